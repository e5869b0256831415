"""Formalism at the fingertips: demands that a paper makes on screens and in groups.

GD-26, ZJ-02, ZJ-03, ZJ-04, ZJ-06, YY-03, YY-04. One clause may offend against several rules; each
says so from the day it was in force.
"""

import re
from collections.abc import Iterator

from docs_audit.gbt9704.clauses import Statement

from .subjects import Hit, Subject

_APP = (
    r"(?:APP|app|App|客户端|小程序|公众号|应用程序|应用软件|软件|微信"
    r"|视频号|抖音号|平台|系统|学习强国|政务通|钉钉)"
)
_GROUP = r"(?:微信群|工作群|钉钉群|QQ群|政务群|群里?|群内)"
_PICTURES = r"(?:截图|截屏|照片|视频|录像|轨迹|定位)"
_PUNCHING = re.compile(r"打卡(?!到户|到人|发放|兑付|支付)|签到|刷脸|GPS定位|定位考勤")
_POINTS = re.compile(
    r"积分[^，。；]{0,12}(?:排名|排行|通报|考核|达到|不低于|不少于|晾晒)|学习积分|积分制考核"
)
_ONLINE = re.compile(r"在线(?:学习)?(?:时长|时间)|登录时长|学习时长")
_FORCED = re.compile(
    rf"(?:全员|全部|一律|必须|务必|须|人人|均要|都要|100\s*[%％]|百分之百|确保)[^。；]{{0,24}}(?:下载|安装|关注|注册|登录|激活)"
    rf"[^。；]{{0,16}}{_APP}|{_APP}[^。；]{{0,20}}(?:全员|全部|一律|必须|务必|须|人人|100\s*[%％])[^。；]{{0,12}}"
    r"(?:下载|安装|关注|注册|登录|激活)"
)
# A rate of installing speaks of an application only where the paper names one: gas alarms, too,
# are installed and counted.
_RATES = re.compile(
    r"(?:下载|安装|注册|关注|激活|登录|使用)率[^。；]{0,16}(?:排名|达到|达|不低于|通报|100|\d+\s*[%％])"
)
_APPLICATION = re.compile(_APP)
_PICTURES_SENT = re.compile(
    rf"{_PICTURES}[^。；]{{0,30}}(?:上传|发(?:至|到|送)|报送|报至|传至)[^。；]{{0,20}}(?:{_GROUP}|{_APP})"
    rf"|(?:{_GROUP}|{_APP})[^。；]{{0,16}}(?:上传|报送|发送|提交|晒)[^。；]{{0,24}}{_PICTURES}"
    r"|截[图屏][^。；]{0,16}(?:报送|上报|存档|备查|留存|留痕)"
)
_LIKES = re.compile(
    r"(?:点赞|转发|投票|评论|阅读量|学习时长)[^。；]{0,20}(?:考核|计分|加分|通报|排名|任务|不少于|数量)"
    rf"|(?:通过|以|依托){_APP}[^。；]{{0,16}}(?:考核|考评|打分|测评)"
)
_CHAINS = re.compile(
    rf"{_GROUP}[^。；]{{0,20}}(?:接龙|打卡|即时回复|秒回|立即回复|及时回复|回复[“‘]?收到|\d+\s*分钟内)|接龙(?:打卡|报送|上报)"
)
# Who comes to a meeting signs in; who is on duty is asked whether he is there.
_MEETING = re.compile(r"会议|参会|到会|与会|报到|入场|会场|培训|考试|考生|学生|接待")
_ON_DUTY = re.compile(r"值班|值守|巡堤|巡护|应急|防汛|防火|抢险|安全生产")
_CITIZENS = re.compile(r"积分(?:落户|入学|超市|兑换|申请)|驾驶证|群众积分|文明积分|信用积分")


def find(subject: Subject) -> Iterator[Hit]:
    if not subject.directs:
        return
    for statement in subject.statements:
        if _ON_DUTY.search(statement.text):
            continue
        for rule in _broken(statement, subject.title):
            yield subject.hit(rule, statement.text, statement.span)


def _broken(statement: Statement, title: str) -> list[str]:
    is_about_people = _MEETING.search(statement.text) is None
    punches = is_about_people and statement.demands(_PUNCHING) is not None
    counts = not _CITIZENS.search(statement.text) and any(
        statement.demands(one) for one in (_POINTS, _ONLINE)
    )
    is_on_an_app = _APPLICATION.search(statement.text + title) is not None
    forces = statement.demands(_FORCED) is not None or (
        is_on_an_app and statement.demands(_RATES) is not None
    )
    found = {
        "GD-26": punches or counts or forces,
        "ZJ-02": punches or counts,
        "ZJ-03": forces,
        "YY-03": punches or counts or forces,
        "ZJ-04": statement.demands(_PICTURES_SENT) is not None,
        "YY-04": any(statement.demands(one) for one in (_PICTURES_SENT, _LIKES)),
        "ZJ-06": statement.demands(_CHAINS) is not None,
    }
    return [rule for rule, holds in found.items() if holds]
