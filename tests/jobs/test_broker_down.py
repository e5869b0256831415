from pathlib import Path

import pytest
from django.test import Client

from burden.celery import app
from burden.jobs import services
from burden.jobs.doorbell import Doorbell
from burden.jobs.models import Job, State
from burden.jobs.running import run_due
from tests.jobs.conftest import Probe

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def no_broker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.conf, "broker_url", f"redis+socket://{tmp_path}/none.sock")
    monkeypatch.setattr("burden.jobs.services.doorbell", Doorbell())


def test_enqueue_is_accepted_and_done_later_when_the_broker_is_down(probe: Probe) -> None:
    services.enqueue("probe", "a")

    run_due("w")

    assert Job.objects.get().state == State.DONE


def test_health_is_degraded_but_served_when_the_broker_is_down(client: Client) -> None:
    answer = client.get("/health/")

    assert (answer.status_code, answer.json()["state"]) == (200, "degraded")
    assert answer.json()["broker"] is False
