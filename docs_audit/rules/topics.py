"""Demands that only a dedicated paper may hold, and activities that the grassroots are spared.

GD-07, GD-29, GD-32, CJ-01, CJ-02.
"""

import re
from collections.abc import Iterator

from docs_audit.gbt9704.clauses import Statement

from .organs import LAWFUL_DOWNWARD, rank
from .subjects import Hit, Subject

_STAFF = (
    r"(?:干部|职工|教职?工|教师|网格员|护林员|医务人员|辅警"
    r"|社区工作者|专职人员|工作人员|村干部|编外人员)"
)
# Topic, what demands it, and the words of a title that is dedicated to it.
_TOPICS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "establishment",
        re.compile(
            r"(?:增加|核增|核定|落实|解决|明确|调剂|保障|充实|增核)[^，。；]{0,10}(?:机构编制|人员编制|事业编制|行政编制|编制)"
            r"|(?:增设|单设|新设|设立)[^，。；]{0,10}(?:内设机构|专门机构|科室|股室|事业单位|编制)"
        ),
        re.compile(r"编制|机构改革|机构设置|内设机构"),
    ),
    (
        "posts",
        re.compile(
            r"(?:配备|配齐|配强|选配|增配|落实)[^，。；]{0,14}(?:专职干部|领导干部|领导班子|领导职数|副职|专干|[^，。；]{0,4}干部)"
            r"|明确[^，。；]{0,6}(?:副科|副处|正科|正处)级"
        ),
        re.compile(r"干部|队伍建设|人员配备|选派|选配|班子"),
    ),
    (
        "pay",
        re.compile(
            rf"(?:提高|落实|保障|发放|兑现|增加|解决)[^，。；]{{0,12}}{_STAFF}[^，。；]{{0,10}}(?:工资|薪酬|津贴|补贴|福利|待遇)"
            rf"|{_STAFF}[^，。；]{{0,8}}(?:工资|薪酬|津补?贴|福利待遇|岗位补贴)[^，。；]{{0,8}}(?:提高|落实|保障|发放|兑现|增加|不低于)"
        ),
        re.compile(r"工资|薪酬|津贴|补贴|福利|待遇|绩效"),
    ),
    (
        "demonstration",
        re.compile(
            r"(?:开展|组织|启动|推进|深化|抓好|积极|参与)[^，。；]{0,20}(?:示范|文明|星级|标杆|样板)[^，。；]{0,10}(?:创建|评选|评定|命名)"
            r"|(?:创建|争创|打造|建成|培育)[^，。；]{0,14}(?:示范[点村镇乡县区户校站线带]|示范(?:单位|社区|学校|乡镇|街道|基地)"
            r"|样板[点村]|标杆(?:单位|村)|星级)|(?:开展|组织)创建示范"
        ),
        re.compile(r"创建|示范|评选|命名|争创|星级"),
    ),
    (
        "standards",
        re.compile(
            r"(?:开展|组织|启动|推进|实施|参加)[^，。；]{0,20}达标(?:活动|创建|建设|验收|评比|评定|升级|行动|工作)"
            r"|达标(?:创建|验收|评比|评定|活动|升级)(?!率)"
        ),
        re.compile(r"达标|验收"),
    ),
    ("veto", re.compile(r"一票否决"), re.compile(r"一票否决")),
    (
        "pledge",
        re.compile(
            r"(?:签订|签署|签定|签|递交|提交|上交|立下?)[^，。；]{0,22}责任[状书]|责任[状书][^，。；]{0,10}(?:签订|签署)"
        ),
        re.compile(r"责任[状书]"),
    ),
)
_ARBITRARY = ("veto", "pledge")
# Standards of water, air or goods are no activity; nor is what the law wants of enterprises.
_TECHNICAL = re.compile(
    r"水质|空气|排放|污水|废水|废气|出水|供水|环境质量|产品|噪声|指标达标|企业安全生产标准化|污染"
)
_GRASSROOTS = re.compile(
    r"乡镇|镇|乡(?!村振兴)|街道|村|社区|学校|校园|站所|基层|班组|卫生院|班级|家庭|支部"
)
_STANDARDS_TITLE = re.compile(r"达标(?:活动|创建|验收|评比|评定|升级|建设)?")
_CREATION_TITLE = re.compile(
    r"(?:开展|组织|启动|举办)[^的]{0,30}(?:创建|评选|命名)|(?:创建|评选)(?:示范)?(?:活动|工作)(?:的|实施|方案|办法)"
    r"|(?:示范|星级|标杆)[^的，]{0,14}(?:创建|评选|评定)"
)
_OF_A_SUPERIOR = re.compile(r"创建|示范|评选")
_APPROVED = re.compile(r"经[^，。；]{2,30}(?:批准|同意)")
_FEE = re.compile(
    r"(?:收取|缴纳|交纳|支付)[^，。；]{0,16}费|(?:评审|参评|会员|服务|工本|牌匾|证书|培训)费[^。；]{0,12}(?:\d|元|缴|交)"
)


def find(subject: Subject) -> Iterator[Hit]:
    if not subject.directs:
        return
    yield from _outside_a_dedicated_paper(subject)
    yield from _arbitrary(subject)
    yield from _standards(subject)
    yield from _creation(subject)


def _outside_a_dedicated_paper(subject: Subject) -> Iterator[Hit]:
    for statement in subject.statements:
        for topic, demanded, dedicated in _TOPICS:
            if dedicated.search(subject.title) is None and _is_demanded(statement, demanded):
                figures = {"topic": topic}
                yield subject.hit("GD-07", statement.text, statement.span, figures=figures)
                break


def _is_demanded(statement: Statement, demanded: re.Pattern[str]) -> bool:
    match = statement.demands(demanded)
    return match is not None and _TECHNICAL.search(statement.text) is None


def _arbitrary(subject: Subject) -> Iterator[Hit]:
    for statement in subject.statements:
        for topic, demanded, _ in _TOPICS:
            if topic in _ARBITRARY and statement.demands(demanded):
                figures = {"topic": topic}
                yield subject.hit("GD-29", statement.text, statement.span, figures=figures)
                break


def _standards(subject: Subject) -> Iterator[Hit]:
    """An activity of reaching standards that ends at townships, villages or schools."""
    demanded = next(pattern for topic, pattern, _ in _TOPICS if topic == "standards")
    is_announced = _STANDARDS_TITLE.search(subject.title) and not _TECHNICAL.search(subject.title)
    for statement in subject.statements:
        if not _is_demanded(statement, demanded):
            continue
        if is_announced or _GRASSROOTS.search(statement.text + subject.title):
            yield subject.hit("GD-32", statement.text, statement.span)


def _creation(subject: Subject) -> Iterator[Hit]:
    if _CREATION_TITLE.search(subject.title) is None:
        return
    for statement in subject.statements:
        if statement.demands(_FEE):
            yield subject.hit("CJ-02", statement.text, statement.span)
    if not _may_create(subject):
        yield subject.hit("CJ-01", subject.title, subject.paper.title.span)


def _may_create(subject: Subject) -> bool:
    """Cities and counties by their Party committee or government, others only above them."""
    is_known = rank(subject.level) >= 0 and subject.issuers
    is_township = rank(subject.level) >= rank("township")
    is_high = rank(subject.level) < rank("city")
    is_authority = bool(subject.issuer_kinds & LAWFUL_DOWNWARD)
    if not is_known or is_high or (is_authority and not is_township):
        return True
    carries_out = any(_OF_A_SUPERIOR.search(one.title) for one in subject.paper.citations)
    return carries_out or _APPROVED.search(subject.text) is not None
