"""Whose meeting a meeting says it conveys, and whether that is this parent."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .agreement import mostly_word_for_word
from .lexicon import tell_apart
from .profiles import Profile
from .records import Evidence
from .statements import Phrase, unmarked
from .vocabulary import Vocabulary
from .weights import Weights

_ON_TOPIC_AT_LEAST = 0.5
# Below this the parent's title names another topic, even where a scanner misread it.
_TITLE_AT_LEAST = 0.3
_NAME_LENGTH = 6
# 推进会 may be said of a 部署会议; 重点任务推进会议 is said of no 工作会议.
_FORMS_THAT_TELL = 2


@dataclass(frozen=True, slots=True)
class Conveying:
    """The phrase that best fits a parent. `index` is the item it stands in, -1 for the title.

    `other` is true when it names another level, `otherwise` when a meeting of another form, `fits`
    when it names the parent's own level, `named` when it quotes the parent's title, `on_title` when
    the child's own title is on its topic, `of_organ` when it names a department and one held it.
    """

    index: int
    topic: float
    signals: tuple[Evidence, ...]
    other: bool = False
    otherwise: bool = False
    fits: bool = False
    named: bool = False
    on_title: bool = False
    of_organ: bool = False

    @property
    def by_name(self) -> bool:
        """Tell whether it names the meeting or the department that held it."""
        return self.named or self.of_organ

    @property
    def explicit(self) -> bool:
        """Tell whether nothing in the phrase speaks against this parent."""
        return not (self.other or self.otherwise)


def conveyed(
    child: Profile, parent: Profile, vocabulary: Vocabulary, weights: Weights
) -> Conveying | None:
    """Return what the child says it conveys that is on the parent's topic, or None."""
    if not child.phrases:
        return _by_full_title(child, parent, weights)
    read = [_reads(i, phrase, child, parent, vocabulary, weights) for i, phrase in child.phrases]
    found = [one for one in read if one is not None]
    best = max(found, key=_strength, default=None)
    if best is None:
        return _by_full_title(child, parent, weights)
    if not best.explicit or any(one.named for one in found):
        return best
    # What one phrase calls by its topic alone, another may call by its name or its place.
    if not best.fits and (elsewhere := next((one for one in found if one.other), None)):
        return replace(elsewhere, index=best.index)
    return next((one for one in found if one.otherwise), best)


def stems_from_the_same(child: Profile, parent: Profile, vocabulary: Vocabulary) -> bool:
    """Tell whether the parent is a department that itself conveys the meeting of its place which
    a place below conveys: both repeat that one, wherever it may be.
    """
    if not parent.position.is_department or child.position.is_department or not child.phrases:
        return False
    place = parent.position.place.id
    theirs = [phrase for _, phrase in parent.phrases if _is_of(place, phrase, parent)]
    mine = [phrase for _, phrase in child.phrases if _is_of(place, phrase, child)]
    if not theirs or any(child.quotes(i, parent) for i, _ in child.phrases):
        return False
    return any(
        one.name == other.name
        or vocabulary.contained(one.words, frozenset(other.words)) >= _ON_TOPIC_AT_LEAST
        for one in mine
        for other in theirs
        if not one.organ and not other.organ
    )


def _is_of(place: str, phrase: Phrase, profile: Profile) -> bool:
    return place in (profile.places_named(phrase.scopes) or ())


def _reads(
    index: int,
    phrase: Phrase,
    child: Profile,
    parent: Profile,
    vocabulary: Vocabulary,
    weights: Weights,
) -> Conveying | None:
    quoted = child.quotes(index, parent) or parent.is_called(phrase)
    named = quoted and (len(parent.name) >= _NAME_LENGTH or not phrase.words)
    # 县水利局防汛会议 is not 县防汛会议, though the one name stands in the other.
    named = named and (parent.position.is_department or not phrase.organ)
    share = 1.0 if named else _share(phrase, child, parent, vocabulary, quoted=quoted)
    if share < _ON_TOPIC_AT_LEAST or _names_another(phrase, parent, vocabulary, quoted=quoted):
        return _of_another_place(phrase, child, parent, weights) if index < 0 else None
    places = child.places_named(phrase.scopes)
    fits = places is not None and parent.position.place.id in places
    # A title that itself conveys names another level; quoted in full, it is meant all the same.
    exempt = (named and bool(parent.title.phrases)) or _relays(places, child, parent)
    other = places is not None and not fits and not exempt
    unmet = frozenset[str]()
    if not (named or other or phrase.of_document):
        unmet = phrase.forms - parent.forms
    otherwise = tell_apart(unmet) or (
        len(unmet) >= _FORMS_THAT_TELL and not mostly_word_for_word(child, parent)
    )
    of_organ = bool(phrase.organ) and parent.position.is_department
    signals: list[Evidence] = []
    if not otherwise:
        signals.append(
            _level_words(phrase, weights, fits=fits, other=other, by_name=named or of_organ)
        )
    if unmet:
        signals.append(_called_otherwise(unmet, weights, otherwise=otherwise))
    if named and not other:
        signals.append(_named(parent, weights))
    if fits:
        signals += _organ(phrase, parent, weights, named=named)
    if phrase.words and parent.is_vague and not named:
        text = "conveys a meeting named by its topic"
        weight = weights.names_a_topic * (1 if _is_mainly_on(parent, phrase, vocabulary) else 2)
        signals.append(Evidence("name", weight, text))
    signals += _dates(phrase, parent, weights)
    on_title = vocabulary.contained(phrase.words, child.title.word_set) >= _ON_TOPIC_AT_LEAST
    return Conveying(
        index, share, tuple(signals), other, otherwise, fits, named, on_title, of_organ
    )


def _by_full_title(child: Profile, parent: Profile, weights: Weights) -> Conveying | None:
    """Return that the child gives a superior place's meeting its full title, with whatever verb."""
    index = child.gives_in_full(parent)
    if index is None:
        return None
    signals = (
        Evidence("conveys", weights.conveys, unmarked(parent.title.text)),
        _named(parent, weights),
    )
    return Conveying(index, 1.0, signals, fits=True, named=True, on_title=index < 0)


def _named(parent: Profile, weights: Weights) -> Evidence:
    weight = weights.named + weights.named_per_character * len(parent.name)
    return Evidence("named", weight, parent.name)


def _of_another_place(
    phrase: Phrase, child: Profile, parent: Profile, weights: Weights
) -> Conveying | None:
    """Return that a title conveys the meeting of a place which is not the parent's, by whatever
    name of its topic; None when it names no superior place.
    """
    places = child.places_named(phrase.scopes)
    if not places or parent.position.place.id in places or _relays(places, child, parent):
        return None
    return Conveying(-1, 0.0, (_level_words(phrase, weights, fits=False, other=True),), other=True)


def _called_otherwise(forms: frozenset[str], weights: Weights, *, otherwise: bool) -> Evidence:
    """Weigh that another meeting was conveyed, 视频调度会 and not 现场会 on the same topic; or this
    one by a name said loosely, 推进会 of a 部署会议.
    """
    weight = weights.called_otherwise if otherwise else weights.called_loosely
    return Evidence("called", weight, f"held as {'、'.join(sorted(forms))}")


def _organ(phrase: Phrase, parent: Profile, weights: Weights, *, named: bool) -> list[Evidence]:
    """Weigh whether a department's meeting is conveyed or that of the place itself."""
    if phrase.by_place and parent.position.is_department:
        return [Evidence("organ", weights.by_place, "the place's own meeting")]
    if named or parent.position.is_department == bool(phrase.organ):
        return []
    if phrase.organ:
        text = unmarked(phrase.organ) or "its own line"
        return [Evidence("organ", weights.other_organ, text)]
    return [Evidence("organ", weights.no_organ, "no department named")]


def _share(
    phrase: Phrase, child: Profile, parent: Profile, vocabulary: Vocabulary, *, quoted: bool
) -> float:
    """Return how far the phrase is on the parent's topic; without a topic its items tell."""
    share = vocabulary.contained(phrase.words, parent.words)
    if phrase.words and (share >= _ON_TOPIC_AT_LEAST or not parent.is_vague):
        return share
    if quoted:
        return 1.0
    told = [item for item in child.items if item.words and not item.phrases]
    shares = [vocabulary.contained(item.words, parent.words) for item in told]
    if phrase.words:
        # A meeting without a topic in its title is called by that of its agenda.
        return max(share, sum(shares) / len(shares)) if shares else share
    return max(shares, default=0.0)


def _is_mainly_on(parent: Profile, phrase: Phrase, vocabulary: Vocabulary) -> bool:
    """Tell whether half of a meeting without a topic is on the phrase's."""
    on = sum(
        vocabulary.contained(phrase.words, item.word_set) >= _ON_TOPIC_AT_LEAST
        for item in parent.items
    )
    return 2 * on >= len(parent.items)


def _names_another(
    phrase: Phrase, parent: Profile, vocabulary: Vocabulary, *, quoted: bool
) -> bool:
    """Tell whether the parent is itself called for another topic than the phrase names."""
    if quoted or not phrase.words or parent.is_vague:
        return False
    return vocabulary.contained(phrase.words, frozenset(parent.title.words)) < _TITLE_AT_LEAST


def _relays(places: frozenset[str] | None, child: Profile, parent: Profile) -> bool:
    """Tell whether the parent conveys the very meeting, of two levels up, that the child conveys.

    What a township conveys of the province reached it through the county that conveyed it before.
    """
    if not places:
        return False
    nearest = max(place.level for place in child.position.chain if place.id in places)
    if child.position.unit.level - nearest < 2:
        return False
    theirs = (parent.places_named(phrase.scopes) for _, phrase in parent.phrases)
    return any(named and named & places for named in theirs)


def _level_words(
    phrase: Phrase, weights: Weights, *, fits: bool, other: bool, by_name: bool = False
) -> Evidence:
    text = unmarked(phrase.text)
    if other:
        weight = weights.conveys_other / (3 if phrase.of_document else 1)
        return Evidence("conveys", weight, f"conveys another level: {text}")
    if phrase.of_document or not fits:
        return Evidence("conveys", weights.conveys_unspecified, text)
    weight = weights.conveys if by_name else weights.conveys_by_topic
    return Evidence("conveys", weight, text)


def _dates(phrase: Phrase, parent: Profile, weights: Weights) -> list[Evidence]:
    if not phrase.dates:
        return []
    same = (parent.start.month, parent.start.day) in phrase.dates
    weight = weights.dated if same else weights.dated_other
    return [Evidence("date", weight, f"{parent.start:%m-%d}")]


def _strength(conveying: Conveying) -> tuple[bool, float, float]:
    weight = sum(signal.weight for signal in conveying.signals)
    return conveying.explicit, weight, conveying.topic
