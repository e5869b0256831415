"""What kinds of findings there are; the sources fill it in AppConfig.ready."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.findings.errors import UnknownKind
from burden.findings.models import Finding
from burden.organisations.models import User

_SUPERIOR = _("Superior source")
_REMOVED = "findings/_evidence_removed.html"


def _no_context(_finding: Finding, _user: User) -> Mapping[str, Any]:
    return {}


def _no_sentences(_finding: Finding, _user: User) -> Sequence[str]:
    return ()


def _no_signals(_finding: Finding) -> Sequence[Mapping[str, Any]]:
    return ()


def _nothing_set_aside(_finding: Finding) -> Sequence[str]:
    return ()


def _no_verdict(_finding: Finding) -> str:
    return ""


def _hits(finding: Finding) -> int:
    return int(finding.measures.get("hits", 0))


def _no_places(_finding: Finding, _user: User) -> Sequence[tuple[str, str]]:
    return ()


def _always() -> bool:
    return True


def _none_closed(_user: User, _items: Collection[int]) -> set[int]:
    return set()


@dataclass(frozen=True)
class Bound:
    """The parameter of a detector that decisions can teach.

    Attributes:
        key: of the parameter.
        figure: what a finding was held against it with, in the parameter's unit.
    """

    key: str
    figure: Callable[[Finding], float]


@dataclass(frozen=True)
class FindingKind:
    """How findings of one kind are spoken of and shown.

    Attributes:
        claim: the finding as one sentence with its figure, in the language of the moment.
        evidence_template: a fragment that shows the evidence of `finding`.
        evidence_context: names that fragment needs besides, as far as the reader may see it.
        sentences: the evidence as a report tells it, as far as the reader may see it.
        set_aside: sentences on what was found but not counted.
        signals: what the judgement was added up from, as {"label", "weight", "text"}.
        verdict: which threshold of which version decided, as a sentence; empty where none did.
        upper_label: what the other item is to the one of the finding.
        closed_uppers: which of the other items, by id, the reader may not open at their source,
            even where his own items descend from them.
        size: how much there is of it, for kinds that claim no hours.
        places: the sentences or agenda items that a note can be pinned to, each with a key, as far
            as the reader may see them.
        bound: the parameter that its figure is held against, and that figure; None where several
            decide together.
        is_offered: whether readers may learn that there is such a kind at all.
    """

    code: str
    label: str | Promise
    claim: Callable[[Finding], str]
    evidence_template: str
    evidence_context: Callable[[Finding, User], Mapping[str, Any]] = _no_context
    sentences: Callable[[Finding, User], Sequence[str]] = _no_sentences
    set_aside: Callable[[Finding], Sequence[str]] = _nothing_set_aside
    signals: Callable[[Finding], Sequence[Mapping[str, Any]]] = _no_signals
    verdict: Callable[[Finding], str] = _no_verdict
    upper_label: str | Promise = _SUPERIOR
    closed_uppers: Callable[[User, Collection[int]], set[int]] = _none_closed
    size: Callable[[Finding], int] = _hits
    places: Callable[[Finding, User], Sequence[tuple[str, str]]] = _no_places
    bound: "Bound | None" = None
    is_offered: Callable[[], bool] = _always


_kinds: dict[str, FindingKind] = {}


def register(kind: FindingKind) -> None:
    """Make a kind known; the same code twice is a mistake of the program."""
    if kind.code in _kinds:
        raise ValueError(f"two kinds of findings are called {kind.code}")
    _kinds[kind.code] = kind


def kind_of(finding: Finding) -> FindingKind:
    """The kind of a finding; of one whose evidence was removed nothing but its claim is left.

    Raises:
        UnknownKind: no source has registered it.
    """
    kind = registered_kind_of(finding)
    if finding.removed_at is None:
        return kind
    return replace(
        kind,
        evidence_template=_REMOVED,
        evidence_context=_no_context,
        sentences=_no_sentences,
        set_aside=_nothing_set_aside,
        signals=_no_signals,
        verdict=_no_verdict,
        places=_no_places,
    )


def registered_kind_of(finding: Finding) -> FindingKind:
    """The kind as its source registered it; asks nothing of the database.

    Raises:
        UnknownKind: no source has registered it.
    """
    try:
        return _kinds[finding.kind]
    except KeyError:
        raise UnknownKind(finding.kind) from None


def kinds() -> list[FindingKind]:
    """All kinds, in the order the sources registered them."""
    return list(_kinds.values())


def words_of(finding: Finding) -> str:
    """What the search reads of a finding: kind, claim and explanation in every language.

    Raises:
        UnknownKind: no source has registered its kind.
    """
    kind, told = kind_of(finding), []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            told += [str(kind.label), kind.claim(finding), kind.verdict(finding)]
    return "\n".join(filter(None, told))
