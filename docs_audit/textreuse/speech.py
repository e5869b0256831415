"""Reported speech without quotation marks: where the words of a named source begin.

The source must be the subject of a verb of saying, or its place must be told (第七条规定), or the
paper must say that it reports (其中明确, 下发通知要求, 据…通知), copies out (兹录), or answers
(答：).
"""

from __future__ import annotations

import re

from docs_audit.textreuse.attribution import (
    ABOVE,
    ARTICLE,
    CITED,
    DEFINITE,
    DOCUMENT,
    GOVERNED,
    KIND,
    OWN,
    OWN_ACT,
    SPEAKER,
    speaks_itself,
)

_TOLD = r"(?<=[件号號》])[载載]|指出|[强強][调調]|要求|明[确確]|[表指]示|[认認][为為]|重申"
_SPEECH = (
    rf"{_TOLD}|[规規]定|提出|提到|[写寫]道|[载載]明|部署|摘[录錄編编要]|[節节][录錄选選]|安排|叮[嘱囑]|"
    r"交代|[阐闡][明述]|[写寫列说說]明|答[复復]|批[复復]|表述[为是]?|批示|[写寫]着|申明|提醒|告知|"
    r"[说說称稱讲講](?=[：:])|是[这這][样樣麼么]|(?<=[长長记記理席])[讲講][话話](?=[：:])|[写寫说說]的是|[说說讲講写寫]得|(?:原[文话話]|[内內]容)(?:[为為是])?"
)
# As a noun (有关要求，各项规定，) the verb says nothing.
_NOUN = r"(?<![的关關作理一体體项項和与])"
_PROVIDED = r"(?<=[号號件法])[规規]定|[载載]明"
_LAW = r"(?<![办方做想看说执司守])[\u4e00-\u9fff]法(?=[规規]定)"
_HEADED = r"“[^“”\n]{2,16}”"
_SAID = (
    rf"(?P<between>(?:[^。；，,：:\n“”\"「『]|{_HEADED}){{0,24}}?)"
    rf"(?:(?:{_SPEECH})(?P<behind>[^。，；：:\n]{{0,8}})(?:[（(][^（）()\n]{{1,40}}[）)])?[：:]|{_NOUN}(?:{_TOLD}|{_PROVIDED})[，,])\s*"
)
_SPOKEN = re.compile(
    rf"^(?P<before>[^。：:\n]{{0,60}}?)(?:{CITED}|{KIND}|{ABOVE}|{SPEAKER}|{_LAW}){_SAID}"
)
_SPOKEN_ABOVE = re.compile(
    r"^(?P<before>[^。：:\n]{0,60}?)(?<![全各我本城])(?P<level>[省市州县縣区區])"
    rf"(?:[^，。：:“]{{0,10}}?(?:[局委办辦厅廳院]|部门|政府|中心|指[挥揮]部)|里){_SAID}"
)
_LEVELS = {
    "省": 2,
    "市": 3,
    "州": 3,
    "县": 4,
    "縣": 4,
    "区": 4,
    "區": 4,
    "镇": 5,
    "鎮": 5,
    "乡": 5,
    "鄉": 5,
}
_PERSON = re.compile(
    r"(?<![全各])(?P<level>[省市州县縣区區镇鎮乡鄉])(?:委|(?:人民)?政府)?[^，。：:]{0,4}?"
    r"(?:[书書][记記]|[长長](?!江)|[领領][导導]|[负負][责責](?:同志|人))"
)
_MEETING = re.compile(
    r"(?P<level>[省市州县縣区區镇鎮乡鄉])(?:[委党]|(?:人民)?政府)?[^，。：:]{0,12}?[会會][议議]"
)
# 《通知》要求各地制定方案，我市方案为：… goes on with the paper's own.
_OWN_MATTER = re.compile(
    r"(?:结合|现[就将提]|为此|据此)|[^。：:\n]{2,40}，(?:现将)?[我本][省市州县區区镇乡局][^，。：:\n]{0,12}[：:]"
)
# 学习了《通知》，文件强调：… names the paper that speaks in the clause before.
_NAMED_BEFORE = re.compile(
    rf"(?:{CITED})(?:{DOCUMENT})?，$|(?:{SPEAKER}|{ABOVE})[^，。]{{0,24}}[讲講][话話](?:精神)?，$"
)
_IT = re.compile(r"(?:该|此)?(?:通知|文件|意[见見]|[讲講][话話])")
_STATED = re.compile(
    rf"^(?P<before>[^。：:\n]{{0,60}}?)(?:{CITED})(?P<between>[^。；，,：:\n“”\"「『和与及等]{{0,12}}?)"
    rf"{_NOUN}(?:[规規]定|提出|{_TOLD})(?=[，,]?[^的了，,：:。\s])[，,]?"
)
_WORD_FOR_WORD = re.compile(
    rf"^[^。\n]{{0,60}}?(?:{CITED}|{KIND})[^。\n]{{0,24}}?[，,]原[文话話][^。，：:\n]{{0,6}}[：:]\s*"
)
_PLACE = rf"(?:{ARTICLE}|第[一二三四五六七八九十\d]{{1,3}}[点點节節段])"
_BY_ARTICLE = re.compile(
    rf"^(?P<before>[^。\n]{{0,60}}?)(?:》|[法例号號]|文件|通知)[^。，：:\n]{{0,6}}[（(]?{_PLACE}[）)]?"
    r"(?:[^。，：:\n]{0,10}[的之]?[规規]定[，,：:]|[：:]|[—–]{1,2}|[ \t　]+(?=\S))\s*"
)
_WITHIN = re.compile(
    rf"^[^。：:\n]{{0,60}}?(?:{CITED})(?:{DOCUMENT})?[^。，：:\n]{{0,8}}，"
    rf"(?:其中|文中|里面|[该該][条條款文])(?:的?{_PLACE})?[^。，：:\n]{{0,8}}?"
    rf"(?:(?:{_SPEECH})[^。，；：:\n]{{0,8}}[：:]|{_NOUN}(?:{_TOLD})[，,]?)\s*"
)
_TOPIC = re.compile(
    rf"^(?P<before>[^。，：:\n]{{0,20}}?)(?:{CITED})(?:的?{_PLACE})?，(?:明[确確]|[专專][门門]|特[别別]|再次)?"
    r"(?:要求|[规規]定|指出|[强強][调調]|提出)[，：:]?"
)
_UNDER_LAW = re.compile(
    rf"^(?:[^。，：:\n]{{0,12}}[：:，])?(?:根[据據]|依[据照據]|按照?)"
    rf"(?:《[^《》\n]{{1,60}}(?:法|[条條]例|[办辦]法|[规規]定)(?:（[^）\n]{{1,12}}）)?》|[^《》。，：:\n]{{0,8}}(?:法|[条條]例))"
    rf"{_PLACE}(?:{_PLACE})?，"
)
_STANDARD = re.compile(
    rf"^[^。：:\n]{{0,40}}?以[^。，：:\n]{{0,20}}?(?:{CITED})[^。，：:\n]{{0,12}}[为為][准準]"
    r"(?:，[^。，：:\n]{1,16})?[：:]\s*"
)
_HAVING_ISSUED = re.compile(
    rf"^(?:[^。：，\n]{{0,30}}，)?[^。：，\n]{{0,12}}?(?:{ABOVE})[^。：，\n]{{0,16}}?"
    r"(?:印[发發]|下[发發]|[发發][出文布]|出台)(?![后後以])(?:[^。：\n]{0,70}?，)"
    r"(?:(?:并|還|还|进一步|通知|文件|其中)*(?:明[确確])?(?:要求|[强強][调調]|指出|明[确確]|提出))[：:，]?"
)
_ACCORDING_TO = re.compile(
    rf"^(?:[^。，：:\n]{{0,12}}，)?据[^。，：:\n]{{0,12}}?"
    rf"(?:{CITED}|(?:{ABOVE})[^。，：:\n]{{0,20}}?(?:{DOCUMENT}))[^。，：:\n]{{0,10}}[，：:]\s*"
)
_ANSWERED = re.compile(
    rf"^\s*(?:答|回复|答复)[：:](?:根[据據]|按照?|依[据照]|据)[^。，：:\n]{{0,20}}?(?:{CITED})[^。，：:\n]{{0,20}}[，：:]\s*"
)
_COPYING_OUT = re.compile(
    r"^[^。：:\n]{0,30}?(?:摘[录錄抄编編]|[節节][录錄选選]|抄[录錄]|引[用述]|照[录錄抄]|兹[录錄引])(?!自)"
    rf"[^。：:\n]{{0,60}}?(?:{CITED}|(?:{ABOVE})[^。，：:\n]{{0,20}}?(?:{KIND}|原[文话話]))[^。：:\n]{{0,30}}[：:]\s*"
)
_LABEL = re.compile(r"\s*[^。，；：:、《》“”\n]{2,8}[：:]\s*")
_TITLED = re.compile(
    r"^\s*(?:[【\[][^】\]\n]{2,10}[】\]]|\d{1,2}[.．、]|[①-⑳])?\s*《[^《》\n]{2,80}》(?:[（(][^（）()\n]{1,60}[）)])?[：:]\s*"
)
_EXCERPT = re.compile(r"摘[录錄編编要]|[節节][录錄选選]|原文|原[话話]|引用")
_NOT_THE_PAPERS = re.compile(OWN)
_CITED = re.compile(CITED)
_OWN_TURN = re.compile(
    r"(?:现[就将提]|结合|为此|据此|特此|我[们市县省区镇乡局办]|本[市县省区镇乡局办])"
)


def spoken(sentence: str, rank: int = 0) -> int:
    """Return where in a sentence the words begin that its source is said to say, or 0.

    Without quotation marks the source must be the subject; a provision (依照《…》第七条的规定，…)
    and an announced excerpt may be governed by a preposition. An organ (市教育局要求：) is a source
    only above the ``rank`` of the paper, or else it is the paper's own voice.
    """
    at = _led_to(sentence, rank)
    label = None if at else _LABEL.match(sentence)
    if label is not None:
        at = _led_to(sentence[label.end() :], rank)
        return label.end() + at if at else 0
    return at


def _led_to(sentence: str, rank: int) -> int:
    found = _SPOKEN.match(sentence) or _STATED.match(sentence)
    if found is None and rank:
        found = _SPOKEN_ABOVE.match(sentence)
        if found is not None and _LEVELS[found["level"]] >= rank:
            found = None
    if found is not None:
        if _speaks_below(found[0], rank) or _OWN_MATTER.match(sentence, found.end()):
            return 0
        told = found.groupdict("")
        before = told["before"].rstrip("该該")
        if _NAMED_BEFORE.search(before) and _IT.match(sentence, found.end("before")):
            before = ""
        around = f"{before}{told['between']}{told.get('behind', '')}"
        is_governed = before.endswith("本") or GOVERNED.search(around) is not None
        if not is_governed or _EXCERPT.search(found[0]):
            return found.end()
    provision = _BY_ARTICLE.match(sentence)
    if provision is not None and not _NOT_THE_PAPERS.search(provision[0]):
        return provision.end()
    excerpt = _WORD_FOR_WORD.match(sentence)
    return excerpt.end() if excerpt is not None else _reported(sentence)


def _reported(sentence: str) -> int:
    """Return where the words begin that a paper says it reports, copies out or answers with."""
    for form in (
        _WITHIN,
        _TOPIC,
        _UNDER_LAW,
        _STANDARD,
        _HAVING_ISSUED,
        _ACCORDING_TO,
        _ANSWERED,
        _COPYING_OUT,
        _TITLED,
    ):
        found = form.match(sentence)
        if (
            found is not None
            and not GOVERNED.search(found.groupdict("").get("before", ""))
            and not _OWN_TURN.match(sentence, found.end())
            and not OWN_ACT.search(found[0])
            and not speaks_itself(found[0])
        ):
            return found.end()
    return 0


def _speaks_below(lead: str, rank: int) -> bool:
    """Say whether whoever is said to speak stands no higher than the paper (市委书记强调)."""
    if _CITED.search(lead):
        return False
    speaker = _PERSON.search(lead) or _MEETING.search(lead)
    return speaker is not None and 0 < rank <= _LEVELS[speaker["level"]]


def is_certain(lead: str, rank: int = 0) -> bool:
    """Say whether a lead names one certain paper, law or superior, as a block quotation must."""
    if DEFINITE.search(lead):
        return True
    organ = _SPOKEN_ABOVE.match(lead) if rank else None
    return organ is not None and _LEVELS[organ["level"]] < rank
