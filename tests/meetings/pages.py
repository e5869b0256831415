"""Meetings brought through the pages, as a browser sends them."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Role, Unit
from tests.factories.administration import make_person

BACKEND = "django.contrib.auth.backends.ModelBackend"


def editor_of(unit: Unit, language: str = "en") -> Client:
    """Someone who reports for the unit, signed in."""
    client = Client(headers={"accept-language": language})
    client.force_login(make_person(Role.UNIT_EDITOR, unit), BACKEND)
    return client


def inspector_of(unit: Unit) -> Client:
    """An inspector of the unit and all below it, signed in."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(Role.INSPECTOR, unit), BACKEND)
    return client


def send(client: Client, name: str, content: bytes, **fields: str) -> HttpResponse:
    """Upload a file of meetings and follow to the page that answers."""
    data = {"file": SimpleUploadedFile(name, content), **fields}
    return client.post(reverse("meetings:import-create"), data, follow=True)  # type: ignore[return-value]


def text_of(answer: HttpResponse) -> str:
    return answer.content.decode()
