"""Registers as files: rows taken, rows named with row and column, nothing twice, nothing marked."""

import io
import re
from base64 import b64decode
from html import unescape

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from burden.activities.inspections.columns import INSPECTIONS
from burden.activities.models import Inspection
from burden.audit.models import Entry
from burden.organisations.models import Role
from tests.activities.conftest import Province, as_csv
from tests.factories.administration import make_person

pytestmark = pytest.mark.django_db

COLUMNS = ("组织单位", "督查检查考核名称", "类型", "开始日期", "受检单位", "陪同人员")
GOOD = (
    "临江市教育局",
    "义务教育督导",
    "专项督查检查",
    "2026年3月10日",
    "安平县教育局；青河镇",
    "县:2",
)


def bring(province: Province, content: bytes, name: str = "表.csv", language: str = "en") -> str:
    client = Client(headers={"accept-language": language})
    client.force_login(make_person(Role.INSPECTOR, province.city))
    data = {
        "reporter": str(province.city.uuid),
        "file": SimpleUploadedFile(name, content),
        "list": "1",
    }
    return client.post(reverse("activities:record-create", args=["inspections"]), data).text


def test_row_becomes_an_inspection_with_targets_and_escorts(province: Province) -> None:
    page = bring(province, as_csv(COLUMNS, GOOD))

    assert "1 rows taken in, 0 known, 0 not taken" in page
    found = Inspection.objects.get()
    assert (found.unit, found.day.isoformat()) == (province.city_education, "2026-03-10")
    assert {one.unit for one in found.targets.all()} == {province.county_education, province.town}
    assert [(one.level, one.people) for one in found.escorts.all()] == [("county", 2)]


def test_list_that_comes_again_adds_nothing(province: Province) -> None:
    bring(province, as_csv(COLUMNS, GOOD))

    page = bring(province, as_csv(COLUMNS, GOOD))

    assert "0 rows taken in, 1 known, 0 not taken" in page
    assert Inspection.objects.count() == 1


def test_bad_row_is_named_with_row_and_column_and_the_others_go_on(province: Province) -> None:
    lines = (
        ("临江市教育局", "督导", "专项督查检查", "三月初", "安平县教育局", ""),
        ("某某局", "督导", "专项督查检查", "2026-03-01", "安平县教育局", ""),
        ("临江市教育局", "督导", "抽风", "2026-03-01", "安平县教育局", ""),
        ("临江市教育局", "督导", "考核", "2026-03-01", "", "两个人"),
        GOOD,
    )

    page = bring(province, as_csv(COLUMNS, *lines))

    assert "1 rows taken in, 0 known, 5 not taken" in page
    assert "“三月初” is no date." in page
    assert "There is no single unit “某某局” in the tree." in page
    assert "“抽风” is none of these: 专项督查检查、" in page
    assert "受检单位" in page
    assert "“两个人” tells no unit and number." in page


def test_title_above_the_header_and_a_sheet_of_a_spreadsheet_are_read(province: Province) -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("登记表")
        sheet.merge_range(0, 0, 0, 5, "2026年督查检查考核登记表")
        for row, line in enumerate((COLUMNS, GOOD), start=1):
            for column, cell in enumerate(line):
                sheet.write(row, column, cell)

    page = bring(province, buffer.getvalue(), "登记表.xlsx")

    assert "1 rows taken in" in page


def test_list_in_the_encoding_of_old_office_software_is_read(province: Province) -> None:
    content = as_csv(COLUMNS, GOOD).decode().encode("gb18030")

    assert "1 rows taken in" in bring(province, content)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("空.csv", b"\n\n", "The file is empty."),
        ("表.csv", "甲,乙\n1,2\n".encode(), "No row names the columns of this register."),
        ("表.csv", "组织单位,名称\n局,会\n".encode(), "These columns are missing: 类型、开始日期"),
        ("表.xlsx", b"PK\x03\x04broken", "The file cannot be read."),
        ("表.csv", b"\x00\x01\x02", "The file is no table."),
    ],
)
def test_file_that_cannot_be_used_is_refused_with_its_reason(
    province: Province, name: str, content: bytes, told: str
) -> None:
    assert told in bring(province, content, name)
    assert not Inspection.objects.exists()


def test_list_with_a_secrecy_mark_is_refused_as_a_whole(province: Province) -> None:
    secret = ("临江市教育局", "机密★1年", "考核", "2026-03-01", "安平县教育局", "")

    page = bring(province, as_csv(COLUMNS, GOOD, secret))

    assert "carries a secrecy mark" in page
    assert not Inspection.objects.exists()
    entry = Entry.objects.get(action="document.refused")
    assert "机密" not in str(entry.details)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("route", ["reports:register-template", "activities:record-template"])
def test_template_reads_back_with_every_column_and_its_example_is_no_record(
    province: Province, route: str, language: str
) -> None:
    client = Client(headers={"accept-language": language})
    client.force_login(make_person(Role.CADRE, province.town))
    content = client.get(reverse(route, args=["inspections"])).content

    page = bring(province, content, "模板.xlsx" if route.startswith("reports") else "模板.csv")

    assert "0 rows taken in, 0 known, 0 not taken" in page
    assert len(INSPECTIONS.headers.match([one.zh for one in INSPECTIONS.all])) == len(
        INSPECTIONS.all
    )


def test_form_asks_for_six_fields_at_most() -> None:
    assert len(INSPECTIONS.required) <= 6


def test_rows_not_taken_come_back_as_a_file_that_can_be_mended(province: Province) -> None:
    wrong = ("临江市不存在局", "校舍检查", "专项督查检查", "某日", "安平县教育局", "县:2")
    page = bring(province, as_csv(COLUMNS, GOOD, wrong))

    found = re.search(r'href="data:text/csv;charset=utf-8;base64,([^"]+)" download', page)
    assert found is not None
    content = b64decode(unescape(found[1])).decode("utf-8-sig")
    assert "校舍检查" in content
    assert "义务教育督导" not in content
    mended = content.replace("临江市不存在局", "临江市教育局").replace("某日", "2026-05-01")
    assert "1 rows taken in, 0 known, 0 not taken" in bring(province, mended.encode())
    assert Inspection.objects.filter(title="校舍检查", day="2026-05-01").exists()
