"""The user that PostgreSQL runs as when the product was started by root."""

import os
import pwd
import subprocess
from dataclasses import dataclass

_NAME = "burden-audit"


@dataclass(frozen=True)
class Account:
    name: str
    uid: int
    gid: int


def unprivileged() -> Account | None:
    """None for an ordinary user, who needs no other; for root a system user, made when missing.

    Where no user can be added, as in a read-only system, it is `nobody`.
    """
    if os.geteuid() != 0:
        return None
    if not _exists(_NAME):
        _add(_NAME)
    entry = pwd.getpwnam(_NAME if _exists(_NAME) else "nobody")
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _exists(name: str) -> bool:
    return any(entry.pw_name == name for entry in pwd.getpwall())


def _add(name: str) -> None:
    command = ["useradd", "--system", "--user-group", "--no-create-home"]
    command += ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", name]
    try:
        subprocess.run(command, check=False, capture_output=True)
    except FileNotFoundError:
        return
