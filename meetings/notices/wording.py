"""What the pages of notices say: names of the fields, sentences on files and on the draft."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from meetings.importers.notices import SCAN, Change
from meetings.models import NoticeDraft
from meetings.notices.files import NO_MEETING

# Values of a draft by the field of the form beside which they are shown, with their names.
SHOWN: tuple[tuple[str, str, Promise], ...] = (
    ("name", "title", _("Title")),
    ("host", "host", _("Host")),
    ("start", "day", _("Start")),
    ("end", "until_time", _("End")),
    ("length", "until_time", _("Duration")),
    ("mode", "mode", _("Form")),
    ("place", "venue", _("Venue")),
    ("main_venue", "venue", _("Main venue")),
    ("branches", "branches", _("Branch venues")),
    ("agenda", "agenda", _("Agenda")),
    ("seats", "attendees", _("Attendees")),
    ("absent", "attendees", _("Leave")),
    ("convener", "convener", _("Called by")),
    ("approved_by", "approved_by", _("Approved by")),
    ("speakers", "agenda", _("Speakers")),
    ("cites", "cites", _("Documents cited")),
    ("decisions", "decisions", _("What the meeting resolved")),
    ("change", "", _("Change")),
)

UNREAD: dict[str, Promise] = {
    "empty": _("The file is empty. Please check it and send it again."),
    "encrypted": _("The file is protected by a password. Save it without one and send it again."),
    "damaged": _("The file is damaged or not what its name says. Save it anew and send it again."),
    "too_large": _("The file is too large for a notice. Send the notice alone."),
    "timed_out": _("Reading took too long and was stopped. Save the file in another form."),
    "unsupported": _("This kind of file cannot be read here. Save it as .docx, .pdf or .txt."),
    "packed": _("A packed file (.rar, .7z and the like): unpack it and send what is inside."),
    "no_text": _("No text was found. Send the original file."),
    "tool_missing": _("The program that reads this kind of file is missing on the server."),
    "refused": _(
        "A file carries a secrecy mark and was refused; nothing of it was kept. Stop using it, "
        "take this computer off the network, and report to your unit's secrecy office."
    ),
    SCAN: _("A scan: hand it in under Papers, where its pages are recognised; the draft follows."),
    NO_MEETING: _("No meeting was found in the text. Use the form."),
}

CHANGES: dict[str, Promise] = {
    Change.POSTPONED: _("This notice moves a meeting that was called before."),
    Change.CANCELLED: _(
        "This notice cancels a meeting. What was not held is not reported, and what was reported"
        " of it is taken back once you say so."
    ),
}


def unread_sentence(name: str, reason: str) -> str:
    """What became of a file without a draft; a refused one is not named."""
    sentence = str(UNREAD.get(reason, UNREAD["damaged"]))
    return f"{name}：{sentence}" if name else sentence


def answer_of(draft: NoticeDraft) -> str:
    """The one sentence the page of a draft begins with."""
    if draft.state == NoticeDraft.State.DISMISSED:
        return str(_("Left aside: %(reason)s.")) % {"reason": draft.get_reason_display()}
    if draft.state == NoticeDraft.State.CONFIRMED:
        return str(_("Confirmed; the meeting is kept."))
    return str(_("Read by the system and not counted before a person has confirmed it."))


def waiting_sentence(count: int) -> str:
    """How many drafts wait, for the head of the list."""
    return ngettext("%(count)s draft waits.", "%(count)s drafts wait.", count) % {"count": count}
