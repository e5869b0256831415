"""Parameters of hours: what reading, writing and meeting are taken to cost."""

from django.utils.translation import gettext_lazy as _

from burden.thresholds.definitions.terms import Group, Unit, assumed

# Read as tables: a row a parameter.
# fmt: off
HOURS = (
    assumed(
        "hours.reading_speed", _("reading speed"),
        Unit.CHARACTERS_AN_HOUR, 15_000, (9_000, 24_000), Group.HOURS,
    ),
    assumed(
        "hours.handling", _("handling of one paper at one unit"),
        Unit.HOURS, 0.25, (0.0, 4.0), Group.HOURS,
    ),
    assumed(
        "hours.readers", _("readers of a paper at one unit, where no number is given"),
        Unit.PEOPLE, 2, (1, 50), Group.HOURS,
    ),
    assumed(
        "hours.drafting_speed", _("drafting speed at the issuer"),
        Unit.CHARACTERS_AN_HOUR, 1_000, (100, 10_000), Group.HOURS,
    ),
    assumed(
        "hours.meeting_length", _("length of a meeting without a recorded end"),
        Unit.HOURS, 2.0, (0.25, 8.0), Group.HOURS,
    ),
    assumed(
        "hours.travel_onsite",
        _("way to a meeting on site and back, for one person of another place"),
        Unit.HOURS, 0.0, (0.0, 12.0), Group.HOURS,
    ),
    assumed(
        "hours.preparation", _("preparation of one meeting by one person"),
        Unit.HOURS, 0.0, (0.0, 12.0), Group.HOURS,
    ),
    assumed(
        "hours.after_hours", _("what an hour of a meeting outside working time counts"),
        Unit.FACTOR, 1.5, (1.0, 3.0), Group.HOURS,
    ),
    assumed(
        "hours.day_opens", _("begin of the working day, hours after midnight"),
        Unit.HOURS, 8.0, (5.0, 11.0), Group.HOURS,
    ),
    assumed(
        "hours.day_closes", _("end of the working day, hours after midnight"),
        Unit.HOURS, 18.0, (15.0, 23.0), Group.HOURS,
    ),
)
# fmt: on
