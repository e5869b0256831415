"""Rank of an attendee or convener, read from the free words of its role."""

from __future__ import annotations

import re

from .folding import fold
from .records import Role

_DEPUTY = re.compile(r"副|分管|协管|助理|委员(?!会)|常委|(?:武装|组织|宣传|统战)部?部长")
_AND = re.compile(r"[、,，;；兼和(（)）]")
_PRINCIPAL = re.compile(
    r"主要(?:负责|领导)|一把手|党政正职|正职|书记|县长|市长|省长|区长|镇长|乡长|州长|旗长|局长|厅长|部长|主任(?!科员|医师)|院长|站长|盟长|专员|首长"
)
_CONVENER = re.compile(r"召集|主持")


def rank(role: str) -> Role:
    """Return principal, deputy, or other for a role in free words.

    Of several offices the highest counts: 县委副书记、县长 is the county's principal.
    """
    ranks = {_rank(part) for part in _AND.split(fold(role)) if part}
    return next((one for one in (Role.PRINCIPAL, Role.DEPUTY) if one in ranks), Role.OTHER)


def _rank(office: str) -> Role:
    if _DEPUTY.search(office) or office == Role.DEPUTY.value:
        return Role.DEPUTY
    if office == Role.PRINCIPAL.value or _PRINCIPAL.search(office):
        return Role.PRINCIPAL
    return Role.OTHER


def convenes(role: str) -> bool:
    """Tell whether the role says that its bearer called or chaired the meeting."""
    return _CONVENER.search(role) is not None
