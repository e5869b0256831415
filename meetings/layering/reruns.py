"""Meetings held again because an earlier one of their own host failed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from .profiles import Profile
from .vocabulary import Vocabulary

WITHIN = timedelta(days=20)
MAKES_UP = re.compile(r"补开|重开|重新召开|补会|补课|重播|重新收听|重新收看|改期")
FAILED = re.compile(
    r"(?:信号|设备|网络|线路|系统|音视频|音频|画面|停电)[^。;；]{0,8}(?:中断|故障|掉线|卡顿)|流会"
    r"|未能(?:正常|如期)?(?:召开|收听|收看|开成)|中途(?:中断|取消|停止)|因故(?:中断|取消|延期|未)"
)
_SAME_MATTER_AT_LEAST = 0.6


def with_reruns(events: Sequence[Profile], vocabulary: Vocabulary) -> None:
    """Mark the events, in order of time, that make up for a failed one of the same host."""
    held: dict[str, list[Profile]] = defaultdict(list)
    failed: dict[str, list[Profile]] = defaultdict(list)
    for event in events:
        earlier = held if _makes_up(event) else failed
        if event.host in earlier:
            event.rerun = is_rerun(event, _not_long_before(event, earlier[event.host]), vocabulary)
        held[event.host].append(event)
        if _has_failed(event):
            failed[event.host].append(event)


def _not_long_before(event: Profile, earlier: Sequence[Profile]) -> Sequence[Profile]:
    """Return those that were held near enough to be made up for; all come in order of time."""
    return earlier[bisect_left(earlier, event.start - WITHIN, key=lambda one: one.start) :]


def is_rerun(event: Profile, earlier: Iterable[Profile], vocabulary: Vocabulary) -> bool:
    """Tell whether the event makes up for one of the earlier meetings of its host.

    One of the two must say so, and both must be on one matter: a word in a title makes no rerun.
    """
    makes_up = _makes_up(event)
    return any(
        event.start - WITHIN <= one.start < event.start
        and vocabulary.contained(event.words, one.words) >= _SAME_MATTER_AT_LEAST
        and (makes_up or _has_failed(one))
        for one in earlier
    )


def _makes_up(event: Profile) -> bool:
    return MAKES_UP.search(event.title.text) is not None


def _has_failed(event: Profile) -> bool:
    meeting = event.meeting
    return FAILED.search(f"{meeting.title}|{meeting.kind}|{meeting.minutes}") is not None
