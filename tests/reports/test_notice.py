"""A notice of typical cases has the form of an official paper and drafts confirmed facts alone."""

import io
import re
from typing import Any

import docx
import pypdfium2
import pytest
from django.test import Client
from docx.shared import Length, Pt

from burden.findings.models import Decision, Finding
from burden.jobs.running import run_due
from burden.matters.models import Item
from burden.organisations.models import Level, Role, Unit, User
from burden.reports.kinds.notice import numeral
from burden.reports.models import Report
from tests.factories.administration import make_item, make_person, make_unit
from tests.factories.pairs import make_pair
from tests.factories.reports import made
from tests.findings.conftest import suspect
from tests.reports.reading import READERS, words_of_pdf

pytestmark = pytest.mark.django_db(transaction=True)

HEAD = {
    "issuer": "江州市纪律检查委员会",
    "number": "江纪通〔2025〕3号",
    "title": "关于加重基层负担典型问题的通报",
    "addressees": "各县（市、区）纪委监委",
    "copied_to": "市委办公室",
    "day": "2025-07-01",
    "form": "docx",
    "language": "zh-hans",
}


def approx(lengths: tuple[float, float]) -> Any:
    """Millimetres; the file keeps twentieths of a point."""
    return pytest.approx(lengths, abs=0.05)


@pytest.fixture
def city() -> Unit:
    return make_unit("江州市", level=Level.CITY)


@pytest.fixture
def findings(city: Unit) -> list[Finding]:
    upper = make_item(city, title="江州市森林防火工作方案")
    found = []
    for name in ("安平县", "和乐县"):
        county = make_unit(f"{name}人民政府", parent=city)
        found.append(suspect(make_item(county, title=f"{name}森林防火工作方案"), upper))
    Finding.objects.update(state=Finding.State.CONFIRMED, avoidable_hours=12)
    return found


@pytest.fixture
def inspector(city: Unit) -> User:
    return make_person(Role.INSPECTOR, city)


def post(person: User, findings: list[Finding], **changed: Any) -> Any:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    at = changed.pop("at", "&period=2025-06")
    data = HEAD | {"findings": [str(one.uuid) for one in findings]} | changed
    return client.post(f"/reports/new/?kind=notice{at}", data)


def draft(person: User, findings: list[Finding], **changed: Any) -> Any:
    assert post(person, findings, **changed).status_code == 302
    return docx.Document(io.BytesIO(made(Report.objects.latest("pk"))))


def test_page_and_types_are_those_of_the_standard(inspector: User, findings: list[Finding]) -> None:
    document = draft(inspector, findings)

    page = document.sections[0]
    wide, high = page.page_width, page.page_height
    assert (wide.mm, high.mm) == approx((210, 297))
    assert (page.top_margin.mm, page.left_margin.mm) == approx((37, 28))
    text = wide - page.left_margin - page.right_margin, high - page.top_margin - page.bottom_margin
    assert (Length(text[0]).mm, Length(text[1]).mm) == approx((156, 225))
    lines = {one.text: one for one in document.paragraphs}
    head = lines["江州市纪律检查委员会文件"].runs[0]
    assert str(head.font.color.rgb) == "FF0000"
    assert lines[HEAD["title"]].runs[0].font.size == Pt(22)
    body = next(one for one in document.paragraphs if one.text.endswith("予以通报："))
    assert body.runs[0].font.size == Pt(16)
    assert body.paragraph_format.first_line_indent == Pt(32)
    assert body.paragraph_format.line_spacing == Pt(28.95)
    assert "w:pBdr" in lines["江纪通〔2025〕3号"]._p.xml


def test_elements_stand_in_their_order(inspector: User, findings: list[Finding]) -> None:
    lines = [one.text for one in draft(inspector, findings).paragraphs]

    expected = [
        "江州市纪律检查委员会文件",
        "江纪通〔2025〕3号",
        HEAD["title"],
        "（送审稿）",
        "各县（市、区）纪委监委：",
        "一、典型问题",
        "（一）安平县人民政府：照搬照抄配套文件",
        "（二）和乐县人民政府：照搬照抄配套文件",
        "附件：证据附录",
        "江州市纪律检查委员会",
        "2025年7月1日",
        "附件",
        "证据附录",
        "抄送：市委办公室。",
        "江州市纪律检查委员会\t2025年7月1日印发",
    ]
    assert [line for line in lines if line in expected] == expected


def test_masked_notice_names_no_unit_title_or_superior(
    inspector: User, findings: list[Finding]
) -> None:
    document = draft(inspector, findings, is_anonymous="on")

    body = "\n".join(one.text for one in document.paragraphs)
    told = body.replace(HEAD["issuer"], "").replace(HEAD["number"], "")
    assert "某县" in told
    for name in ("安平", "和乐", "江州市", "森林防火"):
        assert name not in told, name


def test_superior_paper_that_is_closed_to_who_orders_is_not_named(
    city: Unit, findings: list[Finding]
) -> None:
    reader = make_person(Role.INSPECTOR, findings[0].unit)
    assert findings[0].upper is not None
    Item.objects.filter(pk=findings[0].item_id).update(parent=None, root=None)

    words = "\n".join(one.text for one in draft(reader, findings[:1]).paragraphs)

    assert "安平县森林防火工作方案" in words
    assert "江州市森林防火工作方案" not in words


def test_notice_asks_for_no_report_back(inspector: User, findings: list[Finding]) -> None:
    words = "\n".join(one.text for one in draft(inspector, findings).paragraphs)

    assert "不要求报送贯彻落实情况" in words


def test_only_confirmed_findings_can_be_chosen(inspector: User, findings: list[Finding]) -> None:
    Finding.objects.filter(pk=findings[0].pk).update(state=Finding.State.OPEN)

    answer = post(inspector, findings)

    assert answer.status_code == 422
    assert not Report.objects.exists()


def test_case_that_is_no_longer_confirmed_is_left_out_of_the_draft(
    inspector: User, findings: list[Finding]
) -> None:
    post(inspector, findings)
    Finding.objects.filter(pk=findings[0].pk).update(state=Finding.State.DISMISSED)

    lines = docx.Document(io.BytesIO(made(Report.objects.get()))).paragraphs

    words = "\n".join(one.text for one in lines)
    assert "和乐县" in words
    assert "安平县" not in words


def test_notice_of_nothing_confirmed_says_so(inspector: User, findings: list[Finding]) -> None:
    post(inspector, findings)
    Finding.objects.update(state=Finding.State.DISMISSED)

    run_due("w")

    report = Report.objects.get()
    assert report.state == Report.State.EMPTY
    assert report.sentence


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_same_choice_gives_the_same_bytes(
    form: str, language: str, inspector: User, findings: list[Finding]
) -> None:
    files = [file_of(inspector, findings, form=form, language=language) for _again in range(2)]

    assert files[0] == files[1]


def file_of(person: User, findings: list[Finding], **changed: Any) -> bytes:
    assert post(person, findings, **changed).status_code == 302
    return made(Report.objects.latest("pk"))


def test_pages_tell_what_the_text_file_tells_in_the_same_order(
    inspector: User, findings: list[Finding]
) -> None:
    text = [one.text for one in draft(inspector, findings).paragraphs if one.text]
    pages = squeezed(words_of_pdf(file_of(inspector, findings, form="pdf")))

    at = 0
    for line in text:
        words = squeezed(line)
        assert words in pages[at:], words
        at = pages.index(words, at) + len(words)
    assert "—1—" in pages


def test_record_stands_at_the_foot_of_the_last_page_and_the_head_is_red(
    inspector: User, findings: list[Finding]
) -> None:
    document = pypdfium2.PdfDocument(file_of(inspector, findings, form="pdf"))
    last = document[len(document) - 1]

    text = last.get_textpage()
    place = text.search("1日印发").get_next()
    assert place is not None
    _left, low, _right, _high = text.get_charbox(place[0])
    # The last line of the page ends 35 mm above the edge of the paper.
    assert low == pytest.approx(35 / 25.4 * 72, abs=20)
    picture = document[0].render(scale=1).to_pil().convert("RGB")
    head = picture.crop((0, int(37 / 25.4 * 72), picture.width, int(60 / 25.4 * 72)))
    assert (255, 0, 0) in {colour for _count, colour in head.getcolors(maxcolors=1 << 20) or ()}


def test_record_that_finds_no_room_goes_to_the_next_page(
    inspector: User, findings: list[Finding], city: Unit
) -> None:
    for n in range(14):
        county = make_unit(f"第{n}县人民政府", parent=city)
        findings.append(suspect(make_item(county, title=f"第{n}号方案"), None))
    Finding.objects.update(state=Finding.State.CONFIRMED)

    words = words_of_pdf(file_of(inspector, findings, form="pdf"))

    assert "（十六）" in words
    assert words.count("1日印发") == 1


def test_evidence_with_passages_hashes_and_version_is_attached_in_each_form(
    city: Unit, inspector: User
) -> None:
    match = make_pair()
    Finding.objects.update(state=Finding.State.CONFIRMED)
    reader = make_person(Role.INSPECTOR, match.upper.unit, "zhang")
    chosen = list(Finding.objects.filter(kind="copied_paper"))
    Decision.objects.create(finding=chosen[0], verdict="unsure", note="再核实", by=reader)
    at = f"&period={chosen[0].occurred_on:%Y-%m}"
    evidence = (
        *("Evidence of the findings", "全镇范围内的河道", "全县范围内的河道"),
        *("Version 1 was in force.", match.lower.title),
        *(match.lower.file.sha256, match.upper.file.sha256),
    )
    hashes = set()

    for form, read in READERS.items():
        words = squeezed(read(file_of(reader, chosen, form=form, language="en", at=at)))
        for told in evidence:
            assert squeezed(told) in words, (form, told)
        # It leaves the house: who thought what of a case does not.
        assert "再核实" not in words
        if form != "xlsx":
            hashes.add(re.findall(r"tables:([0-9a-f]{64})", words)[-1])
        masked = squeezed(read(file_of(reader, chosen, form=form, is_anonymous="on", at=at)))
        assert "现行参数为第1版。" in masked
        for secret in (match.lower.file.sha256, match.lower.title, "全镇范围内的河道"):
            assert secret not in masked, (form, secret)

    assert len(hashes) == 1


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


@pytest.mark.parametrize(
    ("number", "written"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五")]
)
def test_cases_are_numbered_as_official_papers_number(number: int, written: str) -> None:
    assert numeral(number) == written
