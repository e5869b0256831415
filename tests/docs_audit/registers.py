"""Lists that a unit brings, as its people bring them, and papers that came in."""

from collections.abc import Iterable
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Role, Unit
from docs_audit.models import Paper, Receipt
from tests.factories.administration import make_person
from tests.factories.papers import make_paper


def client_of(role: Role, unit: Unit) -> Client:
    client = Client()
    client.force_login(make_person(role, unit))
    return client


def bring_register(client: Client, unit: Unit, table: str) -> str:
    file = SimpleUploadedFile("register.csv", table.encode())
    return client.post(reverse("documents:register-import"), {"file": file, "unit": unit.uuid}).text


def bring_plan(client: Client, unit: Unit, table: str, **said: object) -> str:
    file = SimpleUploadedFile("plan.csv", table.encode())
    data = {"file": file, "unit": unit.uuid, "year": 2026, **said}
    return client.post(reverse("documents:plan-import"), data).text


def receive(
    unit: Unit, number: str, title: str, day: date, *, sent_to: Iterable[Unit] = ()
) -> Paper:
    """A numbered paper of the unit that came in, and to whom it was sent."""
    paper = make_paper(unit, title=title)
    paper.number = paper.number_key = number
    paper.issued_on = day
    paper.save()
    for receiver in sent_to:
        Receipt.objects.create(paper=paper, unit=receiver, basis=Receipt.Basis.ADDRESSED)
    return paper
