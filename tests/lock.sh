#!/bin/sh
# Locks the versions of everything that is installed: for every platform, with hashes, no addresses.
set -eu

lock() { # lock FILE ARGUMENTS...
    file=$1; shift
    { echo "# Made by \`make lock\` from pyproject.toml."
      .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
          --no-header --no-emit-find-links --no-emit-index-url "$@" pyproject.toml; } >"$file.new"
    mv "$file.new" "$file"
}
.venv/bin/python -m pip install --quiet uv
lock requirements.txt
lock requirements-dev.txt --extra dev --constraint requirements.txt
