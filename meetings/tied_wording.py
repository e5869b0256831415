"""Accompanying and nested meetings as sentences in the reader's language."""

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from burden.findings.models import Finding
from burden.thresholds.parameters import Parameters
from meetings.models import Accompanying, Tied

REASONS: dict[str, Promise] = {
    Accompanying.Reason.NO_ITEM: gettext_lazy("no item concerns it"),
    Accompanying.Reason.PRINCIPAL: gettext_lazy("principal called to a deputy's meeting"),
}
SPARED: dict[str, Promise] = {
    Tied.Spared.STATUTORY: gettext_lazy("Held as the law prescribes: nothing is held against it."),
    Tied.Spared.EMERGENCY: gettext_lazy("Response to an emergency: nothing is held against it."),
    Tied.Spared.ROUTINE: gettext_lazy(
        "A routine meeting of a body, which sits through its agenda: nothing is held against it."
    ),
}


def accompanying_claim(finding: Finding) -> str:
    """Who sat there without an item, and which principals a deputy called, with hours."""
    measures = finding.measures
    parts = []
    if measures["people"]:
        units = ngettext("%(count)s unit", "%(count)s units", measures["units"]) % {
            "count": measures["units"]
        }
        parts.append(
            ngettext(
                "%(people)s person of %(units)s sat in a meeting of which no item concerned it",
                "%(people)s people of %(units)s sat in a meeting of which no item concerned them",
                measures["people"],
            )
            % {"people": measures["people"], "units": units}
        )
    if measures["principals"]:
        parts.append(
            ngettext(
                "%(count)s principal was called to a meeting of a deputy",
                "%(count)s principals were called to a meeting of a deputy",
                measures["principals"],
            )
            % {"count": measures["principals"]}
        )
    return _("%(claim)s: %(hours)s person-hours.") % {
        "claim": _("; ").join(parts),
        "hours": _hours(measures["hours"]),
    }


def in_vain(unit: str, people: int, hours: float, why: str) -> str:
    """How long people of a unit sat where nothing concerned them."""
    return ngettext(
        "%(unit)s: %(people)s person, %(hours)s person-hours that nothing called for (%(why)s).",
        "%(unit)s: %(people)s people, %(hours)s person-hours that nothing called for (%(why)s).",
        people,
    ) % {
        "unit": unit,
        "people": number_format(people),
        "hours": _hours(hours),
        "why": why or _("items that concern other units"),
    }


def nested_claim(finding: Finding) -> str:
    """What is tied into one meeting, and how long people sat through items of others."""
    measures = finding.measures
    values = {
        "segments": measures["segments"],
        "organisers": measures["organisers"],
        "people": measures["people"],
        "hours": _hours(measures["hours"]),
    }
    if measures["organisers"] > 1:
        return (
            _(
                "%(organisers)s organisers tied their agendas into one meeting; %(people)s people"
                " sat through items of others for %(hours)s person-hours."
            )
            % values
        )
    return (
        _(
            "Unrelated matters in one meeting of %(segments)s items; %(people)s people sat through"
            " items of others for %(hours)s person-hours."
        )
        % values
    )


def accompanying_verdict(finding: Finding) -> str:
    """Which thresholds of which version decided, and how binding the rule is."""
    parameters = Parameters(finding.parameter_set)
    sentence = _(
        "Counted from the agenda and the list of attendees; a finding from %(people)s people and"
        " %(hours)s hours on."
    ) % {
        "people": parameters.whole("meeting.accompany_people"),
        "hours": _hours(parameters["meeting.accompany_hours"]),
    }
    if finding.measures["principals"]:
        general = _(
            "That a deputy's meeting does not call principals holds in general (GD-11): a person"
            " weighs whether it was needed."
        )
        sentence = f"{sentence} {general}"
    return sentence


def nested_verdict(finding: Finding) -> str:
    """Which thresholds of which version decided."""
    parameters = Parameters(finding.parameter_set)
    return _(
        "Counted from the agenda and the list of attendees; a finding from %(people)s people and"
        " %(hours)s hours on. Items of one matter never count as nested."
    ) % {
        "people": parameters.whole("meeting.nested_people"),
        "hours": _hours(parameters["meeting.nested_hours"]),
    }


def _hours(value: float) -> str:
    return number_format(round(value, 1), force_grouping=True)
