"""Rank of an attendee or convener, read from the free words of its role."""

from __future__ import annotations

import re

from .folding import fold
from .records import Role

_DEPUTY = re.compile(r"副|分管|协管|助理|委员(?!会)|常委")
_PRINCIPAL = re.compile(
    r"主要(?:负责|领导)|一把手|党政正职|正职|书记|县长|市长|省长|区长|镇长|乡长|州长|旗长|局长|厅长|部长|主任|村主任|院长|站长"
)
_CONVENER = re.compile(r"召集|主持")


def rank(role: str) -> Role:
    """Return principal, deputy, or other for a role in free words."""
    text = fold(role)
    if _DEPUTY.search(text):
        return Role.DEPUTY
    if text == Role.PRINCIPAL.value or _PRINCIPAL.search(text):
        return Role.PRINCIPAL
    return Role.DEPUTY if text == Role.DEPUTY.value else Role.OTHER


def convenes(role: str) -> bool:
    """Tell whether the role says that its bearer called or chaired the meeting."""
    return _CONVENER.search(role) is not None
