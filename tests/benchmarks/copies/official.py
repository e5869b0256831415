"""Printed official papers of made-up offices: head, number, title, text, signature and date."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from tests.benchmarks.copies.reworded import Subject

_ABOVE = {
    "安澜市": "江东省",
    "柳原市": "江东省",
    "金岭市": "江东省",
    "东陵市": "江东省",
    "临湖市": "江东省",
    "宁川市": "江东省",
    "广泽市": "江东省",
    "石桥市": "江东省",
    "安澜经济开发区": "江东省安澜市",
    "柳原经济开发区": "江东省柳原市",
    "禾川县": "江东省安澜市",
    "金坪县": "江东省安澜市",
    "龙渡县": "江东省柳原市",
    "永泽县": "江东省柳原市",
    "松坪县": "江东省柳原市",
    "白石县": "江东省金岭市",
    "桃溪县": "江东省金岭市",
    "城南街道": "江东省安澜市禾川县",
    "城北街道": "江东省安澜市禾川县",
    "柳林镇": "江东省安澜市禾川县",
    "大庄镇": "江东省安澜市禾川县",
    "石桥镇": "江东省安澜市禾川县",
}
_LEVELS = (
    ("村民委员会", "village", "村"),
    ("镇", "township", "镇"),
    ("街道", "township", "街道"),
    ("县", "county", "县"),
    ("开发区", "county", "区"),
    ("市", "city", "市"),
    ("省", "province", "省"),
)
_WIDE = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}
_WEBSITE_HEAD = "来源：办公室　发布时间：2025-04-11 09:30　字体：[大][中][小]　打印本页"
_WEBSITE_TAIL = "上一篇：没有了\n下一篇：通知公告\n分享到：微信"
_CENTRAL = {
    "全省": "全国",
    "省级财政": "中央财政",
    "省防汛抗旱指挥部": "国家防汛抗旱总指挥部",
    "省应急管理厅": "应急管理部",
    "省自然资源厅": "自然资源部",
}


@dataclass(frozen=True)
class Office:
    """An office by the name it signs with."""

    short: str

    @property
    def full(self) -> str:
        """Its name with all places above it, as a careful manifest has it."""
        if "省" in self.short:
            return self.short
        for place, above in _ABOVE.items():
            if place in self.short:
                return self.short.replace(place, above + place, 1)
        return self.short

    @property
    def level(self) -> str:
        """Its level as manifests name it."""
        return self._level[0]

    @property
    def character(self) -> str:
        """How it calls its own place: 全省, 全市 ..."""
        return self._level[1]

    @property
    def _level(self) -> tuple[str, str]:
        for sign, level, character in _LEVELS:
            # A bureau of 市场 supervision is not for that of a city.
            if sign in self.short.replace("市场", "").replace("城市", ""):
                return level, character
        return "central", "国"

    def number(self, day: date, at: int, kind: str = "发") -> str:
        """Return a document number of it."""
        name = self.short.removeprefix("中共").removeprefix("共青团")
        organ = "政办" if "人民政府办公" in name else "政" if "人民政府" in name else name[3:4]
        head = "国" if self.level == "central" else name[0]
        return f"{head}{organ}{kind}〔{day.year}〕{at}号"


@dataclass(frozen=True)
class Sheet:
    """A paper as it is printed."""

    office: Office
    title: str
    number: str
    text: str
    day: date
    is_signed: bool = True
    others: tuple[Office, ...] = ()

    @property
    def written_day(self) -> str:
        """The date as signed."""
        return f"{self.day.year}年{self.day.month}月{self.day.day}日"

    @property
    def signature(self) -> str:
        """The office and the date."""
        names = "  ".join(one.short for one in (self.office, *self.others))
        return f"{names}\n{self.written_day}"

    def printed(self) -> str:
        """Return the whole text."""
        names = "\n".join(one.short for one in (self.office, *self.others))
        head = f"{names}文件\n\n{self.number}\n\n" if self.number else ""
        tail = f"\n\n{self.signature}\n" if self.is_signed else "\n"
        return f"{head}{self.title}\n\n{self.text}{tail}"


def localised(text: str, office: Office) -> str:
    """Replace the province's words of a passage by those of an office's level."""
    if office.level == "central":
        for word, other in _CENTRAL.items():
            text = text.replace(word, other)
        return text
    if office.level == "province":
        return text
    own = office.character
    bureau = "县" if office.level in ("county", "township", "village") else "市"
    text = text.replace("全省", f"全{own}").replace("省级财政", f"{bureau}级财政")
    for department in ("应急管理", "自然资源"):
        text = text.replace(f"省{department}厅", f"{bureau}{department}局")
    return text.replace("省防汛抗旱指挥部", f"{bureau}防汛抗旱指挥部")


def paragraphs(subject: Subject, office: Office) -> list[str]:
    """Return the four passages of a subject as an office words them."""
    return [localised(one.source, office) for one in subject.passages]


def body(subject: Subject, office: Office) -> str:
    """Return them as numbered paragraphs."""
    numbered = zip("一二三四", paragraphs(subject, office), strict=True)
    return "\n".join(f"{at}、{text}" for at, text in numbered)


def reprinted(sheet: Sheet, form: str, cover: str, dice: random.Random) -> tuple[str, bool]:
    """Return the text of another copy of a paper, and whether its row bears its number."""
    text = sheet.printed()
    unnumbered = text[text.index(sheet.title) :]
    texts = {
        "joint": text,
        "identical": text,
        "pdf lines": _in_lines(text),
        "uploaded by another unit": text.replace("\n\n", "\n"),
        "cover page": f"{cover}\n{text}",
        "without number": unnumbered,
        "full width": text.translate(_WIDE).replace("，", ",").replace("；", ";"),
        "scan": "".join(dice.choice("口日木") if dice.random() < 0.01 else c for c in text),
        "website": f"{_WEBSITE_HEAD}\n{unnumbered}\n{_WEBSITE_TAIL}\n",
    }
    return texts[form], form not in ("without number", "full width", "scan", "website")


def _in_lines(text: str) -> str:
    """Break the lines of a text as a page of 28 characters and 22 lines does."""
    rows: list[str] = []
    for line in text.splitlines():
        rows += [line[at : at + 28] for at in range(0, len(line), 28)] or [""]
    for page, at in enumerate(range(22, len(rows), 23), 1):
        rows.insert(at, f"— {page} —")
    return "\n".join(rows) + "\n"
