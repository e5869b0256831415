"""Forms as files: merged headings, three thousand fields, mails with right and wrong dates."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from burden.activities.demands.columns import DEMANDS
from burden.activities.models import Demand, RepeatedField
from burden.audit.models import Entry
from burden.organisations.models import Role
from tests.activities.conftest import Province, as_csv
from tests.activities.mails import mail, nested_document, nested_sheet, sheet
from tests.factories.administration import make_person
from tests.factories.demands import ask
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)

NESTED = ["村名", "低保人数 / 总数", "低保人数 / 男", "低保人数 / 女", "特困人数"]
COLUMNS = ("要求单位", "报表名称", "填报单位", "下达时间", "截止时间", "渠道", "填报字段")
GOOD = (
    "安平县人民政府",
    "残疾人信息采集表",
    "青河镇；白水镇",
    "2026年3月3日15时",
    "2026-03-04 16:00",
    "微信群",
    "姓名、身份证号",
)


def bring(demand: Demand, name: str, content: bytes) -> str:
    """The page that answers, in English."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(Role.INSPECTOR, demand.unit))
    file = {"file": SimpleUploadedFile(name, content)}
    address = reverse("activities:demand-form", args=[demand.uuid])
    answer = client.post(address, file, follow=True)
    assert answer.status_code == 200
    return answer.text


def import_list(province: Province, *lines: tuple[str, ...]) -> str:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(Role.INSPECTOR, province.city))
    data = {
        "reporter": str(province.city.uuid),
        "file": SimpleUploadedFile("报表清单.csv", as_csv(COLUMNS, *lines)),
        "list": "1",
    }
    return client.post(reverse("activities:record-create", args=["demands"]), data).text


def names(demand: Demand) -> list[str]:
    return [one.name for one in demand.fields.order_by("place")]


@pytest.mark.parametrize(
    ("name", "content"), [("附表.xlsx", nested_sheet()), ("附表.docx", nested_document())]
)
def test_merged_headings_become_fields_with_those_above_them(
    province: Province, name: str, content: bytes
) -> None:
    demand = ask(province.county, province.town, fields="")

    assert "5 fields were read." in bring(demand, name, content)

    demand.refresh_from_db()
    assert names(demand) == NESTED
    assert (demand.form_title, demand.field_count) == ("困难群众情况统计表", 5)


def test_three_thousand_fields_are_read_and_found_again(province: Province) -> None:
    fields = [f"第{number}项指标数（个）" for number in range(3_000)]
    first = ask(province.county, province.town, fields="", title="2026年1月综合统计表")
    second = ask(
        province.city,
        province.town,
        fields="",
        title="2026年1月指标汇总表",
        sent="2026-03-09 09:00",
    )

    assert "3000 fields were read." in bring(first, "a.xlsx", sheet(fields)).replace(",", "")
    bring(second, "b.xlsx", sheet(fields))
    work()

    assert RepeatedField.objects.filter(later__demand=second).count() == 3_000
    client = Client()
    client.force_login(make_person(Role.INSPECTOR, province.city))
    page = client.get(reverse("activities:demand-fields", args=[second.uuid]), {"page": "60"})
    assert len(page.context["rows"]) == 50


def test_mail_tells_when_the_form_was_really_sent(province: Province) -> None:
    """Nobody typed a time; the mail went out at 15:00, 25 hours before the deadline."""
    demand = ask(province.county, province.town, sent="", due="2026-03-04 16:00")
    assert demand.hours_left is None, "it came when the deadline was over"
    form = sheet(["姓名", "身份证号"], "残疾人名册")

    page = bring(demand, "通知.eml", mail(form, date="Tue, 03 Mar 2026 07:00:00 +0000"))

    assert "2 fields were read." in page
    sent = Demand.objects.get()
    assert (sent.clock, sent.hours_left) == ("mail", 25.0)
    assert sent.day.isoformat() == "2026-03-03"
    assert sent.item.occurred_on == sent.day


@pytest.mark.parametrize(
    "date",
    [
        None,
        "三月三日",
        "Tue, 03 Mar 2126 07:00:00 +0000",
        "Thu, 01 Jan 1970 00:00:00 +0000",
        "Tue, 99 Foo 2026 07:00:00 +9999",
    ],
)
def test_mail_with_a_date_that_cannot_be_leaves_the_time_that_was_known(
    province: Province, date: str | None
) -> None:
    demand = ask(province.county, province.town, sent="2026-03-03 09:00")

    page = bring(demand, "通知.eml", mail(sheet(["姓名", "身份证号"]), date=date))

    assert "The mail tells no time of sending that can be right" in page
    before = demand.sent_at
    demand.refresh_from_db()
    assert (demand.sent_at, demand.clock, demand.field_count) == (before, "typed", 2)


def test_mail_or_form_with_a_secrecy_mark_is_refused_and_nothing_is_kept(
    province: Province,
) -> None:
    demand = ask(province.county, province.town)
    secret = sheet(["姓名", "身份证号"], "机密★1年")

    for name, content in (("表.xlsx", secret), ("通知.eml", mail(secret, date=None))):
        assert "carries a secrecy mark" in bring(demand, name, content)

    demand.refresh_from_db()
    assert demand.field_count == 4
    assert not demand.has_sheet
    assert Entry.objects.filter(action="document.refused").count() == 2


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("空.xlsx", b"", "empty"),
        ("表.xlsx", b"PK\x03\x04broken", "The file cannot be read."),
        ("文.txt", "没有表格。".encode(), "No table was found in it."),
        ("表.xlsx", sheet([f"指标{one}" for one in range(6_000)]), "6000 fields"),
    ],
)
def test_file_that_is_no_form_is_refused_with_its_reason(
    province: Province, name: str, content: bytes, told: str
) -> None:
    demand = ask(province.county, province.town)

    assert told in bring(demand, name, content)
    assert names(demand) == ["姓名", "身份证号", "联系电话", "家庭住址"]


def test_list_of_demands_is_taken_in_once_and_bad_rows_are_named(province: Province) -> None:
    slip = (*GOOD[:3], "2026-03-03", "2025-03-04", *GOOD[5:])
    no_time = (*GOOD[:3], "昨天下午", *GOOD[4:])

    page = import_list(province, GOOD, slip, no_time)

    assert "1 rows taken in, 0 known, 2 not taken" in page
    assert "a month before the sending" in page
    assert "“昨天下午” is no date." in page
    demand = Demand.objects.get()
    assert (demand.channel, demand.hours_left, demand.targets.count()) == ("group", 25.0, 2)
    assert "0 rows taken in, 1 known" in import_list(province, GOOD)


def test_second_report_adds_whom_it_reached_and_has_it_compared_anew(province: Province) -> None:
    first = ask(province.county, province.other_town, title="残疾人名册", sent="2026-03-02 09:00")
    later = ask(province.county, province.town)
    work()
    assert not RepeatedField.objects.exists()

    cadre = make_person(Role.CADRE, province.town)
    told = {"title": "残疾人名册", "sent": "2026-03-02 09:00", "due": "2026-03-03 09:00"}
    again = ask(province.county, province.town, by=cadre, **told)
    work()

    assert again == first
    first.refresh_from_db()
    assert first.hours_left != 24.0, "who did not tell of it first replaces nothing"
    assert RepeatedField.objects.filter(later__demand=later).count() == 4


def test_form_asks_for_six_fields_at_most() -> None:
    assert len(DEMANDS.required) <= 6
