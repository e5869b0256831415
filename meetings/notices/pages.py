"""What the page of one draft shows: its text with marks, and the form with what was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from burden.organisations import policies
from burden.organisations.models import User
from burden.stack.masking import masked
from meetings.importers.notices import Change, sentence_at
from meetings.models import Meeting, NoticeDraft
from meetings.notices import marking, selectors, wording
from meetings.notices.forms import DismissForm, NoticeForm
from meetings.notices.prefill import prefilled

_MOST_QUOTES = 3
_SHORT = frozenset(("day", "time", "until_day", "until_time", "mode", "convener"))


@dataclass(frozen=True)
class Quote:
    """Where a value was read: its name where the field has another one, the sentence around it,
    and the link to it.
    """

    label: str
    sentence: str
    anchor: str


@dataclass(frozen=True)
class FieldRow:
    """A field of the form with the sentences it was read from; `more` are not shown.

    `is_told` is false where the text says nothing of it, `is_short` lets two share a line.
    """

    field: Any
    quotes: list[Quote]
    more: int
    is_told: bool
    is_short: bool


def draft_context(
    user: User,
    draft: NoticeDraft,
    *,
    form: NoticeForm | None = None,
    dismissal: DismissForm | None = None,
) -> dict[str, Any]:
    """Everything the page of one draft shows to this reader."""
    # Before it is cut: a mark may begin in the middle of a number.
    text = masked(selectors.text_of(draft))
    first = prefilled(draft, user)
    form = form or NoticeForm(initial=first.values)
    change = draft.read.get("change", {}).get("value", "")
    known = selectors.known_meetings(user, draft) if draft.is_waiting else []
    return {
        "draft": draft,
        "form": form,
        "dismissal": dismissal or DismissForm(instance=draft),
        "rows": _rows(form, draft.read, text),
        "asides": _quotes("", draft.read, text)[:_MOST_QUOTES],
        "unresolved": first.unresolved,
        "answer": wording.answer_of(draft),
        "change": wording.CHANGES.get(change, ""),
        "known": known,
        "cancels": change == Change.CANCELLED,
        "later": selectors.later_changes(user, draft) if draft.is_waiting else [],
        "earlier": selectors.earlier_drafts(user, draft) if draft.is_waiting else [],
        "meeting_is_open": _is_open(user, draft.meeting),
        "may_settle": draft.is_waiting and policies.can(user, "meetings.settle_draft", draft),
        "paragraphs": marking.paragraphs(text, _marks(draft.read)),
    }


def _is_open(user: User, meeting: Meeting | None) -> bool:
    return meeting is not None and policies.can(user, "meetings.view", meeting)


def _rows(form: NoticeForm, read: Mapping[str, Any], text: str) -> list[FieldRow]:
    rows = []
    for field in form:
        quotes = _quotes(field.name, read, text, known_as=str(field.label))
        more = max(0, len(quotes) - _MOST_QUOTES)
        is_told = bool(quotes or field.value())
        is_short = field.name in _SHORT
        rows.append(FieldRow(field, quotes[:_MOST_QUOTES], more, is_told, is_short))
    return rows


def _quotes(field: str, read: Mapping[str, Any], text: str, *, known_as: str = "") -> list[Quote]:
    """The sentences of one field, each once."""
    labels = {name: str(label) for name, shown, label in wording.SHOWN if shown == field}
    quotes: dict[str, Quote] = {}
    for name, number, span in marking.places_of(read):
        if name in labels:
            sentence = sentence_at(text, span)
            anchor = marking.anchor_of(name, number)
            label = "" if labels[name] == known_as else labels[name]
            quotes.setdefault(sentence, Quote(label, sentence, anchor))
    return list(quotes.values())


def _marks(read: Mapping[str, Any]) -> list[marking.Mark]:
    labels = {name: str(label) for name, _, label in wording.SHOWN}
    return [
        marking.Mark(marking.anchor_of(name, number), labels[name], span)
        for name, number, span in marking.places_of(read)
        if name in labels
    ]
