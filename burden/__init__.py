"""The burden audit: who loads the grassroots, by what, and the evidence for it."""

from burden.celery import app as celery_app

__all__ = ("celery_app",)
