"""Titles in a form by which two ways of writing one of them meet.

Quotation and book-title marks, blanks, a missing 关于 and a bracket such as （试行） make no
difference; the issuer in front may be left out, and what is issued may stand for what issues it.
"""

import re
import unicodedata

from .passing_on import Act, inner_title

_MARKS = re.compile(r"[《》〈〉<>«»“”\"‘’'「」『』【】\[\]〔〕（）()\s·•,，、。.:：;；\-—―_]+")
_BRACKETS = re.compile(r"[（(〔\[][^（）()〔〕\[\]]{1,10}[）)〕\]]\s*(?=[》〉>]|的|$)")
_SUBJECT = re.compile(r"^(?P<issuer>[^《〈“]{0,60}?)关于(?P<subject>.+)$")
_ISSUING = re.compile(
    r"^(?P<issuer>[^《〈“]{2,60}?)(?P<subject>(?:转发|批转|印发|翻印)(?!.{0,3}$).+)$"
)
_SHORTEST = 6


def whole_of(title: str) -> str:
    """The title with its issuer, folded."""
    return _folded(title)


def core_of(title: str) -> str:
    """The title without its issuer, folded; the whole where no issuer can be told apart."""
    found = _SUBJECT.match(title) or _ISSUING.match(title)
    return _folded(found["subject"]) if found else _folded(title)


def issuer_in(title: str) -> str:
    """Who issued it as far as the title begins with that: `安平县人民政府关于……`."""
    found = _SUBJECT.match(title) or _ISSUING.match(title)
    return "".join(found["issuer"].split()) if found else ""


def keys_of(title: str) -> tuple[str, ...]:
    """Every form under which the title may be cited, the fullest first.

    Short ones are left out: `工作方案` names no one paper.
    """
    inner = inner_title(title)
    forms = [whole_of(title), core_of(title)]
    if inner is not None and inner.act is Act.ISSUES:
        forms += [whole_of(inner.title), core_of(inner.title)]
    return tuple(dict.fromkeys(form for form in forms if len(form) >= _SHORTEST))


def _folded(title: str) -> str:
    wide = unicodedata.normalize("NFKC", _BRACKETS.sub("", title))
    return _MARKS.sub("", wide).replace("关于", "")
