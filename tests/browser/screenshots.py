"""Pictures of every page of a running product, for people to look at: `make screenshots`.

Needs the product with its demo county (`make run`). Each page is taken in Chinese and English, on
the offices' screens and on a phone, in the role that uses it.
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import launch
from tests.browser.visitor import Visitor

SIZES = {"1366": (1366, 768), "390": (390, 844)}
LANGUAGES = {"zh": "zh-CN", "en": "en"}
_PAINT_MS = 300


@dataclass(frozen=True)
class Shot:
    """A page: where it is, or the links to follow from there, by selector."""

    name: str
    role: str
    path: str
    follow: tuple[str, ...] = ()


_ROW = "[data-key-open]"
SHOTS = (
    Shot("sign-in", "", "/account/login/"),
    Shot("overview", "inspector", "/"),
    Shot("overview-city", "city_inspector", "/"),
    Shot("flow", "inspector", "/", (".heat-value.load-5",)),
    Shot("flow-items", "inspector", "/", (".heat-value.load-5", _ROW)),
    Shot("matters", "inspector", "/matters/"),
    Shot("matter", "inspector", "/matters/", (_ROW,)),
    Shot("pains", "inspector", "/pains/"),
    Shot("findings", "inspector", "/findings/"),
    Shot("finding-meeting", "inspector", "/findings/?kind=layered_meeting", (_ROW,)),
    Shot("finding-copy", "inspector", "/findings/?kind=copied_paper", (_ROW,)),
    Shot("finding-number", "inspector", "/findings/?kind=duplicate_number", (_ROW,)),
    Shot("finding-rule", "inspector", "/findings/?kind=rule:GD-04", (_ROW,)),
    Shot("finding-escalation", "inspector", "/findings/?kind=escalation", (_ROW,)),
    Shot(
        "steps",
        "inspector",
        "/findings/?kind=escalation",
        (_ROW, 'main a[href*="/matters/"]'),
    ),
    Shot("finding-place", "inspector", "/findings/?kind=foreign_place", (_ROW,)),
    Shot(
        "comparison",
        "inspector",
        "/findings/?kind=copied_paper",
        (_ROW, 'main a[href*="/compare/"]'),
    ),
    Shot("papers", "inspector", "/documents/"),
    Shot("paper", "inspector", "/documents/", (".table tbody a",)),
    Shot("upload", "cadre", "/documents/uploads/new/"),
    Shot("uploads", "cadre", "/documents/uploads/"),
    Shot("draft", "cadre", "/documents/check/"),
    Shot("issued", "inspector", "/documents/issued/"),
    Shot("issued-unit", "inspector", "/documents/issued/", (".table tbody a",)),
    Shot("register-import", "inspector", "/documents/issued/import/"),
    Shot("plan-import", "inspector", "/documents/issued/plan/import/"),
    Shot("issuers", "system_admin", "/documents/issued/issuers/"),
    Shot("white-heads", "inspector", "/documents/white-heads/"),
    Shot("refusals", "security_admin", "/documents/refusals/"),
    Shot("upload-state", "inspector", "/documents/uploads/", (".table tbody a",)),
    Shot("meetings", "inspector", "/meetings/"),
    Shot("meeting", "inspector", "/meetings/?layered=true", (".table tbody a",)),
    Shot("attendance", "inspector", "/meetings/attendance/?period=2026"),
    Shot("attendance-grid", "inspector", "/meetings/attendance/?period=2026", (_ROW,)),
    Shot("finding-nested", "inspector", "/findings/?kind=nested_meeting", (_ROW,)),
    Shot("meeting-trend", "inspector", "/meetings/trend/"),
    Shot("meeting-trend-unit", "inspector", "/meetings/trend/", (_ROW,)),
    Shot("activities", "inspector", "/activities/"),
    Shot("inspections", "inspector", "/activities/inspections/"),
    Shot("inspection", "inspector", "/activities/inspections/", (_ROW,)),
    Shot("inspection-organisers", "inspector", "/activities/inspections/organisers/"),
    Shot("inspection-year", "inspector", "/activities/inspections/organisers/", (_ROW,)),
    Shot("inspection-receivers", "inspector", "/activities/inspections/receivers/"),
    Shot("inspection-new", "cadre", "/activities/inspections/new/"),
    Shot("demands", "inspector", "/activities/demands/"),
    Shot("demand", "inspector", "/activities/demands/", (_ROW,)),
    Shot("demand-receivers", "inspector", "/activities/demands/receivers/"),
    Shot("demand-receiver", "inspector", "/activities/demands/receivers/", (_ROW,)),
    Shot("demand-new", "cadre", "/activities/demands/new/"),
    Shot("meeting-plans", "inspector", "/meetings/plans/"),
    Shot("meeting-plan-import", "inspector", "/meetings/plans/import/"),
    Shot("meeting-new", "cadre", "/meetings/new/"),
    Shot("notices", "inspector", "/meetings/notices/?state="),
    Shot("notice-new", "cadre", "/meetings/notices/new/"),
    Shot("meeting-files", "cadre", "/meetings/imports/"),
    Shot("meeting-duplicates", "inspector", "/meetings/duplicates/"),
    Shot("voices", "inspector", "/voices/"),
    Shot("voice", "inspector", "/voices/", (_ROW,)),
    Shot("voice-new", "cadre", "/report/"),
    Shot("voice-receipt", "", "/receipt/"),
    Shot("voice-unsigned", "", "/report/unsigned/"),
    Shot("evaluations", "inspector", "/voices/evaluations/"),
    Shot("notices-for-me", "inspector", "/news/"),
    Shot("settings", "inspector", "/account/settings/"),
    Shot("units", "inspector", "/units/"),
    Shot("unit", "cadre", "/units/", ("main .tree a",)),
    Shot("search", "inspector", "/search/?words=森林"),
    Shot("units-import", "system_admin", "/units/import/"),
    Shot("accounts", "system_admin", "/account/people/"),
    Shot("account-new", "system_admin", "/account/people/new/"),
    Shot("thresholds", "leader", "/thresholds/"),
    Shot("rules", "leader", "/thresholds/rules/"),
    Shot("rules-unconfirmed", "security_admin", "/thresholds/rules/?confidence=M"),
    Shot("threshold-draft", "system_admin", "/thresholds/drafts/new/"),
    Shot("stock", "system_admin", "/documents/stock/"),
    Shot("audit", "audit_admin", "/audit/"),
)


def main(arguments: list[str] | None = None) -> None:
    """Write `<folder>/<name>-<language>-<width>.png`, and name what a page must not do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://127.0.0.1:8000")
    parser.add_argument("--accounts", type=Path, default=settings.DATA.root / "demo/accounts.csv")
    parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "screenshots")
    parser.add_argument("names", nargs="*", help="only these pages")
    options = parser.parse_args(arguments)
    options.folder.mkdir(exist_ok=True)
    passwords = _passwords(options.accounts)
    shots = [shot for shot in SHOTS if not options.names or shot.name in options.names]
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for trouble in _take_all(browser, options.address, passwords, shots, options.folder):
            sys.stderr.write(f"{trouble}\n")
        browser.close()


def _passwords(file: Path) -> dict[str, str]:
    with file.open(encoding="utf-8-sig", newline="") as rows:
        return {row["username"]: row["password"] for row in csv.DictReader(rows)}


def _take_all(
    browser: Browser, address: str, passwords: dict[str, str], shots: list[Shot], folder: Path
) -> Iterator[str]:
    for language, locale in LANGUAGES.items():
        for width, size in SIZES.items():
            for role in dict.fromkeys(shot.role for shot in shots):
                visitor = Visitor(browser, address, locale, size)
                if role:
                    visitor.sign_in(role, passwords[role])
                for shot in (one for one in shots if one.role == role):
                    _take(visitor, shot, folder / f"{shot.name}-{language}-{width}.png")
                    if visitor.is_too_wide():
                        yield f"{shot.name} {language} {width}: wider than the screen"
                for trouble in visitor.close():
                    yield f"{role} {language} {width}: {trouble}"


def _take(visitor: Visitor, shot: Shot, file: Path) -> None:
    page: Page = visitor.open(shot.path)
    for selector in shot.follow:
        target = page.locator(selector).first.get_attribute("href", timeout=5000)
        page.goto(urljoin(page.url, target))
    page.wait_for_timeout(_PAINT_MS)
    page.screenshot(path=str(file), full_page=True)


if __name__ == "__main__":
    main()
