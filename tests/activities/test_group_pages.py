"""Pages of groups: what they tell, to whom, and side by side."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from burden.activities.models import Instruction, WorkGroup
from burden.findings.models import Finding
from burden.organisations.models import Role, Unit
from tests.activities.conftest import Province
from tests.factories.administration import make_person
from tests.factories.groups import chat, gather, say
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)


def client_of(unit: Unit, role: Role = Role.INSPECTOR) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(role, unit), "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def pair(province: Province) -> tuple[WorkGroup, WorkGroup]:
    first = gather(province.county, province.town, title="民政群", person="甲；乙；丙；丁")
    second = gather(
        province.county,
        province.town,
        title="社救群",
        start="2025-06-01",
        person="甲；乙；丙；丁",
    )
    say(first, ("2026-03-17 09:00", "请各村于3月19日前报送困难群众救助资金发放台账"))
    say(second, ("2026-03-17 21:00", "转：困难群众救助资金发放台账3月19日前报镇民政办"))
    return first, second


def test_page_of_a_group_tells_hours_instructions_repeats_and_doubles(
    province: Province, pair: tuple[WorkGroup, WorkGroup]
) -> None:
    page = client_of(province.county).get(
        reverse("activities:record-detail", args=["groups", pair[1].uuid])
    )

    assert "1 messages, 1 instructions, 1 of them (100%) outside working time" in page.text
    assert "21:00" in page.text
    assert "Given before in another group" in page.text
    assert "民政群" in page.text
    assert "Older groups of the line with the same members" in page.text
    assert "甲" not in page.text.replace("甲方", "")


def test_the_pair_opens_side_by_side_from_the_group_and_from_its_finding(
    province: Province, pair: tuple[WorkGroup, WorkGroup]
) -> None:
    client = client_of(province.county)
    again = Instruction.objects.get(first__isnull=False)
    finding = Finding.objects.get(kind="told_again")

    pages = (
        reverse("activities:instruction-detail", args=[again.uuid]),
        reverse("findings:finding-detail", args=[finding.uuid]),
    )
    for page in pages:
        told = client.get(page).text
        assert "Given first" in told
        assert "Given again" in told
        assert '<mark class="passage passage-verbatim">困难群众救助资金发放台账</mark>' in told


def test_who_may_not_open_the_first_group_reads_nothing_of_it(province: Province) -> None:
    first = gather(province.county, province.town, title="机关内部群")
    second = gather(province.county, province.town, province.other_town, title="社救群")
    say(first, ("2026-03-17 09:00", "请各村于3月19日前报送困难群众救助资金发放台账，孤儿另报"))
    say(second, ("2026-03-17 15:00", "转：困难群众救助资金发放台账3月19日前报镇民政办"))
    again = Instruction.objects.get(first__isnull=False)
    client = client_of(province.other_town, Role.CADRE)

    told = client.get(reverse("activities:instruction-detail", args=[again.uuid])).text
    assert "in a group outside your scope" in told
    assert "孤儿" not in told
    assert "机关内部群" not in told
    assert again.first is not None
    closed = reverse("activities:instruction-detail", args=[again.first.uuid])
    assert client.get(closed).status_code == 404


def test_list_of_instructions_filters_pages_and_exports(
    province: Province, pair: tuple[WorkGroup, WorkGroup]
) -> None:
    client = client_of(province.county)
    page = reverse("activities:instruction-list", args=[pair[1].uuid])

    assert "1 instruction in view." in client.get(page, {"again": "true"}).text
    assert "0 instructions in view." in client.get(page, {"kind": "chain"}).text
    export = client.get(page, {"export": "csv"}).content.decode("utf-8-sig")
    assert "困难群众救助资金发放台账" in export


def test_year_of_an_owner_tells_its_lines_and_months(
    province: Province, pair: tuple[WorkGroup, WorkGroup]
) -> None:
    gather(province.county, province.town, title="民政通", kind="APP", filing="备1")
    client = client_of(province.county)

    page = client.get(
        reverse("activities:year-unit", args=["group", province.county.uuid]), {"year": "2026"}
    ).text
    assert "3 groups and applications in 2026, 3 the year before." in page
    assert "By line of work" in page
    assert "2026-03" in page


def test_programs_read_the_same(province: Province, pair: tuple[WorkGroup, WorkGroup]) -> None:
    client = client_of(province.county)
    group = client.get(reverse("api:group-detail", args=[pair[1].uuid])).json()
    told = client.get(reverse("api:instruction-list"), {"group": str(pair[1].uuid)}).json()
    hours = client.get(reverse("api:group-activity", args=[pair[1].uuid])).json()

    assert group["instruction_count"] == 1
    (one,) = told["results"]
    assert one["is_repeated"]
    assert one["first"] == str(Instruction.objects.get(group=pair[0]).uuid)
    assert (hours["messages"], hours["off_hours"], hours["off_share"]) == (1, 1, 1.0)


def test_programs_bring_messages_and_ask_what_became_of_them(province: Province) -> None:
    group = gather(province.county, province.town)
    client = client_of(province.county)
    file = SimpleUploadedFile("a.txt", chat(("2026-03-05 09:12", "请各村报送低保台账")))

    answer = client.post(reverse("api:group-messages", args=[group.uuid]), {"file": file})
    work()

    assert answer.status_code == 202
    told = client.get(reverse("api:message-export-detail", args=[answer.json()["uuid"]])).json()
    assert (told["state"], told["messages"], told["instructions"]) == ("done", 1, 1)
