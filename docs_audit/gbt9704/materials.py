"""What is to be handed in or drawn up: `报送实施方案、工作总结` names two materials."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .clauses import Clause, clauses_of
from .material_nouns import ORGAN, nouns_in
from .moments import Issue

# 填报表 is a form and 汇总材料 a paper: a verb that a word of paper follows hands in nothing.
_NO_COMPOUND = (
    r"(?!表|单|册|书(?!面)|稿|材料|资料|数据|清单|报告|制度"
    r"|情况(?!说)|工作|时间|机制|渠道|质量|要求)"
)
_HANDING_IN = (
    r"报送|上报|呈报|呈送|报备|递交|(?<!未)提交|填报|填写|填好|反馈|上传|移交|报上来|交上来|录入|(?<![印下转])发送?[至到给]|[交寄送][至到]|报[至到给]"
    r"|发(?=[^，]{0,8}(?:群|邮箱|邮件))|传真|[报发交]我(?=$)|报来|[报交寄]上?来|(?<=[按逐每].)报告(?=$|一次)|补齐|备齐|交齐|收齐|附上|上交|交回|汇总|备查|存档|留存|备案|报批|报审"
    rf"|(?<![通汇周季申情])(?<!\D[年月日])报(?!告|表|纸|名|警|道|到|刊|社|送|备|销|考|上)(?=[^，]{{0,24}}{ORGAN}|$)"
    rf"|(?<![报发运移])送(?=[^，]{{1,24}}{ORGAN})|(?<![提递上])交(?![通流易界叉接代])(?=[^，]{{0,24}}{ORGAN})"
)
# After these stands what is handed in, whatever it is called.
_STRONG = (
    r"报送|上报|呈报|(?<!未)提交|递交|填报|上传|附上|(?<![\u4e00-\u9fff])附送?(?![件近加属设则录表])"
    r"|(?:(?<=[每前后内须要应请于])|(?<=[每逐按].)|(?<=[每逐按]..)|(?<=[每逐按]...))"
    r"(?<![通汇申情])报(?![告表纸名警道到刊社送备销考上至给])"
    r"|(?:(?<=[月季年][度底末初])|(?<=每.)|(?<=每..)|(?<=每...)|(?<=每....)|(?<=[要须应请前内向])"
    r"|(?<=及时|如实|书面|专题|季度|半年|十天|至少))报告(?=[^，]{3,}$)"
)
_WEAK = (
    r"反馈|提供|填写|(?<![印下转])发送?[至到给]|[交寄送][至到]|汇总|撰写|形成|上交|交回|提报"
    r"|移交|呈送|报备"
)
_DRAWING_UP = (
    r"制[定订作]|形成|撰写|填[写报好]|建立(?:健全)?|建好|梳理|编制|编写|起草|拟[定订]|准备"
    r"|签订|签署|完善|整理|汇总|细化|更新|健全|记录|补充|拿出"
)
_MANNER = (
    r"[于按在以经由随]|并(?!附)|一并|统一|分别|及时|书面|电子(?!版)|加盖|盖章"
    r"|通过|同步|一同|每[日周月季年]"
)
_HOLD = re.compile("将|把")
_HELD = re.compile(
    rf"(?:将|把)(?P<object>.{{2,80}}?)(?:，|请|务必)?(?:{_MANNER}|(?:{_HANDING_IN}){_NO_COMPOUND})"
)
_GIVEN = re.compile(
    rf"(?:(?P<strong>{_STRONG})|{_WEAK})(?!的)(?:(?:以下|下列|如下)[^，；：]{{0,6}}：)?(?P<object>[^，；。：]{{2,80}})"
)
_TITLED = r"[^，要须应请将把]|[重摘概纪]要|申请"
_LED = re.compile(
    rf"^(?![按于以由向根从每\d]|在(?![建册校岗职编用])|经(?![验济营费])|对(?![比照策])|结合|如[有遇需])(?P<object>(?:{_TITLED}){{2,40}}?)"
    rf"(?:(?<!申)请|须|应|务必|要|最[迟晚]|电子版|纸质版|[每\d（]|一式|{_MANNER}|[上]?报[至到给送])"
)
_HANDED = re.compile(rf"(?:{_HANDING_IN}){_NO_COMPOUND}")
_TURNED_IN = re.compile(
    r"(?:完成|做好|抓好|落实)(?P<object>[^，]{2,30}?)的?(?:填报|报送|上报|提交|填写|编制|收集|录入|上传|签订|报备|更新)(?:工作|任务)?$"
)
_DRAWN_UP = re.compile(rf"(?:{_DRAWING_UP})(?P<object>[^，；。：、][^，；。：]{{1,40}})$")
_OPINION = re.compile(r"提出(?![以如])(?P<object>[^，]{0,12}(?:意见|建议))$")
# 制定本计划, 制定如下措施: the paper speaks of itself.
_ITSELF = re.compile(
    r"(?:如下|以下)|本(?:[一二三四五六七八九十年三五]+年)?(?:[\u4e00-\u9fff]{0,4}"
    r"(?:方案|计划|措施|办法|细则|意见|规划|清单|预案))$"
)
_PASSED_DOWN = re.compile(r"印发|下发|出台|发布|公布")
# What is held to be passed on to those addressed; what they are to do stands behind it.
_TO_THOSE_BELOW = re.compile(r"(?:[印下转]发|发送|送)(?:给)?(?:你们|各|，|$)")
_BY_CHOICE = re.compile(r"自愿|自主")
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_ORDERS = re.compile(r"^(?:各|每|全[省市县区镇乡村])|[日月底末]之?前")
_MODAL = re.compile(r"请|须|应|务必|要")
_ADDRESSEE = re.compile(r"^(?:请|各[^，、]{1,14}?[要须应将])")


@dataclass(frozen=True)
class Material:
    """One noun phrase, and the index of the clause in which it is asked for."""

    value: str
    clause: int


def materials_in(sentence: str, issue: Issue, *, reports: bool = False) -> Iterator[Material]:
    """Each material that a folded sentence asks for; what stands in brackets explains it."""
    bare = _BRACKETED.sub("", sentence)
    clauses = clauses_of(bare, reports=reports, year=issue.year)
    is_asked = any(_ORDERS.search(one.text) or one.is_asked for one in clauses if one.demands)
    told: set[str] = set()
    for index, clause in enumerate(clauses):
        if not clause.demands or _BY_CHOICE.search(clause.text):
            continue
        for phrase in _phrases(bare, clauses, index, is_asked=is_asked):
            if phrase not in told:
                told.add(phrase)
                yield Material(phrase, index)


def _phrases(sentence: str, clauses: Sequence[Clause], index: int, *, is_asked: bool) -> list[str]:
    """The nouns of the first way of asking that this clause goes."""
    words = _words(sentence, clauses, index)
    if held := _held(sentence, clauses, index):
        return held
    if turned_in := _TURNED_IN.search(words):
        return nouns_in(turned_in["object"], takes_general=False)
    given = [
        one
        for found in _GIVEN.finditer(words)
        for one in nouns_in(found["object"], takes_any=is_asked and found["strong"] is not None)
    ]
    if given:
        return given
    if drawn_up := _drawn_up(sentence, clauses, index):
        return drawn_up
    if opinion := _OPINION.search(words):
        return nouns_in(opinion["object"], takes_any=True)
    return _led(sentence, clauses, index)


def _words(sentence: str, clauses: Sequence[Clause], index: int) -> str:
    following = clauses[index + 1].start if index + 1 < len(clauses) else len(sentence)
    return sentence[clauses[index].start : following].rstrip("，,；;。！!")


def _held(sentence: str, clauses: Sequence[Clause], index: int) -> list[str]:
    """`将……报送`: what is held in hand, in this clause, though it be given in a later one."""
    start = clauses[index].start
    stop = clauses[index + 1].start if index + 1 < len(clauses) else len(sentence)
    holding = (_HELD.match(sentence, one.start()) for one in _HOLD.finditer(sentence, start, stop))
    found = next(filter(None, holding), None)
    if found is None or _TO_THOSE_BELOW.search(found["object"]):
        return []
    if not _HANDED.search(sentence, found.end("object")):
        return []
    return nouns_in(found["object"], is_held=True)


def _led(sentence: str, clauses: Sequence[Clause], index: int) -> list[str]:
    """`工作总结请于3月底前报送`, though the verb come in the next clause: `核查表务必填好`."""
    words = _ADDRESSEE.sub("", _words(sentence, clauses, index))
    led = _LED.match(words)
    if led is None:
        return []
    if _HANDED.search(words, led.end("object")) is None:
        after = clauses[index + 1 : index + 2]
        is_told = _MODAL.match(words, led.end("object")) and after and after[0].demands
        if not is_told or _HANDED.search(after[0].text) is None or nouns_in(after[0].text):
            return []
    return nouns_in(led["object"])


def _drawn_up(sentence: str, clauses: Sequence[Clause], index: int) -> list[str]:
    """`建立工作台账`; what is drawn up to be issued downwards is no material."""
    words = _words(sentence, clauses, index)
    following = clauses[index + 1].text if index + 1 < len(clauses) else ""
    found = _DRAWN_UP.search(words)
    if found is None or _PASSED_DOWN.search(found["object"] + following):
        return []
    if _ITSELF.match(found["object"]):
        return []
    return nouns_in(found["object"], is_made=True)
