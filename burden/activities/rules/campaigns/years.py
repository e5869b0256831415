"""What an organiser's year of campaigns says (GD-30)."""

from collections.abc import Iterator, Sequence

from burden.activities.rules.hits import Hit

from .records import AWARDING, Campaign

_SHOWN = 200


def check_year(now: Sequence[Campaign], before: Sequence[Campaign]) -> Iterator[Hit]:
    """Creation and demonstration become fewer; a year without any before says nothing."""
    held, past = (
        [one for one in records if one.kind in AWARDING and not one.exemption]
        for records in (now, before)
    )
    if past and len(held) > len(past):
        figures = {"count": len(held), "before": len(past)}
        yield Hit("GD-30", "more", figures, tuple(one.id for one in held[:_SHOWN]))
