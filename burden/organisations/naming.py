"""How organs are called: the full form, the usual short ones, and the place inside a name.

Knows no tree and no database. Names in papers are seldom those of a register: 安平县人民政府 is
signed in full, addressed as 县政府 and spoken of as 安平县.
"""

import re
import unicodedata

from burden.organisations.models import Level, OrganKind

# Endings that mean the same organ; the first of each row is the registered form. Longer endings
# stand before those they end in, so that the first hit is the right row.
_ENDINGS: tuple[tuple[str, ...], ...] = (
    ("人民政府办公室", "人民政府办公厅", "政府办公室", "政府办公厅", "政府办"),
    ("委员会办公室", "委员会办公厅", "委办公室", "委办公厅", "委办"),
    ("人民政府", "政府"),
    ("街道办事处", "街道办", "街道"),
    ("村村民委员会", "村民委员会", "村村委会", "村委会", "村"),
    ("社区居民委员会", "社区居委会", "社区"),
    ("居民委员会", "居委会"),
    ("委员会", "委"),
)

# Lines of work as they are registered and as they are usually said.
_LINES: tuple[tuple[str, str], ...] = (
    ("发展和改革", "发改"),
    ("发展和改革", "发展改革"),
    ("工业和信息化", "工信"),
    ("卫生健康", "卫健"),
    ("人力资源和社会保障", "人社"),
    ("自然资源和规划", "资规"),
    ("住房和城乡建设", "住建"),
    ("市场监督管理", "市场监管"),
    ("市场监督管理", "市监"),
    ("应急管理", "应急"),
    ("文化广电和旅游", "文旅"),
    ("文化和旅游", "文旅"),
    ("退役军人事务", "退役军人"),
    ("教育体育", "教体"),
    ("医疗保障", "医保"),
    ("城市管理", "城管"),
    ("纪律检查委员会", "纪委"),
)

_PLACE = re.compile(
    r".{1,12}(?:省|自治区|特别行政区|市|自治州|州|盟|地区|县|区|旗|镇|乡|街道|村|社区)"
)
# 州 closes a place only where it is not part of a city's own name (江州市).
_LEADING_PLACE = re.compile(
    r".{1,9}?(?:省|自治区|市|自治州|州(?![市区县])|盟|地区|县|区|旗|镇|乡|街道)(?=.{2})"
)
_WITH_GOVERNMENT = ("省", "自治区", "市", "州", "县", "区", "旗", "镇", "乡")
# Organs that are the place itself, longest first.
_PLACE_ORGANS: dict[str, str] = {
    "街道办事处": "街道",
    "街道办": "街道",
    "村村民委员会": "村",
    "村民委员会": "村",
    "村村委会": "村",
    "村委会": "村",
    "社区居民委员会": "社区",
    "社区居委会": "社区",
}
_PARTY = ("中国共产党", "中共")
_COMMITTEE = re.compile(
    r"(?P<place>.{1,11}[省市州县区旗镇乡盟]|.{1,11}街道)(?:党委|委员会|委)(?P<office>办公室|办公厅|)"
)
_OFFICIAL_ENDINGS = ("人民政府", "政府", "委员会", "党委", "委", "办事处")


def clean(name: str) -> str:
    """The name without blanks, and with the full-width brackets of official writing."""
    folded = unicodedata.normalize("NFKC", name).replace("(", "（").replace(")", "）")
    return "".join(folded.split())


def spellings(name: str) -> list[str]:
    """Forms under which a register may hold the organ, the given one first.

    Last comes the bare place, for registers that hold a place as one unit.
    """
    name = clean(name)
    forms = [name]
    forms += [other for form in forms[:1] for other in _other_endings(form)]
    forms += [other for form in list(forms) for other in _other_lines(form)]
    forms += [other for form in list(forms) for other in _other_party_forms(form)]
    stem = place_stem(name)
    if stem == name and name.endswith(_WITH_GOVERNMENT):
        forms.append(f"{name}人民政府")
    elif stem:
        forms.append(stem)
    return list(dict.fromkeys(forms))


def place_stem(name: str) -> str:
    """The place that a government, a Party committee or a place unit stands for; else empty.

    安平县人民政府 and 中共安平县委员会 give 安平县; 安平县教育局 gives nothing.
    """
    rest = _without_party(clean(name))
    for ending in ("办公厅", "办公室"):
        rest = rest.removesuffix(ending)
    for ending, word in _PLACE_ORGANS.items():
        if rest.endswith(ending) and rest != ending:
            return rest.removesuffix(ending) + word
    for ending in _OFFICIAL_ENDINGS:
        bare = rest.removesuffix(ending)
        if bare != rest and _PLACE.fullmatch(bare):
            return bare
    return rest if _PLACE.fullmatch(rest) else ""


def leading_places(name: str) -> list[tuple[str, str]]:
    """Ways to cut places off the front: (what was cut, the rest), the shortest cut first."""
    name = _without_party(clean(name))
    cuts: list[tuple[str, str]] = []
    start = 0
    while (found := _LEADING_PLACE.match(name, start)) is not None:
        cuts.append((name[: found.end()], name[found.end() :]))
        start = found.end()
    return cuts


def organ_kind_of(name: str, level: Level) -> OrganKind:
    """The kind of organ as far as its name tells; a department when it tells nothing."""
    name = clean(name)
    if level is Level.VILLAGE:
        return OrganKind.SELF_GOVERNING
    for endings, kind in _KINDS:
        if name.endswith(endings):
            return kind
    if name.startswith(_PARTY) or re.search(r"[省市州县区旗镇乡]委$|党委$|工委$", name):
        return OrganKind.PARTY_COMMITTEE
    return OrganKind.GOVERNMENT if place_stem(name) == name else OrganKind.DEPARTMENT


_KINDS: tuple[tuple[tuple[str, ...], OrganKind], ...] = (
    (("人民政府办公厅", "人民政府办公室", "政府办公室", "政府办"), OrganKind.GOVERNMENT_OFFICE),
    (("委员会办公厅", "委办公厅", "委办公室", "委办", "党政办公室"), OrganKind.PARTY_OFFICE),
    (("人民政府", "政府", "街道办事处", "管理委员会", "管委会"), OrganKind.GOVERNMENT),
    (("纪律检查委员会", "监察委员会", "纪委", "监委", "纪委监委"), OrganKind.DISCIPLINE),
    (("领导小组", "领导小组办公室", "指挥部", "联席会议"), OrganKind.COORDINATING),
    (("人大常委会", "人民代表大会常务委员会", "人大"), OrganKind.CONGRESS),
    (("政协", "政协委员会", "政治协商会议"), OrganKind.CONSULTATIVE),
    (("总工会", "妇联", "妇女联合会", "共青团", "团委", "残联", "科协"), OrganKind.MASS),
    (("税务局", "气象局", "海关", "烟草专卖局"), OrganKind.VERTICAL),
    (("中心", "医院", "学校", "大学", "学院", "研究院", "研究所"), OrganKind.INSTITUTION),
    (("有限公司", "集团", "公司"), OrganKind.ENTERPRISE),
    (("协会", "学会", "商会"), OrganKind.ASSOCIATION),
)


def _other_endings(name: str) -> list[str]:
    if name.endswith("党委"):
        return []
    for endings in _ENDINGS:
        for ending in endings:
            if name.endswith(ending) and len(name) > len(ending):
                stem = name.removesuffix(ending)
                return [stem + other for other in endings if other != ending]
    return []


def _other_lines(name: str) -> list[str]:
    swapped = [name.replace(full, short) for full, short in _LINES if full in name]
    return swapped + [
        name.replace(short, full) for full, short in _LINES if short in name and full not in name
    ]


def _other_party_forms(name: str) -> list[str]:
    committee = _COMMITTEE.fullmatch(_without_party(name))
    if committee is None:
        return []
    place, office = committee["place"], committee["office"]
    written = [
        f"中共{place}委员会",
        f"中共{place}委",
        f"{place}委员会",
        f"{place}委",
        f"{place}党委",
    ]
    return [form + office for form in written if form + office != name]


def _without_party(name: str) -> str:
    for prefix in _PARTY:
        if name.startswith(prefix):
            return name.removeprefix(prefix)
    return name
