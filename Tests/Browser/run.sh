#!/usr/bin/env bash
# run.sh BINARY [TEST...]: the browser tests of the pages that BINARY writes. Exits with 77 where there is no browser.
set -euo pipefail
binary=$(realpath "${1:?usage: run.sh BINARY [TEST...]}")
shift
cd "$(dirname "$0")"
venv=$(realpath ../..)/.build/browser

skip() {
    echo "The browser tests were not run: $1" >&2
    exit 77
}

export CHROMIUM=${CHROMIUM:-$(command -v chromium || true)}
[ -x "$CHROMIUM" ] || skip 'there is no chromium (Debian: apt-get install chromium).'
if ! cmp -s requirements.txt "$venv/ready"; then
    python3 -m venv "$venv" || skip 'python3 cannot make an environment (Debian: apt-get install python3-venv).'
    "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement requirements.txt || skip 'pip cannot install requirements.txt.'
    cp requirements.txt "$venv/ready"
fi
RHETORIC=$binary exec "$venv/bin/python" -B -m unittest "${@:-discover}"
