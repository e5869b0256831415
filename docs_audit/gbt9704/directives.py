"""Directive wording: the words by which a paper orders, asks back, traces and assesses."""

import re

from .paper import Directive, Part, Segment

# Weights 3 strong, 2 medium, 1 weak; the groups of domain.md 3.6.
_WORDS: dict[str, tuple[int, str]] = {
    "strong": (
        3,
        r"必须|务必|务请|一律|严禁|不得|限期|逾期|通报批评|约谈|问责|一票否决|严肃追究|坚决",
    ),
    "medium": (
        2,
        r"应当|须(?!知)|请各[^，。]{0,20}(?:认真|结合实际|遵照|抓好|做好|落实)|认真贯彻执行|抓好落实|遵照执行|确保",
    ),
    "report_back": (
        2,
        r"报送|上报|填报|反馈|报至|报[我市县区镇乡省]|汇总报|台账|佐证材料|报备",
    ),
    "trace": (2, r"留痕|打卡|签到|拍照|照片|截图|视频|扫描件|工作日志|承诺书|责任书|责任状"),
    "assessment": (
        2,
        r"考核|排名|末位|黄牌|督查|督导检查|打分|纳入考评|纳入年度|量化评分|通报排名",
    ),
    "contact": (1, r"联\s?系\s?人|联系电话"),
}
_PATTERN = re.compile("|".join(f"(?P<{name}>{words})" for name, (_, words) in _WORDS.items()))
_MENTIONS = re.compile(r"《[^》\n]*》")


def find_directives(text: str, segments: tuple[Segment, ...]) -> tuple[Directive, ...]:
    """Directive words of body and attachments; words inside cited titles direct nobody."""
    found = []
    for segment in segments:
        if segment.part not in (Part.BODY, Part.ATTACHMENTS):
            continue
        titles = [match.span() for match in _MENTIONS.finditer(text, *segment.span)]
        for match in _PATTERN.finditer(text, *segment.span):
            category = match.lastgroup or ""
            if not any(start <= match.start() < end for start, end in titles):
                found.append(Directive(category, match[0], _WORDS[category][0], match.span()))
    return tuple(found)
