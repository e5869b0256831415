from datetime import date

from burden.activities.fields import Field, Form, passed_on

NAMES = ("姓名", "身份证号", "联系电话", "残疾等级")


def form(key: str, by: str, to: str, day: int, *names: str) -> Form:
    fields = tuple(Field((name,), at) for at, name in enumerate(names or NAMES))
    return Form(key, "残疾人花名册", date(2026, 4, day), (to,), fields, by)


def test_a_form_asked_on_downwards_is_found_with_the_one_above() -> None:
    forms = [
        form("city", "市残联", "县残联", 1),
        form("county", "县残联", "东山镇", 3, "姓名", "公民身份号码", "手机号", "残疾级别"),
        form("town", "东山镇", "石桥村", 4),
    ]

    found = passed_on(forms)

    assert [(one.upper.key, one.lower.key, one.days) for one in found] == [
        ("city", "county", 2),
        ("county", "town", 1),
    ]
    assert {one.ratio for one in found} == {1.0}
    assert passed_on(forms[::-1]) == found


def test_a_form_of_its_own_or_one_asked_before_is_not_passed_on() -> None:
    upper = form("upper", "市残联", "县残联", 5)

    assert passed_on([upper, form("own", "县残联", "东山镇", 6, "残疾类别", "帮扶措施")]) == []
    assert passed_on([upper, form("early", "县残联", "东山镇", 4)]) == []
    assert passed_on([upper, form("sideways", "县民政局", "东山镇", 6)]) == []
