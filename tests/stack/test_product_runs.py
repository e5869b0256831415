import os
import signal
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from burden.stack.waiting import wait_for
from tests.stack.product import RunningProduct

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def product() -> Iterator[RunningProduct]:
    with RunningProduct() as product:
        product.start()
        yield product


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_product_is_well_after_a_first_start(product: RunningProduct) -> None:
    health = product.health()

    assert (health["state"], health["database"], health["broker"]) == ("ok", True, True)


def test_product_leaves_rights_of_existing_folders_alone(product: RunningProduct) -> None:
    assert mode(product.home) == 0o711
    assert mode(product.home.parent) == 0o1777


def test_product_keeps_its_data_from_other_users(product: RunningProduct) -> None:
    for name in ("files", "quarantine", "postgres", "valkey", "logs"):
        assert mode(product.data / name) == 0o700
    for name in ("secret_key", "audit_seal_key"):
        assert mode(product.data / name) == 0o600


def test_second_supervisor_is_refused_on_the_same_folder(product: RunningProduct) -> None:
    assert "already runs on" in product.refusal()
    assert product.health()["state"] == "ok"


@pytest.mark.parametrize("name", ["gunicorn", "worker", "beat", "valkey-server"])
def test_killed_child_is_started_again(product: RunningProduct, name: str) -> None:
    killed = product.children()[name]

    os.kill(killed, signal.SIGKILL)

    wait_for(lambda: product.children().get(name, killed) != killed, seconds=30, what=name)
    wait_for(lambda: product.health().get("state") == "ok", seconds=180, what="health")
