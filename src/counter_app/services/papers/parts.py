"""Parts that several papers share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: the left head of a paper and the place of its date, as they stood on the day of the paper."""

    agency_lines: tuple[str, ...]  # the body above, upright capitals: "UBND PHƯỜNG ĐỨC XUÂN"
    unit_lines: tuple[str, ...]  # who issues, bold, one entry a line: "TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"
    place: str  # named before the date: "Đức Xuân"


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper of a dossier as the counter took it; a count of 0 leaves its cell empty."""

    ordinal: int  # the line it has on the form, from 1
    name: str  # in full, as the catalogue or the clerk words it
    originals: int = 0  # bản chính taken in
    certified: int = 0  # certified copies (bản sao chứng thực) taken in
    copies: int = 0  # plain copies (bản sao, bản photo) taken in
    shown: bool = False  # only shown, given back at once: "xuất trình" instead of counts
    note: str = ""  # printed after the name, in italics: "đã có trong CSDL quốc gia về dân cư"
