"""The rail leads each role to every page that is its own, and to none that it may not open."""

import re

import pytest
from django.test import Client

from burden.organisations.models import Role
from tests.factories.administration import make_person, make_unit

pytestmark = pytest.mark.django_db

_LISTS = ["/findings/", "/documents/", "/meetings/", "/activities/"]
_GROUND = ["/units/", "/thresholds/"]
RAIL = {
    Role.INSPECTOR: [
        "/",
        *_LISTS,
        "/voices/",
        "/matters/",
        "/pains/",
        "/rectifications/",
        "/reports/",
        *_GROUND,
        "/quality/",
        "/own-burden/",
    ],
    Role.LEADER: [
        "/",
        *_LISTS,
        "/matters/",
        "/pains/",
        "/rectifications/",
        "/reports/",
        *_GROUND,
        "/quality/",
        "/own-burden/",
    ],
    Role.CADRE: ["/", "/report/", *_LISTS, "/matters/", *_GROUND, "/own-burden/"],
    Role.UNIT_EDITOR: [
        "/",
        "/report/",
        *_LISTS,
        "/voices/",
        "/matters/",
        "/pains/",
        "/rectifications/",
        *_GROUND,
        "/own-burden/",
    ],
    Role.SYSTEM_ADMIN: [
        "/",
        "/units/",
        "/account/people/",
        "/thresholds/",
        "/removals/",
        "/quality/",
        "/own-burden/",
    ],
    Role.SECURITY_ADMIN: ["/", *_GROUND, "/documents/refusals/", "/removals/", "/own-burden/"],
    Role.AUDIT_ADMIN: ["/", *_GROUND, "/own-burden/", "/audit/"],
}


@pytest.mark.parametrize("role", Role)
def test_rail_names_what_the_role_may_open(role: Role) -> None:
    client = Client()
    client.force_login(
        make_person(role, make_unit("安平县")), "django.contrib.auth.backends.ModelBackend"
    )

    page = client.get("/own-burden/").text

    rail = page.partition('<details class="menu rail-more">')[0]
    found = re.findall(r'class="rail-link" href="([^"?]*)', rail)
    assert found == RAIL[role]
    assert {path: client.get(path).status_code for path in found} == dict.fromkeys(found, 200)


@pytest.mark.parametrize(
    ("path", "section"),
    [("/flow/", "/"), ("/spread/", "/"), ("/reports/", "/reports/"), ("/", "/")],
)
def test_section_of_the_page_is_marked(path: str, section: str) -> None:
    client = Client()
    client.force_login(
        make_person(Role.INSPECTOR, make_unit("安平县")),
        "django.contrib.auth.backends.ModelBackend",
    )

    page = client.get(path).text

    marked = re.findall(r'class="rail-link" href="([^"?]*)[^>]*aria-current="page"', page)
    assert marked == [section]


def test_periods_to_choose_from_carry_what_this_address_asks_and_no_other_one() -> None:
    client = Client(headers={"accept-language": "en"})
    county = make_unit("安平县")
    client.force_login(
        make_person(Role.INSPECTOR, county), "django.contrib.auth.backends.ModelBackend"
    )

    def chosen(query: str) -> list[str]:
        page = client.get(f"/own-burden/?{query}").content.decode()
        return re.findall(r'class="menu-item period-year" href="([^"]*)"', page)

    plain = chosen("period=2024-05")
    mixed = chosen("xperiod=1&period=2024-05&page=2&q=%22%3E%3Cb%3E[behind]")

    assert plain[-1] == "?period=2024"
    assert mixed[-1] == "?xperiod=1&amp;period=2024&amp;q=%22%3E%3Cb%3E%5Bbehind%5D"
    assert chosen("period=2024-05") == plain
    assert (
        chosen(f"unit={county.uuid}&period=2024-05")[-1] == f"?unit={county.uuid}&amp;period=2024"
    )
