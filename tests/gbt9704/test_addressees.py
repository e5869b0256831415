"""Lists of units: where one ends and the next begins."""

import pytest

from docs_audit.gbt9704.addressing import split_units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("各乡镇人民政府：", ("各乡镇人民政府",)),
        ("各县（市、区）人民政府，市直各部门：", ("各县（市、区）人民政府", "市直各部门")),
        (
            "各省、自治区、直辖市人民政府，国务院各部委：",
            ("各省、自治区、直辖市人民政府", "国务院各部委"),
        ),
        ("各乡镇党委、政府，县直各单位：", ("各乡镇党委、政府", "县直各单位")),
        ("省人民政府各委、办、厅、局：", ("省人民政府各委、办、厅、局",)),
        (
            "各乡镇（街道）党委、政府（党工委、办事处），县防指成员单位：",
            ("各乡镇（街道）党委、政府（党工委、办事处）", "县防指成员单位"),
        ),
        ("县教育局、县财政局：", ("县教育局", "县财政局")),
    ],
)
def test_units_are_split_where_they_part(text: str, units: tuple[str, ...]) -> None:
    assert split_units(text) == units
