"""Digits typed full width are digits: numbers, dates and demands are read as they are meant."""

from docs_audit.gbt9704 import read_paper
from tests.gbt9704 import papers

WIDE = papers.RED_HEAD.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})


def test_number_and_dates_are_read() -> None:
    paper = read_paper(WIDE)

    assert paper.number.value == "安政发〔2025〕12号"
    assert paper.issued_on.value == "2025-03-05"
    assert paper.printed_on.value == "2025-03-06"
    assert [one.number for one in paper.citations] == ["江政发〔2025〕3号"]
    assert paper.class_ is read_paper(papers.RED_HEAD).class_


def test_demand_keeps_the_sentence_as_it_was_typed() -> None:
    (deadline,) = [one for one in read_paper(WIDE).requirements if one.kind == "deadline"]

    assert deadline.value == "2025-03-31"
    assert "２０２５年３月３１日前" in deadline.sentence
    assert WIDE[slice(*deadline.span)] == deadline.sentence


def test_places_of_elements_point_into_the_text_as_it_was_typed() -> None:
    paper = read_paper(WIDE)

    assert WIDE[slice(*paper.number.span)] == "安政发〔２０２５〕１２号"
    assert WIDE[slice(*paper.issued_on.span)] == "２０２５年３月５日"
