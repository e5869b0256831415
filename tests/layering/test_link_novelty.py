import pytest

from meetings.layering import link
from tests.layering.county import UNITS, meeting

UPPER = "通报秸秆禁烧进展|部署网格化巡查|落实离田补贴"


@pytest.mark.parametrize(
    ("agenda", "novelty"),
    [
        ("部署网格化巡查|落实离田补贴", 0.0),
        ("安排网格化巡查工作|落实离田补贴|主要领导讲话", 0.0),
        ("部署网格化巡查|研究无人机采购资金20万元", 0.5),
        ("传达会议精神|部署网格化巡查|落实离田补贴|确定李明为第三片区验收人", 0.25),
    ],
)
def test_novelty_is_the_share_of_own_items(agenda: str, novelty: float) -> None:
    upper = meeting("m1", "c", "全市秸秆禁烧工作推进会", agenda=UPPER, seats="k:3")
    lower = meeting("m2", "k", "全县秸秆禁烧工作推进会", 3, agenda=agenda)

    assert [edge.novelty for edge in link([upper, lower], UNITS).edges] == [novelty]


def test_minutes_stand_in_for_an_agenda_that_is_missing() -> None:
    upper = meeting("m1", "c", "全市秸秆禁烧工作推进会", agenda=UPPER, seats="k:3")
    minutes = "会议议定：\n一、部署网格化巡查。\n二、由县财政局牵头安排无人机采购20万元。\n"
    lower = meeting("m2", "k", "全县秸秆禁烧工作推进会", 3, minutes=minutes)

    edge = link([upper, lower], UNITS).edges[0]

    assert edge.novelty == 0.5
    assert any("20万元" in own for own in edge.own)
