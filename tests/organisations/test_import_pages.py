"""A list of units goes from the file to the tree by way of a preview."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Role, Unit, UnitImport
from tests.organisations.tree import person

Units = dict[str, Unit]

LIST = """编号,名称,层级,上级,在职人数
T9,新河镇,乡镇,K1,30
T8,坏行,星级,K1,
T2,柳林镇,乡镇,,
"""


@pytest.fixture
def admin(units: Units) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(
        person("admin", Role.SYSTEM_ADMIN, units["K1"]),
        "django.contrib.auth.backends.ModelBackend",
    )
    return client


def _upload(client: Client, name: str, content: bytes) -> str:
    answer = client.post(
        reverse("organisations:unit-import"), {"file": SimpleUploadedFile(name, content)}
    )
    return answer.headers.get("Location", "")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_preview_shows_what_would_change_and_changes_nothing(
    admin: Client, units: Units, encoding: str
) -> None:
    preview = _upload(admin, "单位.csv", LIST.encode(encoding))

    page = admin.get(preview).content.decode()

    assert "The list would change 2 units." in page
    assert "1 error: such a row is left out." in page
    assert "“星级” is no level." in page
    assert "柳林乡" in page
    assert not Unit.objects.filter(code="T9").exists()


def test_confirmation_applies_the_good_rows_once(admin: Client, units: Units) -> None:
    preview = _upload(admin, "单位.csv", LIST.encode())

    first = admin.post(f"{preview}apply/", follow=True).content.decode()
    second = admin.post(f"{preview}apply/", follow=True).content.decode()

    assert "Applied: 1 added, 1 changed, 0 moved, 0 ended." in first
    assert "Applied: 0 added, 0 changed, 0 moved, 0 ended." in second
    assert Unit.objects.get(code="T9").parent == units["K1"]
    assert not Unit.objects.filter(code="T8").exists()
    assert UnitImport.objects.get().applied_at is not None


def test_preview_is_worked_out_anew_when_the_tree_has_changed(admin: Client, units: Units) -> None:
    preview = _upload(admin, "单位.csv", LIST.encode())
    Unit.objects.filter(code="T2").update(name="柳林镇")

    page = admin.get(preview).content.decode()

    assert "The list would change 1 unit." in page


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", b""), ("a.xlsx", b"no workbook"), ("a.csv", b"x,y\n1,2\n")]
)
def test_file_that_is_no_list_is_refused_with_a_sentence(
    admin: Client, name: str, content: bytes
) -> None:
    answer = admin.post(
        reverse("organisations:unit-import"), {"file": SimpleUploadedFile(name, content)}
    )

    assert "errorlist" in answer.content.decode()
    assert not UnitImport.objects.exists()


def test_list_of_another_administrator_is_not_there(admin: Client, units: Units) -> None:
    other = person("other", Role.SYSTEM_ADMIN, units["K1"])
    upload = UnitImport.objects.create(name="x.csv", by=other)

    answer = admin.get(reverse("organisations:import-preview", args=[upload.uuid]))

    assert answer.status_code == 404
