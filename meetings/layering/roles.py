"""Rank of an attendee or convener, read from the free words of its role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .folding import fold
from .records import Role

_DEPUTY = re.compile(
    r"副|分管|协管|助理|委员(?!会)|常委(?!会)|(?:党组|党委|班子)成员|秘书长|调研员|巡视员"
    r"|总(?:工程|规划|农艺|经济|会计|统计|畜牧)师|(?:纪检|监察|派驻).{0,4}组长"
)
_HEAD = (
    r"书记(?!员)|[省市县区镇乡村州旗盟厅局部院校所站行社会馆园台场厂队]长|检察长|理事长|董事长|总经理"
    r"|主任(?!科员|医师|记者|编辑)|主席|专员|支书|主官|首长|苏木达|嘎查达"
)
_OFFICES = re.compile(rf".*?(?:{_HEAD})(?=.*(?:{_HEAD}))|.+")
_PRINCIPAL = re.compile(rf"主要(?:负责|领导)|一把手|正职|{_HEAD}")
_AND = re.compile(r"[、,，;；/兼和(（)）]")
# Who heads an office or a body within a unit is not the principal of the unit, unless the unit is
# that office or body. The head of a department of the Party's committee often sits in its
# standing committee: a deputy of the place.
_OF_A_PART = re.compile(
    r"(?:(?P<part>办公室|(?:政府|[委党]政?|.{0,2})办|中心|(?<=.)(?:[室股科站所院]|(?<!党)组|(?<![大总支中])队|(?<!办事)处)|团支部|[共青]*团"
    r"|工会|工商联|妇联|妇女|治保|残联|科协|文联|人大(?:常委会)?|政协|纪委监委|纪检委|纪工委|纪委|监委"
    r"|机关(?:党委|党总支|党支部|支部)|政法委|编委|团工委|团委)"
    r"|(?P<wing>组织|宣传|统战|政法|社会工作|武装|人武)部?)"
    r"(?:主任|书记|支书|主席|检察长|[部站所队院]?长)|第一书记"
)
# The head of a bureau who is a deputy of the place besides sits there as its deputy.
_OF_A_BUREAU = re.compile(r".{2,}(?:局局|局|厅厅|厅|院院)长|.{2,}委主任")
_FULL_NAMES = {
    "人大": "人民代表大会",
    "政协": "政治协商",
    "纪委": "纪律检查",
    "妇联": "妇女联合",
    "残联": "残疾人联合",
    "科协": "科学技术协会",
    "文联": "文学艺术界",
    "工商联": "工商业联合",
}
_OF_AN_OFFICE = re.compile(r"办(?:公室)?主任")
_SENT = re.compile(r"委托|替会|代会|代为|请假|缺席|代.{2,6}(?:参会|参加|出席)")
_PART_LENGTH = 3
_NOT_STAFF = re.compile(r"代表|群众|村民|居民|党员|企业|商户|师生|学生|家长|志愿者|专家")
_NO_LEADER = re.compile(
    r"人员|科员|干事|秘书|干部|职工|记录|股长|科长|(?<!委)员|同志们|中层|业务|骨干"
)
_ACTING = re.compile(r"主持.{0,4}工作")
_CONVENER = re.compile(r"召集|主持(?!.{0,4}工作)")
_BESIDE_A_LEADER = re.compile(r"(?:秘书|代表|司机|联络员)$")


@lru_cache(maxsize=8192)
def rank(role: str, organ: str = "") -> Role:
    """Return principal, deputy, or other for a role in free words.

    Of several offices the highest counts: 县委副书记、县长 is the county's principal, and so is a
    deputy who leads the work for the time being (主持工作). `organ` is the name of the office or
    department that its bearer came for, if it is one: 组织部部长 is the principal of the department
    and a deputy of the place. Who came instead of somebody is not he.
    """
    text = fold(role)
    if _SENT.search(text):
        return Role.DEPUTY if "副" in text else Role.OTHER
    if _ACTING.search(text):
        return Role.PRINCIPAL
    ranks = {office: _rank(office, organ) for office in _offices(text)}
    found = set(ranks.values())
    if Role.DEPUTY in found and not organ:
        found = {one for office, one in ranks.items() if not _OF_A_BUREAU.match(office)}
    return next((one for one in (Role.PRINCIPAL, Role.DEPUTY) if one in found), Role.OTHER)


def _offices(text: str) -> Iterator[str]:
    """Yield the offices one by one, also those written without a comma: 党委副书记镇长."""
    for part in _AND.split(text):
        yield from _OFFICES.findall(part)


def _rank(office: str, organ: str) -> Role:
    if office in (Role.PRINCIPAL.value, Role.DEPUTY.value):
        return Role(office)
    if _BESIDE_A_LEADER.search(office):
        return Role.OTHER
    if _DEPUTY.search(office):
        return Role.DEPUTY
    part = _OF_A_PART.search(office)
    if part and not _is_part_of_name(part["part"] or part["wing"], organ):
        return Role.DEPUTY if part["wing"] else Role.OTHER
    heads_it = bool(organ) and office.endswith(f"{organ[-1]}长")
    return Role.PRINCIPAL if heads_it or _PRINCIPAL.search(office) else Role.OTHER


def _is_part_of_name(part: str | None, organ: str) -> bool:
    if part == "办公室":
        return organ.endswith(("办公室", "办"))
    if not part:
        return False
    return part[-_PART_LENGTH:] in organ or _FULL_NAMES.get(part, part) in organ


def is_below_principal(role: str, organ: str = "") -> bool:
    """Tell whether the bearer is a deputy, or heads the unit's office, which ranks no higher."""
    found = rank(role, organ)
    is_office = found is Role.OTHER and _OF_AN_OFFICE.search(fold(role)) is not None
    return found is Role.DEPUTY or is_office


def convenes(role: str) -> bool:
    """Tell whether the role says that its bearer called or chaired the meeting."""
    return _CONVENER.search(role) is not None


def is_leader(role: str) -> bool:
    """Tell whether the bearer may be one of a unit's leaders: the words say something, and not
    that he is one of its staff.
    """
    return bool(role) and (rank(role) is not Role.OTHER or not _NO_LEADER.search(role))


def is_staff(role: str) -> bool:
    """Tell whether people of a role work at the unit they came for, as far as the words tell."""
    return _NOT_STAFF.search(role) is None
