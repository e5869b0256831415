"""Papers as they come out of older office systems: text in GB18030 or UTF-8, and web pages."""

from __future__ import annotations

from html import escape
from pathlib import Path

from burden.demo.docx_files import OFFICIAL_RED
from burden.demo.layout import Block, Element


def write_text(path: Path, blocks: list[Block], encoding: str) -> None:
    """A paragraph a line; bodies are indented by two full-width blanks as typists do."""
    lines = []
    for block in blocks:
        indent = "　　" if block.element in (Element.BODY, Element.HEADING) else ""
        if block.text:
            lines.append(indent + block.text)
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode(encoding))


def write_html(path: Path, blocks: list[Block], title: str) -> None:
    """A page as a government site publishes it."""
    body = "\n".join(_html(block) for block in blocks)
    page = (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n"
        f"<style>.head{{color:#{OFFICIAL_RED};text-align:center}}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )
    path.write_bytes(page.encode("utf-8"))


def _html(block: Block) -> str:
    if block.element in (Element.RED_LINE, Element.NEW_PAGE):
        return "<hr>"
    tag = "h1" if block.element is Element.TITLE else "p"
    return f'<{tag} class="{block.element}">{escape(block.text)}</{tag}>'
