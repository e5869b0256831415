"""The text of one side of a comparison as HTML.

Two papers of 100,000 characters are ten thousand runs: a template takes most of a second for
them, this a hundredth of it. Every word of a paper is escaped.
"""

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from docs_audit.compared import LOWER, SideName
from docs_audit.comparison import Paragraph, Piece, Run


def text_of(paragraphs: Iterable[Paragraph], side: SideName) -> SafeString:
    """Paragraphs whose passages, differences and left-over places can be found by the script."""
    other = escape(_("Superior paper") if side == LOWER else _("This paper"))
    lines = ("".join(_piece(one, side, other) for one in line.pieces) for line in paragraphs)
    return mark_safe("".join(f"<p>{line}</p>" for line in lines))  # noqa: S308 escaped above


def _piece(piece: Piece, side: SideName, other: str) -> str:
    words = "".join(_run(run, side, other) for run in piece.runs)
    if piece.passages:
        # The first piece of a passage can be reached by Tab, and only in one of the papers.
        stop = ' tabindex="0"' if side == LOWER and piece.begins else ""
        numbers = f'data-passage="{piece.numbers}"'
        return f'<mark class="{piece.classes}" {numbers}{stop}>{words}</mark>'
    return f'<span class="{piece.classes}">{words}</span>' if piece.classes else words


def _run(run: Run, side: SideName, other: str) -> str:
    words: str = escape(run.text)
    if run.leftover:
        place = f' id="leftover-{run.leftover}"' if run.begins_leftover else ""
        words = f'<span class="leftover"{place}>{words}</span>'
    if not run.change:
        return words
    opposite = escape(run.other)
    place = f' id="{side}-{run.change}"' if run.begins_change else ""
    title = f' title="{other}: {opposite}"' if run.other else ""
    in_place = f' data-other="{opposite}"' if run.is_swap else ""
    return f'<span class="substitution"{place}{title}{in_place}>{words}</span>'
