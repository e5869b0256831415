"""What matching sets aside as everybody's words is in sight of the system administrator."""

import csv
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.jobs import services as jobs
from burden.organisations.models import Role, Unit
from docs_audit.models import Paper, StockSentence
from tests.factories.administration import make_person
from tests.factories.papers import work
from tests.factories.stock import MEASURE, STOCK, counties_with_stock, townships_with_measure

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "documents:stock-list"


def administrator(unit: Unit, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(
        make_person(Role.SYSTEM_ADMIN, unit), "django.contrib.auth.backends.ModelBackend"
    )
    return client


def page(client: Client, **asked: str) -> str:
    answer = client.get(reverse(LIST), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def exported(client: Client, **asked: str) -> list[dict[str, str]]:
    answer = client.get(reverse(LIST), asked | {"export": "csv"})
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


def test_measure_that_many_townships_took_from_one_paper_is_no_stock_sentence() -> None:
    county = townships_with_measure()

    known = StockSentence.objects.get(text__startswith=MEASURE[:12])
    assert known.papers > known.issuers == 1
    assert MEASURE[:12] not in page(administrator(county))


@pytest.mark.parametrize(("language", "told"), [("en", "Stock sentences"), ("zh-hans", "通用语句")])
def test_sentence_of_many_issuers_is_listed_with_how_many_use_it(language: str, told: str) -> None:
    units = counties_with_stock()
    client = administrator(units[0], language)

    assert told in page(client)
    assert STOCK[0].strip("。") in page(client)
    rows = exported(administrator(units[1]))
    assert {row["Issuers"] for row in rows} == {"9"}
    assert {row["Papers"] for row in rows} == {"9"}
    assert len(rows) == len(STOCK)


def test_figures_that_a_form_leaves_open_are_masked() -> None:
    text = page(administrator(counties_with_stock()[0]))

    assert "截止日期为×年×月×日" in text
    assert "2025年6月30日" not in text


def test_sentence_of_few_issuers_is_not_shown() -> None:
    client = administrator(counties_with_stock()[0])
    StockSentence.objects.create(key="own", text="只有一个单位说过的话", last_seen="2025-05-02")
    StockSentence.objects.create(
        key="few", text="五个单位说过的话", last_seen="2025-05-02", issuers=5
    )

    assert "说过的话" not in page(client)
    assert "说过的话" not in str(exported(client))


def test_matching_again_changes_nothing() -> None:
    units = counties_with_stock()
    before = exported(administrator(units[0]))

    for paper in Paper.objects.all():
        jobs.enqueue("paper.match", str(paper.uuid))
    work()

    assert exported(administrator(units[1])) == before


def test_sentence_of_too_few_issuers_is_not_set_aside_at_all() -> None:
    units = counties_with_stock(7)

    assert not StockSentence.objects.exists()
    assert "No stock sentence" in page(administrator(units[0]))


def test_list_is_searched_sorted_and_its_export_leaves_an_entry() -> None:
    client = administrator(counties_with_stock()[0])

    assert [row["Sentence"][:6] for row in exported(client, q="政治站位 压实")] == ["各乡镇、各部"]
    assert exported(client, q="群众核对") == []
    assert len(exported(client, sort="-last_seen")) == len(STOCK)
    assert Entry.objects.filter(action="stock-sentences.exported").count() == 3


def test_parameters_lead_the_administrator_there_and_nobody_else() -> None:
    unit = counties_with_stock(1)[0]
    reader = Client()
    reader.force_login(
        make_person(Role.INSPECTOR, unit), "django.contrib.auth.backends.ModelBackend"
    )

    parameters = reverse("thresholds:threshold-list")

    assert reverse(LIST) in administrator(unit).get(parameters).content.decode()
    assert reverse(LIST) not in reader.get(parameters).content.decode()
    assert reader.get(reverse(LIST)).status_code == 403
