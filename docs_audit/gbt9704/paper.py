"""What is read out of an official paper. Spans are code points in the text, end exclusive."""

from dataclasses import dataclass, field
from enum import StrEnum

Span = tuple[int, int]
NOWHERE: Span = (0, 0)


class Level(StrEnum):
    CENTRAL = "central"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"


class Class(StrEnum):
    """What sort of paper it is, as the burden rules look at papers."""

    RED_HEAD = "red_head"
    LETTER = "letter"
    ORDER = "order"
    MINUTES = "minutes"
    WHITE_HEAD = "white_head"
    DRAFT_FOR_COMMENT = "draft_for_comment"
    SPEECH = "speech"
    LEAFLET = "leaflet"
    BULLETIN = "bulletin"
    NOTICE_WITHOUT_NUMBER = "notice_without_number"
    OTHER = "other"


class Part(StrEnum):
    """The parts of GB/T 9704 in the order of the page, attachments before the closing lines."""

    HEAD = "head"
    TITLE = "title"
    ADDRESSEES = "addressees"
    BODY = "body"
    SIGNATURE = "signature"
    ATTACHMENTS = "attachments"
    TAIL = "tail"


@dataclass(frozen=True)
class Element:
    """One value and where it was read; an absent one is empty."""

    value: str = ""
    span: Span = NOWHERE

    def __bool__(self) -> bool:
        return bool(self.value)


@dataclass(frozen=True)
class Elements:
    """Several values that stand in one place, such as addressees."""

    value: tuple[str, ...] = ()
    span: Span = NOWHERE

    def __bool__(self) -> bool:
        return bool(self.value)


class Relation(StrEnum):
    """What a paper does with another one that it names."""

    CITES = "cites"
    IMPLEMENTS = "implements"
    ANSWERS = "answers"
    FORWARDS = "forwards"


@dataclass(frozen=True)
class Citation:
    """Another paper named by its number, its title or both; `span` covers both."""

    number: str
    title: str
    span: Span
    relation: Relation = Relation.CITES


@dataclass(frozen=True)
class Quotation:
    """Words that the paper openly takes from a source; `source` is what it calls it."""

    span: Span
    source: str


@dataclass(frozen=True)
class Directive:
    """A word by which a paper directs: `category` as in domain.md 3.6, `weight` from 1 to 3."""

    category: str
    word: str
    weight: int
    span: Span


@dataclass(frozen=True)
class Requirement:
    """One demand: `kind` is deadline, quota, frequency or material; `what` is its object."""

    kind: str
    value: str
    what: str
    sentence: str
    span: Span


@dataclass(frozen=True)
class WhiteHead:
    """Whether an unnumbered paper directs downwards all the same, and what speaks for it."""

    verdict: bool = False
    signals: tuple[str, ...] = ()


@dataclass(frozen=True)
class Segment:
    part: Part
    span: Span


@dataclass(frozen=True)
class OfficialPaper:
    """Elements of GB/T 9704 and what the rules need of a paper."""

    number: Element = Element()
    issuers: Elements = Elements()
    title: Element = Element()
    kind: Element = Element()
    addressees: Elements = Elements()
    cc: Elements = Elements()
    issued_on: Element = Element()
    printed_on: Element = Element()
    printed_by: Element = Element()
    urgency: Element = Element()
    attachments: Elements = Elements()
    note: Element = Element()
    signers: Elements = Elements()
    segments: tuple[Segment, ...] = ()
    citations: tuple[Citation, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    directives: tuple[Directive, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    class_: Class = Class.OTHER
    white_head: WhiteHead = field(default=WhiteHead())
    body_characters: int = 0

    @property
    def is_white_head(self) -> bool:
        return self.class_ is Class.WHITE_HEAD

    @property
    def body(self) -> tuple[Span, ...]:
        """What the paper says itself: body and attachments, without head, address and closing."""
        kept = (Part.BODY, Part.ATTACHMENTS)
        return tuple(segment.span for segment in self.segments if segment.part in kept)
