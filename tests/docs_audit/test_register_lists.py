"""Lists of the register are paged, narrowed and exported."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.organisations.models import Level, Role, Unit
from tests.docs_audit.registers import bring_plan, bring_register, client_of, receive
from tests.factories.administration import make_unit
from tests.factories.statements import few_statements

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY)


@pytest.fixture
def editor(county: Unit) -> Client:
    """An editor whose register holds sixty papers that never came in."""
    client = client_of(Role.UNIT_EDITOR, county)
    rows = [f"安政发〔2026〕{n}号,关于事项{n}的通知" for n in range(1, 61)]
    bring_register(client, county, "\n".join(["发文字号,标题", *rows]))
    return client


def address(county: Unit) -> str:
    return reverse("documents:issued-unit", args=[county.uuid])


def test_list_is_shown_page_by_page(county: Unit, editor: Client) -> None:
    page = editor.get(address(county), {"year": "2026", "show": "missing", "page": "3"})

    assert page.text.count("data-key-row") == 10
    assert "51–60" in page.text


def test_all_lists_together_show_the_beginning_of_each(county: Unit, editor: Client) -> None:
    page = editor.get(address(county), {"year": "2026"})

    assert page.text.count("data-key-row") == 8
    assert "show=missing" in page.text


def test_papers_stand_in_the_order_of_their_numbers(county: Unit, editor: Client) -> None:
    asked = {"year": "2026", "show": "issued", "export": "csv"}

    rows = editor.get(address(county), asked).content.decode("utf-8-sig").splitlines()[1:4]

    assert [row.split(",")[0] for row in rows] == [f"安政发〔2026〕{n}号" for n in (1, 2, 3)]


def test_list_is_narrowed_by_words(county: Unit, editor: Client) -> None:
    asked = {"year": "2026", "show": "missing", "q": "事项7 通知"}

    assert editor.get(address(county), asked).text.count("data-key-row") == 1


def test_export_holds_the_whole_list_and_is_logged(county: Unit, editor: Client) -> None:
    asked = {"year": "2026", "show": "missing", "export": "csv"}

    answer = editor.get(address(county), asked)

    assert len(list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))) == 60
    assert Entry.objects.filter(action="register-missing.exported").count() == 1


def test_export_keeps_the_title_of_a_paper_that_the_reader_may_not_open(county: Unit) -> None:
    cadre = client_of(Role.CADRE, county)
    paper = receive(county, "安政发〔2026〕70号", "内部事项", date(2026, 3, 1))
    paper.is_restricted = True
    paper.save()

    asked = {"year": "2026", "show": "issued", "export": "csv"}
    text = cadre.get(address(county), asked).content.decode()

    assert "安政发〔2026〕70号" in text
    assert "内部事项" not in text


def test_units_are_narrowed_by_their_note_and_exported(county: Unit, editor: Client) -> None:
    last = "\n".join(f"安政发〔2025〕{n}号" for n in range(1, 11))
    bring_register(editor, county, f"发文字号\n{last}")
    units = reverse("documents:issued-list")

    assert editor.get(units, {"year": "2026", "note": "exceeded"}).text.count("data-key-row") == 1
    assert editor.get(units, {"year": "2025", "note": "exceeded"}).text.count("data-key-row") == 0
    text = editor.get(units, {"year": "2026", "export": "csv"}).content.decode()
    assert "安平县人民政府" in text
    assert Entry.objects.filter(action="registers.exported").count() == 1


def test_white_heads_are_exported_and_narrowed(county: Unit, editor: Client) -> None:
    for n, title in enumerate(("关于防火的提示函", "关于防汛的提示函")):
        paper = receive(county, "", title, date(2026, 2, n + 1))
        paper.is_white_head = True
        paper.save()
    asked = {"period": "2026-Q1", "q": "防汛", "export": "csv"}

    text = editor.get(reverse("documents:white-heads"), asked).content.decode()

    assert "关于防汛的提示函" in text
    assert "关于防火的提示函" not in text
    assert Entry.objects.filter(action="white-heads.exported").count() == 1


def test_page_takes_as_many_queries_for_one_paper_as_for_sixty(
    county: Unit, editor: Client
) -> None:
    bring_plan(editor, county, "文件名称\n关于做好森林防火工作的通知\n")
    for n in range(61, 90):
        receive(county, f"安政发〔2026〕{n}号", f"关于事项{n}的通知", date(2026, 3, 1))
    editor.get(address(county), {"year": "2026"})

    with few_statements():
        editor.get(address(county), {"year": "2026"})
