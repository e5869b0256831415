"""Who chairs or calls a meeting, a principal or a deputy, and who speaks in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docs_audit.gbt9704 import Element
from docs_audit.gbt9704.lines import Line

from .draft import Speaker
from .labels import Field, enumerator
from .sections import Body

MOST_SPEAKERS = 100
_OFFICE = (
    r"(?:书记|[县市区省州旗镇乡]长|乡镇长|主任|局长|部长|主席|院长|校长|秘书长|检察长|厅长|处长"
    r"|科长|所长|站长|组长|指挥长|总指挥|政委|行长|经理|常委|党组成员|党委委员|总?河长|总?林长"
    r"|调研员|队长"
    r"|巡视员|负责同志|负责人"
    r"|主要领导|分管领导|领导)"
)
_TITLED = (
    rf"(?P<title>(?:(?:(?!由|会议"
    rf"|主持)[\u4e00-\u9fff]){{0,16}}?{_OFFICE}[、，,\s]{{0,2}}){{1,4}})(?P<name>"
    rf"[\u4e00-\u9fff·×*]{{0,4}}?)"
)
_CHAIRS = re.compile(
    rf"(?:由|[，。；：:\s日午]|^){_TITLED}(?:同志)?(?:主持|召集|在[^，。；]{{2,30}}?主持)(?:召开"
    rf"|会议|并|[，。；、]|$|了)?"
)
_SHORT_TITLED = re.compile(_TITLED)
_DEPUTY = re.compile(r"副|助理|调研员|巡视员|常委|分管")
_PRINCIPAL = re.compile(
    r"(?:书记|[县市区省州旗镇乡]长|乡镇长|主任|局长|部长|主席|院长|校长|检察长|厅长|处长|行长"
    r"|总指挥|指挥长|主要负责(?:同志|人)|主要领导)$"
)
# Within the leading group of a place the head of one of its departments is a deputy.
_DEPARTMENT = re.compile(r"政法委|纪委|统战|组织部|宣传部|办公室|工会|武装部|部长$|局长$|秘书长$")
_SPEAKS = re.compile(
    r"^(?P<who>[^，。；:：]{2,30}?)(?:同志)?(?:分别|依次)?(?:(?:作|做|就[^，。；]{2,40}(?:作|做)?)?"
    r"(?:重要|总结|主持|动员|表态|交流|典型|专题|主旨|大会|经验|工作|强调|辅导|会议)*(?P<act>讲话"
    r"|发言|致辞|汇报|报告|讲授|授课|主讲|辅导|述职|点评|总结))"
    r"|^(?P<who2>[^，。；:：]{2,24}?)(?P<act2>通报|宣读|传达|解读|安排部署|部署|汇报|介绍|领学)"
)
_WHO = re.compile(
    rf"(?:局|委|办|部|厅|院|中心|镇|乡|街道|公司|站|所|处|政府|单位|社区|村|会|校|专家|教授|老师"
    rf"|代表|领导|{_OFFICE}|{_OFFICE}[\u4e00-\u9fff·×]{{2,4}}|同志)$"
)
_MINUTES = re.compile(r"(?:不超过|控制在|限时?|约|每[^，。；]{0,6})?\s*(?P<minutes>\d{1,3})\s*分钟")
_LONGEST_RANK = 60


def read_convener(body: Body, host: str) -> Element:
    """Whether a principal or a deputy chairs or calls the meeting, by the title; empty in doubt."""
    for section in body.of(Field.CHAIR):
        found = _SHORT_TITLED.search(section.pieces[0].text)
        if found:
            return _rank(section.pieces[0], found, host)
    for line in body.lines:
        if len(line.text) > 4_000:
            continue
        if found := _CHAIRS.search(line.text):
            return _rank(line, found, host)
    return Element()


def _rank(line: Line, found: re.Match[str], host: str) -> Element:
    rank = rank_of(found["title"], host)
    start, end = found.span("title")[0], max(found.end("name"), found.end("title"))
    return Element(rank, (line.start + start, line.start + end))


def rank_of(title: str, host: str) -> str:
    """`principal` or `deputy` by an official's titles; empty when they tell neither.

    县委副书记、县长 is a principal, 县委常委、组织部部长 a deputy of the county unless the meeting
    is the department's own.
    """
    titles = [one for one in re.split(r"[、，,\s]+", title[:_LONGEST_RANK]) if one]
    deputies = [one for one in titles if _DEPUTY.search(one)]
    heads = [one for one in titles if _PRINCIPAL.search(one) and not _DEPUTY.search(one)]
    of_place = [one for one in heads if not _DEPARTMENT.search(one)]
    if of_place:
        return "principal"
    if heads:
        organ = re.sub(r"(?:部长|书记|主任|局长|秘书长)$", "", heads[0])
        own = bool(organ) and organ in host
        return "principal" if own or not deputies else "deputy"
    return "deputy" if deputies else ""


def read_speakers(body: Body, agenda: Sequence[Element]) -> tuple[Speaker, ...]:
    """Speakers as listed, else as the agenda names them."""
    listed = [one for section in body.of(Field.SPEAKERS) for one in _listed(section.pieces)]
    named = [one for item in agenda if (one := _of_item(item))]
    return tuple((listed or named)[:MOST_SPEAKERS])


def _listed(pieces: Sequence[Line]) -> Iterator[Speaker]:
    for piece in pieces:
        limit = _minutes(piece.text)
        for part in re.finditer(r"[^、；;。，,\n]+", piece.text):
            words = part[0].strip()
            begin = enumerator(words)[1]
            name = _MINUTES.sub("", words[begin:]).strip("（()） 　：:")
            name = re.sub(r"^(?:发言单位|顺序)[：:]", "", name)
            if 1 < len(name) <= 30 and not re.search(r"时间|发言|要求|不超过|控制|材料|报送", name):
                start = piece.start + part.start() + part[0].index(words)
                yield Speaker(name, "", limit, (start, start + len(words)))


def _of_item(item: Element) -> Speaker | None:
    found = _SPEAKS.match(item.value)
    if found is None:
        return None
    who = (found["who"] or found["who2"]).strip(" 由请")
    if not _WHO.search(who):
        return None
    start = item.span[0]
    role = found["act"] or found["act2"]
    return Speaker(who, role, _minutes(item.value), (start, item.span[1]))


def _minutes(words: str) -> float | None:
    found = _MINUTES.search(words)
    return float(found["minutes"]) if found else None
