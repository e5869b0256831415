"""The inbox and the page of one finding, as a person's browser gets them."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from burden.audit.models import Entry
from burden.findings import registry, services
from burden.findings.models import Finding
from burden.findings.registry import FindingKind
from burden.organisations.models import User
from tests.factories.administration import make_item
from tests.factories.hearing import confirm, hear
from tests.factories.statements import few_statements
from tests.findings.conftest import KIND, World, suspect

LIST = "findings:finding-list"


@pytest.fixture(autouse=True)
def english(settings: object) -> None:
    settings.LANGUAGE_CODE = "en"  # type: ignore[attr-defined]


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def page(person: User, address: str, **asked: str | int) -> str:
    answer = signed_in(person).get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def detail(finding: Finding) -> str:
    return reverse("findings:finding-detail", args=[finding.uuid])


def decide(client: Client, finding: Finding, **sent: object) -> object:
    return client.post(reverse("findings:finding-decide", args=[finding.uuid]), sent)


def listed(person: User, **asked: str) -> list[str]:
    """Titles of the inbox's export, in its order."""
    answer = signed_in(person).get(reverse(LIST), asked | {"export": "csv"})
    rows = csv.DictReader(StringIO(answer.content.decode("utf-8-sig")))
    return [row["Title"] for row in rows]


def weigh(finding: Finding, hours: int) -> None:
    services.set_avoidable(item=finding.item, kind=KIND, hours=Decimal(hours))


def test_inbox_says_what_is_suspected_in_the_scope(world: World) -> None:
    text = page(world.inspector, reverse(LIST))

    assert "Suspected: 91% of the text also stands in the superior paper" in text
    assert "安平县森林防火工作方案" in text
    assert "江州市森林防火工作方案" in text


def test_inbox_of_a_stranger_is_empty(world: World) -> None:
    text = page(world.stranger, reverse(LIST), state="all")

    assert "安平县" not in text
    assert "Nothing to decide here" in text


def test_inbox_begins_with_the_heaviest(world: World) -> None:
    light, sure, doubtful = (
        suspect(make_item(world.county, title=title), None, confidence=confidence)
        for title, confidence in (("light", 1.0), ("sure", 0.9), ("doubtful", 0.5))
    )
    for finding, hours in ((world.finding, 30), (light, 5), (sure, 20), (doubtful, 34)):
        weigh(finding, hours)

    titles = listed(world.inspector)

    assert titles == ["安平县森林防火工作方案", "sure", "doubtful", "light"]
    assert listed(world.inspector, sort="hours") == titles[::-1]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 1),
        ({"state": "open"}, 1),
        ({"state": "confirmed"}, 0),
        ({"state": "all"}, 2),
        ({"state": "dismissed"}, 1),
        ({"kind": KIND}, 1),
        ({"kind": "layered_meeting"}, 0),
        ({"level": "county"}, 1),
        ({"level": "village"}, 0),
        ({"severity": "low"}, 1),
        ({"severity": "high"}, 0),
        ({"period": "2025-06"}, 1),
        ({"period": "2025-Q2"}, 1),
        ({"period": "2024"}, 0),
        ({"q": "森林防火 安平"}, 1),
        ({"q": "森林防火 会议"}, 0),
    ],
)
def test_inbox_is_narrowed_by_its_filters(world: World, asked: dict[str, str], count: int) -> None:
    dismissed = suspect(make_item(world.county), None)
    services.decide(finding=dismissed, verdict="dismissed", reason="misread", by=world.inspector)

    assert len(listed(world.inspector, **asked)) == count


def test_inbox_looks_at_a_part_of_the_scope(world: World) -> None:
    suspect(make_item(world.other, title="elsewhere"), None)

    assert len(listed(world.colleague)) == 2
    assert listed(world.colleague, unit=str(world.other.uuid)) == ["elsewhere"]


def test_inbox_shows_twenty_five_at_a_time(world: World) -> None:
    for _ in range(30):
        suspect(make_item(world.county), None)

    text = page(world.inspector, reverse(LIST), page=2, rows="each")

    assert text.count("data-key-row") == 6
    assert "26–31 of 31" in text


def test_inbox_takes_as_many_queries_for_one_as_for_twenty_five(world: World) -> None:
    for _ in range(30):
        suspect(make_item(world.county, parent=world.upper), world.upper)
    client = signed_in(world.inspector)
    client.get(reverse(LIST))

    with few_statements():
        client.get(reverse(LIST))


def test_inbox_answers_htmx_with_the_table_alone(world: World) -> None:
    answer = signed_in(world.inspector).get(reverse(LIST), headers={"HX-Request": "true"})

    text = answer.content.decode()
    assert "data-key-list" in text
    assert "<html" not in text


def test_export_is_audited_and_holds_no_formula(world: World) -> None:
    suspect(make_item(world.county, title="=HYPERLINK(1)"), None)

    titles = listed(world.inspector)

    assert "'=HYPERLINK(1)" in titles
    assert Entry.objects.get(action="findings.exported").actor_id == str(world.inspector.pk)


def test_export_keeps_the_title_of_a_closed_source(world: World) -> None:
    suspect(world.item, make_item(world.other, title="和乐县方案"))
    client = signed_in(world.inspector)

    text = client.get(reverse(LIST), {"export": "csv"}).content.decode()

    assert "和乐县方案" not in text
    assert "江州市森林防火工作方案" in text


def test_page_shows_claim_evidence_and_who_may_decide(world: World) -> None:
    weigh(world.finding, 12)

    text = page(world.inspector, detail(world.finding))

    assert "Suspected: 91%" in text
    assert "12.0" in text
    assert 'data-key="y"' in text
    assert "data-reason" in text


def test_page_shows_what_the_kind_has_to_say(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = FindingKind(
        code=KIND,
        label="a kind",
        claim=lambda finding: f"{finding.confidence:.0%} sure",
        evidence_template="components/sentence.html",
        evidence_context=lambda finding, user: {"text": f"shown to {user}"},
        signals=lambda finding: [
            {"label": "topic", "weight": 2.5, "text": "near"},
            {"label": "delay", "weight": -1.0, "text": ""},
        ],
        set_aside=lambda finding: ["Two quotations."],
    )
    monkeypatch.setitem(registry._kinds, KIND, kind)

    text = page(world.inspector, detail(world.finding))

    assert "Suspected: 100% sure" in text
    assert f"shown to {world.inspector}" in text
    assert "topic" in text
    assert "+1.5" in text
    assert "Two quotations." in text


def test_page_of_a_leader_has_nothing_to_decide(world: World) -> None:
    text = page(world.leader, detail(world.finding))

    assert "Suspected: 91%" in text
    assert 'data-key="y"' not in text


def test_page_keeps_the_title_of_a_closed_source(world: World) -> None:
    finding = suspect(world.item, make_item(world.other, title="和乐县方案"))

    text = page(world.inspector, detail(finding))

    assert "和乐县方案" not in text
    assert "outside your scope" in text


def test_viewing_the_evidence_is_audited(world: World) -> None:
    page(world.inspector, detail(world.finding))

    entry = Entry.objects.get(action="finding.viewed")
    assert entry.actor_id == str(world.inspector.pk)
    assert entry.target_id == str(world.finding.pk)


def test_confirmed_findings_are_no_longer_called_suspected(world: World) -> None:
    confirm(world.finding, by=world.inspector)

    text = page(world.inspector, detail(world.finding))

    assert "Suspected:" not in text
    assert "91% of the text" in text


def test_page_leads_to_the_next_and_the_previous_finding(world: World) -> None:
    heavier, lighter = (suspect(make_item(world.county), None) for _ in range(2))
    for finding, hours in ((heavier, 30), (world.finding, 20), (lighter, 10)):
        weigh(finding, hours)

    answer = signed_in(world.inspector).get(detail(world.finding))

    assert (answer.context["before"], answer.context["after"]) == (heavier, lighter)


def test_equal_findings_are_all_walked_through(world: World) -> None:
    wanted = {world.finding, *(suspect(make_item(world.county), None) for _ in range(4))}
    client = signed_in(world.inspector)
    newest = Finding.objects.latest("pk")

    walked: list[Finding] = [newest]
    while after := client.get(detail(walked[-1])).context["after"]:
        walked.append(after)

    assert len(walked) == len(wanted)
    assert set(walked) == wanted


def test_deciding_leads_back_to_the_page_with_its_filters(world: World) -> None:
    hear(world.finding, world.inspector)
    client = signed_in(world.inspector)
    address = reverse("findings:finding-decide", args=[world.finding.uuid])

    answer = client.post(
        f"{address}?level=county", {"verdict": "confirmed", "seen": 0, "note": "x"}
    )

    assert answer.status_code == 302
    assert answer["Location"] == f"{detail(world.finding)}?level=county"
    assert Finding.objects.get().state == "confirmed"


def test_page_in_place_and_its_decision_come_without_the_frame(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    hear(world.finding, world.inspector)
    client = signed_in(world.inspector)
    asks = {"HX-Request": "true", "HX-Boosted": "true"}
    client.get(detail(world.finding), headers=asks)

    # Two of them are the savepoint of the entry, which is a transaction outside of tests.
    with django_assert_max_num_queries(18):
        page = client.get(detail(world.finding), headers=asks)
    address = reverse("findings:finding-decide", args=[world.finding.uuid])
    refused = client.post(address, {"verdict": "dismissed", "seen": 0}, headers=asks)
    done = client.post(f"{address}?level=county", {"verdict": "unsure", "seen": 0}, headers=asks)

    assert [one.status_code for one in (page, refused, done)] == [200, 422, 200]
    for one in (page, refused, done):
        assert one.text.startswith("<title>Finding · ")
        assert "<html" not in one.text
        assert 'id="bell" hx-swap-oob="true"' in one.text
    assert "HX-Boosted" in page.headers["Vary"]
    assert "Give the reason why the suspicion is dismissed." in refused.text
    assert refused.headers["HX-Replace-Url"] == detail(world.finding)
    assert "Decided: unsure." in done.text
    assert done.headers["HX-Replace-Url"] == f"{detail(world.finding)}?level=county"


def test_dismissing_without_a_reason_comes_back_with_the_box_open(world: World) -> None:
    answer = decide(signed_in(world.inspector), world.finding, verdict="dismissed", seen=0)

    assert answer.status_code == 422  # type: ignore[attr-defined]
    text = answer.content.decode()  # type: ignore[attr-defined]
    assert "Give the reason why the suspicion is dismissed." in text
    assert "data-reason>" in text
    assert Finding.objects.get().state == "open"


def test_who_comes_second_reads_who_was_first_and_may_decide_then(world: World) -> None:
    confirm(world.finding, by=world.colleague)
    client = signed_in(world.inspector)

    answer = decide(client, world.finding, verdict="unsure", seen=0)

    assert answer.status_code == 422  # type: ignore[attr-defined]
    text = answer.content.decode()  # type: ignore[attr-defined]
    assert f"Meanwhile {world.colleague} decided: confirmed." in text
    assert 'name="seen" value="1"' in text
    decide(client, world.finding, verdict="unsure", seen=1)
    assert Finding.objects.get().state == "unsure"


def test_deciding_in_the_inbox_answers_with_the_row(world: World) -> None:
    hear(world.finding, world.inspector)
    client = signed_in(world.inspector)
    address = reverse("findings:finding-decide", args=[world.finding.uuid])

    answer = client.post(
        address, {"verdict": "confirmed", "seen": 0}, headers={"HX-Request": "true"}
    )

    text = answer.content.decode()
    assert answer.status_code == 200
    assert text.strip().startswith("<tr")
    assert "badge-confirmed" in text


def test_a_late_decision_in_the_inbox_says_so_in_the_row(world: World) -> None:
    confirm(world.finding, by=world.colleague)
    client = signed_in(world.inspector)
    address = reverse("findings:finding-decide", args=[world.finding.uuid])

    answer = client.post(address, {"verdict": "unsure", "seen": 0}, headers={"HX-Request": "true"})

    assert f"Meanwhile {world.colleague} decided" in answer.content.decode()
    assert Finding.objects.get().state == "confirmed"
