"""How figures are written in both languages."""

import pytest
from django.utils import translation

from burden.dashboards.templatetags.figures import hours, percent, rate, signed, waterfall


@pytest.mark.parametrize(
    ("language", "value", "written"),
    [
        ("en", 12345.67, "12,345.7"),
        ("zh-hans", 12345.67, "1.2 万"),
        ("zh-hans", 123456789, "1.2 亿"),
        ("zh-hans", 9999, "9999.0"),
        ("en", None, "\u2013"),
    ],
)
def test_hours_are_written_as_the_language_counts(
    language: str, value: float | None, written: str
) -> None:
    with translation.override(language):
        assert hours(value) == written


@pytest.mark.parametrize(
    ("share", "written"),
    [(0, "0%"), (0.004, "<1%"), (0.91, "91%"), (0.996, ">99%"), (1, "100%")],
)
def test_share_is_never_rounded_to_none_or_all(share: float, written: str) -> None:
    assert percent(share) == written


def test_rate_that_is_there_is_never_shown_as_none() -> None:
    assert rate(0.001) == "<0.01"
    assert rate(0) == "0.00"


def test_sign_is_always_written() -> None:
    assert signed(2.4) == "+2.4"
    assert signed(-1.5) == "\u22121.5"


def test_waterfall_lays_the_signals_end_to_end() -> None:
    signals = [{"signal": "a", "weight": 4}, {"signal": "b", "weight": -1}]

    steps = waterfall(signals)

    assert [(step.x, step.width) for step in steps] == [("0.00", "100.00"), ("75.00", "25.00")]
