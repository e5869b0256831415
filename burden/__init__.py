"""The burden audit: who loads the grassroots with papers and meetings, and the evidence for it."""

from burden.celery import app as celery_app

__all__ = ("celery_app",)
