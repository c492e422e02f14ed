"""二维码: the head of the journal as a picture that a telephone reads."""

import base64
import io

import segno

from xiangyue.documents.page import JournalHead


def code_words(head: JournalHead) -> str:
    """Return what the picture says, in the signs that a QR code holds most tightly."""
    return f"XIANGYUE:1:{head.register}:{head.entry}:{head.hash}".upper()


def picture(head: JournalHead) -> str:
    """Return the picture as a data: address, the only kind a page may hold."""
    drawn = io.BytesIO()
    segno.make_qr(code_words(head), error="m").save(drawn, kind="svg", border=0, xmldecl=False, svgns=True, scale=4)
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.getvalue()).decode()
