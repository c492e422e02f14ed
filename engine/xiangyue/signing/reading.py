"""Opening a stranger's PDF so that reading it ends: what it unfolds to and how often it is read are both bounded.

Minutes with their fonts, facts and seal take some 5,000 reads, with four signatures behind one another 170,000; the
bound leaves room for several times that and is reached within seconds on a slow laptop.
"""

from io import BytesIO

from pyhanko.pdf_utils.decode_limits import DecodeLimits, DecodePurpose, DocumentDecodeBudget, StreamDecodeLimits
from pyhanko.pdf_utils.generic import PdfObject
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader

MIB = 1024 * 1024
MOST_READS = 1_000_000
LIMITS = DecodeLimits(
    per_stream=StreamDecodeLimits(max_output_size=32 * MIB),
    per_purpose={
        DecodePurpose.OBJECT_STREAM: StreamDecodeLimits(max_output_size=4 * MIB),
        DecodePurpose.XREF_STREAM: StreamDecodeLimits(max_output_size=2 * MIB),
        DecodePurpose.XMP_METADATA: StreamDecodeLimits(max_output_size=MIB),
    },
    document_budget=DocumentDecodeBudget(base_allowance=32 * MIB, max_ratio=10),
)


class Weary(BytesIO):
    """A file that has been read often enough at some time."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.reads = 0

    def tire(self, times: int = 1) -> None:
        """Count so many reads.

        Raises:
            PdfReadError: there were too many.

        """
        self.reads += times
        if self.reads > MOST_READS:
            raise PdfReadError("read too often")

    def read(self, size: int | None = -1, /) -> bytes:
        self.tire()
        return super().read(size)


class Paper(PdfFileReader):
    """A PDF that counts how often its objects are looked up, wherever they stand."""

    def __init__(self, pdf: bytes) -> None:
        self.weary = Weary(pdf)
        super().__init__(self.weary, decode_limits=LIMITS)

    def _get_object_from_stream(self, idnum: int, stmnum: int, idx: int) -> PdfObject:
        self.weary.tire(idx + 1)  # the library reads the table of the stream up to that place each time
        looked_up: PdfObject = super()._get_object_from_stream(idnum, stmnum, idx)  # type: ignore[no-untyped-call]
        return looked_up
