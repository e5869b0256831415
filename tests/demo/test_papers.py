import re
from collections import Counter

from burden.demo.generate import World
from burden.demo.layout import Element, body_lines, lay_out, plain_text
from burden.demo.papers import Form, Origin, Paper

_NUMBER = re.compile(r"[\u4e00-\u9fa5]{2,8}〔20(25|26)〕[1-9]\d{0,3}号")


def _elements(paper: Paper) -> list[Element]:
    return [block.element for block in lay_out(paper)]


def _of_form(world: World, form: Form) -> list[Paper]:
    papers = [paper for paper in world.papers if paper.form is form]
    assert papers
    return papers


def test_red_heads_carry_head_number_line_and_record(world: World) -> None:
    for paper in _of_form(world, Form.RED_HEAD):
        elements = _elements(paper)

        assert elements[:4] == [Element.HEAD, Element.NUMBER, Element.RED_LINE, Element.TITLE]
        assert lay_out(paper)[0].text == f"{paper.issuer.name}文件"
        assert _NUMBER.fullmatch(paper.number)
        assert elements[-1] is Element.PRINTED


def test_white_heads_have_no_head_no_number_and_no_record(world: World) -> None:
    for paper in _of_form(world, Form.WHITE_HEAD):
        elements = _elements(paper)

        assert paper.number == ""
        assert not {Element.HEAD, Element.RED_LINE, Element.CC, Element.PRINTED} & set(elements)


def test_white_heads_demand_something_by_a_time(world: World) -> None:
    for paper in _of_form(world, Form.WHITE_HEAD):
        text = "".join(body_lines(paper))

        assert re.search(r"日|时|月底|周|限", text)
        assert re.search(r"务必|必须|请|限|一律", text)


def test_letters_have_no_line_of_the_printing_office(world: World) -> None:
    for paper in _of_form(world, Form.LETTER):
        assert Element.PRINTED not in _elements(paper)
        assert "函〔" in paper.number


def test_upward_papers_name_who_signed(world: World) -> None:
    for paper in _of_form(world, Form.UPWARD):
        assert "签发人：" in plain_text(paper)


def test_numbers_rise_with_the_date_within_a_series(world: World) -> None:
    last: dict[str, int] = {}
    for paper in world.papers:
        if not paper.number or paper.same_number_as is not None:
            continue
        series, number = paper.number.removesuffix("号").split("〕")
        assert int(number) > last.get(series, 0)
        last[series] = int(number)


def test_every_number_is_given_once_but_for_the_slip(world: World) -> None:
    counts = Counter(paper.number for paper in world.papers if paper.number)

    twice = [number for number, count in counts.items() if count > 1]
    slips = [paper.number for paper in world.papers if paper.same_number_as is not None]
    assert twice == slips


def test_a_copy_comes_after_its_source_and_from_no_higher_level(world: World) -> None:
    rank = ["province", "city", "county", "township"]
    for paper in world.papers:
        if paper.source is not None:
            assert paper.issued_on > paper.source.issued_on
            above, below = paper.source.issuer.place.level, paper.issuer.place.level
            assert rank.index(above) <= rank.index(below)


def test_independent_papers_share_no_sentence(world: World) -> None:
    owners: dict[str, str] = {}
    for paper in world.papers:
        if paper.origin not in (Origin.ORIGINAL, Origin.HONEST, Origin.ROUTINE):
            continue
        for line in body_lines(paper):
            for sentence in re.split(
                r"[。；]", re.sub(r"^（?[一二三四五六七八九十]）?、?", "", line)
            ):
                if len(sentence) > 25 and not paper.quoted:
                    assert owners.setdefault(sentence, paper.id) == paper.id
    assert len(owners) > 500


def test_a_forwarding_paper_carries_the_whole_text_it_forwards(world: World) -> None:
    forwards = [paper for paper in world.papers if paper.attached is not None]
    assert forwards
    for paper in forwards:
        text = plain_text(paper)
        assert paper.attached is not None
        assert all(line in text for line in body_lines(paper.attached))
        assert f"〔{paper.attached.issued_on.year}〕" in text


def test_a_level_swap_leaves_no_word_of_the_level_above(world: World) -> None:
    for paper in world.papers:
        is_red = paper.form is Form.RED_HEAD
        if is_red and paper.origin is Origin.COPIED and paper.issuer.place.level == "township":
            own = [line for line in body_lines(paper) if "《" not in line]
            assert not re.search(r"(?<!健)全省|全市|全县|我省|我市|我县", "".join(own))
