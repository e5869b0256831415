"""The elements of GB/T 9704, each read from its part of the layout."""

import re

from . import dates
from .addressing import inline_units, split_units
from .closings import CC, COPIES, PRINT, attachment_names, attachment_titles
from .issuers import ends_as_organ, is_organ, organs_in, with_places
from .layout import Layout
from .lines import Line, joined, span_of
from .paper import NOWHERE, Element, Elements
from .titles import kind_of

_URGENCY = re.compile(r"特\s*提|特\s*急|加\s*急|平\s*急")
_TITLE_ORGANS = re.compile(r"^(?P<organs>.{3,80}?)(?:关于|批转|转发|印发)")
_CONGRESS = re.compile(
    r"(?:日|由)\s*(?P<organ>[\u4e00-\u9fff]{0,20}?)第?[一二三四五六七八九十〇零\d]{1,4}届"
    r"(?P<congress>(?:全国)?人民代表大会(?:\s*常务委员会)?)"
)
_PUBLISHER = re.compile(
    r"日\s*(?:中华人民共和国)?(?P<organ>[\u4e00-\u9fff]{2,20}?)(?:令|第\s*[\d一二三四五六七八九十百]+次|公布|发布|批准)"
)
_NOT_ISSUED = re.compile(rf"(?P<date>{dates.DATE})(?=\s*起?[\u4e00-\u9fff]{{0,2}}(?:施行|实施))")
# Bulletins set them before what they tell.
_BULLETS = "★☆◆◇●○■□▲△※ 　"
_ORDER_WORD = "令"


def title(layout: Layout) -> Element:
    lines = layout.title
    if not lines:
        return Element()
    start, end = span_of(lines)
    whole = joined(lines)
    value = whole.lstrip(_BULLETS)
    return Element(value, (start + len(whole) - len(value), end))


def number(layout: Layout) -> Element:
    """The first number above or right under the title that stands alone on its line."""
    if not layout.head.numbers:
        return Element()
    value, first, last = layout.head.numbers[0]
    order = next((organ for organ, word, _ in layout.head.banners if word == _ORDER_WORD), "")
    if order and value.startswith("第"):
        value = f"{order}{_ORDER_WORD}{value}"
    return Element(value, (first.start, last.end))


def kind(layout: Layout) -> Element:
    """By the title's end; minutes and orders also by their head."""
    value = kind_of(title(layout).value)
    if value:
        return Element(value, title(layout).span)
    for _, word, line in layout.head.banners:
        if word.endswith("纪要") or word == _ORDER_WORD:
            return Element(kind_of(word), line.span)
    return Element()


def issuers(layout: Layout) -> Elements:
    """From head, title, signature, in this order; of joint papers the fullest list counts."""
    found = [_head_issuers(layout), _title_issuers(layout), _signing_issuers(layout)]
    given = [elements for elements in found if elements]
    if not given:
        return _adopting_issuer(layout)
    return max(given, key=lambda elements: len(elements.value))


def addressees(layout: Layout) -> Elements:
    lines = layout.addressees
    if lines:
        return Elements(split_units(joined(lines)), span_of(lines))
    if not layout.title and layout.body_at < len(layout.lines):
        units, start, end = inline_units(layout.lines[layout.body_at])
        return Elements(units, (start, end))
    return _listed(layout, r"主\s*送")


def cc(layout: Layout) -> Elements:
    return _listed(layout, r"(?:抄\s*[送报]|[分印]\s*送|[报送发])")


def issued_on(layout: Layout) -> Element:
    """The date of the signature; else of the head; of laws the last adoption or revision."""
    if layout.closing.date >= 0:
        line = layout.lines[layout.closing.date]
        return Element(dates.alone(line.text) or dates.iso(line.text), line.span)
    notes = joined(layout.head.notes)
    adopted = _NOT_ISSUED.sub("", notes)
    days = [dates.iso(found[0]) for found in re.finditer(dates.DATE, adopted)]
    if any(days):
        return Element(max(days), span_of(layout.head.notes))
    if layout.head.dated:
        line = layout.head.dated[-1]
        return Element(dates.iso(line.text), line.span)
    return Element()


def printed(layout: Layout) -> tuple[Element, Element]:
    """By whom and on which day the paper was printed for issue."""
    tail = layout.tail
    for at, line in enumerate(tail):
        found = PRINT.search(line.text)
        if found is None:
            continue
        day = Element(dates.iso(found["date"]), _within(line, found.span("date")))
        organ = "".join((found["organ"] or "").split())
        if organ:
            return Element(organ, _within(line, found.span("organ"))), day
        for beside in (*tail[at - 1 : at], *tail[at + 1 : at + 2]):
            if is_organ(beside.squeezed):
                return Element(beside.squeezed, beside.span), day
        return Element(), day
    return Element(), Element()


def urgency(layout: Layout) -> Element:
    line = layout.head.urgency
    found = _URGENCY.search(line.text) if line else None
    if line is None or found is None:
        return Element()
    return Element("".join(found[0].split()), _within(line, found.span()))


def attachments(layout: Layout) -> Elements:
    """Names from the notice above the signature, else from the heads of the attachments."""
    if layout.notice:
        return Elements(attachment_names(layout.notice), span_of(layout.notice))
    names = attachment_titles(layout.attachments)
    return Elements(names, span_of(layout.attachments)) if names else Elements()


def note(layout: Layout) -> Element:
    if layout.closing.note < 0:
        return Element()
    lines = layout.lines[layout.closing.note : layout.closing.note_end]
    text = lines[0].text if len(lines) == 1 else joined(lines)
    return Element(_unbracketed(text), span_of(lines))


def _unbracketed(text: str) -> str:
    """Without the round brackets around the whole, though not those inside."""
    return text.strip("（()） ") if text.count("（") + text.count("(") < 2 else text[1:-1].strip()


def signers(layout: Layout) -> Elements:
    lines = layout.head.signer_lines
    return Elements(layout.head.signers, span_of(lines)) if lines else Elements()


def _head_issuers(layout: Layout) -> Elements:
    names: dict[str, None] = {}
    places: list[Line] = []
    head = layout.head
    banners = {
        line: organ
        for organ, word, line in head.banners
        # 安平县工作动态 is edited by an office of the county, as is 清水镇党政联席会议纪要.
        if _issues(organ, word) and not (head.editor and not ends_as_organ(organ))
    }
    for line in sorted([*head.organs, *banners], key=lambda line: line.start):
        organ = banners.get(line, "")
        names |= dict.fromkeys(
            _banner_organs(line, organ) if organ else organs_in(line.text) or (line.squeezed,)
        )
        places.append(line)
    if not names and head.editor:
        return Elements((head.editor.squeezed,), head.editor.span)
    return (
        Elements(tuple(with_places([*names])), span_of(sorted(places, key=lambda line: line.start)))
        if names
        else Elements()
    )


def _issues(organ: str, word: str) -> bool:
    return bool(organ) and (word in ("文件", _ORDER_WORD) or is_organ(organ))


def _banner_organs(line: Line, organ: str) -> tuple[str, ...]:
    """A banner of several organs parts them by blanks; letter-spaced ones are one word."""
    pieces = organs_in(re.sub(r"\s*文\s*件$", "", line.text))
    return pieces if len(pieces) > 1 else (organ,)


def _title_issuers(layout: Layout) -> Elements:
    found = _TITLE_ORGANS.match(title(layout).value)
    names = organs_in(found["organs"]) if found else ()
    return Elements(names, title(layout).span) if names else Elements()


def _signing_issuers(layout: Layout) -> Elements:
    names: dict[str, None] = {}
    for line in layout.signature:
        bare = re.sub(dates.DATE, "", line.text)
        names |= dict.fromkeys(organs_in(bare))
    return Elements(tuple(names), span_of(layout.signature)) if names else Elements()


def _adopting_issuer(layout: Layout) -> Elements:
    """Of laws and orders the body that adopted or published them."""
    notes = joined(layout.head.notes)
    span = span_of(layout.head.notes) if layout.head.notes else NOWHERE
    if found := _CONGRESS.search(notes):
        return Elements((f"{found['organ']}{found['congress']}",), span)
    found = _PUBLISHER.search(notes)
    if found and is_organ(found["organ"]):
        return Elements((found["organ"],), span)
    return Elements()


def _listed(layout: Layout, label: str) -> Elements:
    """The units behind a label of the closing lines, over as many lines as they take."""
    lists: list[list[Line]] = []
    is_open = False
    for line in layout.tail:
        if re.match(rf"{label}\s*[：:]", line.text):
            lists.append([])
            is_open = True
        elif CC.match(line.text) or PRINT.search(line.text):
            is_open = False
        if is_open:
            lists[-1].append(line)
    if not lists:
        return Elements()
    printed_by = printed(layout)[0]
    kept = [[line for line in lines if line.span != printed_by.span] for lines in lists]
    units = [
        unit
        for lines in kept
        for unit in split_units(_without_print(re.sub(rf"^{label}\s*[：:]", "", joined(lines))))
    ]
    return Elements(tuple(units), (kept[0][0].start, kept[-1][-1].end))


def _without_print(units: str) -> str:
    """A list of units without what a file runs on behind its full stop: who printed, how many."""
    stop = units.find("。")
    runs_on = stop >= 0 and (PRINT.match(units, stop + 1) or COPIES.match(units, stop + 1))
    return units[:stop] if runs_on else units


def _within(line: Line, span: tuple[int, int]) -> tuple[int, int]:
    return line.start + span[0], line.start + span[1]
