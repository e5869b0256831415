"""Clauses that demand nothing though they use the words of demands."""

import re
from collections.abc import Iterator

from docs_audit.gbt9704.clauses.words import EARLIER, LATELY, LIFTING, UNTIL

_CLAUSE = re.compile(r"[^，。；！？\n]+[，。；！？\n]?")
_DENIED = re.compile(
    rf"(?:{LIFTING}|取消|停止|杜绝|减少|避免|反对|不(?:得|准|宜|应|许)?"
    r"(?:随意|擅自|层层|重复|多头|过度|简单)?(?:要求|以|将|搞|用|把)|严禁(?:要求|以|把|将)|未|没有?|不(?!少于|低于|超过|漏|得|力|到位|准确|规范)|简化|压减|规范)"
    r"[^，。；！？\n]{0,14}$"
)
_ENDED = re.compile(
    rf"{LIFTING}|停止(?:报|填|执行)|取消(?!资格|评|绩)|不得(?:随意|擅自|层层|重复|多头)?(?:要求|以)"
)
_PAST = re.compile(
    rf"已(?!经?成为)|(?<!为)了(?!解|结)|共计?(?!同)|累计|曾|被|先后|{UNTIL}|{EARLIER}|上年度|{LATELY}|昨[天日晚]|期间|据|获|来(?:电|函)|收到(?!请)"
    r"|同比|环比|上半年|[一二三]季度|以来|之前(?=报|的|上)"
)
_STILL_ASKED = re.compile(
    r"请|要|须|务必|必须|应当|将(?:予以|进行|被|视)|限|[前内]$|(?<!之)前[，。]?$"
)
_IF_ANY = re.compile(r"如有|若有|遇有?|发生|发现|突发|紧急情况|重大情况|异常|特殊情况")


def denies(before: str) -> bool:
    """Whether what stands before a word in its clause takes it back: `不再要求` of 报送."""
    return _DENIED.search(before) is not None


def only_reports(clause: str) -> bool:
    """Whether the clause tells what was done, and asks for nothing still."""
    return _PAST.search(clause) is not None and not _STILL_ASKED.search(clause)


def is_conditional(sentence: str) -> bool:
    """Whether it asks only if something happens: `如有异常及时上报`."""
    return _IF_ANY.search(sentence) is not None


def ends_demand(sentence: str) -> bool:
    """Whether it lifts a burden: `停止报送`, `无需上传`."""
    return _ENDED.search(sentence) is not None


def still_demanded(text: str) -> Iterator[str]:
    """The clauses of a text that neither lift, recount nor condition what they ask."""
    for match in _CLAUSE.finditer(text):
        clause = match[0]
        if not (ends_demand(clause) or only_reports(clause) or is_conditional(clause)):
            yield clause
