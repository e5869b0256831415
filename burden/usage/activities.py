"""What people do here, told from the acts in the log, and what each is taken to cost."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Activity(TextChoices):
    """A kind of work with the product; its minutes are the parameter `own.<activity>`."""

    SIGN_IN = "sign_in", _("signing in")
    UPLOAD = "upload", _("handing in a file or a list")
    CORRECT = "correct", _("correcting what was read")
    CHECK_DRAFT = "check_draft", _("trying a draft")
    READ = "read", _("reading evidence")
    DECIDE = "decide", _("deciding on a finding")
    EXPORT = "export", _("taking a list or report along")
    ADMINISTER = "administer", _("keeping units, people and parameters")


_EXACT: Mapping[str, Activity] = {
    "account.signed_in": Activity.SIGN_IN,
    "account.password_changed": Activity.SIGN_IN,
    "account.settings_changed": Activity.SIGN_IN,
    "draft.checked": Activity.CHECK_DRAFT,
    "meetings.warned": Activity.DECIDE,
    "report.downloaded": Activity.EXPORT,
    "units.imported": Activity.ADMINISTER,
}
# The end of an action's code: of papers, meetings and every register the same.
_BY_ACT: Mapping[str, Activity | None] = {
    "received": Activity.UPLOAD,
    "reported": Activity.UPLOAD,
    "completed": Activity.UPLOAD,
    "imported": Activity.UPLOAD,
    "planned": Activity.UPLOAD,
    "indicators": Activity.UPLOAD,
    "form": Activity.UPLOAD,
    "messages_brought": Activity.UPLOAD,
    "replied": Activity.UPLOAD,
    "corrected": Activity.CORRECT,
    "withdrawn": Activity.CORRECT,
    "taken_up_again": Activity.CORRECT,
    "called_off": Activity.CORRECT,
    "readers_counted": Activity.CORRECT,
    "joined": Activity.CORRECT,
    "separated": Activity.CORRECT,
    "explained": Activity.CORRECT,
    "viewed": Activity.READ,
    "viewed_together": Activity.READ,
    "page_viewed": Activity.READ,
    "downloaded": Activity.READ,
    "exported": Activity.EXPORT,
    "merged": Activity.EXPORT,
    "ordered": Activity.EXPORT,
    # A program does it.
    "listed": None,
    # What is read of it is opened.
    "list_viewed": None,
}
_BY_APP: Mapping[str, Activity] = {
    "finding": Activity.DECIDE,
    "rectification": Activity.DECIDE,
    "notice": Activity.CORRECT,
    "voice": Activity.DECIDE,
    "evaluation": Activity.ADMINISTER,
    "thresholds": Activity.ADMINISTER,
    "units": Activity.ADMINISTER,
    "users": Activity.ADMINISTER,
    "issuer": Activity.ADMINISTER,
    "removal": Activity.ADMINISTER,
}
_FREE = frozenset(
    {
        "account.signed_out",
        "account.refused",
        "account.address_refused",
        "account.code_refused",
        "account.factor_begun",
        "document.found_changed",
        "finding.file_found_changed",
        "rectification.file_found_changed",
        "notice.read",
        "news.read",
        "finding.came_back",
        "finding.starred",
        "finding.unstarred",
        "rectification.rebounded",
        "rectification.kept",
        "removal.carried_out",
    }
)


def activity_of(action: str) -> Activity | None:
    """The kind of work behind an act of the log; None for what costs nobody any time."""
    if action in _FREE:
        return None
    if action in _EXACT:
        return _EXACT[action]
    app, _dot, act = action.partition(".")
    return _BY_ACT[act] if act in _BY_ACT else _BY_APP.get(app)
