from burden.activities.fields import fields_of_list, fields_of_rows


def names(rows: list[list[str]]) -> list[str]:
    return [field.name for field in fields_of_rows(rows)[1]]


def test_headings_under_others_carry_them() -> None:
    rows = [
        ["2026年困难群众统计表", "", "", "", ""],
        ["序号", "户主", "", "人口（人）", ""],
        ["", "姓名", "电话", "合计", "其中：女"],
        ["1", "", "", "", ""],
    ]

    title, fields = fields_of_rows(rows)

    assert title == "2026年困难群众统计表"
    assert [field.path for field in fields] == [
        ("序号",),
        ("户主", "姓名"),
        ("户主", "电话"),
        ("人口（人）", "合计"),
        ("人口（人）", "其中：女"),
    ]
    assert [field.place for field in fields] == [0, 1, 2, 3, 4]


def test_three_rows_of_headings_are_read() -> None:
    rows = [
        ["村", "农业", "", "", ""],
        ["", "粮食", "", "蔬菜", ""],
        ["", "面积", "产量", "面积", "产量"],
    ]

    assert names(rows) == [
        "村",
        "农业 / 粮食 / 面积",
        "农业 / 粮食 / 产量",
        "农业 / 蔬菜 / 面积",
        "农业 / 蔬菜 / 产量",
    ]


def test_rows_of_data_are_no_headings() -> None:
    assert names([["序号", "姓名", "年龄"], ["1", "某某", "33"]]) == ["序号", "姓名", "年龄"]


def test_a_sheet_without_headings_has_no_fields() -> None:
    assert fields_of_rows([["只有标题"], [""]]) == ("只有标题", ())
    assert fields_of_rows([]) == ("", ())


def test_a_sentence_lists_fields() -> None:
    found = fields_of_list("请报送以下内容：姓名、身份证号，联系电话等信息。")

    assert [field.path for field in found] == [("姓名",), ("身份证号",), ("联系电话",)]
