"""Tokens: what differs in form only is the same token, and offsets stay the original's."""

from __future__ import annotations

import pytest

from docs_audit.textreuse.tokens import tokenise


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("防汛工作ABC１２", "防汛工作abc12"),
        ("關於進一步做好防災減災救災工作", "关于进一步做好防灾减灾救灾工作"),
        ("各级“双随机”检查", "各级「双随机」检查"),
        ("压实\n  责任", "压实责任"),
        ("super-\n  vise the bill", "supervise the bill"),
        ("in\u00adspection", "inspection"),
        ("责\u200b任", "责任"),
    ],
)
def test_tokens_are_equal_when_only_the_form_differs(one: str, two: str) -> None:
    assert tokenise(one).ids.tolist() == tokenise(two).ids.tolist()


@pytest.mark.parametrize("other", ["防汛工怍", "防汛", "防旱工作"])
def test_tokens_differ_when_the_words_do(other: str) -> None:
    assert tokenise(other).ids.tolist() != tokenise("防汛工作").ids.tolist()


def test_offsets_point_into_the_original_when_code_points_are_rare_or_wide() -> None:
    text = "\ufeff𠮷野家 ２０２５年 Fire-safety"

    tokens = tokenise(text)

    spans = zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)
    assert [text[start:end] for start, end in spans] == [
        "𠮷", "野", "家", "２０２５", "年", "Fire", "safety",
    ]  # fmt: skip


def test_words_of_other_scripts_are_tokens_of_their_own() -> None:
    tokens = tokenise("བོད་ཡིག ئۇيغۇرچە ᠮᠣᠩᠭᠣᠯ 한국어")

    assert len(tokens) == 5
