"""What somebody has to do about findings by a day, for the start page and its programs."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import ngettext

from burden.findings.models import Finding, Rectification
from burden.organisations import policies
from burden.organisations.models import User

UNDECIDED = Q(state__in=(Finding.State.OPEN, Finding.State.UNSURE))
SOON = timedelta(days=14)


@dataclass(frozen=True)
class Due:
    """One line: what waits, how many, the earliest day where there is one, and where they are."""

    code: str
    count: int
    day: date | None
    sentence: str
    address: str
    is_alarm: bool = False


def replied(today: date) -> Q:
    """Told, and the unit has replied or its day has passed."""
    return Q(notice__isnull=False) & (
        Q(notice__replied_at__isnull=False) | Q(notice__due_on__lt=today)
    )


def may_reply(today: date) -> Q:
    """Told, not answered, and the day has not passed."""
    return Q(notice__isnull=False, notice__replied_at__isnull=True, notice__due_on__gte=today)


def has_dues(user: User) -> bool:
    """Whether anything can wait for a person of this role."""
    acts = ("findings.decide", "findings.reply", "rectifications.view")
    return any(policies.can(user, act) for act in acts)


def dues_of(user: User, today: date) -> list[Due]:
    """What waits for this person; empty for roles that neither decide nor answer."""
    lines: list[Due] = []
    if policies.can(user, "findings.decide"):
        lines += _for_inspectors(user, today)
    if policies.can(user, "findings.reply"):
        lines += _for_units(user, today)
    if policies.can(user, "rectifications.view"):
        lines += _of_rectifications(user, today)
    return [one for one in lines if one.count]


def _for_inspectors(user: User, today: date) -> list[Due]:
    waits = Finding.objects.visible_to(user).filter(
        UNDECIDED, Q(notice__isnull=False) | ~Q(proposed="") | Q(assigned_to=user)
    )
    ready = replied(today) & Q(proposed="")
    sums = waits.aggregate(
        ready=Count("pk", filter=ready),
        second=Count("pk", filter=~Q(proposed="")),
        mine=Count("pk", filter=Q(assigned_to=user)),
    )
    return [
        Due(
            "ready",
            sums["ready"],
            None,
            ngettext(
                "%(count)s finding can be decided: its unit replied, or its day has passed.",
                "%(count)s findings can be decided: their units replied, or the day has passed.",
                sums["ready"],
            )
            % {"count": sums["ready"]},
            _list("heard"),
        ),
        Due(
            "second",
            sums["second"],
            None,
            ngettext(
                "%(count)s proposal waits for a second inspector.",
                "%(count)s proposals wait for a second inspector.",
                sums["second"],
            )
            % {"count": sums["second"]},
            _list("second"),
        ),
        Due(
            "mine",
            sums["mine"],
            None,
            ngettext(
                "%(count)s finding was given to you.",
                "%(count)s findings were given to you.",
                sums["mine"],
            )
            % {"count": sums["mine"]},
            _list("mine"),
        ),
    ]


def _for_units(user: User, today: date) -> list[Due]:
    waits = Finding.objects.visible_to(user).filter(UNDECIDED, may_reply(today))
    sums = waits.aggregate(count=Count("pk"), day=Min("notice__due_on"))
    if not sums["count"]:
        return []
    return [
        Due(
            "reply",
            sums["count"],
            sums["day"],
            ngettext(
                "%(count)s finding is held against you; you may reply until %(day)s.",
                "%(count)s findings are held against you; you may reply to the first until"
                " %(day)s.",
                sums["count"],
            )
            % {"count": sums["count"], "day": date_format(sums["day"], "DATE_FORMAT")},
            _list("notified"),
        )
    ]


def _of_rectifications(user: User, today: date) -> list[Due]:
    states = Rectification.State
    due = Q(state=states.OPEN, deadline__lte=today + SOON)
    sums = Rectification.objects.visible_to(user).aggregate(
        due=Count("pk", filter=due),
        day=Min("deadline", filter=due),
        check=Count("pk", filter=Q(state=states.REPORTED)),
        paper=Count("pk", filter=Q(state=states.ON_PAPER)),
        rebounded=Count("pk", filter=Q(state=states.REBOUNDED)),
    )
    lines = []
    if sums["due"]:
        lines.append(
            Due(
                "rectification",
                sums["due"],
                sums["day"],
                ngettext(
                    "%(count)s rectification falls due, on %(day)s.",
                    "%(count)s rectifications fall due, the first on %(day)s.",
                    sums["due"],
                )
                % {"count": sums["due"], "day": date_format(sums["day"], "DATE_FORMAT")},
                _rectifications("open"),
            )
        )
    lines += [
        Due(
            "check",
            sums["check"],
            None,
            ngettext(
                "%(count)s rectification is reported as done and waits to be measured.",
                "%(count)s rectifications are reported as done and wait to be measured.",
                sums["check"],
            )
            % {"count": sums["check"]},
            _rectifications("reported"),
        ),
        Due(
            "on_paper",
            sums["paper"],
            None,
            ngettext(
                "%(count)s rectification is one on paper only: its figure did not fall.",
                "%(count)s rectifications are on paper only: their figures did not fall.",
                sums["paper"],
            )
            % {"count": sums["paper"]},
            _rectifications("on_paper"),
            is_alarm=True,
        ),
        Due(
            "rebounded",
            sums["rebounded"],
            None,
            ngettext(
                "%(count)s rectification rebounded: its figure rose again.",
                "%(count)s rectifications rebounded: their figures rose again.",
                sums["rebounded"],
            )
            % {"count": sums["rebounded"]},
            _rectifications("rebounded"),
            is_alarm=True,
        ),
    ]
    return lines


def _list(stage: str) -> str:
    return f"{reverse('findings:finding-list')}?stage={stage}"


def _rectifications(state: str) -> str:
    return f"{reverse('findings:rectification-list')}?state={state}"
