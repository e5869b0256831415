"""What an asker's year of demands says (LOC-01)."""

from collections.abc import Iterator, Mapping, Sequence

from burden.activities.rules.hits import Hit

from .records import Demand

_SHOWN = 200


def check_year(
    now: Sequence[Demand], before: Sequence[Demand], limits: Mapping[str, float]
) -> Iterator[Hit]:
    """Forms and materials fall by the share that a place has set itself; off where it set none.

    Args:
        before: those of the year before up to the same day.
    """
    held, past = (
        [one for one in records if one.goes_down and not one.exemption] for records in (now, before)
    )
    bound = limits["demand.cut"]
    if not bound or len(past) < limits["demand.least"]:
        return
    if len(held) > len(past) * (1 - bound):
        figures = {"count": len(held), "before": len(past), "bound": bound}
        yield Hit("LOC-01", "cut", figures, tuple(one.id for one in held[:_SHOWN]))
