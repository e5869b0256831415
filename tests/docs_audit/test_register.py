"""A unit's register of issued papers: brought, and held against what was received."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.findings.models import Finding
from burden.organisations.models import Level, Role, Unit
from docs_audit.issuing import numbering
from docs_audit.issuing.counts import CLASSIFIED, OVERRUN
from docs_audit.issuing.numbering import Gap, Place
from docs_audit.models import RegisteredMonth, RegisteredPaper
from tests.factories.administration import make_person, make_unit
from tests.factories.hearing import hear
from tests.factories.papers import make_paper, work

pytestmark = pytest.mark.django_db(transaction=True)

LIST = """单位编码,发文字号,标题,发文日期
,安政发〔2026〕1号,关于春耕的通知,2026-01-05
,安政发[2026]2号,关于防汛的通知,2026年2月3日
,安政发〔2026〕5号,关于秋收的通知,
"""


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY)


def client_of(role: Role, unit: Unit) -> Client:
    client = Client()
    client.force_login(make_person(role, unit))
    return client


def brought(client: Client, unit: Unit, table: str) -> str:
    file = SimpleUploadedFile("register.csv", table.encode())
    data = {"file": file, "unit": unit.uuid}
    return client.post(reverse("documents:register-import"), data).text


def months(unit: Unit, year: int, counts: list[int], classified: int | None = None) -> str:
    rows = [
        f"{unit.code},{year}-{n:02},{count},{classified or ''}" for n, count in enumerate(counts, 1)
    ]
    return "\n".join(["unit,month,count,classified", *rows])


def received(unit: Unit, number: str) -> None:
    paper = make_paper(unit, title=f"来文{number}")
    paper.number = paper.number_key = number
    paper.issued_on = date(2026, 3, 1)
    paper.save()


def test_register_is_held_against_the_papers_received(county: Unit) -> None:
    editor = client_of(Role.UNIT_EDITOR, county)
    received(county, "安政发〔2026〕2号")
    received(county, "安政发〔2026〕4号")
    received(county, "安政发〔2025〕9号")
    brought(editor, county, LIST)

    page = editor.get(reverse("documents:issued-unit", args=[county.uuid]), {"year": 2026})

    lists = {
        section.key: [line.number for line in section.lines] for section in page.context["sections"]
    }
    assert lists["unregistered"] == ["安政发〔2026〕4号"]
    assert lists["missing"] == ["安政发〔2026〕1号", "安政发〔2026〕5号"]
    assert lists["gaps"] == ["安政发 3号"]
    assert page.context["balance"].now.total == 3


def test_list_brought_twice_changes_nothing(county: Unit) -> None:
    editor = client_of(Role.UNIT_EDITOR, county)
    brought(editor, county, LIST)
    brought(editor, county, LIST)

    assert RegisteredPaper.objects.count() == 3
    assert Entry.objects.filter(action="register.imported").count() == 2


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("number,title\n第12期,通知", 2, "number"),
        ("number,issued_on\n安政发〔2026〕1号,三月", 2, "issued_on"),
        ("month,count\n2026-13,4", 2, "month"),
        ("month,count\n2026-01,four", 2, "count"),
        ("month,count,classified\n2026-01,4,5", 2, "classified"),
        ("unit,number\n不存在的县,安政发〔2026〕1号", 2, "unit"),
    ],
)
def test_each_wrong_cell_is_named_and_the_other_rows_are_taken(
    county: Unit, table: str, row: int, column: str
) -> None:
    head = table.split("\n", 1)[0].split(",")
    cells = (
        {"number": "安政发〔2026〕77号"} if "number" in head else {"month": "2026-02", "count": "3"}
    )
    good = ",".join(cells.get(name, "") for name in head)
    editor = client_of(Role.UNIT_EDITOR, county)

    page = editor.post(
        reverse("documents:register-import"),
        {"file": SimpleUploadedFile("r.csv", f"{table}\n{good}".encode()), "unit": county.uuid},
    )

    assert [(error.row, error.field) for error in page.context["errors"]] == [(row, column)]
    assert page.context["report"].taken == 1


@pytest.mark.parametrize(
    "line",
    [
        "秘密,安密发〔2026〕1号,关于某机要事项的通知",
        ",安密发〔2026〕1号,机密★1年 关于某机要事项的通知",
    ],
)
def test_classified_paper_is_never_kept_nor_told(county: Unit, line: str) -> None:
    editor = client_of(Role.UNIT_EDITOR, county)

    shown = brought(editor, county, f"密级,发文字号,标题\n{line}\n")

    assert RegisteredPaper.objects.count() == 0
    assert "某机要事项" not in shown
    assert "安密发" not in shown
    assert not Entry.objects.filter(details__contains="安密发").exists()


def test_count_above_last_years_is_a_finding_until_it_is_explained(county: Unit) -> None:
    editor = client_of(Role.UNIT_EDITOR, county)
    brought(editor, county, months(county, 2024, [10] * 12))
    brought(editor, county, months(county, 2025, [11] * 12))
    work()

    finding = Finding.objects.get(kind=OVERRUN)
    assert (finding.measures["count"], finding.measures["before"]) == (132, 120)
    assert finding.measures["is_exceeded"]

    editor.post(
        reverse("documents:issued-explain", args=[county.uuid]),
        {"year": 2025, "text": "因机构改革，部门发文并入我办。"},
    )
    work()

    finding.refresh_from_db()
    assert finding.state == Finding.State.WITHDRAWN
    page = editor.get(reverse("documents:issued-unit", args=[county.uuid]), {"year": 2025})
    assert "机构改革" in page.text


def test_year_that_is_heading_above_the_last_is_warned_of_early(county: Unit) -> None:
    editor = client_of(Role.UNIT_EDITOR, county)
    brought(editor, county, months(county, 2025, [5, 5, 5, 5, 15, 15, 15, 15, 5, 5, 5, 5]))
    brought(editor, county, months(county, 2026, [6, 6, 6]))
    work()

    finding = Finding.objects.get(kind=OVERRUN)
    # Eighteen in the months of which last year had fifteen: a hundred become a hundred and twenty.
    assert finding.measures["forecast"] == 120
    assert not finding.measures["is_exceeded"]


def test_more_papers_marked_as_classified_are_pointed_out_by_numbers_alone(county: Unit) -> None:
    editor = client_of(Role.UNIT_EDITOR, county)
    brought(editor, county, months(county, 2024, [20] * 12, 1))
    brought(editor, county, months(county, 2025, [18] * 12, 6))
    work()

    finding = Finding.objects.get(kind=CLASSIFIED)
    assert (finding.measures["classified"], finding.measures["count"]) == (72, 216)
    shown = client_of(Role.INSPECTOR, county).get(
        reverse("findings:finding-detail", args=[finding.uuid])
    )
    assert shown.status_code == 200


def test_decision_on_a_count_is_taken(county: Unit) -> None:
    editor = client_of(Role.UNIT_EDITOR, county)
    brought(editor, county, months(county, 2024, [10] * 12))
    brought(editor, county, months(county, 2025, [11] * 12))
    work()
    finding = Finding.objects.get(kind=OVERRUN)
    hear(finding, make_person(Role.INSPECTOR, county))

    client_of(Role.INSPECTOR, county).post(
        reverse("findings:finding-decide", args=[finding.uuid]), {"verdict": "confirmed", "seen": 0}
    )
    work()

    finding.refresh_from_db()
    assert finding.state == Finding.State.CONFIRMED


def test_command_names_the_rows_it_could_not_take(
    county: Unit, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "register.csv"
    file.write_text(
        f"{months(county, 2025, [3, 4])}\n{county.code},2025-03,many,\n", encoding="utf-8"
    )
    errors = io.StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("import_register", str(file), stderr=errors)

    assert ended.value.code == 1
    assert "register.csv:4: count:" in errors.getvalue()
    assert RegisteredMonth.objects.count() == 2


def test_unit_outside_the_scope_is_not_reached(county: Unit) -> None:
    stranger = make_unit("临河县人民政府", level=Level.COUNTY)
    editor = client_of(Role.UNIT_EDITOR, county)

    brought(editor, county, f"unit,number\n{stranger.code},临政发〔2026〕1号")

    assert RegisteredPaper.objects.count() == 0
    address = reverse("documents:issued-unit", args=[stranger.uuid])
    assert editor.get(address).status_code == 404


def test_template_can_be_brought_back(county: Unit) -> None:
    editor = client_of(Role.UNIT_EDITOR, county)
    template = editor.get(reverse("documents:register-template")).content

    page = editor.post(
        reverse("documents:register-import"),
        {"file": SimpleUploadedFile("t.csv", template), "unit": county.uuid},
    )

    assert page.context["report"].errors == []


@pytest.mark.parametrize(
    ("numbers", "highest", "found"),
    [
        ([1, 2, 3], {}, []),
        ([1, 4], {}, [Gap("安政发", 2, 3)]),
        ([2], {"安政发": 4}, [Gap("安政发", 1, 1), Gap("安政发", 3, 4)]),
    ],
)
def test_gaps_reach_to_the_highest_number_stated(
    numbers: list[int], highest: dict[str, int], found: list[Gap]
) -> None:
    assert numbering.gaps([Place("安政发", 2026, n) for n in numbers], highest) == found
