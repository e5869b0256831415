import time
from datetime import datetime

import pytest

from burden.activities.messages import LONGEST, Kind, demands_in, is_demand
from tests.benchmarks.activities.message_figures import sentences

SENT_AT = datetime.fromisoformat("2026-03-04T10:00")


def kinds(text: str) -> set[Kind]:
    return {kind for demand in demands_in(text, SENT_AT) for kind in demand.kinds}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("请各村今天下午五点前报排查表", Kind.INSTRUCTION),
        ("收到请回复", Kind.REPLY),
        ("参加植树的请接龙", Kind.CHAIN),
        ("入户时请拍照，照片发群里", Kind.PROOF),
        ("护林员每天进山务必打卡", Kind.CHECK_IN),
    ],
)
def test_each_way_of_asking_is_told(text: str, kind: Kind) -> None:
    assert kind in kinds(text)


def test_a_reply_that_is_all_that_is_asked_is_no_instruction() -> None:
    assert kinds("收到请回复") == {Kind.REPLY}
    assert kinds("请各村今天报数，收到请回复") == {Kind.INSTRUCTION, Kind.REPLY}


@pytest.mark.parametrize(
    "text",
    [
        "收到，马上落实。",
        "我村已经全部上报，请查收。",
        "这个表还要不要报？",
        "不用再报纸质版了。",
        "值班安排：周一张勇，周二李敏。",
        "严禁要求村干部打卡、截图。",
        "😂😂😂",
        "",
    ],
)
def test_talk_reports_questions_and_what_is_lifted_ask_nothing(text: str) -> None:
    assert not is_demand(text)


@pytest.mark.parametrize(
    ("text", "value", "hours"),
    [
        ("请各村今天下午3点前报数", "2026-03-04T15:00", 5),
        ("请各村3月5日16:00前上报", "2026-03-05T16:00", 30),
        ("请半小时内回复人数", "2026-03-04T10:30", 0.5),
        ("请于3月3日前报送", "2026-03-03", None),
    ],
)
def test_the_term_is_counted_from_the_moment_of_sending(
    text: str, value: str, hours: float | None
) -> None:
    (demand,) = demands_in(text, SENT_AT)

    if hours is None:
        assert demand.limit is None or (demand.limit.hours_after(SENT_AT) or 0) <= 0
        return
    assert demand.limit is not None
    assert demand.limit.value == value
    assert demand.limit.hours_after(SENT_AT) == hours


def test_a_term_without_a_moment_of_sending_has_words_only() -> None:
    (demand,) = demands_in("请各村今天下午3点前报数")

    assert demand.limit is not None
    assert demand.limit.value == ""
    assert demand.limit.words


def test_whom_a_message_addresses_holds_for_its_later_sentences() -> None:
    first, second = demands_in("各村注意，请抓紧报数。请附照片！")

    assert first.who == second.who == "各村"


@pytest.mark.parametrize("name", ["sentences.txt"])
def test_spans_are_the_sentences_of_the_text_as_it_came(name: str) -> None:
    for _, text in sentences(name):
        whole = f"  😂[强]{text}\n\n{text}  "
        for demand in demands_in(whole, SENT_AT):
            start, end = demand.span
            assert 0 <= start < end <= len(whole)
            assert whole[start:end] == whole[start:end].strip()
            assert text.rstrip("。！!？；;") in whole[start:end] or whole[start:end] in text


def test_an_endless_message_ends_soon() -> None:
    begun = time.process_time()

    for endless in ("请各村报", "各", "报给", "今天下午5点前", "收到请回复，", "把请", "照片发"):
        found = demands_in(endless * 100_000, SENT_AT)
        assert all(demand.span[1] <= LONGEST for demand in found)

    assert time.process_time() - begun < 5
