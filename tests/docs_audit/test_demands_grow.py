"""Demands that grow from paper to paper (层层加码) become steps and a candidate for a person."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.findings.models import Finding
from burden.jobs import services as jobs
from burden.organisations.models import Role, Unit
from docs_audit import services
from docs_audit.escalating import KIND
from docs_audit.models import Escalation, Paper, Requirement
from tests.api.conftest import program
from tests.docs_audit.chains import Line
from tests.factories.administration import make_person
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def line(db: None) -> Line:
    return Line()


def finding_of(unit: Unit) -> Finding:
    return Finding.objects.get(kind=KIND, unit=unit)


def steps_of(unit: Unit) -> set[tuple[str, str, str, str]]:
    """(kind, value above, value, change) of a unit's paper."""
    found = Escalation.objects.filter(requirement__paper__unit=unit)
    return {
        (
            one.requirement.kind,
            one.above.value if one.above else "",
            one.requirement.value,
            one.change,
        )
        for one in found.select_related("requirement", "above")
    }


COUNTY_STEPS = {
    ("quota", "90%", "98%", "tightened"),
    ("deadline", "2025-06-30", "2025-06-20", "tightened"),
    ("frequency", "monthly", "weekly", "tightened"),
    ("material", "低保对象复核工作总结", "低保对象复核工作总结", "same"),
    ("material", "低保对象复核进展情况", "低保对象复核进展情况", "same"),
    ("material", "", "入户照片", "added"),
    ("material", "", "复核台账", "added"),
}


def page(unit: Unit, address: str, language: str = "en") -> str:
    client = Client(headers={"accept-language": language})
    client.force_login(
        make_person(Role.INSPECTOR, unit), "django.contrib.auth.backends.ModelBackend"
    )
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("upwards", [False, True])
def test_steps_are_the_same_in_any_order_of_arrival(line: Line, upwards: bool) -> None:
    line.bring(upwards=upwards)

    assert steps_of(line.county) == COUNTY_STEPS
    assert ("quota", "98%", "100%", "tightened") in steps_of(line.township)
    assert steps_of(line.city) == set()
    assert finding_of(line.county).upper == line.paper_of(line.city).item


def test_growth_beyond_the_thresholds_is_a_candidate_with_both_values(line: Line) -> None:
    line.bring()

    finding = finding_of(line.county)

    assert finding.state == Finding.State.OPEN
    assert finding.confidence < 1
    assert finding.avoidable_hours == 0
    assert {(one["kind"], one["other"], one["value"]) for one in finding.evidence} == {
        ("quota", "90%", "98%"),
        ("frequency", "monthly", "weekly"),
        ("material", "", "入户照片"),
        ("material", "", "复核台账"),
    }


def test_small_steps_alone_are_kept_and_suspect_nobody(line: Line) -> None:
    line.bring()

    kinds = {one["kind"] for one in finding_of(line.township).evidence}

    assert kinds == {"deadline"}
    assert ("quota", "98%", "100%", "tightened") in steps_of(line.township)


def test_judging_again_files_nothing_twice(line: Line) -> None:
    line.bring()
    before = Escalation.objects.count(), Finding.objects.count()

    jobs.enqueue("paper.judge", str(line.paper_of(line.county).uuid))
    work()

    assert (Escalation.objects.count(), Finding.objects.count()) == before


def test_corrected_day_of_the_superior_moves_the_years_of_its_demands(line: Line) -> None:
    line.bring()

    services.correct_paper(
        paper=line.paper_of(line.city),
        changes={"issued_on": "2024-06-01"},
        by=make_person(Role.CADRE, line.city),
    )
    work()

    assert Requirement.objects.filter(
        paper__unit=line.city, kind="deadline", value="2024-06-30"
    ).exists()
    assert ("deadline", "2024-06-30", "2025-06-20", "loosened") in steps_of(line.county)


def test_finding_is_withdrawn_when_the_other_turns_out_to_be_no_superior(line: Line) -> None:
    line.bring()

    services.correct_paper(
        paper=line.paper_of(line.city),
        changes={"issuer_name": "白水县人民政府"},
        by=make_person(Role.CADRE, line.city),
    )
    work()

    assert steps_of(line.county) == set()
    assert finding_of(line.county).state == Finding.State.WITHDRAWN


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            (
                "Suspected: Demands grew",
                "asked every week instead of every month",
                "is for a person",
            ),
        ),
        ("zh-hans", ("疑似", "加码", "由每月提高到每周", "由人工认定")),
    ],
)
def test_finding_quotes_both_sentences(line: Line, language: str, told: tuple[str, ...]) -> None:
    line.bring()
    address = reverse("findings:finding-detail", args=[finding_of(line.county).uuid])

    shown = page(line.city, address, language)

    assert all(words in shown for words in told)
    assert "每月报送一次低保对象复核进展情况。" in shown
    assert "每周报送一次低保对象复核进展情况。" in shown


def close(paper: Paper) -> None:
    """Nobody but its issuer's scope has received it."""
    paper.receipts.all().delete()


def test_superior_paper_out_of_scope_shows_its_level_and_value_alone(line: Line) -> None:
    line.bring()
    close(line.paper_of(line.city))
    finding = reverse("findings:finding-detail", args=[finding_of(line.county).uuid])
    item = line.paper_of(line.county).item
    assert item is not None
    matter = reverse("dashboards:matter-detail", args=[item.uuid])

    for shown in (page(line.county, finding), page(line.county, matter)):
        assert "90%" in shown
        assert "复核完成率要达到98%" in shown
        assert "复核完成率要达到90%" not in shown
    answer = program(Role.INSPECTOR, line.county).get(f"/api/matters/{item.uuid}/steps/")
    assert "复核完成率要达到90%" not in str(answer.json())
    top = answer.json()["ladders"][0]["rungs"][0]
    assert (top["level"], top["paper"], top["sentence"]) == ("city", None, "")


def test_matter_shows_the_demand_at_each_level_and_what_is_left_of_the_time(line: Line) -> None:
    line.bring()
    item = line.paper_of(line.city).item
    assert item is not None

    shown = page(line.city, reverse("dashboards:matter-detail", args=[item.uuid]))
    ladders = program(Role.INSPECTOR, line.city).get(f"/api/matters/{item.uuid}/steps/").json()

    deadline = next(one for one in ladders["ladders"] if one["kind"] == "deadline")
    assert [one["days"] for one in deadline["rungs"]] == [29, 17, 7]
    assert [one["level"] for one in deadline["rungs"]] == ["city", "county", "township"]
    assert round(sum(one["share"] or 0 for one in deadline["rungs"]), 6) == 1
    assert round(deadline["left"], 6) == round(7 / 29, 6)
    assert "the bottom has 24.14% of the time of the top" in shown


def test_paper_lists_its_demands_each_leading_to_its_sentence(line: Line) -> None:
    line.bring()
    paper = line.paper_of(line.county)

    shown = page(line.county, reverse("documents:paper-detail", args=[paper.uuid]))

    quota = paper.requirements.get(kind="quota")
    assert f'href="#demand-{quota.position}"' in shown
    _before, anchor, after = shown.partition(f'id="demand-{quota.position}"')
    assert anchor
    assert after.split("</mark>")[0].endswith(quota.sentence)


def test_program_reads_the_demands_of_a_paper(line: Line) -> None:
    line.bring()
    paper = line.paper_of(line.county)

    answer = program(Role.INSPECTOR, line.county).get(f"/api/documents/{paper.uuid}/requirements/")

    quota = next(one for one in answer.json() if one["kind"] == "quota")
    assert (quota["value"], quota["parent_value"]) == ("98%", "90%")
    assert paper.text[slice(*quota["span"])] == quota["sentence"]
