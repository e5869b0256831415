"""A paper is booked while another job has its item: that one gets its findings, and both go on."""

import pytest
from django.db import transaction

from burden.findings.models import Finding
from burden.jobs import services as jobs
from burden.jobs.models import Job, State
from burden.jobs.running import run
from burden.matters.models import Item
from burden.organisations.models import Level
from burden.stack.waiting import wait_for
from docs_audit.models import Paper
from tests.factories.administration import make_unit
from tests.factories.flood_papers import COPY, SUPERIOR
from tests.factories.papers import bring, work
from tests.retention.at_once import beside, somebody_waits

pytestmark = pytest.mark.django_db(transaction=True)


def test_who_has_the_item_gets_its_findings_before_a_booking_that_waits() -> None:
    city = make_unit("临江市人民政府", level=Level.CITY, staff=60)
    county = make_unit("安平县人民政府", level=Level.COUNTY, parent=city, staff=30)
    for name, text in (("上级文件.txt", SUPERIOR), ("本级文件.txt", COPY)):
        bring(text, name=name, unit=county)
    work()
    finding = Finding.objects.get(kind="copied_paper")
    jobs.enqueue("paper.book", str(Paper.objects.get(item=finding.item).uuid))
    lease = jobs.claim("worker")
    assert lease is not None

    with transaction.atomic():
        # As a judge does that places the item, and as a removal does.
        Item.objects.select_for_update().get(pk=finding.item_id)
        booking = beside(lambda: run(lease))
        wait_for(somebody_waits, seconds=20, what="the booking to wait for the item")
        assert Finding.objects.select_for_update(nowait=True).get(pk=finding.pk) == finding
    booking.join()

    assert Job.objects.get(pk=lease.job_id).state == State.DONE
