"""Web pages: what a reader sees, one line a block, in any declared encoding."""

import pytest

from tests.formats.conftest import Ask

PAGE = (
    '<!DOCTYPE html><html><head><meta charset="{0}"><title>标题</title>'
    "<style>p {{color: red}}</style></head><body><h1>关于防汛的通知</h1><script>alert(1)</script>"
    "<p>各乡镇：<br>请<b>立即</b>落实。</p><table><tr><td>甲</td><td>乙</td></tr></table></body></html>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gbk"])
def test_web_page_gives_its_blocks_as_lines(ask: Ask, encoding: str) -> None:
    reading = ask.reading(PAGE.format(encoding).encode(encoding), "a.html")

    assert reading.format == "html"
    assert reading.text == "关于防汛的通知\n各乡镇：\n请立即落实。\n甲\t乙"


def test_web_page_that_declares_a_wrong_encoding_is_read_all_the_same(ask: Ask) -> None:
    assert "关于防汛的通知" in ask.reading(PAGE.format("gbk").encode("utf-8"), "a.html").text


def test_deeply_nested_page_ends_in_an_outcome(ask: Ask) -> None:
    assert ask.outcomes(b"<html>" + b"<div>" * 200_000, "a.html")
