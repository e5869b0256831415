"""Same document: one paper taken in twice, or issued jointly, is no copy."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from docs_audit.textreuse.papers import Paper
from tests.textreuse.office import FIRE, FLOOD, STRAW, framed, localised, made, only_pair, unstated

PROVINCE = "江东省人民政府办公厅"
CITY, COUNTY = "江东省安平市人民政府办公室", "江东省安平市清河县人民政府办公室"
NUMBER = "江政办发〔2025〕12号"
TITLE = "江东省人民政府办公厅关于切实做好2025年防汛抗旱工作的通知"
DAY = date(2025, 4, 1)
WHOLE = framed(FLOOD, title=TITLE, issuer=PROVINCE, number=NUMBER, day=DAY)
_MISREAD = dict(zip("日未土已人大末士己入", "曰末士己入太未土已人", strict=True))


def misread(text: str, share: float = 0.01) -> str:
    dice = random.Random(7)
    changed = (_MISREAD.get(one, "囗") if dice.random() < share else one for one in text)
    return "".join(new if new.strip() else old for new, old in zip(changed, text, strict=True))


def rewrapped(text: str) -> str:
    """Break lines as a PDF does, with page numbers between."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += [paragraph[at : at + 28] for at in range(0, len(paragraph), 28)] or [""]
    for at in range(22, len(lines), 23):
        lines.insert(at, f"— {at // 22} —")
    return "\n".join(lines)


COVER = f"江东省人民政府公报\n2025年第8期\n\n目　录\n{TITLE}……1\n\n\n"
UPLOADS = {
    "as it is": WHOLE,
    "a gazette's cover": COVER + WHOLE,
    "other lines": rewrapped(WHOLE),
    "no number": WHOLE.replace(NUMBER, "").replace(f"{PROVINCE}文件", ""),
    "bare body under the title": f"{TITLE}\n\n{FLOOD}\n{PROVINCE}\n2025年4月1日\n",
    "misread": misread(WHOLE),
    "misread and other lines": rewrapped(misread(WHOLE, 0.02)),
    "no tail": WHOLE[: WHOLE.index("（此件")],
    "wide digits": WHOLE.translate({48 + n: 0xFF10 + n for n in range(10)}),
    "marks of a web page": "首页 > 政务公开 > 文件\n发布时间：2025-04-02\n"
    + WHOLE
    + "\n打印 关闭\n",
    "traditional number brackets": WHOLE.replace("〔2025〕", "[2025]"),
    "received stamp": "收文日期：2025年4月3日　收文编号：218\n" + WHOLE,
    "no line breaks in the title": WHOLE.replace("\n\n", "\n"),
    "title on three lines": WHOLE.replace("切实做好2025年", "切实做好\n2025年").replace(
        "厅关于", "厅\n关于"
    ),
}


@pytest.mark.parametrize("form", UPLOADS)
def test_relation_is_same_document_when_a_paper_is_taken_in_twice(form: str) -> None:
    assert only_pair(unstated("a", WHOLE), unstated("b", UPLOADS[form])).relation.name == (
        "same_document"
    )


def paper(identity: str, text: str = FLOOD) -> Paper:
    return made(identity, text, PROVINCE, "province", DAY, number=NUMBER, title=TITLE)


VARIANTS: tuple[dict[str, Any], ...] = (
    {"number": ""},
    {"title": ""},
    {"issued_on": None},
    {"issuers": ()},
    {"number": "", "title": ""},
    {"number": "", "issued_on": None},
    {"issuers": (), "level": ""},
    {"issuers": (), "number": "", "issued_on": None},
    {"number": "江政办发[2025]12号"},
    {"number": "江政办发（2025）第12号"},
    {"issuers": ("江东省政府办公厅",)},
    {"issuers": ("省政府办公厅",)},
    {"issuers": ("江东省水利厅",)},
    {"issuers": ("江东省水利厅",), "number": ""},
    {"issuers": (PROVINCE, "中共江东省委办公厅"), "number": ""},
    {"title": "关于切实做好2025年防汛抗旱工作的通知"},
    {"title": "关于切实做好2025年防汛抗旱工作的通知", "number": ""},
    {"text": misread(FLOOD), "number": ""},
    {"text": misread(FLOOD, 0.02), "title": ""},
    {"text": rewrapped(FLOOD), "issued_on": None},
)


@pytest.mark.parametrize("change", VARIANTS)
def test_relation_is_same_document_when_one_record_tells_less(change: dict[str, Any]) -> None:
    assert only_pair(paper("a"), replace(paper("b"), **change)).relation.name == "same_document"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("江东省教育厅",), ("江东省公安厅",)),
        (("江东省教育厅", "江东省公安厅"), ("江东省公安厅",)),
        (("中共江东省委办公厅",), ("江东省人民政府办公厅",)),
        (("江东省教育厅、江东省公安厅",), ("江东省公安厅",)),
        (("江东省教育厅等三部门",), ("江东省市场监督管理局",)),
    ],
)
@pytest.mark.parametrize("number", ["江教发〔2025〕6号", ""])
def test_relation_is_same_document_when_the_paper_is_issued_jointly(
    first: tuple[str, ...], second: tuple[str, ...], number: str
) -> None:
    title = "关于开展校园周边消防安全整治的通知"
    one = made("a", FIRE, "", "province", DAY, number=number, title=title)
    pair = only_pair(replace(one, issuers=first), replace(one, id="b", issuers=second))

    assert pair.relation.name == "same_document"


def test_relation_is_copied_when_a_careless_copy_keeps_the_number_of_its_source() -> None:
    lower = made("l", FLOOD, COUNTY, "county", date(2025, 5, 6), number=NUMBER)

    assert only_pair(paper("u"), lower).relation.name == "copied"


def test_relation_is_copied_when_a_lower_level_changed_the_places_on_the_same_day() -> None:
    title = "关于切实做好2025年防汛抗旱工作的通知"
    upper = made("u", FLOOD, PROVINCE, "province", DAY, title=title)
    lower = made("l", localised(FLOOD), CITY, "city", DAY, title=title)

    assert only_pair(upper, lower).relation.name == "copied"


@pytest.mark.parametrize("day", [None, DAY])
def test_relation_is_copied_when_a_lower_level_issued_the_same_words_under_its_name(
    day: date | None,
) -> None:
    title = "关于秸秆禁烧和综合利用的意见"
    upper = made("u", STRAW, "江东省人民政府", "province", day, title=title)
    lower = made("l", STRAW, "江东省安平市人民政府", "city", day, title=title)

    assert only_pair(upper, lower).relation.name == "copied"
