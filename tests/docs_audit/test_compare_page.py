"""The compare page: what was copied, how the share adds up, and nothing a reader may not see."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Role, Unit
from docs_audit.models import Match
from docs_audit.shares import measure_of
from docs_audit.wording import percent
from tests.factories.administration import make_person, make_unit
from tests.factories.pairs import make_pair
from tests.factories.papers import make_match, make_paper

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pair() -> Match:
    return make_pair()


def page_of(match: Match, scope: Unit | None) -> str:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(
        make_person(Role.INSPECTOR, scope), "django.contrib.auth.backends.ModelBackend"
    )
    answer = client.get(address_of(match))
    assert answer.status_code == 200
    return answer.content.decode()


def address_of(match: Match) -> str:
    return reverse("documents:match-compare", args=[match.lower.uuid, match.upper.uuid])


def test_the_share_adds_up_to_what_the_engine_measured(pair: Match) -> None:
    measure = measure_of(pair.segments)

    assert measure is not None
    assert measure.share() == pytest.approx(pair.containment, abs=1e-12)
    assert measure.characters["law"] > 50


def test_words_set_aside_count_when_they_are_switched_on(pair: Match) -> None:
    measure = measure_of(pair.segments)

    assert measure is not None
    law = measure.characters["law"]
    assert measure.counted(["law"]) == measure.counted() + law
    assert measure.counted_copied(["law"]) == measure.counted_copied() + law
    assert measure.share(["law"]) > measure.share()


def test_the_page_brings_the_sums_that_its_switches_count_with(pair: Match) -> None:
    page = page_of(pair, pair.upper.unit)

    found = re.search(r'<script id="compare-sums" type="application/json">(.*?)</script>', page)
    assert found
    sums = json.loads(found[1])
    counted = sums["characters"][""]
    assert sum(sums["copied"][""].values()) / counted == pytest.approx(pair.containment)
    assert sums["characters"]["law"] == sums["copied"]["law"]["quoted"]


def test_a_swap_leads_to_its_places_and_reads_in_place(pair: Match) -> None:
    page = page_of(pair, pair.upper.unit)

    row = re.search(r'href="#lower-(\d+)" data-compare-places="([\d ]+)" aria-label="“全镇”', page)
    assert row
    places = row[2].split()
    assert len(places) == 3
    for place in places:
        assert f'id="lower-{place}" title="Superior paper: 全县" data-other="全县">全镇<' in page


def test_an_own_sentence_is_marked(pair: Match) -> None:
    page = page_of(pair, pair.upper.unit)

    assert '<span class="own own-start">山洪冲毁的下湾渡口便桥' in page.replace("八、", "")


def test_a_tightened_deadline_stands_beside_the_superiors(pair: Match) -> None:
    page = page_of(pair, pair.upper.unit)

    row = next(row for row in page.split("<tr>") if "June 30, 2025" in row)
    assert "June 10, 2025" in row
    assert "tightened" in row
    assert "8 days later" in page


def test_both_files_are_told_by_their_hashes(pair: Match) -> None:
    page = page_of(pair, pair.upper.unit)

    for paper in (pair.lower, pair.upper):
        assert f"{paper.file.sha256}</p>" in page
        assert reverse("documents:paper-original", args=[paper.uuid]) in page


def test_a_place_name_left_in_is_boxed_in_the_text(pair: Match) -> None:
    start = pair.lower.text.index("临河县")
    pair.leftover_places = [
        {"name": "临河县", "span": [start, start + 3], "sentence": "临河县各中小学要防汛。"}
    ]
    pair.save()

    page = page_of(pair, pair.upper.unit)

    assert '<span class="leftover" id="leftover-1">临河县</span>' in page
    assert 'href="#leftover-1"' in page


def test_the_verdict_stands_in_words_with_its_threshold(pair: Match) -> None:
    page = page_of(pair, pair.upper.unit)

    share = percent(pair.containment)
    assert f"Suspected: {share} of the text that counts is shared; the threshold is 60%" in page
    assert "(parameters, version 1)" in page
    assert "The relation: the other paper&#x27;s issuer stands above this one&#x27;s." in page
    assert "Cited from laws and rules" in page


def test_what_is_below_the_thresholds_is_not_called_suspected(pair: Match) -> None:
    Match.objects.update(containment=0.2, passages=[], segments=[])

    page = page_of(pair, pair.upper.unit)

    assert "<h1>Shares text with a superior paper</h1>" in page
    assert "below the threshold of" in page


def test_a_reader_of_neither_paper_gets_nothing(pair: Match) -> None:
    client = Client()
    stranger = make_person(Role.INSPECTOR, make_unit("临河县"))
    client.force_login(stranger, "django.contrib.auth.backends.ModelBackend")

    assert client.get(address_of(pair)).status_code == 404


def test_a_pair_matched_by_an_earlier_version_is_shown_without_switches(pair: Match) -> None:
    Match.objects.update(segments=[], own_measures=[])

    page = page_of(pair, pair.upper.unit)

    assert "data-compare-share" in page
    assert "data-compare-aside" not in page
    assert "once the papers have been compared again" in page


def test_spans_beyond_a_changed_text_are_shown_as_far_as_they_go(pair: Match) -> None:
    pair.lower.text = pair.lower.text[:300]
    pair.lower.save()

    page = page_of(pair, pair.upper.unit)

    assert "A text has changed since the papers were compared" in page
    assert 'data-passage="1"' in page


def test_a_pair_without_any_passage_is_shown() -> None:
    unit = make_unit()
    match = make_match(make_paper(unit), make_paper(unit))
    Match.objects.update(passages=[])

    assert "<mark" not in page_of(match, unit)


def test_words_of_a_paper_are_never_taken_for_html() -> None:
    unit = make_unit()
    match = make_match(make_paper(unit), make_paper(unit))
    for paper, words in ((match.lower, "全市"), (match.upper, '"><b>&')):
        paper.text = f"<script>alert(1)</script>在{words}排查整治"
        paper.save()
    whole = [[0, len(paper.text)] for paper in (match.lower, match.upper)]
    Match.objects.update(
        passages=[{"lower": whole[0], "upper": whole[1], "kind": "substituted"}],
        substitutions=[{"lower": "全市", "upper": '"><b>&', "kind": "place"}],
    )

    page = page_of(match, unit)

    assert "<script>alert" not in page
    assert "<b>" not in page
    assert 'data-other="&quot;&gt;&lt;b&gt;&amp;"' in page
