"""The text of a paper with marks: no word lost, every anchor once, sentences quoted whole."""

from hypothesis import given
from hypothesis import strategies as st

from docs_audit.marked_text import Mark, paragraphs, sentence_at

texts = st.text(alphabet="甲乙丙丁，。 \u3000\n\r《》1", max_size=80)
spans = st.tuples(st.integers(0, 90), st.integers(0, 90)).map(lambda pair: (min(pair), max(pair)))


@given(texts, st.lists(spans, max_size=6))
def test_marked_text_is_the_text(text: str, places: list[tuple[int, int]]) -> None:
    marks = [Mark(f"element-{n}", "x", span) for n, span in enumerate(places)]

    lines = paragraphs(text, marks)
    runs = [run for line in lines for run in line]

    assert "".join("".join(run.text for run in runs).split()) == "".join(text.split())
    anchors = [anchor for run in runs for anchor in run.anchors]
    assert len(anchors) == len(set(anchors))
    for n, (start, end) in enumerate(places):
        if text[start:end].strip():
            assert f"element-{n}" in anchors


@given(texts, spans)
def test_quote_holds_the_place_itself(text: str, span: tuple[int, int]) -> None:
    start, end = min(span[0], len(text)), min(span[1], len(text))

    assert "".join(text[start:end].split()) in "".join(sentence_at(text, (start, end)).split())


def test_quote_is_the_sentence_around_the_place() -> None:
    text = "甲。根据乙文\u3000要求，现通知如下。丙。"

    assert sentence_at(text, (4, 6)) == "根据乙文 要求，现通知如下。"
    assert sentence_at("丁" * 300, (100, 110)).count("丁") == 90
