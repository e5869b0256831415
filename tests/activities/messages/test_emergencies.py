"""What warns of a danger may come at any hour; papers about dangers may not."""

import pytest

from burden.activities.messages import is_emergency


@pytest.mark.parametrize(
    "text",
    [
        "气象台发布暴雨红色预警信号，请各村立即转移低洼地带群众！",
        "县防指已启动防汛二级应急响应，各镇领导到岗带班",
        "上游开闸泄洪，沿河各村马上通知群众撤离",
        "东山林场发现火情，请附近村民兵马上集合",
        "石桥村后山出现险情，请包村干部核实上报",
        "老街房屋起火，请就近的同志先疏散群众",
    ],
)
def test_present_danger_is_recognised(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "请各村今晚8点前上报防汛应急预案和演练照片",
        "险情排查台账今天下班前报镇应急办",
        "请各村收到后回复，明天上午报名册",
        "防灭火宣传横幅悬挂情况请拍照上传",
        "台风防御工作总结请于本周五前报送",
        "请通知低保户明天带身份证来核对信息",
    ],
)
def test_papers_about_dangers_are_none(text: str) -> None:
    assert not is_emergency(text)
