"""Pages of forms: what a unit was asked, by whom and how often; one form instead of several."""

import io
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from burden.activities.models import Demand
from burden.organisations.models import Role, Unit
from tests.activities.conftest import Province
from tests.factories.administration import make_person
from tests.factories.demands import ask
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)

ASKED = (
    ("姓名、身份证号、联系电话、家庭住址", "残疾人信息采集表", "2026-03-03 09:00"),
    ("残疾人姓名、公民身份号码、手机号码、现住址、残疾类别", "残疾人核查表", "2026-03-09 09:00"),
    ("姓名、身份证号码、手机号、居住地址", "残疾人花名册", "2026-03-16 09:00"),
)


@pytest.fixture
def forms(province: Province) -> list[Demand]:
    """Three askers want of one township the same four fields, one of them a fifth."""
    askers = (province.county, province.county_education, province.city)
    found = [
        ask(unit, province.town, title=title, sent=sent, fields=fields, due="")
        for unit, (fields, title, sent) in zip(askers, ASKED, strict=True)
    ]
    work()
    return found


def client_of(unit: Unit, role: Role = Role.INSPECTOR) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(role, unit))
    return client


def test_page_of_a_receiver_says_how_often_it_was_asked_the_same(
    province: Province, forms: list[Demand]
) -> None:
    client = client_of(province.county)

    page = client.get(
        reverse("activities:demand-receiver", args=[province.town.uuid]), {"year": "2026"}
    )

    assert "The same 4 fields were asked 3 times." in page.text
    bundle = page.context["most"]
    assert list(bundle.demands) == forms
    told = client.get(reverse("api:unit-demands", args=[province.town.uuid]), {"year": "2026"})
    assert [(len(one["fields"]), one["times"]) for one in told.json()["again"]] == [(4, 3)]
    assert told.json()["figures"]["askers"] == 3


def test_forms_that_share_more_with_each_other_than_with_a_third_are_told_together(
    province: Province,
) -> None:
    """Two ask for the same four fields, a third for two of them: 4 twice, and 2 three times."""
    four = "姓名、身份证号、联系电话、家庭住址"
    for number, fields in enumerate((four, four, "姓名、身份证号"), start=1):
        title = f"残疾人名册（第{number}张）"
        sent = f"2026-03-0{number} 09:00"
        ask(province.county, province.town, title=title, sent=sent, due="", fields=fields)
    work()

    page = client_of(province.county).get(
        reverse("activities:demand-receiver", args=[province.town.uuid]), {"year": "2026"}
    )

    found = [(one.count, one.times) for one in page.context["page"].object_list]
    assert sorted(found) == [(2, 3), (4, 2)]
    assert page.context["again"] == 4 + 2, "10 fields asked, 4 needed"


def test_receivers_are_told_with_levels_busiest_week_and_hours(
    province: Province, forms: list[Demand]
) -> None:
    assert forms
    ask(province.county, province.town, title="另一张表", sent="2026-03-10 10:00", due="")
    work()

    told = client_of(province.county).get(reverse("api:demand-receivers"), {"year": "2026"}).json()

    assert [one["unit"]["name"] for one in told["units"]] == ["青河镇人民政府"]
    row = told["units"][0]
    assert (row["count"], row["by_level"], row["busiest"]) == (4, {"city": 1, "county": 3}, 2)
    assert float(row["avoidable"]) > 0


def test_page_of_a_form_shows_where_else_each_field_was_asked(
    province: Province, forms: list[Demand]
) -> None:
    address = reverse("activities:record-detail", args=["demands", forms[1].uuid])

    page = client_of(province.city).get(address)

    rows = {row.field.name: row for row in page.context["page"].object_list}
    others = [(one.demand, one.name) for one in rows["公民身份号码"].elsewhere]
    assert others == [(forms[0], "身份证号"), (forms[2], "身份证号码")]
    assert "“身份证号” means “公民身份号码”" in page.text
    assert rows["残疾类别"].elsewhere == []


def test_reader_of_one_asker_learns_only_that_others_asked_as_well(
    province: Province, forms: list[Demand]
) -> None:
    """The education bureau does not receive what the county asks of townships."""
    client = client_of(province.county_education)

    page = client.get(reverse("activities:record-detail", args=["demands", forms[1].uuid]))
    told = client.get(reverse("api:demand-repetitions", args=[forms[1].uuid])).text

    assert forms[0].title not in page.text
    assert forms[2].title not in page.text + told
    assert "2 more outside your scope" in page.text


def merged(client: Client, form: str, query: dict[str, Any]) -> bytes:
    answer = client.get(reverse("reports:merged-form", args=[form]), query)
    assert answer.status_code == 200
    return answer.content


def test_one_form_has_each_field_once_with_who_needs_it(
    province: Province, forms: list[Demand]
) -> None:
    client = client_of(province.county)
    query: dict[str, Any] = {"receiver": str(province.town.uuid), "year": "2026"}

    page = client.get(reverse("activities:demand-merged"), query)
    book = CalamineWorkbook.from_filelike(io.BytesIO(merged(client, "xlsx", query)))
    document = docx.Document(io.BytesIO(merged(client, "docx", query)))

    sentence = "3 forms ask for 13 fields; with each once there are 5, 8 need not be filled in"
    assert sentence in page.text
    assert sentence in "\n".join(one.text for one in document.paragraphs)
    form, told = (book.get_sheet_by_index(number).to_python() for number in range(2))
    assert len(form[1]) == 5
    by_field = {str(row[0]): str(row[5]).split("、") for row in told[1:]}
    assert by_field["残疾类别"] == [province.county_education.name]
    assert len(by_field["姓名"]) == 3
    assert len(document.tables[0].rows) == 1 + len(forms)
    assert len(document.tables[1].rows) == 1 + 5


def test_chosen_forms_alone_are_merged_and_none_of_another_scope(
    province: Province, forms: list[Demand]
) -> None:
    query = {"demand": [str(forms[0].uuid), str(forms[2].uuid)]}

    told = client_of(province.county).get(reverse("api:merged-form"), query).json()
    assert (told["asked"], told["saved"], len(told["demands"])) == (8, 4, 2)

    stranger = client_of(province.other_town)
    for route in ("activities:demand-merged", "api:merged-form"):
        assert stranger.get(reverse(route), query).status_code == 404
        receiver = {"receiver": str(province.town.uuid)}
        assert stranger.get(reverse(route), receiver).status_code == 404
    assert stranger.get(reverse(route), {"demand": "x"}).status_code == 404


def test_list_is_narrowed_to_what_was_asked_again_and_leaves_as_csv(
    province: Province, forms: list[Demand]
) -> None:
    client = client_of(province.city)
    address = reverse("activities:record-list", args=["demands"])

    again = client.get(address, {"again": "true"})
    by_field = client.get(address, {"q": "残疾类别"})
    export = client.get(address, {"export": "csv"})

    assert {one for one, _cells in again.context["rows"]} == set(forms[1:])
    assert [one for one, _cells in by_field.context["rows"]] == [forms[1]]
    assert export.content.decode("utf-8-sig").count("残疾人") == 3


def test_program_reports_a_form_and_brings_its_sheet(province: Province) -> None:
    client = client_of(province.county)
    told = {
        "unit": province.county.code,
        "title": "残疾人名册",
        "targets": "青河镇",
        "channel": "邮件",
        "sent": "2026-03-03T15:00",
        "due": "2026-03-04T16:00",
    }

    made = client.post(reverse("api:demand-list"), told, content_type="application/json")
    file = io.BytesIO("姓名,身份证号,残疾类别\n".encode())
    file.name = "表.csv"
    address = reverse("api:demand-form", args=[made.json()["uuid"]])
    brought = client.post(address, {"file": file})
    fields = client.get(reverse("api:demand-fields", args=[made.json()["uuid"]])).json()

    assert (made.status_code, made.json()["hours_left"]) == (201, 25.0)
    assert brought.json() == {"fields_read": 3, "sent_at": None, "is_date_wrong": False}
    assert [one["path"] for one in fields["results"]] == [["姓名"], ["身份证号"], ["残疾类别"]]


def test_who_told_of_a_form_is_shown_to_nobody_above_it(province: Province) -> None:
    cadre = make_person(Role.CADRE, province.town)
    found = ask(province.county, province.town, by=cadre)
    work()

    for unit in (province.county, province.city):
        client = client_of(unit)
        texts = [
            client.get(reverse("activities:record-detail", args=["demands", found.uuid])).text,
            client.get(reverse("api:demand-detail", args=[found.uuid])).text,
        ]
        assert not any(cadre.username in text or "reporter" in text for text in texts)
