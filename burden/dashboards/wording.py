"""The answer of a page as sentences."""

from typing import Any

from django.utils.translation import gettext as _

from burden.dashboards.selectors.change import Change
from burden.dashboards.selectors.overview import Answer, Rate
from burden.dashboards.templatetags.figures import count, hours, percent, rate
from burden.scores.models import Score
from burden.scores.selectors import Standing

# Rates are shown to two decimals; a smaller change is no change.
_SMALLEST_CHANGE = 0.005


def overview_sentence(answer: Answer) -> str:
    """How much the grassroots carries, how that changed, and where the change comes from."""
    load = _(
        "In this period each person at the %(level)s level spent %(hours)s hours a working day on "
        "papers and meetings, %(avoidable)s of them avoidable."
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
        "Each of the %(staff)s people here spent %(hours)s hours a working day on papers and "
        "meetings, %(share)s of them avoidable."
    ) % {
        "staff": score.staff,
        "hours": rate(score.hours_per_person_day),
        "share": _avoidable_rate(score),
    }
    return _joined(load, _comparison(standing))


def _avoidable_rate(score: Score) -> str:
    return rate(float(score.avoidable) / (score.staff * score.working_days))


def _comparison(standing: Standing) -> str:
    above = standing.above_median
    if above is None:
        return _("There are too few units of this level to compare with.")
    if not above.is_clear:
        return _("That is not clearly different from the middle of its level.")
    if above.probability > 1 - above.probability:
        return _("That is clearly above the middle of its level.")
    return _("That is clearly below the middle of its level.")


def causes_of(change: Change) -> list[dict[str, Any]]:
    """The causes in the order of the formula, each with its factor in both periods and the hours
    it added; they sum to the whole change. None where one of the periods has no meetings.
    """
    old, new, found = change.before.factors, change.after.factors, change.effects
    if old is None or new is None or found is None:
        return []
    rows = (
        (_("how many meetings"), count(old.count), count(new.count), found.count),
        (_("people in each"), hours(old.attendance), hours(new.attendance), found.attendance),
        (_("hours of each person"), rate(old.length), rate(new.length), found.length),
    )
    return [
        {"label": label, "text": f"{before} → {after}", "weight": effect}
        for label, before, after, effect in rows
    ]


def change_sentence(change: Change) -> str:
    """Whether the hours fell with the meetings, and what moved them most."""
    if change.effects is None:
        return _("There is nothing to compare: one of the two periods has no meetings.")
    meetings = _relative(change.before.count, change.after.count)
    spent = _relative(float(change.before.hours), float(change.after.hours))
    fewer_but_more = change.after.count < change.before.count and change.hours > 0
    pattern = (
        _("Meetings %(meetings)s, yet the hours they took %(hours)s: %(cause)s.")
        if fewer_but_more
        else _("Meetings %(meetings)s, the hours they took %(hours)s: %(cause)s.")
    )
    return pattern % {"meetings": meetings, "hours": spent, "cause": _main_cause(change)}


def _relative(before: float, after: float) -> str:
    if before == after:
        return _("stayed the same")
    pattern = _("rose by %(share)s") if after > before else _("fell by %(share)s")
    return pattern % {"share": percent(abs(after - before) / before)}


def _main_cause(change: Change) -> str:
    """The cause that moved the hours most in the direction in which they went."""
    found = change.effects
    assert found is not None
    rises = change.hours >= 0
    causes = (
        (found.count, _("above all more meetings"), _("above all fewer meetings")),
        (found.attendance, _("above all more people in each"), _("above all fewer in each")),
        (found.length, _("above all longer ones"), _("above all shorter ones")),
    )
    _effect, more, fewer = max(causes, key=lambda one: one[0] if rises else -one[0])
    return more if rises else fewer


def _joined(first: str, second: str) -> str:
    return _("%(first)s %(second)s") % {"first": first, "second": second}
