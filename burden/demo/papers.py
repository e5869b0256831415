"""A paper before it is laid out: who says what to whom, and where it comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from burden.demo.drafts import Draft
from burden.demo.issuers import Issuer
from burden.demo.voice import Voice


class Form(StrEnum):
    """How the head of the paper looks."""

    RED_HEAD = "red_head"
    LETTER = "letter"
    UPWARD = "upward"
    WHITE_HEAD = "white_head"


class Origin(StrEnum):
    """What the paper is in truth; becomes expected.json."""

    ORIGINAL = "original"
    HONEST = "honest"
    COPIED = "copied"
    COPIED_SIDEWAYS = "copied_sideways"
    REISSUED = "reissued"
    FORWARDED = "forwarded"
    ROUTINE = "routine"


@dataclass(slots=True, eq=False)
class Paper:
    """`cites` is named in the text, `source` is what it was made from (often the same paper),
    `attached` is passed on whole. `id` and `number` are given when all papers are dated."""

    issuer: Issuer
    issued_on: date
    voice: Voice
    draft: Draft
    addressees: str
    receivers: tuple[str, ...]
    uploader: str
    origin: Origin
    form: Form = Form.RED_HEAD
    lead: str = ""
    cites: Paper | None = None
    source: Paper | None = None
    attached: Paper | None = None
    quoted: str = ""
    published_as: str = ""
    marks: tuple[str, ...] = ()
    same_number_as: Paper | None = None
    id: str = ""
    number: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def subject(self) -> str:
        """The title without its issuer."""
        if self.attached is not None:
            inner = self.attached.title.replace("《", "〈").replace("》", "〉")
            return f"关于转发《{inner}》的通知"
        if self.published_as:
            return f"关于印发《{self.plan_title}》的通知"
        return self.voice.say(self.draft.subject)

    @property
    def plan_title(self) -> str:
        """Title of the plan that the paper only carries."""
        return self.voice.place.name + self.published_as

    @property
    def title(self) -> str:
        if self.form is Form.WHITE_HEAD:
            return self.subject
        return self.issuer.name + self.subject

    @property
    def citation(self) -> str:
        """How later papers name this one."""
        inner = self.title.replace("《", "〈").replace("》", "〉")
        return f"《{inner}》" + (f"（{self.number}）" if self.number else "")


def number_papers(papers: Iterable[Paper], a_year: dict[str, int]) -> None:
    """Give ids and numbers in order of date; a series runs per organ and year.

    `a_year` says how many papers a series has in a year, since most are not in the folder.
    """
    counters: defaultdict[tuple[str, int], int] = defaultdict(int)
    ordered = sorted(papers, key=lambda paper: (paper.issued_on, paper.issuer.unit.id))
    for index, paper in enumerate(ordered, start=1):
        paper.id = f"d{index:03d}"
        if paper.form is Form.WHITE_HEAD:
            continue
        if paper.same_number_as is not None:
            paper.number = paper.same_number_as.number
            continue
        mark = series_mark(paper)
        key = (mark, paper.issued_on.year)
        by_now = round(paper.issued_on.timetuple().tm_yday / 365 * a_year[paper.issuer.mark])
        counters[key] = max(counters[key] + 1, by_now)
        paper.number = f"{mark}〔{paper.issued_on.year}〕{counters[key]}号"


def series_mark(paper: Paper) -> str:
    """Letters and upward papers of an organ run in series of their own."""
    stem = paper.issuer.mark.removesuffix("发")
    if paper.form is Form.LETTER:
        return f"{stem}函"
    if paper.form is Form.UPWARD:
        return f"{stem}字"
    return paper.issuer.mark
