"""Retelling: a single passage in a clerk's own words is found, what others wrote on it is not."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docs_audit.textreuse.matching import match
from docs_audit.textreuse.papers import Paper
from docs_audit.textreuse.prepared import prepare
from docs_audit.textreuse.rarity import rarity
from tests.textreuse.office import FLOOD, OWN, made

SAMPLES = Path(__file__).parents[1] / "samples" / "copies" / "working_reworded.toml"
SUBJECTS: list[dict[str, Any]] = tomllib.loads(SAMPLES.read_text(encoding="utf-8"))["subject"]
SHARES = (0.95, 0.5, 0.3)


def superior(subject: dict[str, Any]) -> Paper:
    """A provincial paper of the subject's passages."""
    text = "\n".join([f"为{subject['title']}，现通知如下。", *sources(subject)]) + "\n"
    return made(f"{subject['name']}u", text, "江东省人民政府", "province", date(2025, 4, 1))


def sources(subject: dict[str, Any]) -> list[str]:
    return [passage["source"] for passage in subject["passage"]]


def below(subject: dict[str, Any], passage: str, share: float) -> Paper:
    """A city's paper of which the passage makes up a share, behind what the city wrote itself."""
    added = OWN[: int(len(passage) * (1 - share) / share)].rpartition("。")
    text = "".join(added[:2]) + "\n" + passage + "\n"
    return made(f"{subject['name']}l", text, "江东省安平市人民政府", "city", date(2025, 4, 9))


def listed(subject: dict[str, Any], lower: Paper) -> set[str]:
    """Return which superiors a paper is listed with, of those on its matter and on two others."""
    at = SUBJECTS.index(subject)
    uppers = [superior(SUBJECTS[number - 2]) for number in (at, at + 1, at + 2)]
    return {pair.found.upper.paper.id for pair in match([*uppers, lower])}


@pytest.mark.parametrize("share", SHARES)
def test_single_passages_in_other_words_are_found_one_by_one(share: float) -> None:
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for one in SUBJECTS:
        for passage in one["passage"]:
            uppers = listed(one, below(one, passage["reworded"], share))
            planted[passage["strength"]] += 1
            found[passage["strength"]] += bool(uppers)
            assert uppers <= {f"{one['name']}u"}

    assert found["light"] == planted["light"] == 16
    assert found["medium"] >= 0.35 * planted["medium"]


@pytest.mark.parametrize("share", SHARES)
def test_what_others_wrote_on_the_same_matter_is_not_found(share: float) -> None:
    for one in SUBJECTS:
        for passage in one["independent"]:
            assert listed(one, below(one, passage, share)) == set()


def test_whole_papers_that_others_wrote_on_the_same_matters_are_not_found() -> None:
    for one in SUBJECTS:
        assert listed(one, below(one, "\n".join(one["independent"]), 1.0)) == set()


def test_a_retold_passage_is_shown_as_reworded_where_it_stands() -> None:
    subject = next(one for one in SUBJECTS if one["name"] == "chemicals")
    passage = subject["passage"][1]
    lower = below(subject, passage["reworded"], 0.3)

    (pair,) = match([superior(subject), lower])

    assert pair.relation.name == "copied"
    assert {one.kind for one in pair.found.passages} == {"reworded"}
    for one in pair.found.passages:
        assert lower.text[slice(*one.lower)] in passage["reworded"]


def test_one_long_term_in_both_papers_is_no_retelling() -> None:
    term = "建筑物首层门厅共用走道楼梯间安全出口等公共区域"
    upper = FLOOD + f"严禁在{term}停放电动自行车，违者由消防救援机构责令改正。\n"
    lower = f"本街道今年改造老旧小区十一个，{term}的照明由物业公司统一更换，居民不出钱。\n"

    assert not listed_pair(upper, lower + OWN[:120])


def test_the_same_departments_in_two_papers_are_no_retelling() -> None:
    names = "教育、公安、民政、财政、人社、住建、交通、水务、商务、文旅、卫健、应急、审计、医保"
    upper = FLOOD + f"{names}等部门按照职责分工抓好汛期安全。\n"
    lower = f"社区养老由街道牵头，{names}等部门各出一名联络员，每月第一个周五碰头。\n"

    assert not listed_pair(upper, lower + OWN[:200])


def listed_pair(upper: str, lower: str) -> bool:
    papers = (
        made("u", upper, "江东省人民政府", "province", date(2025, 4, 1)),
        made("l", lower, "江东省安平市人民政府", "city", date(2025, 4, 9)),
    )
    return any(True for _ in match(papers))


def test_a_term_tells_more_than_a_stock_phrase_and_a_year() -> None:
    def told(text: str) -> float:
        return float(rarity(prepare(Paper("", text)).pairs).mean())

    assert told("盲板抽堵") > 2 * told("二〇二六年六月") > told("应当依照规定")


def test_an_index_keeps_more_of_terms_than_of_stock_phrases() -> None:
    stock = "各级人民政府应当加强组织领导有关部门应当按照规定建立工作制度"
    terms = "盲板抽堵彩礼攀比唢呐孝布骨灰堂树葬粪液清掏绿肥秸秆蚯蚓垡块渗井"
    of_stock, of_terms = (len(prepare(Paper("", text)).fingerprints) for text in (stock, terms))

    assert of_terms > 2 * of_stock
