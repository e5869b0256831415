"""Every list of the interface comes in pages of a fixed order."""

import warnings

import pytest
from django.core.paginator import UnorderedObjectListWarning

from burden.organisations.models import Role, Unit
from tests.api.conftest import program
from tests.factories.meetings import make_meeting
from tests.factories.papers import make_paper


@pytest.mark.parametrize(
    "name", ["units", "documents", "uploads", "meetings", "findings", "scores"]
)
def test_list_is_ordered_and_counted(city: Unit, name: str) -> None:
    client = program(Role.INSPECTOR, city)

    with warnings.catch_warnings():
        warnings.simplefilter("error", UnorderedObjectListWarning)
        answer = client.get(f"/api/{name}/")

    assert answer.status_code == 200
    assert answer.json()["count"] == len(answer.json()["results"])


def test_lists_hold_the_own_scope_only(city: Unit, county: Unit) -> None:
    make_paper(city, title="关于市本级的通知")
    make_paper(county, title="关于县里的通知")
    make_meeting(city, title="全市会议")
    make_meeting(county, title="全县会议")
    client = program(Role.INSPECTOR, county)

    papers = client.get("/api/documents/").json()["results"]
    meetings = client.get("/api/meetings/").json()["results"]

    assert [one["title"] for one in papers] == ["关于县里的通知"]
    assert [(one["title"], one["people"]) for one in meetings] == [("全县会议", 5)]
