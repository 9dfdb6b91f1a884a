"""A Kith of our own for tests and pictures: the demonstration, told into a folder that goes away afterwards."""

import atexit
import contextlib
import functools
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parent.parent
DEBUG = ROOT / ".build" / "debug" / "kith"
RELEASE = ROOT / ".build" / "release" / "kith"


@dataclass
class Kith:
    """A started server: where it answers, where its data is, what it said."""

    base: str
    data: pathlib.Path
    log: pathlib.Path
    binary: pathlib.Path

    def url(self, path: str = "/") -> str:
        return self.base + path

    def command(self, *words: str, check: bool = True) -> subprocess.CompletedProcess:
        """Run another `kith` command on the same data."""
        return subprocess.run(
            [str(self.binary), *words, "--data", str(self.data)], capture_output=True, text=True, check=check,
            timeout=300, stdin=subprocess.DEVNULL)

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_ready(base: str) -> bool:
    try:
        with urllib.request.urlopen(base + "/health/ready", timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


@functools.cache
def told(binary: pathlib.Path = DEBUG) -> pathlib.Path:
    """The folder of a demonstration whose stories have been told, once for all tests of a run; copy it, never serve it."""
    folder = tempfile.mkdtemp(prefix="kith-told-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    done = subprocess.run(
        [str(binary), "demo", "--data", folder], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=600)
    if done.returncode != 0:
        raise RuntimeError(f"kith demo failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return pathlib.Path(folder)


@contextlib.contextmanager
def started(binary: pathlib.Path = DEBUG, limit: float = 60, options: tuple = (), environment: dict | None = None):
    """Serve a copy of the told stories on a free port, and stop at the end.

    Options and environment are those of `kith serve`, beside the usual ones.
    """
    if not binary.is_file():
        raise RuntimeError(f"{binary.relative_to(ROOT)} is not there: build first ('swift build --product kith')")
    with tempfile.TemporaryDirectory(prefix="kith-") as folder:
        data = pathlib.Path(folder) / "data"
        shutil.copytree(told(binary), data)
        port = free_port()
        kith = Kith(f"http://127.0.0.1:{port}", data, pathlib.Path(folder) / "serve.log", binary)
        with kith.log.open("wb") as out:
            process = subprocess.Popen(
                [str(binary), "serve", "--demo", "--data", str(data), "--port", str(port), *options], cwd=ROOT,
                stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                env={**os.environ, **(environment or {})})
            try:
                end = time.monotonic() + limit
                while not is_ready(kith.base):
                    if process.poll() is not None:
                        raise RuntimeError(f"kith serve ended with {process.returncode}:\n{kith.said()[-4000:]}")
                    if time.monotonic() > end:
                        raise RuntimeError(f"kith serve was not ready after {limit} s:\n{kith.said()[-4000:]}")
                    time.sleep(0.05)
                yield kith
            finally:
                process.terminate()
                try:
                    process.wait(timeout=15)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def chromium() -> str:
    """The system's own browser without a window; none is ever downloaded."""
    for path in ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"]:
        if os.path.exists(path):
            return path
    raise RuntimeError("no Chromium found: run 'make setup'")


def launch(playwright):
    """Start that browser. Its sandbox needs what a container's root does not have; it opens only our own pages."""
    return playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
