"""Who somebody is by the free words of a role: head of Party or government, deputy, chair."""

import re

from meetings.layering import Role
from meetings.layering.roles import rank

# Heads of a place by its level; who only says 书记 is taken for the one of the host.
_PARTY = (
    r"总书记",
    r"(?:省|区党|自治区党|市)委书记",
    r"[市州盟地]委书记",
    r"[县区市旗]委书记",
    r"(?:[镇乡]|街道|苏木|工)?(?:党委|党工委|工委)书记",
    r"支部书记|支书",
)
_GOVERNMENT = (
    r"总理",
    r"省长|自治区(?:政府)?主席|市长",
    r"[市州盟]长|专员",
    r"[县区市旗]长",
    r"[镇乡]长|(?:街道)?办事处主任|苏木达",
    r"村(?:委会)?主任|居委会主任",
)
_BARE = re.compile(r"(?:党[委组])?书记(?:同志)?")
_CHAIR = re.compile(r"主持")
_REPORT = re.compile(r"主报告|工作报告|主题报告|主旨报告")


def is_deputy(role: str) -> bool:
    return rank(role) is Role.DEPUTY


def is_principal(role: str) -> bool:
    """Whether the words name the head of a unit; a deputy never is."""
    return rank(role) is Role.PRINCIPAL


def is_main_report(role: str) -> bool:
    return _REPORT.search(role) is not None


def is_chair(role: str) -> bool:
    """Whether these are only the words of who leads the meeting."""
    return _CHAIR.search(role) is not None


def head_of(role: str, level: int) -> str:
    """`party` or `government` for the heads of a place of this level; empty for everyone else."""
    if is_deputy(role):
        return ""
    if _BARE.fullmatch(role) or re.search(_PARTY[level], role):
        return "party"
    return "government" if re.search(_GOVERNMENT[level], role) else ""
