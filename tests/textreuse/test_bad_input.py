"""Bad input: texts that are empty, huge, of one character or noise end in a sensible result."""

from __future__ import annotations

import random
from datetime import date

import pytest

from docs_audit.textreuse.candidates import (
    MOST,
    OWN,
    PEERS,
    SUPERIORS,
    neighbourhood,
    possible_sources,
)
from docs_audit.textreuse.matching import match
from docs_audit.textreuse.memory import MemoryStore
from docs_audit.textreuse.papers import Paper
from docs_audit.textreuse.prepared import prepare
from docs_audit.textreuse.runs import MOST_RUNS, runs
from docs_audit.textreuse.sources import Pair
from docs_audit.textreuse.store import MOST_ASKED, ROWS, asked, entry_of
from tests.textreuse.office import FIRE, FLOOD, made

TIBETAN = "བོད་ཡིག་གི་ཡིག་ཆ། " * 60
UYGHUR = "ئۇيغۇر تىلىدىكى ھۆججەت. " * 60
MONGOLIAN = "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ᠌ ᠦᠨ ᠪᠢᠴᠢᠭ᠌. " * 60
FORM = (
    "请各单位于每月25日前将值班安排表报送至办公室，联系人：{name}。值班期间要严格落实领导带班制度，"
    "遇有重大突发事件及时报告，不得迟报、漏报、瞒报，值班情况纳入年度工作台账备查。"
)


def upper(text: str) -> Paper:
    return made("u", text, "江东省人民政府", "province", date(2025, 4, 1))


def lower(text: str) -> Paper:
    return made("l", text, "江东省安平市人民政府", "city", date(2025, 4, 9))


def pairs(*papers: Paper) -> list[Pair]:
    return list(match(papers))


@pytest.mark.parametrize("text", ["", "\n\n", "。", "1", "关于", "2025年3月1日", "\ufeff", "\x00"])
def test_nothing_is_found_in_a_text_without_words_to_compare(text: str) -> None:
    assert pairs(upper(FLOOD), lower(text)) == []
    assert pairs(upper(text), lower(text)) == []


@pytest.mark.parametrize("letter", ["一", "a", "1", "。", "\u200b", "👍"])
def test_nothing_is_found_in_a_million_times_one_character(letter: str) -> None:
    assert pairs(upper(letter * 1_000_000), lower(letter * 900_000)) == []


def test_copy_is_found_behind_a_million_times_one_character() -> None:
    (pair,) = pairs(upper(FLOOD), lower("一" * 1_000_000 + FLOOD))

    assert pair.relation.name == "copied"
    (passage,) = pair.found.passages
    assert passage.lower[0] >= 999_990


def test_copy_is_found_in_a_text_of_five_megabytes() -> None:
    dice = random.Random(5)
    letters = [chr(code) for code in range(0x4E00, 0x5E00)]
    long = "".join(dice.choices(letters, k=1_700_000))
    copied = FLOOD + "".join(dice.choices(letters, k=4_000))

    found = pairs(upper(copied), lower(long[:800_000] + copied + long[800_000:]))

    assert [(one.found.lower.paper.id, one.found.upper.paper.id) for one in found] == [("l", "u")]
    assert found[0].found.passages[0].lower[0] >= 799_990


def test_lookup_of_a_very_long_text_asks_for_a_bounded_number_of_rows() -> None:
    dice = random.Random(6)
    letters = [chr(code) for code in range(0x4E00, 0x5E00)]
    prints = prepare(Paper("p", "".join(dice.choices(letters, k=2_000_000)))).fingerprints

    chosen, rows = asked(prints)

    assert len(prints) > MOST_ASKED == len(chosen)
    assert len(chosen) * rows <= max(ROWS, 8 * MOST_ASKED)


def test_runs_are_bounded_when_one_sentence_is_repeated_ten_thousand_times() -> None:
    repeated = prepare(Paper("r", "各级各部门要加强组织领导。" * 10_000))

    assert len(runs(repeated, prepare(Paper("s", "各级各部门要加强组织领导。" * 9_000)))) == 0
    assert len(runs(prepare(Paper("f", FLOOD)), repeated)) <= MOST_RUNS


def test_binary_noise_is_compared_like_any_text() -> None:
    noise = random.Random(7).randbytes(200_000).decode("latin-1")

    (pair,) = pairs(upper(noise), lower(noise))

    assert pair.found.containment == 1.0
    assert pairs(upper(noise), lower(FLOOD)) == []


@pytest.mark.parametrize("script", [TIBETAN, UYGHUR, MONGOLIAN])
def test_other_scripts_are_words_that_can_be_copied(script: str) -> None:
    text = script[: len(script) // 2] + FIRE

    (pair,) = pairs(upper(text), lower(text + "另有安排。"))

    assert pair.relation.name == "copied"
    assert pair.found.containment > 0.95


def test_direction_marks_between_characters_hide_no_copy() -> None:
    (pair,) = pairs(upper(FLOOD), lower("\u202e".join(FLOOD) + "\u202c"))

    assert pair.found.containment > 0.99


def test_mixed_languages_do_not_disturb_each_other() -> None:
    english = "The provincial government shall report the results of the inspection every month. "

    (pair,) = pairs(upper(FLOOD + english * 3), lower(english.upper() + FLOOD[:400]))

    assert pair.relation.name == "copied"
    assert pair.found.containment > 0.9


def test_each_copy_of_a_form_letter_meets_a_bounded_number_of_others() -> None:
    store = MemoryStore()
    letters = [
        prepare(
            made(
                f"f{at:05d}",
                FORM.format(name=f"张{chr(0x4E00 + at)}") + chr(0x4E00 + at) * 3,
                f"第{at}镇人民政府",
                "township",
                date(2025, 1, 1),
            )
        )
        for at in range(3_000)
    ]
    for letter in letters:
        store.add(entry_of(letter), letter.fingerprints)

    around = neighbourhood(letters[-1], store)

    assert 0 < len(around.candidates) <= MOST
    assert 0 < len(possible_sources(letters[-1], around)) <= SUPERIORS + OWN + PEERS


def test_superior_is_named_for_every_copy_of_its_form_letter() -> None:
    top = made("top", FORM.format(name="张三"), "清河县人民政府", "county", date(2025, 1, 1))
    copies = [
        made(
            f"f{at:04d}",
            FORM.format(name=f"张{chr(0x4E00 + at)}"),
            f"清河县第{at}镇人民政府",
            "township",
            date(2025, 1, 2),
        )
        for at in range(300)
    ]

    found = pairs(*copies, top)

    assert {one.found.upper.paper.id for one in found} == {"top"}
    assert len({one.found.lower.paper.id for one in found}) == len(copies)
