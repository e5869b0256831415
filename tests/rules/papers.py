"""Papers written for the tests of the rules: one frame, of which each test changes a part."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from docs_audit.gbt9704 import read_paper
from docs_audit.rules import Hit, Subject, check, subject_of

STATED = ("id", "level", "pages", "parent")
DAY = date(2025, 3, 5)
TITLE = "关于做好春季护林工作的通知"
FILLING = "各地要加强林区巡护，落实看护人员，及时清除林下可燃物。"


def framed(
    body: str = FILLING,
    *,
    issuer: str = "安平县人民政府办公室",
    number: str = "安政办发〔2025〕12号",
    title: str = TITLE,
    to: str = "各乡镇人民政府，县政府各部门",
    day: date = DAY,
    cc: str = "",
    note: str = "",
) -> str:
    """The text of a paper in the form of GB/T 9704; a paper without number has no head."""
    written = f"{day.year}年{day.month}月{day.day}日"
    head = f"{issuer}文件\n\n{number}\n\n" if number else ""
    address = f"{to}：\n" if to else ""
    lines = "".join(f"　　{line}\n" for line in body.splitlines())
    remark = f"（{note}）\n" if note else ""
    copied = f"抄送：{cc}。\n" if cc else ""
    return (
        f"{head}{issuer}{title}\n\n{address}{lines}\n　　　　　　{issuer}\n　　　　　　{written}\n"
        f"{remark}\n{copied}{issuer}　　{written}印发\n"
    )


def subject(body: str = FILLING, **told: Any) -> Subject:
    """A paper of this body; the rest goes to its frame or, as `STATED`, to the subject itself."""
    stated = {name: told.pop(name) for name in STATED if name in told}
    text = framed(body, **told)
    return subject_of(**{"id": "d1", **stated}, text=text, paper=read_paper(text))


def hits(one: Subject, rule: str, peers: Sequence[Subject] = ()) -> list[Hit]:
    """The hits of one rule; each names a sentence that stands where its span says."""
    found = check(one, peers)
    assert all(one.text[slice(*hit.span)] == hit.sentence for hit in found)
    return [hit for hit in found if hit.rule == rule]


def rules_of(one: Subject, peers: Sequence[Subject] = ()) -> set[str]:
    return {hit.rule for hit in check(one, peers)}
