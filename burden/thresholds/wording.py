"""The rulebook in the reader's language."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from burden.thresholds.rulebook import Basis, Check, Confidence, Preset, Rule, Softness, Wording

CONFIDENCES: dict[Confidence, Promise] = {
    Confidence.VERBATIM: gettext_lazy("wording seen"),
    Confidence.SUMMARY: gettext_lazy("known from reports, in other words"),
    Confidence.UNCONFIRMED: gettext_lazy("not confirmed"),
}
SOFTNESSES: dict[Softness, Promise] = {
    Softness.MUST: gettext_lazy("binding"),
    Softness.GENERAL: gettext_lazy("in general"),
    Softness.PRINCIPLE: gettext_lazy("in principle"),
}
CHECKS: dict[Check, Promise] = {
    Check.COMPUTED: gettext_lazy("decided by the program, confirmed by a person"),
    Check.COMPUTED_AND_PERSON: gettext_lazy("found by the program, judged by a person"),
    Check.CANDIDATE: gettext_lazy("pointed out only; a person judges"),
}
BASES: dict[Basis, Promise] = {
    Basis.TEXT: pgettext_lazy("held against", "the text of a paper"),
    Basis.COMPARISON: pgettext_lazy("held against", "comparison with other papers"),
    Basis.REGISTER: pgettext_lazy("held against", "the register of papers issued"),
    Basis.RECORD: pgettext_lazy("held against", "records of meetings and of other burdens"),
    Basis.GUARD: pgettext_lazy("held against", "the secrecy guard at upload"),
    Basis.PERMISSION: pgettext_lazy("held against", "nothing: it permits"),
}


def _spoken(wording: Wording) -> str:
    return wording.spoken(get_language() or "zh-hans")


# Made once: a class for each text, as `lazystr` has it, took most of the time of a page of rules.
_spoken_late: Callable[[Wording], Promise] = lazy(_spoken, str)  # type: ignore[assignment]


def in_language(wording: Wording) -> Promise:
    """The words in the language of the moment they are shown, not of that they are loaded."""
    return _spoken_late(wording)


def label_of(rule: Rule) -> Promise:
    """A rule by its number and name: GD-04 directive paper to …"""
    return format_lazy("{id} {name}", id=rule.id, name=in_language(rule.name))


@dataclass(frozen=True)
class ShownRule:
    """A rule as pages tell it: its words, where they are from, and how sure and hard they are."""

    rule: Rule

    @property
    def name(self) -> Promise:
        return in_language(self.rule.name)

    @property
    def text(self) -> Promise:
        return in_language(self.rule.text)

    @property
    def exempt(self) -> list[Promise]:
        return [in_language(one) for one in self.rule.exempt]

    @property
    def place(self) -> str:
        """The source with its item; an inferred number is said to be one."""
        source = str(in_language(self.rule.source.name))
        if not self.rule.item:
            return source
        if self.rule.paragraph:
            sentence = _("%(source)s, item %(item)s (%(paragraph)s)")
        elif self.rule.is_item_confirmed:
            sentence = _("%(source)s, item %(item)s")
        else:
            sentence = _("%(source)s, item %(item)s (number not confirmed)")
        told = {"source": source, "item": self.rule.item, "paragraph": self.rule.paragraph}
        return sentence % told

    @property
    def reported(self) -> str:
        """Where a rule that was not seen itself was reported; empty for one that was."""
        return "、".join(self.rule.reported)

    @property
    def confidence(self) -> Promise:
        return CONFIDENCES[self.rule.confidence]

    @property
    def softness(self) -> Promise:
        return SOFTNESSES[self.rule.softness]

    @property
    def check(self) -> Promise:
        return CHECKS[self.rule.check]

    @property
    def basis(self) -> Promise:
        return BASES[self.rule.basis]


@dataclass(frozen=True)
class ShownPreset:
    """The numbers of one place as pages tell them."""

    preset: Preset

    @property
    def place(self) -> Promise:
        return in_language(self.preset.place)

    @property
    def text(self) -> Promise:
        return in_language(self.preset.text)
