"""A layered meeting tells how its level had been reached, what peers did, why it is spared."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from burden.findings.models import Finding
from burden.organisations.models import Level, Role
from meetings.models import Link, Meeting
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import work
from tests.meetings.conftest import LOWER, UPPER, County, Line, report
from tests.meetings.gatherings import claim_of, judge_again
from tests.meetings.pages import BACKEND

pytestmark = pytest.mark.django_db(transaction=True)


def held(county: County, upper: Line = UPPER) -> Finding:
    report(county.city, upper, LOWER)
    work()
    return Finding.objects.get(kind="layered_meeting")


def text_at(county: County, address: str) -> str:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(Role.INSPECTOR, county.city), BACKEND)
    return re.sub(r"\s+", " ", client.get(address).content.decode())


def meeting_page(county: County) -> str:
    lower = Meeting.objects.get(title=LOWER[2])
    return text_at(county, reverse("meetings:meeting-detail", args=[lower.uuid]))


def test_level_reached_by_attendance_is_told(county: County) -> None:
    assert "its people already sat in that meeting" in claim_of(held(county))


def test_meeting_that_adds_nothing_has_no_content_of_its_own(county: County) -> None:
    """A share of nothing is no figure to print (仅0%)."""
    claim = claim_of(held(county))
    page = meeting_page(county)

    assert "Repeats a superior meeting 1 day later, with no content of its own" in claim
    assert f"It repeats “{UPPER[2]}” of 临江市人民政府, with no content of its own." in page


def test_meeting_that_adds_something_tells_how_much(county: County) -> None:
    added = (*LOWER[:6], f"{LOWER[6]}|研究公墓建设用地", LOWER[7])
    report(county.city, UPPER, added)
    work()

    assert "25% of it is its own" in claim_of(Finding.objects.get(kind="layered_meeting"))


def test_level_reached_by_video_is_told(county: County) -> None:
    finding = held(county, (*UPPER[:5], "video", *UPPER[6:]))

    assert "had reached its level by video" in claim_of(finding)


def test_branch_venue_reaches_the_level_though_nobody_is_listed(county: County) -> None:
    seats = "临江市人民政府:6"
    report(county.city, (*UPPER[:5], "video", UPPER[6], seats), LOWER)
    work()
    upper = Meeting.objects.get(title=UPPER[2])
    upper.branches = [{"name": "安平县分会场", "unit": county.county.pk}]
    upper.save()

    judge_again(Meeting.objects.get(title=LOWER[2]))

    assert "had reached its level by video" in claim_of(Finding.objects.get())


def test_peers_that_did_not_meet_are_counted_and_named(county: County) -> None:
    make_unit("临河县人民政府", level=Level.COUNTY, parent=county.city, staff=30)
    finding = held(county, (*UPPER[:7], f"{UPPER[7]};临河县人民政府:3"))

    page = text_at(county, reverse("findings:finding-detail", args=[finding.uuid]))

    assert "Peers that sat in the superior meeting: 1; 1 held none of its own." in page
    assert "临河县人民政府" in page


def test_signals_and_thresholds_of_the_version_are_told(county: County) -> None:
    finding = held(county)

    page = text_at(county, reverse("findings:finding-detail", args=[finding.uuid]))

    assert f"{len(finding.measures['signals'])} signals speak for it" in page
    assert "below 30%" in page


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("statutory", "required by law"),
        ("emergency", "emergency response"),
        ("own_measures", "measures of its own"),
        ("rerun", "made up for a meeting that had failed"),
        ("merges", "joins several superior meetings"),
        ("another", "spared, so not counted"),
    ],
)
def test_every_reason_spares_and_stands_on_the_page_in_words(
    county: County, reason: str, words: str
) -> None:
    finding = held(county)

    Link.objects.update(spared=reason)
    judge_again(Meeting.objects.get(title=LOWER[2]))

    finding.refresh_from_db()
    assert finding.state == Finding.State.WITHDRAWN
    assert words in meeting_page(county)


def test_basis_in_law_spares_though_the_engine_does_not(county: County) -> None:
    finding = held(county)
    lower = Meeting.objects.get(title=LOWER[2])
    lower.legal_basis = "村民委员会组织法第二十五条"
    lower.save()

    judge_again(lower)

    finding.refresh_from_db()
    assert finding.state == Finding.State.WITHDRAWN
    assert "required by law" in meeting_page(county)


def test_own_measures_are_named_where_they_outweigh_the_rest(county: County) -> None:
    own = f"{LOWER[6]}|青河镇设立秸秆收储点由李明负责|安排收储资金四十万元"
    report(county.city, UPPER, (*LOWER[:6], own, LOWER[7]))
    work()

    assert not Finding.objects.exists()
    page = meeting_page(county)
    assert "measures of its own" in page
    assert "收储" in page
