"""Writes of what people are told: told, read, sent."""

from burden.news.services.digesting import DIGEST, ask_for_digests, may_send, send
from burden.news.services.posting import Line, post
from burden.news.services.reading import read, read_all
from burden.news.services.telling import TELL, tell, tell_due

__all__ = [
    "DIGEST",
    "TELL",
    "Line",
    "ask_for_digests",
    "may_send",
    "post",
    "read",
    "read_all",
    "send",
    "tell",
    "tell_due",
]
