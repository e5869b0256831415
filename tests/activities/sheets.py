"""Scoring schemes as sheets with merged headings and as texts."""

import io

import xlsxwriter

_NUMBERS = "一二三四五六七八九十"
_TRACES = ("有工作方案和会议记录", "有活动照片、学习笔记", "工作台账齐全", "印发相关文件")
_RESULTS = ("学生营养状况改善", "食堂满意度达到90%", "现场查看操作间整洁", "体质健康合格率提高")


def standard(number: int, *, traces_of_four: int = 2) -> str:
    """The words of one standard; so many of each four are met by leaving traces."""
    words = _TRACES if number % 4 < traces_of_four else _RESULTS
    return f"{words[number % 4]}（第{number + 1}项）"


def scheme(*, classes: int, items: int, standards: int, traces_of_four: int = 2) -> str:
    """A scoring document: classes 一、, items （一）, standards 1. with their points."""
    lines = []
    for first in range(classes):
        lines.append(f"{_NUMBERS[first]}、类别{first + 1}")
        for second in range(items):
            lines.append(f"（{_NUMBERS[second]}）项目{first + 1}-{second + 1}")
            for third in range(standards):
                number = (first * items + second) * standards + third
                told = standard(number, traces_of_four=traces_of_four)
                lines.append(f"{third + 1}. {told}，得1分。")
    return "\n".join(lines)


def k02_sheet(*, traces_of_four: int = 2) -> bytes:
    """8 classes, 39 items, 117 standards (K02): a sheet with merged headings, a title above."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("评分表")
        sheet.merge_range(0, 0, 0, 3, "营养健康示范学校评分表")
        for column, name in enumerate(("一级指标", "二级指标", "评分标准", "分值")):
            sheet.write(1, column, name)
        row = 2
        for first in range(8):
            begin = row
            for second in range(5 if first < 7 else 4):
                top = row
                for _third in range(3):
                    sheet.write(row, 2, standard(row - 2, traces_of_four=traces_of_four))
                    sheet.write(row, 3, 1)
                    row += 1
                sheet.merge_range(top, 1, row - 1, 1, f"项目{first + 1}-{second + 1}")
            sheet.merge_range(begin, 0, row - 1, 0, f"类别{first + 1}")
        sheet.write(row, 0, "合计")
        sheet.write(row, 3, 117)
    return buffer.getvalue()
