"""How figures are written, in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import get_language

register = template.Library()

Figure = float | Decimal | None
_ABSENT = "\u2013"
_MINUS = "\u2212"
_HUNDREDTH = 0.01
_TEN_THOUSAND = 10_000
_HUNDRED_MILLION = 100_000_000


@register.filter
def hours(value: Figure) -> str:
    """Hours to one decimal; large ones in 万 and 亿, or with thousands separators."""
    return _ABSENT if value is None else _large(value, 1)


@register.filter
def count(value: Figure) -> str:
    """A whole number."""
    return _ABSENT if value is None else _large(value, 0)


@register.filter
def rate(value: Figure) -> str:
    """Hours per person and working day, to two decimals; what is there is never shown as none."""
    if value is None:
        return _ABSENT
    if 0 < value < _HUNDREDTH / 2:
        return f"<{number_format(_HUNDREDTH, 2)}"
    return number_format(_rounded(value, 2))


@register.filter
def percent(value: Figure) -> str:
    """A share 0..1 as a whole percentage; never rounded up to 100 or down to 0."""
    if value is None:
        return _ABSENT
    share = float(value)
    if 0 < share < _HUNDREDTH:
        return "<1%"
    if 1 - _HUNDREDTH < share < 1:
        return ">99%"
    return f"{number_format(_rounded(share * 100, 0))}%"


@register.filter
def share(value: Figure) -> str:
    """A share in percent to two decimals, as burden.md 2.7 tells what is left of a time."""
    return _ABSENT if value is None else f"{number_format(_rounded(float(value) * 100, 2))}%"


@register.filter
def days(value: Figure) -> str:
    """Days, to one decimal where an hour was said."""
    if value is None:
        return _ABSENT
    return number_format(_rounded(value, 0 if float(value).is_integer() else 1))


@register.filter
def log_step(value: Figure) -> str:
    """A natural logarithm with its sign, to four decimals."""
    if value is None:
        return _ABSENT
    sign, size = (_MINUS, -value) if value < 0 else ("+" if value else "", value)
    return f"{sign}{number_format(_rounded(size, 4))}"


@register.filter
def signed(value: Figure) -> str:
    """A change or a weight with its sign, to one decimal."""
    if value is None:
        return _ABSENT
    sign, size = (_MINUS, -value) if value < 0 else ("+", value)
    return f"{sign}{_large(size, 1)}"


@register.filter
def svg_percent(value: Figure) -> str:
    """A share 0..1 as a length in a picture, which no language writes differently."""
    return f"{min(max(float(value or 0), 0.0), 1.0) * 100:.3f}%"


@register.filter
def in_percent(value: Figure) -> str:
    """A share 0..1 as a number of percent for a chart, which no language writes differently."""
    return "" if value is None else f"{float(value) * 100:.2f}"


@dataclass(frozen=True)
class Step:
    """One signal of a waterfall; `x` and `width` are percentages of the bar's length."""

    label: str
    text: str
    weight: float
    x: str
    width: str


@register.filter
def waterfall(signals: Iterable[Mapping[str, Any]]) -> list[Step]:
    """Lay signals ({"label" or "signal", "weight", "text"}) end to end, so that they add up."""
    rows = [(row, float(row.get("weight", 0))) for row in signals]
    edges = [0.0]
    for _row, weight in rows:
        edges.append(edges[-1] + weight)
    low, span = min(edges), (max(edges) - min(edges)) or 1.0
    return [
        Step(
            label=str(row.get("label") or row.get("signal", "")),
            text=str(row.get("text", "")),
            weight=weight,
            x=f"{(min(start, start + weight) - low) / span * 100:.2f}",
            width=f"{abs(weight) / span * 100:.2f}",
        )
        for (row, weight), start in zip(rows, edges, strict=False)
    ]


def _large(value: float | Decimal, decimals: int) -> str:
    if not (get_language() or "").startswith("zh"):
        return number_format(_rounded(value, decimals), force_grouping=True)
    for size, word in ((_HUNDRED_MILLION, "亿"), (_TEN_THOUSAND, "万")):
        if value >= size:
            return f"{number_format(_rounded(value / size, 1))} {word}"
    return number_format(_rounded(value, decimals))


def _rounded(value: float | Decimal, decimals: int) -> Decimal:
    """Rounded half up, for Django's own formatting cuts digits off."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
