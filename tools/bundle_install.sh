#!/bin/sh
# 从这个文件夹安装“乡约”，不用上网。用法：sh install.sh [装到哪个文件夹]
#
# Checks every file, then makes an environment of its own for this user; nothing of the system is changed but the
# three libraries for printing, and those only where they are missing and root installs.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}/xiangyue
target=${1:-$data/program}
commands=$HOME/.local/bin

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}
made_for() { sed -n "s/^  \"$1\": \"\\(.*\\)\",\\{0,1\\}\$/\\1/p" "$here/made-for.json"; }

echo "核对文件……"
(cd "$here" && sha256sum --quiet --check SHA256SUMS) >&2 ||
    stop "没有安装：安装文件夹里有文件坏了或被改过。" "上面几行就是。" "请重新拷一份再来。"

command -v python3 >/dev/null || stop "没有安装：这台电脑没有 Python。" "要 Python $(made_for python)。" "请先装好 python3 再来。"
python=$(python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')
[ "$python" = "$(made_for python)" ] && [ "$(uname -m)" = "$(made_for machine)" ] ||
    stop "没有安装：这个安装文件夹不是给这种电脑的。" \
        "要 $(made_for machine)、Python $(made_for python)；这台是 $(uname -m)、Python $python。" \
        "请用 $(made_for system) 的电脑，或请做安装文件夹的人另做一个。"

known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p)
missing=
for library in libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0; do
    case $known in *$library*) ;; *) missing="$missing $library" ;; esac
done
if [ -n "$missing" ]; then
    [ -r /etc/os-release ] && . /etc/os-release
    [ "${ID:-} ${VERSION_ID:-}" = "$(made_for system)" ] ||
        stop "没有安装：缺打印用的库（$missing ），安装文件夹里的是给 $(made_for system) 的。" \
            "这台是 ${PRETTY_NAME:-别的系统}。" "请按 docs/install.md 先装好这几个库再来。"
    [ "$(id -u)" -eq 0 ] ||
        stop "没有安装：缺打印用的库（$missing ）。" "装库要管理员权限。" "请先运行 sudo sh $here/install-libraries.sh 再来。"
    sh "$here/install-libraries.sh"
fi

echo "安装程序……"
export UV_OFFLINE=1 UV_NO_INDEX=1 UV_NO_CONFIG=1 UV_PYTHON_DOWNLOADS=never UV_FIND_LINKS="$here/wheels"
unset UV_INDEX UV_INDEX_URL UV_DEFAULT_INDEX UV_EXTRA_INDEX_URL UV_CACHE_DIR
cache=$(mktemp -d)
trap 'rm -rf "$cache"' EXIT
uv=$cache/uv # a stick may be mounted so that nothing on it can be run
cp "$here/uv" "$uv"
chmod +x "$uv"
"$uv" venv --quiet --clear --cache-dir "$cache/c" --python "$(command -v python3)" "$target"
"$uv" pip sync --quiet --cache-dir "$cache/c" --python "$target/bin/python" --require-hashes --compile-bytecode \
    --link-mode copy "$here/runtime.lock"
"$uv" pip install --quiet --cache-dir "$cache/c" --python "$target/bin/python" --no-deps --compile-bytecode \
    --link-mode copy "$here"/wheels/xiangyue-*.whl

echo "安装字体……"
mkdir -p "$data/fonts" "$commands"
cp "$here"/fonts/*.otf "$here"/fonts/*.ttf "$data/fonts/"
for command in xiangyue xy; do ln -sf "$target/bin/$command" "$commands/$command"; done

echo "装好了：$target"
case ":$PATH:" in
    *":$commands:"*) echo "输 xy 回车，开始用。" ;;
    *) echo "重新登录以后输 xy 回车；现在就用，输 $commands/xy" ;;
esac
