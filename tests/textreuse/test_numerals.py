"""Numerals: one number, however it is written."""

from __future__ import annotations

import pytest

from docs_audit.textreuse.numerals import in_digits


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("五百", "500"),
        ("两千三百", "2300"),
        ("一百零五", "105"),
        ("十二", "12"),
        ("10万", "100000"),
        ("十万", "100000"),
        ("1.5亿", "150000000"),
        ("一亿五千万", "150000000"),
        ("１２,０００", "12000"),
        ("二〇二五年三月", "2025年3月"),
        ("2025 年 3 月", "2025年3月"),
        ("十四五", "十四五"),
        ("85%", "85%"),
    ],
)
def test_number_is_written_in_plain_digits(written: str, digits: str) -> None:
    assert in_digits(written) == digits
