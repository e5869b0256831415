"""One sentence for each picture, so that nobody needs to see it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from burden.dashboards.heat import Row
from burden.dashboards.selectors.matter import Matter
from burden.dashboards.selectors.matter_spread import Issuer
from burden.dashboards.selectors.overview import Trend
from burden.dashboards.templatetags.figures import hours, percent, rate
from burden.ledger.selectors import ZERO


def flow_sentence(rows: Sequence[Row]) -> str:
    """The strongest cell of the matrix; nothing where it is empty."""
    cells = [cell for row in rows for cell in row.cells]
    total = sum((cell.hours for cell in cells), ZERO)
    if not total:
        return ""
    strongest = max(cells, key=lambda cell: cell.hours)
    return _("Most goes from %(issuer)s to %(receiver)s: %(hours)s hours, %(share)s of all.") % {
        "issuer": strongest.issuer.label,
        "receiver": strongest.receiver.label,
        "hours": hours(strongest.hours),
        "share": percent(float(strongest.hours / total)),
    }


def trend_sentence(trend: Trend) -> str:
    """How the level that carries most now came to it; nothing without rates."""
    last, rates = trend.rows[-1]
    known = [(level, one) for level, one in zip(trend.levels, rates, strict=True) if one]
    if not known:
        return ""
    level, now = max(known, key=lambda pair: pair[1].hours)
    first, earlier = trend.rows[0]
    then = dict(zip(trend.levels, earlier, strict=True))[level]
    told = {"level": level.label, "now": rate(now.hours), "last": last.label}
    if then is None:
        return _("Most at the %(level)s level: %(now)s in %(last)s.") % told
    return _("Most at the %(level)s level: %(then)s in %(first)s, %(now)s in %(last)s.") % (
        told | {"then": rate(then.hours), "first": first.label}
    )


def issuers_sentence(issuers: Sequence[Issuer]) -> str:
    """Who caused most of a matter's hours; nothing where nobody did."""
    total = sum((one.hours for one in issuers), ZERO)
    named = [one for one in issuers if one.unit is not None]
    if not total or not named:
        return ""
    most = max(named, key=lambda one: one.hours)
    return _("%(unit)s caused most: %(hours)s hours, %(share)s of all.") % {
        "unit": most.unit,
        "hours": hours(most.hours),
        "share": percent(float(most.hours / total)),
    }


def lanes_sentence(matter: Matter) -> str:
    """How long a matter took to come down."""
    days = [one.occurred_on for one in matter.open_items if one.occurred_on is not None]
    levels = len({one.level for one in matter.open_items})
    if not days:
        return ""
    return ngettext(
        "From the first to the last it took %(days)s day, over %(levels)s levels.",
        "From the first to the last it took %(days)s days, over %(levels)s levels.",
        (max(days) - min(days)).days,
    ) % {"days": (max(days) - min(days)).days, "levels": levels}
