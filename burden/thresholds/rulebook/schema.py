"""What a rule is: its words in two languages, where it is from, how sure and how hard it is."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Confidence(StrEnum):
    """How the wording of a rule is known."""

    VERBATIM = "V"
    SUMMARY = "S"
    UNCONFIRMED = "M"


class Check(StrEnum):
    """Who decides: the program, the program and a person, or a person over a candidate."""

    COMPUTED = "C"
    COMPUTED_AND_PERSON = "C+A"
    CANDIDATE = "A"


class Softness(StrEnum):
    """How hard a rule binds: 不得, 一般, 原则上."""

    MUST = "must"
    GENERAL = "general"
    PRINCIPLE = "principle"


class Basis(StrEnum):
    """What a rule is held against."""

    TEXT = "text"
    COMPARISON = "comparison"
    REGISTER = "register"
    RECORD = "record"
    GUARD = "guard"
    PERMISSION = "permission"


class Subject(StrEnum):
    """What a rule speaks of; a rule may speak of several."""

    PAPER = "paper"
    MEETING = "meeting"
    INSPECTION = "inspection"
    DEMAND = "demand"
    GROUP = "group"
    CAMPAIGN = "campaign"
    SECONDMENT = "secondment"


# Other burdens than papers and meetings.
ACTIVITIES = frozenset(Subject) - {Subject.PAPER, Subject.MEETING}


@dataclass(frozen=True)
class Wording:
    zh: str
    en: str

    def spoken(self, language: str) -> str:
        """The words in a language by its code: Chinese for zh-hans, else English."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True)
class Source:
    """A rule's document: in force from `since` on; `address` is where its text is published."""

    key: str
    name: Wording
    since: date
    address: str = ""


@dataclass(frozen=True)
class Limit:
    """A value that a rule is held against; `source` is a rule, a case, or `assumption`."""

    key: str
    unit: str
    default: float
    minimum: float
    maximum: float
    label: Wording
    source: str


@dataclass(frozen=True)
class Rule:
    """One rule.

    Attributes:
        name: what it is about, in a few words.
        item: number of the item or article; empty where the source has none that is known.
        paragraph: number of the paragraph inside the article; mostly empty.
        is_item_confirmed: whether the number was seen, not inferred from the order of parts.
        text: what it says, in this product's words.
        words: short official phrases, quoted.
        exempt: what it does not hold for.
        reported: for rules known from reports, where they were reported.
        until: last day in force; none for a rule that still is.
    """

    id: str
    name: Wording
    subjects: tuple[Subject, ...]
    source: Source
    item: str
    is_item_confirmed: bool
    confidence: Confidence
    check: Check
    softness: Softness
    basis: Basis
    text: Wording
    paragraph: str = ""
    words: tuple[str, ...] = ()
    exempt: tuple[Wording, ...] = ()
    limits: tuple[Limit, ...] = ()
    reported: tuple[str, ...] = ()
    since: date = date.min
    until: date | None = None

    @property
    def is_of_meetings(self) -> bool:
        """Whether records of meetings are held against it."""
        return Subject.MEETING in self.subjects

    @property
    def is_of_records(self) -> bool:
        """Whether records are held against it, of meetings or of other burdens."""
        return any(one is not Subject.PAPER for one in self.subjects)

    @property
    def is_of_activities(self) -> bool:
        """Whether it speaks of other burdens alone."""
        return ACTIVITIES.issuperset(self.subjects)

    @property
    def is_unconfirmed(self) -> bool:
        """Whether it is off until a person has compared it with its official text."""
        return self.confidence is Confidence.UNCONFIRMED

    @property
    def is_candidate(self) -> bool:
        """Whether the program only finds what a person then judges."""
        return self.check is Check.CANDIDATE

    @property
    def key(self) -> str:
        """The parameter that says how its hits are shown."""
        return f"rule.{self.id}"

    def holds_on(self, day: date | None) -> bool:
        """Whether it was in force; what has no date is held against today's rules."""
        if day is None:
            return self.until is None
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Preset:
    """Numbers that one place has set itself; `values` by the key of a limit."""

    id: str
    place: Wording
    text: Wording
    reported: str
    values: dict[str, float] = field(default_factory=dict)
