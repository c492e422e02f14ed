"""Gather one folder that installs the program without a network: `./run bundle DIR`.

It is for machines as this one: the same release of Debian, the same processor, the same Python. Every file stands in
SHA256SUMS, which `install.sh` checks before it does anything.
"""

import hashlib
import json
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

from packaging.utils import canonicalize_name, parse_wheel_filename

from tools.runtime_set import part_of_lock, runtime_set

ROOT = Path(__file__).parents[1]
LIBRARIES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
BUILDERS = ("hatchling", "babel", "editables")  # with them ./run installs a checkout from the bundle
# In every Debian; a bundle that carried them could put an older one over a mended one.
EVERYWHERE = re.compile(r"libc6|libgcc-s1|gcc-\d+-base|libcrypt1|debconf.*|dpkg|tar|perl-base|libstdc\+\+6")


def gather(target: Path, uv: Path, pip_of: Path) -> None:
    """Write the folder; one that is there must be empty, or a bundle."""
    clear(target)
    (target / "wheels").mkdir(parents=True)
    wheels(target, pip_of)
    shutil.copy2(uv, target / "uv")
    shutil.copytree(ROOT / ".tools" / "fonts", target / "fonts")
    shutil.copy2(ROOT / "fonts.sha256", target / "fonts" / "fonts.sha256")
    debs(target / "debs")
    for ours, theirs in (("bundle_install.sh", "install.sh"), ("bundle_libraries.sh", "install-libraries.sh")):
        shutil.copy2(ROOT / "tools" / ours, target / theirs)
    (target / "made-for.json").write_text(json.dumps(made_for(), indent=2) + "\n", encoding="utf-8")
    write_sums(target)


def made_for() -> dict[str, str]:
    """Return what a machine must be to install from here."""
    told = dict(re.findall(r'^(\w+)="?([^"\n]*)"?$', Path("/etc/os-release").read_text(encoding="utf-8"), re.MULTILINE))
    return {
        "system": f"{told.get('ID', '')} {told.get('VERSION_ID', '')}".strip(),
        "machine": platform.machine(),
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "lock": hashlib.sha256((ROOT / "requirements.lock").read_bytes()).hexdigest(),
    }


def wheels(target: Path, pip_of: Path) -> None:
    """Fetch the wheels of the lock, by hash, with the pip of that Python; and build ours."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    runtime = runtime_set()
    builders = {canonicalize_name(one) for one in BUILDERS}.union(*map(runtime_set, BUILDERS))
    for name, names in (("runtime.lock", runtime), ("checkout.lock", runtime | builders)):
        (target / name).write_text(part_of_lock(lock, names), encoding="utf-8")
    # the wheels' hashes are those of the lock, or pip stops
    asked: list[str | Path] = [
        "--require-hashes",
        "--no-deps",
        "--only-binary",
        ":all:",
        "-r",
        target / "checkout.lock",
    ]
    quiet: list[str | Path] = ["--quiet", "--disable-pip-version-check", "--dest", target / "wheels"]
    _run([pip_of, "-m", "pip", "download", *quiet, *asked])
    ours: list[str | Path] = ["-m", "hatchling", "build", "--target", "wheel", "--directory", target / "wheels"]
    _run([sys.executable, *ours], quiet=True)
    there = {parse_wheel_filename(file.name)[0] for file in (target / "wheels").glob("*.whl")}
    if lacking := (runtime | builders | {"xiangyue"}) - there:
        raise SystemExit(f"No wheels of: {', '.join(sorted(lacking))}")


def debs(folder: Path) -> None:
    """Fetch the three libraries and what they stand on; apt checks their signatures."""
    folder.mkdir()
    # as if nothing were installed here: what this machine happens to have, another may lack
    bare = ["-o", "Dir::State::status=/dev/null", "-o", "APT::Install-Recommends=0"]
    asked = ["apt-get", "--simulate", "-qq", *bare, "install", *LIBRARIES]
    told = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    names = [found for found in re.findall(r"^Inst (\S+)", told, re.MULTILINE) if not EVERYWHERE.fullmatch(found)]
    _run(["apt-get", "download", "-qq", "-o", "APT::Sandbox::User=root", *names], cwd=folder)


def clear(target: Path) -> None:
    """Make way for a new bundle; a folder with anything else in it is left alone."""
    if target.exists() and any(target.iterdir()):
        if not (target / "SHA256SUMS").is_file() or not (target / "install.sh").is_file():
            raise SystemExit(f"{target} is not empty, and no bundle of ours.")
        shutil.rmtree(target)


def write_sums(target: Path) -> None:
    """Write down what every file is; `SHA256SUMS` itself is in no list."""
    files = sorted(file for file in target.rglob("*") if file.is_file() and file.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(target)}\n" for file in files]
    (target / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def _run(command: list[str | Path], *, cwd: Path = ROOT, quiet: bool = False) -> None:
    told = subprocess.run(command, cwd=cwd, check=False, capture_output=quiet, text=True)
    if told.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command[:4]))}: {told.stderr or told.returncode}")


def main() -> int:
    """Gather into the folder that is named; uv, and a Python that has pip, are named by ./run."""
    if len(sys.argv) != 4:
        raise SystemExit("./run bundle DIR")
    target = Path(sys.argv[1]).resolve()
    gather(target, Path(sys.argv[2]), Path(sys.argv[3]))
    size = sum(file.stat().st_size for file in target.rglob("*") if file.is_file())
    sys.stdout.write(f"{target}  {size / 1e6:.0f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
