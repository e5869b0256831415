"""Hours behind an arrival or in brackets, and numbers that hold for every unit named before."""

import pytest

from meetings.importers.notices import NoticeDraft, read_notices


def read(time: str, seats: str = "各乡镇分管负责同志") -> NoticeDraft:
    text = (
        "关于召开全县妇幼健康工作会议的通知\n各乡镇人民政府：\n"
        f"会议时间：{time}\n会议地点：县妇幼保健院三楼报告厅\n参会人员：{seats}\n"
        "安平县卫生健康委员会\n2026年10月26日\n"
    )
    (draft,) = read_notices(text)
    return draft


@pytest.mark.parametrize(
    ("time", "start", "end"),
    [
        ("10月30日上午8:50前签到，9:00正式开会", "2026-10-30T09:00", ""),
        ("10月30日（周五）下午2:30报到，3:00—4:30开会", "2026-10-30T15:00", "2026-10-30T16:30"),
        ("2026年11月2日下午（3点开始）", "2026-11-02T15:00", ""),
        ("2026年11月2日下午3点", "2026-11-02T15:00", ""),
    ],
)
def test_meeting_begins_when_it_opens(time: str, start: str, end: str) -> None:
    draft = read(time)

    assert (draft.start.value, draft.end.value) == (start, end)


def test_number_at_the_end_holds_for_all_named_before() -> None:
    seats = read("10月30日9:00", "各乡镇分管负责同志、县医院院长，每单位2人").seats

    assert [(one.unit, one.people) for one in seats] == [("各乡镇", 2), ("县医院", 2)]


def test_heads_of_militia_and_associations_are_ranks() -> None:
    seats = read("10月30日9:00", "各村党支部书记、民兵营长，县商会会长").seats

    assert [one.rank for one in seats][-1] == "会长"
    assert "各村" in {one.unit for one in seats}
