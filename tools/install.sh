#!/bin/sh
# Makes the checkout's own environment: the locked packages, lkecheck itself, and durable-rules where it can be built.
set -eu
venv=$1
log=$venv/install.log

[ -x "$venv/bin/python" ] || "$PYTHON" -m venv "$venv"
quiet="-qq --disable-pip-version-check"

echo "Memasang paket ke $venv (sekali saja) ..."
# shellcheck disable=SC2086
"$venv/bin/pip" install $quiet --require-hashes -r requirements.lock
# hatchling is in the lock, so the build needs nothing more.
# shellcheck disable=SC2086
"$venv/bin/pip" install $quiet --no-deps --no-build-isolation -e .

# durable-rules comes as source only: a compiler and Python's headers are needed, and Python below 3.13.
if "$venv/bin/python" -c 'import sys; sys.exit(sys.version_info >= (3, 13))'; then
    # shellcheck disable=SC2086
    if "$venv/bin/pip" install $quiet --no-deps --require-hashes -r requirements-durable.lock >"$log" 2>&1 &&
        "$venv/bin/python" -c 'import durable_rules_engine' 2>>"$log"; then
        echo "Mesin durable terpasang."
    else
        echo "Mesin durable tidak dapat dibangun di sini (lihat $log); lkecheck memakai mesin python."
    fi
else
    echo "Mesin durable tidak tersedia untuk Python ini; lkecheck memakai mesin python."
fi
