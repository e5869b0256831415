"""What can be wrong with a change of units or accounts, in the reader's language."""

from django.utils.functional import Promise


class OrganisationError(Exception):
    """Base of the errors of this app; `message` is a sentence for the user."""

    def __init__(self, message: str | Promise, *, field: str = "") -> None:
        super().__init__(str(message))
        self.message = message
        self.field = field


class StaffNoteMissing(OrganisationError):
    """A large change of the number of staff needs a reason, since it moves every score."""


class ChangeRefused(OrganisationError):
    """The change would break a rule of the tree or of the accounts."""
