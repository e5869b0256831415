"""Plain text comes out as the file has it, whatever encoding an office wrote it in."""

import pytest

from tests.formats.conftest import Ask

PAPER = "安平县人民政府关于做好防汛工作的通知\r\n各乡镇人民政府：\r\n　　请认真贯彻执行。\r\n"
TRADITIONAL = "安平縣政府關於做好防汛工作的通知\r\n各鄉鎮公所：請於三月底前報送防汛工作臺帳。\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_plain_text_is_the_same_in_every_encoding(ask: Ask, encoding: str) -> None:
    reading = ask.reading(PAPER.encode(encoding), "通知.txt")

    assert (reading.format, reading.text, reading.pages) == ("txt", PAPER, 0)


def test_short_gbk_text_is_not_taken_for_another_language(ask: Ask) -> None:
    assert ask.reading("防汛通知".encode("gbk"), "a.txt").text == "防汛通知"


@pytest.mark.parametrize("encoding", ["big5", "cp950", "utf-8"])
def test_text_in_traditional_letters_is_the_same_in_every_encoding(ask: Ask, encoding: str) -> None:
    assert ask.reading(TRADITIONAL.encode(encoding), "a.txt").text == TRADITIONAL


def test_mark_in_traditional_letters_refuses_the_text(ask: Ask) -> None:
    assert ask.code(f"機密★1年\r\n{TRADITIONAL}".encode("big5"), "a.txt") == "refused"


@pytest.mark.parametrize("text", ["邛崃市夹关镇", "濮阳县鄄城镇岫岩村泸沽湖", "①②③■□★※→"])
def test_rare_letters_are_not_taken_for_another_encoding(ask: Ask, text: str) -> None:
    assert ask.reading(text.encode("gbk"), "a.txt").text == text


def test_text_with_a_broken_character_is_read_with_a_warning(ask: Ask) -> None:
    data = (PAPER * 20).encode("gbk")[:-3]

    reading = ask.reading(data, "a.txt")

    assert reading.text.startswith("安平县人民政府")
    assert reading.warnings == ("characters_lost",)


def test_bytes_that_are_no_text_are_unsupported(ask: Ask) -> None:
    assert ask.code(bytes(range(256)) * 8, "a.txt") == "damaged"
    assert ask.code(bytes(range(256)) * 8, "a.bin") == "unsupported"


def test_blank_text_has_no_text(ask: Ask) -> None:
    assert ask.code(" \r\n　\n".encode(), "a.txt") == "no_text"
