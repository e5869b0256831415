"""Numbers and signers in the lines of a head: alone on a line, labelled, or broken over several."""

import re
from collections.abc import Sequence

from .issuers import is_organ, places_of
from .lines import Line, joined
from .numbers import blurred_number, issue_number, named, own_number
from .titles import kind_of

_LABEL = re.compile(r"(?:发\s*文\s*字\s*号|文\s*号|文件编号)\s*[：:]\s*(?P<number>\S.*)$")
_CODE = re.compile(r"[\u4e00-\u9fff]{1,4}")
# `江政` / `发〔2025〕17号`: the word of a series is no code by itself.
_SERIES = re.compile(r"(?:政办?|府办?|办|党|委)?[发字函通电规][^\u4e00-\u9fff]")
_NO_CODE = re.compile(r"(?:[特加平]急|特提|文件|公告|通告|公报|简报|纪要|令)$")
_LONGEST = 40
# The hundred most frequent surnames cover more than four in five people; the rest is common too.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "欧岳尚洪殷施庄牛温季倪樊葛祝申路祁康左齐詹翟甘安凌焦霍柯柳耿曲盛涂俞关翁卓宁詹鲍麦项骆游辛管柴蒙解"
)
_SHAPE_OF_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_NO_NAME = re.compile(r"文件|关于|[特加平]急|特提|机密|秘密|绝密|简报|方案|讲话|汇报|[委局厅办]$")
_NAME = re.compile(
    rf"(?:[{_SURNAMES}]\s*[\u4e00-\u9fff](?:\s*[\u4e00-\u9fff])?|(?:欧阳|上官|司马|诸葛)[\u4e00-\u9fff]{{1,2}})"
)


def number_at(lines: Sequence[Line], at: int) -> tuple[str, int] | None:
    """The number that stands alone at this line and how many lines it takes; None when none."""
    labelled = _LABEL.match(lines[at].text)
    if labelled:
        number = own_number(labelled["number"]) or blurred_number(labelled["number"])
        return (number, 1) if number else None
    text = lines[at].text
    if number := own_number(text) or issue_number(text):
        return number, 1
    for used in (2, 3):
        part = lines[at : at + used]
        if len(part) == used and len(joined(part)) < _LONGEST and "关于" not in joined(part):
            number = own_number("".join(line.squeezed for line in part))
            if number and not number.startswith("第") and _is_broken(part):
                return number, used
    blurred = blurred_number(text)
    return (blurred, 1) if blurred else None


def further_signers(text: str) -> tuple[str, ...]:
    """Names of a line under 签发人 that holds nothing else: with a common surname or none.

    Of rare surnames the place alone tells: what is no unit and no kind of paper is a name there.
    """
    if _NAME.fullmatch(text) and not text.endswith(("省", "市", "县")):
        return ("".join(text.split()),)
    names = named(text)
    return names if names and all(map(_may_be_name, names)) else ()


def _may_be_name(name: str) -> bool:
    is_other = kind_of(name) or is_organ(name) or places_of(name) or _NO_NAME.search(name)
    return _SHAPE_OF_NAME.fullmatch(name) is not None and not is_other


def _is_broken(part: Sequence[Line]) -> bool:
    """A number over several lines; a banner above a whole number is no part of it."""
    first = part[0].squeezed
    if _NO_CODE.search(first) or is_organ(first):
        return False
    is_whole = any(own_number(line.text) for line in part[1:])
    return not is_whole or bool(_CODE.fullmatch(first) and _SERIES.match(part[1].squeezed))
