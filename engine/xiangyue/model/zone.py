"""北京时间: the one zone of the law's days and of every paper, wherever the machine stands."""

from datetime import timedelta, timezone

BEIJING = timezone(timedelta(hours=8))
