"""The "Số" at the head of a paper: its running number, a stroke, and the sign of its kind and issuer.

The signs are data: a unit that signs its papers otherwise replaces an entry. A number below ten gets a zero in front
(NĐ 30/2020/NĐ-CP, Phụ lục I); receipts and handover slips are written with four digits, as in use.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class PaperKind(StrEnum):
    """The papers that carry a number of their own."""

    RECEIPT = "receipt"  # giấy tiếp nhận hồ sơ và hẹn trả kết quả
    SUPPLEMENT = "supplement"  # phiếu yêu cầu bổ sung, hoàn thiện hồ sơ
    REFUSAL = "refusal"  # phiếu từ chối tiếp nhận giải quyết hồ sơ
    APOLOGY = "apology"  # phiếu xin lỗi và hẹn lại ngày trả kết quả; văn bản xin lỗi và đề nghị gia hạn
    STOP_NOTICE = "stop_notice"  # thông báo dừng giải quyết hồ sơ
    HANDOVER = "handover"  # danh sách bàn giao hồ sơ
    RESULT_HANDOVER = "result_handover"  # phiếu bàn giao kết quả
    DAILY_LOG = "daily_log"  # nhật ký tiếp nhận và giải quyết


@dataclass(frozen=True, slots=True)
class PaperSeries:
    """How the numbers of one kind of paper are written: the sign behind the stroke, and the least digits before it."""

    symbol: str
    width: int = 2


def usual_series(agency: str) -> Mapping[PaperKind, PaperSeries]:
    """Return the signs in use at a counter whose own sign is ``agency``: TTPVHCC, BPTNTKQ."""
    return {
        PaperKind.RECEIPT: PaperSeries(agency, width=4),
        PaperKind.SUPPLEMENT: PaperSeries("HDHS"),
        PaperKind.REFUSAL: PaperSeries("PTC"),
        PaperKind.APOLOGY: PaperSeries("PXL"),
        PaperKind.STOP_NOTICE: PaperSeries(f"TB-{agency}"),
        PaperKind.HANDOVER: PaperSeries(f"BG-{agency}", width=4),
        PaperKind.RESULT_HANDOVER: PaperSeries(f"BGKQ-{agency}", width=4),
        PaperKind.DAILY_LOG: PaperSeries(f"NK-{agency}"),
    }


def paper_number(series: PaperSeries, number: int) -> str:
    """Return the number as the paper shows it: 0032/TTPVHCC, 05/HDHS; it grows past its width."""
    if number < 1:
        raise ValueError(f"papers are counted from 1, not {number}")
    return f"{number:0{series.width}d}/{series.symbol}"
