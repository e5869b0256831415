"""A file that a unit brought, as an answer: only what the scanner and the guard have passed."""

from pathlib import Path
from uuid import UUID

from django.http import FileResponse

from burden.audit import services as audit
from burden.findings.basis import BasisFile
from burden.findings.models import Finding, Rectification
from burden.findings.selectors.hearing import basis_file
from burden.findings.selectors.rectifications import proof_file
from burden.organisations.models import User


def file_of_reply(user: User, finding: Finding, file: UUID) -> FileResponse:
    """A file that came with a reply to a finding which the person may see.

    Raises:
        Http404: none of its replies has it, or it is not kept (yet).
    """
    told, path = basis_file(finding, file)
    audit.record(
        by=user,
        action="finding.downloaded",
        target=finding,
        unit=finding.unit,
        details={"sha256": told.sha256},
    )
    return _answer(told, path)


def file_of_proof(user: User, rectification: Rectification, file: UUID) -> FileResponse:
    """A file that came with a proof of a rectification which the person may see.

    Raises:
        Http404: none of its proofs has it, or it is not kept (yet).
    """
    told, path = proof_file(rectification, file)
    audit.record(
        by=user,
        action="rectification.downloaded",
        target=rectification,
        unit=rectification.unit,
        details={"sha256": told.sha256},
    )
    return _answer(told, path)


def _answer(told: BasisFile, path: Path) -> FileResponse:
    """The bytes as they came, never shown by the browser itself."""
    response = FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=told.name or str(told.uuid),
        content_type="application/octet-stream",
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
