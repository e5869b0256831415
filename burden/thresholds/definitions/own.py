"""Parameters of the product's own burden: minutes that one act of a user is taken to cost."""

from django.utils.translation import gettext_lazy as _

from burden.thresholds.definitions.terms import Group, Unit, assumed

# Read as tables: a row a parameter.
# fmt: off
OWN = (
    assumed(
        "own.sign_in", _("signing in or changing the password"),
        Unit.MINUTES, 1, (0, 30), Group.OWN,
    ),
    assumed(
        "own.upload", _("handing in one file or list"),
        Unit.MINUTES, 2, (0, 60), Group.OWN,
    ),
    assumed(
        "own.correct", _("correcting or confirming one record"),
        Unit.MINUTES, 3, (0, 60), Group.OWN,
    ),
    assumed(
        "own.check_draft", _("trying one draft"),
        Unit.MINUTES, 5, (0, 60), Group.OWN,
    ),
    assumed(
        "own.read", _("reading one piece of evidence"),
        Unit.MINUTES, 2, (0, 60), Group.OWN,
    ),
    assumed(
        "own.decide", _("one decision on a finding"),
        Unit.MINUTES, 5, (0, 120), Group.OWN,
    ),
    assumed(
        "own.export", _("taking one list or report along"),
        Unit.MINUTES, 1, (0, 60), Group.OWN,
    ),
    assumed(
        "own.administer", _("one change of units, people or parameters"),
        Unit.MINUTES, 5, (0, 120), Group.OWN,
    ),
)
# fmt: on
