#!/usr/bin/env bash
# Format, lint, warnings and house rules. Warnings are errors by the manifest's own settings, so building is checking.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p .build

step() { echo "check: $*"; }
fail() { tail -n 60 "$1" >&2; echo "check: failed; the whole log is in $1" >&2; exit 1; }

step "format and lint"
swift format lint --strict --recursive --parallel Sources Tests Package.swift

step "build with warnings as errors"
# The gate's build is made for nobody to debug; a build for debugging takes longer.
flags=(--build-tests ${CI:+-debug-info-format none})
swift build "${flags[@]}" >.build/check-build.log 2>&1 || fail .build/check-build.log
# A warning of the package itself (an unused dependency, a stray file) is not the compiler's, so it is looked for here.
if grep -E "^warning: '$(basename "$PWD")'|^warning: 'kith'" .build/check-build.log; then fail .build/check-build.log; fi

step "house rules"
NO_COLOR=1 .build/debug/kithPackageTests.xctest --testing-library swift-testing --filter HouseTests \
    >.build/check-house.log 2>&1 || fail .build/check-house.log
if ! grep -qE 'Test run with [1-9][0-9]* tests?' .build/check-house.log; then
    echo "check: no house test ran" >&2
    fail .build/check-house.log
fi
grep -E 'Test run with' .build/check-house.log
