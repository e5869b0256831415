"""How findings on groups that no rule alone speaks of are told."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from burden.activities.groups.comparing import pair_of_items
from burden.activities.groups.suspecting import OFF_HOURS, TOLD_AGAIN
from burden.activities.models import Instruction
from burden.activities.ruling.wording import percent, written
from burden.findings.models import Finding
from burden.findings.registry import FindingKind
from burden.matters import registry
from burden.matters.models import Item
from burden.organisations.models import User
from burden.thresholds.parameters import Parameters

# Chat is written in lines, some of them without a stop.
_SENTENCE = re.compile(r"[^\s。！？!?][^\n。！？!?]*[。！？!?]*")


def of_groups() -> Iterator[FindingKind]:
    yield FindingKind(
        code=TOLD_AGAIN,
        label=gettext_lazy("an instruction given again in another group"),
        claim=_again,
        evidence_template="activities/_told_again_evidence.html",
        evidence_context=_pair,
        sentences=_pair_in_words,
        verdict=_again_verdict,
        upper_label=gettext_lazy("Given first"),
        closed_uppers=_closed,
        places=_sentences,
    )
    yield FindingKind(
        code=OFF_HOURS,
        label=gettext_lazy("instructions outside working time"),
        claim=_off_hours,
        evidence_template="activities/_passed_on_evidence.html",
        verdict=_off_hours_verdict,
    )


def _again(finding: Finding) -> str:
    return _(
        "The same instruction had come to the same units in another group %(hours)s hours before."
    ) % {"hours": written(finding.measures["hours"])}


def _again_verdict(finding: Finding) -> str:
    parameters = Parameters(finding.parameter_set)
    return _(
        "Messages of groups that share a unit are compared within %(hours)s hours by what they are"
        " about, not word by word; the hours are an assumption. One matter is to be asked for once"
        " (ZJ-05)."
    ) % {"hours": written(parameters["group.repeat_hours"])}


def _pair(finding: Finding, user: User) -> dict[str, Any]:
    return {"pair": pair_of_items(user, finding.item, finding.upper)}


def _pair_in_words(finding: Finding, user: User) -> list[str]:
    """Both instructions, each as far as the reader may see it."""
    pair = _pair(finding, user)["pair"]
    if pair is None:
        return []
    told = [(_("Given again"), pair.again)]
    if pair.first is not None:
        told.insert(0, (_("Given first"), pair.first))
    return [
        _("%(label)s: %(title)s") % {"label": label, "title": side.instruction.text}
        for label, side in told
    ]


def _sentences(finding: Finding, user: User) -> list[tuple[str, str]]:
    """The sentences of the later instruction that a note can be pinned to, by where they begin."""
    told = Instruction.objects.visible_to(user).filter(item=finding.item_id).first()
    sentences = _SENTENCE.finditer(told.text) if told is not None else ()
    return [(f"sentence:{one.start()}", one[0]) for one in sentences]


def _off_hours(finding: Finding) -> str:
    told = finding.measures
    return _(
        "%(count)s of %(of)s instructions (%(share)s) came outside working time; what warned of a"
        " danger is not counted."
    ) % {
        "count": written(told["count"]),
        "of": written(told["of"]),
        "share": percent(told["count"] / max(told["of"], 1)),
    }


def _off_hours_verdict(finding: Finding) -> str:
    parameters = Parameters(finding.parameter_set)
    return _(
        "Working time is from %(opens)s to %(closes)s o'clock on working days, make-up days"
        " included. From %(least)s instructions and a share of %(share)s on it is a finding; no"
        " rule sets a number here, these are assumptions."
    ) % {
        "opens": written(parameters["group.opens"]),
        "closes": written(parameters["group.closes"]),
        "least": written(parameters["group.off_least"]),
        "share": percent(parameters["group.off_share"]),
    }


def _closed(user: User, items: Collection[int]) -> set[int]:
    opened = Item.objects.filter(registry.is_open_to(user), pk__in=items)
    return set(items) - set(opened.values_list("pk", flat=True))
