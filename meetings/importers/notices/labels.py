"""The words by which notices announce what follows: 会议时间：, 二、参会人员, 【地点】."""

from __future__ import annotations

import re
from enum import StrEnum

from docs_audit.gbt9704.numerals import number_of


class Field(StrEnum):
    """What a section of a notice is about; OTHER ends the one before and is not read."""

    NAME = "name"
    HOST = "host"
    TIME = "time"
    TIME_AND_PLACE = "time_and_place"
    LENGTH = "length"
    PLACE = "place"
    MAIN = "main"
    BRANCHES = "branches"
    MODE = "mode"
    AGENDA = "agenda"
    SEATS = "seats"
    ABSENT = "absent"
    CHAIR = "chair"
    SPEAKERS = "speakers"
    DECISIONS = "decisions"
    OTHER = "other"


# Sections whose items may carry numbers of their own, whatever the label looks like.
LISTS = frozenset(
    (Field.AGENDA, Field.SEATS, Field.ABSENT, Field.SPEAKERS, Field.DECISIONS, Field.BRANCHES)
)
# Labels that open a section wherever they stand in a line.
_STRONG = frozenset(
    (
        Field.TIME,
        Field.PLACE,
        Field.TIME_AND_PLACE,
        Field.SEATS,
        Field.MAIN,
        Field.BRANCHES,
        Field.NAME,
    )
)

_OF = r"(?:本次|此次|拟)?(?:会议|大会|培训班?|活动|开会|办班|学习|现场会|观摩|论坛|讲座)?的?"
_AND = r"(?:、|和|及|与|以及|/)?"
_PATTERNS: tuple[tuple[Field, str], ...] = (
    (Field.NAME, r"(?:会议|培训|活动|培训班|班次)(?:全?称|名称|主题)|名称|会议"),
    (
        Field.HOST,
        r"主办(?:单位|部门|方)?|召集单位|召开单位|组织单位|举办单位|(?:会议)?主持单位",
    ),
    (
        Field.TIME_AND_PLACE,
        (
            rf"{_OF}(?:具体)?(?:召开|举办)?(?:日期|时间)(?:安排)?{_AND}(?:会议|培训"
            rf"|召开)?地点(?:安排)?"
        ),
    ),
    (
        Field.TIME,
        rf"{_OF}(?:具体|召开|举办|举行|开始|日期|起止)?的?(?:时间|日期)(?:安排)?|何时",
    ),
    (Field.LENGTH, r"会期|会议?时长|(?:会议|培训)?(?:期限|时长|天数)|培训期"),
    (
        Field.MAIN,
        r"主会场(?:地点|设置|设在)?|(?:会议)?主会场地点",
    ),
    (Field.BRANCHES, r"(?:各?地?)?分会场(?:地点|设置|安排|设在)?|视频分会场"),
    (
        Field.PLACE,
        rf"{_OF}(?:具体|召开|举办|集合|集中)?的?(?:地点|地址|场所|会场)(?:安排|设置|及座次)?|何地",
    ),
    (
        Field.MODE,
        r"(?:会议|召开|培训|参会|参加|举办|组织)?(?:召开)?(?:形式|方式)(?:及?会场设置)?",
    ),
    (
        Field.AGENDA,
        (
            rf"{_OF}(?:主要|具体)?(?:议程|议题|内容|日程|事项|流程|课程|项目|任务)(?:安排|设置)?"
            r"|研究(?:议题|事项|内容)|议程安排|日程安排|议事内容|主要议程|讨论(?:事项|议题)"
        ),
    ),
    (
        Field.SEATS,
        (
            r"(?:本次)?(?:参会|参加|出席|与会|参训|培训|列席|参训|应到|到会|观摩|听会|受训|学习)"
            r"(?:会议|培训|活动)?的?(?:人员|对象|范围|单位|领导|同志|者|成员|代表|学员)"
            rf"(?:{_AND}(?:范围|人员|要求|单位|名额|分配))*"
            r"|出席(?:会议)?|列席(?:会议)?|参加(?:会议)?|与会|(?:会议|培训)(?:范围|对象|规模)"
            r"|与会者"
            rf"|人员{_AND}范围|(?:主|分)会场(?:参会|参加|出席)(?:会议)?(?:人员|范围|单位)|参会"
        ),
    ),
    (Field.ABSENT, r"请假(?:人员|情况|单位|同志)?|缺席(?:人员|单位)?|因[事公]请假|未到会"),
    (Field.CHAIR, r"(?:会议)?主持(?:人|领导)?|(?:会议)?召集人"),
    (
        Field.SPEAKERS,
        (
            r"(?:交流|典型|表态|大会|会议|汇报)?(?:发言|讲话|汇报)(?:单位|人员?|人选|领导|顺序|安排"
            r"|名单)?"
            r"|主讲(?:人|嘉宾|老师)?|授课(?:人|老师|教师|专家|领导)|讲课(?:人|老师)"
        ),
    ),
    (
        Field.DECISIONS,
        (
            r"(?:会议)?(?:议定|决定|研究决定|审议决定|确定|明确)(?:的)?(?:如下)?(?:事项"
            r"|内容)(?:如下)?"
            r"|(?:会议)?(?:形成)?(?:如下)?(?:决议|决定|意见)|任务分工|工作分工|重点任务"
        ),
    ),
    (
        Field.OTHER,
        (
            r"(?:会议|工作|参会|培训|有关|相关|其他|其它|具体|纪律|几点|会风会纪|材料|报送|报名"
            r"|组织"
            r"|疫情防控)*"
            r"(?:要求|纪律|事项|事宜|准备|须知|保障|报名|回执|说明|通知如下)|注意事项|会务.{0,4}"
            r"|联系(?:人|方式|电话|单位)"
            r"|(?:会议)?(?:联系人)(?:及(?:联系)?(?:电话|方式))?|电话|传真|邮箱|报到.{0,6}"
            r"|食宿.{0,4}"
            r"|交通.{0,4}|费用.{0,6}|附件|附|"
            r"记录(?:人|员)?|审核|签发|抄送|印发|分送|发送|备注|着装.{0,4}|签到|承办(?:单位|部门)?"
            r"|协办(?:单位)?"
            r"|座次|会议背景|会议?目的|指导思想|经费|签到时间|入场时间|报送时间|截止时间|回执时间"
        ),
    ),
)
_FIELDS = tuple((field, re.compile(pattern)) for field, pattern in _PATTERNS)

# By rank: 一、 （一） 1. （1） ①; a label without any is of the last.
_ENUMERATORS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:[一二三四五六七八九十]{1,3}\s*[、.．]|第[一二三四五六七八九十]{1,3}[、，,：:])\s*",
        r"[（(]\s*[一二三四五六七八九十]{1,3}\s*[)）]\s*、?\s*",
        r"\d{1,2}\s*(?:[.．](?!\d)|、)\s*",
        r"(?:[（(]\s*\d{1,2}\s*[)）]|\d{1,2}[)）])\s*",
        r"[①-⑳]\s*",
    )
)
BARE = len(_ENUMERATORS)
_MARKS = re.compile(r"[：:︰。\t】\]]|\s+|为(?=\S)|(?:暂|拟|初步)?定[于为在]|设在|$")
_WRAPPED = re.compile(r"^[【\[〔◆●▲■★※\-\s]+|[】\]〕\s]+$")
_LONGEST = 22
# Labels within a line need their colon: 时间：3月5日上午9:30；地点：县政府三楼会议室。
_WITHIN = re.compile(
    r"(?:(?<=[；;。，,])|(?<=\s))\s*"
    r"(?:(?:\d{1,2}[.．、]|[（(][\d一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]、)\s*)?"
    r"【?(?P<label>[\u4e00-\u9fff]{2,8})】?\s*[：:]"
)


def enumerator(text: str) -> tuple[int, int]:
    """The rank of the number a line begins with, and where the words behind it begin."""
    for rank, pattern in enumerate(_ENUMERATORS):
        if found := pattern.match(text):
            return rank, found.end()
    return BARE, 0


def ordinal(text: str) -> int:
    """The number a line begins with, whatever its form; 0 where it begins with none."""
    rank, begin = enumerator(text)
    if rank == BARE:
        return 0
    mark = text[:begin].strip(" 　（()）、.．，,：:第")
    return ord(mark) - ord("①") + 1 if rank == BARE - 1 else number_of(mark)


def field_of(label: str) -> Field | None:
    """What a label, blanks and all, announces; None when it is none."""
    squeezed = "".join(_WRAPPED.sub("", label).split())
    squeezed = re.sub(r"[（(][^（）()]{0,12}[)）]$", "", squeezed)
    if not 1 < len(squeezed) <= _LONGEST and squeezed != "附":
        return None
    return next((field for field, pattern in _FIELDS if pattern.fullmatch(squeezed)), None)


def label_at(text: str) -> tuple[Field, int, int] | None:
    """The field a line announces, its rank, and where its content begins; None without a label."""
    rank, begin = enumerator(text)
    for mark in _MARKS.finditer(text, begin, min(len(text), begin + _LONGEST + 6)):
        if mark.start() == begin:
            continue
        field = field_of(text[begin : mark.start()])
        if field is None:
            continue
        has_mark = mark[0].strip() not in ("", "。") or (
            mark[0] == "" and mark.start() == len(text)
        )
        if has_mark or rank < BARE or (mark[0] and not mark[0].strip() and _is_column(text, mark)):
            return field, rank, mark.end()
    return None


def _is_column(text: str, mark: re.Match[str]) -> bool:
    """Whether a wide blank parts label and value, as the cells of a table stand."""
    return "\t" in mark[0] or len(mark[0]) > 1 or len(text) == mark.end()


def labels_within(text: str) -> list[int]:
    """Where further labels of a line begin.

    `二、8:50 表态发言：青河镇` is an item of an agenda: speakers and the like need a line that is
    labelled itself.
    """
    is_labelled = label_at(text) is not None
    return [
        found.start() + len(found[0]) - len(found[0].lstrip())
        for found in _WITHIN.finditer(text)
        if (field := field_of(found["label"])) is not None and (is_labelled or field in _STRONG)
    ]
