"""Guards that do inside the child what broken parsers do, to every file not named good.

They let the papers pass that a child practises on: nobody has sent these.
"""

import ctypes
import os
import signal
import sys
import threading

_CLEAR: tuple[str, tuple[str, ...]] = ("", ())


def _is_good(name: str, text: str) -> bool:
    return name.startswith(("good", "practice")) or text in ("", "好")


def hang(*, name: str, margins: tuple[str, ...], text: str) -> tuple[str, tuple[str, ...]]:
    if not _is_good(name, text):
        threading.Event().wait()
    return _CLEAR


def spin(*, name: str, margins: tuple[str, ...], text: str) -> tuple[str, tuple[str, ...]]:
    while not _is_good(name, text):
        pass
    return _CLEAR


def eat_memory(*, name: str, margins: tuple[str, ...], text: str) -> tuple[str, tuple[str, ...]]:
    if not _is_good(name, text):
        bytearray(10**9)
    return _CLEAR


def crash(*, name: str, margins: tuple[str, ...], text: str) -> tuple[str, tuple[str, ...]]:
    if not _is_good(name, text):
        ctypes.string_at(0)
    return _CLEAR


def fail(*, name: str, margins: tuple[str, ...], text: str) -> tuple[str, tuple[str, ...]]:
    if not _is_good(name, text):
        raise RuntimeError(text)
    return _CLEAR


def kill_itself(*, name: str, margins: tuple[str, ...], text: str) -> tuple[str, tuple[str, ...]]:
    if not _is_good(name, text):
        os.kill(os.getpid(), signal.SIGKILL)
    return _CLEAR


def linger(*, name: str, margins: tuple[str, ...], text: str) -> tuple[str, tuple[str, ...]]:
    if text == "慢":
        threading.Event().wait(0.3)
    return _CLEAR


def chatter(*, name: str, margins: tuple[str, ...], text: str) -> tuple[str, tuple[str, ...]]:
    print(text, flush=True)  # noqa: T201 - noise that a parser makes
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - noise that a parser makes
    return _CLEAR


def look_around(*, name: str, margins: tuple[str, ...], text: str) -> tuple[str, tuple[str, ...]]:
    return ("BM-01" if "DATABASE_URL" in os.environ else "", ())
