"""Sits at the machine of `machine.py`: reads calls, makes them, tells what came of them."""

import json
import sys

from tests.acceptance.calling import call


def main() -> None:
    stdin, stdout = sys.stdin, sys.stdout
    for line in stdin:
        asked = json.loads(line)
        answer = call(*asked["words"], stdin=asked["stdin"].encode())
        stdout.write(json.dumps({"status": answer.status, "out": answer.out, "err": answer.err}) + "\n")
        stdout.flush()


if __name__ == "__main__":
    main()
