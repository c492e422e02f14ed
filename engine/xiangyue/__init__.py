"""Village self-government: one convention, five councils."""

__version__ = "0.1.0"
