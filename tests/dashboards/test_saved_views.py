"""A page with its filters is kept under a name, for oneself alone."""

from collections.abc import Callable

import pytest
from django.test import Client

from burden.audit.models import Entry
from burden.dashboards.models import SavedView
from burden.dashboards.saved_views import MOST_VIEWS
from burden.organisations.models import Unit
from tests.factories.administration import make_unit

Reader = Callable[[Unit], Client]
KEPT = {"name": "本月大户", "address": "/findings/?state=open&page=3&kind=copied"}

pytestmark = pytest.mark.django_db


def test_view_keeps_filters_and_forgets_the_page_of_the_list(reader: Reader) -> None:
    client = reader(make_unit())

    answer = client.post("/views/save/", KEPT)

    assert answer.headers["Location"] == "/findings/?state=open&kind=copied"
    assert "本月大户" in client.get("/views/").content.decode()


def test_name_used_before_moves_to_the_new_address(reader: Reader) -> None:
    client = reader(make_unit())
    client.post("/views/save/", KEPT)

    client.post("/views/save/", KEPT | {"address": "/matters/"})

    assert SavedView.objects.get().address == "/matters/"


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""]
)
def test_address_outside_the_product_is_refused_with_a_sentence(
    reader: Reader, address: str
) -> None:
    client = reader(make_unit())

    answer = client.post("/views/save/", KEPT | {"address": address}, follow=True)

    assert not SavedView.objects.exists()
    assert 'class="messages"' in answer.content.decode()


def test_views_of_others_are_neither_shown_nor_removed(reader: Reader) -> None:
    owner, other = reader(make_unit()), reader(make_unit())
    owner.post("/views/save/", KEPT)
    view = SavedView.objects.get()

    assert "本月大户" not in other.get("/views/").content.decode()
    assert other.post(f"/views/{view.uuid}/remove/").status_code == 404
    assert SavedView.objects.exists()


def test_removed_view_is_gone_and_both_changes_are_in_the_log(reader: Reader) -> None:
    client = reader(make_unit())
    client.post("/views/save/", KEPT)

    client.post(f"/views/{SavedView.objects.get().uuid}/remove/")

    assert not SavedView.objects.exists()
    acts = list(Entry.objects.filter(action__startswith="view.").order_by("id"))
    assert [one.action for one in acts] == ["view.saved", "view.removed"]


def test_menu_offers_to_keep_the_page_one_is_on(reader: Reader) -> None:
    client = reader(make_unit())
    asked = {
        "HX-Request": "true",
        "HX-Current-URL": "http://testserver/matters/?period=2025&page=2",
    }

    menu = client.get("/views/", headers=asked).content.decode()

    assert 'value="/matters/?period=2025"' in menu


def test_views_beyond_the_most_are_refused(reader: Reader) -> None:
    client = reader(make_unit())
    for number in range(MOST_VIEWS):
        client.post("/views/save/", KEPT | {"name": f"view {number}"})

    client.post("/views/save/", KEPT | {"name": "one more"})

    assert SavedView.objects.count() == MOST_VIEWS
