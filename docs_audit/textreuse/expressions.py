"""Expressions that an evasive copy swaps: dates, numbers, levels, places, organs, persons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docs_audit.textreuse.divisions import Known
from docs_audit.textreuse.english import english_expressions
from docs_audit.textreuse.organs import organs
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.place_names import place_names
from docs_audit.textreuse.vocabulary import WORDS_LIKE_PERSONS

LEVEL, PLACE, ORGAN, PERSON = "level", "place", "organ", "person"
NUMBER, DATE, DOCUMENT_NUMBER, OTHER = "number", "date", "document_number", "other"

_ENGLISH = re.compile(r"[A-Za-z]{3}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")

_NUMERAL = "一二三四五六七八九十百千万亿两〇零○0-9０-９"
_YEAR_NUMBER = re.compile(
    r"[〔﹝\[［【(（]\s*(?:19|20)\d{2}\s*[〕﹞\]］】)）]\s*第?\s*\d{1,5}\s*号"
)
_CODE = re.compile(r"[\u4e00-\u9fff]{1,12}(?:[（(][\u4e00-\u9fff]{1,6}[）)])?\s*$")
_BEFORE_CODE = re.compile(
    r".*(?:根据|按照|依据|依照|贯彻|落实|执行|转发|印发|参照|关于|以及|文件|以|(?<![照据实彻行发])[和与]|及|的|按|据|由|见|为|在|是|《|了)(?=.)"
)
_MONTH = rf"[{_NUMERAL}]{{1,3}}\s*月"
_DAY = rf"(?<!第)(?<![0-9])[{_NUMERAL}]{{1,3}}\s*[日号]"
_DATE = re.compile(
    rf"(?:(?:19|20|１９|２０)[0-9０-９]{{2}}|[二一][〇零○一二三四五六七八九]{{3}})\s*年"
    rf"(?:\s*{_MONTH}(?:\s*{_DAY}|份|底|末|初|上旬|中旬|下旬)?|\s*[一二三四1-4]季度|底|末|初)?|"
    rf"{_MONTH}(?:\s*{_DAY}|份|底|末|初|上旬|中旬|下旬)|{_MONTH}(?!个)|"
    r"(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|"
    rf"{_DAY}(?=前|起|止|至|之前|以前|，|、|。|$)|(?:上|下)半年|第?[一二三四]季度|"
    r"(?:19|20)\d{2}(?=[—–~至到-]{1,2}(?:19|20)\d{2}年)"
)
_UNIT = (
    "个名人次天日年月元万亿户家项条所处座件份期批倍成亩公里公斤吨米级类岁场周小时分钟支辆台只队班组季位篇"
    "层度届轮类种套间平字页张盏头株立方千瓦号"
)
_NUMBER = re.compile(
    r"[0-9０-９]+(?:[.,，．][0-9０-９]+)*(?:-[0-9]{3,})*[万亿]{0,2}|"
    r"[二三四五六七八九十]{1,3}分之[一二三四五六七八九十]{1,3}|"
    rf"[一二三四五六七八九十百千两〇零][一二三四五六七八九十百千两〇零万亿]{{0,11}}(?=[{_UNIT}]|分之|%|％)|"
    r"(?<=分之)[一二三四五六七八九十百千两]{1,9}|[一二三四五六七八九十百千零〇]{2,9}"
)
_MULTIPLIED = re.compile(r"[万亿]+")
_ORDINAL_AFTER = re.compile(r"\s*(?:条|章|节|款|项|编|部分)")
_SECTION_BEFORE = re.compile(
    r"(?:\b(?:sections?|secs?\.|chapters?|articles?|subsections?|paragraphs?|clauses?|titles?)\s+|"
    r"§+\s*|[A-Za-z]\.)$",
    re.IGNORECASE,
)
_HEADING_AFTER = re.compile(r"[、．.）)]")
_HEADING_BEFORE = frozenset(("", "\n", "（", "(", "\u3000", " ", "\t"))
_LEVELS = "国省市县区州盟旗镇乡村"
_LEVEL = re.compile(
    rf"[全我本各该]?(?:市、)?(?:县（市、区）|县（区）|乡镇（街道）|镇（街道）|村（社区）)|"
    rf"(?:全|我|本|各|该)(?:乡镇|镇街|设区市|县市区|市州|县区|市县|街道|社区|自治区|自治州|[{_LEVELS}](?!级|直))|"
    rf"[{_LEVELS}](?:级|直|域|内|里|情|外)|(?:[{_LEVELS}]、)+[{_LEVELS}]|国家|中央|"
    rf"[{_LEVELS}]{{2}}(?:级)?|[{_LEVELS}]"
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳上官"
)
_NAME = re.compile(rf"(?:欧阳|上官|司马|诸葛|[{_SURNAMES}])(?:[\u4e00-\u9fff]|某){{1,2}}")
_LISTED = re.compile(
    rf"(?<![\u4e00-\u9fffA-Za-z0-9])[{_SURNAMES}][\u4e00-\u9fff]{{1,3}}(?![\u4e00-\u9fff])"
)
_POSTS = (
    "联系人|经办人|审核人|责任人|负责人|组长|主任|局长|书记|县长|市长|省长|镇长|乡长|区长|厅长|部长|同志|姓名|人员|委员|"
    "成员|秘书长|科长|处长|村长|校长|院长|所长|站长|主席|主持|名单|代表|教授|专班|干部|网格员|委员会"
)
_BEFORE_NAME = re.compile(
    rf"(?:{_POSTS})[：:、\s是为由（(]{{0,3}}$|(?:由|请|聘请|任命|推选|选举|表彰)$"
)
_AFTER_NAME = re.compile(
    r"[）)]?\s*(?:同志|书记|主任|局长|县长|市长|省长|镇长|乡长|区长|厅长|部长|副|组长|任|担任|先生|女士|教授|处长|科长|"
    r"等同志|主持|带队|（|\(|，?(?:联系)?电话|主席|老师|为组长|兼)"
)
_POST_NEARBY = re.compile(rf"{_POSTS}|职务|单位|电话")
_LIST_EDGE = frozenset("、，,；;：:\t\n\r 　|（）()/。")
_NEARBY = 40
_LONGEST_SECTION = 16


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression in a short text; ``parts`` are the places at the head of an organ's name."""

    kind: str
    start: int
    end: int
    parts: tuple[Span, ...] = ()


def expressions(text: str, known: Known, changed: bytes) -> list[Expression]:
    """Read the expressions of a short text in order; none overlaps another.

    ``known`` tells whether a name is a place; ``changed`` marks with 1 what another paper has
    otherwise, one byte a character.
    """
    found = _Found(text)
    found.add(_document_numbers(text))
    found.add(Expression(DATE, *match.span()) for match in _DATE.finditer(text))
    if _CHINESE.search(text):
        places = [
            one for one in place_names(text, known, changed) if found.is_free(one.start, one.end)
        ]
        found.add(
            Expression(ORGAN, one.start, one.end, tuple((p.start, p.end) for p in one.places))
            for one in organs(text, places)
        )
        found.add(Expression(PLACE, place.start, place.end) for place in places)
        found.add(_persons(text, changed))
        found.add(Expression(LEVEL, *match.span()) for match in _LEVEL.finditer(text))
    if _ENGLISH.search(text):
        found.add(Expression(*one) for one in english_expressions(text))
    found.add(_numbers(text))
    return sorted(found.expressions, key=lambda one: one.start)


class _Found:
    """The expressions read so far, which later ones may not overlap."""

    def __init__(self, text: str) -> None:
        self.expressions: list[Expression] = []
        self._taken = bytearray(len(text))

    def is_free(self, start: int, end: int) -> bool:
        return self._taken.find(1, start, end) < 0

    def add(self, candidates: Iterable[Expression]) -> None:
        for one in candidates:
            if self.is_free(one.start, one.end):
                self.expressions.append(one)
                self._taken[one.start : one.end] = b"\x01" * (one.end - one.start)


def _document_numbers(text: str) -> Iterator[Expression]:
    for match in _YEAR_NUMBER.finditer(text):
        code = _CODE.search(text, max(0, match.start() - 20), match.start())
        if code is None:
            continue
        lead = _BEFORE_CODE.match(text, code.start(), code.end())
        yield Expression(DOCUMENT_NUMBER, lead.end() if lead else code.start(), match.end())


def _numbers(text: str) -> Iterator[Expression]:
    """Yield numbers but for those that only count articles or headings: these shift."""
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        before = text[start - 1 : start]
        if before == "第" and _ORDINAL_AFTER.match(text, end):
            continue
        if _SECTION_BEFORE.search(text, max(0, start - _LONGEST_SECTION), start):
            continue
        if before in _HEADING_BEFORE and _HEADING_AFTER.match(text, end):
            continue
        yield Expression(NUMBER, start, end)


def _persons(text: str, changed: bytes) -> Iterator[Expression]:
    """Yield names of persons: in a list or a cell, or a change beside a word that tells."""
    starts = {match.start() for match in _LISTED.finditer(text)}
    at = changed.find(1)
    while at >= 0:
        starts |= {max(0, at - 1), at}
        end = changed.find(0, at)
        at = changed.find(1, end) if end >= 0 else -1
    for start in sorted(starts):
        if text[start : start + 1] not in _SURNAMES:
            continue
        for length in (4, 3, 2):
            name = _NAME.fullmatch(text, start, start + length)
            if name is not None and _is_name(text, *name.span()):
                yield Expression(PERSON, *name.span())
                break


def _is_name(text: str, start: int, end: int) -> bool:
    if text[start:end] in WORDS_LIKE_PERSONS or text[start : start + 2] in WORDS_LIKE_PERSONS:
        return False
    bounded_before = start == 0 or text[start - 1] in _LIST_EDGE
    bounded_after = end == len(text) or text[end] in _LIST_EDGE
    before = _BEFORE_NAME.search(text, max(0, start - 8), start) is not None
    after = _AFTER_NAME.match(text, end) is not None
    if before or after:
        return ((before or bounded_before) and (after or bounded_after)) or (
            after and end - start > 2
        )
    nearby = max(0, start - _NEARBY), end + _NEARBY
    return bounded_before and bounded_after and _POST_NEARBY.search(text, *nearby) is not None
