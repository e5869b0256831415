"""Work groups of made-up units, and exports of their messages as chat programs write them."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from burden.activities.groups import exports
from burden.activities.groups.register import REGISTER
from burden.activities.models import MessageExport, WorkGroup
from burden.activities.registers import importing
from burden.organisations.models import Role, Unit
from tests.factories.administration import make_person
from tests.factories.papers import work

TEXTS = {"title": "全县民政工作群", "kind": "工作群", "start": "2025-03-01", "line": "民政"}


def ago(days: int) -> str:
    """A day so long ago as a cell holds it."""
    return (timezone.localdate() - timedelta(days=days)).isoformat()


def gather(unit: Unit, *targets: Unit, **texts: str) -> WorkGroup:
    """A group or application that its owner tells of, in use until today."""
    names = "；".join(one.name for one in targets)
    told = {**TEXTS, "active": ago(0), "unit": unit.code, "targets": names, **texts}
    person = make_person(Role.INSPECTOR, unit)
    kept = importing.take_one(REGISTER, texts=told, unit=unit, by=person)
    assert isinstance(kept.record, WorkGroup)
    return kept.record


def chat(*messages: tuple[str, str], sender: str = "王五(10001)") -> bytes:
    """An export: a line with the moment and the sender, the words below it."""
    return "\n".join(f"{at} {sender}\n{text}\n" for at, text in messages).encode()


def bring(
    group: WorkGroup, content: bytes | Iterable[bytes], *, name: str = "messages.txt"
) -> MessageExport:
    """An export that an inspector of the owner brings, read to its end with all that follows."""
    export = exports.receive(
        group=group,
        name=name,
        chunks=[content] if isinstance(content, bytes) else content,
        unit=group.unit,
        by=make_person(Role.INSPECTOR, group.unit),
    )
    work()
    export.refresh_from_db()
    return export


def say(group: WorkGroup, *messages: tuple[str, str], sender: str = "王五(10001)") -> MessageExport:
    """Messages of a group as moment and words."""
    return bring(group, chat(*messages, sender=sender))
