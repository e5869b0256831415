"""The digest as an e-mail: how many of which kind, and where to read them.

An e-mail leaves the house: no name, no title and no number of a paper is in it.
"""

from collections.abc import Mapping
from email.utils import formatdate

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from burden.news.models import Kind
from burden.organisations.models import User


def digest_of(person: User, kinds: Mapping[Kind, int]) -> EmailMessage:
    """The e-mail to a person, in the language they chose."""
    list_page, settings_page = (
        f"{settings.PUBLIC_ADDRESS}{reverse(name)}"
        for name in ("news:notice-list", "organisations:settings")
    )
    with translation.override(person.language or settings.LANGUAGE_CODE):
        count = sum(kinds.values())
        subject = ngettext(
            "Burden audit: %(count)s notice for you",
            "Burden audit: %(count)s notices for you",
            count,
        ) % {"count": count}
        lines = [
            _("What came for you since the last e-mail:"),
            "",
            *(f"  {kind.label}: {number}" for kind, number in kinds.items()),
            "",
            _("Read them: %(address)s") % {"address": list_page},
            "",
            _("Names and titles do not leave the product by e-mail."),
            _("Switch this e-mail off: %(address)s") % {"address": settings_page},
            "",
        ]
    return EmailMessage(
        subject=subject,
        body="\n".join(lines),
        to=[person.email],
        headers={
            "Auto-Submitted": "auto-generated",
            "Date": formatdate(localtime=True),
            "List-Unsubscribe": f"<{settings_page}>",
        },
    )
