#!/bin/sh
# 装打印用的三个库和它们要的库，不用上网；要管理员权限。已经装了的，一个也不动。
set -eu

here=$(cd "$(dirname "$0")" && pwd)
(cd "$here" && sha256sum --quiet --check SHA256SUMS) >&2
set --
for package in "$here"/debs/*.deb; do
    name=$(dpkg-deb --field "$package" Package)
    state=$(dpkg-query --show --showformat '${db:Status-Status}' "$name" 2>/dev/null || true)
    [ "$state" = installed ] || set -- "$@" "$package"
done
[ $# -eq 0 ] || dpkg --install "$@" >/dev/null
