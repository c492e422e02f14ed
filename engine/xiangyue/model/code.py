"""核验码: a digest as people read it out and type it, e.g. the head of the journal at the foot of the minutes."""

import unicodedata

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # neither 0 and O nor 1 and I: 32 signs, five bits each
LENGTH = 24  # 120 bits
GROUP = 4
FINDS = 8  # so many of its first signs are enough to find a paper


def code_of(digest: str) -> str:
    """Return the first 120 bits of a SHA-256 as six groups of four signs."""
    bits = int(digest[: LENGTH * 5 // 4], 16)
    signs = [ALPHABET[bits >> (5 * place) & 31] for place in reversed(range(LENGTH))]
    return "-".join("".join(signs[start : start + GROUP]) for start in range(0, LENGTH, GROUP))


def code_matches(code: str, digest: str) -> bool:
    """Say whether what was typed is the code of the digest, or at least its first eight signs."""
    typed = bare_code(code)
    return FINDS <= len(typed) <= LENGTH and bare_code(code_of(digest)).startswith(typed)


def bare_code(code: str) -> str:
    """Return a code as typed without hyphens and blanks, half-width and in capitals."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", code).upper() if sign.isalnum())
