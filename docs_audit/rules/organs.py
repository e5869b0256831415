"""What an organ is by its name, and at which level: that decides to whom it may lawfully write.

Articles 14 to 17 of the regulation on official papers (TL-02 to TL-08) and item 1 of the
regulation of 2024 (GD-04) go by the kind of both organs, so an address such as
各县（市、区）人民政府，市直各部门 is read as kinds and levels.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from docs_audit.gbt9704 import Level, level_of


class OrganKind(StrEnum):
    """The kinds of the register, and courts, which no register of an administration holds."""

    PARTY_COMMITTEE = "party_committee"
    GOVERNMENT = "government"
    PARTY_OFFICE = "party_office"
    GOVERNMENT_OFFICE = "government_office"
    DEPARTMENT = "department"
    COORDINATING = "coordinating"
    CONGRESS = "congress"
    CONSULTATIVE = "consultative"
    DISCIPLINE = "discipline"
    MASS = "mass"
    VERTICAL = "vertical"
    INSTITUTION = "institution"
    ENTERPRISE = "enterprise"
    ASSOCIATION = "association"
    SELF_GOVERNING = "self_governing"
    COURT = "court"


@dataclass(frozen=True)
class Organ:
    """One organ or a group such as 各乡镇党委、政府; without levels where the name tells none."""

    name: str
    kinds: frozenset[OrganKind]
    levels: frozenset[Level]


AUTHORITIES = frozenset({OrganKind.PARTY_COMMITTEE, OrganKind.GOVERNMENT})
# By authority, the offices write as the Party committee or government does (TL-05).
LAWFUL_DOWNWARD = AUTHORITIES | {OrganKind.PARTY_OFFICE, OrganKind.GOVERNMENT_OFFICE}
# Neither departments nor coordinating bodies; what they send down follows laws of their own.
OWN_LINES = frozenset(
    {OrganKind.CONGRESS, OrganKind.CONSULTATIVE, OrganKind.DISCIPLINE, OrganKind.COURT}
)

_DELIBERATING = (
    r"(?:安全生产|食品(?:药品)?安全|减灾|防灾减灾救灾|爱国卫生运动|绿化|禁毒|国防动员|双拥|残疾人工作|老龄工作"
    r"|妇女儿童工作|消防安全|道路交通安全|全面深化改革|网络安全和信息化|全面依法治[国省市县区]|财经|审计)委员会"
)
# Read from top to bottom: a later row holds what the rows above it have left.
_KINDS: tuple[tuple[OrganKind, re.Pattern[str]], ...] = (
    (OrganKind.COURT, re.compile(r"法院|检察院")),
    (
        OrganKind.COORDINATING,
        re.compile(
            rf"领导小组|指挥部|联席会议|专班|协调小组|推进组|工作组$|专项工作机制|{_DELIBERATING}"
            r"|安委[会办]|食安[委办]|减灾[委办]|爱卫[会办]|禁毒[委办]|绿委[会办]|防汛办|防指|森防[指办]|创[建文城卫]办|双拥办"
            r"|整治办|河长制办公室|河长办"
        ),
    ),
    (OrganKind.DISCIPLINE, re.compile(r"纪律检查委员会|监察委员会|纪委|监委|纪检监察组")),
    (OrganKind.CONGRESS, re.compile(r"人民代表大会|人大")),
    (OrganKind.CONSULTATIVE, re.compile(r"政治协商会议|政协")),
    (
        OrganKind.GOVERNMENT_OFFICE,
        re.compile(r"政府办公[厅室]$|政府办$|^国务院办公厅$|^国办$"),
    ),
    (
        OrganKind.PARTY_OFFICE,
        re.compile(
            r"(?:中国共产党|中共).{1,24}委员会办公[厅室]$|[省市县区州旗盟镇乡]委办(?:公[厅室])?$"
            r"|党(?:工)?委办(?:公室)?$|^(?:中共)?中央办公厅$|^中办$|党政(?:综合)?办(?:公室)?$"
        ),
    ),
    (
        OrganKind.SELF_GOVERNING,
        re.compile(r"(?:村民|居民)委员会$|[村居]委会$|(?:村|社区)(?:党[总支]?支?部|“?两委”?)?$"),
    ),
    (
        OrganKind.GOVERNMENT,
        re.compile(
            r"人民政府$|(?<!府)政府$|^国务院$|街道(?:办事处|办)?$|行政公署$"
            r"|(?:区|园)管(?:理委员|委)会$|^管委会$"
        ),
    ),
    (
        OrganKind.PARTY_COMMITTEE,
        re.compile(
            r"^(?:中国共产党|中共).{1,24}(?:委员会|[省市县区州旗盟镇乡]委)$|[省市县区州旗盟镇乡]委$"
            r"|党(?:工)?委$|街道工作委员会$|^(?:党|中共)中央$"
        ),
    ),
    (
        OrganKind.MASS,
        re.compile(
            r"总工会|妇联|妇女联合会|共青团|团[省市县区]?委$|残联|残疾人联合会|科协|科学技术协会|工商联|文联|红十字会|侨联"
        ),
    ),
    (
        OrganKind.VERTICAL,
        re.compile(r"税务局|气象局|海关|烟草|海事局|人民银行|邮政管理局|调查队|消防救援"),
    ),
    (OrganKind.ENTERPRISE, re.compile(r"公司$|集团$|银行$")),
    (OrganKind.ASSOCIATION, re.compile(r"(?:协|学|商|促进|联合)会$")),
    (
        OrganKind.INSTITUTION,
        re.compile(r"(?:中心|医院|卫生院|学校|[中小大]学|学院|中心校|研究[院所]|[站所馆])$"),
    ),
)
_BARE_PLACE = re.compile(r"[\u4e00-\u9fff]{2,9}(?:省|自治区|市|自治州|盟|县|区|旗|镇|乡|街道)")
_DIVISION = re.compile(
    r"(?:局|厅|委员会|委|部|署|办公室)[\u4e00-\u9fff]{2,12}(?<!办公)(?<!办事)(?<!管理)(?:科|处|股|室|司)$"
)
_PLACE_WORD = (
    r"(?:设区的?市|省辖市|地级市|直辖市|自治区|自治州|行政村|开发区|高新区|办事处|街道|社区"
    r"|省|市|州|盟|地区?|县|区|旗|乡|镇|村|居)"
)
_BRACKET = r"[（(][^（）()]{1,24}[）)]"
_GROUP = re.compile(
    rf"^(?P<of>.{{0,12}}?)(?:下辖|所辖|所属)?各(?P<places>{_PLACE_WORD}(?:{_BRACKET}|{_PLACE_WORD}|[、和及])*)"
    r"(?P<rest>.*)$"
)
_OWN = re.compile(r"部门|单位|科室|机关|机构|部委|委办|局$|企业|团体|处室|站所|股室|学校")
_BRACKETED = re.compile(_BRACKET)
# One letter a level is left of the words that hold letters of another level.
_SHORTENED = (
    ("自治区", "省"), ("直辖市", "省"), ("省辖市", "市"), ("设区的市", "市"), ("设区市", "市"),
    ("地级市", "市"), ("自治州", "州"), ("地区", "地"), ("社区", "村"), ("居民区", "村"),
    ("开发区", "区"), ("高新区", "区"), ("办事处", "街"), ("街道", "街"),
)  # fmt: skip
_LEVEL_LETTERS = (
    (Level.PROVINCE, "省"),
    (Level.CITY, "市州盟地"),
    (Level.COUNTY, "县区旗"),
    (Level.TOWNSHIP, "乡镇街"),
    (Level.VILLAGE, "村居"),
)
_ORDER = list(Level)


def rank(level: str) -> int:
    """0 for central, 5 for village; -1 where the level is not known."""
    return _ORDER.index(Level(level)) if level in set(_ORDER) else -1


def kind_of(name: str) -> OrganKind:
    """The kind of organ by its name; a bare place is its government, what tells nothing a
    department.
    """
    name = "".join(name.split())
    for kind, shape in _KINDS:
        if shape.search(name):
            return kind
    return OrganKind.GOVERNMENT if _BARE_PLACE.fullmatch(name) else OrganKind.DEPARTMENT


def is_division(name: str) -> bool:
    """Whether a name is that of a division inside a department: 安平县教育局基础教育科."""
    return _DIVISION.search("".join(name.split())) is not None


def organ(name: str, level: str = "") -> Organ:
    """One organ that is named, at the level stated or told by its name."""
    told = level or level_of(name)
    levels = frozenset({Level(told)}) if told else frozenset[Level]()
    return Organ(name, frozenset({kind_of(name)}), levels)


def addressed(name: str, issuer_level: str) -> Organ:
    """An entry of an address line, as an issuer of this level means it."""
    name = "".join(name.split())
    group = _GROUP.match(name)
    if group is not None:
        levels = _levels_of(group["places"], issuer_level)
        return Organ(name, _kinds_of_group(group["rest"], levels), levels)
    if _OWN.search(name) and ("各" in name or "有关" in name or "相关" in name or "直属" in name):
        own = frozenset({Level(issuer_level)}) if issuer_level else frozenset[Level]()
        return Organ(name, frozenset({OrganKind.DEPARTMENT}), own)
    return organ(name)


def _levels_of(places: str, issuer_level: str) -> frozenset[Level]:
    """各县（市、区） are counties; from a city downwards 各市 are county-level cities, too."""
    words = _BRACKETED.sub("", places)
    for longer, short in _SHORTENED:
        words = words.replace(longer, short)
    found = {level for level, letters in _LEVEL_LETTERS if set(letters) & set(words)}
    if rank(issuer_level) >= rank(Level.CITY) and Level.CITY in found:
        found = found - {Level.CITY} | {Level.COUNTY}
    return frozenset(found)


def _kinds_of_group(rest: str, levels: frozenset[Level]) -> frozenset[OrganKind]:
    """Kinds of 各乡镇党委、政府; villages have a committee and no government."""
    bare = _BRACKETED.sub("", rest).strip("、，和及")
    if levels == {Level.VILLAGE}:
        return frozenset({OrganKind.SELF_GOVERNING})
    if not bare:
        return frozenset({OrganKind.GOVERNMENT})
    pieces = [piece for piece in re.split(r"[、，和及]", bare) if piece]
    return frozenset(_kind_of_piece(piece) for piece in pieces)


def _kind_of_piece(piece: str) -> OrganKind:
    if re.fullmatch(r"(?:人民)?政府|办事处|管委会|街道办事处", piece):
        return OrganKind.GOVERNMENT
    if re.fullmatch(r"党(?:工)?委|委|委员会|工委", piece):
        return OrganKind.PARTY_COMMITTEE
    return kind_of(piece)
