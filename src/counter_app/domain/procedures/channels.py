"""The ways in which a dossier may be filed."""

from enum import StrEnum


class Channel(StrEnum):
    """The four columns of Biểu 07a/BTP/KSTT (Thông tư 09/2026/TT-BTP)."""

    COUNTER = "counter"
    POST = "post"
    ONLINE_FULL = "online_full"
    ONLINE_PART = "online_part"
