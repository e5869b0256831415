"""Classes: each sentence of a passage is told by what was done to it, and the passage by most."""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from docs_audit.textreuse.comparison import Comparison, aligned, compare, explained
from docs_audit.textreuse.divisions import known_places
from docs_audit.textreuse.passages import Passage
from docs_audit.textreuse.places import PlaceTree
from docs_audit.textreuse.prepared import prepare
from docs_audit.textreuse.segments import segments
from tests.textreuse.office import FIRE, FLOOD, OWN, STRAW, localised, made

HEADINGS = FLOOD.splitlines()
REPORT = "气象、水文部门要加密会商频次，短临预报要提前3小时送到乡镇和村组。"
REPORT_REWORDED = "水文和气象单位应当多开会商，临近的预报必须早3小时发给各乡镇、各村组。"
OWN_SENTENCE = "气象站旧址由镇里改建为救灾仓库，木船八条编号入库。"
LAW = (
    "《江东省防汛条例》第十二条规定：“任何单位和个人发现险情应当立即报告当地防汛指挥机构，"
    "不得迟报、漏报、瞒报，接到报告的机构应当在一小时内核实并组织抢护。”\n"
)


def told(below: str, above: str) -> Comparison:
    lower = made("l", below, "江东省安平市人民政府", "city", date(2025, 4, 9))
    upper = made("u", above, "江东省人民政府", "province", date(2025, 4, 1))
    found = compare(aligned(prepare(lower), prepare(upper)))
    return explained(found, known_places(PlaceTree().parents))


def only_passage(below: str, above: str = FLOOD) -> Passage:
    (passage,) = told(below, above).passages
    return passage


def classes(passage: Passage, text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[slice(*one.lower)]) for one in passage.parts]


def test_what_was_taken_as_it_is_is_verbatim_in_one_part() -> None:
    passage = only_passage(FLOOD)

    assert passage.kind == "verbatim"
    assert classes(passage, FLOOD) == [("verbatim", FLOOD.strip())]


def test_one_reworded_sentence_leaves_the_others_verbatim() -> None:
    below = FLOOD.replace(REPORT, REPORT_REWORDED)

    passage = only_passage(below)

    before, after = below.strip().split(REPORT_REWORDED)
    assert classes(passage, below) == [
        ("verbatim", before),
        ("reworded", REPORT_REWORDED),
        ("verbatim", after),
    ]
    assert passage.kind == "verbatim"


def test_swapped_names_are_told_in_their_sentences_and_name_the_passage() -> None:
    below = localised(FLOOD)

    passage = only_passage(below)

    assert passage.kind == "substituted"
    assert {one.kind for one in passage.parts} == {"verbatim", "substituted"}
    for kind, words in classes(passage, below):
        assert (kind == "substituted") == ("我市" in words or "市水利局" in words)


def test_a_number_at_the_head_of_a_sentence_is_told_with_it() -> None:
    above = FLOOD.replace("每个县组建", "2025年每个县组建")
    below = FLOOD.replace("每个县组建", "2026年每个县组建")

    passage = only_passage(below, above)

    (swapped,) = [words for kind, words in classes(passage, below) if kind == "substituted"]
    assert swapped.startswith("2026年每个县组建不少于200人")
    assert passage.kind == "substituted"


def test_a_passage_of_which_more_than_a_quarter_is_reworded_is_reworded() -> None:
    below = FLOOD
    for old, new in (("要", "务必"), ("和", "及"), ("、", "与"), ("小时", "个钟头"), ("在", "于")):
        below = below.replace(old, new)

    assert only_passage(below).kind == "reworded"


def test_an_own_sentence_between_copied_ones_leaves_them_verbatim() -> None:
    below = FLOOD.replace(REPORT, OWN_SENTENCE + REPORT)

    found = told(below, FLOOD)

    kinds = {one.kind for passage in found.passages for one in passage.parts}
    assert kinds == {"verbatim"}
    assert {passage.kind for passage in found.passages} == {"verbatim"}


def test_clauses_turned_round_are_rewording_and_sentences_are_not() -> None:
    clauses = "严禁挪作他用，出入库登记清楚，仓库实行双人双锁"
    below = FLOOD.replace("仓库实行双人双锁，出入库登记清楚，严禁挪作他用", clauses)

    parts = classes(only_passage(below), below)

    assert [kind for kind, words in parts if "严禁挪作他用" in words] == ["reworded"]

    first, second = "各级各部门要克服麻痹思想", "水库大坝安全责任人"
    sentences = HEADINGS[1].split("。")
    at, other = (
        next(n for n, s in enumerate(sentences) if s.startswith(w)) for w in (first, second)
    )
    sentences[at], sentences[other] = sentences[other], sentences[at]
    below = "\n".join([HEADINGS[0], "。".join(sentences), *HEADINGS[2:]])

    found = told(below, FLOOD)

    assert {one.kind for passage in found.passages for one in passage.parts} == {"verbatim"}


def test_a_quotation_inside_a_copied_passage_is_a_part_of_its_own() -> None:
    above = FLOOD.replace("三、", LAW + "三、")
    below = localised(above)

    passage = only_passage(below, above)

    (quoted,) = [words for kind, words in classes(passage, below) if kind == "quoted"]
    assert quoted == LAW.strip()
    assert passage.kind == "substituted"


def test_lines_that_only_a_page_ends_part_nothing() -> None:
    width = 28
    below = "\n".join(
        line[at : at + width]
        for line in localised(FLOOD).splitlines()
        for at in range(0, len(line), width)
    )

    whole = [kind for kind, _ in classes(only_passage(localised(FLOOD)), localised(FLOOD))]

    assert [kind for kind, _ in classes(only_passage(below), below)] == whole


SENTENCES = [f"{part}。" for part in (FLOOD + FIRE + STRAW + OWN).replace("\n", "").split("。")]
STRAW_SENTENCE = next(one for one in SENTENCES if one.startswith("以村民小组为单元"))
OWN_MEASURE = next(one for one in SENTENCES if one.startswith("三是对独居老人"))
TEXTS = st.lists(
    st.sampled_from([*SENTENCES, *map(localised, SENTENCES), LAW, REPORT_REWORDED]),
    min_size=1,
    max_size=30,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
@example(STRAW_SENTENCE + OWN_MEASURE, OWN_MEASURE + SENTENCES[0] + STRAW_SENTENCE + "三、整治。")
def test_parts_lie_in_their_passage_and_the_segments_count_them(below: str, above: str) -> None:
    found = told(below, above)

    counted: Counter[tuple[int, str]] = Counter()
    for one in segments(found):
        counted[one.passage, one.kind] += one.characters
    for number, passage in enumerate(found.passages):
        assert passage.parts
        for part in passage.parts:
            assert passage.lower[0] <= part.lower[0] < part.lower[1] <= passage.lower[1]
            assert 0 <= part.upper[0] < part.upper[1] <= len(above)
            assert counted[number, part.kind] > 0
        for before, after in itertools.pairwise(passage.parts):
            assert before.lower[1] <= after.lower[0]
