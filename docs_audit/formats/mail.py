"""Mail with its attachments, and web pages saved in the same form (.eml, .mht)."""

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from functools import partial

from .contract import Limits, Member, Parsed
from .encodings import decode
from .web import WebPage


class Mail:
    """The subject and the body are the text, attachments are members."""

    name = "eml"
    container = True

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        message = _message(data)
        subject = str(message.get("Subject", ""))
        text = f"{subject}\n{_body(message, limits)}".strip()
        return Parsed(text, margins=(subject,), members=attached_files(data))


class WebArchive:
    """A page saved together with its pictures."""

    name = "mht"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        return Parsed(_body(_message(data), limits))


def attached_files(data: bytes) -> Iterator[Member]:
    """Attachments under the names they were sent with."""
    seen: dict[str, int] = {}
    for number, part in enumerate(_message(data).iter_attachments(), start=1):
        name = str(part.get_filename() or f"{number}").replace("\\", "/").rpartition("/")[2]
        seen[name] = seen.get(name, 0) + 1
        label = name if seen[name] == 1 else f"{name} ({seen[name]})"
        yield Member(label, partial(_content, part))


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
