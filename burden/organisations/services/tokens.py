"""Tokens of programs: made once, shown once, ended. Only whoever has the machine does it."""

import secrets

from django.db import transaction

from burden.audit import services as audit
from burden.organisations.models import ApiToken, User
from burden.organisations.tokens import digest_of

_BYTES = 32


@transaction.atomic
def make_token(*, person: User) -> str:
    """A new token of the account, in the place of its old one; it is told this once."""
    key = secrets.token_urlsafe(_BYTES)
    ApiToken.objects.filter(user=person).delete()
    token = ApiToken.objects.create(user=person, digest=digest_of(key))
    _note("users.token_made", person, token)
    return key


@transaction.atomic
def end_token(*, person: User) -> bool:
    """End the account's token; whether there was one."""
    token = ApiToken.objects.filter(user=person).first()
    if token is None:
        return False
    _note("users.token_ended", person, token)
    token.delete()
    return True


def _note(action: str, person: User, token: ApiToken) -> None:
    details = {"made_at": token.made_at.isoformat()}
    audit.record(by=None, action=action, target=person, unit=person.scope, details=details)
