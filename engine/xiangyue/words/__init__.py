"""Every sentence said to people, by code: the message id is the code, the text stands in `zh_CN/*.po`."""

from xiangyue.words.say import NoSuchWordsError, known, refused, say

__all__ = ["NoSuchWordsError", "known", "refused", "say"]
