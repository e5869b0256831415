"""Papers about lightening the load use all the words of the rules and break none of them."""

import pytest

from tests.rules.papers import rules_of, subject

FORBIDDING = """一、精简文件。不得层层发文，一般不要求下级报送贯彻落实情况、制定实施方案。
二、规范督查检查考核。严禁搞一票否决，严禁层层签订责任状，不得按月排名通报。
三、防治“指尖上的形式主义”。不得强制下载安装APP，不得要求打卡签到、积分排名、截图上传工作群。
四、规范创建示范。不得开展达标活动，不得组织开展示范村创建。"""

LISTED = """一、开展自查。各单位要对照检查，重点纠治以下问题：
1.随意要求基层填表报数、报送工作进展情况；
2.对基层工作实行一票否决、签订责任状；
3.强制要求下载安装APP、打卡签到；
4.每月对乡镇进行排名通报。
二、抓好整改。对发现的问题立行立改。"""

NEGATIVE_LIST = """一、负面清单
（一）要求各乡镇制定实施方案、实施细则。
（二）要求各乡镇签订责任状。
（三）组织开展达标活动。
二、工作要求
各单位要认真执行。"""

ONE_LINE = (
    "不得有下列行为：（一）对基层实行一票否决；（二）要求签订责任状；（三）每月通报排名；"
    "（四）要求打卡签到。"
)

CITED = (
    "《整治形式主义为基层减负若干规定》明确，除专题文件外，不得提出机构编制、干部配备、"
    "创建示范、达标、一票否决、签订责任状等要求。"
)

CASES = """2024年，某镇违规要求村干部每日打卡签到，并每月排名通报，造成不良影响，相关责任人被问责。
有的单位要求各村签订责任状，把照片上传工作群作为考核依据。
一些部门要求各乡镇制定实施方案、报送落实情况，基层反映强烈。"""

CLEARED = "全面清理“一票否决”和签订责任状事项，取消打卡签到、积分排名等功能，停止开展各类达标活动。"

GUARDED = {"GD-04", "GD-06", "GD-07", "GD-16", "GD-17", "GD-18", "GD-26", "GD-29", "GD-32"}
GUARDED |= {"ZJ-02", "ZJ-03", "ZJ-04", "ZJ-06", "CJ-01"}


@pytest.mark.parametrize(
    "body",
    [FORBIDDING, LISTED, NEGATIVE_LIST, ONE_LINE, CITED, CASES, CLEARED],
    ids=["forbidding", "listed", "negative list", "one line", "cited", "cases", "cleared"],
)
def test_paper_about_burden_reduction_breaks_no_rule(body: str) -> None:
    paper = subject(body, title="关于整治形式主义为基层减负的通知")

    assert not rules_of(paper) & GUARDED


def test_notice_of_typical_cases_tells_what_others_did() -> None:
    body = """某县教育局把职责任务摊派给学校，要求学生、家长签订责任书。
考核体系庞大繁杂，共制定几十个考核细则，市公安局每月对考核成绩进行排名并正式印发。"""
    notice = subject(body, title="关于3起整治形式主义为基层减负典型问题的通报")

    assert not rules_of(notice) & GUARDED


def test_demand_in_a_paper_about_the_rules_is_still_a_demand() -> None:
    body = f"{FORBIDDING}\n五、抓好落实。请各乡镇每月25日前将减负工作进展情况报送县政府办公室。"

    assert "GD-06" in rules_of(subject(body, title="关于整治形式主义为基层减负的通知"))


def test_items_behind_the_forbidding_list_are_demands_again() -> None:
    body = LISTED.replace("对发现的问题立行立改。", "各乡镇要与各村签订责任状。")

    assert "GD-29" in rules_of(subject(body))


@pytest.mark.parametrize(
    "sentence",
    [
        "在全县开展环境整治，对落实不力的实行一票否决。",
        "不按时完成任务的，年度考核一票否决。",
        "各乡镇要加强环境整治，层层签订责任状。",
        "取消评先评优资格，并实行一票否决。",
        "每日打卡签到不得少于2次。",
    ],
)
def test_a_forbidding_word_elsewhere_excuses_nothing(sentence: str) -> None:
    assert rules_of(subject(sentence)) & {"GD-29", "GD-26"}
