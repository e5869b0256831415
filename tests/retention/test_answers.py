"""Replies of units and proofs are emptied once their case is over: words, files and names go."""

import io
import json
import zipfile
from datetime import datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from importlib import import_module
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from burden.findings import services
from burden.findings.errors import NotHeard, ReplyRemoved
from burden.findings.models import Proof, Rectification, Reply
from burden.jobs import services as jobs
from burden.jobs.models import Job
from burden.jobs.models import State as JobState
from burden.jobs.running import run
from burden.organisations.models import Role, User
from burden.reports.models import Report
from burden.reports.sealing import faults_of
from burden.retention.models import Outcome
from docs_audit import storage
from tests.factories.administration import make_person
from tests.factories.papers import work
from tests.factories.removals import carried_out
from tests.factories.reports import made, ordered
from tests.reports.reading import words_of_docx
from tests.retention.conftest import OLD_COPY, World
from tests.retention.remaining import tables_that_hold

Why, State = Outcome.Why, Rectification.State
LONG_AGO = datetime(2014, 3, 5, 9, tzinfo=timezone.get_default_timezone())
TEXT = "本县方案第三条系自行制定，见附件。"
OWN = "安平县人民政府常务会议纪要\n\n　　会议研究了防汛工作，决定增设值守点两处。\n"


def files(**told: str) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(f"{name}.txt", text.encode()) for name, text in told.items()]


def outcomes(kind: str, world: World) -> list[str]:
    removal = carried_out(world.province, kind=kind)
    return [one.why for one in removal.outcomes.all()]


def is_kept(text: str) -> bool:
    return storage.stored_path(sha256(text.encode()).hexdigest()).exists()


def tables_with(*words: str) -> set[str]:
    return set[str]().union(*map(tables_that_hold, words))


def client_of(user: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def bundle_of(world: World) -> bytes:
    found = world.copied
    order = ordered(
        world.inspector, found.unit, Report.Kind.BUNDLE, "zip", "en", finding=str(found.uuid)
    )
    return made(order)


def replies_in(bundle: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        (notice,) = json.loads(archive.read("finding.json"))["notices"]
    return notice["replies"]


def test_reply_goes_with_its_files_once_the_finding_is_decided(world: World) -> None:
    services.give_notice(finding=world.copied, by=world.inspector)
    services.reply(
        finding=world.copied,
        by=make_person(Role.UNIT_EDITOR, world.county),
        text=TEXT,
        files=files(常务会议纪要=OWN, 本县来文=OLD_COPY),
    )
    work()
    Reply.objects.update(at=LONG_AGO)

    assert outcomes("reply", world) == [Why.FINDING]
    (told,) = replies_in(bundle := bundle_of(world))
    assert told["text"] == TEXT
    world.settle("dismissed")
    assert outcomes("reply", world) == [Why.REMOVED]

    # The order of a bundle and the outcome of a removal name a finding and a hash, no word.
    assert tables_with("系自行制定", "常务会议纪要", "本县来文") == set()
    assert (is_kept(OWN), is_kept(OLD_COPY)) == (False, True)  # the paper rests on the second
    inspector, address = client_of(world.inspector), f"/findings/{world.copied.uuid}/"
    page = inspector.get(address).text
    assert "Its words and files were removed on" in page
    assert "Removed after its period; its row stays. SHA-256" in page
    ((heard,),) = [one["replies"] for one in inspector.get(f"/api{address}replies/").json()]
    assert heard["removed_at"]
    for file in heard["files"]:
        assert not file["is_kept"]
        assert inspector.get(f"{address}basis/{file['uuid']}/").status_code == 404
    (left,) = replies_in(bundle_of(world))
    assert (left["at"], left["text"], bool(left["removed_at"])) == (
        told["at"],
        "（内容已删除）",
        True,
    )
    assert left["files"] == [{**one, "name": ""} for one in told["files"]]
    assert faults_of(bundle) == []
    # Nothing holds the bytes of the paper any more.
    carried_out(world.province)
    assert not is_kept(OLD_COPY)


def test_nothing_is_decided_on_a_reply_whose_words_are_gone(world: World) -> None:
    """The unit is asked again; it is not heard by a reply that nobody can read."""
    services.give_notice(finding=world.copied, by=world.inspector)
    services.reply(finding=world.copied, by=make_person(Role.UNIT_EDITOR, world.county), text=TEXT)
    Reply.objects.update(at=LONG_AGO)
    world.settle("dismissed")
    assert outcomes("reply", world) == [Why.REMOVED]

    with pytest.raises(ReplyRemoved):
        services.decide(finding=world.copied, verdict="confirmed", by=world.inspector)
    assert world.copied.state == "dismissed"

    services.decide(finding=world.copied, verdict="unsure", by=world.inspector)
    with pytest.raises(NotHeard):
        services.decide(finding=world.copied, verdict="confirmed", by=world.inspector)
    assert services.give_notice(finding=world.copied, by=world.inspector).replied_at is None


def test_what_became_high_after_its_reply_was_removed_is_open_anew(world: World) -> None:
    services.give_notice(finding=world.copied, by=world.inspector)
    services.reply(finding=world.copied, by=make_person(Role.UNIT_EDITOR, world.county), text=TEXT)
    Reply.objects.update(at=LONG_AGO)
    finding = world.copied
    services.set_avoidable(item=finding.item, kind=finding.kind, hours=Decimal(35))
    world.settle("dismissed")
    assert outcomes("reply", world) == [Why.REMOVED]

    services.set_avoidable(item=finding.item, kind=finding.kind, hours=Decimal(45))
    lease = jobs.claim("worker")
    assert lease is not None
    assert lease.kind == "finding.compare"
    run(lease)

    assert (world.copied.state, world.copied.notice, world.copied.proposed) == ("open", None, "")


def test_bundle_tells_nothing_of_files_that_are_not_taken(world: World) -> None:
    """Neither of one that was refused for its mark nor of one that may be yet."""
    services.give_notice(finding=world.copied, by=world.inspector)
    editor = make_person(Role.UNIT_EDITOR, world.county)
    marked = files(某某工作机密=f"机密★1年\n{OWN}")
    services.reply(finding=world.copied, by=editor, text=TEXT, files=[*marked, *files(纪要=OWN)])
    work()
    (told,) = replies_in(bundle_of(world))
    assert [one["name"] for one in told["files"]] == ["纪要.txt"]

    services.reply(finding=world.copied, by=editor, text=TEXT, files=files(还未读取=OWN + "二"))
    Job.objects.filter(kind="paper.read").update(state=JobState.FAILED)
    told = replies_in(bundle_of(world))
    assert [one["name"] for reply in told for one in reply["files"]] == ["纪要.txt"]


def test_proof_goes_with_its_files_once_what_was_rectified_lasts(world: World) -> None:
    title = world.copied.item.title
    world.settle("confirmed")
    today = timezone.localdate()
    rectification = Rectification.objects.create(
        unit=world.county,
        kind="copied_paper",
        source="paper",
        title=title,
        owner="办公室",
        measure="不再照抄",
        deadline=today + timedelta(days=30),
        figure="share",
        start_value=3,
        target=1,
        state=State.OPEN,
        opened_on=today,
        by=world.inspector,
    )
    rectification.findings.set([world.copied])
    services.report_done(
        rectification=rectification,
        by=make_person(Role.UNIT_EDITOR, world.county),
        text=TEXT,
        files=files(常务会议纪要=OWN),
    )
    work()
    Proof.objects.update(at=LONG_AGO)

    assert outcomes("proof", world) == [Why.RECTIFICATION]
    Rectification.objects.update(state=State.CLOSED)
    assert outcomes("proof", world) == [Why.RECTIFICATION]
    Rectification.objects.update(state=State.KEPT)
    assert outcomes("proof", world) == [Why.REMOVED]

    assert tables_with("系自行制定", "常务会议纪要") == set()
    assert not is_kept(OWN)
    page = client_of(world.inspector).get(f"/rectifications/{rectification.uuid}/").text
    assert "Its words and files were removed on" in page
    asked: dict[str, Any] = {"day": today.isoformat(), "filters": {"state": "kept"}}
    kind = Report.Kind.RECTIFICATION
    order = ordered(world.inspector, world.county, kind, **asked)
    told = words_of_docx(made(order))
    assert ("（内容已删除）" in told, sha256(OWN.encode()).hexdigest() in told) == (True, True)
    # It is called by the title of its paper, which goes with the paper.
    carried_out(world.province)
    assert tables_that_hold(title) == set()
    Rectification.objects.update(title=title)
    upgrade = import_module("burden.findings.migrations.0007_answers_are_emptied")
    with connection.cursor() as cursor:
        cursor.execute(upgrade.TITLES)
    assert tables_that_hold(title) == set()
