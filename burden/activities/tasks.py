"""What the clock asks for."""

from celery import shared_task
from django.utils import timezone

from burden.activities.voices import services


@shared_task(name="voices.note")
def note_voices() -> None:
    services.note_arrivals(timezone.localdate())
