#!/usr/bin/env bash
# Sets this machine up, as far as it is not yet:
#
#   tools/setup.sh run     what building and running need
#   tools/setup.sh test    that, and what the tests need
#   tools/setup.sh bench   that, and what the figures are measured with
#
# Says what it does, does nothing twice, asks nothing. Without root it prints the one line to run instead.
set -euo pipefail
cd "$(dirname "$0")/.."

purpose="${1:-run}"
case "$purpose" in
    run | test | bench) ;;
    *) echo "usage: tools/setup.sh run|test|bench" >&2; exit 2 ;;
esac
say() { echo "set-up: $*"; }

# 1. Swift, which no package of the system brings.
if ! command -v swift >/dev/null; then
    say "Swift 6.2 or newer is needed and no 'swift' was found. See the README for where to get it." >&2
    exit 1
fi

# 2. System packages, by name, where missing.
have_package() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }
missing=()
want() { have_package "$1" || missing+=("$1"); }

if command -v dpkg-query >/dev/null; then
    want libsqlite3-dev
    want libargon2-dev
    command -v pkg-config >/dev/null || missing+=(pkg-config)
    if ! python3 -c 'import venv, ensurepip' 2>/dev/null; then missing+=(python3 python3-venv); fi
    if [ "$purpose" = bench ]; then want wrk; fi
    if [ "$purpose" != run ]; then
        if ! command -v chromium-headless-shell >/dev/null && ! command -v chromium >/dev/null; then
            missing+=(chromium-headless-shell)
        fi
        # What letters are printed with in the tests.
        want libpangoft2-1.0-0
        want libharfbuzz-subset0
        want fonts-liberation
        want fonts-dejavu-core
        # What a PDF's first page is shown with in the tests.
        want poppler-utils
    fi
elif ! pkg-config --exists sqlite3 libargon2 2>/dev/null; then
    say "this is not Debian: install the development files of SQLite 3 and libargon2, and pkg-config, by hand." >&2
    exit 1
fi

if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" -ne 0 ]; then
        say "these system packages are missing: ${missing[*]}. Run this line, then the same command again:" >&2
        echo "    sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends ${missing[*]}'" >&2
        exit 1
    fi
    say "installing ${missing[*]} (a minute or two)"
    export DEBIAN_FRONTEND=noninteractive
    log="$(mktemp)"
    if ! { apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"; } </dev/null >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        say "the packages could not be installed; the whole log is in $log" >&2
        exit 1
    fi
    rm -f "$log"
fi

# 3. The design system's files. Without them the pages use our own sheet on the same class names.
assets_key="$(cat tools/assets.txt tools/assets.py tools/assets-notice.txt | sha256sum | cut -d ' ' -f 1)"
if [ ! -f ".assets/.done-$assets_key" ]; then
    say "fetching the design system's style sheet and script (a few seconds)"
    if python3 tools/assets.py </dev/null; then
        rm -f .assets/.done-*
        touch ".assets/.done-$assets_key"
    else
        say "going on with Kith's own style sheet; the pages look plainer and work the same." >&2
    fi
fi

# 4. Python tools for the tests, in an ignored virtual environment.
if [ "$purpose" != run ]; then
    venv_key="$({ python3 --version; cat tools/requirements.txt; } | sha256sum | cut -d ' ' -f 1)"
    if [ ! -f ".venv/.done-$venv_key" ]; then
        say "installing the test tools into .venv (about half a minute)"
        python3 -m venv --clear .venv
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
            --requirement tools/requirements.txt </dev/null
        touch ".venv/.done-$venv_key"
    fi
fi
if [ "$purpose" = bench ] && ! .venv/bin/python -c 'import numpy' 2>/dev/null; then
    say "installing numpy into .venv, to measure beside it"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
        --requirement tools/requirements-bench.txt </dev/null
fi
