"""Reads of drafts, and of the meetings that one of them may already be."""

import re
from dataclasses import dataclass
from datetime import timedelta
from difflib import SequenceMatcher
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from burden.audit import looks
from burden.matters import registry
from burden.organisations.models import Unit, User
from meetings.importers.notices import Change
from meetings.models import Meeting, NoticeDraft
from meetings.notices.prefill import host_of

NEAR_TITLE = 0.6
# A notice that moves or cancels a meeting may have been told long before.
_CHANGED_WITHIN = timedelta(days=60)
_MOST_KNOWN = 5
_MOST_COMPARED = 200
_PLACE = re.compile(r"^(?:\d{4}年)?(?:全?[省市县区镇乡]|[\u4e00-\u9fff]{2,4}[省市县区镇乡])?")


def drafts_visible_to(user: User) -> QuerySet[NoticeDraft]:
    """Drafts of the reader's scope, newest first."""
    return (
        NoticeDraft.objects.visible_to(user)
        .select_related("unit", "item", "meeting")
        .defer("text", "read", "confirmed")
    )


def draft_for(user: User, uuid: UUID) -> NoticeDraft:
    """One draft of the reader's scope; 404 for any other."""
    drafts = NoticeDraft.objects.visible_to(user)
    draft = get_object_or_404(
        drafts.select_related("unit", "item__unit", "meeting__host"), uuid=uuid
    )
    looks.at("notice.viewed", draft, draft.unit or user.scope)
    return draft


def text_of(draft: NoticeDraft) -> str:
    """The text a draft was read from."""
    if draft.item is None:
        return draft.text
    return registry.texts_of(draft.item.source).text(draft.item.source_uuid)


def waiting_count(user: User) -> int:
    """How many drafts wait for someone of this scope."""
    return NoticeDraft.objects.visible_to(user).filter(state=NoticeDraft.State.WAITING).count()


@dataclass(frozen=True)
class Known:
    """A meeting that the draft may be, and how like the titles are, 0 to 1."""

    meeting: Meeting
    likeness: float


def known_meetings(user: User, draft: NoticeDraft) -> list[Known]:
    """Meetings of the same host and day with a near title, the nearest first.

    A notice that moves or cancels a meeting is held against those of other days as well.
    """
    host = host_of(draft, user)
    if host is None:
        return []
    meetings = Meeting.objects.visible_to(user).filter(
        host=host, merged_into=None, is_called_off=False
    )
    near = meetings.select_related("host").order_by("-starts_at")
    if not draft.read.get("change", {}).get("value"):
        if draft.starts_on is None:
            return []
        near = near.filter(starts_at__date=draft.starts_on)
    elif draft.starts_on is not None:
        since, until = draft.starts_on - _CHANGED_WITHIN, draft.starts_on + _CHANGED_WITHIN
        near = near.filter(starts_at__date__range=(since, until))
    known = [Known(one, likeness(one.title, draft.title)) for one in near[:_MOST_COMPARED]]
    found = [one for one in known if one.likeness >= NEAR_TITLE]
    return sorted(found, key=lambda one: -one.likeness)[:_MOST_KNOWN]


def earlier_drafts(user: User, draft: NoticeDraft) -> list[NoticeDraft]:
    """Waiting drafts of the meeting that a notice moves or cancels."""
    if draft.read.get("change", {}).get("value") not in list(Change):
        return []
    waiting = drafts_visible_to(user).filter(state=NoticeDraft.State.WAITING)
    return _of_the_same(user, draft, waiting.exclude(read__change__value__in=list(Change)))


def later_changes(user: User, draft: NoticeDraft) -> list[NoticeDraft]:
    """Notices that move or cancel the meeting that a waiting draft calls."""
    if draft.read.get("change", {}).get("value") in list(Change):
        return []
    changing = drafts_visible_to(user).filter(read__change__value__in=list(Change))
    return _of_the_same(user, draft, changing)


def _of_the_same(
    user: User, draft: NoticeDraft, others: QuerySet[NoticeDraft]
) -> list[NoticeDraft]:
    """Drafts of the same host with a near title; a host may be written short in one of them.

    In which order papers arrive says nothing of which came first.
    """
    host = host_of(draft, user)
    found = []
    for one in others.select_related("item__unit").exclude(pk=draft.pk)[:_MOST_COMPARED]:
        if likeness(one.title, draft.title) >= NEAR_TITLE:
            other = host_of(one, user)
            is_same = other == host if other and host else one.host_name == draft.host_name
            found += [one] if is_same else []
    return found[:_MOST_KNOWN]


def likeness(one: str, other: str) -> float:
    """How like two titles are without the place in front, 0 to 1."""
    left, right = _PLACE.sub("", one), _PLACE.sub("", other)
    return SequenceMatcher(None, left[:120], right[:120], autojunk=False).ratio()


def scope_filter(drafts: QuerySet[NoticeDraft], unit: Unit, user: User) -> QuerySet[NoticeDraft]:
    """Narrowed to a part of the scope: by who brought the file or issued the paper."""
    if user.scope_id == unit.pk:
        return drafts
    brought = drafts.filter(unit__path__startswith=unit.path)
    return brought | drafts.filter(item__unit__path__startswith=unit.path)
