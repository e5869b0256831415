"""The inbox finds words in number, title, issuer and claim; Chinese ones by their letters."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from burden.findings.models import Finding
from burden.findings.selectors.searching import about
from burden.matters.models import Item
from burden.organisations.models import User
from tests.factories.administration import make_item
from tests.findings.conftest import KIND, World, suspect

LIST = reverse("findings:finding-list")


def found(person: User, words: str) -> set[str]:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    rows = client.get(LIST, {"q": words, "rows": "each"}).context["rows"]
    return {row.finding.item.title for row in rows}


@pytest.fixture
def spring(world: World) -> Finding:
    item = make_item(world.county, title="关于做好春耕备耕工作的通知")
    Item.objects.filter(pk=item.pk).update(number="安政办发〔2025〕7号")
    return suspect(item, None, share=0.64)


SPRING, FOREST = "关于做好春耕备耕工作的通知", "安平县森林防火工作方案"


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("春耕", {SPRING}),
        ("备耕工作", {SPRING}),
        ("工作", {SPRING, FOREST}),
        ("耕备", {SPRING}),
        ("耕春", set()),
        ("春耕 通知", {SPRING}),
        ("春耕 方案", set()),
        ("〔2025〕7号", {SPRING}),
        ("安平县", {SPRING, FOREST}),
        ("64%", {SPRING}),
        ("64% 春耕", {SPRING}),
        ("上级", {SPRING, FOREST}),
        ("superior paper", {SPRING, FOREST}),
        ("SUPERIOR", {SPRING, FOREST}),
        ("100%_", set()),
    ],
)
def test_words_are_found_wherever_they_stand(
    world: World, spring: Finding, words: str, titles: set[str]
) -> None:
    assert found(world.inspector, words) == titles


def test_single_letter_is_looked_for_in_titles_and_issuers_not_in_claims(
    world: World, spring: Finding
) -> None:
    assert found(world.inspector, "耕") == {SPRING}
    assert found(world.inspector, "县") == {SPRING, FOREST}
    assert found(world.inspector, "%") == set()


def test_nothing_outside_the_scope_is_found_and_no_title_of_a_closed_source(
    world: World, spring: Finding
) -> None:
    suspect(make_item(world.other, title="和乐县春耕方案"), None)

    assert found(world.inspector, "春耕") == {SPRING}
    assert found(world.inspector, "江州市") == set()
    assert found(world.stranger, "春耕") == {"和乐县春耕方案"}


def test_corrected_title_and_a_new_claim_are_found_at_once(world: World, spring: Finding) -> None:
    Item.objects.filter(pk=spring.item_id).update(title="秋收安排")
    suspect(spring.item, None, share=0.77)

    assert found(world.inspector, "秋收") == {"秋收安排"}
    assert found(world.inspector, "春耕") == set()
    assert found(world.inspector, "77%") == {"秋收安排"}
    assert found(world.inspector, "64%") == set()


def test_findings_of_former_versions_get_their_words(world: World, spring: Finding) -> None:
    Finding.objects.update(words="")
    assert found(world.inspector, "64%") == set()

    call_command("index_findings")

    assert found(world.inspector, "64%") == {SPRING}


def test_titles_and_claims_are_found_by_indexes_of_pairs(world: World) -> None:
    titles = (f"第{number}号关于做好春耕备耕工作的通知" for number in range(1_000))
    items = Item.objects.bulk_create(
        Item(source="paper", source_uuid=uuid4(), unit=world.county, level="county", title=title)
        for title in titles
    )
    Finding.objects.bulk_create(
        Finding(
            kind=KIND,
            item=item,
            unit=world.county,
            level="county",
            confidence=1,
            parameter_set=world.finding.parameter_set,
            words=f"{item.title}，与上级文件相同",
        )
        for item in items
    )

    # On a table this small a planner may read all of it, or all of another index; asked is whether
    # the indexes of pairs can serve, which are read by bitmaps alone.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE findings_finding, matters_item, organisations_unit")
        for way in ("seqscan", "indexscan", "indexonlyscan"):
            cursor.execute(f"SET LOCAL enable_{way} = off")

    assert "finding_words" in plan_of(about(Finding.objects.all(), "照抄").values("pk"))
    assert "item_words" in plan_of(Item.objects.about("照抄").values("pk"))


def plan_of(query: QuerySet[Any, Any]) -> str:
    sql, told = query.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}", told)
        return "\n".join(line for (line,) in cursor.fetchall())
