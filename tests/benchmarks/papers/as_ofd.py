"""A paper as .ofd (GB/T 33190): a zip of XML, its text as objects with millimetres."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from tests.benchmarks.papers.dice import Dice
from tests.benchmarks.papers.layout import rows
from tests.benchmarks.papers.made import Print
from tests.benchmarks.papers.placing import Pages, Placed, Placer, Rule, width

_NAMESPACES = ("http://www.ofdspec.org/2016", "http://www.ofdspec.org")
_MM = 25.4 / 72
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FONT = '<ofd:Font ID="3" FontName="仿宋_GB2312" FamilyName="FangSong"/>'
_AREA = "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"


def data(paper: Print, dice: Dice) -> bytes:
    """Return the file, written in the manner of one of several writers.

    They differ in the namespace, in whether a line is one object or several, in the order of
    painting, and in whether the head is the page's own or a template's.
    """
    return _Writer(dice).written(Placer().place(rows(paper)))


class _Writer:
    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.namespace = dice.choice(_NAMESPACES)
        self.in_pieces = dice.random() < 0.3
        self.shuffled = dice.random() < 0.3
        self.head_in_template = dice.random() < 0.25
        self.id = 10

    def written(self, pages: Pages) -> bytes:
        """Return placed pages as a file."""
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, content in self._parts(pages):
                archive.writestr(path, _HEAD + content)
        return file.getvalue()

    def _parts(self, pages: Pages) -> Iterator[tuple[str, str]]:
        yield (
            "OFD.xml",
            self._root(
                "OFD",
                "<ofd:DocBody><ofd:DocInfo><ofd:DocID>8c1f6f0e</ofd:DocID></ofd:DocInfo>"
                "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>",
                ' Version="1.0" DocType="OFD"',
            ),
        )
        yield (
            "Doc_0/PublicRes.xml",
            self._root("Res", f"<ofd:Fonts>{_FONT}</ofd:Fonts>", ' BaseLoc="Res"'),
        )
        template = [text for text in pages.texts if text.red and self.head_in_template]
        if template:
            yield "Doc_0/Tpls/Tpl_0/Content.xml", self._page(template, ())
        for page in range(pages.count):
            texts = [one for one in pages.texts if one.page == page and one not in template]
            rules = [one for one in pages.rules if one.page == page]
            uses = '<ofd:Template TemplateID="4" ZOrder="Background"/>' if template else ""
            own = uses if page == 0 else ""
            yield f"Doc_0/Pages/Page_{page}/Content.xml", self._page(texts, rules, own)
        yield "Doc_0/Document.xml", self._document(pages.count, bool(template))

    def _document(self, count: int, with_template: bool) -> str:
        listed = "".join(
            f'<ofd:Page ID="{5 + page}" BaseLoc="Pages/Page_{page}/Content.xml"/>'
            for page in range(count)
        )
        template = '<ofd:TemplatePage ID="4" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
        return self._root(
            "Document",
            f"<ofd:CommonData><ofd:MaxUnitID>{self.id}</ofd:MaxUnitID>"
            f"<ofd:PageArea>{_AREA}</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
            f"{template if with_template else ''}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>",
        )

    def _page(self, texts: Sequence[Placed], rules: Sequence[Rule], uses: str = "") -> str:
        objects = [self._text(piece) for text in texts for piece in self._pieces(text)]
        if self.shuffled:
            self.dice.shuffle(objects)
        objects += [self._rule(rule) for rule in rules]
        return self._root(
            "Page",
            f"{uses}<ofd:Area>{_AREA}</ofd:Area><ofd:Content>"
            f'<ofd:Layer ID="{self._next()}" Type="Body">{"".join(objects)}</ofd:Layer>'
            "</ofd:Content>",
        )

    def _pieces(self, text: Placed) -> Iterator[Placed]:
        if not self.in_pieces:
            yield text
            return
        at = 0
        while at < len(text.text):
            step = self.dice.randint(2, 9)
            x = text.x + width(text.text[:at], text.size)
            yield Placed(text.page, x, text.y, text.size, text.text[at : at + step], text.red)
            at += step

    def _text(self, text: Placed) -> str:
        steps = [width(one, text.size) * _MM for one in text.text[:-1]]
        high, long = text.size * _MM, width(text.text, text.size) * _MM
        boundary = (
            f"{text.x * _MM:.3f} {(text.y - text.size) * _MM:.3f} {long:.3f} {high * 1.2:.3f}"
        )
        delta = f' DeltaX="{_deltas(steps)}"' if steps else ""
        colour = '<ofd:FillColor Value="220 20 20"/>' if text.red else ""
        return (
            f'<ofd:TextObject ID="{self._next()}" Boundary="{boundary}" Font="3" Size="{high:.4f}">'
            f'{colour}<ofd:TextCode X="0" Y="{high:.3f}"{delta}>{escape(text.text)}</ofd:TextCode>'
            "</ofd:TextObject>"
        )

    def _rule(self, rule: Rule) -> str:
        long, thick = rule.length * _MM, rule.thick * _MM
        colour = "220 20 20" if rule.red else "0 0 0"
        return (
            f'<ofd:PathObject ID="{self._next()}" Boundary="{rule.x * _MM:.3f} {rule.y * _MM:.3f} '
            f'{long:.3f} {thick:.3f}" LineWidth="{thick:.3f}"><ofd:StrokeColor Value="{colour}"/>'
            f"<ofd:AbbreviatedData>M 0 0 L {long:.3f} 0</ofd:AbbreviatedData></ofd:PathObject>"
        )

    def _root(self, name: str, content: str, attributes: str = "") -> str:
        return f'<ofd:{name} xmlns:ofd="{self.namespace}"{attributes}>{content}</ofd:{name}>'

    def _next(self) -> int:
        self.id += 1
        return self.id


def _deltas(steps: Sequence[float]) -> str:
    """Return the steps between characters; equal ones are told once, as the standard allows."""
    told: list[str] = []
    at = 0
    while at < len(steps):
        same = 1
        while at + same < len(steps) and abs(steps[at + same] - steps[at]) < 1e-6:
            same += 1
        told += [f"g {same} {steps[at]:.3f}"] if same > 2 else [f"{steps[at]:.3f}"] * same
        at += same
    return " ".join(told)
