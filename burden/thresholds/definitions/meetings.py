"""Parameters of meetings: when two are linked, and when that is a finding."""

from django.utils.translation import gettext_lazy as _

from burden.thresholds.definitions.terms import Group, Unit, assumed

# Read as tables: a row a parameter.
# fmt: off
MEETING = (
    assumed(
        "meeting.link_weight", _("weight of evidence from which two meetings are linked"),
        Unit.WEIGHT, 2.0, (0.5, 10.0), Group.MEETING,
    ),
    assumed(
        "meeting.novelty", _("own share below which a linked meeting is a finding"),
        Unit.RATIO, 0.30, (0.0, 1.0), Group.MEETING,
    ),
)
# fmt: on
