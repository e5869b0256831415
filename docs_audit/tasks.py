"""What the clock asks for."""

from celery import shared_task

from docs_audit import quarantine
from docs_audit.issuing import sums


@shared_task(name="documents.sweep_quarantine")
def sweep_quarantine() -> None:
    quarantine.sweep()


@shared_task(name="documents.fold_sums")
def fold_sums() -> None:
    sums.fold()
