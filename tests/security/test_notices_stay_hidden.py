"""Who handed a notice in is not told to the unit that holds the meeting, nor to other counties."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Role, User
from meetings.models import NoticeDraft
from tests.factories.notices import make_notice
from tests.meetings.notices import confirm
from tests.security.cells import World
from tests.security.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)

WHISTLE = "xiaodeng-of-the-township"


@pytest.fixture
def world() -> World:
    return make_world()


def signed_in(user: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("role", [Role.UNIT_EDITOR, Role.CADRE])
def test_superior_unit_does_not_see_what_a_township_brought(world: World, role: Role) -> None:
    draft = make_notice(world.township)
    client = signed_in(world.people[role])

    assert client.get(reverse("meetings:notice-detail", args=[draft.uuid])).status_code == 404
    assert draft.title not in client.get(reverse("meetings:notice-list")).content.decode()


def test_inspector_sees_it(world: World) -> None:
    draft = make_notice(world.township)
    client = signed_in(world.people[Role.INSPECTOR])

    assert client.get(reverse("meetings:notice-detail", args=[draft.uuid])).status_code == 200


def test_page_of_the_confirmed_meeting_does_not_name_who_brought_it(world: World) -> None:
    by = User.objects.create_user(WHISTLE, role=Role.CADRE, scope=world.township)
    draft = make_notice(world.township)
    NoticeDraft.objects.filter(pk=draft.pk).update(by=by, name=f"{WHISTLE}.txt")
    draft.refresh_from_db()
    confirm(signed_in(by), draft, host=world.county.name, attendees=world.county.name)
    draft.refresh_from_db()
    assert draft.meeting is not None

    client = signed_in(world.people[Role.UNIT_EDITOR])
    page = client.get(reverse("meetings:meeting-detail", args=[draft.meeting.uuid]))

    assert page.status_code == 200
    assert WHISTLE not in page.content.decode()
