"""Who repeats a superior lawfully, or adds more than they repeat, is not suspected; and told so."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.findings.models import Finding
from burden.jobs import services as jobs
from burden.organisations.models import Level, Role, Unit
from burden.thresholds import selectors as thresholds
from burden.thresholds import services as threshold_services
from docs_audit.booking import KIND
from docs_audit.models import Match, Paper
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, work
from tests.textreuse.office import FIRE, FLOOD, OWN, STRAW, framed

pytestmark = pytest.mark.django_db(transaction=True)

SUPERIOR = framed(
    FLOOD,
    title="江东省人民政府办公厅关于切实做好2025年防汛抗旱工作的通知",
    issuer="江东省人民政府办公厅",
    number="江政办发〔2025〕12号",
)
MINE = "安政办发〔2025〕21号"
# Taken over from the province, and more than as much again that stands nowhere else.
MOSTLY_OWN = FLOOD.replace("全省", "全市").replace("我省", "我市") + OWN + STRAW + FIRE


@pytest.fixture
def province() -> Unit:
    return make_unit("江东省人民政府办公厅", level=Level.PROVINCE, staff=100)


@pytest.fixture
def city(province: Unit) -> Unit:
    return make_unit("安平市人民政府办公室", level=Level.CITY, parent=province, staff=60)


def issued(
    body: str, *, title: str = "安平市人民政府办公室关于做好2025年防汛抗旱工作的通知"
) -> str:
    """The city's paper, a week after the province's."""
    return framed(
        body,
        title=title,
        issuer="安平市人民政府办公室",
        number=MINE,
        to="各县（市、区）人民政府",
    ).replace("2025年4月1日", "2025年4月8日")


def matched(unit: Unit, *texts: str) -> Match:
    """The one match of the city's paper once all are read."""
    for number, text in enumerate(texts):
        bring(text, name=f"{number}.txt", unit=unit)
    work()
    return Match.objects.get(lower__number=MINE)


def publish(**values: float) -> None:
    drafter, publisher = (
        make_person(role, Unit.objects.first()) for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)
    )
    draft = threshold_services.save_draft(
        values={key.replace("__", "."): value for key, value in values.items()},
        note="stricter",
        based_on=thresholds.in_force().set,
        by=drafter,
    )
    threshold_services.publish(draft=draft, by=publisher)
    work()


def judge_again(paper: Paper) -> None:
    jobs.enqueue("paper.judge", str(paper.uuid))
    work()


def page_of(paper: Paper, reader: Unit, language: str) -> str:
    client = Client(headers={"accept-language": language})
    client.force_login(
        make_person(Role.INSPECTOR, reader), "django.contrib.auth.backends.ModelBackend"
    )
    answer = client.get(reverse("documents:paper-detail", args=[paper.uuid]))
    return answer.content.decode()


def test_paper_whose_own_measures_outweigh_what_it_repeats_is_not_suspected(city: Unit) -> None:
    match = matched(city, SUPERIOR, issued(MOSTLY_OWN))

    assert match.relation == "copied"
    assert match.novelty > 0.6
    assert not Finding.objects.exists()
    assert "its own measures outweigh that" in page_of(match.lower, city, "en")
    assert "未列为疑似：自有措施占" in page_of(match.lower, city, "zh-hans")


def test_paper_padded_to_twice_its_length_stays_suspected(city: Unit) -> None:
    match = matched(city, SUPERIOR, issued(FLOOD.replace("全省", "全市") + OWN + STRAW[:200]))

    assert match.novelty < 0.6
    finding = Finding.objects.get()
    assert finding.kind == KIND
    assert finding.measures["verdict"]["ground"] == "passage"


def test_section_taken_from_a_sister_place_is_suspected_whatever_surrounds_it(
    province: Unit, city: Unit
) -> None:
    make_unit("临江市人民政府办公室", level=Level.CITY, parent=province, staff=60)
    sister = SUPERIOR.replace("江东省人民政府办公厅", "临江市人民政府办公室").replace(
        "江政办发", "临政办发"
    )

    match = matched(city, sister, issued(MOSTLY_OWN))

    assert match.relation == "copied_sideways"
    assert match.novelty > 0.6
    assert Finding.objects.get(kind=KIND).measures["verdict"]["ground"] == "passage"


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("安平市人民政府办公室转发省政府办公厅关于切实做好2025年防汛抗旱工作的通知", ""),
        (
            "安平市人民政府办公室关于做好防汛抗旱工作的通知",
            "现将江政办发〔2025〕12号文件转发给你们，请结合实际认真贯彻执行。\n",
        ),
    ],
)
def test_open_forwarding_is_not_suspected_and_the_page_says_why(
    city: Unit, title: str, lead: str
) -> None:
    match = matched(city, SUPERIOR, issued(lead + FLOOD, title=title))

    assert match.relation == "forwarded"
    # That those it is passed on to had it already is another rule's question (TL-01, K05).
    assert not Finding.objects.filter(kind=KIND).exists()
    english = page_of(match.lower, city, "en")
    assert "Not suspected: its" in english
    assert "passes" in english
    assert "未列为疑似" in page_of(match.lower, city, "zh-hans")


def test_own_paper_of_last_year_is_not_suspected(city: Unit) -> None:
    last_year = (
        issued(FLOOD).replace("2025年4月8日", "2024年4月8日").replace("〔2025〕21", "〔2024〕9")
    )

    match = matched(city, last_year, issued(FLOOD))

    assert match.relation == "reissued"
    assert not Finding.objects.exists()
    assert "同一单位" in page_of(match.lower, city, "zh-hans")


def test_copy_below_the_thresholds_says_by_how_much_it_is_spared(city: Unit) -> None:
    match = matched(city, SUPERIOR, issued(FLOOD[:200] + OWN + STRAW))

    assert match.relation == "copied"
    assert not Finding.objects.exists()
    assert "below the threshold of 60%" in page_of(match.lower, city, "en")


def test_other_bound_of_own_measures_judges_anew_and_matches_nothing_again(city: Unit) -> None:
    match = matched(city, SUPERIOR, issued(MOSTLY_OWN))

    publish(copy__own_measures=0.95)

    assert Match.objects.get() == match
    assert Match.objects.get().created_at == match.created_at
    finding = Finding.objects.get()
    assert finding.parameter_set.version == 2
    assert finding.measures["verdict"]["ground"] == "passage"


def test_stricter_bound_takes_a_suspicion_back(city: Unit) -> None:
    matched(city, SUPERIOR, issued(FLOOD.replace("全省", "全市") + OWN + STRAW[:200]))
    assert Finding.objects.get().state == Finding.State.OPEN

    publish(copy__own_measures=0.30)

    assert Finding.objects.get().state == Finding.State.WITHDRAWN


def test_names_of_the_source_left_in_outweigh_all_own_measures(city: Unit) -> None:
    """K10: foreign names show that the section was not made for this place."""
    match = matched(city, SUPERIOR, issued(MOSTLY_OWN))
    match.leftover_places = [{"name": "平川镇", "span": [40, 43], "sentence": "在平川镇设站。"}]
    match.save()

    judge_again(match.lower)

    assert Finding.objects.get(kind=KIND).measures["verdict"]["ground"] == "passage"


def test_answer_to_a_counterparts_letter_takes_its_words_up_lawfully(city: Unit) -> None:
    title = "安平市教育局关于商请支持校园防汛工作的函"
    letter = framed(
        FLOOD, title=title, issuer="安平市教育局", number="安教函〔2025〕7号", to="市政府办公室"
    )
    answer = issued(
        f"贵局《{title}》（安教函〔2025〕7号）收悉，现函复如下。\n{FLOOD}",
        title="安平市人民政府办公室关于支持校园防汛工作的复函",
    )

    match = matched(city, letter, answer)

    assert match.reason == "reply_to_its_letter"
    assert not Finding.objects.exists()
    assert "系对来文的答复" in page_of(match.lower, city, "zh-hans")
