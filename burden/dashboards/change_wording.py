"""Why the hours of meetings changed, as a page, a file and a sentence tell it."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from burden.dashboards.selectors.change import Change
from burden.dashboards.templatetags.figures import count, hours, percent, rate
from burden.scores.index import shown


def causes_of(change: Change) -> list[dict[str, Any]]:
    """The causes in the order of the formula, each with its figure in both periods and the hours
    it added; as they are shown, they sum to the shown change. None where one of the periods has no
    meetings.
    """
    if change.causes is None:
        return []
    rows = list(_rows(change))
    weights = shown([float(added) for _label, _before, _after, added in rows])
    return [
        {"label": label, "text": f"{before} → {after}", "weight": weight}
        for (label, before, after, _added), weight in zip(rows, weights, strict=True)
    ]


def cause_lines(change: Change) -> Iterator[tuple[object, ...]]:
    """The causes as lines of a file: figures in both periods, and hours to the last place."""
    yield from _rows(change)
    if change.causes is not None:
        yield (_("Sum"), change.before.hours, change.after.hours, change.causes.total)


def _rows(change: Change) -> Iterator[tuple[str, str, str, Any]]:
    """Each cause with its figure in both periods and the hours it added."""
    found = change.causes
    if found is None:
        return
    before, after = change.told
    old, new = before.factors, after.factors
    people = (hours(old.attendance if old else None), hours(new.attendance if new else None))
    lengths = (rate(old.length if old else None), rate(new.length if new else None))
    told_once = (hours(before.uncovered), hours(after.uncovered))
    added = (hours(before.parameters), hours(after.parameters))
    yield _("how many meetings"), count(before.count), count(after.count), found.count
    yield _("people in each"), *people, found.attendance
    yield _("hours of each person"), *lengths, found.length
    yield _("parameters published since, in hours"), *added, found.parameters
    yield _("told in one of the periods alone, in hours"), *told_once, found.coverage


def change_sentence(change: Change) -> str:
    """Whether the hours fell with the meetings, and what moved them most."""
    if change.causes is None:
        return _("There is nothing to compare: one of the two periods has no meetings.")
    told = {
        "meetings": _relative(change.before.count, change.after.count),
        "hours": _relative(float(change.before.hours), float(change.after.hours)),
    }
    if change.hours == 0:
        return _("Meetings %(meetings)s, the hours they took %(hours)s.") % told
    fewer_but_more = change.after.count < change.before.count and change.hours > 0
    pattern = (
        _("Meetings %(meetings)s, yet the hours they took %(hours)s: %(cause)s.")
        if fewer_but_more
        else _("Meetings %(meetings)s, the hours they took %(hours)s: %(cause)s.")
    )
    return pattern % {**told, "cause": _main_cause(change)}


def _relative(before: float, after: float) -> str:
    if before == after:
        return _("stayed the same")
    pattern = _("rose by %(share)s") if after > before else _("fell by %(share)s")
    return pattern % {"share": percent(abs(after - before) / before)}


def _main_cause(change: Change) -> str:
    """The cause that moved the hours most in the direction in which they went."""
    found = change.causes
    assert found is not None
    rises = change.hours >= 0
    causes = (
        (found.count, _("above all more meetings"), _("above all fewer meetings")),
        (found.attendance, _("above all more people in each"), _("above all fewer in each")),
        (found.length, _("above all longer ones"), _("above all shorter ones")),
        (
            found.parameters,
            _("above all because parameters changed since, not the load"),
            _("above all because parameters changed since, not the load"),
        ),
        (
            found.coverage,
            _("above all because more hosts and units are known, not by more load"),
            _("above all because fewer hosts and units are known, not by less load"),
        ),
    )
    _effect, more, fewer = max(causes, key=lambda one: one[0] if rises else -one[0])
    return more if rises else fewer
