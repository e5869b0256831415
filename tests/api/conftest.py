"""Programs that talk to the interface with the token of an account."""

import secrets
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from burden.organisations.models import ApiToken, Level, Role, Unit
from burden.organisations.tokens import digest_of
from tests.factories.administration import make_person, make_unit


@pytest.fixture(autouse=True)
def data_folders(settings: Settings, tmp_path: Path) -> None:
    """Files of a test lie in its own folder."""
    settings.FILES_ROOT = tmp_path / "files"
    settings.QUARANTINE_ROOT = tmp_path / "quarantine"


@pytest.fixture
def city(db: None) -> Unit:
    province = make_unit("江东省人民政府", level=Level.PROVINCE, staff=100)
    return make_unit("临江市人民政府", level=Level.CITY, parent=province, staff=60)


@pytest.fixture
def county(city: Unit) -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY, parent=city, staff=30)


def program(role: Role, unit: Unit, language: str = "en") -> Client:
    """A client that sends the token of an account, and no cookie."""
    token = secrets.token_urlsafe()
    ApiToken.objects.create(user=make_person(role, unit), digest=digest_of(token))
    return Client(
        headers={"authorization": f"Token {token}", "accept-language": language},
        enforce_csrf_checks=True,
    )
