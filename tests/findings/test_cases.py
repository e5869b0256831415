"""The library of published cases: complete, filtered, and beside the findings it fits."""

import pytest
from django.test import Client
from django.utils import translation

from burden.findings.cases import CASES, TOPICS, cases_like
from burden.findings.registry import kinds
from burden.organisations.models import Role
from burden.thresholds.rulebook import RULES
from tests.factories.administration import make_item, make_person, make_unit
from tests.findings.conftest import World, suspect


def test_each_case_is_whole_and_names_what_the_product_knows() -> None:
    known = {kind.code for kind in kinds()}

    assert len(CASES) >= 20
    assert len({case.id for case in CASES}) == len(CASES)
    for case in CASES:
        assert case.sources, case.id
        assert set(case.topics) <= set(TOPICS), case.id
        assert set(case.rules) <= set(RULES), case.id
        assert set(case.kinds) <= known, (case.id, set(case.kinds) - known)
        for language in ("zh-hans", "en"):
            with translation.override(language):
                assert case.told, case.id
                assert case.told_by, case.id
                assert case.told_of, case.id


def page(address: str, language: str = "en") -> str:
    client = Client(headers={"accept-language": language})
    person = make_person(Role.INSPECTOR, make_unit("安平县"))
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.text


@pytest.mark.django_db
def test_library_lists_all_with_their_sources() -> None:
    shown = page("/findings/cases/")

    assert all(f'id="{case.id}"' in shown for case in CASES)
    assert all(source in shown for case in CASES for source in case.sources)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "found"),
    [("topic=secondment", {"K22"}), ("rule=GD-20", {"K22"}), ("q=82%25", {"K09"})],
)
def test_library_is_narrowed_by_topic_rule_and_words(asked: str, found: set[str]) -> None:
    shown = page(f"/findings/cases/?{asked}")

    assert {case.id for case in CASES if f'id="{case.id}"' in shown} == found


@pytest.mark.django_db
def test_library_is_told_in_the_language_of_the_reader() -> None:
    assert "每个工作日超过4份" in page("/findings/cases/?q=K06", "zh-hans")
    assert "more than four a working day" in page("/findings/cases/?q=K06")


def test_copies_stand_beside_published_copies_the_latest_first(world: World) -> None:
    found = cases_like(world.finding)

    assert [case.id for case in found] == ["K10", "K09", "K05"]


@pytest.mark.django_db
def test_finding_of_a_rule_stands_beside_cases_of_that_rule() -> None:
    finding = suspect(make_item(make_unit()), None)
    finding.kind = "rule:GD-18"

    assert "K18" in {case.id for case in cases_like(finding)}


def test_page_of_a_finding_shows_cases_like_it(world: World) -> None:
    client = Client(headers={"accept-language": "en"})
    client.force_login(world.inspector, "django.contrib.auth.backends.ModelBackend")

    shown = client.get(f"/findings/{world.finding.uuid}/").text

    assert "Published cases like this one" in shown
    assert "/findings/cases/?q=K09" in shown
    assert f"/reports/new/?kind=bundle&amp;finding={world.finding.uuid}" in shown
