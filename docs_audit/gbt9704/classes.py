"""What sort of paper it is, and whether it is a red head that became a white one."""

import re

from .issuers import level_of
from .layout import Layout
from .paper import Class, Level, OfficialPaper, WhiteHead

_DRAFT = re.compile(
    r"[（(](?:征求意见稿|草案|送审稿|讨论稿|初稿|修改稿|征求意见)[）)]|征求[^，。]{0,60}意见的(?:函|通知|公告)"
)
_SPEECH = re.compile(
    r"(?:讲话|致辞|发言|主持词)(?:提纲|稿|要点)?(?:[（(].*[）)])?$|在[^，。]{2,40}上的(?:报告|讲话|发言|致辞)"
)
_LEAFLET = re.compile(
    r"倡议书|一封信|公开信|明白纸|宣传(?:单|页|册|标语|资料)|告知书|温馨提示|科普|知识问答|致[^，。]{2,30}(?:朋友|居民|村民|市民|家长)"
)
_BULLETIN = re.compile(r"简报|工作动态|工作信息|信息专报|情况(?:快报|专报)|工作专刊")
_PLAIN = re.compile(
    r"(?:法|条例|办法|规定|细则|方案|计划|规划|要点|预案|总结|清单|表|标准|规范|规程|章程|制度|规则|纲要|措施|名单|目录|指南|解释|准则)"
    r"(?:[（(].*[）)])?$"
)
_WHITE_NAMES = re.compile(
    r"工作提示|提示函|提醒函|督办(?:单|通知|函)|便笺|便函|内部通知|电话通知|备忘|交办单|任务单|工作要求"
)
_DOWN = re.compile(
    r"各?(?:乡镇|镇|乡|街道|村|社区|县|区|市|单位|部门|学校|办|科室|站所|支部|党委|党组|企业|医院|卫生院|苏木|嘎查)"
)
_UP_OR_PEER = re.compile(r"^(?:省|市|县|区|州)?(?:委|政府|人民政府)$|请示|报告|商请|函$")
_BULLETINS = {
    "简报",
    "公报",
    "工作动态",
    "工作信息",
    "政务信息",
    "信息",
    "动态",
    "简讯",
    "快报",
    "专报",
    "督查通报",
}
_DIRECTING = {"obligation", "deadline", "frequency", "report_back", "trace", "assessment"}
_ENOUGH_SIGNALS = 3
_RED_HEAD = "red_head"


def classify(
    layout: Layout, paper: OfficialPaper, marks: frozenset[str]
) -> tuple[Class, WhiteHead]:
    """The class of the paper, and the signals that speak for a white head.

    A head that is printed red is none, even where no number can be read.
    """
    named = _by_name(layout, paper)
    if named is not None:
        return named, WhiteHead()
    signals = _signals(paper)
    verdict = _RED_HEAD not in marks and _is_white(paper, signals)
    if verdict:
        return Class.WHITE_HEAD, WhiteHead(True, signals)
    if paper.kind and not _PLAIN.search(paper.title.value):
        return Class.NOTICE_WITHOUT_NUMBER, WhiteHead(False, signals)
    return Class.OTHER, WhiteHead(False, signals)


def _by_name(layout: Layout, paper: OfficialPaper) -> Class | None:
    """What head, number and title tell by themselves."""
    title, kind = paper.title.value, paper.kind.value
    words = {word for _, word, _ in layout.head.banners}
    tests = (
        (Class.DRAFT_FOR_COMMENT, not paper.number and _DRAFT.search(title)),
        (Class.ORDER, "令" in words or kind in ("令", "命令")),
        (Class.MINUTES, kind == "纪要" or any(word.endswith("纪要") for word in words)),
        (Class.BULLETIN, words & _BULLETINS or _BULLETIN.search(title)),
        (Class.LETTER, paper.number and _is_letter(paper, words)),
        (Class.RED_HEAD, paper.number),
        (Class.SPEECH, _SPEECH.search(title)),
        (Class.LEAFLET, _LEAFLET.search(title)),
    )
    return next((class_ for class_, holds in tests if holds), None)


def _is_letter(paper: OfficialPaper, words: set[str]) -> bool:
    is_named = "函" in paper.number.value or paper.kind.value == "函"
    return is_named and "文件" not in words


def _signals(paper: OfficialPaper) -> tuple[str, ...]:
    """Reasons to take an unnumbered paper for a directive one (domain.md 3.5)."""
    categories = {directive.category for directive in paper.directives}
    strong = sum(
        directive.weight for directive in paper.directives if directive.category == "strong"
    )
    found = {
        "no_number": not paper.number,
        "no_printing_line": not paper.printed_on,
        "addressed_downwards": _is_addressed_down(paper),
        "white_head_name": bool(_WHITE_NAMES.search(paper.title.value)),
        "obligation": strong > 0 or "medium" in categories,
        "deadline": any(demand.kind == "deadline" for demand in paper.requirements),
        "frequency": any(demand.kind == "frequency" for demand in paper.requirements),
        "report_back": "report_back" in categories,
        "trace": "trace" in categories,
        "assessment": "assessment" in categories,
        "contact": "contact" in categories,
    }
    return tuple(name for name, holds in found.items() if holds)


def _is_white(paper: OfficialPaper, signals: tuple[str, ...]) -> bool:
    """Addressed downwards, and directing in several ways or under a name made for it."""
    if paper.number or "addressed_downwards" not in signals:
        return False
    directing = len(_DIRECTING & set(signals))
    if "white_head_name" in signals:
        return directing > 0
    return directing + ("contact" in signals) >= _ENOUGH_SIGNALS


def _is_addressed_down(paper: OfficialPaper) -> bool:
    """Addressed to units below the issuer, or to 各 units without saying where they are."""
    order = list(Level)
    own = {level_of(name) for name in paper.issuers.value} & set(order)
    for name in paper.addressees.value:
        level = level_of(name)
        if (
            level
            and own
            and order.index(Level(level)) > min(order.index(Level(one)) for one in own)
        ):
            return True
        if name.startswith("各") and _DOWN.match(name) and not _UP_OR_PEER.search(name):
            return True
        if not own and _DOWN.match(name):
            return True
    return False
