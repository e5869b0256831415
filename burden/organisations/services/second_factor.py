"""The second factor of an account: begun and passed at signing in, reset by an administrator."""

import base64
import hashlib
import time

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from burden.audit import services as audit
from burden.organisations import policies, totp
from burden.organisations.errors import ChangeRefused
from burden.organisations.models import SecondFactor, User


@transaction.atomic
def offered_secret(*, person: User) -> bytes | None:
    """The secret to be put into an app, the same until a code of it was given; None afterwards."""
    sealed = _sealing().encrypt(totp.new_secret()).decode()
    factor, _is_new = SecondFactor.objects.get_or_create(user=person, defaults={"secret": sealed})
    return None if factor.confirmed_at else _secret_of(factor)


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
        factor.confirmed_at = timezone.now()
        audit.record(by=person, action="account.factor_begun", target=person, unit=person.scope)
    factor.save()
    return True


@transaction.atomic
def reset_second_factor(*, person: User, by: User | None) -> None:
    """Forget the secret, so that the next sign-in begins with another; `by` nobody: the command.

    Raises:
        ChangeRefused: nobody resets their own, or whoever sits at an open desk could.
    """
    if by is not None:
        policies.require(by, "users.manage", person)
        if by.pk == person.pk:
            raise ChangeRefused(_("Another administrator has to reset your second factor."))
    SecondFactor.objects.filter(user=person).delete()
    audit.record(by=by, action="users.factor_reset", target=person, unit=person.scope)


def _secret_of(factor: SecondFactor) -> bytes | None:
    """The secret; None where it was sealed under another SECRET_KEY."""
    try:
        return _sealing().decrypt(factor.secret.encode())
    except InvalidToken:
        return None


def _sealing() -> Fernet:
    """A copy of the database alone must give nobody's codes away."""
    key = hashlib.sha256(f"second factor {settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
