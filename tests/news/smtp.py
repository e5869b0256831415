"""A mail server that speaks SMTP on a socket of this machine and keeps what it is given."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class Mailbox:
    """What arrived, and how the server behaves.

    `answer` is what it says to a message: a code other than 250 refuses it, "" hangs up after the
    message was taken, so that the sender cannot know.
    """

    port: int = 0
    answer: str = "250 kept"
    messages: list[EmailMessage] = field(default_factory=list)
    calls: int = 0


class _Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        box: Mailbox = self.server.mailbox  # type: ignore[attr-defined]
        box.calls += 1
        self._say("220 here")
        while line := self.rfile.readline():
            word = line.split()[0].upper() if line.split() else b""
            if word == b"QUIT":
                self._say("221 bye")
                return
            if word != b"DATA":
                self._say("250 fine")
                continue
            self._say("354 go on")
            text = b"".join(iter(self.rfile.readline, b".\r\n"))
            if box.answer in ("", "250 kept"):
                told = message_from_bytes(text, policy=policy.default)
                assert isinstance(told, EmailMessage)
                box.messages.append(told)
            if not box.answer:
                return
            self._say(box.answer)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


@contextmanager
def mail_server() -> Iterator[Mailbox]:
    with _Server(("127.0.0.1", 0), _Session) as server:
        box = Mailbox(port=server.server_address[1])
        server.mailbox = box  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield box
        server.shutdown()
