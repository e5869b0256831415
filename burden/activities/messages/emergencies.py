"""Whether a message speaks of a danger that cannot wait: then nobody is blamed for its hour."""

from __future__ import annotations

import re

from .plain import plain

# What has come or is coming, not what is prepared for in quiet: 防汛工作总结 is no emergency.
_DANGER = re.compile(
    r"(?:[红橙黄蓝]色|暴雨|台风|山洪|雷电|大风|寒潮|高温|地质灾害|森林火险|洪水)[^，。！]{0,4}预警"
    r"|预警信号|(?:一|二|三|四|[ⅠⅡⅢⅣ])级(?:应急)?响应|应急响应"
    r"|险情|灾情|火情|警情|汛情|疫情突发|溃[坝堤]|决口|塌方|滑坡|泥石流|山洪暴发|内涝"
    r"|(?:立即|马上|迅速|紧急|连夜|全部|提前)[^，。！]{0,10}(?:转移|撤离|避险|疏散|抢险|救援|封路)"
    r"|(?:转移|撤离|疏散)(?:群众|人员|避险)|人员(?:被困|失联|伤亡|失踪)|起火|着火|爆炸|地震"
    r"|管涌|超警戒|泄洪|停电抢修|搜救"
)
_IN_QUIET = re.compile(
    r"总结|台账|方案|预案|演练|培训|宣传|材料|报表|自查|考核|检查表|简报|信息稿|知识"
)


def is_emergency(text: str) -> bool:
    """Tell whether a message speaks of a present danger, rather than of papers about dangers."""
    bare = plain(text)
    return _DANGER.search(bare) is not None and _IN_QUIET.search(bare) is None
