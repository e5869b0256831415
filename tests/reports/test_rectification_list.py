"""The list of rectifications: each figure before and now, in each form, of the scope alone."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from burden.findings import services
from burden.findings.models import Finding, Rectification
from burden.findings.services import Task
from burden.organisations.models import Role, Unit, User
from burden.reports.models import Report
from burden.thresholds import selectors as thresholds
from burden.thresholds import services as parameters
from docs_audit.models import UploadedFile
from tests.factories.administration import make_item, make_person, make_unit
from tests.factories.hearing import confirm
from tests.factories.papers import work
from tests.factories.reports import made, ordered
from tests.findings.conftest import suspect
from tests.reports.reading import READERS, words_of_docx, words_of_xlsx

pytestmark = pytest.mark.django_db(transaction=True)

KIND = Report.Kind.RECTIFICATION
SET, AS_OF = date(2025, 6, 10), "2025-12-01"
PROOF = "安平县人民政府办公室\n\n　　已将两件配套文件并入一件，其余不再印发。\n"


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府")


@pytest.fixture
def inspector(county: Unit) -> User:
    return make_person(Role.INSPECTOR, county, "zhang")


def confirmed(unit: Unit, by: User, title: str = "转发森林防火工作方案") -> Finding:
    """The unit issued two papers in spring and copied one of them, which was confirmed."""
    make_item(unit, day=date(2025, 5, 8))
    finding = suspect(make_item(unit, title=title, day=date(2025, 4, 9)), None)
    confirm(finding, by=by)
    finding.refresh_from_db()
    return finding


def begun(finding: Finding, by: User, **other: Any) -> Rectification:
    told = {
        "owner": "县政府办公室",
        "measure": "同类事项不再转发。",
        "deadline": date(2025, 8, 31),
        "figure": "share",
        "target": 0.25,
        **other,
    }
    return services.set_rectification(findings=[finding], by=by, task=Task(**told), today=SET)


def list_of(
    by: User, form: str = "docx", language: str = "en", day: str = AS_OF, **filters: str
) -> bytes:
    return made(ordered(by, by.scope, KIND, form, language, day=day, filters=filters))


def closed(finding: Finding, by: User) -> Rectification:
    """Reported with a file, four papers of its own since, measured, closed."""
    found = begun(finding, by)
    editor = make_person(Role.UNIT_EDITOR, found.unit)
    file = SimpleUploadedFile("整改报告.txt", PROOF.encode())
    services.report_done(rectification=found, by=editor, text="已合并印发。", files=[file])
    for n in range(4):
        make_item(found.unit, day=date(2025, 7, 1 + n))
    services.check(rectification=found, by=by, today=date(2025, 9, 1))
    work()
    return found


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


def test_same_data_gives_the_same_bytes_in_each_form_and_language(
    county: Unit, inspector: User
) -> None:
    closed(confirmed(county, inspector), inspector)

    for form in READERS:
        for language in ("zh-hans", "en"):
            first, second = (list_of(inspector, form, language, state="all") for _again in range(2))
            assert first == second, (form, language)


def test_each_form_tells_figures_owner_watch_proof_and_hash(county: Unit, inspector: User) -> None:
    found = closed(confirmed(county, inspector), inspector)
    make_item(county, day=date(2025, 9, 20))
    file = UploadedFile.objects.get()
    digests = set()

    for form, read in READERS.items():
        words = squeezed(read(list_of(inspector, form, state="all")))
        for told in (
            found.title,
            "县政府办公室",
            "同类事项不再转发。",
            "closed, watched for six months",
            "Watched until March 1, 2026.",
            "91% of the text also stands in the superior paper",
            "已合并印发。",
            "整改报告.txt",
            file.sha256,
            "Evidence of the findings",
            "parameters of version 1",
            "Version 1 was in force.",
            "Dec. 1, 2025",
        ):
            assert squeezed(told) in words, (form, told)
        digests.add(re.findall(r"tables:([0-9a-f]{64})", words)[-1])

    assert len(digests) == 1


def test_figure_is_told_before_and_now(county: Unit, inspector: User) -> None:
    begun(confirmed(county, inspector), inspector)
    for n in range(4):
        make_item(county, day=date(2025, 7, 1 + n))
    suspect(make_item(county, day=date(2025, 7, 9)), None)

    sheet = words_of_xlsx(list_of(inspector, "xlsx"))

    (row,) = [line for line in sheet.splitlines() if line.startswith("1\t安平县人民政府\t")]
    assert row.split("\t")[5:8] == ["0.5", "0.25", "0.2"]


def test_figure_that_nothing_tells_of_yet_is_left_open(county: Unit, inspector: User) -> None:
    begun(confirmed(county, inspector), inspector)

    sheet = words_of_xlsx(list_of(inspector, "xlsx"))

    (row,) = [line for line in sheet.splitlines() if line.startswith("1\t安平县人民政府\t")]
    assert row.split("\t")[7] == "–"


def test_overdue_is_as_of_the_day_of_the_order(county: Unit, inspector: User) -> None:
    begun(confirmed(county, inspector), inspector)

    before = words_of_docx(list_of(inspector, day="2025-08-31"))
    after = words_of_docx(list_of(inspector, day="2025-09-01"))

    assert "overdue" not in before.replace("0 overdue", "").replace("Overdue", "")
    assert "under way; overdue" in after
    assert "nothing to rectify" in told_empty(inspector, day="2025-08-31", state="overdue")


def told_empty(by: User, **told: str) -> str:
    day = told.pop("day")
    report = ordered(by, by.scope, KIND, day=day, filters=told)
    work()
    report.refresh_from_db()
    assert report.state == Report.State.EMPTY
    return report.sentence


def test_filters_of_the_page_narrow_the_list(county: Unit, inspector: User) -> None:
    finding = confirmed(county, inspector)
    begun(finding, inspector)
    begun(finding, inspector, owner="司法局")

    words = words_of_docx(list_of(inspector, q="司法局"))

    assert "司法局" in words
    assert "县政府办公室" not in words


def test_list_keeps_to_the_scope_of_who_ordered(county: Unit, inspector: User) -> None:
    other = make_unit("和乐县人民政府")
    colleague = make_person(Role.INSPECTOR, other)
    begun(confirmed(other, colleague, "和乐县方案"), colleague)
    begun(confirmed(county, inspector), inspector)

    words = words_of_docx(list_of(inspector, state="all"))

    assert "和乐" not in words
    assert "转发森林防火工作方案" in words


def test_list_tells_no_more_than_the_parameter_says(county: Unit, inspector: User) -> None:
    finding = confirmed(county, inspector)
    for _again in range(3):
        begun(finding, inspector)
    publish({"report.findings": 2}, county)

    words = words_of_docx(list_of(inspector))

    assert "The first 2 are told one by one." in words
    assert "2. 安平县人民政府" in words
    assert "3. 安平县人民政府" not in words
    assert "Version 2 was in force." in words


def publish(values: dict[str, float], unit: Unit) -> None:
    """Drafted by one administrator and brought into force by another."""
    draft = parameters.save_draft(
        values=values,
        note="test",
        based_on=thresholds.in_force().set,
        by=make_person(Role.SYSTEM_ADMIN, unit),
    )
    parameters.publish(draft=draft, by=make_person(Role.SECURITY_ADMIN, unit))


def test_list_is_ordered_from_its_page_with_its_filters(county: Unit, inspector: User) -> None:
    begun(confirmed(county, inspector), inspector, deadline=timezone.localdate().replace(year=2199))
    client = Client(headers={"accept-language": "en"})
    client.force_login(inspector, "django.contrib.auth.backends.ModelBackend")

    page = client.get("/rectifications/?q=森林&state=all").text
    (address,) = re.findall(r'href="(/reports/new/[^"]*)"', page)
    order = client.get(address.replace("&amp;", "&"))
    answer = client.post(address.replace("&amp;", "&"), {"form": "pdf", "language": "zh-hans"})

    assert "all · 森林" in order.text
    report = Report.objects.get()
    assert answer["Location"] == f"/reports/{report.uuid}/"
    assert report.parameters == {
        "day": timezone.localdate().isoformat(),
        "filters": {"q": "森林", "state": "all"},
    }


def test_editor_takes_the_list_as_csv_and_is_offered_no_report(
    county: Unit, inspector: User
) -> None:
    begun(confirmed(county, inspector), inspector)
    client = Client(headers={"accept-language": "en"})
    editor = make_person(Role.UNIT_EDITOR, county)
    client.force_login(editor, "django.contrib.auth.backends.ModelBackend")

    page = client.get("/rectifications/").text

    assert "export=csv" in page
    assert "/reports/new/" not in page
