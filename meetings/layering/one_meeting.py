"""Whether two records are of one meeting: one time, one topic, and a tie between them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from .organisers import have_nothing_in_common
from .profiles import Profile
from .records import Mode
from .routine import is_routine
from .vocabulary import Vocabulary

# Branch venues write down when their own room began.
START_TOLERANCE = timedelta(minutes=45)
TOPIC_AT_LEAST = 0.5
AGENDA_AT_LEAST = 0.2
ITEMS_AT_LEAST = 0.5
SHARED_UNITS_AT_LEAST = 0.3
_ENDS_TOLD = 2
_VENUE_LENGTH = 5
_GENERIC_VENUE = re.compile(
    r"^(?:[一二三四五六七八九十\d]+[楼号层])?(?:第?[一二三四五六七八九十\d]+)?(?:大|小|多功能|视频|电视电话|党员|机关)?"
    r"(?:会议室|会场|礼堂|活动室|会议中心|办公室|视频会议室|分会场|主会场|线上|腾讯会议)$"
)


def same(left: Profile, right: Profile, vocabulary: Vocabulary) -> bool:
    """Tell whether two records are of one meeting: one time, one topic, and a tie between them."""
    return may_be_same(left, right) and is_borne_out(left, right, vocabulary)


def may_be_same(left: Profile, right: Profile) -> bool:
    """Tell whether nothing tells two records apart and they share a word or the title, without
    which they are not of one meeting: of many that meet at one time few do.
    """
    return _nothing_tells_apart(left, right) and (
        not left.words.isdisjoint(right.words) or _one_title(left, right)
    )


def is_borne_out(left: Profile, right: Profile, vocabulary: Vocabulary) -> bool:
    """Tell whether two records that may be of one meeting are on one topic and tied."""
    on_one_topic = _on_one_topic(left, right, vocabulary)
    return (on_one_topic and _tied(left, right)) or _held_in_one(left, right)


def could_be_same(left: Profile, right: Profile) -> bool:
    """Tell whether two records may be of one meeting, before it is known how much words tell."""
    return _nothing_tells_apart(left, right) and (
        _tied(left, right) or left.meeting.title == right.meeting.title
    )


def _nothing_tells_apart(left: Profile, right: Profile) -> bool:
    mine, theirs = left.nature, right.nature
    return (
        mine.edition == theirs.edition
        and mine.act == theirs.act
        and not _speak_of_different_meetings(left, right)
        and _at_one_time(left, right)
        and not _told_apart(left, right)
    )


def _at_one_time(left: Profile, right: Profile) -> bool:
    if not (left.meeting.timed and right.meeting.timed):
        return left.start.date() == right.start.date()
    if abs(left.start - right.start) > START_TOLERANCE:
        return False
    first, second = (left, right) if left.start <= right.start else (right, left)
    return first.end is None or first.end > second.start


def _told_apart(left: Profile, right: Profile) -> bool:
    """Tell whether one unit reports meetings on two topics at two times of the day."""
    return (
        left.meeting.unit == right.meeting.unit
        and left.meeting.timed
        and right.meeting.timed
        and left.start != right.start
        and frozenset(left.title.words) != frozenset(right.title.words)
    )


def _speak_of_different_meetings(left: Profile, right: Profile) -> bool:
    """Tell whether one conveys what the other does not, or each names its own place."""
    if bool(left.title.phrases) != bool(right.title.phrases):
        return True
    if _same_place(left, right):
        return False
    return left.has_own_scope and right.has_own_scope and not _names_other(left, right)


def _names_other(left: Profile, right: Profile) -> bool:
    """Tell whether either title names the other's place too, as a joint meeting's does."""
    return (
        right.position.place.name in left.meeting.title
        or left.position.place.name in right.meeting.title
    )


def _on_one_topic(left: Profile, right: Profile, vocabulary: Vocabulary) -> bool:
    with_agendas = bool(left.items and right.items)
    if left.is_vague or right.is_vague:
        if not with_agendas:
            return _one_title(left, right)
        # Office meetings share routine; only two that share most of it are one.
        two_names = left.is_vague and right.is_vague and left.name != right.name
        return _agendas_agree(left, right, vocabulary, way=min if two_names else max)
    shared = vocabulary.contained(left.title.words, right.title.word_set)
    shared = max(shared, vocabulary.contained(right.title.words, left.title.word_set))
    if shared < TOPIC_AT_LEAST:
        return _agendas_agree(left, right, vocabulary)
    if not with_agendas:
        return True
    one_name = left.name == right.name
    return _agendas_agree(left, right, vocabulary, AGENDA_AT_LEAST) and (
        one_name or _items_agree(left, right, vocabulary)
    )


def _one_title(left: Profile, right: Profile) -> bool:
    """Tell whether both bear one title; each host leaves its own place out of the name."""
    return left.name == right.name or left.meeting.title == right.meeting.title


def _held_in_one(left: Profile, right: Profile) -> bool:
    """Tell whether two hosts, neither the place of the other, report one hour under one title,
    each with an agenda of its own: in one room, for the same guests, or for one whole place.
    """
    if left.meeting.title != right.meeting.title or not _one_hour(left, right):
        return False
    places = [{place.id for place in one.position.chain} for one in (left, right)]
    if left.host == right.host or left.host in places[1] or right.host in places[0]:
        return False
    if not have_nothing_in_common(left, right):
        return False
    guests = [one.attending - {left.host, right.host} for one in (left, right)]
    venue = venue_of(left)
    return (
        bool(venue and venue == venue_of(right))
        or _overlap(*guests) >= TOPIC_AT_LEAST
        or (_same_place(left, right) and left.has_own_scope and not is_routine(left))
    )


def _one_hour(left: Profile, right: Profile) -> bool:
    """Tell whether both begin, and as far as both say so end, at the same minute."""
    one, other = left.meeting, right.meeting
    ends = {end for end in (left.end, right.end) if end}
    return one.timed and other.timed and left.start == right.start and len(ends) < _ENDS_TOLD


def _same_place(left: Profile, right: Profile) -> bool:
    return left.position.place.id == right.position.place.id


def _agendas_agree(
    left: Profile,
    right: Profile,
    vocabulary: Vocabulary,
    at_least: float = TOPIC_AT_LEAST,
    *,
    way: Callable[[float, float], float] = max,
) -> bool:
    """Tell whether enough of one agenda, or with `way` min of both, stands in the other."""
    if not left.items or not right.items:
        return False
    inside = vocabulary.contained(left.words, right.words)
    return way(inside, vocabulary.contained(right.words, left.words)) >= at_least


def _items_agree(left: Profile, right: Profile, vocabulary: Vocabulary) -> bool:
    """Tell whether agendas share enough beside the topic that both titles name."""
    titles = left.title.word_set | right.title.word_set
    mine, theirs = (
        frozenset[str]().union(*(item.words for item in one.items)) - titles
        for one in (left, right)
    )
    if not (mine and theirs):
        return True
    inside = max(vocabulary.contained(mine, theirs), vocabulary.contained(theirs, mine))
    return inside >= ITEMS_AT_LEAST


def _tied(left: Profile, right: Profile) -> bool:
    """Tell whether the same people sat there, by organiser, attendance or venue."""
    if left.host == right.host:
        return True
    venue = venue_of(left)
    if venue and venue == venue_of(right):
        return True
    if left.host in right.attending and right.host in left.attending:
        return True
    if _overlap(left.attending, right.attending) >= SHARED_UNITS_AT_LEAST:
        return True
    if _jointly_named(left, right):
        return True
    return any(
        _attended_by_video(main, branch) or _is_branch(main, branch)
        for main, branch in ((left, right), (right, left))
    )


def _jointly_named(left: Profile, right: Profile) -> bool:
    """Tell whether two hosts that can meet jointly give one topical name and one hour."""
    if not left.title.words or not _one_title(left, right) or left.start != right.start:
        return False
    return _same_place(left, right) or _names_other(left, right)


def _is_branch(main: Profile, branch: Profile) -> bool:
    """Tell whether the branch reports, as a venue, a remote meeting of a place it lies in, or of
    a department there.
    """
    if main.meeting.mode is Mode.ONSITE or branch.meeting.mode is Mode.ONSITE:
        return False
    own = 0 if branch.meeting.unit != branch.host else 1
    above = {place.id for place in branch.position.chain[own:]}
    return main.position.place.id in above and main.name == branch.name


def _attended_by_video(main: Profile, branch: Profile) -> bool:
    """Tell whether the branch's own unit is listed in the main record, which was remote or bears
    the very same name."""
    if branch.meeting.unit not in main.attending and branch.host not in main.attending:
        return False
    remote = Mode.ONSITE not in {main.meeting.mode, branch.meeting.mode}
    return remote or (main.name == branch.name and not main.is_vague)


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / len(left | right) if left and right else 0.0


def venue_of(profile: Profile) -> str:
    """Return the venue where its name tells one house from another; empty for any meeting room."""
    venue = profile.meeting.venue.strip()
    return "" if len(venue) < _VENUE_LENGTH or _GENERIC_VENUE.match(venue) else venue
