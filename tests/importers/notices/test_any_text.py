"""Whatever the text: no failure, every span within it, and no more time than its length costs."""

import time
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docs_audit.gbt9704 import Element
from meetings.importers.notices import LONGEST_TEXT, NoticeDraft, read_notices
from tests.factories.notices import SAMPLES, sample
from tests.importers.notices.expected import EXPECTED

_LINES = sorted({line for path in SAMPLES.glob("*.txt") for line in path.read_text().splitlines()})
_ODD = (
    "时间：",
    "：：：",
    "13月32日25:99",
    "（（（（",
    "参会人员：各各各",
    "\x00\u202e",
    "2月30日召开会议",
)


def spans_of(draft: NoticeDraft) -> Iterator[tuple[int, int]]:
    """Every span of a draft, those of nested values included."""
    for field in fields(draft):
        value: Any = getattr(draft, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Element) or hasattr(one, "span"):
                yield one.span


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    lines=st.lists(
        st.one_of(st.sampled_from(_LINES), st.sampled_from(_ODD), st.text()), max_size=40
    ),
    end=st.sampled_from(["\n", "\r\n", "\n\n"]),
)
def test_spans_lie_within_any_text(lines: list[str], end: str) -> None:
    text = end.join(lines)

    for draft in read_notices(text, day="2026-03-01"):
        assert draft.name.value
        for start, stop in spans_of(draft):
            assert 0 <= start <= stop <= len(text)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_cut_off_anywhere_a_notice_still_reads(name: str) -> None:
    text = sample(name)

    for length in range(0, len(text), 37):
        for draft in read_notices(text[:length]):
            assert all(stop <= length for _, stop in spans_of(draft))


@pytest.mark.parametrize(
    "piece",
    [
        "会",
        "时间：",
        "在",
        "召开会议",
        "3月5日上午9:30—",
        "县财政局、",
        "主要负责同志、",
        "（一）",
        "一、会议时间\n",
        "由县",
        "1.传达精神；",
        "分会场设在各县、",
        " ",
        "关于召开",
        "张三（县财政局）、",
    ],
)
def test_endless_repetition_costs_no_more_than_its_length(piece: str) -> None:
    text = "会议通知\n各单位：\n定于2026年3月5日召开会议。\n" + piece * (
        2 * LONGEST_TEXT // len(piece)
    )

    begun = time.process_time()
    read_notices(text)

    assert time.process_time() - begun < 10
