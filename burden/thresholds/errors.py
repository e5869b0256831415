"""What can be wrong with a change of parameters, in the reader's language."""

from django.utils.translation import gettext_lazy as _


class ThresholdError(Exception):
    """Base of the errors of this app."""


class ValuesRefused(ThresholdError):
    """Values that cannot stand: `problems` holds a sentence for each key."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("; ".join(f"{key}: {text}" for key, text in problems.items()))
        self.problems = problems


class ConfirmationRefused(ThresholdError):
    """Why a rule is not confirmed; `sentence` is for the user."""

    sentence = _("Name the official text that the rule was compared with.")


class DraftRefused(ThresholdError):
    """Base of the reasons why a draft is not saved or published; `sentence` is for the user."""

    sentence = _("This draft cannot be used.")


class NoteMissing(DraftRefused):
    sentence = _("Give the reason for the change.")


class NothingChanged(DraftRefused):
    sentence = _("The draft has the values that are in force.")


class StaleDraft(DraftRefused):
    sentence = _(
        "Other values were published since this draft was begun. Look at them and begin anew."
    )


class SamePerson(DraftRefused):
    sentence = _("A draft is published by another person than the one who made it.")


class NoLongerDraft(DraftRefused):
    sentence = _("This draft was already published.")
