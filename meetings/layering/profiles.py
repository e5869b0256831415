"""A meeting as the engine compares it: statements read, flags set, host resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from .folding import fold
from .hierarchy import LINE_MARK, Hierarchy, Position
from .lexicon import ROUTINE_ITEM, forms_of, names_several
from .minutes import MEASURES_OF_ONES_OWN, decided_items, kinds_of
from .natures import Nature, nature_of
from .records import Meeting, Mode
from .statements import ADDED, SUPERIOR, Phrase, Statement, is_misread, read, unmarked

_REMOTE = re.compile(
    r"分会场|视频|电视电话|电视|线上|在线会|网络会|连线|收听|收看|直播|^(?:参加|出席|列席)"
)
_NUMBER_BRACKETS = str.maketrans("[]()【】{}〈〉", "〔〕〔〕〔〕〔〕〔〕")
_BRANCH = re.compile(
    r"[（(][^()（）]*(?:会场|接入点|收看点|收视点)[)）]|^[^:：]{1,24}(?:会场|接入点|收看点)[:：]"
    r"|(?:(?<=[会议)）])|(?<=续开))[^会()（）]{2,24}(?:分会场|接入点|收看点)$"
    r"|^[^会]{0,14}?(?:组织|集中)?(?:收听收看|收看|收听)(?!.*(?:后|并(?:续会|接着|部署|召开|套开)))"
)
# Level words that name no superior place by themselves.
_NEVER_ABOVE = frozenset({SUPERIOR, "村"})


@dataclass(eq=False)
class Profile:
    """A record with everything about it that comparing needs. `hosts` are the units that hold it
    (more than one for a joint meeting); `host` the one that counts as organiser.
    """

    meeting: Meeting
    position: Position
    host: str
    hosts: frozenset[str]
    title: Statement
    items: tuple[Statement, ...]
    nature: Nature
    routine_items: frozenset[int] = field(default_factory=frozenset)
    from_minutes: bool = False
    is_regular: bool = False
    is_standing: bool = False
    rerun: bool = False

    @cached_property
    def start(self) -> datetime:
        """Return the start without zone, so that records of several sources compare."""
        return self.meeting.start.replace(tzinfo=None)

    @cached_property
    def latest_start(self) -> datetime:
        """Return the last moment at which it may have begun: the day's end for a bare date."""
        return self.start if self.meeting.timed else self.start + timedelta(hours=23, minutes=59)

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the topic words of title and agenda."""
        return frozenset(self.title.words).union(*(item.words for item in self.items))

    @cached_property
    def bare_items(self) -> frozenset[str]:
        """Return the wording of its title and items without places and level words."""
        return frozenset({self.title.bare, *(item.bare for item in self.items)})

    @cached_property
    def attending(self) -> frozenset[str]:
        """Return the units that sat in it."""
        return frozenset(seat.unit for seat in self.meeting.attendees)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Return the document numbers it cites, in one written form."""
        return frozenset(normalised_number(number) for number in self.meeting.cites if number)

    @cached_property
    def name(self) -> str:
        """Return the title without places and quotation marks, as others would quote it."""
        return ADDED.sub("", unmarked(self.title.text))

    def quotes(self, index: int, other: Profile) -> bool:
        """Tell whether an item, or the title for -1, names the other meeting by its full title.

        Whether the other's own place stands before its name makes no difference.
        """
        text = (self.title if index < 0 else self.items[index]).text
        return other._quotable in _unplaced(text, other.position.place.mark)

    def gives_in_full(self, other: Profile) -> int | None:
        """Return the index of an item, -1 for the title, in which the title of a superior place's
        meeting stands in full, the place or its level word with it; None where it does nowhere.
        """
        place = other.position.place
        if place.id == self.position.place.id or not other.is_placed:
            return None
        title = ADDED.sub("", other.title.text)
        texts = enumerate((self.title, *self.items), start=-1)
        return next((i for i, one in texts if title in ADDED.sub("", one.text)), None)

    @cached_property
    def is_placed(self) -> bool:
        """Tell whether the title says of which place the meeting is."""
        place = self.position.place
        return place.mark in self.title.text or f"全{place.char}" in self.title.text

    def is_called(self, phrase: Phrase) -> bool:
        """Tell whether a phrase names this meeting by its title, a misread character apart."""
        name = phrase.name.replace(self.position.place.mark, "").replace(LINE_MARK, "")
        return name == self._quotable or is_misread(name, self._quotable)

    @cached_property
    def _quotable(self) -> str:
        return _unplaced(self.title.text, self.position.place.mark)

    @cached_property
    def forms(self) -> frozenset[str]:
        """Return the words of its title that say in which form it was held."""
        forms = forms_of(self.title.text) | {str(self.start.year)}
        return forms if self.meeting.mode is Mode.ONSITE else forms | {"视频"}

    @cached_property
    def measures(self) -> frozenset[int]:
        """Return the indexes of items that set a sum, an amount or a person in charge."""
        return frozenset(
            i for i, item in enumerate(self.items) if kinds_of(item.text) & MEASURES_OF_ONES_OWN
        )

    @cached_property
    def is_vague(self) -> bool:
        """Tell whether the title names no topic, so that the agenda must."""
        return not self.title.words or (self.nature.body and not self.title.phrases)

    @property
    def is_series(self) -> bool:
        """Tell whether it is an edition of a series, by its words or by its regular pace."""
        return self.nature.series or self.is_regular

    @cached_property
    def counts_by_item(self) -> bool:
        """Tell whether it counts only for what an item conveys: a meeting held by law or an edition
        of a series. A title that itself conveys makes it no less a repetition.
        """
        if self.meeting.legal_basis:
            return True
        return (self.nature.statutory or self.is_series) and not self.title.phrases

    @cached_property
    def ties_matters(self) -> bool:
        """Tell whether the title names no matter or several, so that its items may be of many."""
        return self.is_vague or names_several(self.title.text)

    @property
    def can_repeat(self) -> bool:
        """Tell whether anything in it could repeat another meeting."""
        if self.phrases:
            return True
        return (not self.counts_by_item or self.takes_up_matters) and bool(self.words)

    @cached_property
    def takes_up_matters(self) -> bool:
        """Tell whether it is a standing meeting of no topic of its own, which may deal with a whole
        agenda of another under its usual name.
        """
        lawful = self.nature.statutory or bool(self.meeting.legal_basis)
        return self.is_series and self.is_vague and not lawful

    @cached_property
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


def _unplaced(text: str, mark: str) -> str:
    """Return a text without parentheses, one place's mark and the host's line."""
    return ADDED.sub("", text).replace(mark, "").replace(LINE_MARK, "")


def normalised_number(number: str) -> str:
    """Return a document number with one kind of brackets and without blanks."""
    return fold(number).translate(_NUMBER_BRACKETS)


def profile(meeting: Meeting, hierarchy: Hierarchy) -> Profile:
    """Read a record.

    Raises:
        LayeringError: its unit is unknown.
    """
    position = hierarchy.position(meeting.unit)
    title = read(_BRANCH.sub("", meeting.title) or meeting.title, position.names)
    from_minutes = not meeting.agenda and bool(meeting.minutes)
    texts = (
        decided_items(meeting.minutes) if from_minutes else [item.text for item in meeting.agenda]
    )
    items = tuple(read(text, position.names) for text in texts)
    routine = frozenset(
        i for i, item in enumerate(items) if not item.phrases and ROUTINE_ITEM.search(item.text)
    )
    host = _organiser(meeting, title, position)
    if host != meeting.unit:
        position = hierarchy.position(host)
    nature = nature_of(meeting, title)
    return Profile(
        meeting, position, host, frozenset({host}), title, items, nature, routine, from_minutes
    )


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
