"""By which values a report was made: the versions, and what in them was set here."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from burden.findings.models import Finding
from burden.reports.contents import Section, Table
from burden.reports.models import Report
from burden.thresholds.definitions import DEFINITIONS
from burden.thresholds.parameters import Parameters

_WIDTHS = (92, 32, 32)


def values(report: Report) -> Parameters:
    """The values by which a report is made, those in force when it was begun."""
    assert report.parameter_set is not None
    return Parameters(report.parameter_set)


def section(report: Report, findings: Sequence[Finding]) -> Section:
    """The version in force, which versions the findings are of, and what is not as delivered.

    Values that nobody has changed are those of the product; a bundle has all of them.
    """
    assert report.parameter_set is not None
    in_force = values(report)
    versions = sorted({one.parameter_set.version for one in findings if one.parameter_set.version})
    sentences = [_("Version %(version)s was in force.") % {"version": report.parameter_set.version}]
    if versions:
        told = ", ".join(map(str, versions))
        sentences.append(
            _("The findings were judged by version %(versions)s.") % {"versions": told}
        )
    head = (_("Parameter"), _("Value"), _("As delivered"))
    rows = [
        (str(one.label), one.written(in_force[key]), one.written_default)
        for key, one in DEFINITIONS.items()
        if in_force[key] != one.default
    ]
    if not rows:
        unchanged = _("All its values are those the product was delivered with.")
        return Section(_("Parameters"), [*sentences, unchanged])
    changed = _("The values below were set here; all others are those the product came with.")
    return Section(_("Parameters"), [*sentences, changed], [Table("", _WIDTHS, [head, *rows])])
