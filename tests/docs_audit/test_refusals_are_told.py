"""The security administrator is told of every refusal: when, whose, by which rule; never what."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Level, Role, Unit
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, work

pytestmark = pytest.mark.django_db(transaction=True)

MARKED = "机密★1年\n白鹭洲渡口夜间布防方案\n"
LIST = reverse("documents:refusal-list")


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY)


@pytest.fixture
def admin(county: Unit) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(make_person(Role.SECURITY_ADMIN, county))
    return client


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_refused_upload_is_listed_and_counted_on_the_first_page(
    county: Unit, admin: Client
) -> None:
    town = make_unit("青河镇人民政府", level=Level.TOWNSHIP, parent=county)
    cadre = make_person(Role.CADRE, town)
    file = bring(MARKED, name="白鹭洲.txt", unit=town, by=cadre)
    work()

    shown = page(admin, LIST)

    assert all(word in shown for word in ("青河镇人民政府", "BM-01", file.sha256))
    assert not [word for word in (cadre.username, "白鹭洲") if word in shown]
    assert "1 份" in page(admin, "/")
    assert LIST in page(admin, "/")


def test_refused_draft_is_listed_without_a_hash(county: Unit, admin: Client) -> None:
    cadre = Client()
    cadre.force_login(make_person(Role.CADRE, county))
    cadre.post(reverse("documents:draft-check"), {"text": MARKED})

    shown = page(admin, LIST)

    assert "BM-01" in shown
    assert "安平县人民政府" in shown
    assert "布防" not in shown


def test_refusals_of_another_county_are_not_told(admin: Client) -> None:
    bring(MARKED, unit=make_unit("临河县人民政府"))
    work()

    assert "BM-01" not in page(admin, LIST)


def test_uploader_is_told_to_stop_and_whom_to_tell(county: Unit) -> None:
    cadre = make_person(Role.CADRE, county)
    file = bring(MARKED, unit=county, by=cadre)
    work()
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(cadre)

    shown = page(client, reverse("documents:upload-detail", args=[file.upload.uuid]))

    assert all(word in shown for word in ("停止", "断网", "保密"))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize(
    "route", ["organisations:login", "documents:upload-create", "documents:draft-check"]
)
def test_banner_says_that_nothing_secret_may_come_here(
    county: Unit, route: str, language: str
) -> None:
    client = Client(headers={"accept-language": language})
    if route != "organisations:login":
        client.force_login(make_person(Role.CADRE, county))

    shown = page(client, reverse(route))

    words = {"zh-hans": ("国家秘密", "工作秘密"), "en": ("state secrets", "work secrets")}
    assert all(word in shown for word in words[language])
