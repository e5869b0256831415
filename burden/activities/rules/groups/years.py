"""What the applications of an owner say together (GD-23)."""

from collections.abc import Iterator, Mapping, Sequence

from burden.activities.rules.hits import Hit

from .records import APPS, CENTRAL, Group

_SHOWN = 200


def check_year(records: Sequence[Group], limits: Mapping[str, float]) -> Iterator[Hit]:
    """A central department keeps one application that faces the grassroots.

    Args:
        records: what the owner kept at the end of the year and faces those below.
    """
    apps = [
        one for one in records if one.kind in APPS and one.level == CENTRAL and not one.exemption
    ]
    bound = limits["group.apps_a_department"]
    if len(apps) > bound:
        figures = {"count": len(apps), "bound": bound}
        yield Hit("GD-23", "apps", figures, tuple(one.id for one in apps[:_SHOWN]))
