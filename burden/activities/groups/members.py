"""Members of groups: keyed hashes, the same in every export and list of this installation."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.crypto import salted_hmac

from burden.activities.importers import member_hashes
from burden.activities.models import GroupMember, WorkGroup

_SALT = "activities.group.member"
_BATCH = 2_000


def key() -> bytes:
    """The key of the hashes; with another SECRET_KEY nobody is known again."""
    return salted_hmac(_SALT, "key", algorithm="sha256").digest()


def hashes_of(names: Iterable[str]) -> tuple[str, ...]:
    hashed = member_hashes(key())
    return tuple(dict.fromkeys(hashed(name) for name in names))


def add(group: WorkGroup, hashes: Iterable[str]) -> bool:
    """Note members of a stored group; whether any of them is new."""
    before = group.members.count()
    rows = [GroupMember(group=group, member=one) for one in hashes]
    GroupMember.objects.bulk_create(rows, batch_size=_BATCH, ignore_conflicts=True)
    return group.members.count() > before


def told(group: WorkGroup) -> Mapping[str, Any]:
    """Who is in it, and what lines of its exports could not be read."""
    return {
        "members": list(group.members.order_by("pk").values_list("member", flat=True)),
        "exports": list(group.exports.order_by("pk").values_list("detail", "errors")),
    }


def forget(group: WorkGroup) -> None:
    """Take its members away; how many it had stays where that was told."""
    group.members.all().delete()
    group.exports.update(detail="", errors=[])
