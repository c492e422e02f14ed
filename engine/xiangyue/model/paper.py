"""材料: a PDF, its kind, its digest, its signatures."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PaperKind(StrEnum):
    """English in file names and entries, Chinese on screen and paper. A kind's template and data bear its name."""

    OPENING = "opening"  # 登记簿启用及交接表
    HANDOVER = "handover"  # 交接清册
    PROXIES = "proxies"  # 代录确认单
    OPINIONS_NOTICE = "opinions-notice"  # 征求意见公告
    DRAFT_NOTICE = "draft-notice"  # 草案张贴稿
    REDLINE = "redline"  # 修改对照表
    REVIEW_REQUEST = "review-request"  # 报审函
    NOTICE = "notice"  # 会议通知
    AGENDA = "agenda"  # 议程
    SIGN_IN_SHEET = "sign-in-sheet"  # 签到表
    SIGN_IN_SHEET_ADULTS = "sign-in-sheet-adults"  # 签到表（按人）, where an assembly is counted by adults
    BALLOT = "ballot"  # 表决票
    BALLOT_BY_ARTICLE = "ballot-by-article"  # 逐条表决票
    TALLY_SHEET = "tally-sheet"  # 计票单
    TALLY_BY_ARTICLE = "tally-by-article"  # 逐条计票单
    LAPSE_RECORD = "lapse-record"  # 流会记录
    RECORD = "record"  # 会议记录
    MINUTES = "minutes"  # 会议纪要, with the 程序核对表 behind it
    CHECKLIST = "checklist"  # 程序核对表 by itself
    RESOLUTION = "resolution"  # 决议
    OPINION = "opinion"  # 协商意见, of a council
    CORRECTION = "correction"  # 更正说明
    FILING_REPORT = "filing-report"  # 备案报告
    TEXT = "text"  # 村规民约全文
    ANNOUNCEMENT = "announcement"  # 公布稿
    ARCHIVE_LIST = "archive-list"  # 归档文件目录


class Mark(StrEnum):
    """Kinds of signature. The paper says which; the program never draws a seal."""

    INK = "ink"
    FINGERPRINT = "fingerprint"
    ON_BEHALF = "on_behalf"
    SEAL = "seal"
    CERTIFICATE = "certificate"
    INTEGRITY = "integrity"  # 防改签名: the register's, no person's


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed a paper, how, and when. `signed_on` None: not signed yet, or refused with a reason."""

    person: str
    capacity: str  # 主持人 记录人 监票人
    mark: Mark
    signed_on: date | None
    page: int | None = None
    reason: str = ""
