"""Mail with its attachments, and web pages saved in the same form (.eml, .mht)."""

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from functools import partial

from .contract import Limits, Member, Parsed
from .encodings import decode
from .web import WebPage

_MARKED = frozenset(("keywords", "comments", "sensitivity"))
_HEAD_LINES = 22


class Mail:
    """The subject and the body are the text, attachments are members."""

    name = "eml"
    container = True

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        message = _message(data)
        subject = str(message.get("Subject", ""))
        text = f"{subject}\n{_body(message, limits)}".strip()
        margins = (subject, *_marked_headers(message), *_other_bodies(message, limits))
        return Parsed(text, margins=margins, members=attached_files(data))


class WebArchive:
    """A page saved together with its pictures."""

    name = "mht"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        message = _message(data)
        subject = str(message.get("Subject", ""))
        return Parsed(_body(message, limits), margins=(subject, *_marked_headers(message)))


def attached_files(data: bytes) -> Iterator[Member]:
    """Attachments under the names they were sent with."""
    seen: dict[str, int] = {}
    for number, part in enumerate(_message(data).iter_attachments(), start=1):
        name = str(part.get_filename() or f"{number}").replace("\\", "/").rpartition("/")[2]
        seen[name] = seen.get(name, 0) + 1
        label = name if seen[name] == 1 else f"{name} ({seen[name]})"
        yield Member(label, partial(_content, part))


def _marked_headers(message: EmailMessage) -> Iterator[str]:
    """Headers that office systems write a mark into."""
    for name, value in message.items():
        if name.lower() in _MARKED or name.lower().startswith("x-"):
            yield str(value)


def _other_bodies(message: EmailMessage, limits: Limits) -> Iterator[str]:
    """The head of the same mail as a web page; only the plain one is its text."""
    other = message.get_body(preferencelist=("html",))
    if other is not None and other is not message.get_body(preferencelist=("plain", "html")):
        content = other.get_payload(decode=True)
        page = WebPage().parse(content if isinstance(content, bytes) else b"", limits)
        yield "\n".join(page.text.split("\n")[:_HEAD_LINES])


def _message(data: bytes) -> EmailMessage:
    return BytesParser(policy=policy.default).parsebytes(data)


def _body(message: EmailMessage, limits: Limits) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    raw = part.get_payload(decode=True)
    content = raw if isinstance(raw, bytes) else b""
    if part.get_content_type() == "text/html":
        return WebPage().parse(content, limits).text
    try:
        return content.decode(part.get_content_charset("utf-8"))
    except (LookupError, UnicodeDecodeError):
        return decode(content)[0]


def _content(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, Message) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
