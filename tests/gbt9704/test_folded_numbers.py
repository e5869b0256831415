"""A number is one number however it was typed, and no number where it names no one paper."""

import pytest

from docs_audit.gbt9704 import folded_number


@pytest.mark.parametrize(
    "typed",
    [
        "安政发〔2017〕49号",
        "安政发[2017]49号",
        "安政发［２０１７］４９号",
        "安政发 （2017） 49 号",
        "安政发﹝2017年﹞第49号",
        "安政发【2017】049号",
        "安政发〔2017〕49",
    ],
)
def test_every_shape_of_a_number_folds_to_one(typed: str) -> None:
    assert folded_number(typed) == "安政发〔2017〕49号"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("安政发〔2017〕49号", "安政办发〔2017〕49号"),
        ("安政发〔2017〕49号", "安政发〔2018〕49号"),
        ("安政发〔2017〕49号", "安政发〔2017〕4号"),
        ("安办发（农）〔2017〕4号", "安办发〔2017〕4号"),
    ],
)
def test_other_organ_year_or_series_is_another_number(one: str, other: str) -> None:
    assert folded_number(one) != folded_number(other)


@pytest.mark.parametrize("typed", ["", "第12期", "〔2025〕3号", "（2025）3号", "令第3号", "无"])
def test_number_without_code_of_an_organ_or_year_identifies_nothing(typed: str) -> None:
    assert folded_number(typed) == ""
