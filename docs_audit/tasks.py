"""What the clock asks for."""

from celery import shared_task

from docs_audit import quarantine


@shared_task(name="documents.sweep_quarantine")
def sweep_quarantine() -> None:
    quarantine.sweep()
