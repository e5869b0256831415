"""The forms of secrecy marks on one line of a paper.

A mark is a grade, and behind it mostly a star with a term, a date or a condition: 机密★1年,
秘密★2027年3月1日, 机密★会议开始前 (GB/T 9704 7.2.2 and the practice of 密级★期限). It stands free:
alone on its line, apart from other words by blanks, in brackets, or behind the label 密级. In
running text the same words are neighbours of other characters, of quotation marks or of
punctuation.
"""

import re
import unicodedata

# Whoever reads a longer line reads a sentence; it also bounds what the patterns may cost.
_LONGEST = 80
_GRADES = ("绝密", "机密", "秘密")

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_SIMPLE = str.maketrans("絕機祕長級個號內資國會議開後時", "绝机秘长级个号内资国会议开后时")
_STARS = str.maketrans(dict.fromkeys("☆✩✪✫✬✭✮✯✰⭐🌟⋆✡※▲◆●■", "★"))
_APART = re.compile(r"([绝机秘])[ \t.·_-]{1,9}密")
_OTHER_SECRET = re.compile(r"(工|商)[ \t]*(作|业)[ \t]*秘密")

_GRADE = r"(?<!工作)(?<!商业)(?<!技术)(?:绝密|机密|秘密)级?"
_OF_STATE = r"(?:国家|核心|重要)"
_STAR = r"\s*(?:★|\*(?=\s*(?:[长\d一二三四五六七八九十]|$)))\s*"
_NUMBER = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,3})"
_LASTING = (
    r"(?:(?:保密期限|解密时间|解密日期|期限)\s?:?\s?)?"
    r"(?:长\s*期|至?\s*\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*(?:\d{1,2}\s*日?)?|\d{8}"
    rf"|{_NUMBER}\s*(?:年|个?\s*月|天|日))(?:底|末)?[前后止内起]?(?:\s?\([^)]{{1,20}}\))?"
)
_CONDITION = r"[^\s。,;、:!?“”\"]{1,14}[前后时止]"
_TERM = rf"(?:{_LASTING}|{_CONDITION})"
_URGENCY = r"(?:特\s*提|特\s*急|加\s*急|急\s*件|平\s*急|紧\s*急|急)"
_COPY = r"(?:(?:份\s*号|编号|No)?\s?[.:]?\s?(?:\d{1,8}\s+|\d{6})|(?:份\s*号|No)\s?[.:]?\s?\d{1,8})"
_LABEL = r"(?<!原)(?:密\s*级|(?:秘密|保密|涉密)(?:等级|级别))(?:和保密期限|标志|标识)?"
_OPEN, _CLOSE = r"[【\[(〔《<「『〖]", r"[】\])〕》>」』〗]"
_CARE = (
    r"(?:(?:请?注意|妥善)(?:保密|保存|保管)|(?:严禁|禁止|不得|请勿)(?:复制|复印|外传|拍照|摘抄)"
    r"|(?:阅后|会后)(?:收回|清退|销毁))"
)
_EDGE = r"[\s★*!|()\[\]【】〔〕「」『』〖〗—–=_-]*"
_GAP = rf"(?:{_EDGE}[,;、/]?{_EDGE})"
# What is no letter between grade and term, or a letter for which a star is misread.
_BLOT = r"(?:[^\u4e00-\u9fff\d]{0,3}|[大女犬太六])"
_REST = rf"(?:{_GAP}{_URGENCY})?(?:{_GAP}{_CARE})?(?:{_GAP}{_COPY})?{_EDGE}"

_ALONE = re.compile(
    rf"{_EDGE}(?:{_COPY}{_EDGE})?(?:{_URGENCY}\s*)?{_EDGE}{_GRADE}"
    rf"(?:{_BLOT}{_LASTING}|{_STAR}{_TERM})?{_REST}(?:\d{{6}})?"
)
_BLURRED = re.compile(
    rf"{_EDGE}(?:{_COPY})?(?:[\u4e00-\u9fff]?密|[绝机秘][\u4e00-\u9fff])\s*★\s*{_LASTING}{_REST}"
)
_STARRED = re.compile(
    rf"(?:^|(?<=[\s:|])|(?<={_OPEN}))(?:{_COPY})?{_OF_STATE}?{_GRADE}{_STAR}{_TERM}?(?=[\s|,;]|{_CLOSE}|$)"
)
_BRACKETED = re.compile(
    rf"^(?:(?:Fw|Fwd|Re|转发|回复|答复)\s?:\s?)*\s*{_OPEN}\s?{_GRADE}(?:{_STAR})?{_TERM}?\s?{_CLOSE}"
    rf"|[(【\[〔〖]\s?{_GRADE}(?:{_STAR})?{_TERM}?\s?[)】\]〕〗]\s*$"
)
_TICK = r"(?:[☑√✓✔★]|\[[xX√]\])"
_LABELLED = re.compile(rf"{_LABEL}\s*[:\t ]\s*{_TICK}?\s*{_GRADE}(?=[\s★*(,;/|]|$)")
_TICKED = re.compile(rf"{_LABEL}.*(?:[☑√✓✔]|\[[xX√]\])\s?{_GRADE}")
_LEADING = re.compile(
    rf"^{_EDGE}(?:{_COPY})?{_GRADE}{_STAR}{_LASTING}(?![是的为等标应作表指即或和与及字这])"
)
_TRAILING = re.compile(rf"(?<=[\u4e00-\u9fff]){_GRADE}{_STAR}{_LASTING}\s*{_URGENCY}?\s*$")
_CARRIER = re.compile(
    rf"{_EDGE}(?:{_OF_STATE}{_GRADE}|{_GRADE}(?:件|文件|材料|资料))(?:{_GAP}{_CARE})?{_EDGE}"
)
_UPRIGHT = re.compile(rf"\d{{0,8}}{_GRADE}")

_SENTENCE = re.compile("[。;?“”]")
# A sample of a mark, not a mark: 密级标志为:机密★1年.
_SHOWS = re.compile(
    r"(?:标注|标志|标识|标明|标为|标作|写作|写法|写成|表示|表述|例如?|如|为|即|是|成"
    r"|式样|样式|格式|示例|范例|举例)\s?:?\s?[(\[]?$"
)

_NAMED = re.compile(
    rf"{_GRADE}{_STAR}|{_GRADE}{_LASTING}"
    rf"|(?:^|[\W_\d]){_GRADE}(?:件|文件|材料|资料)?(?:[\W_]|$)"
)


def tidy(line: str) -> str:
    """The line in plain letters: width, radicals, old forms and unseen signs hide nothing."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", line))
    if "密" not in plain:
        return plain
    joined = _APART.sub(r"\1密", plain.translate(_SIMPLE).translate(_STARS))
    return _OTHER_SECRET.sub(r"\1\2秘密", joined)


def is_starred(line: str) -> bool:
    """A starred mark that stands free; it counts wherever a paper has it."""
    if "密" not in line or ("★" not in line and "*" not in line):
        return False
    if len(line) <= _LONGEST and _BLURRED.fullmatch(line):
        return True
    if _SENTENCE.search(line):
        return len(line) <= _LONGEST and _is_starred_alone(line)
    return any(not _SHOWS.search(line[: mark.start()]) for mark in _STARRED.finditer(line))


def is_mark(line: str) -> bool:
    """A mark where only marks and labels stand: at the head, in margins and properties."""
    if "密" not in line or len(line) > _LONGEST:
        return is_starred(line)
    if _ALONE.fullmatch(line) or is_starred(line) or _TICKED.search(line):
        return True
    if _SENTENCE.search(line):
        return False
    names_one = len(grades_in(line)) == 1
    return names_one and bool(
        _BRACKETED.search(line) or _LABELLED.search(line) or _LEADING.search(line)
    )


def is_mark_at_top(line: str) -> bool:
    """What is a mark on the very first lines alone: without a grade's star, or behind a name."""
    if "密" not in line or len(line) > _LONGEST or _SENTENCE.search(line):
        return False
    trailing = _TRAILING.search(line)
    return bool(
        _CARRIER.fullmatch(line) or (trailing and not _SHOWS.search(line[: trailing.start()]))
    )


def is_bare(line: str) -> bool:
    """A grade alone on its line, as a list of the grades gives them under each other."""
    return re.sub(r"[\s级]|^\d\.?", "", line) in _GRADES


def grades_in(line: str) -> set[str]:
    """The grades a line names; 秘密等级 is a label and names none."""
    named = re.sub("(?:秘密|保密)(?:等级|级别)", "", line)
    return {grade for grade in _GRADES if grade in named}


def marks_upright(lines: list[str]) -> bool:
    """A mark that stands letter under letter, as upright text boxes give it."""
    column: list[str] = []
    for line in [*(line.strip() for line in lines), ""]:
        if 0 < len(line) <= 2 and (len(column) > 1 or len(line) == 1 or line.isdigit()):
            column.append(line)
            continue
        if len(column) > 1 and _UPRIGHT.match("".join(column)):
            return True
        column = []
    return False


def marks_name(name: str) -> bool:
    """A mark in the name of a file or on its path; a name that lists the grades has none."""
    plain = tidy(re.sub(r"\.[A-Za-z]{2,5}$", "", name))
    return bool(_NAMED.search(plain)) and len(grades_in(plain)) == 1


def _is_starred_alone(line: str) -> bool:
    return bool(_ALONE.fullmatch(line)) and bool(re.search(_STAR, line))
