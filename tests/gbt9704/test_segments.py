"""Parts of a paper, quotations and directive words, by their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_audit.gbt9704 import read_paper
from tests.gbt9704 import papers

ALL = [value for name, value in vars(papers).items() if name.isupper()]


def test_parts_follow_the_order_of_the_page() -> None:
    parts = [segment.part for segment in read_paper(papers.RED_HEAD).segments]

    assert parts == ["head", "title", "addressees", "body", "signature", "attachments", "tail"]


@pytest.mark.parametrize("text", ALL)
def test_parts_hold_the_whole_text_and_do_not_overlap(text: str) -> None:
    spans = [segment.span for segment in read_paper(text).segments]

    rest = text
    for start, end in reversed(spans):
        rest = rest[:start] + rest[end:]
    assert rest.strip() == ""
    assert spans == sorted(spans)


@given(
    st.text(
        alphabet="各乡镇：\n关于的通知〔2025〕12号（）《》附件1。抄送年月日印发 一、", max_size=200
    )
)
def test_any_arrangement_of_marks_is_read(text: str) -> None:
    paper = read_paper(text)

    assert all(0 <= start <= end <= len(text) for start, end in paper.body)


def test_quoted_words_of_a_named_source_are_found() -> None:
    text = papers.TIP.replace(
        "请务必", "《江州市防汛预案》明确要求：“各地要坚持二十四小时值班和领导带班制度。”请务必"
    )

    (quotation,) = read_paper(text).quotations

    assert text[slice(*quotation.span)] == "各地要坚持二十四小时值班和领导带班制度。"
    assert quotation.source == "《江州市防汛预案》"


def test_directive_words_have_weight_and_place() -> None:
    words = [(one.category, one.word, one.weight) for one in read_paper(papers.RED_HEAD).directives]

    assert ("strong", "必须", 3) in words
    assert ("report_back", "报送", 2) in words


def test_words_inside_cited_titles_direct_nobody() -> None:
    text = papers.SPEECH.replace("必须提高认识，严禁野外用火", "学习《关于严禁野外用火的通知》")

    assert not [one for one in read_paper(text).directives if one.category == "strong"]


@pytest.mark.parametrize(
    "body",
    [
        "现将办法附后。\n附：安平县河道管理办法\n河道管理实行河长制。河长每月巡河一次，并作记录。",
        "现将要求明确如下：\n1. 巡河记录由河长本人填写。不得代签。\n2. 每月汇总一次。不另报表。",
        "对照下列要求：\n1.巡河记录由河长填写\n2.每月汇总一次",
    ],
)
def test_body_keeps_what_stands_below_a_colon_when_it_is_no_list_of_attachments(body: str) -> None:
    text = f"关于河道管理的通知\n\n各乡镇：\n{body}\n\n安平县水利局\n2025年4月1日\n"

    read = read_paper(text)

    assert "每月" in "".join(text[start:end] for start, end in read.body)
