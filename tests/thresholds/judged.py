"""A county whose papers and meetings were read, judged, booked and scored by the product itself."""

from collections.abc import Callable, Mapping

from burden.findings.models import Finding
from burden.ledger.models import Entry
from burden.organisations.models import Role, User
from burden.scores.models import Score
from burden.thresholds import selectors, services
from burden.thresholds.models import ParameterSet
from tests.factories.administration import make_person
from tests.factories.papers import MEASURES, bring, paper_text, work
from tests.meetings.conftest import LOWER, UPPER
from tests.meetings.gatherings import Offices, hold, make_offices
from tests.meetings.test_tied_findings import IDLE, NESTED
from tests.rows import Once

_OWN = (
    "山洪冲毁的下湾渡口便桥由镇水利站牵头重建，资金四十二万元从集体经济收益中列支。",
    "镇敬老院三十二位老人由卫生院护送到中心小学，被褥和药品提前三天备妥，名册交民政办保管。",
    "渡口两岸各设一名护航员，汛期每日早晚各往返一次，运送学生和就医的老人，费用由镇财政列支。",
)

Facts = tuple[dict[tuple[str, int, int | None], str], dict[str, float], dict[int, float | None]]


def make_judged() -> Offices:
    """A county's paper with a whole, a half and a slight copy; meetings layered, nested, idle."""
    offices = make_offices()
    bring(_paper("安平县人民政府", "安政发〔2026〕3号", "各镇人民政府", 2), unit=offices.county)
    bring(_paper("青河镇人民政府", "青政发〔2026〕8号", "各村", 9), unit=offices.town)
    half = (*MEASURES[:4], *_OWN[:1])
    bring(_paper("白水镇人民政府", "白政发〔2026〕6号", "各村", 11, half), unit=offices.other_town)
    slight = (*MEASURES[:2], *_OWN)
    bring(_paper("安平县水利局", "安水发〔2026〕4号", "各站", 12, slight), unit=offices.water)
    hold(offices.city, UPPER)
    hold(offices.county, LOWER, NESTED, IDLE)
    return offices


def _paper(
    issuer: str, number: str, addressee: str, day: int, measures: tuple[str, ...] = MEASURES
) -> str:
    return paper_text(
        issuer=issuer,
        number=number,
        title=f"{issuer}关于做好2026年防汛工作的通知",
        addressee=addressee,
        place="全县" if "县人民" in issuer else "全镇",
        day=f"2026年3月{day}日",
        measures=measures,
    )


def publish(values: Mapping[str, float], offices: Offices) -> ParameterSet:
    """Drafted by one administrator and brought into force by another; jobs still wait."""
    drafter = make_person(Role.SYSTEM_ADMIN, offices.city)
    draft = services.save_draft(
        values=values, note="test", based_on=selectors.in_force().set, by=drafter
    )
    return services.publish(draft=draft, by=make_person(Role.SECURITY_ADMIN, offices.city))


def publish_and_judge(values: Mapping[str, float], offices: Offices) -> None:
    publish(values, offices)
    work()


def judged_by(given: Mapping[str, float], make: Callable[[], Offices], once: Once) -> Offices:
    """The world that `make` makes, after these values were published."""
    return once(_judged_by, once, make, *given.items())


def _judged_by(once: Once, make: Callable[[], Offices], *given: tuple[str, float]) -> Offices:
    offices = once(make)
    publish_and_judge(dict(given), offices)
    return offices


def facts() -> Facts:
    """Findings that stand with their severity, hours by component, scores by unit."""
    standing = Finding.objects.exclude(state=Finding.State.WITHDRAWN)
    findings = {
        (one.kind, one.item_id, one.upper_id): f"{one.state} {one.severity}" for one in standing
    }
    hours: dict[str, float] = {}
    for component, amount in Entry.objects.values_list("component", "hours"):
        hours[component] = hours.get(component, 0.0) + float(amount)
    latest = Score.objects.order_by("unit_id", "-month", "-parameter_set__version").distinct(
        "unit_id"
    )
    return findings, hours, {one.unit_id: one.score for one in latest}


def inspector_of(offices: Offices) -> User:
    return make_person(Role.INSPECTOR, offices.city)
