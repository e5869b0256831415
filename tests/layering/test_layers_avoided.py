import pytest

from meetings.layering import Meeting, Mode, layers_avoided
from tests.layering.county import meeting

VIDEO = meeting("m0", "c", "全市秸秆禁烧视频会议", mode=Mode.VIDEO, seats="c:6;k:4;k2:3;t:2")
REACHED = ("c", "k", "k2", "t")


def test_units_that_the_video_reached_and_that_did_not_meet_are_the_layers_avoided() -> None:
    assert layers_avoided(VIDEO, REACHED, []) == ("k", "k2", "t")


@pytest.mark.parametrize(
    ("day", "avoided"), [(3, ("k2", "t")), (30, ("k2", "t")), (31, ("k", "k2", "t"))]
)
def test_unit_that_met_within_thirty_days_earns_no_credit(
    day: float, avoided: tuple[str, ...]
) -> None:
    repeat = meeting("m1", "k", "全县秸秆禁烧工作会议", day)

    assert layers_avoided(VIDEO, REACHED, [repeat]) == avoided


@pytest.mark.parametrize(
    "upper",
    [
        meeting("m0", "c", "全市秸秆禁烧工作会议", seats="k:4"),
        meeting("m0", "c", "全市会议", mode=Mode.VIDEO, agenda="校园安全@k2|食堂卫生@k2"),
    ],
    ids=["on site", "concerns another unit"],
)
def test_meeting_on_site_or_of_no_concern_avoids_nothing(upper: Meeting) -> None:
    assert layers_avoided(upper, ("k",), []) == ()
