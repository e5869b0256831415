"""Sentences in which a paper itself demands something, told from those that forbid or recount it.

Papers about lightening the load are full of the words that the rules look for: 不得搞一票否决,
严禁层层发文, 清理打卡签到等功能. Such a word counts only where nothing before it in its clause
forbids it, nothing behind it disposes of it, the sentence does not recount the past, and the list
it stands in is no list of what is not to be done.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from docs_audit.gbt9704.clauses.words import EARLIER, FORBIDDING, LIFTING
from docs_audit.gbt9704.paper import OfficialPaper, Span
from docs_audit.gbt9704.sentences import LONGEST, sentences_in

# What these govern is forbidden however far behind them it stands in the clause.
_FORBID = re.compile(
    rf"{FORBIDDING}|{LIFTING}|杜绝|纠治|叫停|反对|力戒|摒弃|谨防|警惕|切忌|严控|从严控制|严格(?:控制|限制)"
    r"|不另|不建|不发|不报|不填|不得(?!少于|低于|晚于|迟于|超过)|不可|不应|不宜|不搞|不设|不签|不以|不将|不把|不作|不做|不开展|不组织"
    r"|不要求|不允许|不实行|不打|不进行|不强制|不强行|不随意|不硬性|不层层|不单独|不另行|不纳入|不排名"
    r"|不评比|不制定|不能(?=以|把|将|搞|简单|一味|只|仅|用|随意)|没有要求|未要求"
)
# These forbid only what they stand before: 环境整治 and 取消资格 are ordinary work.
_ENDING = re.compile(
    r"(?:(?<!环境|污染|秩序|综合|专项|集中|违法|隐患|违建)整治|(?<!环境|隐患|专项|集中)清理|防止|避免|减少|取消|精简|压减|克服"
    r"|停止|废止|撤销|纠正)(?P<between>[^，；。]{0,14})$"
)
_OTHER_OBJECT = re.compile(r"资格|签订|实行|实施|开展|建立|推行|纳入")
# These govern the clauses behind them as well, until the sentence turns to what is to be done.
_GOVERNING = re.compile(r"严禁|杜绝|纠治|克服|反对|力戒|摒弃|谨防|叫停")
_TURN = re.compile(
    r"[，；：](?:要|须|必须|应|请|务必|确保|对|把|将|由|实行|建立|各|每|按|全面|严格)"
)
_DISPOSED = re.compile(
    r"[^。；]{0,30}?(?:等(?:突出|各类|不良)?(?:问题|现象|做法|行为|情形|乱象|形式主义|倾向|功能予以清理)"
    r"|(?:的|这类|之类|此类)(?:问题|现象|乱象|做法|弊病|倾向)"
    r"|(?:一律|全部|予以|坚决|应当|应予|及时|全面)(?:取消|停止|清理|叫停|禁止|纠正|废止|清零)|[，、](?:一律)?不得)"
)
_RECOUNTED = re.compile(
    rf"{EARLIER}|上年度|以往|过去|此前|曾(?!经济)|近年来|据统计|有的(?:地方|单位|部门|干部|乡镇|村)|一些(?:地方|单位|部门|干部|基层)"
    r"|个别(?:地方|单位|部门|干部)|(?:检查|督查|调研|审计|巡察|暗访|排查|抽查)(?:中)?发现|被[^，。]{0,6}(?:通报|问责|处分|约谈)|(?:成立|开展|启动)[^，。]{0,12}以来|给予[^，。]{0,12}处分"
    r"|违规|违反|频繁|随意|变相|摊派|层层加码|典型(?:问题|案例)|反映(?:强烈|突出)|屡禁不止|不同程度存在|已(?:经|全部)?(?:停用|下线|关闭)|累计(?:签订|下载|打卡)|已(?:经)?(?:全部|累计|签订|完成|取消)"
)
_FORBIDDING_HEADING = re.compile(rf"不得|{FORBIDDING}|负面清单|(?:问题|表现|做法|现象)$")
_FORBIDDING_LEAD = re.compile(
    rf"(?:不得|{FORBIDDING}|杜绝|纠治|整治|清理|取消|叫停|防止)[^：:]{{0,20}}$|(?:问题|负面清单|表现|做法|现象)[^：:]{{0,6}}$"
)
_ENUMERATORS = (
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"\d{1,2}\s*[.．、]"),
    re.compile(r"[（(]\d{1,2}[）)]"),
    re.compile(r"[一二三四五六七八九十]是|——|[●•·◆■]|[①-⑳]"),
)
_UNNUMBERED = len(_ENUMERATORS)
_LONGEST_HEADING = 40
_CASES_TITLE = re.compile(r"典型(?:案例|问题|事例)|通报(?:曝光)?\d+起|案例(?:的)?通报")
_EXHORTS = re.compile(r"(?:^|[，；各])[^，。；]{0,16}(?:要(?!求)|必须|应当|务必)|请各")
_TITLE = re.compile(r"《[^《》\n]*》")
_CLAUSE = re.compile(r"[，；：]")


@dataclass(frozen=True)
class Statement:
    """One sentence of the body; `forbids` where it is part of a list of what is not to be done."""

    text: str
    span: Span
    forbids: bool = False

    @cached_property
    def recounts(self) -> bool:
        """Whether it tells what was, or what others did wrong."""
        return recounts(self.text)

    def demands(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first place where the sentence itself demands what the pattern names.

        What is longer than a sentence demands nothing that could be quoted.
        """
        if self.forbids or len(self.text) > LONGEST or self.recounts:
            return None
        named = [one.span() for one in _TITLE.finditer(self.text)]
        for match in pattern.finditer(self.text):
            is_named = any(start < match.end() and match.start() < end for start, end in named)
            if not is_named and not self._is_forbidden(match):
                return match
        return None

    def _is_forbidden(self, match: re.Match[str]) -> bool:
        before = self.text[: match.start()]
        clause = _CLAUSE.split(before)[-1]
        if _FORBID.search(clause + match[0]):
            return True
        ending = _ENDING.search(clause)
        if ending is not None and _OTHER_OBJECT.search(ending["between"]) is None:
            return True
        if _DISPOSED.match(self.text, match.end()):
            return True
        governing = next(reversed([*_GOVERNING.finditer(before)]), None)
        return (
            governing is not None
            and _TURN.search(before, governing.end()) is None
            and (_TURN.match(self.text, len(before) - len(clause) - 1) is None)
        )


def recounts(sentence: str) -> bool:
    """Whether a sentence tells what was, or what others did wrong."""
    return _RECOUNTED.search(sentence) is not None


def statements_of(text: str, paper: OfficialPaper) -> tuple[Statement, ...]:
    """The sentences of body and attachments, without those that are quoted with their source.

    A notice of typical cases tells what others did; only where it exhorts does it demand.
    """
    quoted = sorted(one.span for one in paper.quotations)
    tells_cases = _CASES_TITLE.search(paper.title.value) is not None
    return tuple(
        replace(one, forbids=one.forbids or (tells_cases and not _EXHORTS.search(one.text)))
        for span in paper.body
        for one in _in_stretch(text, span)
        if not _lies_in(one.span, quoted)
    )


def _lies_in(span: Span, quoted: Sequence[Span]) -> bool:
    """Whether a stretch is part of one of these, which are sorted and do not overlap."""
    at = bisect_right(quoted, span[0], key=lambda one: one[0]) - 1
    return at >= 0 and span[1] <= quoted[at][1]


def _in_stretch(text: str, span: Span) -> Iterator[Statement]:
    lists = _Lists()
    for line in re.finditer(r"[^\n]+", text[slice(*span)]):
        start, end = span[0] + line.start(), span[0] + line.end()
        forbids = lists.reads(line[0].strip(" 　\t"))
        for sentence, at in sentences_in(text, (start, end)):
            leads = _leads(sentence)
            yield Statement(sentence, (at, at + len(sentence)), forbids or leads)
            # 不得有下列行为：（一）……；（二）…… goes on until its full stop.
            forbids = (forbids or leads) and not (leads and sentence.endswith("。"))


def _leads(sentence: str) -> bool:
    """Whether a sentence opens a list of what is not to be done: 不得有下列行为：（一）……"""
    lead, colon, _ = sentence.partition("：")
    return bool(colon) and _FORBIDDING_LEAD.search(lead) is not None


class _Lists:
    """Follows the lines of a text: which of them stand under a heading or lead that forbids."""

    def __init__(self) -> None:
        self._lead: int | None = None
        self._items: int | None = None

    def reads(self, line: str) -> bool:
        """Whether the next line is an item of a forbidding list."""
        depth = _depth(line)
        is_item = self._is_item(depth)
        if not is_item:
            self._lead = self._items = None
        if self._lead is None and _is_lead(line, depth):
            self._lead = depth
            return depth != _UNNUMBERED or line.endswith(("：", ":"))
        return is_item

    def _is_item(self, depth: int) -> bool:
        if self._lead is None:
            return False
        if self._lead != _UNNUMBERED:
            return depth > self._lead
        if self._items is None and depth != _UNNUMBERED:
            self._items = depth
        return self._items is not None and self._items <= depth < _UNNUMBERED


def _depth(line: str) -> int:
    for depth, shape in enumerate(_ENUMERATORS):
        if shape.match(line):
            return depth
    return _UNNUMBERED


def _is_lead(line: str, depth: int) -> bool:
    """A heading, or a line that ends with a colon, whose words forbid what follows."""
    if line.endswith(("：", ":")):
        return _FORBIDDING_LEAD.search(line[:-1]) is not None
    is_heading = depth != _UNNUMBERED and len(line) <= _LONGEST_HEADING and "。" not in line
    return is_heading and _FORBIDDING_HEADING.search(line) is not None
