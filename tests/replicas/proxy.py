"""nginx, with the configuration that operators are shown."""

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.bootstrap import ROOT
from verification.workplace import free_port

EXAMPLE = ROOT / "deploy" / "nginx.conf"
COMES_FROM = "127.0.0.2"
"""The address from which the proxy asks: replicas believe it, and no other on this machine."""
PATIENCE = 10.0
_ANSWERS = "answers.log"
_TEMPORARY = ("client_body", "proxy", "fastcgi", "scgi", "uwsgi")
_MAIN = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
{user}
events {{}}
http {{
    log_format by_replica $upstream_addr;
    access_log {folder}/{answers} by_replica;
    {temporary}
    proxy_bind {comes_from};
    include {folder}/builder.conf;
}}
"""


def program() -> str:
    """Return where nginx is; without one the tests skip, in CI they fail."""
    path = f"{os.environ['PATH']}{os.pathsep}/usr/sbin"
    found = shutil.which("nginx", path=path)
    if found is None and "CI" not in os.environ:
        pytest.skip("no nginx on this machine: scripts/install-nginx.sh installs one")
    assert found, "no nginx on this machine"
    return found


class Ports:
    """Where a proxy listens."""

    def __init__(self) -> None:
        """Choose ports that are free."""
        self.plain, self.secure = free_port(), free_port()


class Answers:
    """What the proxy passed on."""

    def __init__(self, log: Path) -> None:
        """Read them from a log, where each line ends with the address that an answer came from."""
        self._log = log

    def count(self, port: int) -> int:
        """Return how many the replica gave that listens on a port."""
        return sum(line.endswith(f":{port}") for line in self._log.read_text("utf-8").splitlines())


@contextmanager
def proxied(folder: Path, ports: Ports, replicas: Sequence[int]) -> Generator[Answers]:
    """Run nginx before the replicas that listen on some ports."""
    _write_certificate(folder)
    (folder / "builder.conf").write_text(_site(folder, ports, replicas), "utf-8")
    (folder / "nginx.conf").write_text(_main(folder), "utf-8")
    command = [program(), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with (folder / "nginx.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        _wait(ports.secure, folder)
        yield Answers(folder / _ANSWERS)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _site(folder: Path, ports: Ports, replicas: Sequence[int]) -> str:
    """Return the example, with the addresses of this machine in place of those that it shows."""
    text = EXAMPLE.read_text("utf-8")
    here = {
        "listen 80;": f"listen 127.0.0.1:{ports.plain};",
        "listen 443 ssl;": f"listen 127.0.0.1:{ports.secure} ssl;",
        "https://$http_host$": f"https://127.0.0.1:{ports.secure}$",
        "server_name builder.example.com;": "server_name 127.0.0.1;",
        "/etc/ssl/builder": f"{folder}/builder",
        **{f"replica-{at}:8000": f"127.0.0.1:{port}" for at, port in enumerate(replicas, 1)},
    }
    for shown, meant in here.items():
        assert shown in text, shown
        text = text.replace(shown, meant)
    return text


def _main(folder: Path) -> str:
    temporary = "\n    ".join(f"{name}_temp_path {folder}/{name};" for name in _TEMPORARY)
    user = f"user {getpass.getuser()};" if os.geteuid() == 0 else ""
    return _MAIN.format(
        folder=folder, answers=_ANSWERS, temporary=temporary, user=user, comes_from=COMES_FROM
    )


def _write_certificate(folder: Path) -> None:
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=builder", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(folder / "builder.key"), "-out", str(folder / "builder.pem")),
        ],
        check=True,
        capture_output=True,
    )


def _wait(port: int, folder: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"nginx does not listen: {(folder / 'nginx.log').read_text()}")
