"""What is to be handed in: `报送实施方案、工作总结` names two materials."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .clauses import Clause, clauses_of
from .moments import Issue

_HANDING_IN = (
    r"报送|上报|呈报|呈送|报备|提交|递交|填报|填写|反馈|上传|(?<=请)提供|移交|发送?[至到给]|[交寄送][至到]|报[至到给]"
    r"|(?<![通汇周季申情])(?<!\D[年月日])报(?!告|表|纸|名|警|道|到|刊|社|送|备)(?=[^，]{0,14}"
    r"(?:[办局委科股室部厅院会站所镇乡县市省组校箱指]|中心|政府|专班|街道|支部|备案)|$)"
    r"|上交|交回|交(?=[^，]{0,10}(?:[办局委科股室部厅])[。；]?$)|汇总"
)
_WRITING = r"形成|撰写"
_PREPARING = (
    r"制[定订作]|形成|撰写|填[写报好]|建立|梳理|编制|起草|拟[定订]|准备|签订|完善|整理|汇总|细化"
)
_NOUN = (
    r"(?:报告|总结|台账|材料|方案|报表|清单|照片|截图|名单|信息|计划|细则|视频|记录|汇报|数据|资料|档案|凭证"
    r"|(?:承诺|责任|申报|任务|申请|协议)书|责任状|预案|案例|简报|复印件|扫描件|证明|图片|影像|问卷"
    r"|回执|情况|意见|建议|花?名册|(?:信息|发言|讲话)稿|稿件|心得|体会|线索|佐证|附件\d*|文件|措施|目录"
    r"|小结|要点|[\u4e00-\u9fff]{2}进[展度]|[\u4e00-\u9fff]表(?!明|示|现|态|彰|率|决|扬|述))"
)
# What may stand after the noun that ends a phrase: `材料要真实` does not ask for 材料.
_CLOSING = (
    r"(?=$|[等\d（并至到给于报经按以请]|各?[一两二三]式?[份套篇张个]|[\u4e00-\u9fff]{2,6}后|的?[电纸]|原[件文]"
    r"|一并|盖章|加盖|统一|务必|不少于|至少)"
)
_MANNER = (
    r"[于按在以经由随]|并(?!附)|一并|统一|分别|及时"
    r"|书面|电子|加盖|盖章|通过|同步|一同|每[日周月季年]"
)
_HELD = re.compile(rf"[将把](?P<object>.{{2,80}}?)(?:，|请|务必)?(?:{_MANNER}|{_HANDING_IN})")
_GIVEN = re.compile(
    rf"(?:{_HANDING_IN}|{_WRITING})(?!的)(?:(?:以下|下列|如下)[^，；：]{{0,6}}：)?(?P<object>[^，；。：]{{2,80}})"
)
_LED = re.compile(
    rf"^(?:请|各[^，]{{1,12}}[要须应]?)?(?P<object>[^，]*?{_NOUN})"
    rf"(?:请|须|应|务必|要|最[迟晚]|电子版|纸质版|[每\d（]|一式|{_MANNER})[^，]{{0,40}}?(?:{_HANDING_IN})"
)
_HANDED = re.compile(rf"(?:{_HANDING_IN})")
_MADE = re.compile(rf"(?:{_PREPARING})(?P<object>[^，；。：]{{2,40}})$")
_APART = re.compile(
    r"、|以及|及(?![时早格])|(?<!共)(?<!饱)和(?!谐|平|睦|解)|(?<!参)与(?!会)|(?:连同|并?附上)"
)
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_LEADING = re.compile(
    r"^(?:并|将|把|及时|按时|按要求|如实|统一|加盖公章的|盖章后?的|填写?好的|完整的?|真实的?|电子版|纸质版?"
    r"|本(?:单位|地区?|部门|辖区|乡镇|镇|乡|村|县|市|区|系统|级|街道|社区|行业|领域)(?:的)?"
    r"|各(?:自|地|单位|部门|村|乡镇)的?|辖区内?的?|\d+[份篇条个张套]以?上?的?|[一两二三]?份|一次|\d+次"
    r"|附件\d*[：:]?(?=[^填]{2})|附件[一二三四五六]|至少|不少于|一并|上述|以上|下列|有关(?=.{4}))+"
)
_TITLE_MARKS = re.compile(r"[《》“”]")
_GENERAL = frozenset({"情况", "措施", "意见", "文件", "建议", "要点", "附件"})
_JOINED = ("情况", "计划", "方案", "措施", "材料")
_LONGEST = 30


@dataclass(frozen=True)
class Material:
    """One noun phrase, and the index of the clause in which it is asked for."""

    value: str
    clause: int


def materials_in(sentence: str, issue: Issue, *, reports: bool = False) -> Iterator[Material]:
    """Each material that a folded sentence asks for; what stands in brackets explains it."""
    bare = _BRACKETED.sub("", sentence)
    clauses = clauses_of(bare, reports=reports, year=issue.year)
    told: set[str] = set()
    for index, clause in enumerate(clauses):
        if not clause.demands:
            continue
        for phrase in _phrases(bare, clauses, index):
            if phrase not in told:
                told.add(phrase)
                yield Material(phrase, index)


def _phrases(sentence: str, clauses: Sequence[Clause], index: int) -> list[str]:
    """The nouns of the first way of asking that this clause goes."""
    following = clauses[index + 1].start if index + 1 < len(clauses) else len(sentence)
    words = sentence[clauses[index].start : following].rstrip("，,；;。！")
    held = _held(sentence, clauses, index)
    if held:
        return held
    if given := [one for found in _GIVEN.finditer(words) for one in _nouns(found)]:
        return given
    if led := _LED.match(words):
        return _nouns(led)
    before = words[: found.start()] if (found := _HANDED.search(words)) else ""
    if found and index and not re.search(_NOUN, before):
        return _made_before(sentence, clauses, index)
    return []


def _held(sentence: str, clauses: Sequence[Clause], index: int) -> list[str]:
    """`将……报送`: what is held in hand, in this clause, though it be given in a later one."""
    start = clauses[index].start
    own = len(clauses[index].text)
    found = _HELD.search(sentence, start)
    if found is None or found.start() >= start + own + sentence[start:].count("》") * 40:
        return []
    if found.start() >= (clauses[index + 1].start if index + 1 < len(clauses) else len(sentence)):
        return []
    return _nouns(found) if _HANDED.search(sentence, found.end("object")) else []


def _made_before(sentence: str, clauses: Sequence[Clause], index: int) -> list[str]:
    """`制定实施方案，于3月底前报送`: what the clause before made is what this one hands in."""
    previous = clauses[index - 1]
    words = sentence[previous.start : clauses[index].start].rstrip("，,；;")
    made = _MADE.search(words) if previous.demands else None
    return _nouns(made) if made else []


def _nouns(found: re.Match[str]) -> list[str]:
    """The noun phrases of what is handed in; `宣传发动和落实情况` is one."""
    words = _TITLE_MARKS.sub("", found["object"].replace("》《", "》、《"))
    nouns: list[str] = []
    begins = -1
    for start, end in _pieces(words):
        piece = _LEADING.sub("", words[start:end])
        noun = re.match(rf".*{_NOUN}{_CLOSING}", piece)
        if noun is None:
            begins = start if begins < 0 else begins
            continue
        phrase = noun[0]
        if begins >= 0 and phrase.endswith(_JOINED):
            whole = _LEADING.sub("", words[begins : end - len(piece) + len(phrase)])
            phrase = whole if len(whole) <= _LONGEST else phrase
        begins = -1
        if len(phrase) <= _LONGEST and phrase not in _GENERAL:
            nouns.append(phrase)
    return nouns


def _pieces(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in _APART.finditer(words):
        yield start, mark.start()
        start = mark.end()
    yield start, len(words)
