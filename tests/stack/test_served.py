"""The product on served engines: the processes, commands and variables of docker-compose.yml.

There is no container here, so the servers of the wheels stand for the images, on TCP ports of the
loopback address; everything else is read from the compose file.
"""

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.error import URLError

import psycopg2
import pytest
import redis
import yaml

from burden.stack.account import unprivileged
from burden.stack.children import spawn
from burden.stack.making import PASSAGE
from burden.stack.postgres import ROLE, Postgres
from burden.stack.valkey import Valkey
from burden.stack.waiting import wait_for
from tests.stack.product import CHECKOUT, free_port

pytestmark = pytest.mark.slow

HOST = "audit.example.org"
UNITS = """id,name,level,parent,staff,organ_kind,valid_from
C,安平县人民政府,county,,40,government,2020-01-01
T,清河镇人民政府,township,C,30,government,2020-01-01
"""
USERS = """username,full_name,role,unit,password
inspector,徐清,inspector,C,kept-in-a-safe-7
"""
BODY = """一、提高思想认识。秸秆综合利用事关大气环境质量和农业可持续发展，各单位要切实增强责任感，
把这项工作列入重要议事日程，主要负责同志亲自过问，分管负责同志具体抓落实。
二、明确目标任务。力争到年底秸秆综合利用率稳定在百分之九十二以上，建成收储运服务网点不少于三处，
露天焚烧火点数量比上年下降一半，重点路段和机场周边实现零火点。
三、抓好关键环节。夏收秋收期间实行定点值守、分段巡查，对低茬收割、机械粉碎还田、打捆离田逐项验收；
对利用企业用地、用电、运输等方面的困难，要逐户建立台账，限期协调解决。
四、强化督促检查。建立周调度、月通报制度，对工作不力、火点多发的，视情约谈有关负责人；
对弄虚作假、虚报数字的，依规依纪严肃处理，并取消当年评优资格。
"""


def paper(number: str, issuer: str, addressee: str, day: str) -> str:
    title = f"{issuer}\n关于做好农作物秸秆综合利用工作的通知"
    return f"{issuer}文件\n\n{number}\n\n{title}\n\n{addressee}：\n\n{BODY}\n{issuer}\n{day}\n"


PAPERS = {
    "county.txt": paper("安政发〔2025〕3号", "安平县人民政府", "各乡镇人民政府", "2025年3月3日"),
    "township.txt": paper("清政发〔2025〕5号", "清河镇人民政府", "各村民委员会", "2025年3月20日"),
}


class ServedSite:
    """Two servers on TCP ports and the services of the compose file."""

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="burden-test-", dir="/tmp"))
        self.home.chmod(PASSAGE)
        self._ports = {name: free_port() for name in ("postgres", "redis", "web")}
        self._processes: list[subprocess.Popen[bytes]] = []
        compose = yaml.safe_load((CHECKOUT / "docker-compose.yml").read_text())
        self._services: dict[str, dict[str, Any]] = compose["services"]

    def start(self) -> None:
        self._start_postgres()
        self._start_redis()
        self.run(self._command("prepare"))
        for name in ("web", "worker", "beat"):
            self._spawn(name, self._command(name), self._environment(name))
        wait_for(self._is_well, seconds=180, what="the services", step=0.25)

    def end(self) -> None:
        """End all as the containers are ended: asked first, then killed; the clock keeps nothing.

        How the product ends its children in order is asserted where its supervisor is tested.
        """
        for process in reversed(self._processes):
            process.send_signal(signal.SIGTERM)
        for process in self._processes:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    def run(self, command: list[str]) -> str:
        """Run a command as in a container of the product, to its end."""
        result = subprocess.run(
            command,
            env=self._environment("prepare"),
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stderr
        return result.stdout

    def ask(
        self, path: str, *, headers: Mapping[str, str] | None = None, data: bytes | None = None
    ) -> Any:
        """Send a request as the proxy before the product does; return the JSON of the answer."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._ports['web']}{path}",
            data=data,
            headers={"Host": HOST, "X-Forwarded-Proto": "https", **(headers or {})},
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def _is_well(self) -> bool:
        try:
            return bool(self.ask("/health/")["state"] == "ok")
        except (URLError, OSError):
            return False

    def _command(self, service: str) -> list[str]:
        command = str(self._services[service]["command"]).replace(
            "0.0.0.0:8000", f"127.0.0.1:{self._ports['web']}"
        )
        program, *arguments = shlex.split(command)
        return [str(Path(sys.executable).with_name(program)), *arguments]

    def _environment(self, service: str) -> dict[str, str]:
        """The service's variables, with what a person fills in and where the servers are."""
        filled = {
            "ALLOWED_HOSTS": HOST,
            "AUDIT_SEAL_KEY": "9876543210" * 5,
            "SECRET_KEY": "0123456789" * 5,
            "DATABASE_URL": f"postgres://{ROLE}@127.0.0.1:{self._ports['postgres']}/postgres",
            "CELERY_BROKER_URL": f"redis://127.0.0.1:{self._ports['redis']}/0",
            "HTTPS": "yes",
            "TRUSTED_PROXIES": "1",
        }
        declared = self._services[service]["environment"]
        assert set(filled) <= set(declared)
        fixed = {name: value for name, value in declared.items() if "${" not in value}
        return {
            "PATH": os.environ["PATH"],
            "BURDEN_DATA": str(self.home / "data"),
            **fixed,
            **filled,
        }

    def _start_postgres(self) -> None:
        folder = self.home / "postgres"
        postgres = Postgres(folder, folder, unprivileged())
        postgres.prepare(options=("--no-sync",))
        port = str(self._ports["postgres"])
        command = postgres.command(listen_addresses="127.0.0.1", port=port)
        self._spawn("postgres", command, postgres.environment, account=postgres.account)
        wait_for(self._postgres_answers, seconds=30, what="PostgreSQL")

    def _postgres_answers(self) -> bool:
        try:
            psycopg2.connect(host="127.0.0.1", port=self._ports["postgres"], user=ROLE).close()
        except psycopg2.OperationalError as error:
            return "does not exist" in str(error)
        return True

    def _start_redis(self) -> None:
        valkey = Valkey(self.home / "redis", self.home / "redis" / "s")
        valkey.prepare()
        port = self._ports["redis"]
        command = [*valkey.command(), "--bind", "127.0.0.1", "--port", str(port)]
        self._spawn("redis", command, {})
        wait_for(valkey.answers, seconds=30, what="Redis")
        assert redis.Redis(port=port).ping()

    def _spawn(
        self, name: str, command: list[str], environment: dict[str, str], **options: Any
    ) -> None:
        with (self.home / f"{name}.log").open("wb") as log:
            self._processes.append(
                spawn(
                    command,
                    environment=environment,
                    when_orphaned=signal.SIGKILL,
                    output=log,
                    folder=CHECKOUT,
                    **options,
                )
            )


@pytest.fixture
def site() -> Iterator[ServedSite]:
    site = ServedSite()
    try:
        site.start()
        yield site
    finally:
        site.end()


def form(files: dict[str, str]) -> tuple[bytes, str]:
    """A multipart form of files, as a browser or curl sends it."""
    parts = [
        f'--edge\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        f"Content-Type: text/plain\r\n\r\n{text}\r\n"
        for name, text in files.items()
    ]
    return ("".join(parts) + "--edge--\r\n").encode(), "multipart/form-data; boundary=edge"


def test_paper_sent_over_http_becomes_a_finding(site: ServedSite) -> None:
    manage = [sys.executable, "manage.py"]
    for name, table in (("units", UNITS), ("users", USERS)):
        (site.home / f"{name}.csv").write_text(table, encoding="utf-8")
        site.run([*manage, f"import_{name}", str(site.home / f"{name}.csv")])
    token = site.run([*manage, "make_token", "inspector"]).strip()
    rights = {"Authorization": f"Token {token}"}
    data, kind = form(PAPERS)

    upload = site.ask("/api/documents/", data=data, headers={**rights, "Content-Type": kind})
    wait_for(
        lambda: site.ask("/api/findings/", headers=rights)["count"] > 0,
        seconds=180,
        what="a finding",
        step=0.5,
    )

    assert len(upload["files"]) == len(PAPERS)
    finding = site.ask("/api/findings/", headers=rights)["results"][0]
    assert finding["kind"] == "copied_paper"
