"""The picture of a model, as SVG text: drawn from the file's own diagram, with no browser."""

from xiangyue.process.picture.diagram import diagram

__all__ = ["diagram"]
