"""A meeting as the engine compares it: statements read, flags set, host resolved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from .folding import fold
from .hierarchy import LINE_MARK, Hierarchy, Position
from .lexicon import forms_of, names_several
from .minutes import MEASURES_OF_ONES_OWN, decided_items, kinds_of
from .natures import Nature, nature_of
from .once import once
from .records import Meeting, Mode
from .statements import ADDED, SUPERIOR, Phrase, Statement, is_misread, read, unmarked
from .wordings import Wordings

_REMOTE = re.compile(
    r"分会场|视频|电视电话|电视|线上|在线会|网络会|连线|收听|收看|直播|^(?:参加|出席|列席)"
)
_NUMBER_BRACKETS = str.maketrans("[]()【】{}〈〉", "〔〕〔〕〔〕〔〕〔〕")
_BRANCH = re.compile(
    r"[（(][^()（）]*(?:会场|接入点|收看点|收视点)[)）]|^[^:：]{1,24}(?:会场|接入点|收看点)[:：]"
    r"|(?:(?<=[会议)）])|(?<=续开))[^会()（）]{2,24}(?:分会场|接入点|收看点)$"
    r"|^[^会]{0,14}?(?:组织|集中)?(?:收听收看|收看|收听)(?!.*(?:后|并(?:续会|接着|部署|召开|套开)))"
)
# What `_BRANCH` cannot do without.
_MAY_BE_BRANCH = re.compile(r"会场|接入点|收看|收视点|收听")
# Level words that name no superior place by themselves.
_NEVER_ABOVE = frozenset({SUPERIOR, "村"})


def _none(_: Profile) -> Iterable[int]:
    return ()


@dataclass(eq=False)
class Profile:
    """A record with everything about it that comparing needs. `hosts` are the units that hold it
    (more than one for a joint meeting); `host` the one that counts as organiser.

    `recurring` tells which items are routine because they recur. Its items are read when they are
    first asked for: of most meetings that began at one time the titles alone are compared.
    """

    meeting: Meeting
    position: Position
    host: str
    hosts: frozenset[str]
    title: Statement
    names: tuple[tuple[str, str], ...]
    nature: Nature
    recurring: Callable[[Profile], Iterable[int]] = _none
    is_regular: bool = False
    is_standing: bool = False
    rerun: bool = False
    _kin: frozenset[tuple[str, int]] | None = None

    @once
    def items(self) -> tuple[Statement, ...]:
        """Return what its agenda says, or else its minutes decided."""
        texts = [item.text for item in self.meeting.agenda]
        texts = texts or decided_items(self.meeting.minutes)
        return tuple(read(text, self.names) for text in texts)

    @once
    def routine_items(self) -> frozenset[int]:
        """Return the indexes of items that are office routine, by their words or as they recur."""
        by_words = (i for i, item in enumerate(self.items) if item.is_routine)
        return frozenset(by_words).union(self.recurring(self))

    @once
    def start(self) -> datetime:
        """Return the start without zone, so that records of several sources compare."""
        return self.meeting.start.replace(tzinfo=None)

    @once
    def end(self) -> datetime | None:
        """Return the end without zone, None where it is not known."""
        return self.meeting.end.replace(tzinfo=None) if self.meeting.end else None

    @once
    def latest_start(self) -> datetime:
        """Return the last moment at which it may have begun: the day's end for a bare date."""
        return self.start if self.meeting.timed else self.start + timedelta(hours=23, minutes=59)

    @once
    def words(self) -> frozenset[str]:
        """Return the topic words of title and agenda."""
        return frozenset(self.title.words).union(*(item.words for item in self.items))

    @once
    def bare_items(self) -> Wordings:
        """Return the wording of its title and items without places and level words."""
        return Wordings({self.title.bare, *(item.bare for item in self.items)})

    @once
    def agenda_wordings(self) -> Wordings:
        """Return the wording of its items alone."""
        return Wordings(item.bare for item in self.items)

    @once
    def attending(self) -> frozenset[str]:
        """Return the units that sat in it."""
        return frozenset(seat.unit for seat in self.meeting.attendees)

    def kin(self, hierarchy: Hierarchy) -> frozenset[tuple[str, int]]:
        """Return the superiors and levels of the units that sat in it, as far as these are known.

        A department has its place as superior and its level; peers have both in common.
        """
        if self._kin is None:
            known = map(hierarchy.units.get, self.attending)
            self._kin = frozenset((unit.parent, unit.level) for unit in known if unit)
        return self._kin

    @once
    def numbers(self) -> frozenset[str]:
        """Return the document numbers it cites, in one written form."""
        return frozenset(normalised_number(number) for number in self.meeting.cites if number)

    @once
    def name(self) -> str:
        """Return the title without places and quotation marks, as others would quote it."""
        return ADDED.sub("", unmarked(self.title.text))

    def quotes(self, index: int, other: Profile) -> bool:
        """Tell whether an item, or the title for -1, names the other meeting by its full title.

        Whether the other's own place stands before its name makes no difference.
        """
        statement = self.title if index < 0 else self.items[index]
        return other._quotable in _unplaced(statement, other.position.place.mark)

    def gives_in_full(self, other: Profile) -> int | None:
        """Return the index of an item, -1 for the title, in which the title of a superior place's
        meeting stands in full, the place or its level word with it; None where it does nowhere.
        """
        place = other.position.place
        if place.id == self.position.place.id or not other.is_placed:
            return None
        title = other.title.plain
        if title not in self._all_plain:
            return None
        texts = enumerate((self.title, *self.items), start=-1)
        return next((i for i, one in texts if title in one.plain), None)

    @once
    def _all_plain(self) -> str:
        return "\n".join(one.plain for one in (self.title, *self.items))

    @once
    def is_placed(self) -> bool:
        """Tell whether the title says of which place the meeting is."""
        place = self.position.place
        return place.mark in self.title.text or f"全{place.char}" in self.title.text

    @once
    def has_own_scope(self) -> bool:
        """Tell whether the title bears a level word of its own place."""
        place = self.position.place
        return not self.title.scopes.isdisjoint((place.mark, place.char))

    def is_called(self, phrase: Phrase) -> bool:
        """Tell whether a phrase names this meeting by its title, a misread character apart."""
        name = phrase.name.replace(self.position.place.mark, "").replace(LINE_MARK, "")
        return name == self._quotable or is_misread(name, self._quotable)

    @once
    def _quotable(self) -> str:
        return _unplaced(self.title, self.position.place.mark)

    @once
    def forms(self) -> frozenset[str]:
        """Return the words of its title that say in which form it was held."""
        forms = forms_of(self.title.text) | {str(self.start.year)}
        return forms if self.meeting.mode is Mode.ONSITE else forms | {"视频"}

    @once
    def measures(self) -> frozenset[int]:
        """Return the indexes of items that set a sum, an amount or a person in charge."""
        return frozenset(
            i for i, item in enumerate(self.items) if kinds_of(item.text) & MEASURES_OF_ONES_OWN
        )

    @once
    def is_vague(self) -> bool:
        """Tell whether the title names no topic, so that the agenda must."""
        return not self.title.words or (self.nature.body and not self.title.phrases)

    @property
    def is_series(self) -> bool:
        """Tell whether it is an edition of a series, by its words or by its regular pace."""
        return self.nature.series or self.is_regular

    @once
    def counts_by_item(self) -> bool:
        """Tell whether it counts only for what an item conveys: a meeting held by law or an edition
        of a series. A title that itself conveys makes it no less a repetition.
        """
        if self.meeting.legal_basis:
            return True
        return (self.nature.statutory or self.is_series) and not self.title.phrases

    @once
    def ties_matters(self) -> bool:
        """Tell whether the title names no matter or several, so that its items may be of many."""
        return self.is_vague or names_several(self.title.text)

    @property
    def can_repeat(self) -> bool:
        """Tell whether anything in it could repeat another meeting."""
        if self.phrases:
            return True
        return (not self.counts_by_item or self.takes_up_matters) and bool(self.words)

    @once
    def takes_up_matters(self) -> bool:
        """Tell whether it is a standing meeting of no topic of its own, which may deal with a whole
        agenda of another under its usual name.
        """
        lawful = self.nature.statutory or bool(self.meeting.legal_basis)
        return self.is_series and self.is_vague and not lawful

    @once
    def phrases(self) -> tuple[tuple[int, Phrase], ...]:
        """Return all that it says it conveys, with the index of the item (-1 for the title)."""
        found = [(-1, phrase) for phrase in self.title.phrases]
        found += [(i, phrase) for i, item in enumerate(self.items) for phrase in item.phrases]
        return tuple(found)

    def places_named(self, scopes: frozenset[str]) -> frozenset[str] | None:
        """Return the superior places that level words name; None when they name none at all.

        A level word that only the host's own place bears is not a superior one, except for a
        department, whose place is above it; that of the lowest level never is (村级债务).
        """
        words = scopes - _NEVER_ABOVE
        here = self.position.place
        above = self.position.chain[0 if self.position.is_department else 1 :]
        named = frozenset(p.id for p in above if p.mark in words or p.char in words)
        if not words or (not named and words <= {here.mark, here.char}):
            return None
        return named


def _unplaced(statement: Statement, mark: str) -> str:
    """Return a text without parentheses, one place's mark and the host's line."""
    return statement.plain.replace(mark, "").replace(LINE_MARK, "")


def normalised_number(number: str) -> str:
    """Return a document number with one kind of brackets and without blanks."""
    return fold(number).translate(_NUMBER_BRACKETS)


def profile(meeting: Meeting, hierarchy: Hierarchy) -> Profile:
    """Read a record.

    Raises:
        LayeringError: its unit is unknown.
    """
    position = hierarchy.position(meeting.unit)
    named = meeting.title
    if _MAY_BE_BRANCH.search(named):
        named = _BRANCH.sub("", named) or named
    title = read(named, position.names)
    names = position.names
    host = _organiser(meeting, title, position)
    if host != meeting.unit:
        position = hierarchy.position(host)
    nature = nature_of(meeting, title)
    return Profile(meeting, position, host, frozenset({host}), title, names, nature)


def _organiser(meeting: Meeting, title: Statement, position: Position) -> str:
    """Return who held the meeting: a branch venue reports a meeting of the place it names.

    全省…视频会议 reported by a county is the province's meeting, unless the title conveys it.
    """
    remote = meeting.mode is not Mode.ONSITE or _REMOTE.search(meeting.title)
    if not remote or title.phrases or not title.scopes:
        return meeting.unit
    here = position.place
    if {here.mark, here.char} & title.scopes and "分会场" not in meeting.title:
        return meeting.unit
    above = [
        place
        for place in position.chain[1:]
        if place.mark in title.scopes or place.char in title.scopes
    ]
    return above[-1].id if above else meeting.unit
