"""Run every test there is and end with one line: N passed, N failed.

Long output goes to files under .build/; what is shown is progress, and the end of a log when something failed. The
last line is summed from what each runner counted itself. A runner that counts no test has failed.
"""

import os
import pathlib
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as xml
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parent.parent
LOGS = ROOT / ".build"
# As tools/check.sh builds: the gate's build is made for nobody to debug.
BUILD = ["swift", "build", "--build-tests"] + (["-debug-info-format", "none"] if os.environ.get("CI") else [])
# Run as it is: `swift test` plans the build anew, and the next build then compiles what nobody changed.
TESTS = ROOT / ".build" / "debug" / "kithPackageTests.xctest"
PYTHON = ROOT / ".venv" / "bin" / "python"
SWIFT_LIMIT = 40 * 60
PYTEST_LIMIT = 30 * 60


@dataclass
class Count:
    """What one runner counted."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)


def say(words: str) -> None:
    print(f"test: {words}", flush=True)


def show_end(log: pathlib.Path, wanted: str, lines: int = 60) -> None:
    """The lines of a log that tell what failed, and its end."""
    text = log.read_text(encoding="utf-8", errors="replace").splitlines()
    telling = [line for line in text if re.search(wanted, line)]
    for line in telling[:lines]:
        print("   " + line[:300])
    if len(telling) > lines:
        print(f"   … and {len(telling) - lines} more")
    print(f"   the end of {log.relative_to(ROOT)}:")
    for line in text[-25:]:
        print("   " + line[:300])


def run(command: list[str], log: pathlib.Path, limit: int, progress: str | None = None) -> int:
    """Run a command into a log; while it runs, say now and then how many places there match `progress`."""
    start = said = time.monotonic()
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
            env={**os.environ, "NO_COLOR": "1"})
        try:
            while True:
                try:
                    return process.wait(timeout=1)
                except subprocess.TimeoutExpired:
                    now = time.monotonic()
                if now - start > limit:
                    say(f"stopped after {limit // 60} minutes")
                    return 124
                if now - said >= 30:
                    said = now
                    done = len(re.findall(progress, log.read_text(errors="replace"), re.M)) if progress else None
                    say(f"  {log.stem}: {int(now - start)} s" + (f", {done} done" if done is not None else ""))
        finally:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(timeout=10)
                except subprocess.TimeoutExpired:
                    process.kill()


def built() -> bool:
    """Whether everything that the suites run is built."""
    log = LOGS / "test-build.log"
    say("building")
    done = run(BUILD, log, SWIFT_LIMIT, r"^\[\d+/\d+\]") == 0
    if not done:
        show_end(log, r"error:")
    return done


def swift_tests() -> Count:
    log = LOGS / "test.log"
    say("Swift tests")
    # Nothing in them waits for a clock, so they give way to the suites that wait for a page or an answer.
    code = run(["nice", "-n", "5", str(TESTS), "--testing-library", "swift-testing"], log, SWIFT_LIMIT, r"^✔ Test ")
    text = log.read_text(encoding="utf-8", errors="replace")
    count = Count()
    finished = re.findall(r"Test run with (\d+) tests? in \d+ suites? (passed|failed) after", text)
    finished += re.findall(r"Test run with (\d+) tests? (passed|failed) after", text)
    for number, _ in finished:
        failed = len(re.findall(r"^✘ Test (?!run\b).* failed after ", text, re.M))
        skipped = len(re.findall(r"^➜ Test .* skipped", text, re.M))
        count += Count(max(0, int(number) - failed), failed, skipped)
    if not finished or count.passed == 0 or (code != 0 and count.failed == 0):
        count += Count(failed=1)
    if count.failed:
        show_end(log, r"^✘|recorded an issue|error:|Fatal error|Crash")
    return count


def python_tests(folder: str) -> Count:
    say(f"{folder} tests")
    log, report = LOGS / f"{folder}.log", LOGS / f"{folder}.xml"
    report.unlink(missing_ok=True)
    command = [str(PYTHON), "-m", "pytest", folder, "-q", "-ra", "--color=no", "-p", "no:cacheprovider", f"--junitxml={report}"]
    code = run(command, log, PYTEST_LIMIT, r"(?<=[.FEsx])")
    count = Count()
    if report.is_file():
        for suite in xml.parse(report).getroot().iter("testsuite"):
            failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            skipped = int(suite.get("skipped", 0))
            count += Count(int(suite.get("tests", 0)) - failed - skipped, failed, skipped)
    if count.passed == 0 or (code != 0 and count.failed == 0):
        count += Count(failed=1)
    if count.failed:
        show_end(log, r"^(FAILED|ERROR|E  )")
    return count


def tell(name: str, count: Count) -> None:
    say(f"{name}: {count.passed} passed, {count.failed} failed, {count.skipped} skipped")


def main() -> int:
    LOGS.mkdir(exist_ok=True)
    start = time.monotonic()
    total = Count()
    if built():
        # Each works in folders and ports of its own; a browser's and a server's waiting leaves room for the others.
        suites = {"Swift": swift_tests, "browser": lambda: python_tests("browser"), "tools": lambda: python_tests("tools")}
        with ThreadPoolExecutor(len(suites)) as pool:
            counts = {name: pool.submit(suite) for name, suite in suites.items()}
            for name, count in counts.items():
                tell(name, count.result())
                total += count.result()
    else:
        total += Count(failed=1)
    say(f"took {int(time.monotonic() - start)} s")
    skipped = f", {total.skipped} skipped" if total.skipped else ""
    print(f"{total.passed} passed, {total.failed} failed{skipped}")
    return 0 if total.failed == 0 and total.passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
