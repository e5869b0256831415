"""Statutes: what they share by their form is no copy; a clause taken over word for word is."""

from __future__ import annotations

from datetime import date

from docs_audit.textreuse.boilerplate import formulae
from docs_audit.textreuse.matching import match
from docs_audit.textreuse.papers import Paper
from tests.textreuse.office import FIRE, FLOOD, OWN, STRAW, made

PROVINCE, CITY = "江东省", "江东省安平市"
CLOSING = (
    "第二十一条 违反本条例规定，构成犯罪的，依法追究刑事责任；造成损失的，依法承担赔偿责任。\n"
    "第二十二条 有关部门及其工作人员滥用职权、玩忽职守、徇私舞弊的，"
    "对负有责任的领导人员和直接责任人员依法给予处分。\n"
    "第二十三条 当事人对行政处罚决定不服的，可以依法申请行政复议或者提起行政诉讼。\n"
    "第二十四条 法律、法规另有规定的，从其规定。\n"
    "第二十五条 本条例自2024年10月1日起施行。\n"
)


def statute(subject: str, body: str, passed: str) -> str:
    """Write a local regulation with the formulae that each of them has."""
    articles = "\n".join(f"第{n}条 {line}" for n, line in enumerate(body.splitlines(), 2))
    return (
        f"{subject}条例\n（{passed}第十三届人民代表大会常务委员会第二十二次会议通过）\n"
        f"第一条 为了加强{subject}，维护公共秩序，根据有关法律、行政法规的规定，结合本地实际，"
        f"制定本条例。\n{articles}\n{CLOSING}"
    )


def papers(above: str, below: str) -> tuple[Paper, Paper]:
    upper = statute("防汛管理", above, "2024年5月30日")
    lower = statute("秸秆利用", below, "2024年8月29日")
    return (
        made("u", upper, PROVINCE, "province", date(2024, 6, 1)),
        made("l", lower, CITY, "city", date(2024, 9, 1)),
    )


def test_statutes_are_not_paired_when_they_share_nothing_but_formulae() -> None:
    assert not list(match(papers(FLOOD + OWN, STRAW + FIRE)))


def test_clause_is_listed_when_it_is_taken_over_word_for_word() -> None:
    clause = FLOOD.splitlines()[2]
    long = "\n".join([STRAW, FIRE, OWN, STRAW.replace("秸秆", "稻草"), clause])

    (pair,) = match(papers(FLOOD, long))

    (passage,) = pair.found.passages
    assert pair.found.containment < 0.1
    assert clause in pair.found.lower.paper.text[slice(*passage.lower)]


def test_formulae_are_found_in_a_statute_but_not_in_the_measures_of_a_paper() -> None:
    text = statute("防汛管理", FLOOD, "2024年5月30日")

    found = "".join(text[slice(*span)] for span in formulae(text))

    assert all(
        words in found for words in ("徇私舞弊", "行政复议", "从其规定", "起施行", "会议通过")
    )
    assert "制定本条例" in found
    assert not formulae(FLOOD)
