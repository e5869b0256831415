"""Numbers that bind nobody below: what the issuer spends, examines, serves, buys and awards.

`预算控制在50万元以内` speaks of the issuer's own money, `每套试卷限时90分钟` of an examination,
`年龄不超过35周岁` of who may apply. They look like quotas and demand nothing of a receiver.
A share is never one of them: it is a target wherever it stands.
"""

import re

from .clauses import Clause

_MONEY = re.compile(r"[万亿]?元$")
_SHARE = frozenset(("%", "个百分点"))
_LASTING = frozenset(("分钟", "小时", "公里", "千米", "天", "日", "秒", "米"))
_MARKED = _LASTING | frozenset("分题道人名")
# Whoever is named as a group is told how much; 全县 is told as a whole.
_ADDRESSED = re.compile(
    r"各[^，]{1,16}|每个?(?:乡|镇|村|街道|社区|县|市|区|单位|部门)|你[县市区镇乡局们]|全[省市县区镇乡]"
    r"|基层|下属|所属"
)
_SPENT = re.compile(
    r"预算|经费|资金|投资|造价|费用|开支|支出|[费价]标准|(?:奖|补)助?(?:金|标准)?|补贴|奖励|奖金|租金|工本费"
)
_PRICED = re.compile(
    r"限价|报价|中标|投标|成交|保证金|违约金|[餐宿审务课培训评讲劳]费|每人每[天日月年]|单价|售价"
)
_EXAMINED = re.compile(
    r"试卷|考试|笔试|面试|机考|答题|作答|答辩|试题|每题|每道|测试|总分|满分|得分|及格|合格线|比赛|竞赛|参赛"
)
_SERVED = re.compile(r"窗口|热线|大厅|等候|等待|响应|车程|路程|航程|单程|步行|接听|服务半径")
_APPLIED = re.compile(
    r"年龄|周岁|学历|工作(?:年限|经[历验])|任职|服务期|注册资[本金]|从业|执业|报名者|报考|应聘|申请[人者]|申报[人者]"
    r"|投标人|供应商|考生|候选人|获奖|录用|录取|名额|中奖"
)
_GATHERED = re.compile(
    r"(?:会议|会期|会场|培训班?|活动|论坛|展会|本次|此次|这次)[^，]{0,6}(?:规模|时间|时长|人数|名额|为期|控制)|会期"
)
_BUILT = re.compile(r"(?:建成|完工|投产|达产|竣工|实施|投用|运营|改造)后")
_OBLIGED = re.compile(r"不得|必须|务必|一律|(?<![需主重必不])须|(?<![需主重必不])要(?!求)|应当")
_CAPPED = re.compile(
    r"(?:不得?超过|不[高多大]于|不突破|控制在|至多|最[多高](?:不超过)?|限额?)[^，\d]{0,6}$"
)
_WITHIN = re.compile(r"以[内下]|之?内")


def is_own(found: re.Match[str], before: str, clause: Clause, *, leads: str) -> bool:
    """Whether the number is one of the issuer's own affairs.

    Args:
        found: the number with its `unit`.
        before: the clause in front of the number.
        leads: the clauses in front of that clause, where what is counted may have been named.
    """
    unit = found["unit"]
    if unit in _SHARE:
        return False
    is_for_anyone = (
        (unit in _MARKED and _EXAMINED.search(before))
        or (unit in _LASTING and _SERVED.search(before))
        or _PRICED.search(before)
    )
    if is_for_anyone or _ADDRESSED.search(clause.text):
        return bool(is_for_anyone)
    return bool(
        _APPLIED.search(before)
        or _BUILT.search(leads + before)
        or (_MONEY.search(unit) and _SPENT.search(before) and _is_cap(found, before, clause))
        or (_GATHERED.search(before) and not _OBLIGED.search(clause.text))
    )


def _is_cap(found: re.Match[str], before: str, clause: Clause) -> bool:
    """Whether the number is not to be passed: to bring in money is a target, to spend it none."""
    return bool(_CAPPED.search(before) or _WITHIN.match(clause.text, found.end()))
