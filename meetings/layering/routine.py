"""Meetings held as a matter of course, which deal with whatever is up: nobody asks who sat there.

A meeting is routine by its pace, or by a name that says when it is held (每周, 晨会, 第3次) or
which circle meets (班子, 局务, 主任办公), and not what it was called for.
"""

from __future__ import annotations

import re

from . import lexicon
from .folding import fold
from .profiles import Profile

# What happens once or twice a year, or in one quarter of it, or where work is done, is called.
_CALLED = re.compile(
    r"年终|年中|年末|年初|年底|[上下]?半年|年度|全年|现场办公会"
    r"|第?[一二三四1-4]季度(?=.*(?:推进|总结|部署|冲刺|攻坚|会议))"
)
_PERIOD = r"(?:[每双单隔]|(?<![近今即本当节假生往昔前后春夏秋冬四])[日周旬月季]){1,2}[度初末中前]?"
_MATTERS = r"(?:安全|生产|经济|运行|重点|情况|工作|项目|业务|形势)*"
_ACTS = (
    r"(?:调度|碰头|研判|点评|讲评|通气|交账|交办|分析|会商|议事|小结|盘点|安排|办公|行政|推进|交流"
    r"|学习|见面|夜?会|夜学|一[碰见])"
)
_PACE = re.compile(
    rf"{_PERIOD}{_MATTERS}{_ACTS}"
    rf"|季度{_MATTERS}(?:例会|调度|分析|联席|会商|讲评|点评|通报|研判)"
    r"|例会|例行|常规|常态|定期|经常性|日常|逢.{1,3}(?:议事|会|日)|轮值"
    r"|[早晚夜夕晨]会|早晚会|晚会商|晨间|早调度|早碰头|早点评|班[前后]会|夜学"
    r"|每个?(?:工作日|[日天周旬月季年]|星期|礼拜)|一周(?!年)|双周|半月"
    r"|[(\d一二三四五六七八九十]月[份)]|第[\d一二三四五六七八九十百]+[次期周届]"
    r"|(?:星期|礼拜|周)[一二三四五六日天末]"
)
_LEADERS = r"主任|书记|主席|领导|主官|负责人|[省市县区镇乡村旗州盟局厅院校所站行处科部会社厂]长"
_CIRCLES = (
    r"班子|党组|党委|工委|总支|支部|支委|常委|常务|党政|两委|村委|居委|中层|股室|科室|机关|站所长"
    r"|中心组|办公室|委员会|安委会|防火委|政务|行政|理事|董事|执委|主席团"
    r"|[局委院校所站行厂社馆园队处科村居厅乡镇街县区市]务"
)
_HOW = (
    r"(?:成员|领导|正职|主任|干部|职工|联席|全体|扩大|\(扩大\)|工作|办公|碰头|通气|学习|理论|讨论|议事"
    r"|集体|交流)*"
)
_CIRCLE = re.compile(
    rf"(?:{_CIRCLES}){_HOW}(?:会|学习)"
    rf"|(?:{_LEADERS})(?:班子)?(?:办公|碰头|议事|联席|例行|行政|常务|专题)会"
    r"|碰头会|通气会|局务|联席会"
)


def is_routine(event: Profile) -> bool:
    """Tell whether the meeting is one of a body or series that meets again and again."""
    if event.is_regular or event.is_standing or event.nature.statutory:
        return True
    text = _CALLED.sub("", f"{event.title.rest}|{fold(event.meeting.kind)}")
    return any(form.search(text) for form in (lexicon.SERIES, lexicon.BODY, _PACE, _CIRCLE))
