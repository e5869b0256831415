"""Files that follow join the upload their sender began, and no other."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Level, Role, Unit, User
from docs_audit.models import Upload
from tests.factories.administration import make_person, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Unit:
    return make_unit("青河镇人民政府", level=Level.TOWNSHIP)


def send(person: User, upload: str) -> int:
    client = Client(headers={"accept": "application/json"})
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    file = SimpleUploadedFile("paper.txt", "关于防汛的通知".encode())
    address = reverse("documents:upload-create")
    return client.post(address, {"files": file, "upload": upload}).status_code


def test_file_joins_the_upload_its_sender_began(town: Unit) -> None:
    cadre = make_person(Role.CADRE, town)
    begun = Upload.objects.create(by=cadre, unit=town, channel=Upload.Channel.WEB)

    assert send(cadre, str(begun.uuid)) == 201
    assert begun.files.count() == 1


def test_upload_of_a_colleague_takes_no_file(town: Unit) -> None:
    colleague, cadre = make_person(Role.CADRE, town), make_person(Role.CADRE, town)
    begun = Upload.objects.create(by=colleague, unit=town, channel=Upload.Channel.WEB)

    assert send(cadre, str(begun.uuid)) == 404
    assert not begun.files.exists()


def test_id_that_is_none_is_not_found(town: Unit) -> None:
    assert send(make_person(Role.CADRE, town), "no-uuid") == 404
