"""Parameters of findings: how severe, and how long a unit has to reply."""

from django.utils.translation import gettext_lazy as _

from burden.thresholds.definitions.terms import Group, Unit, assumed

# Read as tables: a row a parameter.
# fmt: off
FINDING = (
    assumed(
        "severity.medium", _("avoidable hours times confidence from which a finding is medium"),
        Unit.HOURS, 8.0, (0.5, 1_000.0), Group.FINDING,
    ),
    assumed(
        "severity.high", _("avoidable hours times confidence from which a finding is high"),
        Unit.HOURS, 40.0, (1.0, 10_000.0), Group.FINDING,
    ),
    assumed(
        "reply.working_days", _("time an issuing unit has to reply"),
        Unit.WORKING_DAYS, 10, (3, 60), Group.FINDING,
    ),
    assumed(
        "reminder.reply", _("time before the last day of a reply at which its unit is reminded"),
        Unit.WORKING_DAYS, 2, (1, 10), Group.FINDING,
    ),
    assumed(
        "reminder.rectification",
        _("time before the deadline of a rectification at which those concerned are reminded"),
        Unit.WORKING_DAYS, 5, (1, 20), Group.FINDING,
    ),
)
# fmt: on
