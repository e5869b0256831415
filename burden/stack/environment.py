"""What the settings read beyond plain values: secrets (from a variable or a file) and networks."""

import os
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

# What Django's own check (security.W009) asks of a key.
_SHORTEST = 50
_FEWEST_DIFFERENT = 5


def secret(name: str, *, embedded: bool, kept_in: Path) -> str:
    """The secret of that name: from NAME, from the file NAME_FILE, or of the data folder.

    Only the embedded stack keeps one in its data folder, written by `make run`. Until then every
    process makes its own, so that commands which need no secret run on a bare checkout.

    Raises:
        ImproperlyConfigured: a served installation names none, or one that is too short.
    """
    value = from_file_or_variable(name)
    if value is None and embedded:
        value = _from_file(str(kept_in)) if kept_in.exists() else get_random_secret_key()
    if value is None:
        raise ImproperlyConfigured(f"set {name} (or {name}_FILE) to a random text")
    is_guessable = len(set(value)) < _FEWEST_DIFFERENT or value.startswith("django-insecure-")
    if len(value) < _SHORTEST or is_guessable:
        raise ImproperlyConfigured(f"{name} must be random and at least {_SHORTEST} characters")
    return value


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """The networks of that name, as in `10.1.0.0/16,192.0.2.7`; none where it is not set.

    Raises:
        ImproperlyConfigured: one of them is no network; a wrong one must never let everybody in.
    """
    written = os.environ.get(name, "").replace(",", " ").split()
    try:
        return [ip_network(one) for one in written]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: {error}") from error


def from_file_or_variable(name: str) -> str | None:
    """The text of NAME, or that of the file NAME_FILE; None where neither is set.

    Raises:
        ImproperlyConfigured: the file cannot be read.
    """
    return os.environ.get(name) or _from_file(os.environ.get(f"{name}_FILE"))


def _from_file(path: str | None) -> str | None:
    if not path:
        return None
    try:
        return Path(path).read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(f"cannot read the secret file {path}: {error}") from error
