"""Parameters of retention: after how many years records of a kind may be removed.

No rule of the field names these periods; what is kept here are copies for supervision, no archive.
The audit log has no period: it is never removed, which is more than the six months that the law
on network security asks for.
"""

from django.utils.translation import gettext_lazy as _

from burden.thresholds.definitions.terms import Group, Unit, assumed

# Read as tables: a row a parameter.
# fmt: off
RETENTION = (
    assumed(
        "retention.papers", _("papers, from the day of issue"),
        Unit.YEARS, 10, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.meetings", _("minutes and reports of meetings, from the day of the meeting"),
        Unit.YEARS, 10, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.messages", _("messages of work groups, from the day they were sent"),
        Unit.YEARS, 3, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.uploads", _("names of files that became no paper, from the day of the upload"),
        Unit.YEARS, 1, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.reports", _("what orders of reports were about, from the day of the order"),
        Unit.YEARS, 3, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.inspections", _("records of inspections, from their last day"),
        Unit.YEARS, 10, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.demands", _("records of forms asked for, from the day of sending or the end"),
        Unit.YEARS, 10, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.groups", _("records of work groups and applications, from the closing"),
        Unit.YEARS, 10, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.campaigns", _("records of demonstrations and festivals, from their last day"),
        Unit.YEARS, 10, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.secondments", _("records of secondments, from the day of return"),
        Unit.YEARS, 10, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.voices", _("reports of the grassroots, from the day they were settled"),
        Unit.YEARS, 3, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.evaluations", _("who was asked in an evaluation, from the day it closed"),
        Unit.YEARS, 1, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.refused_rows", _("refused rows of lists of meetings, from the upload"),
        Unit.YEARS, 1, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.unit_lists", _("lists of units as uploaded, from the day of the upload"),
        Unit.YEARS, 1, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.registers", _("registers of issued papers, from the end of their year"),
        Unit.YEARS, 10, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.plans", _("plans of papers, meetings and inspections, from their year's end"),
        Unit.YEARS, 10, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.replies", _("replies of units to findings, with files, from the day they came"),
        Unit.YEARS, 10, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.proofs", _("proofs of rectifications, with files, from the day they came"),
        Unit.YEARS, 10, (1, 100), Group.RETENTION,
    ),
    assumed(
        "retention.accounts", _("names of closed accounts, from their last use"),
        Unit.YEARS, 3, (1, 100), Group.RETENTION,
    ),
)
# fmt: on
