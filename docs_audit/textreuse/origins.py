"""Origins told after the words: a closing line, a bracket at the end, a footnote."""

from __future__ import annotations

import re

from docs_audit.textreuse import english_attribution
from docs_audit.textreuse.attribution import (
    ABOVE,
    ARTICLE,
    CITED,
    DOCUMENT,
    GOVERNED,
    OWN_ACT,
)

_FROM = r"(?:(?:摘|引|出|源|[录錄])自|出[处處]|[来來]源|见)"
_NO_ORIGIN = (
    r"(?!依[据照據]|根[据據]|按|责任|牵头|对应|落实|贯彻|"
    r"[^（）()\n]{0,60}(?:制定|制订|分解|拟定)[）)])"
)
_LINE = re.compile(
    rf"\s*(?:[（(【]|[—–-]{{1,3}}\s?|(?={_FROM}))"
    rf"(?:以上|上文)?{_FROM}[】：:]{{0,2}}\s?[^。，\n]{{0,20}}?(?:{CITED})"
    r"[^。，：\n]{0,24}[）)]?。?\s*$"
)
_BARE = re.compile(
    rf"\s*(?:(?P<open>[（(])|[—–-]{{1,3}}\s?){_NO_ORIGIN}[\u4e00-\u9fff]{{0,14}}?(?:{CITED})"
    rf"(?:的|，|第|{ARTICLE}|{DOCUMENT}|文|号){{0,4}}(?(open)[）)])。?\s*$"
)
_ABOVE_IS = re.compile(
    r"\s*(?:以上|上文|上面)(?:文字|内容|引文|条文|各条|[一二三两几\d]{1,2}[条段款])?[，,]?(?:均|皆|都)?"
    r"(?:就?是|为|系|即|[来取摘引录]自)"
    rf"(?P<named>[^，。\n]{{0,40}}?(?:{CITED}|(?:{ABOVE})[^，。\n]{{0,20}}?(?:{DOCUMENT}))[^，。\n]{{0,30}})"
    r"(?:[，。]|$)"
)
_HINT = re.compile(r"[（(\[【—–]")
_BRACKETED = re.compile(
    rf"[。！？；”][（(\[【]{_NO_ORIGIN}(?:以上|原文)?{_FROM}?[：:]?[^，。；：（）\n]{{0,14}}?(?:{CITED})"
    r"[^，。；（）\n]{0,14}[）)\]】]。?\s*$"
)
_DASHED = re.compile(
    rf"[。！？；”][—–-]{{1,3}}\s?(?:以上|[这此])?(?:{_FROM}|就?是|即|系|正是)?"
    rf"(?P<named>[^，。\n]{{0,40}}?(?:{CITED}|(?:{ABOVE})[^，。\n]{{0,20}}?(?:{DOCUMENT}))[^，。\n]{{0,24}})[，。]?[^。\n]{{0,40}}。?\s*$"
)
_LABELLED = re.compile(
    r"\s*(?:[【\[〔（(](?:文件|政策|法律|条文|法规)?原[文话][】\]〕）)][：:]?|(?:文件|政策)?原[文话][：:]|"
    r"(?:学习|文件|政策)(?:内容)?(?:摘[要抄录编]|节[选录]|原文)[：:])"
)
_MARK = r"[\[［〔【(（]\d{1,2}[\]］〕】)）]|[①-⑳]|[¹²³⁴-⁹]"
_NOTED = re.compile(rf"^\s*(?P<mark>{_MARK})\s?[^\n]{{0,30}}?(?:{CITED})", re.MULTILINE)
_NOTE = re.compile(rf"[。，,]?(?P<mark>{_MARK})")
_CITED = re.compile(CITED)
_NUMBERED = r"\s*(?:(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|\d{1,2}[.．、])\s?)?"
_PROVISION = re.compile(
    rf"\s*(?:[^。：:\n]{{0,12}}[：:])?{_NUMBERED}《[^《》\n]{{2,80}}》[：:]?\s*"
    rf"(?:{ARTICLE}[ \t　]+\S.*)?$"
)
_PLACED = re.compile(rf"{_NUMBERED}《[^《》\n]{{2,80}}》的?(?:{ARTICLE}){{1,2}}[：:]?\s*$")
_ARTICLE = re.compile(rf"\s*(?P<article>{ARTICLE})[ \t　：:]+\S")
_LONGEST = 120


def is_origin(line: str) -> bool:
    """Say whether a line tells nothing but where what stands above it was taken from."""
    if len(line) > _LONGEST:
        return False
    if _LINE.match(line) or _BARE.match(line) or english_attribution.is_origin(line):
        return True
    found = _ABOVE_IS.match(line)
    return found is not None and _is_anothers(found["named"])


def is_closed(line: str) -> bool:
    """Say whether a paragraph ends by telling whose words it was: …。（《通知》第三条）"""
    if _HINT.search(line, max(0, len(line) - _LONGEST)) is None:
        return False
    if _BRACKETED.search(line, max(0, len(line) - _LONGEST)) or english_attribution.is_closed(line):
        return True
    found = _DASHED.search(line, max(0, len(line) - _LONGEST))
    return found is not None and _is_anothers(found["named"])


def is_original(line: str) -> bool:
    """Say whether a paragraph is labelled as the original's words: 【原文】…"""
    return _LABELLED.match(line) is not None


def names_source(line: str) -> bool:
    """Say whether a line cites a paper."""
    return _CITED.search(line) is not None


def is_provision(line: str) -> bool:
    """Say whether a line is the title of a cited statute, or begins with it and an article."""
    return _PROVISION.match(line) is not None


def is_place(line: str) -> bool:
    """Say whether a line names nothing but a cited paper and an article or part of it."""
    return _PLACED.match(line) is not None


def is_later_article(line: str) -> bool:
    """Say whether a line is an article of a statute, but not its first one."""
    found = _ARTICLE.match(line)
    return found is not None and found["article"] not in ("第一条", "第1条")


def footnotes(text: str) -> frozenset[str]:
    """Return the marks of those notes of a text that cite a paper."""
    return frozenset(found["mark"] for found in _NOTED.finditer(text))


def is_noted(after: str, notes: frozenset[str]) -> bool:
    """Say whether the words behind a quotation begin with the mark of one of the notes."""
    found = _NOTE.match(after)
    return found is not None and found["mark"] in notes


def _is_anothers(named: str) -> bool:
    return GOVERNED.search(named) is None and OWN_ACT.search(named) is None
