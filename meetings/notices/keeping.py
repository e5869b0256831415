"""What was read out of a text as rows: one draft a meeting, settled ones never touched again."""

from dataclasses import asdict
from datetime import date
from typing import Any

from meetings.importers.notices import NoticeDraft as Read
from meetings.models import NoticeDraft

TITLE_LENGTH, HOST_LENGTH = 300, 200


def keep(
    read: tuple[Read, ...], source: dict[str, Any], facts: dict[str, Any]
) -> list[NoticeDraft]:
    """Write or bring up to date the drafts of one text, in the caller's transaction.

    `source` identifies the text, `facts` are its other columns. Drafts that wait and are no longer
    read are removed; those that a person has settled stay as they are.
    """
    drafts = [
        _kept(one, {**source, "position": position}, facts) for position, one in enumerate(read)
    ]
    waiting = NoticeDraft.objects.filter(**source, state=NoticeDraft.State.WAITING)
    waiting.filter(position__gte=len(read)).delete()
    return drafts


def _kept(read: Read, key: dict[str, Any], facts: dict[str, Any]) -> NoticeDraft:
    draft, _ = NoticeDraft.objects.get_or_create(**key, defaults={**facts, **_columns(read)})
    if draft.is_waiting:
        for name, value in {**facts, **_columns(read)}.items():
            setattr(draft, name, value)
        draft.save()
    return draft


def _columns(read: Read) -> dict[str, Any]:
    return {
        "kind": read.kind.value,
        "title": read.name.value[:TITLE_LENGTH],
        "host_name": read.host.value[:HOST_LENGTH],
        "starts_on": date.fromisoformat(read.start.value[:10]) if read.start else None,
        "read": asdict(read),
    }
