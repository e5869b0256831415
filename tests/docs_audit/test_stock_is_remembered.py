"""Many papers that hold the same stock sentences are written beside each other."""

from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from burden.jobs.models import Job
from docs_audit import stock
from docs_audit.models import StockSentence
from docs_audit.textreuse import StockSentence as Found

pytestmark = pytest.mark.django_db(transaction=True)

SENTENCES = [f"各乡镇要按照第{name}项分工压实工作责任" for name in "甲乙丙丁戊己庚辛壬癸"]
TEXT = "。".join(SENTENCES)
FOUND = [
    Found((TEXT.index(one), TEXT.index(one) + len(one)), (number,))
    for number, one in enumerate(SENTENCES)
]


def test_two_workers_never_wait_for_each_other_in_a_circle() -> None:
    started, errors = Barrier(2), []

    def work(found: list[Found]) -> None:
        try:
            started.wait(timeout=30)
            for _paper in range(20):
                with transaction.atomic():
                    stock.remember(TEXT, found)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    workers = [Thread(target=work, args=(order,)) for order in (FOUND, FOUND[::-1])]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)

    assert errors == []
    assert StockSentence.objects.count() == len(SENTENCES)
    assert Job.objects.filter(kind=stock.COUNT).count() == len(SENTENCES)


def test_what_is_rolled_back_with_the_match_is_not_remembered() -> None:
    with transaction.atomic():
        stock.remember(TEXT, FOUND)
        transaction.set_rollback(True)

    assert not StockSentence.objects.exists()
    assert not Job.objects.filter(kind=stock.COUNT).exists()
