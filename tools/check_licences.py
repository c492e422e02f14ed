"""No licence in what a user installs asks more than the LGPL does."""

import json
import subprocess
import sys

from tools.runtime_set import runtime_set

STRONG = ("GPL", "SSPL", "BUSL", "GENERAL PUBLIC", "UNKNOWN")
WEAK = ("LGPL", "LESSER GENERAL PUBLIC", "LIBRARY OR LESSER")
# Offered under several licences; one of them is enough, and pip-licenses cannot say that they are a choice.
CHOICES = {"pyphen": "MPL-1.1"}


def asks_too_much(licence: str) -> bool:
    """Say whether some part of it can be had under a strong licence only; alternatives are joined by OR."""
    parts = licence.upper().replace(" AND ", ";").split(";")
    return any(all(map(_strong, part.split(" OR "))) for part in parts)


def _strong(way: str) -> bool:
    return any(word in way for word in STRONG) and not any(word in way for word in WEAK)


def licences(names: frozenset[str]) -> dict[str, str]:
    """Return what each distribution says of itself."""
    command = ["pip-licenses", "--from=mixed", "--format=json", "--packages", *sorted(names)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {entry["Name"].lower().replace("_", "-"): entry["License"] for entry in told}


def main() -> int:
    """Name every distribution that asks too much, and every one that says nothing."""
    names = runtime_set()
    told = licences(names)
    bad = {name: told.get(name, "UNKNOWN") for name in sorted(names)}
    bad = {name: licence for name, licence in bad.items() if asks_too_much(CHOICES.get(name, licence))}
    for name, licence in bad.items():
        sys.stdout.write(f"{name}: {licence}\n")
    sys.stdout.write(f"Licences: {len(names)} distributions at run time, {len(bad)} refused\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
