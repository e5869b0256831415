"""Numbers of papers: `安政发〔2025〕12号` in every bracket shape, broken lines, orders, minutes."""

import re
import unicodedata
from collections.abc import Iterator

_OPEN, _CLOSE = r"[〔﹝\[［【(（〈<「]", r"[〕﹞\]］】)）〉>」]"
_YEAR = r"(?:19|20)\s?\d\s?\d"
_TAIL = rf"\s*{_OPEN}\s*(?P<year>{_YEAR})\s*年?\s*{_CLOSE}\s*(?:第\s*)?(?P<n>\d[\d\s]{{0,5}}?)\s*号"

_BRACKETED_YEAR = re.compile(_TAIL.removeprefix(r"\s*"))
_NUMBER_ALONE = re.compile(
    rf"(?:文\s*号|发文字号|编\s*号)?\s*[：:]?\s*(?P<organ>(?:[\u4e00-\u9fa5A-Za-z（）()]\s?){{1,16}}?){_TAIL}"
)
_TYPED = re.compile(
    rf"(?P<organ>\w.{{0,29}}?){_OPEN}(?P<year>(?:19|20)\d\d)年?{_CLOSE}第?(?P<n>\d{{1,6}})号?"
)
_ORDER = re.compile(
    r"(?P<organ>[\u4e00-\u9fa5]{2,24}?)令\s*[（(]?\s*第?\s*(?P<n>\d{1,4})\s*号\s*[)）]?"
)
_ISSUE = re.compile(
    rf"[（(]?\s*((?:{_YEAR}\s*年\s*)?第\s*[\d一二三四五六七八九十百〇]{{1,5}}\s*[期次号])"
    r"(?:\s*[（(].{0,12}[)）])?\s*[)）]?"
)
_YEARLY_ISSUE = re.compile(
    rf"{_OPEN}\s*(?P<year>{_YEAR})\s*年?\s*{_CLOSE}\s*(?P<issue>第\s*\d{{1,4}}\s*[期次号])"
)
# What a scan makes of brackets and digits: 江政发L2025〕l7号, 江政发2025〕17号.
_DIGIT = r"[\dOolI|]"
_OPEN_BLURRED, _CLOSE_BLURRED = r"[LlIiTtCcEf|{『「\[(（]", r"[JjlI|}』」\])）]"
_BLURRED = re.compile(
    rf"(?P<organ>(?:[\u4e00-\u9fa5]\s?|[（(][\u4e00-\u9fa5]{{1,6}}[）)]){{2,16}})\s*"
    rf"(?:(?P<open>{_OPEN})|{_OPEN_BLURRED})?\s*(?P<year>(?:19|2[0Oo])\s?{_DIGIT}\s?{_DIGIT})\s*年?\s*"
    rf"(?:(?P<close>{_CLOSE})|{_CLOSE_BLURRED})?\s*第?\s*(?P<n>{_DIGIT}(?:\s?{_DIGIT}){{0,4}})\s*(?P<end>号?)"
)
_SERIES = re.compile(r"(?:发|字|函|通|办|复|任|电|呈|报|规)$")
_AS_DIGITS = str.maketrans("OolI|", "00111")
# Answers to deputies say behind the number to which class they belong.
_BESIDE = re.compile(r"\s+[（(]?[A-Ea-e]\d?\s*类?[)）]?$")
_SIGNERS = re.compile(r"(?:签\s*发|会\s*签)\s*人?\s*[：:]\s*(?P<names>.+)$")
# Case numbers of courts have the same shape: （2024）京01民初12号.
_ORGAN_BEFORE = re.compile(
    r"([\u4e00-\u9fa5A-Za-z]{1,16}(?:[（(][\u4e00-\u9fa5]{1,6}[)）][\u4e00-\u9fa5]{0,6})?)\s*$"
)
_WORDS_BEFORE = re.compile(
    r"^.*(?:根据|按照|依据|依照|印发|转发|贯彻|落实|执行|下发|以及|废止|通知|文件|参照|对照|按|(?<!^)[见和与及由以同])(?=.)"
)
_LONGEST_ORGAN = 28


def canonical(organ: str, year: str, number: str) -> str:
    """One spelling for comparing and showing: six-cornered brackets, no blanks, no 第."""
    organ, year, number = ("".join(part.split()) for part in (organ, year, number))
    return f"{organ}〔{year}〕{number}号"


def folded(number: str) -> str:
    """The one spelling of a number however it was typed, or empty where it names no one paper.

    `安政发［２０１７］ 49 号` and `安政发[2017]049号` are one number. What has no code of an
    organ or no year (第12期, 〔2025〕3号) starts anew with every series.
    """
    wide = "".join(unicodedata.normalize("NFKC", number).split())
    found = _TYPED.fullmatch(wide)
    return canonical(found["organ"], found["year"], str(int(found["n"]))) if found else ""


def own_number(line: str) -> str:
    """The number that a line of the head consists of, beside a signer or a class at most."""
    bare = _BESIDE.sub("", _SIGNERS.sub("", line).strip())
    if found := _NUMBER_ALONE.fullmatch(bare):
        return canonical(found["organ"], found["year"], found["n"])
    if found := _ORDER.fullmatch(bare):
        return "".join(f"{found['organ']}令第{found['n']}号".split())
    return ""


def blurred_number(line: str) -> str:
    """The number of a line whose brackets, 号 or digits a scan has blurred; or empty.

    One sign of a number must be left whole: a bracket with 号, both brackets, or the word of a
    series before the year with 号 at the end.
    """
    found = _BLURRED.fullmatch(_SIGNERS.sub("", line).strip())
    if found is None:
        return ""
    whole = [bool(found["open"] or found["close"]), bool(found["end"])]
    is_series = _SERIES.search("".join(found["organ"].split())) is not None
    both = found["open"] and found["close"]
    if not (both or all(whole) or (is_series and found["end"])):
        return ""
    year, number = (found[part].translate(_AS_DIGITS) for part in ("year", "n"))
    return canonical(found["organ"], year, number)


def issue_number(line: str) -> str:
    """`第12期`, `〔2025〕3号` of minutes and bulletins, as printed but without blanks."""
    bare = line.strip()
    if found := _ISSUE.fullmatch(bare):
        return "".join(found[1].split())
    if found := _YEARLY_ISSUE.fullmatch(bare):
        return "".join(f"〔{found['year']}〕{found['issue']}".split())
    if found := _BRACKETED_YEAR.fullmatch(bare):
        return canonical("", found["year"], found["n"])
    return ""


def numbers_in(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Every number in a stretch of running text, with its place."""
    for match in _BRACKETED_YEAR.finditer(text, start, end):
        before = text[max(start, match.start() - _LONGEST_ORGAN) : match.start()]
        organ = _ORGAN_BEFORE.search(before)
        if organ:
            name = without_words_before(organ[1])
            begin = match.start() - len(before) + organ.end(1) - len(name)
            yield canonical(name, match["year"], match["n"]), begin, match.end()


def without_words_before(name: str) -> str:
    """A name inside a sentence without the words that lead up to it: `根据安政发` is 安政发."""
    return _WORDS_BEFORE.sub("", name)


def signers(line: str) -> tuple[str, ...]:
    """Names behind 签发人 or 会签人."""
    found = _SIGNERS.search(line)
    if found is None:
        return ()
    return named(found["names"])


def named(text: str) -> tuple[str, ...]:
    """Names of persons beside each other."""
    return tuple(filter(None, re.split(r"[\s、，,]{1,}", _rejoined(text.strip()))))


def _rejoined(names: str) -> str:
    """Two-letter names are spaced to three: `张　三`."""
    return re.sub(
        r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])",
        r"\1\2",
        names,
    )
