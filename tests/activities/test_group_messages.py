"""Messages of a group come in as an export: once, whole, without names, or with a clear reason."""

import json
import os
import time
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from burden.activities.groups import exports
from burden.activities.models import (
    GroupHour,
    GroupMember,
    Instruction,
    MessageExport,
    WorkGroup,
)
from burden.audit.models import Entry as LogEntry
from burden.organisations.models import Role, Unit
from tests.activities.conftest import Province
from tests.factories.administration import make_person
from tests.factories.groups import bring, chat, gather, say
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)

CHAT = chat(
    ("2026-03-05 09:12", "请各村今天下午五点前报送低保核查台账\n收到请回复"),
    ("2026-03-05 09:13", "收到"),
    ("2026-03-05 21:40", "😂😂"),
    sender="张三(10001)",
)


def client_of(unit: Unit, role: Role = Role.CADRE) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(role, unit), "django.contrib.auth.backends.ModelBackend")
    return client


def waiting() -> list[Path]:
    return list((settings.QUARANTINE_ROOT / "groups").glob("*"))


def counted(group: WorkGroup) -> tuple[int, int, int]:
    hours = sum(GroupHour.objects.filter(group=group).values_list("messages", flat=True))
    return hours, group.instructions.count(), group.members.count()


def tables_with(words: str) -> list[str]:
    """Tables of which any row holds one of the words."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT EXISTS (SELECT FROM {name} AS t WHERE t::text ~ %s)", [words])
            if cursor.fetchone() == (True,):
                found.append(table)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_export_comes_in_on_the_page_in_any_usual_encoding(
    province: Province, encoding: str
) -> None:
    group = gather(province.county, province.town)
    client = client_of(province.town)
    page = reverse("activities:messages-create", args=[group.uuid])

    answer = client.post(
        page, {"file": SimpleUploadedFile("群消息.txt", CHAT.decode().encode(encoding))}
    )
    assert "hx-trigger" in client.get(answer["Location"]).text
    work()

    told = client.get(answer["Location"]).text
    assert "3 messages read: 1 instructions, 0 of them known before." in told
    assert counted(group) == (3, 1, 1)
    assert waiting() == []


def test_same_export_twice_and_one_that_overlaps_add_nothing_twice(province: Province) -> None:
    group = gather(province.county, province.town)
    bring(group, CHAT)
    before = counted(group)

    again = bring(group, CHAT)
    more = bring(group, CHAT + chat(("2026-03-05 21:50", "请各村明早报送垃圾清运照片")))

    assert (again.messages, again.instructions, again.known) == (3, 1, 1)
    assert (more.instructions, more.known) == (2, 1)
    assert before == (3, 1, 1)
    assert counted(group) == (4, 2, 1)


def test_no_name_is_stored_and_the_same_person_is_known_again(province: Province) -> None:
    first, second = (gather(province.county, province.town, title=one) for one in ("甲群", "乙群"))
    say(first, ("2026-03-05 09:12", "@李四 请报送台账"), sender="张三(10001)")
    say(second, ("2026-03-05 10:12", "收到"), sender="张三(10001)")

    hashes = set(GroupMember.objects.values_list("member", flat=True))
    assert len(hashes) == 1
    assert GroupMember.objects.count() == 2
    assert not tables_with("张三|李四")


def test_lines_that_cannot_be_read_are_named_and_the_others_kept(province: Province) -> None:
    group = gather(province.county, province.town)
    broken = CHAT + "2026-02-30 09:00 赵六\n这一天没有\n".encode()
    export = bring(group, broken)
    client = client_of(province.county)

    page = reverse("activities:messages-detail", args=[group.uuid, export.uuid])
    assert (export.messages, export.wrong) == (3, 1)
    assert "It tells no time that there is." in client.get(page).text
    listed = client.get(page, {"export": "csv"}).content.decode("utf-8-sig")
    assert listed.splitlines()[1].startswith(str(export.errors[0][0]))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (CHAT.decode().encode("utf-8").decode("gb18030", "replace").encode(), "cannot be read"),
        ("没有一行像消息\n".encode() * 9, "No line looks like a message"),
        (b"\x00\x01\x02\x03" * 99, "is no text"),
    ],
)
def test_file_that_cannot_be_used_says_why_and_leaves_nothing(
    province: Province, content: bytes, sentence: str
) -> None:
    group = gather(province.county, province.town)
    export = bring(group, content)
    client = client_of(province.county)

    page = client.get(reverse("activities:messages-detail", args=[group.uuid, export.uuid])).text
    assert export.state == MessageExport.State.FAILED
    assert sentence in page
    assert "Nothing was kept of it." in page
    assert counted(group) == (0, 0, 0)
    assert waiting() == []


def test_empty_file_is_refused_at_once(province: Province) -> None:
    group = gather(province.county, province.town)
    answer = client_of(province.county).post(
        reverse("activities:messages-create", args=[group.uuid]),
        {"file": SimpleUploadedFile("a.txt", b"")},
    )

    assert answer.status_code == 400
    assert not MessageExport.objects.exists()


def test_export_of_another_group_is_told_by_its_name(province: Province) -> None:
    group = gather(province.county, province.town, title="全县民政工作群")
    table = "时间,发送人,内容,群名\n2026-03-05 09:00,张三,请各村报数,教育系统通知群\n"
    export = bring(group, table.encode(), name="a.csv")

    page = client_of(province.county).get(
        reverse("activities:messages-detail", args=[group.uuid, export.uuid])
    )
    assert "教育系统通知群" in page.text
    assert not Instruction.objects.exists()


def test_of_a_marked_export_nothing_is_kept_but_time_user_hash_and_rule(
    province: Province,
) -> None:
    group = gather(province.county, province.town)
    marked = CHAT + chat(("2026-03-06 09:00", "绝密★启用前"))
    export = bring(group, marked, name="某某机要群.txt")

    assert export.state == MessageExport.State.REFUSED
    assert counted(group) == (0, 0, 0)
    assert waiting() == []
    entry = LogEntry.objects.get(action="document.refused")
    assert json.loads(entry.details) == {"sha256": export.sha256, "rule": "BM-01"}
    assert not tables_with("机要群|低保")


def test_faces_alone_are_counted_and_told(province: Province) -> None:
    group = gather(province.county, province.town)
    export = say(group, *((f"2026-03-05 09:{minute:02}", "😂[强]👍") for minute in range(20)))

    assert (export.state, export.messages, export.faces) == (MessageExport.State.DONE, 20, 20)
    assert counted(group) == (20, 0, 1)


def test_worker_that_was_lost_leaves_the_file_to_be_read_again(province: Province) -> None:
    group = gather(province.county, province.town)
    export = exports.receive(
        group=group, name="a.txt", chunks=[CHAT], unit=province.county, by=None
    )
    assert len(waiting()) == 2
    # What a lost worker had written of it is there already.
    say(group, ("2026-03-05 09:12", "请各村今天下午五点前报送低保核查台账\n收到请回复"))

    export.refresh_from_db()
    assert (export.state, export.instructions) == (MessageExport.State.DONE, 1)
    assert counted(group)[:2] == (3, 1)
    assert waiting() == []


def test_what_an_upload_that_broke_off_has_left_goes_after_a_day(province: Province) -> None:
    group = gather(province.county, province.town)
    bring(group, CHAT)
    stray = settings.QUARANTINE_ROOT / "groups" / f"{uuid4()}.part"
    stray.write_bytes(CHAT)
    yesterday = time.time() - 25 * 3600
    os.utime(stray, (yesterday, yesterday))

    bring(group, CHAT)

    assert waiting() == []


def test_members_of_a_list_are_hashed_too(province: Province) -> None:
    group = gather(province.county, province.town, person="张三；李四；王五")
    say(group, ("2026-03-05 09:12", "请各村报数"), sender="张三")

    assert group.members.count() == 3


def test_who_may_not_report_brings_nothing(province: Province) -> None:
    group = gather(province.county, province.town)
    page = reverse("activities:messages-create", args=[group.uuid])

    assert client_of(province.county, Role.LEADER).get(page).status_code == 403
    assert client_of(province.other_town).get(page).status_code == 404
