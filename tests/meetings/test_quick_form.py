"""One meeting in a form of six fields."""

import pytest
from django.urls import reverse

from meetings.models import Meeting
from tests.meetings.conftest import County
from tests.meetings.pages import editor_of

GOOD = {
    "title": "全县秸秆禁烧推进会",
    "starts_at": "2026-03-06T09:00",
    "ends_at": "2026-03-06T10:30",
    "agenda": "通报进展\n部署巡查\n",
    "attendees": "安平县人民政府 8\n青河镇人民政府：3人",
    "mode": "video",
    "approved_by": "安平县人民政府常务会议",
    "approved_on": "2026-03-02",
}


def test_meeting_of_the_form_is_kept_for_the_own_unit(county: County) -> None:
    answer = editor_of(county.county).post(reverse("meetings:meeting-create"), GOOD)

    assert answer.status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.host, meeting.title, meeting.mode) == (county.county, GOOD["title"], "video")
    assert [item["title"] for item in meeting.agenda] == ["通报进展", "部署巡查"]
    assert (meeting.approved_by, str(meeting.approved_on)) == (
        "安平县人民政府常务会议",
        "2026-03-02",
    )
    people = dict(meeting.attendances.values_list("unit__name", "people"))
    assert people == {"安平县人民政府": 8, "青河镇人民政府": 3}


def test_meeting_is_kept_once_when_the_form_is_sent_twice(county: County) -> None:
    client = editor_of(county.county)

    for _ in range(2):
        client.post(reverse("meetings:meeting-create"), GOOD)

    assert Meeting.objects.count() == 1


def test_meeting_is_hosted_by_a_unit_below_when_it_is_chosen(county: County) -> None:
    form = GOOD | {"unit": str(county.town.uuid)}

    editor_of(county.county).post(reverse("meetings:meeting-create"), form)

    assert Meeting.objects.get().host == county.town


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"ends_at": "2026-03-06T08:00"}, "The meeting ends before it starts."),
        ({"attendees": "everybody"}, "write the unit and the number of people"),
        ({"attendees": "月亮镇人民政府 3"}, "There is no unit “月亮镇人民政府” in the register."),
        ({"title": ""}, "This field is required."),
    ],
)
def test_form_comes_back_with_a_sentence_and_what_was_typed(
    county: County, change: dict[str, str], sentence: str
) -> None:
    answer = editor_of(county.county).post(reverse("meetings:meeting-create"), GOOD | change)

    text = answer.content.decode()
    assert sentence in text
    assert "部署巡查" in text
    assert not Meeting.objects.exists()


def test_unit_outside_the_scope_cannot_be_chosen(county: County) -> None:
    form = GOOD | {"unit": str(county.city.uuid)}

    editor_of(county.county).post(reverse("meetings:meeting-create"), form)

    assert not Meeting.objects.exists()
