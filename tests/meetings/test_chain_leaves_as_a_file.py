"""The chain leaves the product as a picture and as a Word file, within the reader's scope."""

import io
from datetime import timedelta
from xml.etree import ElementTree as ET

import docx
import pytest
from django.urls import reverse

from burden.audit.models import Entry
from burden.organisations.models import Level, Unit
from meetings.models import Link, Meeting
from tests.factories.administration import make_unit
from tests.factories.meetings import NINE, make_meeting
from tests.meetings.pages import inspector_of

pytestmark = pytest.mark.django_db

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def lower() -> Meeting:
    """A county's meeting that repeats a city's, which the county sat in."""
    city = make_unit("江州市", level=Level.CITY)
    county = make_unit("安平县", parent=city)
    top = make_meeting(city, title="全市防汛视频会")
    own = make_meeting(county, title="安平县防汛会", starts_at=NINE + timedelta(days=2))
    Link.objects.create(
        lower=own,
        upper=top,
        weight=4.5,
        novelty=0.25,
        margin=1,
        own=["明确镇级防汛责任人"],
        evidence=[{"signal": "topic", "weight": 4.5, "text": "90% of the topic"}],
    )
    return own


def words_of(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(one.text for one in (*document.paragraphs, *cells))


def top_unit(meeting: Meeting) -> Unit:
    assert meeting.host.parent is not None
    return meeting.host.parent


def test_word_file_tells_meetings_evidence_and_own_items(lower: Meeting) -> None:
    answer = inspector_of(top_unit(lower)).get(reverse("reports:chain-word", args=[lower.uuid]))

    words = words_of(answer.content)
    assert "全市防汛视频会" in words
    assert "same topic" in words
    assert "+4.5" in words
    assert "2 days later; 25% of it is its own." in words
    assert "Its own: 明确镇级防汛责任人" in words
    assert Entry.objects.filter(action="chain.exported").count() == 1


def test_title_of_a_closed_meeting_stays_out_of_both_files(lower: Meeting) -> None:
    reader = inspector_of(lower.host)

    word = words_of(reader.get(reverse("reports:chain-word", args=[lower.uuid])).content)
    picture = reader.get(reverse("meetings:chain-picture", args=[lower.uuid])).content.decode()

    assert "outside your scope" in word
    assert "江州市" in word
    assert "<title>江州市" in picture
    assert "全市防汛视频会" not in word + picture


def test_title_of_a_closed_meeting_stays_off_the_page_and_the_list(lower: Meeting) -> None:
    reader = inspector_of(lower.host)

    page = reader.get(reverse("meetings:meeting-detail", args=[lower.uuid])).content.decode()
    table = reader.get(reverse("meetings:meeting-list"), {"export": "csv"}).content.decode()

    assert "It repeats a meeting of 江州市" in page
    assert "江州市" in table
    assert "全市防汛视频会" not in page + table


def test_picture_is_a_file_of_its_own(lower: Meeting) -> None:
    answer = inspector_of(top_unit(lower)).get(reverse("meetings:chain-picture", args=[lower.uuid]))

    root = ET.fromstring(answer.content)
    assert root.tag == f"{SVG}svg"
    assert len(root.findall(f".//{SVG}circle")) == 2
    assert len(root.findall(f".//{SVG}path[@class='edge']")) == 1
    assert not root.findall(f".//{SVG}a"), "a file has nowhere to lead to"
    assert answer["Content-Type"].startswith("image/svg+xml")


def test_line_on_the_page_opens_its_evidence(lower: Meeting) -> None:
    page = inspector_of(top_unit(lower)).get(reverse("meetings:meeting-detail", args=[lower.uuid]))

    assert f"/meetings/{lower.uuid}/#evidence" in page.content.decode()
    assert 'id="evidence"' in page.content.decode()
