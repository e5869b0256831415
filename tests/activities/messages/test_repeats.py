import random
from datetime import datetime, timedelta

import pytest

from burden.activities.messages import Repeated, Repeats, Sent, is_demand, repeated_in
from tests.benchmarks.activities.repeated import WITHIN, messages

NOON = datetime.fromisoformat("2026-03-04T12:00")


def sent(*texts: str, hours: float = 1) -> list[Sent]:
    return [
        Sent(str(n), f"group {n}", NOON + timedelta(hours=hours * n), text)
        for n, text in enumerate(texts)
    ]


def groups(found: list[Repeated]) -> list[tuple[str, ...]]:
    return [tuple(message.key for message in one.messages) for one in found]


def test_an_instruction_passed_on_with_other_words_around_is_one() -> None:
    texts = (
        "各乡镇：请于今天下午5点前将森林防火隐患排查台账报县林业局办公室，联系人刘强13800001234",
        "转县局通知：请各村下午3点前把森林防火隐患排查台账报镇林业站，收到请回复！",
        "@所有人 森林防火隐患排查台账今天中午必须交到我邮箱🙏🙏",
    )

    (found,) = repeated_in(sent(*texts), WITHIN)

    assert groups([found]) == [("0", "1", "2")]
    assert found.groups == ("group 0", "group 1", "group 2")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("请各村今天下班前报森林防火排查台账", "请各村今天下班前报森林防汛排查台账"),
        ("请各村今天下班前报秸秆禁烧宣传横幅", "请各村今天下班前报秸秆禁烧资金明细"),
        ("请各村报3月份医保征缴进度表", "请各村报4月份医保征缴进度表"),
        ("请上报第一批危房改造名单", "请上报第二批危房改造名单"),
        ("请报送留守儿童名单", "请报送留守儿童名单公示"),
    ],
)
def test_another_matter_or_round_in_the_same_words_is_another(first: str, second: str) -> None:
    assert repeated_in(sent(first, second), WITHIN) == []


def test_what_names_nothing_repeats_nothing() -> None:
    assert repeated_in(sent("收到请回复", "收到请回复", "请尽快落实", "请尽快落实"), WITHIN) == []


def test_beyond_the_window_it_is_asked_anew() -> None:
    text = "请各村报秋粮收购进度表"

    assert repeated_in(sent(text, text, hours=80), timedelta(hours=72)) == []
    assert len(repeated_in(sent(text, text, hours=70), timedelta(hours=72))) == 1


def test_a_message_that_comes_twice_counts_once() -> None:
    (one,) = sent("请各村报秋粮收购进度表")

    assert repeated_in([one, one], WITHIN) == []


def made(seed: int) -> list[Sent]:
    return [
        Sent(str(one.number), one.group, one.sent_at, one.text)
        for one in messages(seed, 1_500)
        if is_demand(one.text)
    ]


@pytest.mark.parametrize("seed", [3, 4])
def test_messages_in_any_order_give_the_same_result(seed: int) -> None:
    asked = made(seed)
    shuffled = random.Random(seed).sample(asked, len(asked))

    assert groups(repeated_in(shuffled, WITHIN)) == groups(repeated_in(asked, WITHIN))


@pytest.mark.parametrize("size", [10, 70, 2_000])
def test_closing_what_is_past_changes_nothing(size: int) -> None:
    asked = made(5)
    repeats = Repeats(WITHIN)
    closed: list[Repeated] = []
    for start in range(0, len(asked), size):
        for message in asked[start : start + size]:
            repeats.add(message)
        closed += repeats.close_before(asked[min(start + size, len(asked)) - 1].at)

    found = sorted(groups([*closed, *repeats.repeated()]))

    assert found == sorted(groups(repeated_in(asked, WITHIN)))
