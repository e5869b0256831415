"""The worked example of the measure, with a reader."""

from collections.abc import Callable

import pytest
from django.test import Client

from burden.organisations.models import Role, Unit
from tests.factories.administration import make_person
from tests.factories.worked_example import WorkedExample


@pytest.fixture
def example(db: None) -> WorkedExample:
    example = WorkedExample()
    example.book()
    return example


@pytest.fixture
def reader() -> Callable[[Unit], Client]:
    """A client signed in as an inspector of the unit."""

    def _reader(scope: Unit) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(
            make_person(Role.INSPECTOR, scope), "django.contrib.auth.backends.ModelBackend"
        )
        return client

    return _reader
