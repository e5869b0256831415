"""The second factor of an account: set up and passed at signing in, reset by an administrator.

A right password alone sets nothing up: that takes the code which an administrator handed out.
"""

import base64
import hashlib
import secrets
import time
from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from burden.audit import services as audit
from burden.organisations import policies, totp
from burden.organisations.errors import ChangeRefused
from burden.organisations.models import SecondFactor, User

_SETUP_BYTES = 5


def may_give_code(*, person: User, opened: int | None) -> bool:
    """Whether an app is set up, or the one of that id may be: its set-up code was given."""
    is_ready = Q(confirmed_at__isnull=False) | Q(pk=opened)
    return SecondFactor.objects.filter(is_ready, user=person).exists()


@transaction.atomic
def open_setup(*, person: User, code: str) -> SecondFactor | None:
    """What may be set up by the code handed out for the account in the last SETUP_CODE_DAYS."""
    since = timezone.now() - timedelta(days=settings.SETUP_CODE_DAYS)
    waiting = SecondFactor.objects.filter(user=person, confirmed_at=None, made_at__gt=since)
    factor = waiting.exclude(setup_digest="").first()
    if factor and constant_time_compare(factor.setup_digest, _digest_of(code)):
        return factor
    audit.record(by=None, action="account.code_refused", target=person, unit=person.scope)
    return None


def offered_secret(*, person: User) -> bytes | None:
    """The secret to be put into an app, until a code of it was given; None afterwards."""
    factor = SecondFactor.objects.filter(user=person, confirmed_at=None).first()
    return _secret_of(factor) if factor else None


@transaction.atomic
def pass_second_factor(*, person: User, code: str) -> bool:
    """Whether the code is right and was not used before; the first one confirms the secret."""
    factor = SecondFactor.objects.select_for_update().filter(user=person).first()
    secret = _secret_of(factor) if factor else None
    step = totp.step_of(secret, code, time.time()) if secret else None
    if factor is None or step is None or step <= factor.last_step:
        audit.record(by=None, action="account.code_refused", target=person, unit=person.scope)
        return False
    factor.last_step = step
    if factor.confirmed_at is None:
        factor.confirmed_at, factor.setup_digest = timezone.now(), ""
        audit.record(by=person, action="account.factor_begun", target=person, unit=person.scope)
    factor.save()
    return True


@transaction.atomic
def reset_second_factor(*, person: User, by: User | None) -> str:
    """Forget the secret, and return the code by which the next sign-in sets up another.

    The code is told once and kept as a keyed hash. `by` nobody: the command at the machine.

    Raises:
        ChangeRefused: nobody resets their own, or whoever sits at an open desk could.
    """
    if by is not None:
        policies.require(by, "users.manage", person)
        if by.pk == person.pk:
            raise ChangeRefused(_("Another administrator has to reset your second factor."))
    code = base64.b32encode(secrets.token_bytes(_SETUP_BYTES)).decode()
    SecondFactor.objects.filter(user=person).delete()
    SecondFactor.objects.create(
        user=person,
        secret=_sealing().encrypt(totp.new_secret()).decode(),
        setup_digest=_digest_of(code),
    )
    audit.record(by=by, action="users.factor_reset", target=person, unit=person.scope)
    return f"{code[:4]} {code[4:]}"


def _secret_of(factor: SecondFactor) -> bytes | None:
    """The secret; None where it was sealed under another SECRET_KEY."""
    try:
        return _sealing().decrypt(factor.secret.encode())
    except InvalidToken:
        return None


def _digest_of(code: str) -> str:
    folded = "".join(code.split()).upper()
    return salted_hmac("set-up code", folded, algorithm="sha256").hexdigest()


def _sealing() -> Fernet:
    """A copy of the database alone must give nobody's codes away."""
    key = hashlib.sha256(f"second factor {settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
