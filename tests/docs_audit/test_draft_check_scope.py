"""Of a paper outside the reader's scope only its existence and the shared passages are told."""

import pytest

from burden.organisations.models import Role, User
from docs_audit.models import Paper
from tests.docs_audit.drafts import ADDRESS, County, make_county, signed_in
from tests.factories.administration import make_person, make_unit
from tests.factories.flood_papers import COPY, SUPERIOR
from tests.factories.papers import bring, work

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "临江市人民政府关于做好2026年防汛工作的通知"
SHARED = "储备编织袋、照明灯、救生衣等防汛物资"
CLOSED = SUPERIOR.replace("各县（市、区）人民政府", "市应急管理局")


@pytest.fixture
def place() -> County:
    county = make_county()
    bring(CLOSED, name="closed.txt", unit=county.city)
    work()
    return county


def page_of(user: User) -> str:
    """The result alone, as it is put into the page: the form would show the draft again."""
    answer = signed_in(user).post(ADDRESS, {"text": COPY}, headers={"hx-request": "true"})
    return answer.content.decode()


def test_closed_source_is_neither_named_nor_linked(place: County) -> None:
    page = page_of(place.cadre)

    upper = Paper.objects.get()
    assert TITLE not in page
    assert upper.number not in page
    assert str(upper.uuid) not in page
    assert "临江市" not in page
    assert "查看范围" in page
    # Twice: as it stands in the draft, and as in the source.
    assert page.count(SHARED) == 2
    # What only the source says stays closed.
    assert "市应急管理局" not in page


def test_source_within_the_scope_is_named_and_linked(place: County) -> None:
    page = page_of(make_person(Role.INSPECTOR, place.city))

    assert TITLE in page
    assert f"/documents/{Paper.objects.get().uuid}/" in page


def test_stranger_learns_no_more(place: County) -> None:
    stranger = make_person(Role.CADRE, make_unit("临河县人民政府", parent=place.city))

    assert TITLE not in page_of(stranger)
