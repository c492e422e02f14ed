"""What is looked at before a model is let in: one file a subject, each yields findings."""

from xiangyue.process.lint.arrows import check_arrows
from xiangyue.process.lint.choices import check_choices
from xiangyue.process.lint.ids import check_ids
from xiangyue.process.lint.steps import check_steps
from xiangyue.process.lint.ways import check_ways

__all__ = ["check_arrows", "check_choices", "check_ids", "check_steps", "check_ways"]
