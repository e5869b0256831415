"""What can be wrong with a decision, in the reader's language."""

from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class FindingError(Exception):
    """Base of the errors of this app."""


class UnknownKind(FindingError):
    """No source has registered the kind of a finding."""


class DecisionRefused(FindingError):
    """Base of the reasons why a decision is not taken; `sentence` is for the user.

    `field` names the field of the form it belongs to, empty when to none.
    """

    sentence: str | Promise = _("This decision is not possible.")
    field = ""


class ReasonMissing(DecisionRefused):
    sentence = _("Give the reason why the suspicion is dismissed.")
    field = "reason"


class NoteMissing(DecisionRefused):
    sentence = _("Say in a few words what the other reason is.")
    field = "note"


class DuplicateMissing(DecisionRefused):
    sentence = _(
        "Say of which finding it is a duplicate: one that is open or confirmed, by the number of"
        " its paper where there is one, else by its address."
    )
    field = "duplicate_of"


class NotDecidable(DecisionRefused):
    sentence = _("The suspicion no longer passes the threshold, so there is nothing to decide.")


class NotHeard(DecisionRefused):
    sentence = _("The unit does not know of it yet. Send it the notice first; it may reply.")


class ReplyRemoved(DecisionRefused):
    sentence = _(
        "What the unit replied was removed at the end of its period. Mark the finding as unsure;"
        " then the unit can be asked again."
    )


class StillToReply(DecisionRefused):
    """The unit has not replied, and the day it was given has not passed."""

    def __init__(self, due_on: date) -> None:
        super().__init__()
        self.sentence = _(
            "The unit may reply until %(day)s. Confirming waits for its reply or for that day."
        ) % {"day": date_format(due_on, "DATE_FORMAT")}


class NoticeStands(DecisionRefused):
    sentence = _("The unit was told of it already.")


class NoNotice(DecisionRefused):
    sentence = _("No notice stands to which your unit could reply.")


class SamePerson(DecisionRefused):
    sentence = _("You proposed it yourself. Another inspector has to agree or return it.")


class NothingProposed(DecisionRefused):
    sentence = _("Nothing waits here for a second person.")


class FindingGone(DecisionRefused):
    sentence = _(
        "The finding is no longer here: its record was removed, or it is outside your scope. "
        "Nothing was decided."
    )


class EvidenceRemoved(DecisionRefused):
    sentence = _(
        "What it rests on was removed after its period, so nobody can look at it again. Nothing "
        "was changed; what was decided before stays."
    )


class OutOfReach(DecisionRefused):
    sentence = _("You may not decide this one.")


class TextMissing(DecisionRefused):
    sentence = _("Write a few words.")
    field = "text"


class MarkedText(DecisionRefused):
    """Text with a secrecy mark; nothing of it is kept."""

    sentence = _(
        "The text carries a secrecy mark and was not kept. Take the mark and what is secret out of "
        "it; report to your unit's secrecy office."
    )
    field = "text"


class NoSuchInspector(DecisionRefused):
    sentence = _("No inspector whose scope holds this unit is called that.")
    field = "person"


class NoSuchPlace(DecisionRefused):
    sentence = _("Choose the sentence or item from the list.")
    field = "place"


class RectificationRefused(FindingError):
    """Base of the reasons why nothing is written on a rectification; `sentence` is for the user."""

    sentence: str | Promise = _("This is not possible.")
    field = ""


class NothingConfirmed(RectificationRefused):
    sentence = _("Only confirmed findings of one unit and one kind are rectified together.")


class NoFigure(RectificationRefused):
    sentence = _("This figure cannot be measured for the unit. Choose another.")
    field = "figure"


class MustFall(RectificationRefused):
    """The target does not lie below what was measured."""

    field = "target"

    def __init__(self, start: str) -> None:
        super().__init__()
        self.sentence = _("The figure must fall below what was measured: %(start)s.") % {
            "start": start
        }


class DeadlinePast(RectificationRefused):
    sentence = _("The deadline has to lie in the future.")
    field = "deadline"


class NotAtThisStage(RectificationRefused):
    sentence = _("It is no longer at that stage; look at how it stands now.")


class ProofMissing(RectificationRefused):
    sentence = _("Say what was done.")
    field = "text"


class TooEarly(RectificationRefused):
    sentence = _("A figure needs four weeks of records before it can be said to have fallen.")


class NoRecords(RectificationRefused):
    sentence = _(
        "Nothing of the unit has come in since. A figure does not fall by records that are missing."
    )


class DecidedMeanwhile(DecisionRefused):
    """Someone else decided between this person's reading and deciding."""

    def __init__(self, by: str, verdict: str) -> None:
        super().__init__()
        self.sentence = _(
            "Meanwhile %(name)s decided: %(verdict)s. Nothing of yours was saved; look at that "
            "decision and decide again if you differ."
        ) % {"name": by, "verdict": verdict}
