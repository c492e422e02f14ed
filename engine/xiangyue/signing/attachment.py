"""The facts a paper carries beside its pages: its JSON, taken out without running or writing anything."""

from xiangyue.signing.check import HEADER, LARGEST
from xiangyue.signing.refusals import PaperUnreadable


def attached(pdf: bytes, name: str) -> bytes:
    """Return the bytes of the attachment of that name; whether the paper is whole is for `check` to say.

    Raises:
        PaperUnreadable: it is no PDF one can read.
        AttachmentMissing: there is none of that name, or more than one.

    """
    if len(pdf) > LARGEST or not pdf.startswith(HEADER):
        raise PaperUnreadable(size=len(pdf))
    from xiangyue.signing.embedded import take_out  # noqa: PLC0415 - pyHanko takes a third of a second to load

    return take_out(pdf, name)
