"""What the clock asks for."""

from celery import shared_task
from django.utils import timezone

from burden.jobs import services as jobs
from burden.news import services


@shared_task(name="news.tell")
def tell() -> None:
    jobs.enqueue(services.TELL, "")


@shared_task(name="news.digest")
def digest() -> None:
    now = timezone.now()
    if services.may_send(timezone.localdate(now)):
        services.ask_for_digests(now)
