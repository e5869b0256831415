"""Parameters of reports: how much one tells, and how long its file is kept."""

from django.utils.translation import gettext_lazy as _

from burden.thresholds.definitions.terms import Group, Unit, assumed

# Read as tables: a row a parameter.
# fmt: off
REPORT = (
    assumed(
        "report.findings", _("findings or rectifications that a report tells one by one"),
        Unit.FINDINGS, 1_000, (1, 5_000), Group.REPORT,
    ),
    assumed(
        "report.passages", _("passages of a finding that are quoted, the longest"),
        Unit.PASSAGES, 8, (1, 100), Group.REPORT,
    ),
    assumed(
        "report.kept_days", _("time that the file of a report is kept"),
        Unit.DAYS, 30, (1, 366), Group.REPORT,
    ),
)
# fmt: on
