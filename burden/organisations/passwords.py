"""What a password must keep beside length and being no common word (SEC-01 of GB/T 22239).

The thresholds are settings: see PASSWORD_CLASSES, PASSWORD_HISTORY and PASSWORD_DAYS.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from django.conf import settings
from django.contrib.auth.hashers import check_password, is_password_usable
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from burden.organisations.models import FormerPassword, User


class ClassesValidator:
    """Asks for characters of several classes: small, capital, digits, all others."""

    def __init__(self, fewest: int) -> None:
        self._fewest = fewest

    def validate(self, password: str, user: User | None = None) -> None:  # noqa: ARG002 - Django's
        if len({_class_of(character) for character in password}) < self._fewest:
            raise ValidationError(self.get_help_text(), code="password_too_uniform")

    def get_help_text(self) -> str:
        sentence = _(
            "Your password must have characters of %(fewest)d of these four classes: small "
            "letters, capital letters, digits, all others."
        )
        return sentence % {"fewest": self._fewest}


class HistoryValidator:
    """Refuses the last passwords of an account, the present one among them."""

    def __init__(self, last: int) -> None:
        self._last = last

    def validate(self, password: str, user: User | None = None) -> None:
        if user is None or user.pk is None:
            return
        if any(check_password(password, one) for one in islice(_held_by(user), self._last)):
            raise ValidationError(self.get_help_text(), code="password_used_before")

    def get_help_text(self) -> str:
        sentence = ngettext(
            "Your password must not be the present one.",
            "Your password must not be one of your last %(last)d.",
            self._last,
        )
        return sentence % {"last": self._last}

    def password_changed(self, password: str, user: User) -> None:  # noqa: ARG002 - Django's
        """Keep what was replaced, and no more than is asked for."""
        if is_password_usable(user.replaced_password) and user.replaced_password:
            FormerPassword.objects.create(user=user, hash=user.replaced_password)
        kept = user.former_passwords.values("pk")[: max(self._last - 1, 0)]
        user.former_passwords.exclude(pk__in=list(kept.values_list("pk", flat=True))).delete()


def is_due(person: User) -> bool:
    """Whether the person must choose another password before anything else.

    Somebody else knows the present one, or it was too old when they signed in; a sign-in that
    lasts is not interrupted.
    """
    chosen = person.password_chosen_at
    if chosen is None:
        return True
    signed_in = person.last_login or timezone.now()
    longest = timedelta(days=settings.PASSWORD_DAYS)
    return bool(longest) and signed_in - chosen >= longest


def _held_by(user: User) -> Iterator[str]:
    """The hashes of the account's passwords, the present one first."""
    yield user.password
    yield from user.former_passwords.values_list("hash", flat=True)


def _class_of(character: str) -> str:
    if character.isdigit():
        return "digit"
    if character.isalpha() and character.islower():
        return "small"
    return "capital" if character.isalpha() and character.isupper() else "other"
