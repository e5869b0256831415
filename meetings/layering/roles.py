"""Rank of an attendee or convener, read from the free words of its role."""

from __future__ import annotations

import re
from functools import lru_cache

from .folding import fold
from .records import Role

_DEPUTY = re.compile(r"副|分管|协管|助理|委员(?!会)|常委|(?:武装|组织|宣传|统战)部?部长")
_AND = re.compile(r"[、,，;；兼和(（)）]")
# Who heads an office or a branch of a unit is not the principal of the unit.
_OF_A_PART = re.compile(
    r"(?:办公室|政府办|党委办|党政办|[室股科处站所中心队组])主任|第一书记|机关(?:党委|党总支|党支部|支部)书记"
    r"|(?:纪委|纪检委|纪工委|政法委|团委|团支部|统战部?)书记"
)
_PRINCIPAL = re.compile(
    r"主要(?:负责|领导)|一把手|党政正职|正职|书记|县长|市长|省长|区长|镇长|乡长|州长|旗长|局长|厅长|部长|主任(?!科员|医师)|院长|站长|盟长|专员|首长"
)
_NOT_STAFF = re.compile(r"代表|群众|村民|居民|党员|企业|商户|师生|学生|家长|志愿者|专家")
_CONVENER = re.compile(r"召集|主持")


@lru_cache(maxsize=4096)
def rank(role: str) -> Role:
    """Return principal, deputy, or other for a role in free words.

    Of several offices the highest counts: 县委副书记、县长 is the county's principal.
    """
    ranks = {_rank(part) for part in _AND.split(fold(role)) if part}
    return next((one for one in (Role.PRINCIPAL, Role.DEPUTY) if one in ranks), Role.OTHER)


def _rank(office: str) -> Role:
    if _DEPUTY.search(office) or office == Role.DEPUTY.value:
        return Role.DEPUTY
    if office == Role.PRINCIPAL.value or _PRINCIPAL.search(_OF_A_PART.sub("", office)):
        return Role.PRINCIPAL
    return Role.OTHER


def convenes(role: str) -> bool:
    """Tell whether the role says that its bearer called or chaired the meeting."""
    return _CONVENER.search(role) is not None


def is_staff(role: str) -> bool:
    """Tell whether people of a role work at the unit they came for, as far as the words tell."""
    return _NOT_STAFF.search(role) is None
