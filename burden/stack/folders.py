"""Where the product keeps its data, and what lies in that folder."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

# A unix socket's path must fit into 108 bytes with its closing NUL (sockaddr_un).
_LONGEST_SOCKET_PATH = 107
_LONGEST_SOCKET_NAME = len("/postgres/.s.PGSQL.5432.lock")


def default_root(checkout: Path) -> Path:
    """`.data` in the checkout; for root a folder of its own below /var/lib.

    PostgreSQL refuses to run as root. The user it then runs as must reach its files, and a
    checkout below a private home is out of its reach.
    """
    if os.geteuid() != 0:
        return checkout / ".data"
    name = hashlib.sha256(str(checkout).encode()).hexdigest()[:12]
    return Path("/var/lib") / f"burden-audit-{name}"


@dataclass(frozen=True)
class DataFolder:
    """The names of everything in a data folder; makes nothing."""

    root: Path

    @property
    def files(self) -> Path:
        """Accepted originals, by content hash."""
        return self.root / "files"

    @property
    def quarantine(self) -> Path:
        """Uploads that the secrecy guard has not passed yet."""
        return self.root / "quarantine"

    @property
    def reports(self) -> Path:
        """Reports that were made and have not expired yet."""
        return self.root / "reports"

    @property
    def static(self) -> Path:
        return self.root / "static"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def metrics(self) -> Path:
        """Counters of the web processes that run now."""
        return self.root / "metrics"

    @property
    def demo(self) -> Path:
        """What `load_demo` generated: its files and accounts, and `loaded` when it has ended."""
        return self.root / "demo"

    @property
    def secret_key(self) -> Path:
        return self.root / "secret_key"

    @property
    def seal_key(self) -> Path:
        return self.root / "audit_seal_key"

    @property
    def postgres(self) -> Path:
        """The folder of the embedded PostgreSQL, owned by the user it runs as."""
        return self.root / "postgres"

    @property
    def valkey(self) -> Path:
        return self.root / "valkey"

    @property
    def sockets(self) -> Path:
        """Where the engines' sockets lie: here, or in a short temporary path for a deep folder."""
        if len(str(self.root)) + _LONGEST_SOCKET_NAME <= _LONGEST_SOCKET_PATH:
            return self.root
        name = hashlib.sha256(str(self.root).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"burden-audit-{os.geteuid()}-{name}"

    @property
    def postgres_socket(self) -> Path:
        """The folder that PostgreSQL puts its socket into."""
        return self.sockets / "postgres"

    @property
    def valkey_socket(self) -> Path:
        return self.sockets / "valkey" / "valkey.sock"

    @property
    def broker_url(self) -> str:
        return f"redis+socket://{self.valkey_socket}"
