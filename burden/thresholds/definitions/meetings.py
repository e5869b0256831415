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
    assumed(
        "meeting.accompany_people", _("people without an item from which they are a finding"),
        Unit.PEOPLE, 2, (1, 500), Group.MEETING,
    ),
    assumed(
        "meeting.accompany_hours",
        _("hours of people without an item from which they are a finding"),
        Unit.HOURS, 2.0, (0.5, 500.0), Group.MEETING,
    ),
    assumed(
        "meeting.nested_people", _("people in items of others from which a meeting is nested"),
        Unit.PEOPLE, 2, (1, 500), Group.MEETING,
    ),
    assumed(
        "meeting.nested_hours", _("hours in items of others from which a meeting is nested"),
        Unit.HOURS, 3.0, (0.5, 500.0), Group.MEETING,
    ),
    assumed(
        "meeting.replaced_within",
        _("days without a meeting of its own after which a unit was spared one by video"),
        Unit.DAYS, 30, (7, 120), Group.MEETING,
    ),
    assumed(
        "meeting.rebound_rise",
        _("rise of the monthly mean in the six months after a warning that is a finding"),
        Unit.RATIO, 0.10, (0.0, 5.0), Group.MEETING,
    ),
    assumed(
        "meeting.rebound_least", _("meetings in six months below which a rise tells nothing"),
        Unit.MEETINGS, 6, (1, 500), Group.MEETING,
    ),
)
# fmt: on
