"""What the ledger refuses to book; each `sentence` is in the reader's language."""

from django.utils.translation import gettext_lazy as _


class BookingRefused(Exception):
    """Base of the reasons why hours are not booked; nothing of the booking is written then."""

    sentence = _("These hours cannot be booked.")

    def __init__(self, line: str) -> None:
        super().__init__(f"{self.sentence} ({line})")


class HoursBelowZero(BookingRefused):
    """A correction takes more than is there."""

    sentence = _("A correction cannot take more hours than were booked.")


class AvoidableOfAnotherKind(BookingRefused):
    """Hours of a component are avoidable as a whole or not at all."""

    sentence = _("Avoidable hours do not fit the kind of the hours.")
