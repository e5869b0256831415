"""How findings on demands that no rule alone speaks of are told."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from burden.activities.demands.suspecting import AGAIN, NO_SUNSET, PASSED_ON
from burden.activities.models import AskedField, Demand
from burden.activities.ruling import pages
from burden.activities.ruling.wording import day, written
from burden.findings.models import Finding
from burden.findings.registry import FindingKind
from burden.matters import registry
from burden.matters.models import Item
from burden.organisations.models import User
from burden.thresholds.parameters import Parameters


def of_demands() -> Iterator[FindingKind]:
    yield FindingKind(
        code=AGAIN,
        label=gettext_lazy("the same data asked again"),
        claim=_again,
        evidence_template="activities/_asked_again_evidence.html",
        evidence_context=_asked_before,
        sentences=_asked_before_in_words,
        verdict=_again_verdict,
        places=_fields_asked_again,
    )
    yield FindingKind(
        code=PASSED_ON,
        label=gettext_lazy("a form passed down unchanged"),
        claim=_passed_on,
        evidence_template="activities/_passed_on_evidence.html",
        verdict=_no_rule,
        closed_uppers=_closed,
        places=_fields,
    )
    yield FindingKind(
        code=NO_SUNSET,
        label=gettext_lazy("a recurring form without an end"),
        claim=_no_sunset,
        evidence_template="activities/_passed_on_evidence.html",
        verdict=_no_rule,
    )


def _again(finding: Finding) -> str:
    told = finding.measures
    return _(
        "%(count)s of %(fields)s fields had been asked of the same units before, by %(forms)s"
        " earlier forms."
    ) % {name: written(told[name]) for name in ("count", "fields", "forms")}


def _again_verdict(finding: Finding) -> str:
    parameters = Parameters(finding.parameter_set)
    return _(
        "Fields are the same by name or synonym, measure and period. Where a period is missing,"
        " what hardly changes counts within %(standing)s days, other data within %(changing)s."
        " From %(bound)s fields on it is a finding; these numbers are assumptions."
    ) % {
        "standing": written(parameters["demand.standing_days"]),
        "changing": written(parameters["demand.changing_days"]),
        "bound": written(parameters["demand.fields"]),
    }


def _asked_before(finding: Finding, user: User) -> dict[str, Any]:
    """The demands that asked before, as far as the reader may open them."""
    opened = pages.open_items(user, [one["item"] for one in finding.evidence])
    return {"asked_before": [(opened.get(one["item"]), one) for one in finding.evidence]}


def _asked_before_in_words(finding: Finding, user: User) -> list[str]:
    """Each demand that asked before, with the fields in common."""
    return [
        ngettext(
            "%(count)s field had been asked for by %(form)s: %(names)s",
            "%(count)s fields had been asked for by %(form)s: %(names)s",
            told["count"],
        )
        % {
            "count": written(told["count"]),
            "form": _form(item),
            "names": "、".join(told["names"]),
        }
        for item, told in _asked_before(finding, user)["asked_before"]
    ]


def _form(item: Item | None) -> str:
    if item is None:
        return _("a form outside your scope")
    when = date_format(item.occurred_on, "SHORT_DATE_FORMAT") if item.occurred_on else "–"
    return f"{item.title} ({item.unit.name}, {when})"


def _fields(finding: Finding, user: User) -> list[tuple[str, str]]:
    """The fields of the form that a note can be pinned to, as far as the reader may open it."""
    return _named(_fields_of(finding, user))


def _fields_asked_again(finding: Finding, user: User) -> list[tuple[str, str]]:
    """As `_fields`, only those that were asked for before."""
    return _named(_fields_of(finding, user).filter(repeats__isnull=False).distinct())


def _fields_of(finding: Finding, user: User) -> QuerySet[AskedField]:
    demands = Demand.objects.visible_to(user).filter(item=finding.item_id).order_by()
    return AskedField.objects.filter(demand__in=demands.values("pk"))


def _named(fields: Iterable[AskedField]) -> list[tuple[str, str]]:
    return [(f"field:{one.place}", one.name) for one in fields]


def _passed_on(finding: Finding) -> str:
    told = finding.measures
    words = ngettext(
        "Its %(fields)s field stood in the superior's form, which came %(days)s days before.",
        "All its %(fields)s fields stood in the superior's form, which came %(days)s days before.",
        told["fields"],
    ) % {"fields": written(told["fields"]), "days": written(told["days"])}
    if told["hours"] is None or told["upper_hours"] is None:
        return words
    left = _("Those below had %(hours)s hours, the superior had given %(upper)s.") % {
        "hours": written(told["hours"]),
        "upper": written(told["upper_hours"]),
    }
    return f"{words} {left}"


def _no_sunset(finding: Finding) -> str:
    return _("Asked for %(cycle)s since %(day)s, with no day named on which it ends.") % {
        "cycle": Demand.Cycle(finding.measures["cycle"]).label,
        "day": day(finding.measures["since"]),
    }


def _no_rule(_finding: Finding) -> str:
    return _("No rule sets a number here; whether it was needed a person says.")


def _closed(user: User, items: Collection[int]) -> set[int]:
    opened = Item.objects.filter(registry.is_open_to(user), pk__in=items)
    return set(items) - set(opened.values_list("pk", flat=True))
