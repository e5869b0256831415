"""A paper as its elements in the order of GB/T 9704-2012, ready to be written in any format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from burden.demo.papers import Form, Paper
from burden.demo.people import draw_people
from burden.demo.register import read_toml

_CC = {
    "county": "县委各部门，县人大常委会办公室，县政协办公室，县人民法院，县人民检察院。",
    "city": "市委各部门，市人大常委会办公室，市政协办公室，澄阳军分区。",
    "province": "省委各部门，省人大常委会办公厅，省政协办公厅，省法院，省检察院。",
}
_NOTES = {"county": "（此件发至村级）", "city": "（此件发至县级）", "province": "（此件公开发布）"}

_TYPE_AREA = 440.0


class Element(StrEnum):
    """The elements that look different from one another."""

    HEAD = "head"
    NUMBER = "number"
    RED_LINE = "red_line"
    TITLE = "title"
    ADDRESSEES = "addressees"
    HEADING = "heading"
    BODY = "body"
    ATTACHMENT_NOTE = "attachment_note"
    SIGNATURE = "signature"
    DATE = "date"
    NOTE = "note"
    NEW_PAGE = "new_page"
    ATTACHMENT = "attachment"
    CC = "cc"
    PRINTED = "printed"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or a line or page break without text."""

    element: Element
    text: str = ""


def lay_out(paper: Paper) -> list[Block]:
    """All elements of a paper from its head to the line of the printing office."""
    if paper.form is Form.WHITE_HEAD:
        return [Block(Element.TITLE, paper.title), *_main(paper)]
    return [*_head(paper), Block(Element.TITLE, paper.title), *_main(paper), *_record(paper)]


def plain_text(paper: Paper) -> str:
    """The paper as running text, a paragraph a line."""
    return "\n".join(block.text for block in lay_out(paper) if block.text) + "\n"


def body_lines(paper: Paper) -> list[str]:
    """The paper's own sentences: lead, sections and closing, without what it passes on."""
    return [text for _, text in _own(paper)]


def _head(paper: Paper) -> list[Block]:
    name = paper.issuer.name
    head = name if paper.form is Form.LETTER else f"{name}文件"
    number = paper.number
    if paper.form is Form.UPWARD:
        number += f"　　　　签发人：{draw_people(paper.issuer.place.id)[0]}"
    return [Block(Element.HEAD, head), Block(Element.NUMBER, number), Block(Element.RED_LINE)]


def _main(paper: Paper) -> list[Block]:
    blocks = [Block(Element.ADDRESSEES, paper.addressees)] if paper.addressees else []
    if paper.attached is not None or paper.published_as:
        return blocks + _carrier(paper) + _carried(paper)
    return blocks + [Block(Element(kind), text) for kind, text in _own(paper)] + _signature(paper)


def _own(paper: Paper) -> list[tuple[str, str]]:
    if paper.attached is not None:
        return [("body", text) for text in _forwarding(paper)]
    found = paper.draft.paragraphs(paper.voice)
    if paper.lead:
        lead = _citing(paper, paper.lead)
        found = [("body", lead), *(found[1:] if paper.draft.lead else found)]
    if paper.quoted and paper.cites is not None:
        found.insert(1, ("body", _citing(paper, paper.quoted)))
    return found


def _citing(paper: Paper, template: str) -> str:
    cited = paper.cites.citation if paper.cites else ""
    text = template.replace("{据}", cited).replace("{引}", paper.extra.get("quote", ""))
    return paper.voice.say(text)


def _forwarding(paper: Paper) -> list[str]:
    lines = [_citing(paper, paper.lead)]
    if paper.extra.get("own"):
        lines.append(paper.voice.say(paper.extra["own"]))
    return lines


def _carrier(paper: Paper) -> list[Block]:
    if paper.attached is not None:
        texts, name = _forwarding(paper), paper.attached.title
    else:
        publish = read_toml("phrases.toml")["publish"].replace("{对象}", paper.plan_title)
        texts, name = [publish], paper.plan_title
    note = "附件：" + name.replace("《", "〈").replace("》", "〉")
    return [
        *(Block(Element.BODY, text) for text in texts),
        Block(Element.ATTACHMENT_NOTE, note),
        *_signature(paper),
    ]


def _carried(paper: Paper) -> list[Block]:
    start = [Block(Element.NEW_PAGE), Block(Element.ATTACHMENT, "附件")]
    if paper.attached is not None:
        inner = paper.attached
        number = [Block(Element.NUMBER, inner.number)] if inner.number else []
        return [*start, *number, Block(Element.TITLE, inner.title), *_main(inner)]
    body = [Block(Element(kind), text) for kind, text in _own(paper)]
    return [*start, Block(Element.TITLE, paper.plan_title), *body]


def _signature(paper: Paper) -> list[Block]:
    found = [
        Block(Element.SIGNATURE, paper.issuer.name),
        Block(Element.DATE, chinese_date(paper.issued_on)),
    ]
    note = _NOTES.get(paper.issuer.place.level)
    if paper.form is Form.RED_HEAD and note and paper.issuer.unit.system.endswith("_office"):
        found.append(Block(Element.NOTE, note))
    return found


def _record(paper: Paper) -> list[Block]:
    if paper.form is Form.LETTER:
        return []
    found = []
    copied_to = _CC.get(paper.issuer.place.level)
    if copied_to and paper.form is Form.RED_HEAD and paper.addressees:
        found.append(Block(Element.CC, f"抄送：{copied_to}"))
    printed_on = paper.issued_on + timedelta(days=1 if paper.issued_on.weekday() < 4 else 0)
    text = f"{paper.issuer.printed_by}　　　　{chinese_date(printed_on)}印发"
    return [*found, Block(Element.PRINTED, text)]


def chinese_date(day: date) -> str:
    """2026年3月5日: Arabic digits, no leading zero (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def head_size(text: str, largest: float) -> float:
    """Type size in points at which the head stays on one line of 15.6 cm."""
    return min(largest, _TYPE_AREA // max(1, len(text)))
