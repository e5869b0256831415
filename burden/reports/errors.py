"""What can be wrong with an order of a report, in words for who ordered."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class OrderRefused(Exception):
    """The order is not taken; `sentence` says why, `field` which of its fields is meant."""

    sentence: Promise
    field = ""


class FormUnknown(OrderRefused):
    """The kind is not made in this form."""

    field = "form"
    sentence = _("A report of this kind is not made in this form.")


class NoneChosen(OrderRefused):
    """A notice needs findings."""

    field = "findings"
    sentence = _("Choose at least one confirmed finding.")


class TooMany(OrderRefused):
    """So many at one time would keep everybody else's work waiting."""

    sentence = _(
        "You have as many reports under way as are made at one time; wait for one or cancel it."
    )


class Cancelled(Exception):
    """Whoever ordered the report no longer wants it."""
