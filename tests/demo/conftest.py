import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from burden.demo.generate import World, build_world, write_world

SEED = 7


made_up = cache(build_world)


@pytest.fixture(scope="session")
def world() -> World:
    return made_up(SEED)


@pytest.fixture(scope="session")
def demo_folder(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    write_world(world, folder)
    return folder


@pytest.fixture(scope="session")
def expected(demo_folder: Path) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((demo_folder / "expected.json").read_text("utf-8"))
    return truth
