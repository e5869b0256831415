"""Excerpts set in as paragraphs of their own, without quotation marks.

A line announces them (现将《…》原文摘录如下：), or a line below names where they come from
(摘自《…》). What a statute lists (应当遵守下列规定：) and what is passed on is no excerpt.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from docs_audit.textreuse import english_attribution
from docs_audit.textreuse.attribution import (
    ARTICLE,
    CITED,
    CLAUSE,
    DEFINITE,
    FULL_STOP,
    GOVERNED,
    KIND,
    ORGAN,
    OWN_ACT,
    SOURCE,
)
from docs_audit.textreuse.origins import (
    is_closed,
    is_later_article,
    is_origin,
    is_original,
    is_place,
    is_provision,
    names_source,
)
from docs_audit.textreuse.papers import Span

_STRONG_EXCERPT = (
    r"摘[录錄编編抄要]|[節节][录錄选選]|原[文话話句样樣]|引[用自述]|[照抄][录錄]|附[录錄]|抄在|全文|"
    r"[条條]文|[摘引录錄选選]自"
)
_WEAK_EXCERPT = r"要[点點]|[内內]容|段落|部分|[条條]款|[规規]定|要求|一段"
_EXCERPTED = re.compile(_STRONG_EXCERPT)
_ANNOUNCING = re.compile(
    rf"(?:{_STRONG_EXCERPT})[^。：:\n]{{0,20}}[：:]$|"
    rf"(?:摘[录錄抄]|抄[录錄]|引述|[兹照][录錄])[^。：:\n]{{0,80}}[：:]$|"
    rf"(?:{_WEAK_EXCERPT})(?:如下|为|是|摘[要编])?[^。：:\n]{{0,6}}[：:]$|"
    r"^(?:摘|引|[录錄]|选|節选|节选)自[^。\n]{2,90}[：:]$|"
    r"^(?P<below>(?:以下|下面|下列)[^。\n]{0,16}(?:(?:[引摘出录錄]自)[^。\n]{2,90}|"
    rf"[是为](?![贯落进确做])[^。\n]{{2,60}}(?:{_STRONG_EXCERPT}|{_WEAK_EXCERPT}|文件|通知))[：:]?)$"
)
# What is passed on is no excerpt, and what should be done (应当遵守下列规定：) is no report.
_NOT_ANNOUNCING = re.compile(
    r"[转轉][发發給给去]|印[发發]|下[发發]|[应應][当當]|必[须須]|不得|可以|遵守|包括|"
    r"有下列|[拟擬]|[贯貫][彻徹]|落[实實]"
)
# 省政府办公厅印发《…》，现将有关段落刊登如下：
_GIVEN = re.compile(
    r"，(?:[现現特兹][将將把]?)?(?:其|该文|有关|相关|部分|重点|主要)[^，。]{0,6}(?:段落|[条條][款文]|[内內]容|部分|[规規]定|章[节節])"
    r"[^，。]{0,4}(?:摘|[节節]|抄|刊|登|[录錄])[^，。]{0,4}(?:如下|于[后後])[：:]$"
)
# The articles and items of a statute list their own (第八条　规划的内容：).
_NUMBERED = re.compile(rf"\s*(?:{ARTICLE}|第\S{{1,4}}[章节]|[（(][一二三四五六七八九十]+[）)])\s?")
_PARTED = re.compile(r"[，,；;。]")
_APPENDED = re.compile(
    r"\s*(?:附(?![近属着有加])|学习材料|[^。：\n]{0,90}附[后後]，?[^。：\n]{0,8}[：:]$)"
)
_GISTED = re.compile(
    rf"^[现現]?[将將把]?(?:{ORGAN})?(?:[的在该該]|上述|[这這]份)?(?:[关關]于[^《》，。]{{2,40}}的)?(?:[\u4e00-\u9fff]{{0,8}}(?:{CITED})|{KIND})"
    r"[^，。：:\n]{0,8}(?:要[点點]|[内內]容|[条條]款|段落|部分)[^，。：:\n]{0,8}[：:]$"
)
_RESUMING = re.compile(
    r"\s*[【［\[（(]?(?:[为對对据據因由]此|以上|上述|综上|按此|照此|"
    r"对照|结合|现[就将提]|下一步|接下来|特此|学习[后了]|"
    r"经(?:研究|核|查|比对|对照)|按照?(?:上述|以上)|各[^，。]{1,6}(?:据此|对照|按此)|"
    r"我(?:们|市|县|省|区|旗|镇|乡|街道|局|办|校|院|村|单位)|本(?:市|县|区|镇|乡|局|办|校|院|村|单位))"
)
_ITEMS = (
    re.compile(rf"\s*{ARTICLE}"),
    re.compile(r"\s*[（(][一二三四五六七八九十\d]{1,3}[）)]"),
    re.compile(r"\s*\d{1,2}[.．、]"),
    re.compile(r"\s*[>＞]"),
)
_HEADING = re.compile(r"\s*[一二三四五六七八九十]{1,3}、")
_LINE = re.compile(r"[^\n]+")
_LEAD, _LONGEST_HEADING = 120, 60
_LONGEST_BLOCK, _LONGEST_EXCERPT = 40, 3_000


def excerpts(text: str) -> Iterator[Span]:
    """Find the paragraphs that a line above announces, or a line below names the origin of."""
    lines = [line for line in _LINE.finditer(text) if not line[0].isspace()]
    until = 0
    for number, line in enumerate(lines):
        if number < until:
            continue
        if number and is_origin(line[0]):
            yield from (one.span() for one in _above(lines[:number]))
        if is_closed(line[0]) or _is_labelled(lines, number):
            yield line.span()
        if is_place(line[0]):
            yield from (one.span() for one in lines[number + 1 : number + 2])
        elif is_provision(line[0]):
            below = lines[number + 1 : number + _LONGEST_BLOCK]
            yield from (
                one.span()
                for one in itertools.takewhile(lambda one: is_later_article(one[0]), below)
            )
        if announces(line[0]):
            is_last = any(_is_appended(one[0]) for one in lines[max(0, number - 1) : number + 1])
            below = lines[number + 1 : number + _LONGEST_BLOCK]
            block = _excerpt(line[0], below, is_last=is_last)
            until = number + 1 + len(block)
            yield from (one.span() for one in block)


def _above(lines: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the paragraphs that a line of origin speaks of: one, or as many as are numbered."""
    form = next((form for form in _ITEMS if form.match(lines[-1][0])), None)
    if form is None:
        return lines[-1:]
    near = reversed(lines[-_LONGEST_BLOCK:])
    return list(itertools.takewhile(lambda one: form.match(one[0]), near))


def _is_labelled(lines: list[re.Match[str]], number: int) -> bool:
    """Say whether a paragraph is labelled as another's, and its paper is cited in it or nearby."""
    if not is_original(lines[number][0]):
        return False
    return any(names_source(one[0]) for one in lines[max(0, number - 2) : number + 3])


def _excerpt(lead: str, lines: list[re.Match[str]], *, is_last: bool) -> list[re.Match[str]]:
    """Return the paragraphs of an announced excerpt.

    It is set in by its margin or numbering, or it goes on until the paper speaks itself again.
    Where nothing tells the end, only one paragraph is sure, unless it is appended to the paper
    (``is_last``).
    """
    if not lines:
        return []
    first = lines[0]
    lines = [one for one in lines if one.end() - first.start() <= _LONGEST_EXCERPT]
    margin = _margin(first[0])
    form = next((form for form in (*_ITEMS, _HEADING) if form.match(first[0])), None)
    if margin > _margin(lead):
        return list(itertools.takewhile(lambda one: _margin(one[0]) >= margin, lines))
    ends = (
        number for number, one in enumerate(lines) if _RESUMING.match(one[0]) or is_origin(one[0])
    )
    end = next(ends, None)
    if end is not None or is_last:
        return lines[:end]
    if form is not None:
        return list(itertools.takewhile(lambda one: form.match(one[0]), lines))
    return lines[:1]


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def block(lines: list[re.Match[str]]) -> Iterator[Span]:
    """Yield the paragraphs of a block quotation: one, or as many as go on with its numbering.

    Headings 一、 二、 are the paper's own; what stands below them is no quotation.
    """
    lines = [line for line in lines if not line[0].isspace()]
    if not lines or _HEADING.match(lines[0][0]):
        return
    form = next((form for form in _ITEMS if form.match(lines[0][0])), None)
    for number, line in enumerate(lines):
        if number and (form is None or not form.match(line[0])):
            return
        if line.end() - lines[0].start() > _LONGEST_EXCERPT:
            return
        yield line.span()


def announces(line: str) -> bool:
    """Say whether a line announces that an excerpt of a named source stands below it.

    Where only 要点 or 内容 tells so, it must be the source's own (not 根据《…》，我市要点如下：).
    """
    if english_attribution.announces(line):
        return True
    sentence = _announcement(line)
    announcing, named = _ANNOUNCING.search(sentence), SOURCE.search(sentence)
    if announcing is None or named is None or _NUMBERED.match(line):
        return False
    if _GIVEN.search(sentence) and DEFINITE.search(sentence):
        return True
    if _NOT_ANNOUNCING.search(sentence) or OWN_ACT.search(sentence, named.end()):
        return False
    if announcing["below"] or _EXCERPTED.search(sentence):
        return True
    certain = DEFINITE.search(sentence, 0, announcing.start())
    is_governed = certain is None or GOVERNED.search(sentence) is not None
    return not is_governed or _GISTED.match(CLAUSE.split(sentence)[-1]) is not None


def _announcement(line: str) -> str:
    """Return the sentence of a line that leads on to the next, with a colon, or nothing.

    A heading (《…》摘录, 附：《…》有关条款) leads on without one.
    """
    lead = line[-_LEAD:].strip()
    sentence = next((one for one in reversed(FULL_STOP.split(lead)) if one), "")
    if sentence.endswith(("：", ":")) or sentence.startswith(("以下", "下面")):
        return sentence
    is_heading = not _PARTED.search(line) and len(line) <= _LONGEST_HEADING
    if sentence.endswith("如下") or (
        is_heading and (_EXCERPTED.search(line) or _is_appended(line))
    ):
        return f"{sentence}："
    return ""


def _is_appended(line: str) -> bool:
    """Say whether a line heads what is appended to a paper, so that all below belongs to it."""
    return _APPENDED.match(line) is not None
