"""Codes of administrative divisions (GB/T 2260 and the statistical twelve digits).

PP province, CC prefecture, AA county, TTT township, VVV village; zeros pad on the right. A code
gives a place, never an organ: the departments of a county all have the county's code.
"""

import re

from burden.organisations.models import Level

_LENGTHS: tuple[tuple[int, Level], ...] = (
    (2, Level.PROVINCE),
    (4, Level.CITY),
    (6, Level.COUNTY),
    (9, Level.TOWNSHIP),
    (12, Level.VILLAGE),
)
_FULL = 12
# The first digit is one of the great regions; provinces come and go, and examples use free numbers.
_CODE = re.compile(r"[1-8]\d+")

# Rows of published lists that stand between a county and its province without being a city.
PLACEHOLDERS = frozenset(
    {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖县", "省直辖行政单位"}
)


def is_code(text: str) -> bool:
    """Whether the text can be a code, short (34, 3401, 340123 ...) or padded with zeros."""
    return len(text) in {length for length, _level in _LENGTHS} and bool(_CODE.fullmatch(text))


def significant(code: str) -> str:
    """The code without the zeros that pad it: 340100000000 and 340100 give 3401."""
    padded = code.ljust(_FULL, "0")
    for length, _level in _LENGTHS:
        if not padded[length:].strip("0"):
            return padded[:length]
    return padded


def level_of(code: str) -> Level:
    """The level of the place that the code means."""
    return dict(_LENGTHS)[len(significant(code))]


def ancestors(code: str) -> list[str]:
    """Codes of the superior places without their padding, the nearest first."""
    own = significant(code)
    return [own[:length] for length, _level in reversed(_LENGTHS) if length < len(own)]
