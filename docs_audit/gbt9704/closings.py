"""The end of a paper: attachments notice, signature and date, note, attachments, closing lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from . import dates
from .issuers import is_organ, organs_in
from .lines import Line, joined

CC = re.compile(r"(?:抄\s*[送报]|分\s*送|主题词|主\s*送|印\s*送|[报送发])\s*[：:]")
PRINT = re.compile(
    rf"(?P<organ>[\u4e00-\u9fff（）()]{{2,40}}?)?\s*(?P<date>{dates.DATE})\s*(?:印\s*发|印\s*制|印(?=\s|$))"
)
COPIES = re.compile(r"[（(]?共\s*印\s*\d+\s*份[）)]?")
_NOTICE = re.compile(r"附\s*件?\s*[：:]\s*\S")
_NOTICE_BLURRED = re.compile(r"附\s*件\s*1\s*[.．、]\s*\S")
_LONGEST_NAME = 60
_NUMBERED = re.compile(r"(?<!\d)(?P<n>\d{1,2})\s*[.．、]\s*(?=\D|20\d\d)")
_ENUMERATED_FROM = re.compile(r"\d{1,2}\s*[.．、]\s*")
_ENUMERATED = re.compile(r"\d{1,2}\s*[.．、]\s*\S")
_ATTACHMENT = re.compile(r"附\s*件\s*(?:[\d一二三四五六七八九十]{1,2})?\s*[：:]?")
_ATTACHMENT_TITLED = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]{1,2}\s*[：:．.]?\s*\S.{0,50}")
_NOTE = re.compile(r"[（(].*[）)]|[（(]?\s*此件[^，。]{2,16}[）)]?")
_NOTE_OPENS = re.compile(r"[（(](?:此件|联系|信息公开|公开方式|公开属性)[^（）()]*")
_MOST_NOTE_LINES = 3
_SIGNED = re.compile(rf"(?P<organs>\S.{{2,60}}?)\s*(?P<date>{dates.DATE})")
_OFFICIAL = re.compile(
    r"(?:[省市县区州旗乡镇]长|主任|主席|局长|厅长|部长|书记|院长|检察长|总理)\s*[\u4e00-\u9fff·\s]{2,12}"
)
_MOST_ORGANS = 12


@dataclass(frozen=True)
class Closing:
    """Line indexes; -1 where there is no such part."""

    notice: int = -1
    signature: int = -1
    date: int = -1
    note: int = -1
    note_end: int = -1
    attachments: int = -1
    tail: int = -1
    tail_end: int = -1


def read_closing(lines: Sequence[Line], start: int) -> Closing:
    """Find the closing parts among the lines from `start` on."""
    tail, tail_end = _tail(lines, start)
    limit = tail if tail >= 0 else len(lines)
    date = _date(lines, start, limit)
    signature = _signature(lines, start, date) if date >= 0 else -1
    note, note_end = _note(lines, date, limit)
    after = max(date + 1, note_end) if date >= 0 else start
    attachments = _attachments(lines, after, limit, signed=date >= 0)
    if attachments < 0 and 0 <= tail_end < len(lines):
        attachments = tail_end
    stop = next((at for at in (signature, attachments, tail) if at >= 0), len(lines))
    return Closing(
        notice=_notice(lines, start, stop, signed=signature >= 0),
        signature=signature,
        date=date,
        note=note,
        note_end=note_end,
        attachments=attachments,
        tail=tail,
        tail_end=tail_end,
    )


def _tail(lines: Sequence[Line], start: int) -> tuple[int, int]:
    """From the first closing line to one past the printing line; attachments may follow."""
    for at in range(start, len(lines)):
        text = lines[at].text
        printed = PRINT.fullmatch(text) or _prints_below(lines, at)
        if printed or (CC.match(text) and _closes(lines, at)):
            end = at
            for place in range(at, min(at + 12, len(lines))):
                text = lines[place].text
                is_print = PRINT.search(text) or COPIES.fullmatch(text)
                if is_print or _printed_above(lines, place):
                    end = place
                elif CC.match(text):
                    end = max(end, _cc_end(lines, place))
            return at, end + 1
    return -1, -1


def _prints_below(lines: Sequence[Line], at: int) -> bool:
    """Who printed the paper, alone on a line above the day of printing."""
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    printed = PRINT.fullmatch(following)
    return bool(printed and not printed["organ"] and is_organ(lines[at].text))


def _printed_above(lines: Sequence[Line], at: int) -> bool:
    """Who printed the paper, which a crooked scan puts under the day of printing."""
    printed = PRINT.fullmatch(lines[at - 1].text) if at else None
    return bool(printed and not printed["organ"] and is_organ(lines[at].text))


def _closes(lines: Sequence[Line], at: int) -> bool:
    """A 抄送 line in the body of a form is followed by more than a page of text."""
    return sum(len(line.text) for line in lines[at + 1 : at + 12]) < 800


def _cc_end(lines: Sequence[Line], at: int) -> int:
    """A long list of receivers runs over lines until its full stop."""
    for place in range(at, min(at + 6, len(lines))):
        following = lines[place + 1].text if place + 1 < len(lines) else ""
        if (
            lines[place].text.endswith(("。", "."))
            or not following
            or CC.match(following)
            or PRINT.search(following)
            or _prints_below(lines, place + 1)
            or _ATTACHMENT.fullmatch(following)
        ):
            return place
    return at


def _date(lines: Sequence[Line], start: int, limit: int) -> int:
    """The line of the issuing date: alone on its line under the issuers or before what closes."""
    last = -1
    for at in range(start, limit):
        if signed := _SIGNED.fullmatch(lines[at].text):
            if organs_in(signed["organs"]):
                return at
            continue
        if not dates.alone(lines[at].text):
            continue
        last = at
        above = lines[at - 1].text if at > start else ""
        if organs_in(above) or _OFFICIAL.fullmatch(above):
            return at
        if at + 1 == limit or _note_end(lines, at + 1, limit):
            return at
        if _ATTACHMENT.fullmatch(lines[at + 1].text):
            return at
    return last if last >= limit - 2 else -1


def _signature(lines: Sequence[Line], start: int, date: int) -> int:
    """The first of the lines of issuers above the date."""
    at = date
    while at - 1 > start and date - at < _MOST_ORGANS and organs_in(lines[at - 1].text):
        at -= 1
    return at


def _note(lines: Sequence[Line], date: int, limit: int) -> tuple[int, int]:
    """The lines of the note: under the date, else wherever `此件` begins one."""
    if date >= 0 and (end := _note_end(lines, date + 1, limit)):
        return date + 1, end
    for at in range(limit):
        if re.match(r"[（(]\s*此件", lines[at].text) and (end := _note_end(lines, at, limit)):
            return at, end
    return -1, -1


def _note_end(lines: Sequence[Line], at: int, limit: int) -> int:
    """One past the last line of the note that begins here; 0 when none does."""
    if at >= limit:
        return 0
    if _NOTE.fullmatch(lines[at].text):
        return at + 1
    for end in range(at + 2, min(at + _MOST_NOTE_LINES, limit) + 1):
        whole = joined(lines[at:end])
        if _NOTE_OPENS.match(whole) and _NOTE.fullmatch(whole):
            return end
    return 0


def _attachments(lines: Sequence[Line], after: int, limit: int, *, signed: bool) -> int:
    """Under a signed paper whatever follows is attached; else the mark 附件 must stand alone."""
    if signed and after < limit:
        return after
    if signed:
        return -1
    for at in range(after, limit):
        text = lines[at].text
        is_mark = _ATTACHMENT.fullmatch(text) or _ATTACHMENT_TITLED.fullmatch(text)
        if is_mark and not _is_notice(lines, at):
            return at
    return -1


def _is_notice(lines: Sequence[Line], at: int) -> bool:
    """`附件：` followed by its list rather than by the attachment."""
    text = lines[at].text
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    return text.endswith(("：", ":")) and bool(_ENUMERATED.match(following))


def _notice(lines: Sequence[Line], start: int, stop: int, *, signed: bool) -> int:
    """The last `附件：` before the signature that begins a list of names.

    Sentences below it are no names: the attachment itself stands there, and is read as text.
    """
    for at in range(stop - 1, max(start, stop - 30) - 1, -1):
        text = lines[at].text
        if "。" in text.rstrip("。") or (text.endswith("。") and len(text) > _LONGEST_NAME):
            return -1
        if _NOTICE.match(text) or (_ATTACHMENT.match(text) and _is_notice(lines, at)):
            return at
        if signed and _NOTICE_BLURRED.match(text):
            return at
    return -1


def attachment_names(lines: Sequence[Line]) -> tuple[str, ...]:
    """Names in the attachments notice: `附件：1. 甲` / `2. 乙`, broken names joined."""
    names: list[str] = []
    for line in lines:
        text = re.sub(r"^附\s*件?\s*[：:]?\s*(?=\S)", "", line.text)
        pieces = _numbered_pieces(text, len(names) + 1)
        if names and not _ENUMERATED.match(text):
            names[-1] += pieces.pop(0)
        names += [piece.strip() for piece in pieces if piece.strip()]
    return tuple(name.strip(" 　。；;") for name in names if name.strip(" 　。；;"))


def _numbered_pieces(text: str, following: int) -> list[str]:
    """Cut a line where the next numbers stand, also where the blank before them is missing."""
    pieces, at = [], 0
    for found in _NUMBERED.finditer(text):
        if int(found["n"]) == following:
            pieces.append(text[at : found.start()])
            at, following = found.end(), following + 1
    if not pieces and (number := _ENUMERATED_FROM.match(text)):
        return ["", text[number.end() :]]
    return [*pieces, text[at:]]


def attachment_titles(lines: Sequence[Line]) -> tuple[str, ...]:
    """Without a notice, what follows each mark `附件1` names the attachment."""
    names = []
    for at, line in enumerate(lines):
        if _ATTACHMENT.fullmatch(line.text) and at + 1 < len(lines):
            names.append(lines[at + 1].text)
        elif found := _ATTACHMENT_TITLED.fullmatch(line.text):
            names.append(re.sub(r"^附\s*件\s*\S{1,2}?\s*[：:．.]?\s*", "", found[0]))
    return tuple(names)
