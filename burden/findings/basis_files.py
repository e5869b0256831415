"""A file that a unit brought, as an answer: only what the scanner and the guard have passed."""

from typing import BinaryIO
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from burden.audit import services as audit
from burden.findings.basis import BasisFile
from burden.findings.models import Finding, Rectification
from burden.findings.selectors.hearing import basis_file
from burden.findings.selectors.rectifications import proof_file
from burden.organisations.requests import signed_in

Brought = tuple[BasisFile, BinaryIO | None]


def file_of_reply(request: HttpRequest, finding: Finding, file: UUID) -> HttpResponseBase:
    """A file that came with a reply to a finding which the person may see.

    Raises:
        Http404: none of its replies has it, or it is not kept (yet).
    """
    return _answer(request, finding, "finding", basis_file(finding, file))


def file_of_proof(request: HttpRequest, found: Rectification, file: UUID) -> HttpResponseBase:
    """A file that came with a proof of a rectification which the person may see.

    Raises:
        Http404: none of its proofs has it, or it is not kept (yet).
    """
    return _answer(request, found, "rectification", proof_file(found, file))


def _answer(
    request: HttpRequest, target: Finding | Rectification, kind: str, file: Brought
) -> HttpResponseBase:
    """The bytes as they came, never shown by the browser itself; a changed file is withheld."""
    told, brought = file
    audit.record(
        by=signed_in(request),
        action=f"{kind}.downloaded" if brought else f"{kind}.file_found_changed",
        target=target,
        unit=target.unit,
        details={"sha256": told.sha256},
    )
    if brought is None:
        changed: HttpResponse = render(request, "original_changed.html", status=409)
        return changed
    response = FileResponse(
        brought,
        as_attachment=True,
        filename=told.name or str(told.uuid),
        content_type="application/octet-stream",
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
