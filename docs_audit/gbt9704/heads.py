"""The head of a paper: everything above the title, and what may stand right under it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from . import dates
from .furniture import RULE, is_furniture
from .gazettes import cover_lines
from .head_numbers import further_signers, number_at
from .issuers import is_organ, who_met
from .lines import Line, joined
from .numbers import own_number, signers
from .titles import is_adoption_note, title_lines

_URGENCY = re.compile(r"(特\s*提|特\s*急|加\s*急|平\s*急)(?:\s*[·.]?\s*明电)?")
_URGENCY_LINE = re.compile(rf"(?:\S*\d{{6}}\s+|紧急程度\s*[：:]\s*)?{_URGENCY.pattern}")
_TELEGRAM = re.compile(
    r"等\s*级\s*[：:]?\s*(?:特\s*提|特\s*急|加\s*急|平\s*急)\s*[·.]?\s*(?:明\s*电)?\s*(?P<number>.*)"
)
# `江卫办明电〔2025〕12号  签批：王某  等级：平急`.
_NUMBERED_TELEGRAM = re.compile(
    r"(?P<number>\S.{3,39}?号)\s+(?:签\s*批(?:盖\s*章|人)?\s*[：:]?\s*\S{2,4}\s+)?"
    rf"等\s*级\s*[：:]?\s*{_URGENCY.pattern}"
)
_COPY_NUMBER = re.compile(r"(?:份\s*号\s*[：:]?\s*)?[№No.]*\s*\d{6,8}")
_ORGAN_LABEL = re.compile(r"(?:发文机关|发布机构|制发机关)\s*[：:]\s*(?P<organ>\S{3,40})")
_DATE_LABEL = re.compile(r"^(?:成文日期|发文日期|印发日期)\s*[：:]\s*")
_SIGNER_LINE = re.compile(r"(?:签\s*发|会\s*签)\s*人?\s*[：:]")
_MINUTES = (
    r"(?:(?:[省市县区旗镇乡州]长|主任|局长|党组|党委|常务|全体|专题|协调|联席|工作|调度|现场)*"
    r"(?:办公)?会议)?纪要"
)
# The second line of a head whose first is the organ.
_BANNER_WORD = re.compile(r"文件|令|公告|通告|公报|简报|(?!关于)[\u4e00-\u9fff]{0,16}纪要")
# Heads that name no organ, over a number: the editor stands beside the date.
_MASTHEAD = re.compile(
    r"(?:工作|政务|情况|督查|督办|信息)?(?:通报|简报|动态|信息|专报|快报)|会议纪要|(?:内部)?明电"
)
_BANNER = re.compile(
    rf"(?P<organ>[\u4e00-\u9fff（）()、]{{2,60}}?)(?P<word>文件|令|{_MINUTES}"
    r"|(?:内部)?明电|传真电报|公报|简报|工作动态|工作信息|情况通报|督查通报|公告|通告|信息|动态|简讯|快报|专报)(?:[（(][^（）()]{1,12}[）)])?"
)
_EDITED = re.compile(
    rf"(?P<organ>[^\s：:]{{4,30}}?)(?:\s*(?:编|编印|印))?\s*(?P<date>{dates.DATE})(?:编印|印发)?"
)
_ATTACHMENT_MARK = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]*\s*[：:]?")

_FARTHEST = 40
_LONGEST_NOTE = 12
_LONGEST_SPEAKER = 30
_SALUTATION = re.compile(r"(?:尊敬的)?(?:各位|同志们|女士们|代表们|委员们)")


@dataclass
class Head:
    """Line counts: `title` begins at `above`, has `title_count` lines; `below` ends the head."""

    above: int = 0
    title_count: int = 0
    below: int = 0
    numbers: list[tuple[str, Line, Line]] = field(default_factory=list)
    banners: list[tuple[str, str, Line]] = field(default_factory=list)
    organs: list[Line] = field(default_factory=list)
    editor: Line | None = None
    signers: tuple[str, ...] = ()
    signer_lines: Sequence[Line] = ()
    urgency: Line | None = None
    dated: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)


def read_head(lines: Sequence[Line]) -> Head:
    head = Head()
    at = cover_lines(lines)
    farthest = min(len(lines), at + _FARTHEST)
    while at < farthest:
        used = _take(head, lines, at)
        if used == 0:
            break
        at += used
    head.above = at
    if at < len(lines):
        head.title_count = title_lines(lines[at:])
    if head.title_count == 0:
        _take_banner_for_title(head, lines)
    head.below = _below(head, lines)
    return head


def _take_banner_for_title(head: Head, lines: Sequence[Line]) -> None:
    """Minutes and orders often have no other title than the words of their head."""
    for organ, word, line in head.banners:
        if word != "文件":
            first = next((one for one in head.organs if one.squeezed == organ), line)
            head.above = lines.index(first)
            head.title_count = lines.index(line) - head.above + 1
            return


def _take(head: Head, lines: Sequence[Line], at: int) -> int:
    """Take the line at this place into the head when it belongs there; how many lines it was."""
    for take in (_take_number, _take_signing, _take_banner, _take_date):
        if used := take(head, lines, at):
            return used
    text = lines[at].text
    is_mark = _COPY_NUMBER.fullmatch(text) or _ATTACHMENT_MARK.fullmatch(text)
    return 1 if is_mark or is_furniture(text) else 0


def _take_number(head: Head, lines: Sequence[Line], at: int) -> int:
    found = number_at(lines, at)
    if found is None:
        return 0
    number, used = found
    last = lines[at + used - 1]
    head.numbers.append((number, lines[at], last))
    return used + _take_signers(head, lines, at + used - 1)


def _take_signing(head: Head, lines: Sequence[Line], at: int) -> int:
    """Lines of 签发人, 会签人 or of the urgency, alone or with the number of a telegram."""
    line = lines[at]
    if _SIGNER_LINE.match(line.text):
        return 1 + _take_signers(head, lines, at)
    if _URGENCY_LINE.fullmatch(line.text):
        head.urgency = line
        return 1
    telegram = _TELEGRAM.fullmatch(line.text) or _NUMBERED_TELEGRAM.fullmatch(line.text)
    if telegram is None:
        return 0
    head.urgency = line
    # Behind its number a telegram leaves room for that of the room that sends it.
    printed = re.split(r"\s{2,}", telegram["number"])[0]
    if number := own_number(printed):
        start = line.start + telegram.start("number")
        place = Line(printed, start, start + len(printed))
        head.numbers.append((number, place, place))
    return 1


def _take_date(head: Head, lines: Sequence[Line], at: int) -> int:
    """A date alone, or with who edits minutes and bulletins."""
    line = lines[at]
    edited = _EDITED.fullmatch(line.text) or _ORGAN_LABEL.fullmatch(line.text)
    if edited:
        start = line.start + edited.start("organ")
        head.editor = Line(edited["organ"], start, start + len(edited["organ"]))
    dated = dates.alone(_DATE_LABEL.sub("", line.text)) or (edited and dates.iso(line.text))
    if dated:
        head.dated.append(line)
    return 1 if edited or dated else 0


def _take_signers(head: Head, lines: Sequence[Line], at: int) -> int:
    """Take the signers of this line; how many lines below it go on with their names."""
    names = signers(lines[at].text)
    if not names:
        return 0
    last = at
    while last + 1 < len(lines) and (further := further_signers(lines[last + 1].text)):
        last += 1
        names += further
    head.signers += names
    head.signer_lines = [*head.signer_lines, *lines[at : last + 1]]
    return last - at


def _take_banner(head: Head, lines: Sequence[Line], at: int) -> int:
    """`××文件`, `××令`, `××纪要`; or the organs alone when a number or a banner follows."""
    line = lines[at]
    bare = line.squeezed
    urgency = _URGENCY.match(line.text)
    if urgency and len(bare) > len(urgency[0]):
        head.urgency = line
        bare = bare[len("".join(urgency[0].split())) :]
    if head.organs and _BANNER_WORD.fullmatch(bare) and (bare == "文件" or _is_numbered(lines, at)):
        organ = "" if bare == "文件" else head.organs[-1].squeezed
        head.banners.append((organ, bare, line))
        return 1
    if _MASTHEAD.fullmatch(bare) and _is_numbered(lines, at):
        head.banners.append(("", bare, line))
        return 1
    rest = lines[at + 1].squeezed if at + 1 < len(lines) else ""
    if rest == "件" and bare.endswith("文"):
        head.banners.append((bare.removesuffix("文"), "文件", line))
        return 2
    found = _BANNER.fullmatch(bare)
    if found and "关于" not in bare and not _is_title(lines, at):
        is_minutes = found["word"].endswith("纪要")
        organ = who_met(found["organ"]) if is_minutes else found["organ"]
        head.banners.append((organ, found["word"], line))
        return 1
    if _is_organ_line(line) and _heads_on(lines, at):
        head.organs.append(line)
        return 1
    return 0


def _is_title(lines: Sequence[Line], at: int) -> bool:
    """`××会议纪要` without a number under it is the title itself."""
    return not lines[at].squeezed.endswith("文件") and not _is_numbered(lines, at)


def _is_numbered(lines: Sequence[Line], at: int) -> bool:
    """Whether a number follows soon, as it does under a banner, alone or beside the urgency."""
    near = lines[at + 1 : at + 4]
    return any(number_at(near, place) or _is_telegram(line) for place, line in enumerate(near))


def _is_telegram(line: Line) -> bool:
    return bool(_TELEGRAM.fullmatch(line.text) or _NUMBERED_TELEGRAM.fullmatch(line.text))


def _is_organ_line(line: Line) -> bool:
    pieces = re.split(r"\s{1,}", line.text)
    letter_spaced = all(len(piece) == 1 for piece in pieces)
    return is_organ(line.squeezed) if letter_spaced else all(is_organ(piece) for piece in pieces)


def _heads_on(lines: Sequence[Line], at: int) -> bool:
    """Whether lines of organs are followed by a number, a banner or a rule: so they are a head."""
    for place in range(at + 1, min(at + 8, len(lines))):
        line = lines[place]
        if number_at(lines, place) or _is_telegram(line) or RULE.fullmatch(line.text):
            return True
        if line.squeezed.endswith("文件"):
            return True
        if _BANNER_WORD.fullmatch(line.squeezed):
            continue
        if not (_is_organ_line(line) or _URGENCY_LINE.fullmatch(line.text)):
            return False
    return False


def _below(head: Head, lines: Sequence[Line]) -> int:
    """The first line after the title that is neither a number nor a note of date or adoption."""
    at = head.above + head.title_count
    title = "".join(line.squeezed for line in lines[head.above : at])
    note_until = -1
    while at < len(lines):
        text = lines[at].text
        if note_until < at and (found := number_at(lines, at)):
            head.numbers.append((found[0], lines[at], lines[at + found[1] - 1]))
            at += found[1]
            continue
        if note_until < 0:
            note_until = _note_end(lines, at)
        if at <= note_until:
            head.notes.append(lines[at])
        elif dates.alone(text):
            head.dated.append(lines[at])
        # Pages from the web give the title twice, the second time broken over lines.
        elif not (lines[at].squeezed in title or is_furniture(text) or _is_speaker(lines, at)):
            break
        at += 1
        note_until = note_until if at <= note_until else -1
    return at


def _is_speaker(lines: Sequence[Line], at: int) -> bool:
    """Who speaks, between the title of a speech and its date or salutation."""
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    is_short = len(lines[at].text) <= _LONGEST_SPEAKER and not re.search(
        r"[。；：:！]", lines[at].text
    )
    return is_short and bool(dates.alone(following) or _SALUTATION.match(following))


def _note_end(lines: Sequence[Line], at: int) -> int:
    """The last line of the note that begins here, -1 when none does; brackets run over lines."""
    text = lines[at].text
    if text[0] not in "（(":
        is_note = (
            text[0].isdigit() and is_adoption_note(text) and not text.endswith(("。", "：", ":"))
        )
        return at if is_note else -1
    for end in range(at, min(at + _LONGEST_NOTE, len(lines))):
        if lines[end].text[-1] in "）)":
            whole = joined(lines[at : end + 1]).strip("（()）")
            return end if is_adoption_note(whole, anywhere=True) else -1
    return -1
