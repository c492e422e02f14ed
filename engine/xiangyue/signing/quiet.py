"""Keeping the library's own words from the user's screen: what it found is said in ours."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

SPEAKERS = ("pyhanko", "pyhanko_certvalidator")


@contextmanager
def quiet() -> Iterator[None]:
    """Give the library's loggers somewhere to go, so that Python does not print what nobody listens to."""
    nowhere = logging.NullHandler()
    for speaker in SPEAKERS:
        logging.getLogger(speaker).addHandler(nowhere)
    try:
        yield
    finally:
        for speaker in SPEAKERS:
            logging.getLogger(speaker).removeHandler(nowhere)
