"""The part that a place plays in a sentence: whether a paper speaks of it as of its own.

A place is given a duty, obeyed or described as own; or it is what the paper's own work is for:
its strength is to be raised, its conditions are to be met. Who only names a place tells none of
this.
"""

from __future__ import annotations

import re

from docs_audit.textreuse.papers import Span

_ORGAN = (
    r"(?:人民政府(?:办公[室厅])?|政府(?:办公[室厅])?|"
    r"[\u4e00-\u9fff]{2,14}?(?:局|委员会|办公[室厅]|[支大]队|服务中心))(?![、和与])"
)
_OUGHT = r"(?:要(?![求点素闻])|应当|应(?![急对邀用约届])|须(?!知)|必须)"
_DUTY = re.compile(rf"{_ORGAN}(?:{_OUGHT}|负责(?!人|同志)|牵头(?!人)|备案|解释)")
_EXAMINES = re.compile(
    rf"{_ORGAN}对[^，。；\n]{{1,24}}(?:进行|开展|实施)(?:监督|检查|审核|考核|审计|评估|绩效)"
)
_ADDRESSED = re.compile(
    rf"{_OUGHT}|(?:各(?:乡镇|镇街|街道|部门|级|单位|有关|项|地)|全体|全县|上下|广大)"
    rf"[^，。；\n]{{0,16}}{_OUGHT}"
)
_ASKED = re.compile(r"(?:报送?|上报|报请|送|经|由|向|报经|提交|提请|交)$")
_ANSWER = re.compile(
    rf"{_ORGAN}(?:备案|审批|批准|审核|审定|审查|核准|核定|同意|申请|申报|报告|报送|报备|汇总|牵头|负责|组织|统一|提出)"
)
_OBEYED = re.compile(r"(?:按照?|依照|执行|遵照|根据|参照|贯彻|落实)$")
_ORDER = re.compile(
    rf"{_ORGAN}的?(?:有关|相关|统一)?(?:规定|标准|要求|制度|部署|目录|名录)(?!》)|"
    r"(?:党?委|政府)[^，。；《\n]{0,10}(?:部署|要求|决定|安排|精神)"
)
_APPLIED = re.compile(r"(?:^|[，。；\n\s凡])在$")
_SCOPE = re.compile(r"(?:(?:行政区域|行政区划|辖区|管辖区域)(?:范围)?|全域范围|范围)内")
_DESCRIBED = re.compile(
    r"(?:地?处|位于(?![^，。；\n]{0,8}[我本][县市区省])|境内|全境|总面积|总人口|幅员|下辖|水系|水资源|多年平均|年平均|年均|"
    r"属于?[^，。；\n]{0,8}(?:气候|流域|山区|丘陵))"
)
_CLAUSE_START = frozenset("，。；：！？\n\t 　、（(")
_BIDDEN = re.compile(r"(?:请|望|希望|要求|督促|引导|组织|动员|号召)$")
_MINE_BEFORE = re.compile(r"(?:我|本)[县市区省州旗][（(]?$")
_MINE_BEHIND = re.compile(r"[（(](?:以下简称)?(?:我|本)[县市区省州旗]")
# 推动安平县……: what a paper sets out to do it does at home; 支持 and 帮助 may be for others.
OWN_WORK = (
    r"提升|提高|推动|推进|促进|加快|确保|保障|维护|增强|夯实|巩固|打造|开创|谱写|优化|改善|完善|加强|深化"
    r"|助推|助力|做好|抓好|擦亮|展示|树立|塑造|守护|守住|事关|关系到?|健全|激发|释放|实现"
)
_WORKED_FOR = re.compile(rf"(?:{OWN_WORK}|规范|落实|强化)$")
_WORK = re.compile(
    r"(?![与和同及、]|等地|会议|方向|[^，。；\n]{0,12}(?:参会|来[我本]|与我|入驻))的?[\u4e00-\u9fff]{2}"
)
_BROUGHT_BEFORE = re.compile(r"(?:^|[，。；：、\n\s要力以])(?:把|将|让|使)$")
_BROUGHT = re.compile(
    r"(?!作为|列为|列入|评为|确定|定为|选为|视为|当作|纳入|划)"
    r"[^，。；\n]{2,24}(?:[提推抓建办]|打造|落实|做)(?:[高升向深实细好到出上成紧设强优大]|得)"
)
_SERVED_BEFORE = re.compile(
    r"(?:^|[，。；：、\n\s])(?:奋力|努力|着力|全力)?为(?:推动|促进|加快|建设|实现)?$"
)
_SERVED = re.compile(r"[^，。；\n]{2,24}(?:贡献|保障|支撑|基础|力量|环境|动能|活力|篇章|助力)")
_FITTED_BEFORE = re.compile(r"(?:结合|立足|符合|切合|适应|针对|根据|按照|从)$")
_FITTED = re.compile(
    r"(?:(?:的|本地|当地|工作|发展)*实际|县情|区情|市情|镇情|乡情|(?:的)?(?:发展)?(?:需要|现状))"
)


def is_own(text: str, span: Span) -> bool:
    """Say whether the place named at a span acts, or is worked for, as the paper's own."""
    start, end = span
    before = (max(0, start - 8), start)
    parts = (
        (_ASKED, _ANSWER),
        (_OBEYED, _ORDER),
        (_APPLIED, _SCOPE),
        (_WORKED_FOR, _WORK),
        (_BROUGHT_BEFORE, _BROUGHT),
        (_SERVED_BEFORE, _SERVED),
        (_FITTED_BEFORE, _FITTED),
    )
    if any(first.search(text, *before) and then.match(text, end) for first, then in parts):
        return True
    if _MINE_BEFORE.search(text, *before) or _MINE_BEHIND.match(text, end):
        return True
    begins = start == 0 or text[start - 1] in _CLAUSE_START or _BIDDEN.search(text, *before)
    patterns = (_DUTY, _EXAMINES, _ADDRESSED, _DESCRIBED)
    return bool(begins) and any(pattern.match(text, end) for pattern in patterns)
