"""The folder that installs without a network, in small; `tools/try_bundle.sh` is the same with the real one."""

import base64
import csv
import hashlib
import io
import json
import os
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tools.bundle import clear, made_for, write_sums

Install = Callable[..., "subprocess.CompletedProcess[str]"]


def wheel(folder: Path, name: str, *, says: str = "") -> Path:
    """Write a wheel of one module, with a command where it says something."""
    info = f"{name}-0.1.0.dist-info"
    files = {
        f"{name}.py": f"def main():\n    print({says!r})\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: by hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[console_scripts]\n{name} = {name}:main\nxy = {name}:main\n" if says else "",
    }
    record = io.StringIO()
    writer = csv.writer(record)
    for file, words in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(words.encode()).digest()).rstrip(b"=").decode()
        writer.writerow([file, f"sha256={digest}", len(words.encode())])
    writer.writerow([f"{info}/RECORD", "", ""])
    made = folder / f"{name}-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(made, "w") as packed:
        for file, words in (files | {f"{info}/RECORD": record.getvalue()}).items():
            packed.writestr(file, words)
    return made


@pytest.fixture
def bundle(root: Path, uv: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "优 盘" / "bundle"
    for name in ("wheels", "fonts", "debs"):
        (folder / name).mkdir(parents=True)
    wheel(folder / "wheels", "xiangyue", says="开簿")
    stone = wheel(folder / "wheels", "stone")
    digest = hashlib.sha256(stone.read_bytes()).hexdigest()
    (folder / "runtime.lock").write_text(f"stone==0.1.0 --hash=sha256:{digest}\n")
    (folder / "fonts" / "A.otf").write_bytes(b"otf")
    (folder / "fonts" / "B.ttf").write_bytes(b"ttf")
    (folder / "uv").symlink_to(uv)
    (folder / "made-for.json").write_text(json.dumps(made_for(), indent=2))
    for name in ("install", "libraries"):
        script = (root / "tools" / f"bundle_{name}.sh").read_bytes()
        (folder / ("install.sh" if name == "install" else "install-libraries.sh")).write_bytes(script)
    write_sums(folder)
    return folder


@pytest.fixture(scope="session")
def uv(root: Path) -> Path:
    pin = (root / "tools" / "uv.txt").read_text().split()[0]
    return root / ".tools" / pin.replace("==", "-") / "bin" / "uv"


@pytest.fixture
def install(bundle: Path, user: Path) -> Install:
    """Run install.sh as that user; `network=False`: in a network name space with nothing in it."""

    def run(*words: str, network: bool = True) -> subprocess.CompletedProcess[str]:
        alone = [] if network else ["unshare", "--net"]
        return subprocess.run(
            [*alone, "sh", str(bundle / "install.sh"), *words],
            env={"HOME": str(user), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be without a network")
def test_it_installs_without_a_network(install: Install, user: Path) -> None:
    told = install(network=False)
    assert told.returncode == 0, told.stderr
    command = user / ".local" / "bin" / "xy"
    assert subprocess.run([command], capture_output=True, text=True, check=True).stdout == "开簿\n"
    fonts = user / ".local" / "share" / "xiangyue" / "fonts"
    assert sorted(path.name for path in fonts.iterdir()) == ["A.otf", "B.ttf"]
    assert install().returncode == 0, "a second time it installs anew"


def test_a_bent_file_is_found_before_anything_is_done(install: Install, bundle: Path, user: Path) -> None:
    with (bundle / "wheels" / "stone-0.1.0-py3-none-any.whl").open("ab") as file:
        file.write(b"more")
    told = install()
    assert told.returncode == 1
    assert "安装文件夹里有文件坏了" in told.stderr
    assert not (user / ".local").exists()


@pytest.mark.parametrize("fact", ["python", "machine"])
def test_another_machine_is_told_which_it_is_for(install: Install, bundle: Path, user: Path, fact: str) -> None:
    (bundle / "made-for.json").write_text(json.dumps(made_for() | {fact: "9.9"}, indent=2))
    write_sums(bundle)
    told = install()
    assert told.returncode == 1
    assert "9.9" in told.stderr
    assert len(told.stderr.splitlines()) == 3
    assert not (user / ".local").exists()


def test_missing_libraries_are_for_root_to_install(
    install: Install, bundle: Path, executable: Callable[[str, str], Path]
) -> None:
    executable("ldconfig", "echo")
    executable("id", "echo 1000")
    told = install()
    assert told.returncode == 1
    assert f"sudo sh {bundle}/install-libraries.sh" in told.stderr


def test_libraries_that_are_there_are_left_alone(bundle: Path, executable: Callable[[str, str], Path]) -> None:
    (bundle / "debs" / "libpango.deb").write_bytes(b"a package")
    write_sums(bundle)
    executable("dpkg-deb", "echo libpango-1.0-0")
    executable("dpkg-query", "echo installed")
    executable("dpkg", f"touch {bundle.parent}/called")
    subprocess.run(["sh", bundle / "install-libraries.sh"], check=True)
    assert not (bundle.parent / "called").exists()


def test_a_new_bundle_takes_the_place_of_an_old_one_and_of_nothing_else(bundle: Path, tmp_path: Path) -> None:
    clear(bundle)
    assert not bundle.exists()
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").write_bytes(b"")
    with pytest.raises(SystemExit):
        clear(tmp_path / "photos")
    assert (tmp_path / "photos" / "one.jpg").exists()
