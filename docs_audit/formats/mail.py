"""Mail with its attachments, and web pages saved in the same form (.eml, .mht)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from functools import partial

from .contract import Limits, Member, Parsed
from .encodings import decode
from .insets import Found, legible, looked_at
from .web import WebPage

_MARKED = frozenset(("keywords", "comments", "sensitivity"))
_HEAD_LINES = 22


class Mail:
    """The subject and the body are the text, attachments are members.

    Pictures that belong to the body are looked at as its own.
    """

    name = "eml"
    container = True

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        message = _message(data)
        subject = str(message.get("Subject", ""))
        body = _body(message, limits)
        text = f"{subject}\n{body.text}".strip()
        margins = (subject, *_marked_headers(message), *_other_bodies(message, limits))
        shown = [Found(len(text), one.load) for one in _web_body(message, limits).pictures]
        beside = (Found(len(text), load) for load in _pictures(message))
        pictures, unread = looked_at(legible([*shown, *beside]))
        return Parsed(
            text,
            margins=margins,
            warnings=unread,
            members=attached_files(data),
            pictures=pictures,
        )


class WebArchive:
    """A page saved together with its pictures."""

    name = "mht"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        message = _message(data)
        subject = str(message.get("Subject", ""))
        page = _body(message, limits)
        shown = [Found(one.place, one.load) for one in page.pictures]
        beside = (Found(len(page.text), load) for load in _pictures(message))
        pictures, unread = looked_at(legible([*shown, *beside]))
        margins = (subject, *page.margins, *_marked_headers(message))
        return replace(page, margins=margins, warnings=unread, pictures=pictures)


def attached_files(data: bytes) -> Iterator[Member]:
    """Attachments under the names they were sent with."""
    seen: dict[str, int] = {}
    for number, part in enumerate(_attachments(_message(data)), start=1):
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
        yield "\n".join(_web_body(message, limits).text.split("\n")[:_HEAD_LINES])


def _message(data: bytes) -> EmailMessage:
    return BytesParser(policy=policy.default).parsebytes(data)


def _body(message: EmailMessage, limits: Limits) -> Parsed:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return Parsed("")
    if part.get_content_type() == "text/html":
        return _web_body(message, limits)
    content = _content(part)
    try:
        return Parsed(content.decode(part.get_content_charset("utf-8")))
    except (LookupError, UnicodeDecodeError):
        return Parsed(decode(content)[0])


def _web_body(message: EmailMessage, limits: Limits) -> Parsed:
    """The body as a web page with the pictures that came with it; empty where there is none."""
    part = message.get_body(preferencelist=("html",))
    if part is None:
        return Parsed("")
    folder = str(part.get("Content-Location", "")).rpartition("/")[0] + "/"
    related: dict[str, Callable[[], bytes]] = {}
    for one in _parts(message):
        load = partial(_content, one)
        if location := str(one.get("Content-Location", "")):
            related |= {location: load, location.removeprefix(folder): load}
        if name := str(one.get("Content-ID", "")).strip(" <>"):
            related[f"cid:{name}"] = load
    return WebPage(related).parse(_content(part), limits)


def _attachments(message: EmailMessage) -> Iterator[Message]:
    """What a reader of the mail sees as files; a mail may be nothing but a file."""
    if not message.is_multipart() and message.get_content_maintype() != "text":
        yield message
    for part in message.iter_attachments():
        if not _is_shown(part):
            yield part


def _pictures(message: EmailMessage) -> Iterator[Callable[[], bytes]]:
    """The pictures that belong to the body, and are no attachments."""
    attached = {id(part) for part in _attachments(message)}
    for part in _parts(message):
        if part.get_content_maintype() == "image" and id(part) not in attached:
            yield partial(_content, part)


def _is_shown(part: Message) -> bool:
    """Whether a part is a picture that the body shows."""
    is_named = "Content-ID" in part or "Content-Location" in part
    is_file = part.get_content_disposition() == "attachment"
    return part.get_content_maintype() == "image" and is_named and not is_file


def _parts(message: Message) -> Iterator[Message]:
    """The parts of a mail, not those of mails that are attached to it."""
    inner = message.get_payload() if message.get_content_maintype() == "multipart" else []
    for part in inner if isinstance(inner, list) else ():
        if isinstance(part, Message):
            yield part
            yield from _parts(part)


def _content(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, Message) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
