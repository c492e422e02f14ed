"""What stands beside a register on this machine: fonts, keys, templates, caches."""

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from xiangyue.assets import shelf
from xiangyue_cli.session import Session, home_of, office_of, user_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from xiangyue.acts.keeping.findings import Surroundings
    from xiangyue.acts.office import Office
    from xiangyue.documents import Fonts, Press
    from xiangyue.signing import IntegrityKey

CHECKOUT = Path(__file__).parents[2]


def keys_folder() -> Path:
    """Return where the keys of real registers lie: outside every home, so that no backup holds them."""
    return user_data() / "keys"


def keys_of(office: "Office") -> Path:
    """Return where the keys of this register lie: a rehearsal's are thrown away with it."""
    from xiangyue.acts.village.open import rehearsal_keys  # noqa: PLC0415
    from xiangyue.model import Mode  # noqa: PLC0415

    if office.register.mode is Mode.REHEARSAL:
        return rehearsal_keys(office.register.home)
    return keys_folder() / office.register.id


def key_of(office: "Office") -> "IntegrityKey":
    """Open the register's integrity key."""
    from xiangyue.signing import IntegrityKey  # noqa: PLC0415

    return IntegrityKey.open(keys_of(office))


def press_of(office: "Office") -> "Press":
    """Open the press with the fonts that are found."""
    return open_press(office.register.home)


def open_press(home: Path | None) -> "Press":
    """Open the press; before there is a register, with the fonts of the user and of the program."""
    from xiangyue.documents import Press, find_fonts  # noqa: PLC0415

    fonts = find_fonts(env=os.environ.get("XIANGYUE_FONTS"), home=home, checkout=CHECKOUT, user=user_data())
    return Press.open(fonts=fonts, cache=cache_folder(), templates=[shelf("templates") / "papers"])


def missing_of(home: Path) -> "Callable[[str], str] | None":
    """Return what names the signs of a text that no font has; None where no fonts are found."""
    from xiangyue.documents import FontsMissing, find_fonts  # noqa: PLC0415

    try:
        folder = find_fonts(env=os.environ.get("XIANGYUE_FONTS"), home=home, checkout=CHECKOUT, user=user_data())
    except FontsMissing:
        return None

    @cache
    def fonts() -> "Fonts":
        from xiangyue.documents import read_fonts  # noqa: PLC0415

        return read_fonts(folder, cache_folder())

    def missing(text: str) -> str:
        from xiangyue.documents import missing_signs  # noqa: PLC0415

        return "" if text.isascii() else missing_signs(text, fonts())

    return missing


def cache_folder() -> Path:
    """Return the user's cache folder (XDG Base Directory)."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "xiangyue"


def office_if_any(session: Session) -> "Office | None":
    """Open the register that was named, or the only one there is; None where there is none to ask."""
    from xiangyue_cli.session import NoRegisterYet, SeveralRegisters  # noqa: PLC0415

    try:
        home_of(session)
    except (NoRegisterYet, SeveralRegisters):
        if session.home is not None:
            raise
        return None
    return office_of(session)


def around(office: "Office | None") -> "Surroundings":
    """Return what `doctor` looks at."""
    from xiangyue.acts.keeping.findings import Surroundings  # noqa: PLC0415

    return Surroundings(
        fonts_named=os.environ.get("XIANGYUE_FONTS"),
        checkout=CHECKOUT,
        user=user_data(),
        keys=keys_of(office) if office else keys_folder(),
    )
