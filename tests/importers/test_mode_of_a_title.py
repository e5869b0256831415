"""Where a list tells no form, the title tells it: the meeting's own, not that of a conveyed one."""

import pytest

from meetings.importers.cells import read_mode


@pytest.mark.parametrize(
    ("title", "mode"),
    [
        ("全县防汛工作视频会议", "video"),
        ("青河镇防汛会", "onsite"),
        ("青河镇传达学习全县防汛工作视频会议精神会议", "onsite"),
        ("安平县传达全市经济工作会议精神视频会", "video"),
    ],
)
def test_conveyed_meeting_lends_no_form(title: str, mode: str) -> None:
    assert read_mode("", title) == mode
