"""Official papers written for the tests: bodies of a province, and the frames around them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from docs_audit.manifest import Row
from docs_audit.official import paper_of
from docs_audit.textreuse.matching import match
from docs_audit.textreuse.papers import Paper
from docs_audit.textreuse.sources import Pair

_SAMPLES = Path(__file__).parents[1] / "samples" / "copies"
FLOOD = (_SAMPLES / "flood.txt").read_text(encoding="utf-8")
FIRE = (_SAMPLES / "fire.txt").read_text(encoding="utf-8")
STRAW = (_SAMPLES / "straw.txt").read_text(encoding="utf-8")
OWN = (_SAMPLES / "own.txt").read_text(encoding="utf-8")


def framed(
    body: str,
    *,
    title: str,
    issuer: str,
    number: str = "",
    day: date = date(2025, 4, 1),
    to: str = "各县（市、区）人民政府，市政府各部门、各直属机构",
) -> str:
    """Put a body between head and tail as GB/T 9704 has it."""
    written = f"{day.year}年{day.month}月{day.day}日"
    head = f"{issuer}文件\n\n{number}\n\n" if number else ""
    copied_to = "抄送：市委各部门，市人大常委会办公室。"
    tail = f"（此件公开发布）\n\n{copied_to}\n{issuer}办公室　　{written}印发\n"
    return f"{head}{title}\n\n{to}：\n{body}\n{issuer}\n{written}\n{tail}"


def made(
    identity: str,
    text: str,
    issuer: str,
    level: str,
    day: date | None,
    *,
    number: str = "",
    title: str = "",
) -> Paper:
    """Describe a bare text to the engine."""
    return Paper(
        id=identity,
        text=text,
        issuers=(issuer,) if issuer else (),
        level=level,
        issued_on=day,
        number=number,
        title=title,
    )


def unstated(identity: str, text: str) -> Paper:
    """Describe a paper as a manifest does that states nothing but where it lies."""
    return paper_of(Row(identity, Path(f"{identity}.txt")), text)


def only_pair(*papers: Paper) -> Pair:
    """Match papers of which exactly two belong together, and return their pair."""
    found = list(match(papers))
    assert len(found) == 1, [(p.found.lower.paper.id, p.found.upper.paper.id) for p in found]
    return found[0]


def localised(text: str) -> str:
    """Put the words of a city in for those of its province."""
    swaps = {"全省": "全市", "我省": "我市", "省水利厅": "市水利局", "省自然": "市自然"}
    for old, new in swaps.items():
        text = text.replace(old, new)
    return text
