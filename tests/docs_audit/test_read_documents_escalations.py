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


def test_parent_is_found_when_no_level_is_stated_and_the_city_bears_the_name_of_a_county(
    tmp_path: Path,
) -> None:
    rows = [
        save(
            tmp_path,
            f"{name}.txt",
            f"{issuer}文件\n\n{number}\n\n{issuer}关于做好防汛工作的通知\n\n各有关单位：\n"
            f"　　{body}\n\n{issuer}\n2025年6月{day}日\n",
        )
        for name, issuer, number, body, day in (
            ("upper", "临江市人民政府", "临政发〔2025〕8号", "请于6月30日前报送防汛工作总结。", 1),
            (
                "lower",
                "安平县人民政府",
                "安政发〔2025〕5号",
                (
                    "按照《临江市人民政府关于做好防汛工作的通知》（临政发〔2025〕8号）要求，"
                    "请于6月20日前报送防汛工作总结，值班人员每日巡查2次。"
                ),
                5,
            ),
        )
    ]

    _, lines = read_folder(write_manifest(tmp_path, *rows))

    found = {one["id"]: one["escalations"] for one in lines}
    assert found["upper"] == []
    assert [(one["parent"], one["kind"], one["change"]) for one in found["lower"]] == [
        ("upper", "deadline", "tightened"),
        ("upper", "frequency", "added"),
        ("upper", "material", "same"),
    ]
