"""Identity numbers (身份证号) and mobile numbers are shown without their middle digits (SEC-17).

Only what is shown is masked, at the two gates that everything shown passes: answers to browsers and
programs here, files in `burden/reports`. Stored text, what is matched and the fields of forms stay
as they are, and whoever may read a paper gets its original as it came. A mask is as long as what
it hides, so places in a text stay what they were.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Digits may be of full width, and parted as people write them. No more than these stand before or
# behind: a longer number is an account or a code, and a sum of money is no telephone.
_NUMBER = re.compile(
    r"""(?<![0-9A-Za-z０-９])
    (?: (?:(?:\+|00)?86[-\ ]?)? (?P<mobile> [1１][3-9３-９]\d [-\ ]?\d{4} [-\ ]?\d{4})
        (?! [.,]\d | \s?[元万亿] )
      | (?P<identity> [1-9１-９]\d{5} \ ?\d{8} \ ?\d{3}[\dXxＸｘ]) )
    (?![0-9A-Za-z０-９])""",
    re.VERBOSE,
)
# What stands in every one of them: nearly all pages have none, and this is ten times as fast.
_LIKELY = re.compile(r"[0-9０-９]\d[- ]?\d{4}[- ]?\d{3}")
# So much before and behind it belongs to the number, or decides on whether it is one.
_AROUND = 24
_KEPT_BEFORE, _KEPT_BEHIND = 3, 4
_HIDDEN = "•"
_AS_BROUGHT = "is_as_brought"
# Parts of a page that are no text on it: tags with their attributes, and what people write.
_MARKUP = re.compile(r"<(textarea|script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def masked(text: str) -> str:
    """The text with the middle digits of personal numbers hidden; as long as before."""
    return _NUMBER.sub(_hide, text)


def as_brought(response: HttpResponse) -> HttpResponse:
    """Let a list leave with its numbers whole, as an original does.

    Only for whoever brought these rows: masked ones could not be put right and sent again.
    """
    setattr(response, _AS_BROUGHT, True)
    return response


class MaskingMiddleware:
    """Masks what pages, interface and lists say; files as they were brought are left alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._ways: dict[str, Callable[[str], str]] = {
            "text/html": _page_masked,
            "text/csv": masked,
            "application/json": _json_masked,
        }

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if hasattr(response, _AS_BROUGHT):
            return response
        way = self._ways.get(response.get("Content-Type", "").partition(";")[0])
        if way is None or response.streaming:
            return response
        content = response.content.decode(response.charset)
        if _may_hold_numbers(content):
            response.content = way(content)
        return response


def _may_hold_numbers(content: str) -> bool:
    """Whether some part has a number; the digits of addresses look like one only at first."""
    return any(
        _NUMBER.search(content[max(found.start() - _AROUND, 0) : found.end() + _AROUND])
        for found in _LIKELY.finditer(content)
    )


def _hide(found: re.Match[str]) -> str:
    group = found.lastgroup or ""
    number = found[group]
    if group == "identity" and not _has_birthday(number.replace(" ", "")):
        return found[0]
    last = len(number) - _KEPT_BEHIND
    middle = re.sub(r"\d", _HIDDEN, number[_KEPT_BEFORE:last])
    start, end = found.start(group) - found.start(), found.end(group) - found.start()
    return f"{found[0][:start]}{number[:_KEPT_BEFORE]}{middle}{number[last:]}{found[0][end:]}"


def _has_birthday(number: str) -> bool:
    """Whether the seventh to the fourteenth digit are a day, as in GB 11643."""
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    return 1900 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= 31


def _page_masked(html: str) -> str:
    parts, at = [], 0
    for markup in _MARKUP.finditer(html):
        parts += [masked(html[at : markup.start()]), markup[0]]
        at = markup.end()
    return "".join([*parts, masked(html[at:])])


def _json_masked(text: str) -> str:
    """Only strings: a number of JSON is a figure."""
    return _STRING.sub(lambda found: masked(found[0]), text)
