"""Rules held against texts made to cost: twice as much takes about twice as long."""

import pytest

from docs_audit.gbt9704 import read_paper
from docs_audit.rules import check, subject_of
from tests.gbt9704.test_growth import HEAD, HOSTILE, TAIL
from tests.samples.growth import MOST, growth

FORBIDDEN = {
    "forbidden": "严禁打卡签到",
    "quoted": "《若干规定》强调：“不得搞打卡签到上传截图等做法。”",
}


@pytest.mark.parametrize("piece", [*HOSTILE.values(), *FORBIDDEN])
def test_rules_take_about_twice_as_long_for_twice_as_much(piece: str) -> None:
    def held(text: str) -> object:
        whole = f"{HEAD}　　{text}{TAIL}"
        return check(subject_of("d1", whole, read_paper(whole)))

    assert growth(held, piece) < MOST
