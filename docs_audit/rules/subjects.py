"""A paper as the rules look at it, and what a rule has to say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from burden.thresholds.rulebook import LIMITS, RULES
from docs_audit.gbt9704 import Class, OfficialPaper, Span, level_of
from docs_audit.gbt9704.clauses import Statement, statements_of

from .organs import AUTHORITIES, Organ, OrganKind, addressed, organ, rank

DEFAULTS: dict[str, float] = {key: limit.default for key, limit in LIMITS.items()}
# Kinds by which a lower organ speaks to a higher one.
_UPWARD_KINDS = ("请示", "报告", "议案")
# Public notices speak to everybody and direct no organ below.
_PUBLIC_KINDS = ("公告", "通告", "公报")
# What directs nobody: it is spoken, told, asked for comment, or law.
_UNDIRECTING = frozenset(
    {
        Class.DRAFT_FOR_COMMENT,
        Class.SPEECH,
        Class.LEAFLET,
        Class.BULLETIN,
        Class.MINUTES,
        Class.ORDER,
    }
)
_LAW_ENDINGS = ("法", "条例", "章程", "标准", "规范")


@dataclass(frozen=True)
class Hit:
    """A rule and the sentence that speaks against the paper; `other` is a second paper's id."""

    rule: str
    softness: str
    sentence: str
    span: Span
    other: str = ""
    figures: Mapping[str, float | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Subject:
    """One paper; `parent` is its nearest superior paper where that is known.

    `level` is the issuer's; `pages` is 0 where the format has none.
    """

    id: str
    text: str
    paper: OfficialPaper
    level: str = ""
    issuers: tuple[Organ, ...] = ()
    addressees: tuple[Organ, ...] = ()
    cc: tuple[Organ, ...] = ()
    issued_on: date | None = None
    pages: int = 0
    parent: Subject | None = None

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The sentences of the paper's own body."""
        return statements_of(self.text, self.paper)

    @property
    def title(self) -> str:
        return self.paper.title.value

    @property
    def kind(self) -> str:
        return self.paper.kind.value

    @property
    def issuer_kinds(self) -> frozenset[OrganKind]:
        return frozenset(kind for one in self.issuers for kind in one.kinds)

    @property
    def is_upward(self) -> bool:
        """Whether it speaks to a superior: by its kind, or by whom it is addressed to."""
        if self.kind in _UPWARD_KINDS:
            return True
        return bool(self.addressees) and all(self.is_above(one) for one in self.addressees)

    @property
    def directs(self) -> bool:
        """Whether it may hold demands on lower levels at all."""
        is_law = self.paper.class_ is Class.OTHER and self.title.endswith(_LAW_ENDINGS)
        is_public = self.kind in _PUBLIC_KINDS
        return not (self.is_upward or is_law or is_public or self.paper.class_ in _UNDIRECTING)

    def is_above(self, other: Organ) -> bool:
        """Whether an organ stands above the issuer: a higher level, or a department's own head."""
        ranks = [rank(level) for level in other.levels]
        if not ranks or rank(self.level) < 0:
            return False
        is_own_head = bool(other.kinds & AUTHORITIES) and not self.issuer_kinds & AUTHORITIES
        highest = rank(self.level) + (1 if is_own_head and "各" not in other.name else 0)
        return all(one < highest for one in ranks)

    def is_below(self, other: Organ) -> bool:
        """Whether an organ, or one of a group, is of a lower level than the issuer."""
        own = rank(self.level)
        return own >= 0 and any(rank(level) > own for level in other.levels)

    def hit(
        self,
        rule: str,
        sentence: str,
        span: Span,
        *,
        other: str = "",
        figures: Mapping[str, float | str] | None = None,
    ) -> Hit:
        return Hit(rule, RULES[rule].softness.value, sentence, span, other, figures or {})


def subject_of(
    id: str,
    text: str,
    paper: OfficialPaper,
    *,
    level: str = "",
    issuers: Sequence[str] = (),
    issued_on: date | None = None,
    pages: int = 0,
    parent: Subject | None = None,
) -> Subject:
    """A paper with its organs resolved; what is not stated is taken from the paper."""
    names = tuple(issuers) or paper.issuers.value
    level = level or next(filter(None, map(level_of, names)), "")
    return Subject(
        id=id,
        text=text,
        paper=paper,
        level=level,
        issuers=tuple(organ(name, level) for name in names),
        addressees=tuple(addressed(name, level) for name in paper.addressees.value),
        cc=tuple(addressed(name, level) for name in paper.cc.value),
        issued_on=issued_on or _day(paper.issued_on.value),
        pages=pages,
        parent=parent,
    )


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
