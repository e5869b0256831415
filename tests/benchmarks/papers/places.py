"""Made-up places from the province to the village, their organs, and how these sign and number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.benchmarks.papers.dice import Dice

LEVELS = ("central", "province", "city", "county", "township", "village")
_PROVINCES = ("沐江省", "晴岭省", "棠川省")
_CITIES = ("云汀市", "岚泽市", "橘原市", "望沧市", "檀溪市", "朔桐市")
_COUNTIES = (
    *("栖梧县", "汀浦县", "砚坡县", "陌桑县", "蒲岑区", "临枫县", "芷园县", "澄原县"),
    *("禾原县", "璧洲区", "沅禾县", "石榆市", "桑湖县", "芦湾区", "漱石县"),
)
_TOWNSHIPS = (
    *("石檐镇", "双槐乡", "柳磴镇", "古渡口镇", "竹篱乡", "白帆镇", "大椿镇", "莲渡乡"),
    *("驿桥镇", "青柏街道", "鹿湾镇", "上梭镇", "枫榆乡", "三眼井街道", "沙垭镇"),
)
_VILLAGES = ("桥西村", "枣林村", "上坳村", "陈家庄村", "新塘村", "半坡村", "学前社区", "沿河社区")
_SHORT = "沐晴棠云岚橘望檀朔栖汀砚陌蒲临芷澄禾璧沅芦漱桑"
_SURNAMES = "鲍卞柴褚戴丁窦樊费傅葛龚古关桂郝贺侯霍姬简江焦康柯孔匡赖蓝乐"
_GIVEN = "长庚致远怀瑾世昌庆余若谷其琛立言守拙景行牧之南乔子清越向阳秋实"

# Name of the organ without its place, and its characters in numbers.
DEPARTMENTS = (
    ("农业农村局", "农"),
    ("应急管理局", "应急"),
    ("教育和体育局", "教体"),
    ("卫生健康局", "卫健"),
    ("民政局", "民"),
    ("财政局", "财"),
    ("自然资源和规划局", "自然资规"),
    ("住房和城乡建设局", "住建"),
    ("人力资源和社会保障局", "人社"),
    ("文化和旅游局", "文旅"),
    ("市场监督管理局", "市监"),
    ("生态环境局", "环"),
    ("水利局", "水"),
    ("交通运输局", "交"),
    ("林业局", "林"),
    ("乡村振兴局", "乡振"),
)
COORDINATING = (
    ("防汛抗旱指挥部办公室", "汛办"),
    ("安全生产委员会办公室", "安委办"),
    ("爱国卫生运动委员会办公室", "爱卫办"),
    ("森林草原防灭火指挥部办公室", "森防办"),
    ("优化营商环境工作领导小组办公室", "营商办"),
    ("农村人居环境整治工作专班", "人居专班"),
)
CENTRAL = (
    ("国务院", "国发"),
    ("国务院办公厅", "国办发"),
    ("民政部", "民发"),
    ("应急管理部", "应急"),
    ("农业农村部", "农发"),
    ("教育部", "教发"),
)


@dataclass(frozen=True)
class Place:
    """A division: its own name, and the place it lies in."""

    name: str
    level: str
    above: Place | None = None

    @property
    def full(self) -> str:
        """Its name as papers write it: townships and villages after their county or township."""
        named = self.level in ("township", "village") and self.above is not None
        return f"{self.above.full}{self.name}" if named and self.above else self.name

    @property
    def word(self) -> str:
        """省, 市, 县, 区, 镇, 乡, 街道, 村 or 社区."""
        for ending in ("街道", "社区"):
            if self.name.endswith(ending):
                return ending
        if self.level == "county" and self.name.endswith("市"):
            return "市"
        return self.name[-1] if self.name else "全国"

    @property
    def short(self) -> str:
        """The character that stands for it in numbers."""
        return next((one for one in self.name if one in _SHORT), self.name[:1])


CENTRE = Place("", "central")


@dataclass(frozen=True)
class Organ:
    """Who issues: full name, kind of organ, and its series in numbers.

    ``kind`` is ``party government office department coordinating village``.
    """

    name: str
    kind: str
    place: Place
    series: str

    @property
    def level(self) -> str:
        """Its level as manifests name it."""
        return self.place.level


def place(dice: Dice, level: str) -> Place:
    """Return a place of a level with all that lies above it."""
    at = CENTRE
    for _ in LEVELS[1 : LEVELS.index(level) + 1]:
        at = below(dice, at)
    return at


def below(dice: Dice, at: Place) -> Place:
    """Return a place directly below another; a city or county lies always in the same one."""
    level = LEVELS[LEVELS.index(at.level) + 1]
    names = {
        "province": _PROVINCES,
        "city": _shared(_CITIES, _PROVINCES, at),
        "county": _shared(_COUNTIES, _CITIES, at),
        "township": _TOWNSHIPS,
        "village": _VILLAGES,
    }
    return Place(dice.choice(names[level]), level, at)


def _shared(names: Sequence[str], uppers: Sequence[str], at: Place) -> Sequence[str]:
    """Return the part of some names that lies in a place."""
    return names[uppers.index(at.name) :: len(uppers)] if at.name in uppers else ()


def government(at: Place) -> Organ:
    """Return the government of a place, a street's office or a village's committee."""
    if at.level == "central":
        return Organ("国务院", "government", at, "国发")
    if at.level == "village":
        ending = "居民委员会" if at.word == "社区" else "村民委员会"
        name = at.full if at.word == "社区" else at.full.removesuffix("村")
        return Organ(f"{name}{ending}", "village", at, f"{at.short}村委")
    if at.word == "街道":
        return Organ(f"{at.full}办事处", "government", at, f"{at.short}办发")
    return Organ(f"{at.full}人民政府", "government", at, f"{at.short}政发")


def office(at: Place) -> Organ:
    """Return the office of a government."""
    if at.level == "central":
        return Organ("国务院办公厅", "office", at, "国办发")
    ending = "办公厅" if at.level in ("province",) else "办公室"
    return Organ(f"{at.full}人民政府{ending}", "office", at, f"{at.short}政办发")


def party(at: Place) -> Organ:
    """Return the Party committee of a place, as its head prints it."""
    return Organ(f"中共{at.full}委员会", "party", at, f"{at.short}委")


def party_office(at: Place) -> Organ:
    """Return the office of a Party committee."""
    ending = "办公厅" if at.level == "province" else "办公室"
    return Organ(f"中共{at.full}委{ending}", "office", at, f"{at.short}办")


def departments(dice: Dice, at: Place, count: int = 1) -> list[Organ]:
    """Return departments of a place; of a township its offices do not write in its name."""
    if at.level == "central":
        chosen = dice.sample(CENTRAL[2:], count)
        return [Organ(name, "department", at, series) for name, series in chosen]
    picked = dice.sample(DEPARTMENTS, count)
    return [_department(at, name, series) for name, series in picked]


def _department(at: Place, name: str, series: str) -> Organ:
    if at.level == "province":
        name = f"{name.removesuffix('局')}厅"
    return Organ(f"{at.full}{name}", "department", at, f"{at.short}{series}发")


def coordinating(dice: Dice, at: Place) -> Organ:
    """Return a coordinating body of a place."""
    name, series = dice.choice(COORDINATING)
    return Organ(f"{at.full}{name}", "coordinating", at, f"{at.short}{series}发")


def counterpart(organ: Organ, at: Place) -> str:
    """Return the department of the same line in a place below."""
    line = organ.name.removeprefix(organ.place.full)
    line = line.removesuffix("厅") + "局" if line.endswith("厅") else line
    return f"{at.full}{line}"


def person(dice: Dice) -> str:
    """Return a person's name of two or three characters."""
    return dice.choice(_SURNAMES) + "".join(dice.sample(_GIVEN, dice.choice((1, 2, 2))))


def all_below(dice: Dice, at: Place, *, organs: str = "government") -> tuple[str, ...]:
    """Return the general addressees of a place: those below it, and its own departments.

    ``organs`` says whom of those below: their ``government`` or their ``department``.
    """
    word = at.word
    own = {"central": "国务院各部委、各直属机构"}.get(at.level, f"{word}直各部门")
    if organs == "department":
        return (f"各{_below_words(at)}相关单位",)
    of_level = {
        "central": ("各省、自治区、直辖市人民政府", own),
        "province": ("各市（州）人民政府", "省直各部门"),
        "city": ("各县（市、区）人民政府", "市直各部门"),
        "county": ("各乡镇人民政府、街道办事处", f"{word}直各部门"),
        "township": ("各村（社区）", "镇直各单位"),
    }
    varied = {
        "province": ("各市州人民政府", "省政府各厅委、各直属机构"),
        "city": ("各县市区人民政府", "市政府各部门、各直属机构"),
        "county": ("各乡（镇）人民政府、各街道办事处", f"{word}政府各部门"),
        "township": ("各村民委员会", "各站所"),
    }
    choices = of_level if dice.random() < 0.6 or at.level not in varied else varied
    return choices[at.level]


def _below_words(at: Place) -> str:
    return {"central": "省", "province": "市", "city": "县（市、区）", "county": "乡镇"}.get(
        at.level, "村"
    )
