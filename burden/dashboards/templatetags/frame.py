"""Tags of the frame around every page: what is the same on all of them, rail, keys, period."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context, RequestContext
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from burden.dashboards import navigation, period_choice
from burden.organisations.models import User
from burden.organisations.periods import Period

register = template.Library()
# An icon in the file of all icons: its name and its shapes.
_SYMBOL = re.compile(r'<symbol id="([^"]+)" viewBox="0 0 24 24">(.*?)</symbol>', re.DOTALL)
# The bar of a phone holds so many, the rest is behind its last entry.
ON_A_PHONE = 5
# Rails kept: they differ by role, section, and the unit and period they carry along.
_RAILS = 256
# Pickers kept: they differ by period and by the years that have data.
_PICKERS = 256
# Ways that what stands between `once` and `endonce` is kept in.
_ONCE = 256
# Stand in a picker for what an address has before and behind its period; no address holds them.
_BEFORE, _BEHIND = "[before]", "[behind]"


class OnceNode(template.Node):
    """What `{% once %}` encloses, rendered once for each language and each way, and kept."""

    def __init__(
        self,
        words: FilterExpression | None,
        values: dict[str, FilterExpression],
        ways: dict[str, FilterExpression],
        nodelist: NodeList,
    ) -> None:
        self._words, self._values, self._ways = words, values, ways
        self.nodelist = nodelist
        self._kept: dict[tuple[Any, ...], str] = {}

    def render(self, context: Context) -> SafeString:
        told = _Told(self._words.resolve(context) if self._words else {})
        for name, expression in self._values.items():
            if value := expression.resolve(context):
                told[name] = conditional_escape(value)
        ways = [expression.resolve(context) for expression in self._ways.values()]
        key = (get_language(), *told, *ways)
        text = self._kept.get(key)
        if text is None:
            text = self._rendered(context, told, dict(zip(self._ways, ways, strict=True)))
            if len(self._kept) < _ONCE:
                self._kept[key] = text
        return mark_safe(text % told)  # noqa: S308 rendered by a template, what comes in is escaped

    def _rendered(self, context: Context, told: "_Told", ways: dict[str, Any]) -> str:
        """The text with a gap for each value that comes in; nothing of ours holds its brackets."""
        names = [*told.words, *told]
        gaps = {name: mark_safe(f"<<{name}>>") for name in names}  # noqa: S308 not shown
        text = self.nodelist.render(context.new(gaps | ways)).replace("%", "%%")
        for name, gap in gaps.items():
            text = text.replace(gap, f"%({name})s")
        return text


class _Told(dict[str, SafeString]):
    """Values as they stand in HTML; of a page's words only those are escaped that are printed."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, name: str) -> SafeString:
        return conditional_escape(self.words[name])


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """Enclose what is the same on all pages but for the named values: `{% once name=user %}`.

    What is enclosed sees nothing of the page but these values: it may ask whether one is there,
    and print it in text or in an attribute, without a filter. Values that follow `by` are there as
    they are, and it is rendered once for each of them: `{% once name=user by state=row.state %}`.
    They must be such that have few, like choices and truth; each is one of text, number or truth.
    A mapping may come first: its values are there to be printed, by their names, and for nothing
    else.
    """
    bits = token.split_contents()[1:]
    has_words = bool(bits) and "=" not in bits[0] and bits[0] != "by" and len(bits) > 1
    words = parser.compile_filter(bits.pop(0)) if has_words else None
    values = token_kwargs(bits, parser)
    rest = bits[1:] if bits[:1] == ["by"] else []
    ways = token_kwargs(rest, parser)
    if rest or (bits and not ways):
        raise template.TemplateSyntaxError(f"once takes values by name, not {(rest or bits)[0]}")
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return OnceNode(words, values, ways, nodelist)


@register.simple_tag
def shapes(name: str) -> SafeString:
    """What an icon is drawn of; nothing for a name that is none.

    It stands in the page itself: of a drawing in another file the browser looks up and copies each
    use, which takes longer than all else that it does for a row of a list.
    """
    return _symbols().get(name, SafeString())


@cache
def _symbols() -> dict[str, SafeString]:
    """The shapes of each icon by its name."""
    drawn = render_to_string("components/icons.svg")
    return {name: mark_safe(within) for name, within in _SYMBOL.findall(drawn)}  # noqa: S308 ours


@register.simple_tag(takes_context=True)
def navigation_rail(context: RequestContext) -> SafeString:
    """The left rail; empty for a stranger."""
    request = context.get("request")
    entries = navigation.entries_for(request) if request is not None else []
    return _rail(tuple(entries), get_language())


@lru_cache(maxsize=_RAILS)
def _rail(entries: tuple[navigation.Entry, ...], _language: str | None) -> SafeString:
    """The same for everybody who sees these entries."""
    main = [entry for entry in entries if not entry.section.is_ground]
    ground = [entry for entry in entries if entry.section.is_ground]
    room = max(ON_A_PHONE - len(main), 0)
    context = {
        "entries": main[:ON_A_PHONE],
        "late": main[ON_A_PHONE:],
        "fitting": ground[:room],
        "ground": ground[room:],
        "folded": [*main[ON_A_PHONE:], *ground[room:]],
    }
    return render_to_string("components/navigation.html", context)


@register.simple_tag(takes_context=True)
def keyboard_help(context: RequestContext) -> SafeString:
    """The keys of all pages; a script shows those that are valid on this one."""
    user = getattr(context.get("request"), "user", None)
    are_off = not user.single_keys if isinstance(user, User) else None
    return _keys(get_language(), are_off=are_off)


@cache
def _keys(_language: str | None, *, are_off: bool | None) -> SafeString:
    """The same for everybody who has them on, or off; None: for strangers, who have no settings."""
    return render_to_string("components/keyboard_help.html", {"are_off": are_off})


@register.simple_tag(takes_context=True)
def period_picker(context: RequestContext) -> SafeString:
    """Steps to the period before and after, and all periods of the years with data."""
    asked = context["request"].GET.copy()
    asked.pop("page", None)
    asked["period"] = ""
    parts = asked.urlencode().split("&")
    place = parts.index("period=") + 1
    before, behind = "?" + "&".join(parts[:place]), "".join(f"&{one}" for one in parts[place:])
    picker = _picker(context["period"], context.get("latest"), get_language())
    told = picker.replace(_BEFORE, escape(before)).replace(_BEHIND, escape(behind))
    return mark_safe(told)  # noqa: S308 rendered by a template, and what is put in is escaped


@lru_cache(maxsize=_PICKERS)
def _picker(period: Period, latest: date | None, _language: str | None) -> SafeString:
    """The same on every page, but for what else its addresses carry along."""
    context = {
        "period": period,
        "years": period_choice.years_around(period, latest=latest),
        "before": _BEFORE,
        "behind": _BEHIND,
    }
    return render_to_string("components/period_picker.html", context)
