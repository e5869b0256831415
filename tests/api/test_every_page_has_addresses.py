"""Every page is told to programs as well: the list of pages and addresses is complete and holds."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from burden.dashboards.templatetags import figures
from burden.organisations.models import Role
from tests.api.conftest import program
from tests.factories.administration import make_person
from tests.factories.worked_example import WorkedExample
from tests.security.access_table import TABLE
from tests.security.cells import Row

# Page -> the addresses that tell its numbers.
ADDRESSES: dict[str, tuple[str, ...]] = {
    "dashboards:overview": ("overview", "flow"),
    "findings:due": ("due",),
    "findings:finding-notes": ("finding-notes", "finding-assign"),
    "dashboards:flow": ("flow-cell",),
    "dashboards:unit-detail": ("unit-burden", "score-list"),
    "dashboards:meeting-change": ("meeting-change",),
    "dashboards:meeting-calls": ("meeting-calls",),
    "dashboards:meeting-calendar": ("meeting-days",),
    "dashboards:pains": ("pains",),
    "dashboards:matter-list": ("matter-list",),
    "dashboards:matter-detail": ("matter-detail", "matter-items", "matter-steps"),
    "dashboards:matter-items": ("matter-items",),
    "dashboards:matter-units": ("matter-units",),
    "dashboards:booking-list": ("bookings",),
    "dashboards:quality": ("quality",),
    "dashboards:quality-gap": ("quality",),
    "dashboards:spared": ("spared",),
    "dashboards:silent-issuers": ("silent-issuers",),
    "dashboards:spread": ("spread",),
    "dashboards:audit-list": ("audit-list",),
    "usage:own-burden": ("own-burden",),
    "news:notice-list": ("news-list",),
    "organisations:unit-list": ("unit-list", "unit-staff"),
    "organisations:unit-children": ("unit-list", "unit-staff"),
    "organisations:person-list": ("account-list",),
    "organisations:unit-edit": ("unit-detail", "unit-staff"),
    "thresholds:threshold-list": ("parameter-list", "parameter-version-list"),
    "thresholds:rule-list": ("parameter-list",),
    "thresholds:draft-create": ("parameter-list", "what-if"),
    "thresholds:draft-detail": ("parameter-draft-detail", "what-if"),
    "thresholds:draft-effect": ("what-if",),
    "findings:finding-list": ("finding-list",),
    "findings:case-list": ("case-list",),
    "findings:finding-detail": ("finding-detail", "finding-replies"),
    "findings:together": ("finding-together",),
    "findings:precision": ("precision",),
    "findings:rectification-list": ("rectification-list",),
    "findings:rectification-detail": ("rectification-detail", "rectification-proofs"),
    "findings:rectification-basis": ("rectification-basis",),
    "findings:finding-basis": ("finding-basis",),
    "findings:rectification-create": ("finding-rectify",),
    "documents:paper-list": ("document-list",),
    "documents:paper-detail": (
        "document-detail",
        "document-matches",
        "document-readers",
        "document-requirements",
        "document-rules",
    ),
    "documents:match-compare": ("document-matches",),
    "documents:upload-list": ("upload-list",),
    "documents:upload-detail": ("upload-detail",),
    "documents:white-heads": ("white-heads",),
    "documents:issued-list": ("issued",),
    "documents:issued-unit": ("unit-issued",),
    "meetings:meeting-list": ("meeting-list",),
    "meetings:meeting-detail": ("meeting-detail", "meeting-chain", "meeting-rules"),
    "meetings:attendance-list": ("attendance",),
    "meetings:attendance-detail": ("meeting-attendance",),
    "meetings:layers-avoided": ("layers-avoided",),
    "meetings:trend-list": ("meeting-trend",),
    "meetings:trend-unit": ("unit-meetings",),
    "meetings:plan-list": ("meeting-plans",),
    "meetings:plan-unit": ("unit-meeting-plan", "meeting-plan-list"),
    "meetings:import-create": ("meeting-import-list",),
    "meetings:import-detail": ("meeting-import-detail",),
    "activities:start": ("registers",),
    "activities:record-list": (
        "inspection-list",
        "campaign-list",
        "demand-list",
        "group-list",
        "secondment-list",
    ),
    "activities:record-detail": (
        "inspection-detail",
        "inspection-rules",
        "campaign-detail",
        "campaign-rules",
        "demand-detail",
        "demand-rules",
        "demand-repetitions",
        "group-detail",
        "group-rules",
        "group-activity",
        "secondment-detail",
        "secondment-rules",
    ),
    "activities:year-unit": (
        "unit-inspections",
        "campaign-list",
        "demand-list",
        "group-list",
        "secondment-list",
        "activity-rule-list",
    ),
    "activities:inspection-organisers": ("inspection-organisers",),
    "activities:inspection-receivers": ("inspection-receivers",),
    "activities:instruction-list": ("instruction-list",),
    "activities:instruction-detail": ("instruction-detail",),
    "activities:messages-detail": ("message-export-detail",),
    "activities:demand-receivers": ("demand-receivers",),
    "activities:demand-receiver": ("unit-demands",),
    "activities:demand-merged": ("merged-form",),
    "activities:demand-fields": ("demand-fields", "demand-repetitions"),
    "retention:removal-list": ("removal-list", "removals-due"),
    "retention:removal-create": ("removals-due", "removal-list"),
    "retention:removal-ask": ("removals-ask",),
    "retention:removal-detail": ("removal-detail", "removal-outcomes"),
    "reports:report-list": ("report-list",),
    "reports:report-detail": ("report-detail",),
    "reports:report-file": ("report-file",),
    "voices:voice-list": ("voice-list",),
    "voices:voice-detail": ("voice-detail",),
    "voices:round-list": ("evaluation-list",),
    "voices:round-detail": ("evaluation-detail",),
}
# Forms, files, fragments, lists of things without figures, and what is no page of the product.
WITHOUT_FIGURES = frozenset(
    {
        "activities:inspection-plan-import",
        "activities:inspection-plan-template",
        "activities:messages-create",
        "activities:record-correct",
        "activities:record-create",
        "activities:record-template",
        "dashboards:scope-pick",
        "dashboards:search",
        "dashboards:view-list",
        "documents:draft-check",
        "documents:issuer-list",
        "documents:paper-original",
        "documents:paper-page",
        "documents:plan-import",
        "documents:plan-template",
        "documents:refusal-list",
        "documents:register-import",
        "documents:register-template",
        "documents:stock-list",
        "documents:upload-create",
        "meetings:chain-picture",
        "meetings:duplicate-list",
        "meetings:import-columns",
        "meetings:import-template",
        "meetings:meeting-correct",
        "meetings:meeting-create",
        "meetings:notice-create",
        "meetings:notice-detail",
        "meetings:notice-list",
        "meetings:plan-import",
        "meetings:plan-template",
        "organisations:import-preview",
        "organisations:login",
        "organisations:password-change",
        "organisations:settings",
        "organisations:person-create",
        "organisations:person-edit",
        "organisations:person-password",
        "organisations:second-factor",
        "organisations:unit-import",
        "reports:chain-word",
        "reports:comparison-word",
        "reports:meeting-template",
        "reports:order-create",
        "reports:overview-word",
        "reports:merged-form",
        "reports:register-template",
        "thresholds:progress",
        "thresholds:draft-whole",
        "voices:round-answer",
        "voices:voice-create",
        "voices:voice-receipt",
        "voices:voice-unsigned",
    }
)
_OTHER_APPS = ("api", "jobs", "set_language")
JUNE = "period=2025-06"


def pages() -> dict[str, Row]:
    return {
        row.route: row
        for row in TABLE
        if row.allowed.get("GET") and row.route.partition(":")[0] not in _OTHER_APPS
    }


def test_every_page_stands_in_the_list() -> None:
    assert set(pages()) == ADDRESSES.keys() | WITHOUT_FIGURES


def test_every_address_of_the_list_is_one_of_the_interface() -> None:
    known = {row.route for row in TABLE}

    assert {f"api:{one}" for told in ADDRESSES.values() for one in told} <= known


def test_whoever_may_open_a_page_may_call_its_addresses() -> None:
    allowed = {row.route: row.allowed for row in TABLE}
    refused = [
        (page, name)
        for page, names in ADDRESSES.items()
        for name in names
        for methods in (allowed[f"api:{name}"],)
        if not allowed[page]["GET"] <= methods.get("GET", methods.get("POST", frozenset()))
    ]

    assert refused == []


class Numbers(HTMLParser):
    """The figures of a page: cells of numbers, cells of the matrix, and the figures on top."""

    _MARKS = ("numeric", "heat-value")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._depth = 0
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if self._depth:
            self._depth += 1
        elif tag == "dd" or (tag != "th" and any(one in classes for one in self._MARKS)):
            self._depth, self._text = 1, ""

    def handle_endtag(self, tag: str) -> None:
        if self._depth:
            self._depth -= 1
            if not self._depth:
                self.found.append(self._text)

    def handle_data(self, data: str) -> None:
        self._text += data if self._depth else ""


def shown_on(page: str) -> set[str]:
    """The written figures of a page."""
    numbers = Numbers()
    numbers.feed(re.sub(r"<(br|input|use|rect|img|line)\b[^>]*>", "", page))
    return {
        figure
        for text in numbers.found
        for figure in re.findall(r"[+\u2212]?[\d,]*\d(?:\.\d+)?%?", text)
    }


def told_by(answers: list[Any]) -> set[str]:
    """Every figure of the answers, written in each of the ways of the pages."""
    written: set[str] = set()
    for value in _values(answers):
        for write in _WAYS:
            written.add(str(write(value)))
    return written


_WAYS = (
    figures.hours,
    figures.count,
    figures.rate,
    figures.percent,
    figures.share,
    figures.signed,
    figures.days,
    lambda value: f"{value:.1f}",
)


def _values(told: Any) -> Iterator[Decimal]:
    if isinstance(told, dict):
        told = list(told.values())
    if isinstance(told, list):
        yield Decimal(len(told))
        for one in told:
            yield from _values(one)
    elif isinstance(told, int | float | str) and not isinstance(told, bool):
        try:
            value = Decimal(str(told))
        except InvalidOperation:
            return
        if value.is_finite():
            yield value


@pytest.fixture
def example(db: None) -> WorkedExample:
    example = WorkedExample()
    example.book()
    return example


def checked(example: WorkedExample) -> list[tuple[str, list[str]]]:
    """Pages of the example with the addresses of their numbers."""
    unit = example.units["K1"].uuid
    item = next(iter(example.items.values())).uuid
    level = "from_level=city&to_level=county"
    return [
        (f"/?{JUNE}", [f"/api/figures/overview/?{JUNE}", f"/api/flow/?{JUNE}"]),
        (f"/flow/?{level}&{JUNE}", [f"/api/flow/cell/?{level}&{JUNE}"]),
        (f"/units/{unit}/?{JUNE}", [f"/api/units/{unit}/burden/?{JUNE}"]),
        (f"/meetings/change/?{JUNE}", [f"/api/figures/meeting-change/?{JUNE}"]),
        (f"/meetings/calls/?{JUNE}", [f"/api/figures/meeting-calls/?{JUNE}"]),
        (f"/matters/?{JUNE}", [f"/api/matters/?{JUNE}"]),
        (f"/items/{item}/bookings/", [f"/api/items/{item}/bookings/"]),
        (f"/quality/?{JUNE}", [f"/api/figures/quality/?{JUNE}"]),
    ]


def test_figures_of_the_pages_are_those_that_programs_are_told(example: WorkedExample) -> None:
    scope = example.units["P"]
    reader = Client(headers={"accept-language": "en"})
    reader.force_login(
        make_person(Role.INSPECTOR, scope), "django.contrib.auth.backends.ModelBackend"
    )
    interface = program(Role.INSPECTOR, scope)

    untold = {}
    for page, addresses in checked(example):
        shown = shown_on(reader.get(page).text)
        told = told_by([interface.get(one).json() for one in addresses])
        assert shown, page
        untold[page] = shown - told

    assert {page: figures for page, figures in untold.items() if figures} == {}


def test_addresses_of_scopes_answer_whoever_may_open_the_page(example: WorkedExample) -> None:
    interface = program(Role.INSPECTOR, example.units["P"])
    of_scopes = ("attendance", "white-heads", "silent-issuers", "meeting-trend", "issued")

    answers = [interface.get(reverse(f"api:{one}")).status_code for one in of_scopes]

    assert answers == [200] * len(of_scopes)
