"""The lists of what units issue as CSV, each with its entry in the log."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from burden.audit.exports import as_csv
from burden.organisations.models import Unit, User
from docs_audit.issuing.comparing import Balance
from docs_audit.issuing.sections import Line
from docs_audit.models import Paper


def units_as_csv(
    user: User, unit: Unit | None, rows: Iterable[tuple[Unit, Balance]], year: int
) -> HttpResponse:
    """Units with the counts of their year."""
    return as_csv(
        by=user,
        unit=unit,
        name="registers",
        head=[
            _("Unit"),
            _("Code"),
            _("Year"),
            _("Registered"),
            _("Year before"),
            _("Heading for"),
            _("Classified"),
        ],
        rows=(
            (
                one.name,
                one.code,
                year,
                balance.now.total,
                balance.before.total,
                balance.forecast,
                balance.now.classified,
            )
            for one, balance in rows
        ),
    )


def lines_as_csv(user: User, unit: Unit, key: str, lines: Iterable[Line]) -> HttpResponse:
    """One list of a unit's year; the entry is `register-<key>.exported`."""
    return as_csv(
        by=user,
        unit=unit,
        target=unit,
        name=f"register-{key}",
        head=[_("Document number"), _("Title"), _("Issued"), _("Note")],
        rows=((line.number, line.title, line.day, line.note) for line in lines),
    )


def white_as_csv(user: User, unit: Unit | None, papers: Iterable[Paper]) -> HttpResponse:
    """Papers of the page of white heads."""
    return as_csv(
        by=user,
        unit=unit,
        name="white-heads",
        head=[_("Title"), _("Issuer"), _("Issued"), _("Document number")],
        rows=(
            (
                paper.title,
                paper.unit.name if paper.unit else paper.issuer_name,
                paper.issued_on,
                paper.number,
            )
            for paper in papers
        ),
    )


def issuers_as_csv(user: User, unit: Unit | None, units: Iterable[Unit]) -> HttpResponse:
    """Units with their right to issue papers, as `rights.with_right` adds it."""
    return as_csv(
        by=user,
        unit=unit,
        name="issuers",
        head=[_("Unit"), _("Code"), _("Kind of organ"), _("May issue papers"), _("Note")],
        rows=(
            (
                one.name,
                one.code,
                one.get_organ_kind_display(),
                _("yes") if one.may_issue else _("no"),  # type: ignore[attr-defined]
                one.right_note,  # type: ignore[attr-defined]
            )
            for one in units
        ),
    )
