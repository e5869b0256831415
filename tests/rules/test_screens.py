"""Formalism at the fingertips in papers: GD-26, ZJ and YY."""

from datetime import date

import pytest

from tests.rules.papers import hits, rules_of, subject


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("驻村干部每日须在平台打卡签到。", {"GD-26", "ZJ-02"}),
        ("村干部每天进行GPS定位签到并填写工作日志。", {"GD-26", "ZJ-02"}),
        ("每月对各单位学习积分进行排名通报。", {"GD-26", "ZJ-02"}),
        ("党员干部在线学习时长每月不少于10小时。", {"GD-26", "ZJ-02"}),
        ("全体干部职工必须下载安装“护林通”APP。", {"GD-26", "ZJ-03"}),
        ("各村要确保公众号关注率达到90%。", {"GD-26", "ZJ-03"}),
        ("请各村将整改照片每日上传至工作群。", {"ZJ-04"}),
        ("完成后截图报送县林业局备查。", {"ZJ-04"}),
        ("各单位收到后在微信群接龙打卡。", {"ZJ-06"}),
        ("群内通知须在10分钟内回复收到。", {"ZJ-06"}),
    ],
)
def test_demand_on_screens_is_a_hit_of_each_rule_it_breaks(sentence: str, rules: set[str]) -> None:
    found = rules_of(subject(sentence))

    assert rules <= found
    assert all(hit.sentence == sentence for rule in rules for hit in hits(subject(sentence), rule))


@pytest.mark.parametrize(
    "sentence",
    [
        "参会人员请提前15分钟到会场签到。",
        "值班人员实行打卡签到，确保24小时在岗值守。",
        "林区巡护人员通过APP打卡，发现火情立即处置。",
        "不得以打卡签到、积分排名等方式加重基层负担。",
        "取消打卡签到、积分排名、在线时长等功能。",
        "对强制下载安装APP等问题予以纠治。",
        "群众可下载“政务通”APP办理业务。",
        "鼓励群众用积分超市兑换生活用品。",
        "通过政务服务平台公开办事指南。",
        "餐饮企业必须安装可燃气体报警装置，安装率达到98%。",
        "雨水情监测站点在线率不得低于96%。",
        "看护水面由协会会员轮流坐守，不发补助不打卡。",
        "补助资金直接打卡到户，任何单位不得截留。",
        "系统抽查发现，部分村签到定位不符。",
        "平台具有打卡、签到、拍照等功能，但均已停用。",
    ],
)
def test_lawful_use_of_screens_is_no_hit(sentence: str) -> None:
    found = rules_of(subject(sentence))

    assert not {rule for rule in found if rule.startswith(("GD-26", "ZJ", "YY"))}


def test_rule_on_applications_holds_from_the_day_it_was_issued() -> None:
    sentence = "驻村干部每日须在平台打卡签到。"

    assert "YY-03" not in rules_of(subject(sentence, day=date(2026, 1, 24)))
    assert "YY-03" in rules_of(subject(sentence, day=date(2026, 1, 25)))


def test_likes_as_marks_are_a_hit() -> None:
    paper = subject("各村点赞转发数量纳入年度考核。", day=date(2026, 3, 5))

    assert hits(paper, "YY-04")
