#!/bin/sh
# The long proof of a bundle: install it where there is no network, play the demo; then set a checkout up from it.
# As root: sh tools/try_bundle.sh BUNDLE
set -eu

bundle=$(cd "$1" && pwd)
checkout=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
alone() { # in a network of its own with nothing in it, as a user who has never used the program
    unshare --net env -i HOME="$work/user" PATH="/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:${PYTHON_FOLDER:-/usr/bin}" \
        LANG=C.UTF-8 XIANGYUE_BUNDLE="$bundle" "$@"
}

mkdir "$work/user"
if alone python3 -c 'import socket; socket.create_connection(("192.0.2.1", 80), timeout=2)' 2>/dev/null; then
    echo "There is a network here." >&2
    exit 1
fi
alone sh "$bundle/install.sh"
alone "$work/user/.local/bin/xy" demo --out "$work/demo"
test -s "$work/demo/papers/2026-1/minutes.pdf"
git clone --quiet "$checkout" "$work/checkout"
alone "$work/checkout/run" demo
test -s "$work/checkout/out/demo/papers/2026-1/minutes.pdf"
echo "The bundle installs and works without a network, and sets a checkout up."
