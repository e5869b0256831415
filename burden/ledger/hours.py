"""The hours of one item and which of them were avoidable. Pure numbers, shared by all sources.

Every figure is a Decimal with six places, and every split hands out the whole to the last place:
what sums are made of must not lose a millionth on the way.
"""

from decimal import ROUND_HALF_EVEN, Decimal

from burden.ledger.models import Component

PLACES = Decimal("0.000001")
AVOIDABLE = frozenset(
    {
        Component.LAYERED,
        Component.ACCOMPANY,
        Component.NESTED,
        Component.COPIED,
        Component.FORM_DUP,
        Component.INSTRUCTION_DUP,
    }
)

# The components a meeting's hours fall into, all of them.
OF_MEETINGS = frozenset(
    {Component.MEETING, Component.LAYERED, Component.ACCOMPANY, Component.NESTED}
)

Number = Decimal | float
Parts = dict[Component, Decimal]


def exact(value: Number) -> Decimal:
    """The value as the ledger keeps it: six places, halves to the even digit.

    A float counts as the decimal it is written as, so 0.92 is 0.92.
    """
    return _decimal(value).quantize(PLACES, rounding=ROUND_HALF_EVEN)


def paper_hours(
    *, characters: int, readers: Number, speed: Number, handling: Number = 0
) -> Decimal:
    """Hours a paper takes at one unit: everyone reads it, and the unit handles it once.

    Quantity times time as in the Standard Cost Model: readers x characters / speed + handling.

    Args:
        characters: of the paper's text.
        readers: people who read it.
        speed: characters an hour, above 0.
        handling: hours of registering, passing round and filing.
    """
    reading = _decimal(readers) * characters / _decimal(speed)
    return exact(reading + _decimal(handling))


def drafting_hours(*, characters: int, speed: Number) -> Decimal:
    """Hours of writing at the issuer where nobody stated them; `speed` in characters an hour."""
    return exact(characters / _decimal(speed))


def attended_hours(
    *, people: Number, length: Number, travel: Number = 0, preparation: Number = 0
) -> Decimal:
    """Hours a meeting takes at one unit: each attends, travels and prepares; times in hours."""
    each = _decimal(length) + _decimal(travel) + _decimal(preparation)
    return exact(_decimal(people) * each)


def split(whole: Number, share: Number) -> tuple[Decimal, Decimal]:
    """The share of the whole (0..1, more or less is cut off) and the rest; both add up to it."""
    whole = exact(whole)
    part = exact(whole * min(max(_decimal(share), Decimal(0)), Decimal(1)))
    return part, whole - part


def paper_parts(hours: Number, *, contained: Number) -> Parts:
    """A paper's hours at one unit: what stands in the superior text already, and the rest.

    `contained` is the containment times the probability that the suspicion is right: 1 when a
    person confirmed it, 0 when one dismissed it. Reading, handling and drafting split alike.
    """
    copied, own = split(hours, contained)
    return _filled({Component.COPIED: copied, Component.DOCUMENT: own})


def meeting_parts(
    hours: Number,
    *,
    accompanying: Number = 0,
    irrelevant: Number = 0,
    contained: Number = 0,
) -> Parts:
    """A meeting's hours at one unit, each in one component.

    First go those of attendees whose unit no item concerns (accompanying), then those of others
    in items that do not concern their unit (nested); of what is left the contained share repeats
    the superior meeting (layered).

    Args:
        hours: all hours of the unit's attendees.
        accompanying: hours of attendees who had no item of their own.
        irrelevant: hours of the other attendees in items of other units.
        contained: 1 - novelty, times the probability that the suspicion is right.
    """
    left = exact(hours)
    accompany = min(exact(accompanying), left)
    left -= accompany
    nested = min(exact(irrelevant), left)
    layered, own = split(left - nested, contained)
    return _filled(
        {
            Component.ACCOMPANY: accompany,
            Component.NESTED: nested,
            Component.LAYERED: layered,
            Component.MEETING: own,
        }
    )


def avoidable_of(component: Component, hours: Decimal) -> Decimal:
    """All hours of an avoidable component, none of the others."""
    return hours if component in AVOIDABLE else Decimal(0)


def _filled(parts: Parts) -> Parts:
    return {component: hours for component, hours in parts.items() if hours}


def _decimal(value: Number) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))
