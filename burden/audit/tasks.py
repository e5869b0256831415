from celery import shared_task

from burden.audit import services


@shared_task(name="audit.seal")
def seal() -> None:
    services.seal()


@shared_task(name="audit.verify")
def verify() -> None:
    services.verify()
