from datetime import date

import pytest

from burden.activities.fields import (
    Field,
    Form,
    Repetition,
    Window,
    burdens,
    merged_form,
    repetitions,
)

ROSTER = ("姓名", "身份证号", "联系电话", "家庭住址", "残疾等级")


def form(
    key: str,
    title: str,
    *names: str,
    on: date = date(2026, 4, 2),
    receivers: tuple[str, ...] = ("东山镇",),
    by: str = "",
) -> Form:
    fields = tuple(Field(tuple(name.split("/")), at) for at, name in enumerate(names))
    return Form(key, title, on, receivers, fields, by)


def told(found: list[Repetition]) -> set[tuple[str, ...]]:
    return {tuple(one.field.name for one in repetition.askings) for repetition in found}


def test_the_same_fields_asked_four_times_come_out_as_one_burden() -> None:
    titles = ("残疾人花名册", "持证残疾人登记表", "全县残疾人信息采集表", "残疾人台账")
    forms = [form(str(n), title, *ROSTER) for n, title in enumerate(titles)]

    (burden,) = burdens(repetitions(forms))

    assert len(burden.repetitions) == len(ROSTER)
    assert [one.key for one in burden.forms] == ["0", "1", "2", "3"]
    assert burden.receivers == ("东山镇",)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("身份证号", "公民身份号码"),
        ("联系电话", "手机号码"),
        ("姓名", "残疾人姓名"),
        ("家庭住址", "现住址"),
        ("年收入（元）", "年收入（万元）"),
        ("监护人/联系电话", "监护人手机号"),
        ("户主", "户主姓名"),
        ("1.姓 名", "姓名（必填）"),
    ],
)
def test_synonyms_units_and_headings_above_are_the_same_data(first: str, second: str) -> None:
    forms = [form("1", "残疾人花名册", first), form("2", "残疾人登记表", second)]

    (found,) = repetitions(forms)
    (pair,) = found.pairs()

    assert (pair.earlier.form.key, pair.later.form.key) == ("1", "2")
    assert pair.reasons


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("负责人姓名", "户主姓名"),
        ("姓名", "监护人姓名"),
        ("家庭住址", "户籍地址"),
        ("联系电话", "监护人联系电话"),
        ("开户银行", "银行账号"),
        ("残疾类别", "残疾等级"),
    ],
)
def test_another_person_or_attribute_is_other_data(first: str, second: str) -> None:
    forms = [form("1", "残疾人花名册", first), form("2", "残疾人登记表", second)]

    assert repetitions(forms) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("企业名称", "企业数量（家）"),
        ("是否党员", "党员数"),
        ("低保户数", "低保人数"),
        ("残疾人数", "残疾等级"),
        ("参保人数", "参保率（%）"),
    ],
)
def test_what_something_is_called_is_not_how_many_there_are(first: str, second: str) -> None:
    forms = [form("1", "2026年3月统计表", first), form("2", "2026年3月报表", second)]

    assert repetitions(forms) == []


def test_a_number_without_a_name_is_of_whom_the_title_names() -> None:
    first = form("1", "2026年3月志愿者培训统计表", "人数", "数量（个）")
    second = form("2", "2026年3月健康体检统计表", "人数", "数量（个）")
    third = form("3", "2026年3月健康体检情况报表", "人数（人）")

    assert told(repetitions([first, second, third])) == {("人数", "人数（人）")}


def test_a_bare_number_is_that_of_persons_where_nothing_else_is_counted() -> None:
    forms = [form("1", "2026年3月统计表", "党员数"), form("2", "2026年3月报表", "党员总人数（人）")]

    assert len(repetitions(forms)) == 1


def test_persons_of_another_list_are_other_data() -> None:
    forms = [form("1", "残疾人花名册", *ROSTER[:3]), form("2", "党员花名册", *ROSTER[:3])]

    assert repetitions(forms) == []


def test_a_total_and_its_breakdown_are_not_the_same() -> None:
    first = form("1", "2026年一季度就业统计表", "务工人数（人）/合计", "务工人数（人）/其中：女")
    second = form("2", "2026年1-3月就业报表", "外出务工人员总数")

    assert told(repetitions([first, second])) == {("务工人数（人） / 合计", "外出务工人员总数")}


def test_another_period_is_no_repetition() -> None:
    first = form("1", "2026年3月粮食统计表", "粮食产量（吨）")
    second = form("2", "2026年4月粮食统计表", "粮食产量（吨）", on=date(2026, 5, 2))
    third = form("3", "二〇二六年三月份粮食报表", "粮食总产量（公斤）", on=date(2026, 5, 3))

    assert told(repetitions([first, second, third])) == {("粮食产量（吨）", "粮食总产量（公斤）")}


def test_without_a_period_a_number_asked_long_after_is_another_one() -> None:
    early = form("1", "粮食统计表", "粮食产量（吨）", on=date(2026, 1, 5))
    late = form("2", "粮食统计表", "粮食产量（吨）", on=date(2026, 4, 5))

    assert repetitions([early, late]) == []
    assert len(repetitions([early, late], Window(changing_days=120))) == 1


def test_other_receivers_are_not_asked_again() -> None:
    forms = [
        form("1", "残疾人花名册", *ROSTER, receivers=("东山镇",)),
        form("2", "残疾人花名册", *ROSTER, receivers=("西河镇",)),
    ]

    assert repetitions(forms) == []


def test_what_the_filler_writes_of_himself_is_no_data() -> None:
    forms = [form(n, "情况统计表", "序号", "填报人", "联系人", "备注") for n in "12"]

    assert repetitions(forms) == []


def test_reasons_name_the_words_that_mean_the_same() -> None:
    forms = [
        form("1", "残疾人花名册", "身份证号", "年收入（元）"),
        form("2", "残疾人花名册", "公民身份号码", "年收入（万元）"),
    ]

    reasons = {
        (reason.code, reason.earlier, reason.later)
        for one in repetitions(forms)
        for pair in one.pairs()
        for reason in pair.reasons
    }

    assert ("synonym", "身份证号", "公民身份号码") in reasons
    assert ("unit", "元", "万元") in reasons


def test_the_merged_form_asks_each_field_once_and_says_for_whom() -> None:
    forms = [
        form("1", "残疾人花名册", "姓名", "身份证号", "残疾等级", by="残联"),
        form("2", "残疾人登记表", "姓名", "公民身份号码", by="民政局"),
    ]

    merged = merged_form(forms)

    assert [one.name for one in merged.fields] == ["姓名", "身份证号", "残疾等级"]
    assert merged.fields[1].names == ("身份证号", "公民身份号码")
    assert merged.fields[1].asked_by == ("残联", "民政局")
    assert merged.saved == 2
