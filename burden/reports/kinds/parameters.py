"""By which values a report was made: those in force, and those its findings were judged by."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from burden.findings.models import Finding
from burden.reports.contents import Section, Table
from burden.reports.models import Report
from burden.thresholds.definitions import DEFINITIONS
from burden.thresholds.parameters import Parameters

_WIDTHS = (112, 44)


def section(report: Report, findings: Sequence[Finding]) -> Section:
    """All values of the version in force, and which versions the findings are of."""
    assert report.parameter_set is not None
    values = Parameters(report.parameter_set)
    versions = sorted({one.parameter_set.version for one in findings if one.parameter_set.version})
    sentences = [_("Version %(version)s was in force.") % {"version": report.parameter_set.version}]
    if versions:
        told = ", ".join(map(str, versions))
        sentences.append(
            _("The findings were judged by version %(versions)s.") % {"versions": told}
        )
    rows = [(str(one.label), one.written(values[key])) for key, one in DEFINITIONS.items()]
    table = Table("", _WIDTHS, [(_("Parameter"), _("Value")), *rows])
    return Section(_("Parameters"), sentences, [table])
