"""Pictures in a spreadsheet: a mark on one refuses the list, as it refuses a paper."""

from __future__ import annotations

from docs_audit.formats import DocumentError, Refused, passing_recogniser
from docs_audit.gbt9704.secrecy import examine

from .contract import ImportFailed, MarkedList

# Who sends a list waits for it; of each picture recognition takes seconds.
MOST_PICTURES = 8


def look_at_pictures(name: str, content: bytes, pictures: int) -> None:
    """Have what the pictures of a list say pass the guard.

    Args:
        pictures: how many of them may hold text.

    Raises:
        MarkedList: one carries a secrecy mark.
        ImportFailed: `too_many_pictures`, or `pictures_unread` where nothing recognises them: a
            list needs none, so it does not wait as a paper does.
    """
    if not pictures:
        return
    if pictures > MOST_PICTURES:
        raise ImportFailed("too_many_pictures", str(MOST_PICTURES))
    with passing_recogniser() as recogniser:
        if not recogniser.is_there:
            raise ImportFailed("pictures_unread")
        for number in range(1, pictures + 1):
            try:
                page = recogniser.page_of_data(content, number, name=name)
            except Refused as refused:
                raise MarkedList(refused.rule) from None
            except DocumentError:
                continue  # what no program can show says nothing
            rule, _ = examine(name=name, margins=(), text="\n".join(one.text for one in page.lines))
            if rule:
                raise MarkedList(rule)
