"""Demands and what became of them, in the reader's language."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from burden.findings.models import Finding
from docs_audit.models import Requirement
from docs_audit.wording import percent

FREQUENCIES: dict[str, Promise] = {
    "daily": gettext_lazy("every day"),
    "weekly": gettext_lazy("every week"),
    "tenday": gettext_lazy("every ten days"),
    "monthly": gettext_lazy("every month"),
    "quarterly": gettext_lazy("every quarter"),
    "halfyearly": gettext_lazy("every half-year"),
    "yearly": gettext_lazy("every year"),
}
_WORKING_DAYS = "wd"
_NAMED = 4


def written(kind: str, value: str) -> str:
    """The value of a demand as people say it; quotas and materials stand as they were read."""
    if kind == Requirement.Kind.FREQUENCY and value:
        return str(FREQUENCIES.get(value, value))
    return deadline(value) if kind == Requirement.Kind.DEADLINE else value


def deadline(value: str) -> str:
    """An ISO day, ISO minute or `5wd`; nothing for none."""
    if not value:
        return ""
    if value.endswith(_WORKING_DAYS):
        days = int(value.removesuffix(_WORKING_DAYS))
        return ngettext("%(days)s working day", "%(days)s working days", days) % {"days": days}
    day, _separator, hour = value.partition("T")
    return f"{date_format(date.fromisoformat(day), 'DATE_FORMAT')} {hour}".rstrip()


def claim(finding: Finding) -> str:
    """The one-line claim: of each kind the step that weighs most."""
    parts = [
        part(kind, told)
        for kind, part in (
            (Requirement.Kind.DEADLINE, _deadline_part),
            (Requirement.Kind.QUOTA, _quota_part),
            (Requirement.Kind.FREQUENCY, _frequency_part),
            (Requirement.Kind.MATERIAL, _material_part),
        )
        if (told := finding.measures.get(kind))
    ]
    return _("Demands grew against the superior paper: %(parts)s.") % {"parts": _("; ").join(parts)}


def _deadline_part(_kind: str, told: dict[str, Any]) -> str:
    share = percent(told["figure"])
    if told["days"] > 0:
        return ngettext(
            "a deadline %(days)s day earlier, %(share)s of the time left",
            "a deadline %(days)s days earlier, %(share)s of the time left",
            told["days"],
        ) % {"days": told["days"], "share": share}
    return _("an earlier deadline, %(share)s of the time left") % {"share": share}


def _quota_part(_kind: str, told: dict[str, Any]) -> str:
    return _("a quota from %(before)s to %(after)s") % {
        "before": told["from"],
        "after": told["to"],
    }


def _frequency_part(kind: str, told: dict[str, Any]) -> str:
    return _("asked %(after)s instead of %(before)s") % {
        "before": written(kind, told["from"]),
        "after": written(kind, told["to"]),
    }


def _material_part(_kind: str, told: dict[str, Any]) -> str:
    names = told["values"]
    return ngettext(
        "%(count)s more material (%(names)s)", "%(count)s more materials (%(names)s)", len(names)
    ) % {"count": len(names), "names": "、".join(names[:_NAMED])}


def verdict(finding: Finding) -> str:
    """Which thresholds decided that a person should look, and that a person decides."""
    bounds = {row["kind"]: row["bound"] for row in finding.evidence if row["signal"] == "step"}
    told = {
        Requirement.Kind.DEADLINE: _("less than %(bound)s of the superior's time"),
        Requirement.Kind.QUOTA: _("a quota raised by %(bound)s or more"),
        Requirement.Kind.FREQUENCY: _("%(bound)s times as often or more"),
        Requirement.Kind.MATERIAL: _("%(bound)s materials more, or above"),
    }
    reached = _("; ").join(
        str(sentence) % {"bound": _bound(finding, kind, bounds[kind])}
        for kind, sentence in told.items()
        if kind in bounds
    )
    return _(
        "A candidate: %(reached)s (parameters, version %(version)s). Raising moderately can be"
        " right; whether this was is for a person to say."
    ) % {"reached": reached, "version": finding.parameter_set.version or 0}


def _bound(finding: Finding, kind: str, bound: float) -> str:
    if kind == Requirement.Kind.DEADLINE:
        return percent(bound)
    if kind == Requirement.Kind.QUOTA:
        is_share = finding.measures[kind]["to"].endswith("%")
        return _("%(points)s points") % {"points": f"{bound:g}"} if is_share else percent(bound)
    return f"{bound:g}"


def figure_of(kind: str, value: str, figure: float) -> str:
    """What a step comes to, as the evidence shows it; a material has no figure."""
    if kind == Requirement.Kind.DEADLINE:
        return _("%(share)s of the time") % {"share": percent(figure)}
    if kind == Requirement.Kind.QUOTA:
        if value.endswith("%"):
            return _("+%(points)s points") % {"points": f"{figure:g}"}
        return f"+{percent(figure)}"
    if kind == Requirement.Kind.FREQUENCY:
        return _("%(times)s times as often") % {"times": f"{figure:.3g}"}
    return ""
