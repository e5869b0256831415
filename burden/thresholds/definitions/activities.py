"""Parameters of other burdens than papers and meetings: what they cost, and when one is told."""

from django.utils.translation import gettext_lazy as _

from burden.thresholds.definitions.terms import Group, Unit, assumed

# Read as tables: a row a parameter.
# fmt: off
ACTIVITY = (
    assumed(
        "hours.inspection_day", _("hours that one escort gives to a day of an inspection"),
        Unit.HOURS, 7.0, (0.5, 12.0), Group.HOURS,
    ),
    assumed(
        "hours.inspection_escorts", _("escorts of an inspected unit, where no number is given"),
        Unit.PEOPLE, 2, (0, 50), Group.HOURS,
    ),
    assumed(
        "hours.inspection_preparation", _("preparation of an inspection at one inspected unit"),
        Unit.HOURS, 4.0, (0.0, 200.0), Group.HOURS,
    ),
    assumed(
        "hours.inspection_material", _("one material that an inspection asks of one unit"),
        Unit.HOURS, 2.0, (0.0, 80.0), Group.HOURS,
    ),
    assumed(
        "hours.inspection_indicator", _("proof for one indicator at one inspected unit"),
        Unit.HOURS, 0.5, (0.0, 40.0), Group.HOURS,
    ),
    assumed(
        "hours.campaign", _("what a demonstration or evaluation takes at one unit"),
        Unit.HOURS, 16.0, (0.0, 1_000.0), Group.HOURS,
    ),
    assumed(
        "hours.pledge", _("drawing up and signing one pledge of duty"),
        Unit.HOURS, 2.0, (0.0, 40.0), Group.HOURS,
    ),
    assumed(
        "hours.secondment_day", _("hours of one seconded person in a working day"),
        Unit.HOURS, 8.0, (1.0, 12.0), Group.HOURS,
    ),
    assumed(
        "hours.form_handling", _("taking in, handing out, checking and sending one form at a unit"),
        Unit.HOURS, 0.5, (0.0, 40.0), Group.HOURS,
    ),
    assumed(
        "hours.form_field", _("finding and writing one figure of a form at one unit"),
        Unit.HOURS, 0.1, (0.0, 20.0), Group.HOURS,
    ),
    assumed(
        "hours.form_cell", _("writing one cell of a list of persons or things"),
        Unit.HOURS, 0.01, (0.0, 2.0), Group.HOURS,
    ),
    assumed(
        "hours.form_lines", _("lines of a list at one unit, where no number is given"),
        Unit.LINES, 20, (1, 10_000), Group.HOURS,
    ),
    assumed(
        "inspection.trace_share", _("share of indicators that leave traces only, to be a finding"),
        Unit.RATIO, 0.30, (0.05, 1.0), Group.ACTIVITY,
    ),
    assumed(
        "inspection.indicators", _("indicators of one inspection from which they are a finding"),
        Unit.INDICATORS, 100, (10, 2_000), Group.ACTIVITY,
    ),
    assumed(
        "inspection.escort_levels", _("levels whose people accompany one visit, to be a finding"),
        Unit.LEVELS, 3, (2, 6), Group.ACTIVITY,
    ),
    assumed(
        "inspection.escort_ratio", _("escorts for each inspector, to be a finding"),
        Unit.FACTOR, 2.0, (0.5, 50.0), Group.ACTIVITY,
    ),
    assumed(
        "inspection.round_days", _("days within which a round below repeats one from above"),
        Unit.DAYS, 90, (7, 365), Group.ACTIVITY,
    ),
    assumed(
        "inspection.round_likeness",
        _("likeness of titles from which two rounds are of one matter"),
        Unit.RATIO, 0.50, (0.2, 1.0), Group.ACTIVITY,
    ),
    assumed(
        "inspection.least",
        _("inspections of the year before below which a comparison tells nothing"),
        Unit.INSPECTIONS, 5, (1, 500), Group.ACTIVITY,
    ),
    assumed(
        "inspection.visits", _("visits of one organiser to one unit that are pointed out"),
        Unit.INSPECTIONS, 3, (2, 50), Group.ACTIVITY,
    ),
    assumed(
        "inspection.visit_days", _("days within which these visits are counted"),
        Unit.DAYS, 30, (7, 365), Group.ACTIVITY,
    ),
    assumed(
        "inspection.rankings", _("ranking notices in one rhythm from which they are a finding"),
        Unit.TIMES, 2, (2, 12), Group.ACTIVITY,
    ),
    assumed(
        "demand.fields", _("fields asked for again from which a form is a finding"),
        Unit.FIELDS, 3, (1, 500), Group.ACTIVITY,
    ),
    assumed(
        "demand.standing_days",
        _("days within which data that hardly change are the same, where a period is missing"),
        Unit.DAYS, 366, (7, 1_100), Group.ACTIVITY,
    ),
    assumed(
        "demand.changing_days",
        _("days within which other data are the same, where a period is missing"),
        Unit.DAYS, 31, (1, 366), Group.ACTIVITY,
    ),
    assumed(
        "demand.pass_days", _("days within which a form is passed down from above"),
        Unit.DAYS, 31, (1, 366), Group.ACTIVITY,
    ),
    assumed(
        "demand.pass_share", _("share of its fields from which a form passes one from above down"),
        Unit.RATIO, 0.60, (0.2, 1.0), Group.ACTIVITY,
    ),
    assumed(
        "demand.least", _("forms of the year before below which a comparison tells nothing"),
        Unit.FORMS, 5, (1, 500), Group.ACTIVITY,
    ),
    assumed(
        "hours.instruction", _("reading one instruction of a group, one member"),
        Unit.HOURS, 0.02, (0.0, 2.0), Group.HOURS,
    ),
    assumed(
        "hours.instruction_reply", _("replying or joining a chain that an instruction asks for"),
        Unit.HOURS, 0.01, (0.0, 2.0), Group.HOURS,
    ),
    assumed(
        "hours.instruction_proof", _("a screenshot, photograph or punch-in that it asks for"),
        Unit.HOURS, 0.05, (0.0, 8.0), Group.HOURS,
    ),
    assumed(
        "hours.group_people", _("members of a unit in a group, where no number is given"),
        Unit.PEOPLE, 3, (1, 500), Group.HOURS,
    ),
    assumed(
        "group.repeat_hours", _("hours within which the same words in another group are one"),
        Unit.HOURS, 72, (1, 720), Group.ACTIVITY,
    ),
    assumed(
        "group.opens", _("hour from which a message comes in working time"),
        Unit.CLOCK, 8, (0, 12), Group.ACTIVITY,
    ),
    assumed(
        "group.closes", _("hour from which a message comes after work"),
        Unit.CLOCK, 18, (13, 24), Group.ACTIVITY,
    ),
    assumed(
        "group.off_share", _("share of instructions outside working time, to be a finding"),
        Unit.RATIO, 0.30, (0.05, 1.0), Group.ACTIVITY,
    ),
    assumed(
        "group.off_least", _("instructions outside working time below which nothing is said"),
        Unit.MESSAGES, 10, (1, 1_000), Group.ACTIVITY,
    ),
    assumed(
        "voices.smallest_group", _("people among whom one is not told apart"),
        Unit.PEOPLE, 10, (10, 200), Group.VOICE,
    ),
    assumed(
        "voices.answer_working_days", _("time in which a report of the grassroots is answered"),
        Unit.WORKING_DAYS, 10, (1, 60), Group.VOICE,
    ),
    assumed(
        "evaluation.sample", _("people whom one evaluation asks at most"),
        Unit.PEOPLE, 100, (10, 5_000), Group.VOICE,
    ),
    assumed(
        "evaluation.working_days", _("time in which an evaluation can be answered"),
        Unit.WORKING_DAYS, 10, (3, 40), Group.VOICE,
    ),
)
# fmt: on
