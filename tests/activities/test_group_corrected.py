"""A person puts a group right: the difference is kept, what hangs on it is judged anew."""

import pytest

from burden.activities.groups.register import REGISTER
from burden.activities.models import ActivityHit
from burden.activities.registers import correcting
from burden.audit.models import Entry as LogEntry
from burden.findings.models import Finding
from burden.organisations.models import Role
from tests.activities.conftest import Province
from tests.factories.administration import make_person
from tests.factories.groups import gather, say
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)


def test_features_and_members_are_corrected_and_no_list_undoes_that(province: Province) -> None:
    app = gather(
        province.county,
        province.town,
        title="驻村通",
        kind="APP",
        filing="备1",
        features="打卡签到",
        person="甲；乙",
    )
    by = make_person(Role.INSPECTOR, province.county)
    texts = correcting.texts_of(REGISTER, app, by)
    assert (texts["features"], texts["person"]) == ("打卡签到", "")

    correcting.correct(
        REGISTER, app, texts={**texts, "features": "积分；排名", "person": "丙"}, by=by
    )
    gather(
        province.county,
        province.town,
        title="驻村通",
        kind="APP",
        features="打卡签到",
        person="丁",
    )
    work()

    app.refresh_from_db()
    assert app.features == ["points", "ranking"]
    assert app.members.count() == 1
    assert set(app.corrected) == {"features", "person"}
    entry = LogEntry.objects.get(action="groups.corrected")
    assert "丙" not in entry.details


def test_a_group_that_turns_out_to_be_for_emergencies_is_cleared(province: Province) -> None:
    group = gather(province.county, province.town)
    say(group, ("2026-03-18 09:10", "请各村在群里接龙报数，收到请回复"))
    assert Finding.objects.filter(item=group.item, state=Finding.State.OPEN).exists()
    by = make_person(Role.INSPECTOR, province.county)
    texts = correcting.texts_of(REGISTER, group, by)

    correcting.correct(REGISTER, group, texts={**texts, "exemption": "应急值守"}, by=by)
    work()

    assert not Finding.objects.filter(item=group.item, state=Finding.State.OPEN).exists()
    assert not ActivityHit.objects.filter(item=group.item, spared="").exists()
