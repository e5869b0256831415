"""What can be wrong with a decision, in the reader's language."""

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


class NotDecidable(DecisionRefused):
    sentence = _("The suspicion no longer passes the threshold, so there is nothing to decide.")


class DecidedMeanwhile(DecisionRefused):
    """Someone else decided between this person's reading and deciding."""

    def __init__(self, by: str, verdict: str) -> None:
        super().__init__()
        self.sentence = _(
            "Meanwhile %(name)s decided: %(verdict)s. Nothing of yours was saved; look at that "
            "decision and decide again if you differ."
        ) % {"name": by, "verdict": verdict}
