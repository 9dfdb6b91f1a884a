"""Fetch the design system's style sheet and script into .assets/, by pinned version and hash.

The package on PyPI that carries them also holds a typeface and a crest that only gov.uk may use, so just two files
are taken out of it and both are changed: no font is loaded, no crest is drawn. What comes out is checked against
hashes of its own. Nothing is written unless everything is as expected.

    python3 tools/assets.py           fetch if there is something to do
    python3 tools/assets.py --check   exit 0 if .assets/ is as it should be, 1 if not
"""

import hashlib
import importlib.util
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import venv
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
ASSETS = ROOT / ".assets"
PINNED = ROOT / "tools" / "assets.txt"
NOTICE = ROOT / "tools" / "assets-notice.txt"
VERSION = "5.11.1"
FILES = {
    "govuk-frontend.min.css": (
        f"fast_gov_uk/assets/govuk-frontend-{VERSION}.min.css",
        "c47bfab3f275d1cad6c76e69d84baa73486aa484e68b2b953a3f9d600398935c",
    ),
    "govuk-frontend.min.js": (
        f"fast_gov_uk/assets/govuk-frontend-{VERSION}.min.js",
        "5071b6b915ad00ac0fa354735ec0a18439d12f2ac492fd3a6aacfe1a23a353f5",
    ),
}


def is_done() -> bool:
    """Whether .assets/ holds the files with the right hashes."""
    for name, (_, expected) in FILES.items():
        path = ASSETS / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            return False
    return (ASSETS / "manifest.json").is_file() and (ASSETS / "NOTICE").is_file()


def pip(scratch: pathlib.Path) -> list[str]:
    """A pip to call: the system's, or one in a short-lived virtual environment."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    home = scratch / "pip"
    venv.create(home, with_pip=True)
    return [str(home / "bin" / "python"), "-m", "pip"]


def download(scratch: pathlib.Path) -> pathlib.Path:
    """The pinned package; pip refuses it if its hash differs."""
    command = [*pip(scratch), "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    # The package asks for a newer Python than Debian's, but no code of it is ever run.
    command += ["--ignore-requires-python", "--dest", str(scratch), "--requirement", str(PINNED)]
    subprocess.run(command, check=True, timeout=300, env={**os.environ, "PIP_NO_INPUT": "1"})
    return next(scratch.glob("*.whl"))


def without_typeface_and_crest(name: str, text: str) -> str:
    """The file with everything taken out that may be used on gov.uk only."""
    text = re.sub(r"@font-face\{[^}]*GDS Transport[^}]*\}", "", text)
    text = text.replace("GDS Transport,arial,sans-serif", "var(--app-font,arial,sans-serif)")
    text = text.replace("url(/assets/images/govuk-crest.svg)", "none")
    text = re.sub(r"/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S*", "", text)
    if name.endswith(".css") and ("Transport" in text or "url(" in text):
        raise SystemExit(f"{name} still loads a typeface or a picture")
    return text


def fetch() -> None:
    with tempfile.TemporaryDirectory() as folder:
        wheel = download(pathlib.Path(folder))
        made = {}
        with zipfile.ZipFile(wheel) as package:
            for name, (inside, expected) in FILES.items():
                data = without_typeface_and_crest(name, package.read(inside).decode("utf-8")).encode("utf-8")
                found = hashlib.sha256(data).hexdigest()
                if found != expected:
                    raise SystemExit(f"{name}: expected sha256 {expected}, made {found}")
                made[name] = data
    ASSETS.mkdir(exist_ok=True)
    for name, data in made.items():
        (ASSETS / name).write_bytes(data)
    (ASSETS / "NOTICE").write_bytes(NOTICE.read_bytes())
    manifest = {
        "name": "govuk-frontend",
        "version": VERSION,
        "files": [{"name": name, "sha256": FILES[name][1], "bytes": len(data)} for name, data in made.items()],
    }
    (ASSETS / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    print(f"Design system: GOV.UK Frontend {VERSION} is in .assets/, without its typeface and crest.")


if __name__ == "__main__":
    if is_done():
        sys.exit(0)
    if "--check" in sys.argv[1:]:
        sys.exit(1)
    try:
        fetch()
    except subprocess.CalledProcessError as problem:
        sys.exit(f"Design system: could not be fetched (pip ended with {problem.returncode}).")
    except (subprocess.SubprocessError, OSError, StopIteration, KeyError, zipfile.BadZipFile) as problem:
        sys.exit(f"Design system: could not be fetched ({problem}).")
