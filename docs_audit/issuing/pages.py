"""What the pages of issued papers show besides plain figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from burden.organisations.periods import Period
from docs_audit.issuing import drift
from docs_audit.issuing.drift import Drift, Ground
from docs_audit.wording import percent

_MONTHS_SHOWN = 24


@dataclass(frozen=True)
class MonthRow:
    """A month's papers; `width` is the share of the fullest month, for the bar."""

    period: Period
    count: drift.Count
    width: float


def drift_answer(found: Drift) -> str:
    """The page's first sentence."""
    told = {
        "share": percent(found.now.share),
        "before": percent(found.before.share),
        "white": found.now.white,
        "papers": found.now.papers,
    }
    if not found.now.papers:
        return _("No paper of this period is known.")
    if found.ground is Ground.RISE:
        return _("Suspected: %(share)s white heads, %(before)s in the twelve months before.") % told
    if found.ground is Ground.SHARE:
        return _("Suspected: %(white)s of %(papers)s papers are white heads (%(share)s).") % told
    return (
        _("%(white)s of %(papers)s papers are white heads (%(share)s); nothing is pointed out.")
        % told
    )


def months_shown(months: Mapping[date, drift.Count], period: Period) -> list[MonthRow]:
    """The last months up to the end of the period, the latest first."""
    last = period.single_months()[-1].first
    firsts = [drift.month_after(last, -step) for step in range(_MONTHS_SHOWN)]
    counts = [(first, months.get(first, drift.Count())) for first in firsts]
    return [MonthRow(Period(first), count, count.share) for first, count in counts if count.papers]


def months_sentence(rows: Sequence[MonthRow]) -> str:
    """What the picture of months says: the month of the highest share, and the latest one."""
    highest, latest = max(rows, key=lambda one: (one.width, one.period.first)), rows[0]
    told = {
        "highest": highest.period.label,
        "share": percent(highest.width),
        "latest": latest.period.label,
        "now": percent(latest.width),
    }
    if highest is latest:
        return _("The highest share is that of the latest month, %(latest)s: %(now)s.") % told
    return _("The highest share is that of %(highest)s: %(share)s; %(latest)s has %(now)s.") % told
