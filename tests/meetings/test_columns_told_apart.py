"""A list with headers nobody knows: a person says once which column is which."""

import pytest
from django.test import Client
from django.urls import reverse

from meetings.models import ColumnChoice, Meeting, MeetingImport
from tests.meetings.conftest import County
from tests.meetings.pages import editor_of, send, text_of

OFFICE_LIST = (
    "序,事由,何时,何处,谁来\n"
    "1,全县秸秆禁烧推进会,2026年3月6日上午9时,县礼堂,青河镇人民政府:3\n"
    "2,全县防汛工作会,2026年3月9日上午9时,县礼堂,白水镇人民政府:2\n"
)
CHOSEN = {"title": "事由", "start": "何时", "venue": "何处", "attendees": "谁来"}


def columns_page(source: MeetingImport) -> str:
    return reverse("meetings:import-columns", args=[source.uuid])


def choose(client: Client, chosen: dict[str, str]) -> str:
    source = MeetingImport.objects.latest("pk")
    return text_of(client.post(columns_page(source), chosen, follow=True))  # type: ignore[arg-type]


def test_unknown_headers_are_shown_with_their_first_rows_and_nothing_is_taken(
    county: County,
) -> None:
    page = text_of(send(editor_of(county.county), "oa.csv", OFFICE_LIST.encode()))

    assert "2026年3月6日上午9时" in page
    assert 'name="title"' in page
    assert not Meeting.objects.exists()
    assert MeetingImport.objects.get().state == MeetingImport.State.COLUMNS


def test_list_is_taken_in_with_the_columns_chosen_and_hosted_by_the_reporter(
    county: County,
) -> None:
    client = editor_of(county.county)
    send(client, "oa.csv", OFFICE_LIST.encode())

    page = choose(client, CHOSEN)

    assert "2 meetings were taken in." in page
    meeting = Meeting.objects.get(title="全县防汛工作会")
    assert (meeting.host, meeting.venue) == (county.county, "县礼堂")
    assert MeetingImport.objects.get().content is None


def test_choice_is_remembered_for_the_unit_and_the_same_headers(county: County) -> None:
    client = editor_of(county.county)
    send(client, "oa.csv", OFFICE_LIST.encode())
    choose(client, CHOSEN)

    page = text_of(send(client, "oa2.csv", OFFICE_LIST.replace("3月", "4月").encode()))
    other = text_of(send(editor_of(county.city), "oa.csv", OFFICE_LIST.encode()))

    assert "2 meetings were taken in." in page
    assert Meeting.objects.count() == 4
    assert 'name="title"' in other
    assert ColumnChoice.objects.get().unit == county.county


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        (CHOSEN | {"title": ""}, "Say which column holds the title."),
        (CHOSEN | {"start": ""}, "Say which column holds the start or the date."),
        (CHOSEN | {"kind": "何处"}, "This column is already another field."),
    ],
)
def test_choice_that_does_not_suffice_comes_back_with_a_sentence(
    county: County, chosen: dict[str, str], sentence: str
) -> None:
    client = editor_of(county.county)
    send(client, "oa.csv", OFFICE_LIST.encode())

    page = choose(client, chosen)

    assert sentence in page
    assert not Meeting.objects.exists()


def test_known_headers_are_shown_too_when_a_person_wants_to_choose(county: County) -> None:
    client = editor_of(county.county)
    known = "会议名称,主办单位,开始时间\n防汛会,安平县人民政府,2026-03-05 9:00\n"

    page = text_of(send(client, "a.csv", known.encode(), choose="on"))

    assert '<option value="会议名称" selected>' in page
    assert not Meeting.objects.exists()


def test_row_refused_under_chosen_columns_names_the_column_of_the_list(county: County) -> None:
    client = editor_of(county.county)
    bad = OFFICE_LIST.replace("2026年3月9日上午9时", "改日")
    send(client, "oa.csv", bad.encode())

    page = choose(client, CHOSEN)

    assert "“改日” is not a date and time that can be read." in page
    assert ">何时</td>" in page
