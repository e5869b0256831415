"""What the uploader is told of a file: a sentence that says what happened and what to do."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from burden.stack import scanning
from docs_audit.formats import PACKED, Failure
from docs_audit.intake import name_of
from docs_audit.models import Paper, UploadedFile

SENTENCES: dict[str, Promise] = {
    UploadedFile.State.WAITING: _("Kept safely; waiting to be read."),
    UploadedFile.State.READ: _("Read; being compared with earlier papers."),
    UploadedFile.State.DONE: _("Read and compared."),
    UploadedFile.State.SEEN: _("This file is already here; nothing was stored twice."),
    UploadedFile.State.REFUSED: _(
        "The file carries a secrecy mark and was refused; nothing of it was kept. Stop using it, "
        "take this computer off the network, and report to your unit's secrecy office."
    ),
}

FAILURES: dict[str, Promise] = {
    "empty": _("The file is empty. Please check it and upload it again."),
    "encrypted": _("The file is protected by a password. Save it without one and upload it again."),
    "damaged": _(
        "The file is damaged or not what its name says. Open it, save it anew, try again."
    ),
    "too_large": _("The file is too large to be read. Split it or remove its pictures."),
    "timed_out": _("Reading took too long and was stopped. Save the file in another form."),
    "unsupported": _("This kind of file cannot be read here. Save it as .docx, .pdf or .txt."),
    "packed": _("A packed file (.rar, .7z and the like): unpack it and upload what is inside."),
    "no_text": _("No text was found. Upload the original file."),
    "tool_missing": _("The program that reads this kind of file is missing on the server."),
    "infected": scanning.Infected.sentence,
}

_AWAITS_TOOL: Promise = _(
    "The program that reads this kind of file is missing on the server. The file is kept safely "
    "and will be read as soon as the program is there."
)

_AWAITS_RECOGNITION: Promise = _(
    "Pages or pictures in it are scans, and the program that recognises them is missing on the "
    "server. The file is kept safely and will be read as soon as the program is there."
)

WARNINGS: dict[str, Promise] = {
    "extension": _("The name's ending does not fit; it was read as what it is."),
    "characters_lost": _("Some characters could not be read; the text has gaps."),
    "pages_without_text": _("Some pages hold no text, they may be pictures; they were not read."),
    "pictures_unread": _("Pictures in it that may hold text were not read."),
    "pictures_left_out": _("Of the pictures in it only the first 100 were looked at."),
    "pages_unreadable": _("Some pages are damaged and were left out."),
    "pages_rescued": _(
        "Some pages are damaged; what text could be made out was taken. Compare it with the "
        "original."
    ),
    "pages_doubtful": _("Some pages are hard to read; compare them with the original."),
    "text_layer_unchecked": _("The text behind the scanned pages was not checked against them."),
    "text_layer_wrong": _(
        "The text behind the scanned pages is not what stands on them; the pages were read anew."
    ),
    "macros": _("The file holds macros; they were not run."),
    "inner_material": _("Marked as internal material: treat it so."),
    "work_secret": _("Marked as a work secret: check whether it may be here at all."),
}


def reason_of(error: Failure) -> str:
    """Why a file could not be read, as a key of FAILURES: a packed one can be unpacked."""
    return "packed" if error.format in PACKED else str(error.code)


@dataclass(frozen=True)
class Line:
    """One line of an upload: the file, its sentence, its warnings, and its paper if open."""

    file: UploadedFile
    name: str
    sentence: Promise | str
    warnings: tuple[Promise, ...]
    paper: Paper | None


def _progress(file: UploadedFile) -> str:
    total = len(file.scans)
    return gettext("A scan; page %(page)s of %(total)s is being read.") % {
        "page": min(file.recognised + 1, total),
        "total": total,
    }


def line_of(file: UploadedFile) -> Line:
    """The line of a file; a container speaks through its members."""
    if file.paper is not None and file.paper.removed_at is not None:
        sentence: Promise | str = _("Removed after its period; its row stays.")
    elif file.awaits_tool:
        sentence = _AWAITS_RECOGNITION if file.scans else _AWAITS_TOOL
    elif file.state == UploadedFile.State.FAILED:
        sentence = FAILURES.get(file.reason, FAILURES["damaged"])
    elif file.state == UploadedFile.State.DONE and file.paper is None:
        sentence = _("Unpacked; its files follow.")
    elif file.state == UploadedFile.State.WAITING and file.scans:
        sentence = _progress(file)
    else:
        sentence = SENTENCES[file.state]
    warnings = tuple(WARNINGS[code] for code in file.warnings if code in WARNINGS)
    return Line(file, name_of(file), sentence, warnings, file.paper)
