"""Sentences that a rule speaks against become findings or notes, and go when they are untrue."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from burden.findings.models import Finding
from burden.findings.registry import kind_of
from burden.jobs import services as jobs
from burden.organisations.models import Level, OrganKind, Role, Unit
from burden.thresholds import selectors as thresholds
from burden.thresholds import services as threshold_services
from docs_audit import services
from docs_audit.models import Paper, RuleHit
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, work
from tests.rules.papers import framed

pytestmark = pytest.mark.django_db(transaction=True)

ORDER = "各乡镇必须于4月底前完成整治任务，逾期未完成的通报批评。"
REPORT_BACK = "请各乡镇于3月31日前将贯彻落实情况报送县教育局。"


@pytest.fixture
def county() -> Unit:
    province = make_unit("江东省人民政府", level=Level.PROVINCE, staff=100)
    city = make_unit("临江市人民政府", level=Level.CITY, parent=province, staff=60)
    county = make_unit("安平县人民政府", level=Level.COUNTY, parent=city, staff=30)
    for name in ("青河镇", "高塘镇"):
        make_unit(f"{name}人民政府", level=Level.TOWNSHIP, parent=county, staff=20)
    make_unit("安平县人民政府办公室", level=Level.COUNTY, parent=county)
    office = make_unit("安平县教育局", level=Level.COUNTY, parent=county)
    Unit.objects.filter(pk=office.pk).update(organ_kind=OrganKind.DEPARTMENT)
    return county


def directive(body: str = ORDER, **frame: object) -> str:
    told: dict[str, object] = {"issuer": "安平县教育局", "to": "各乡镇人民政府"}
    return framed(body, **{**told, **frame})  # type: ignore[arg-type]


def brought(county: Unit, *texts: str) -> None:
    for number, text in enumerate(texts):
        bring(text, name=f"{number}.txt", unit=county)
    work()


def kinds() -> list[str]:
    return sorted(Finding.objects.filter(state="open").values_list("kind", flat=True))


def test_note_is_pinned_to_a_sentence_that_the_reader_may_open(county: Unit) -> None:
    brought(county, directive())
    finding = Finding.objects.filter(kind__startswith="rule:").first()
    assert finding is not None
    places = kind_of(finding).places

    spots = places(finding, make_person(Role.INSPECTOR, county))

    assert ORDER in [quote for _key, quote in spots]
    assert places(finding, make_person(Role.INSPECTOR, make_unit("临河县人民政府"))) == []


def shown(unit: Unit, address: str, language: str = "zh-hans") -> str:
    client = Client(headers={"accept-language": language})
    client.force_login(
        make_person(Role.INSPECTOR, unit), "django.contrib.auth.backends.ModelBackend"
    )
    return client.get(address).content.decode()


def published(county: Unit, values: dict[str, float]) -> None:
    draft = threshold_services.save_draft(
        values={
            key.replace("__", ".").replace("_GD_", "GD-"): value for key, value in values.items()
        },
        note="another practice",
        based_on=thresholds.in_force().set,
        by=make_person(Role.SYSTEM_ADMIN, county),
    )
    threshold_services.publish(draft=draft, by=make_person(Role.SECURITY_ADMIN, county))
    work()


def test_directive_paper_to_lower_governments_is_one_finding_that_names_both_rules(
    county: Unit,
) -> None:
    brought(county, directive())

    finding = Finding.objects.get()
    assert finding.kind == "rule:GD-04"
    assert finding.measures["beside"] == ["TL-05"]
    assert finding.measures["sentence"] == ORDER
    assert finding.avoidable_hours == 0
    span = finding.evidence[0]["span"]
    assert Paper.objects.get().text[slice(*span)] == ORDER


def test_soft_rule_is_a_note_on_the_paper_and_no_finding(county: Unit) -> None:
    brought(county, framed(REPORT_BACK, issuer="安平县人民政府办公室"))

    assert kinds() == []
    assert RuleHit.objects.get().rule == "GD-06"
    page = shown(county, reverse("documents:paper-detail", args=[Paper.objects.get().uuid]))
    assert REPORT_BACK in page
    assert "GD-06" in page
    assert "提示" in page


def test_parameter_makes_a_note_a_finding_and_switches_a_rule_off(county: Unit) -> None:
    brought(county, framed(REPORT_BACK, issuer="安平县人民政府办公室"))

    published(county, {"rule.GD-06": 2})
    assert kinds() == ["rule:GD-06"]

    published(county, {"rule.GD-06": 0})
    assert kinds() == []
    page = shown(county, reverse("documents:paper-detail", args=[Paper.objects.get().uuid]))
    assert "GD-06" not in page


def test_length_is_judged_again_by_new_values(county: Unit) -> None:
    brought(
        county,
        framed("各地要加强林区巡护。\n" * 120, title="关于开展护林专项行动的通知"),
    )
    assert not RuleHit.objects.filter(rule="GD-05").exists()

    published(county, {"length.special": 1000})

    assert RuleHit.objects.get(rule="GD-05").figures["bound"] == 1000


def test_correction_that_makes_it_untrue_withdraws_the_finding(county: Unit) -> None:
    brought(county, directive())
    assert kinds() == ["rule:GD-04"]

    services.correct_paper(
        paper=Paper.objects.get(),
        changes={"issuer_name": "安平县人民政府"},
        by=make_person(Role.CADRE, county),
    )
    work()

    assert Finding.objects.get().state == Finding.State.WITHDRAWN
    assert not RuleHit.objects.filter(rule="GD-04").exists()


def test_judging_again_files_nothing_twice(county: Unit) -> None:
    brought(county, directive())

    jobs.enqueue("paper.judge", str(Paper.objects.get().uuid))
    work()

    assert Finding.objects.count() == 1
    assert RuleHit.objects.filter(rule="GD-04").count() == 1


@pytest.mark.parametrize("order", [(3, 5, 6), (6, 5, 3), (5, 6, 3)])
def test_third_demand_of_a_week_is_found_whatever_comes_first(
    county: Unit, order: tuple[int, ...]
) -> None:
    demand = "请各乡镇于4月20日前将第{}号统计表报送县政府办公室。"
    brought(
        county,
        *(
            framed(demand.format(day), day=date(2025, 3, day), number=f"安政办发〔2025〕{day}号")
            for day in order
        ),
    )

    (hit,) = RuleHit.objects.filter(rule="GD-16")
    assert hit.paper.issued_on == date(2025, 3, 6)
    assert hit.other is not None
    assert hit.other.issued_on == date(2025, 3, 5)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("directive paper to lower Party committees", "binding", "TL-05", "item 1")),
        ("zh-hans", ("向下级党委、政府发指令性公文", "疑似", "TL-05", "经本级党委、政府同意")),
    ],
)
def test_finding_quotes_rule_source_marks_and_sentence(
    county: Unit, language: str, told: tuple[str, ...]
) -> None:
    brought(county, directive())
    finding = Finding.objects.get()

    page = shown(county, reverse("findings:finding-detail", args=[finding.uuid]), language)

    assert all(words in page for words in (*told, ORDER, "GD-04"))


def test_candidate_is_left_to_a_person_in_words(county: Unit) -> None:
    brought(
        county,
        framed("调研结果分为优秀、合格、不合格三个等次。", title="关于开展护林工作调研的通知"),
    )
    finding = Finding.objects.get(kind="rule:GD-19")

    page = shown(county, reverse("findings:finding-detail", args=[finding.uuid]))

    assert "待人工判断" in page
    assert finding.confidence < 0.5


def test_second_paper_outside_the_scope_is_not_named(county: Unit) -> None:
    city = Unit.objects.get(name="临江市人民政府")
    upper = framed(
        "各县要加强林区巡护。",
        issuer="临江市人民政府",
        number="临政发〔2025〕3号",
        title="关于加强护林工作的意见",
        to="各县人民政府",
        day=date(2025, 2, 1),
        note="此件发至县级",
    )
    lower = framed(
        "现将《临江市人民政府关于加强护林工作的意见》（临政发〔2025〕3号）转发给你们。",
        issuer="安平县人民政府办公室",
        title="关于转发《临江市人民政府关于加强护林工作的意见》的通知",
        to="各乡镇人民政府",
    )
    bring(upper, name="upper.txt", unit=city)
    bring(lower, name="lower.txt", unit=county)
    work()
    finding = Finding.objects.get(kind="rule:TL-10")
    stranger = Unit.objects.get(name="安平县人民政府")
    assert finding.measures["other"] == str(Paper.objects.get(number="临政发〔2025〕3号").uuid)

    page = shown(city, reverse("findings:finding-detail", args=[finding.uuid]), "en")
    assert "关于加强护林工作的意见" in page
    Paper.objects.get(number="临政发〔2025〕3号").receipts.all().delete()
    closed = shown(stranger, reverse("findings:finding-detail", args=[finding.uuid]), "en")
    assert "a paper outside your scope" in closed
