"""Whom an unnumbered paper speaks to: those below, its own house, the public or others."""

import re
from collections.abc import Iterator
from enum import StrEnum

from .issuers import level_of
from .layout import Layout
from .lines import joined
from .naming import is_titled
from .paper import Level, OfficialPaper


class Audience(StrEnum):
    BELOW = "below"
    IMPLIED = "implied"
    INSIDE = "inside"
    PUBLIC = "public"
    OTHERS = "others"


_PUBLIC = re.compile(
    r"居民(?!委员会|小组|代表)|村民(?!委员会|小组|代表|理事)|市民|群众|家长|学生|同学|业主|农民|乡亲|老乡|商户|游客|旅客|司机|驾驶|用户|客户|考生|网友|朋友"
    r"|纳税人|投标人|供应商|求职|住户|养殖户|种植户|农户|家庭|社会各界|参保|患者|读者|消费者|经营者|从业者"
)
_INSIDE = re.compile(
    r"科室|股室|处室|内设机构|机关各|机关全体|全体(?:干部|职工|教职工|工作人员|同志|党员|人员|机关)|各位同事|本[局院校办单位]"
    r"|各[科股处]|各党小组|各班组|各教研组|各年级|各位(?:老师|职工|员工)"
)
_OWN = re.compile(r"(?:局|委|院|校|中心|公司)[直所下]?属|直属|下属|所属|二级单位|班子成员|党组成员")
_UNIT_BELOW = (
    r"乡镇|镇街|街镇|镇|乡|街道|村|社区|县|区|市|州|旗|单位|部门|地|学校|中小学|办|科室|站所|所|支部|党委|党组|企业|医院"
    r"|卫生院|卫生室|苏木|嘎查|网格|片区|小组|工作专班|专班|工作队|成员单位|承办单位|责任单位|基层|局|委"
)
_PERSON_BELOW = re.compile(
    r"书记|支书|主任|村长|站长|所长|校长|园长|院长|网格[员长]|驻村|包村|包片|包联|联络员|信息员|分管|负责|领导|专干|联系人"
    r"|专员|队长|经办|管理员|镇长|乡长|局长|科长|干事|两委|文书|会计|委员|同仁|同志"
)
_EACH = re.compile(
    r"^(?:@)?[\u4e00-\u9fff（）()]{0,6}各(?!位(?:代表|来宾|同事)|界)|^全[县市区镇乡街]"
)
# 你镇 is said downwards; beside and above it is 贵镇.
_YOURS = re.compile(
    r"你(?:们|镇|乡|街道|局|村|社区|县|区|市|州|单位|校|办|部门?|委|院|站|所|中心|公司)"
)
_TASKED = re.compile(
    r"^(?:承办|主办|协办|责任|受理|接收|接件|接电|被督办|办理|牵头|配合)(?:单位|部门|人)\s*[：:\s]\s*(?P<units>\S.*)$"
)
_SENT_TO = re.compile(
    r"^(?:主\s*送|发\s*送|发往|送达|致|收件人|收[文受]单位|发给|受话(?:人|单位)|通知(?:对象|范围)|发送范围)\s*[：:\s]\s*(?P<units>\S.*)$"
)
_EVERYONE = re.compile(
    r"@(?:所有人|全体|各)|^(?:【[^】]*】)?\s*(?:各位|大家|同志们|亲们|兄弟们|伙伴们|家人们)"
)
_ASKED = re.compile(
    r"(?:请|望|要求|恳请|烦请|麻烦)\s*(?:@)?各(?!位(?:代表|来宾|领导光临)|界|类|种)"
    rf"|(?:^|[，。；、！\s])[各每]个?(?:有关|相关|责任)?[\u4e00-\u9fff（）()]{{0,4}}?(?:{_UNIT_BELOW})[\u4e00-\u9fff（）()、]{{0,6}}?(?:要|须|应|必须|务必|于|将|认真|严格|尽快|抓紧|立即|负责|按)"
    r"|大家(?:务必|抓紧|尽快|要|都|把|今|明)|请(?:大家|你们|贵[镇乡村局办街单部])"
)
_PRELUDE = r"(?:【[^】]*】)?(?:通知|转|重要提醒|温馨提醒)?[：:]?\s*"
_COMMANDING = re.compile(
    r"政府|委员会$|[省市县区州旗镇乡工]委|党委|办公室$|督[查办]|指挥部|领导小组|专班|工作组|[防安创]\w?办$|办$|联席会议|考核办"
)
_DEPARTMENT = re.compile(r"(?:局|委|办|办公室|中心|公司|院|校|部|会|支队|大队|所|站)$")
_ORDER = list(Level)


def audience_of(layout: Layout, paper: OfficialPaper) -> Audience:
    """By addressees, labelled receivers or salutation; else by whom its sentences ask."""
    lines = [line.text for line in layout.lines]
    if any(_TASKED.match(line) for line in lines):
        return Audience.BELOW
    body = body_of(layout, paper)
    names = [*paper.addressees.value, *_sent_to(lines)]
    if names:
        return _of_names(names, paper, body)
    for called in _called(layout, paper):
        if answer := _of_salutation(called):
            return answer
    is_asked = _ASKED.search(body) or _YOURS.search(body)
    return Audience.IMPLIED if is_asked else Audience.OTHERS


def body_of(layout: Layout, paper: OfficialPaper) -> str:
    """What stands between the addressees and the closing, as one run; of messages all."""
    closing = layout.closing
    ends = [at for at in (closing.signature, closing.attachments, closing.tail) if at > 0]
    start = layout.body_at if is_titled(paper) or paper.addressees else layout.head.above
    return joined(layout.lines[start : min(ends, default=len(layout.lines))])


def _sent_to(lines: list[str]) -> list[str]:
    """Receivers in the rows of a form: `发往：各乡镇`."""
    names: list[str] = []
    for line in lines:
        if found := _SENT_TO.match(line):
            names += re.split(r"[、，,；;\s]+", found["units"].strip())
    return names


def _called(layout: Layout, paper: OfficialPaper) -> Iterator[str]:
    """Whom the first words call: `各位书记：`, of untitled messages also `各位书记，`."""
    ends = r"[：:]" if is_titled(paper) else r"(?:[：:，,！!]|$)"
    places = [layout.body_at] if is_titled(paper) else [layout.head.above, layout.body_at]
    for at in places:
        opening = layout.lines[at].text if at < len(layout.lines) else ""
        if found := re.match(rf"{_PRELUDE}(?P<called>[^，,。：:！!]{{2,40}}?){ends}", opening):
            yield found["called"]


def _of_salutation(called: str) -> Audience | None:
    if _PUBLIC.search(called):
        return Audience.PUBLIC
    if _INSIDE.search(called):
        return Audience.INSIDE
    if _PERSON_BELOW.search(called) or _EACH.match(called) or _EVERYONE.search(called):
        return Audience.BELOW
    return None


def _of_names(names: list[str], paper: OfficialPaper, body: str) -> Audience:
    own = [_ORDER.index(Level(level)) for level in map(level_of, paper.issuers.value) if level]
    if any(_PUBLIC.search(name) for name in names):
        return Audience.PUBLIC
    house = [bool(_INSIDE.search(name)) for name in names]
    if any(house) and all(
        at_home or _OWN.search(name) for at_home, name in zip(house, names, strict=True)
    ):
        return Audience.INSIDE
    below = _YOURS.search(body) or any(_is_below(name, own, paper) for name in names)
    return Audience.BELOW if below else Audience.OTHERS


def _is_below(name: str, own: list[int], paper: OfficialPaper) -> bool:
    """Lower by level, called 各, a person in charge there, or an office of the issuer's place."""
    if _EACH.match(name) or _EVERYONE.search(name) or _PERSON_BELOW.search(name):
        return True
    level = level_of(name)
    if level and own:
        place = _ORDER.index(Level(level))
        if place != min(own):
            return place > min(own)
    if level in (Level.TOWNSHIP, Level.VILLAGE) and not own:
        return True
    commands = any(_COMMANDING.search(issuer) for issuer in paper.issuers.value)
    is_office = _DEPARTMENT.search(name) and not re.search(r"政府|[市县区]委(?:办|$)", name)
    return bool(commands and is_office) or (not own and bool(re.match(_UNIT_BELOW, name)))
