"""The answer of a page as sentences."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from burden.dashboards.selectors.overview import Answer, Rate
from burden.dashboards.selectors.pains import LEADING, By, Pains
from burden.dashboards.templatetags.figures import hours, percent, rate
from burden.organisations.models import Unit
from burden.organisations.periods import Period, working_days
from burden.scores.models import Score
from burden.scores.selectors import FEWEST_PEERS, Standing
from burden.scores.spread import Place, Spread

# Rates are shown to two decimals; a smaller change is no change.
_SMALLEST_CHANGE = 0.005
# What binary fractions leave of nothing.
_NOTHING = 1e-9
PLACES: dict[Place, str | Promise] = {
    Place.ABOVE: gettext_lazy("clearly above"),
    Place.BELOW: gettext_lazy("clearly below"),
    Place.NOT_CLEAR: gettext_lazy("not clearly different"),
    Place.UNKNOWN: gettext_lazy("not drawn"),
}


def overview_sentence(answer: Answer) -> str:
    """How much the grassroots carries, how that changed, and where the change comes from."""
    load = _(
        "In this period each person at the %(level)s level spent %(hours)s hours a working day on "
        "papers, meetings and other burdens, %(avoidable)s of them avoidable."
    ) % {
        "level": answer.level.label,
        "hours": rate(answer.now.hours),
        "avoidable": rate(answer.now.avoidable),
    }
    if answer.before is None:
        return load
    return _joined(load, _change(answer, answer.before))


def _change(answer: Answer, before: Rate) -> str:
    change = answer.now.hours - before.hours
    if abs(change) < _SMALLEST_CHANGE:
        return _("As much as in the period before.")
    figures = {
        "change": rate(abs(change)),
        "component": answer.cause.label if answer.cause else "",
    }
    if change > 0:
        if answer.cause:
            return _("%(change)s more than the period before, mostly %(component)s.") % figures
        return _("%(change)s more than the period before.") % figures
    if answer.cause:
        return _("%(change)s less than the period before, mostly fewer hours of %(component)s.") % (
            figures
        )
    return _("%(change)s less than the period before.") % figures


def unit_sentence(score: Score, standing: Standing) -> str:
    """What the unit carries in the month, and how sure it is that this is more than others do."""
    load = _(
        "Each of the %(staff)s people here spent %(hours)s hours a working day on papers, "
        "meetings and other burdens, %(share)s of them avoidable."
    ) % {
        "staff": score.staff,
        "hours": rate(score.hours_per_person_day),
        "share": _avoidable_rate(score),
    }
    return _joined(load, _comparison(standing))


def unscored_sentence(unit: Unit, month: Period, staff: int) -> str:
    """Why a unit has no score in a month.

    Args:
        staff: at the end of the month, 0 where none was told.
    """
    if unit.valid_to is not None and unit.valid_to < month.last:
        return _("The unit was closed before the month ended.")
    if not staff:
        return _("The unit has no staff number.")
    if not working_days(month.first, month.last).count:
        return _("The month has no working day.")
    return _("The points of this month have not been worked out yet.")


def _avoidable_rate(score: Score) -> str:
    return rate(float(score.avoidable) / (score.staff * score.working_days))


def _comparison(standing: Standing) -> str:
    above = standing.above_median
    if standing.peer_count < FEWEST_PEERS:
        return _("There are too few units of this level to compare with.")
    if above is None:
        return _("How sure a difference from the middle of its level is has not been drawn.")
    if not above.is_clear:
        return _("That is not clearly different from the middle of its level.")
    if above.probability > 1 - above.probability:
        return _("That is clearly above the middle of its level.")
    return _("That is clearly below the middle of its level.")


def spread_sentence(spread: Spread) -> str:
    """How unevenly hours are spread over people, and which part of that lies between levels."""
    told = {"gini": f"{spread.gini:.2f}"}
    if spread.theil.total < _NOTHING:
        return _("Hours are spread evenly over the people of all units.")
    if spread.theil.within < _NOTHING:
        return (
            _(
                "Hours per person are spread with a Gini index of %(gini)s; all of the unevenness "
                "lies between the levels."
            )
            % told
        )
    between = max(spread.theil.between, 0.0) / spread.theil.total
    told["between"] = percent(between)
    return (
        _(
            "Hours per person are spread with a Gini index of %(gini)s; %(between)s of the "
            "unevenness lies between the levels, the rest among units of one level."
        )
        % told
    )


def pains_sentence(pains: Pains) -> str:
    """How many of the hours could be avoided, and how much of that the first rows make up."""
    figures = {"hours": hours(pains.total.hours), "avoidable": hours(pains.total.avoidable)}
    if not pains.total.avoidable:
        return _("No avoidable hours are known here; of what was reported all is told below.")
    load = _("Of %(hours)s hours here %(avoidable)s could have been avoided.") % figures
    if pains.by is By.KIND or len(pains.places) <= LEADING:
        return load
    share = _("The first five rows make up %(share)s of these.")
    return _joined(load, share % {"share": percent(min(pains.leading_share, 1.0))})


def _joined(first: str, second: str) -> str:
    return _("%(first)s %(second)s") % {"first": first, "second": second}
