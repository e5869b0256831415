from pathlib import Path

import pytest

from burden.stack import making
from burden.stack.errors import StackError
from burden.stack.folders import DataFolder


@pytest.mark.parametrize("depth", [1, 5, 20])
def test_sockets_fit_into_the_kernels_limit_however_deep_the_folder(depth: int) -> None:
    data = DataFolder(Path("/" + "/".join(["a-folder-name"] * depth)))

    for socket in (data.postgres_socket / ".s.PGSQL.5432", data.valkey_socket):
        assert len(str(socket)) < 108


def test_sockets_of_two_deep_folders_lie_apart() -> None:
    deep = "/" + "x" * 120

    assert DataFolder(Path(deep, "one")).sockets != DataFolder(Path(deep, "two")).sockets


def test_existing_folder_keeps_its_rights(tmp_path: Path) -> None:
    existing = tmp_path / "existing"
    existing.mkdir()
    existing.chmod(0o755)

    making.folder(existing, mode=making.PRIVATE)

    assert existing.stat().st_mode & 0o777 == 0o755


def test_link_in_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(StackError, match="BURDEN_DATA"):
        making.folder(tmp_path / "link")
