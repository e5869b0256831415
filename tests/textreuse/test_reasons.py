"""Reasons: each relation tells the rule that decided by a code that the product has words for."""

from __future__ import annotations

import re
from datetime import date

import pytest

from docs_audit.textreuse.papers import Paper
from docs_audit.textreuse.relations import REASONS
from tests.textreuse.office import FLOOD, OWN, STRAW, made, only_pair

DAY, LATER = date(2025, 4, 1), date(2025, 4, 8)
PROVINCE, CITY = "江东省人民政府", "江东省安平市人民政府"
NUMBER, TITLE = "江政发〔2025〕3号", "江东省人民政府关于做好防汛工作的通知"
UPPER = made("u", FLOOD, PROVINCE, "province", DAY, number=NUMBER, title=TITLE)
QUOTING = f"{OWN}《{TITLE}》要求：“{FLOOD.splitlines()[3]}”\n{STRAW}"


def city(text: str, *, title: str = "") -> Paper:
    return made("v", text, CITY, "city", LATER, title=title)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (made("v", FLOOD, PROVINCE, "province", DAY, number=NUMBER), "same_number_and_text"),
        (made("v", FLOOD, "", "", DAY), "same_issuer_day_and_text"),
        (made("v", FLOOD, "江东省水利厅", "province", DAY, number=NUMBER), "joint_issue"),
        (
            made("v", FLOOD, PROVINCE, "province", LATER, number="江政发〔2025〕9号"),
            "own_earlier_paper",
        ),
        (made("v", FLOOD, "", "", LATER, number="江政发〔2026〕1号"), "own_number_series"),
        (city(f"现将{NUMBER}文件转发给你们。\n{FLOOD}"), "number_passed_on"),
        (city(FLOOD, title=f"关于转发《{TITLE}》的通知"), "title_passed_on"),
        (city(f"现将省政府文件转发给你们。\n{FLOOD}"), "issuer_passed_on"),
        (city(QUOTING), "only_attributed_passages"),
        (city(f"贵办《{TITLE}》收悉，现函复如下。\n{FLOOD}{OWN}"), "reply_to_its_letter"),
        (city(FLOOD), "superior"),
        (made("v", FLOOD, "江东省水利厅", "province", LATER), "own_government"),
        (made("v", FLOOD, "岭西省人民政府", "province", LATER), "same_level"),
        (made("v", FLOOD, "岭西省柳河市人民政府", "city", LATER), "another_place"),
    ],
)
def test_relation_tells_the_rule_that_decided(other: Paper, reason: str) -> None:
    assert only_pair(UPPER, other).relation.reason == reason
    assert reason in REASONS


def test_codes_are_distinct_and_fit_the_column_that_keeps_them() -> None:
    assert len(set(REASONS)) == len(REASONS)
    assert all(re.fullmatch(r"[a-z_]{3,40}", code) for code in REASONS)
