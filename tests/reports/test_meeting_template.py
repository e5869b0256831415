"""The template of a list of meetings: all columns, what each means, and it reads back."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from burden.organisations.models import Level, Role
from meetings.fields import ALL
from meetings.importers import read_file
from meetings.models import Meeting
from tests.factories.administration import make_person, make_unit

ADDRESSES = ("reports:meeting-template", "meetings:import-template")


def reporter(language: str) -> Client:
    client = Client(headers={"accept-language": language})
    unit = make_unit("青河镇人民政府", level=Level.TOWNSHIP)
    person = make_person(Role.CADRE, unit)
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_field_has_a_column_that_is_recognised(address: str, language: str) -> None:
    content = reporter(language).get(reverse(address)).content

    imported = read_file("meetings", content)

    assert [field for _label, field in imported.columns] == [one.code for one in ALL]
    assert [one.code for one in imported.notices] == ["example_row"]


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "needed"), [("zh-hans", "必填"), ("en", "needed")])
def test_second_sheet_explains_each_column_in_the_readers_language(
    language: str, needed: str
) -> None:
    content = reporter(language).get(reverse("reports:meeting-template")).content

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(1)
    rows = sheet.to_python()

    assert len(rows) == len(ALL) + 1
    assert all(str(row[2]) for row in rows)
    assert [row[0] for row in rows if row[1] == needed]


@pytest.mark.django_db
def test_row_filled_in_like_the_example_is_taken_in() -> None:
    client = reporter("zh-hans")
    content = client.get(reverse("meetings:import-template")).content
    filled = content.replace("示例,".encode(), b"7,")
    for name in ("柳林村", "上河村"):
        make_unit(name, level=Level.VILLAGE)

    file = SimpleUploadedFile("meetings.csv", filled)
    client.post(reverse("meetings:import-create"), {"file": file})

    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.convener) == ("全镇防汛工作部署会", "deputy")
    assert meeting.speeches[0]["minutes"] == 25
    assert len(meeting.agenda[1]["units"]) == 2
