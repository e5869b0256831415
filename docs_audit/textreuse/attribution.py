"""The grammar of naming a source: who is said to say what follows.

A source is a cited title, a document number, an article, a meeting or speech, or whoever stands
above. It says what follows when it is the subject of a verb of saying (《通知》明确要求：…).
Where it is only the ground of what the paper says itself (按照《通知》要求，现…, domain.md 3.4),
it does not.
"""

from __future__ import annotations

import re

from docs_audit.textreuse import english_attribution

_TITLE = r"《[^《》\n]{2,80}》(?:[（(][^（）()\n]{1,60}[）)])?"
_NUMBER = r"[〔﹝\[［【(（]\d{4}[〕﹞\]］】)）]\s?第?\d{1,5}[号號](?:文件?)?[）)]?"
ARTICLE = r"第[〇零一二三四五六七八九十百千\d]{1,7}(?:部分|[条條款项項章])"
_POINTED = (
    r"[来來][文函信電电]|[原贵貴该該]函|[文函][中内內]|原[文话話句件]|\d{1,4}[号號](?:文件?|函)|"
    r"(?:国家|國家|行业|行業)[标標]准"
)
DOCUMENT = (
    r"通知|文件|意[见見]|[条條]例|[办辦]法|[规規]定|批示|[纪紀]要|"
    rf"公[报報]|[决決]定|公告|通告|通[报報]|批[复復]|[复復]函|明[电電]|{_POINTED}"
)
KIND = rf"{DOCUMENT}|[会會][议議]|[讲講][话話]"
ABOVE = (
    r"省[级級](?:文件|要求|部[门門])|党的[^，。：]{1,6}大|届[^，。：]{0,4}全[会會]|上[级級面]|中央|[国國][务務]院|国家[^，。：]{0,6}[总局委部]|[省部厅廳]里|省委|"
    r"省(?:人民)?政府(?:[办辦]公[厅廳])?|省[^，。：]{0,8}[厅廳局委指办辦]"
)
SPEAKER = (
    r"[书書][记記]|主席|[总總]理|[省部市州县縣区區厅廳局院镇鎮乡鄉校][长長]|主任|[领領][导導]|"
    r"[负負][责責](?:同志|人)|同志"
)
_SAYING = (
    r"[规規]定|指出|[强強][调調]|要求|明[确確]|提出|提到|[写寫]道|[载載]明|[表指]示|[认認][为為]|部署|[决決]定|"
    r"重申|[说說称稱讲講載载]|[谈談](?:到|道)|摘[录錄編编要]|[節节][录錄选選]|引用|一[段句][话話]|"
    r"(?:原[文话話句]|[内內]容|表述)(?:[为為是])?|如下|所[述称稱]|叮[嘱囑]|交代|[阐闡][明述]|[说說写寫列]明|"
    r"答[复復]|批[复復]|安排|通[报報]|述及|提及"
)
CITED = rf"{_TITLE}|{_NUMBER}"
_GROUND = (
    r"根[据據]|按|依|遵照|[对對]照|[贯貫][彻徹]|落[实實]|[执執]行|[围圍][绕繞]|[结結]合|[为為]|"
    r"[现現特][将將就提]|[将將把]|接到|收到|[学學][习習]|[转轉][发發]|印[发發]|符合|达到|[满滿]足|完成|[参參]"
)
OWN = (
    r"我[们們市县縣省区區镇鎮乡鄉局办辦校院]|本[市县縣区區镇鎮局条條办辦法规規细細章]|[违違]反|前款|"
    rf"由|[该該](?!{KIND}|文)|涉及|符合|[应應][当當]|包括|[属屬]于|^\s*第\S{{1,8}}[条條]\s"
)
DEFINITE = re.compile(
    rf"{CITED}|{_POINTED}|(?:[该該此]|上述|前述|[这這]份|"
    rf"[省市州县縣区區部厅廳局委办辦室]的?|上[级級][^，。：]{{0,6}})(?:{DOCUMENT})|"
    rf"(?:{DOCUMENT}){ARTICLE}|(?:^|，)[^，。：]{{0,8}}(?:{ABOVE})[^，。：]{{0,6}}[：:]"
)
_BASED = re.compile(_GROUND)
GOVERNED = re.compile(f"{_GROUND}|{OWN}")
_NAMED = re.compile(
    rf"》|{_NUMBER}|[号號]|{ARTICLE}|{KIND}|{ABOVE}|{SPEAKER}|[部厅廳局委]|政府|[办辦]公[厅廳室]"
)
_LED = re.compile(
    rf"(?:(?:{_SAYING})(?:了|到|道|的)?[^，。；：:“”\"「」\n]{{0,6}}[，,：:]?|{ARTICLE}[：:]|》[：:]|"
    r"原[文话話][^。“”]{0,8}|(?:摘自|引自|出自)[^。\n]{2,60})\s*$"
)
_SAID_AFTER = re.compile(
    rf"[。，,\s]{{0,3}}(?P<source>[^。\n“”]{{0,60}}?(?:》|[号號]|{KIND})[^。\n“”]{{0,20}}?)"
    r"(?:要求|[规規]定|指出|提出|[强強][调調]|明[确確]|指示|[论論]述|部署)"
)
_FOLLOWED = re.compile(
    r"[。，,\s]{0,3}(?:[—–-]{1,3}\s?)?(?:(?:以上|[这這])?(?:摘自|引自|出自|源自|[语語]出|[见見]|是)"
    r"[^。\n“”]{0,50}?(?:》|[号號])|[（(\[][^（）()\n]{0,40}?(?:》|[号號])[）)\]])"
)
_NAMELY = re.compile(r"^(?:也?就是|即|(?:具体)?(?:内容)?[是为])$")
_OF_SOURCE = re.compile(r"的?(?:[规規]定|要求|精神|部署|原[则則]|指示|[论論]述)")
_JUST_NAMED = re.compile(rf"(?:》|[号號]|{KIND})[^，,。；]{{0,8}}$")
# 学习了《…》，其中“…”一段; 省长讲话里“…”这句话
_PASSAGE_OF = re.compile(r"[这這那]?[一几]?[段句](?:[话話]|文字|表述|要求|内容)?")
_THEREIN = re.compile(rf"(?:{CITED}|{KIND})[^。]{{0,12}}，[^，。]{{0,4}}其中[^，。]{{0,4}}$")
_NAMED_FOR = re.compile(rf"(?:{CITED}|{KIND})[^，。]{{0,6}}(?:[中里裡内內上]|的)[^，。]{{0,4}}$")
_SENTENCE = re.compile(r"[。；！？\n]")
CLAUSE = re.compile(r"[，,；;]")
ORGAN = (
    r"[省市州县縣区區][^，。：:“]{0,10}?(?:[局委办辦厅廳院]|部门|部門|政府|中心|指[挥揮]部|主管)|"
    r"[省市州县縣]里"
)
SOURCE = re.compile(rf"{CITED}|{KIND}|{ABOVE}|{SPEAKER}|{ARTICLE}|{ORGAN}")
OWN_ACT = re.compile(
    r"现[就将對对提把]|(?<![复知求醒给向对诉])我(?:们|市|县|省|区|镇|乡|局|办|校|院|单位)|"
    r"本(?:市|县|区|镇|乡|局|办|校|院|单位|通知|方案|意见)|[会會][后後]|"
    r"(?:各|要|应|須|须)[^，。]{0,8}(?:要|做到|做好|抓好|坚持|落实|围绕|树立|增强)|"
    r"(?:提出|制定|拟定|作出)(?:以下|如下)"
)
# The source may stand in the sentence before: 发的是《…》。首页写着：“…”
_WRITTEN = re.compile(r"^[^，]{0,12}(?:[写寫印][着道明]|[载載列]明)$")
_CITED = re.compile(CITED)
# 把《…》第三条念给大家听。“…”
_READ_OUT = re.compile(rf"(?:{CITED})[^。]{{0,16}}(?:念|[读讀]|抄)[^，。]{{0,8}}$")
_IS_SAID_BY = re.compile(
    rf"[，,。\s]{{0,3}}(?:[这這此]?(?:也|正|就)?是|系)[^，。贯落按照]{{0,12}}?(?:{CITED}|{ABOVE})[^，。]{{0,24}}?"
    r"(?:要求|[规規]定|部署|指示|原[文话話]|表述)"
)
_OWN_PAPER = re.compile(
    r"[我本](?:市|县|省|区|镇|乡|局|办|校|院|单位)"
    r"(?:[^，。]{0,80}(?:制定|制订|拟定|出台)的|在《[^《》]{2,80}》[^，。]{0,8}中)"
)
_QUOTATION = re.compile(r"“[^“”]*”|「[^「」]*」|『[^『』]*』|\"[^\"]*\"")
_LONGEST_LINK = 30
FULL_STOP = re.compile(r"[。！？\n]")


def is_led(before: str) -> bool:
    """Say whether the words before a quotation mark name a source that is said to speak."""
    sentence = _SENTENCE.split(_opened(before))[-1]
    if _LED.search(sentence):
        return _NAMED.search(sentence) is not None and not speaks_itself(sentence)
    return english_attribution.is_led(before)


def _opened(before: str) -> str:
    """Return a lead without the stop that some put where a colon belongs (原文如下。)."""
    lead = before.rstrip()
    return lead.removesuffix("。") if lead.endswith("如下。") else lead


def speaks_itself(lead: str) -> bool:
    """Say whether the last clause of a lead is the paper's own act, not one of a source in it."""
    last = CLAUSE.split(lead.rstrip("，,；; "))[-1]
    named = [found.end() for found in SOURCE.finditer(last)]
    if _OWN_PAPER.search(last):
        return True
    return OWN_ACT.search(last, named[-1] if named else 0) is not None


def is_followed(before: str, after: str) -> bool:
    """Say whether the words behind a quotation name where it was taken from."""
    if _FOLLOWED.match(after):
        return True
    said = _SAID_AFTER.match(after)
    if said is not None and not _BASED.search(said["source"]):
        return True
    sentence = _SENTENCE.split(before)[-1]
    if _PASSAGE_OF.match(after) and (_THEREIN.search(sentence) or _NAMED_FOR.search(sentence)):
        return not speaks_itself(sentence)
    return _OF_SOURCE.match(after) is not None and _JUST_NAMED.search(sentence) is not None


def is_beside(between: str) -> bool:
    """Say whether nothing but marks parts two quotations, so that one source is named for both."""
    return not between.strip("，、；。,;和与及 \t\r\n　")


def continues(between: str) -> bool:
    """Say whether the words between two quotations carry the first one's source on."""
    bare = between.strip("，、；。,; \t\r\n　")
    if not bare or (len(bare) <= 12 and _LED.search(bare) is not None):
        return True
    return (
        len(bare) <= _LONGEST_LINK
        and FULL_STOP.search(bare) is None
        and OWN_ACT.search(bare) is None
    )


def is_framed(before: str, after: str) -> bool:
    """Say whether the sentence around a whole quoted sentence names whose words they are.

    So much in quotation marks is somebody's words; it takes no verb of saying to tell whose: a
    colon, 即, or the bare name of the source is enough, unless the paper speaks itself in the
    clause that leads in (根据《…》，各单位要做到：“…”).
    """
    if english_attribution.is_framed(before, after):
        return True
    told = _SENTENCE.split(_opened(before).rstrip("，：:、—- ？?"))
    if not told[-1] and _READ_OUT.search(told[-2] if len(told) > 1 else ""):
        return True
    lead = _QUOTATION.sub("", told[-1])
    if _WRITTEN.search(lead) and _CITED.search(told[-2] if len(told) > 1 else ""):
        return True
    *earlier, last = CLAUSE.split(lead)
    is_namely = _NAMELY.match(last.strip()) is not None
    if not speaks_itself(lead) and (
        SOURCE.search(last)
        or any(SOURCE.search(one) and (is_namely or not _BASED.search(one)) for one in earlier)
    ):
        return True
    if _IS_SAID_BY.match(after):
        return True
    clauses = (one for one in CLAUSE.split(_SENTENCE.split(after)[0]) if SOURCE.search(one))
    behind = next(clauses, None)
    return behind is not None and not _BASED.search(behind) and not OWN_ACT.search(behind)
