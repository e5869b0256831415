"""What rules say of records and years, as sentences in the reader's language."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from burden.findings.models import Finding
from burden.thresholds.rulebook import RULES, Subject
from burden.thresholds.wording import in_language

Figures = Mapping[str, Any]
Sentence = Callable[[Figures], str]

SUBJECTS: dict[Subject, Promise] = {
    Subject.INSPECTION: gettext_lazy("inspections"),
    Subject.DEMAND: gettext_lazy("forms and figures"),
    Subject.GROUP: gettext_lazy("work groups and apps"),
    Subject.CAMPAIGN: gettext_lazy("demonstrations and festivals"),
    Subject.SECONDMENT: gettext_lazy("secondments"),
}
# As titles of items call them.
CHINESE: dict[Subject, str] = {
    Subject.INSPECTION: "督查检查考核",
    Subject.DEMAND: "填表报数",
    Subject.GROUP: "政务群组和应用程序",
    Subject.CAMPAIGN: "创建示范和节庆论坛活动",
    Subject.SECONDMENT: "借调人员",
}
SPARED: dict[str, Promise] = {
    "statutory": gettext_lazy("required by law, so held against nobody"),
    "emergency": gettext_lazy("emergency response, so held against nobody"),
    "safety": gettext_lazy("emergency inspection of safety, so held against nobody"),
    "security": gettext_lazy("needed for safety at work, so held against nobody"),
    "disaster": gettext_lazy("natural disaster, so held against nobody"),
}
_sentences: dict[Subject, Mapping[str, Sentence]] = {}


def tell(subject: Subject, sentences: Mapping[str, Sentence]) -> None:
    """Make the sentences of a subject known, by the form of a hit."""
    _sentences[subject] = sentences


def sentence_of(subject: str, form: str, figures: Figures) -> str:
    """What was counted, as a sentence with its bound."""
    return _sentences[Subject(subject)][form](figures)


def subject_of(finding: Finding) -> Subject:
    """What kind of records a finding of a rule is about; its kind ends with it."""
    return Subject(finding.kind.rpartition(":")[2])


def claim(finding: Finding) -> str:
    """The one-line claim: the rule and what was counted."""
    rule = RULES[finding.measures["rule"]]
    told = {
        "name": str(in_language(rule.name)),
        "rule": rule.id,
        "figures": sentence_of(
            subject_of(finding), finding.measures["form"], finding.measures["figures"]
        ),
    }
    if rule.is_candidate:
        return _("%(name)s (%(rule)s), for a person to judge: %(figures)s") % told
    return _("%(name)s (%(rule)s): %(figures)s") % told


def verdict(finding: Finding) -> str:
    """Who decides."""
    rule = RULES[finding.measures["rule"]]
    if rule.is_candidate:
        return _("The program only points this out; whether the rule is broken a person says.")
    return _("What the records tell is held against the words of the rule.")


def numbers(figures: Figures) -> dict[str, Any]:
    """Numbers as the reader's language writes them, halves with one decimal."""
    return {
        name: written(value) if isinstance(value, int | float) else value
        for name, value in figures.items()
    }


def written(value: float) -> str:
    rounded = round(float(value), 1)
    return number_format(rounded, 0 if rounded.is_integer() else 1, force_grouping=True)


def percent(share: float) -> str:
    return f"{round(share * 100)}%"


def day(text: str) -> str:
    return date_format(date.fromisoformat(text), "DATE_FORMAT")
