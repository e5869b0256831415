"""read_documents: what a paper made of the demands of its nearest parent, in any order."""

from pathlib import Path

import pytest

from tests.docs_audit.chains import texts
from tests.docs_audit.folders import read_folder, save, write_manifest


@pytest.mark.parametrize("backwards", [False, True])
def test_growing_demands_stand_on_the_child_and_name_its_nearest_parent(
    tmp_path: Path, backwards: bool
) -> None:
    rows = [
        save(tmp_path, f"{level}.txt", text) | {"level": level}
        for level, text in zip(("city", "county", "township"), texts().values(), strict=True)
    ]

    _, lines = read_folder(write_manifest(tmp_path, *(rows[::-1] if backwards else rows)))

    found = {one["id"]: one["escalations"] for one in lines}
    assert found["city"] == []
    assert {one["parent"] for one in found["county"]} == {"city"}
    assert {one["parent"] for one in found["township"]} == {"county"}
    assert {
        "parent": "city",
        "kind": "deadline",
        "parent_value": "2025-06-30",
        "value": "2025-06-20",
        "change": "tightened",
    } in found["county"]
    added = [one["value"] for one in found["county"] if one["change"] == "added"]
    assert added == ["入户照片", "复核台账"]
    assert [one["change"] for one in found["township"] if one["kind"] == "frequency"] == ["same"]
