"""The tokens by which programs act as an account: kept as hashes, held to the same addresses."""

import hashlib
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import authentication, exceptions
from rest_framework.request import Request

from burden.organisations.admission import may_work_here, note_refusal
from burden.organisations.models import ApiToken, User

# Written at most this often: that an account is in use needs no more.
_USE_NOTED = timedelta(days=1)


def digest_of(key: str) -> str:
    """What is kept of a token: SHA-256 in hexadecimal. Tokens are random, so that is enough."""
    return hashlib.sha256(key.encode()).hexdigest()


class TokenAuthentication(authentication.TokenAuthentication):
    """`Authorization: Token …`; ends with the token or when the account is closed.

    The age of the account's password is not looked at: a token is no password, and programs
    cannot choose a new one.
    """

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        found: tuple[User, ApiToken] | None = super().authenticate(request)
        if found is None:
            return None
        user, _token = found
        if not may_work_here(user):
            note_refusal(user)
            raise exceptions.PermissionDenied(
                _("Administrators may not work from this network address.")
            )
        if user.last_login is None or timezone.now() - user.last_login > _USE_NOTED:
            User.objects.filter(pk=user.pk).update(last_login=timezone.now())
        return found

    def authenticate_credentials(self, key: str) -> tuple[User, ApiToken]:
        token = ApiToken.objects.select_related("user__scope").filter(digest=digest_of(key)).first()
        if token is None:
            raise exceptions.AuthenticationFailed(_("Invalid token."))
        if not token.user.is_active:
            raise exceptions.AuthenticationFailed(_("This account is closed."))
        return token.user, token
