"""Two papers judged at once, of which one asks for the other to be judged: neither is a victim."""

import threading

import pytest
from django.db import connection, connections, transaction

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Job, State
from burden.jobs.running import run
from burden.matters import services as matters
from burden.organisations.models import Level
from burden.stack.waiting import wait_for
from docs_audit.models import Paper
from tests.factories.administration import make_unit
from tests.factories.papers import bring, paper_text, work

pytestmark = pytest.mark.django_db(transaction=True)


def test_paper_that_waits_to_be_placed_can_be_asked_for() -> None:
    make_unit("安平县人民政府", level=Level.COUNTY, staff=30)
    bring(
        paper_text(
            issuer="安平县人民政府",
            number="安政发〔2025〕3号",
            title="关于做好防汛工作的通知",
            addressee="各乡镇人民政府",
            place="全县",
            day="2025年3月3日",
        )
    )
    work()
    key = str(Paper.objects.get().uuid)
    jobs.enqueue("paper.judge", key)
    lease = jobs.claim("waiting worker")
    assert lease is not None
    judging = threading.Thread(target=_judged, args=(lease,))

    with transaction.atomic():
        matters.hold_tree()
        judging.start()
        wait_for(_somebody_waits, seconds=20, what="the other judge to wait for the tree")
        jobs.enqueue("paper.judge", key)
    judging.join()

    asked_again = Job.objects.get(kind="paper.judge", key=key, state=State.READY)
    assert asked_again.error == ""
    work()
    assert not Job.objects.exclude(state=State.DONE).exists()


def _judged(lease: Lease) -> None:
    run(lease)
    connections.close_all()


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        return cursor.fetchone() is not None
