"""Directive wording: the words by which a paper orders, asks back, traces and assesses."""

import re
from collections.abc import Iterator
from itertools import islice

from .clauses import denies, is_conditional, only_reports
from .paper import Directive, Part, Segment, Span

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
        (
            r"报送|上报|填报|填写|反馈|报[至给到]|[书函回]?面?报告办理|报[我本市县区镇乡省局办][\u4e00-\u9fff]?|汇总[后表]?报|台账"
            r"|佐证|报备|[交送传发][至到给](?!位)|上传|回复|复函|报结果|接龙|打包发|私发|报(?:一下|名单|数|表)"
            r"|[报交送][^，。；]{0,12}(?:办公室|督查室|局|委|科|股|站|邮箱)"
        ),
    ),
    "trace": (
        2,
        r"留痕|打卡|签到|拍照|照片|截图|截屏|视频|扫描件|工作日志|记录本|承诺书|责任书|责任状|定位",
    ),
    "assessment": (
        2,
        r"考核|排名|排位|末位|倒数|黄牌|督查|督导检查|督导|抽查|打分|评分|扣分|纳入考评|纳入年度|通报|晾晒|红黑榜|倒查",
    ),
    "deadline": (
        1,
        r"(?:今|明|当|次|后)[天日晚早]|本周|下周|周[一二三四五六日末]|[月年季]底|月末|下班|\d{1,2}[日号]|\d{1,2}[点时:：]",
    ),
    "contact": (1, r"联\s?系\s?人|联系电话|联系方式|电\s?话[：:]"),
}
_PATTERN = re.compile("|".join(f"(?P<{name}>{words})" for name, (_, words) in _WORDS.items()))
_MENTIONS = re.compile(r"《[^》\n]{0,300}》")
# More of them tell nothing more of a paper.
_MOST = 5_000
# Far enough for any clause; endless lines must not be searched anew for every word.
_AROUND = 80
_BEFORE = 30
_CLAUSE_ENDS = "，。；！？\n"
# Negated obligations oblige; 未按时报送的 is said of those who did not report.
_ALWAYS = {"strong", "medium", "deadline", "contact"}


def find_directives(text: str, segments: tuple[Segment, ...]) -> tuple[Directive, ...]:
    """Directive words of body and attachments that direct the reader.

    Words inside cited titles direct nobody; nor does what a clause denies (`不再要求报送`),
    tells of the past (`各镇已报送`) or asks only if something happens (`如有异常及时上报`).
    """
    kept = (segment for segment in segments if segment.part in (Part.BODY, Part.ATTACHMENTS))
    found = (one for segment in kept for one in _within(text, segment.span))
    return tuple(islice(found, _MOST))


def _within(text: str, span: Span) -> Iterator[Directive]:
    titles = _MENTIONS.finditer(text, *span)
    title = next(titles, None)
    for match in _PATTERN.finditer(text, *span):
        while title is not None and title.end() <= match.start():
            title = next(titles, None)
        category = match.lastgroup or ""
        is_cited = title is not None and title.start() <= match.start()
        if not is_cited and _is_asked(text, match, category, span):
            yield Directive(category, match[0], _WORDS[category][0], match.span())


def _is_asked(text: str, match: re.Match[str], category: str, within: Span) -> bool:
    """Whether the clause around the word asks for it, rather than denies or recounts it."""
    if category in _ALWAYS and match[0] not in ("通报批评", "约谈", "问责"):
        return True
    first, last = max(within[0], match.start() - _AROUND), min(within[1], match.end() + _AROUND)
    start = max(first, *(text.rfind(mark, first, match.start()) + 1 for mark in _CLAUSE_ENDS))
    ends = (text.find(mark, match.end(), last) for mark in _CLAUSE_ENDS)
    stop = min((end for end in ends if end >= 0), default=last)
    before, clause = text[start : match.start()], text[start:stop]
    sentence_at = max(first, *(text.rfind(mark, first, start) + 1 for mark in "。！？\n"))
    sentence = text[sentence_at:stop]
    return not (denies(before[-_BEFORE:]) or only_reports(clause) or is_conditional(sentence))
