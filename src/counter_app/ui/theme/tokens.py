"""The colours of the window by their use: light, dark, high contrast. Nothing else in the house names a colour."""

from dataclasses import dataclass, replace

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True, slots=True)
class Ink:
    """A text, what it stands on, and the solid mark that says the same in a bar or a list."""

    text: str
    ground: str
    mark: str


@dataclass(frozen=True, slots=True)
class Notice:
    """The colours of a message: its text and icon, its ground, its outline, its solid mark."""

    text: str
    ground: str
    line: str
    mark: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """One look. Every pair of text and ground is measured in tests/ui/test_colours.py."""

    name: str
    dark: bool
    window: str
    base: str
    alt: str
    text: str
    muted: str
    disabled: str
    border: str
    line: str
    soft: str
    btn: str
    accent: str
    accent_text: str
    accent_hover: str
    accent_pressed: str
    accent_soft: str
    accent_line: str
    sel: str
    sel_text: str
    key_ground: str
    key_line: str
    on_time: Ink
    near: Ink
    today: Ink
    overdue: Ink
    paused: Ink
    done: Ink
    info: Notice
    ok: Notice
    warn: Notice
    err: Notice
    toast_ground: str
    toast_text: str
    toast_action: str


LIGHT = Tokens(
    name="light",
    dark=False,
    window="#F5F6F8",
    base="#FFFFFF",
    alt="#F2F5F9",
    text="#1B1F24",
    muted="#59626E",
    disabled="#727B86",
    border="#7C8794",
    line="#DDE2E8",
    soft="#E9EDF2",
    btn="#B6BFCA",
    accent="#0B57A4",
    accent_text="#FFFFFF",
    accent_hover="#094A8C",
    accent_pressed="#073E75",
    accent_soft="#EAF2FB",
    accent_line="#B9D3EE",
    sel="#CFE3F9",
    sel_text="#1B1F24",
    key_ground="#EEF1F5",
    key_line="#CCD3DB",
    on_time=Ink("#0B4A8F", "#DFECFA", "#0B5CAD"),
    near=Ink("#7A4500", "#FFF0CC", "#C77700"),
    today=Ink("#7A4500", "#FFE08A", "#C77700"),
    overdue=Ink("#9B1C1C", "#FDE3E1", "#8E1B16"),
    paused=Ink("#3D4754", "#E4E8ED", "#7A8593"),
    done=Ink("#0A5C4A", "#DDF3EC", "#2E7D32"),
    info=Notice("#0B57A4", "#EAF2FB", "#B9D3EE", "#0B57A4"),
    ok=Notice("#0A5C4A", "#DDF3EC", "#DDF3EC", "#2E7D32"),
    warn=Notice("#7A4500", "#FFF6E0", "#EBC97A", "#C77700"),
    err=Notice("#9B1C1C", "#FDECEA", "#F0B5AF", "#8E1B16"),
    toast_ground="#2A2F37",
    toast_text="#FFFFFF",
    toast_action="#9CC8F7",
)

DARK = Tokens(
    name="dark",
    dark=True,
    window="#1E2126",
    base="#16181C",
    alt="#1B1E23",
    text="#E8EAED",
    muted="#A9B1BC",
    disabled="#8A93A0",
    border="#6B7582",
    line="#31363E",
    soft="#262A31",
    btn="#4A525D",
    accent="#7FB5F0",
    accent_text="#0D1B2A",
    accent_hover="#95C3F4",
    accent_pressed="#6AA5E4",
    accent_soft="#1A2A3D",
    accent_line="#2F4F74",
    sel="#24476B",
    sel_text="#FFFFFF",
    key_ground="#2A2F37",
    key_line="#454C57",
    on_time=Ink("#A9CFFA", "#12304F", "#7FB5F0"),
    near=Ink("#FFD27A", "#3E2E0B", "#E0A13A"),
    today=Ink("#FFE08A", "#4A3608", "#E0A13A"),
    overdue=Ink("#FFB4AC", "#4A1715", "#F07A6E"),
    paused=Ink("#C3CBD5", "#2D333B", "#8A95A3"),
    done=Ink("#8FE0C8", "#12352C", "#5DBB8A"),
    info=Notice("#7FB5F0", "#1A2A3D", "#2F4F74", "#7FB5F0"),
    ok=Notice("#8FE0C8", "#12352C", "#12352C", "#5DBB8A"),
    warn=Notice("#FFD27A", "#2C2410", "#5E4A18", "#E0A13A"),
    err=Notice("#FFB4AC", "#331716", "#6B2A26", "#F07A6E"),
    toast_ground="#E8EAED",
    toast_text="#1B1F24",
    toast_action="#0B57A4",
)

CONTRAST = replace(
    LIGHT,
    name="contrast",
    window="#FFFFFF",
    alt="#F4F4F4",
    text="#000000",
    muted="#2B2B2B",
    disabled="#4D4D4D",
    border="#000000",
    line="#767676",
    soft="#8A8A8A",
    btn="#000000",
    accent="#003A85",
    accent_hover="#002C66",
    accent_pressed="#001F4A",
    accent_soft="#FFFFFF",
    accent_line="#003A85",
    sel="#BBD9FF",
    sel_text="#000000",
    key_ground="#FFFFFF",
    key_line="#000000",
    on_time=Ink("#00316F", "#FFFFFF", "#003A85"),
    near=Ink("#5C3300", "#FFFFFF", "#A35F00"),
    today=Ink("#4F2C00", "#FFE08A", "#A35F00"),
    overdue=Ink("#7A0000", "#FFFFFF", "#7A0000"),
    paused=Ink("#222222", "#FFFFFF", "#6B6B6B"),
    done=Ink("#00463A", "#FFFFFF", "#1B5E20"),
    info=Notice("#00316F", "#FFFFFF", "#003A85", "#003A85"),
    ok=Notice("#00463A", "#FFFFFF", "#00463A", "#1B5E20"),
    warn=Notice("#5C3300", "#FFFFFF", "#5C3300", "#A35F00"),
    err=Notice("#7A0000", "#FFFFFF", "#7A0000", "#7A0000"),
    toast_ground="#000000",
    toast_action="#BBD9FF",
)

ALL = (LIGHT, DARK, CONTRAST)
_BY_ACCENT = {tokens.accent.lower(): tokens for tokens in ALL}
_BY_NAME = {tokens.name: tokens for tokens in ALL}
_OWN_LOOK = "own_look"
_looks_kept: set[str] = set()  # while nobody keeps a look, no widget's parents need be asked for one


def keep_look(widget: QWidget, tokens: Tokens) -> None:
    """Let a widget and all that is in it keep a look of their own, whatever the application wears."""
    widget.setProperty(_OWN_LOOK, tokens.name)
    _looks_kept.add(tokens.name)


def tokens_of(widget: QWidget) -> Tokens:
    """Return the look a widget is painted in: the application's, unless it stands in something with its own."""
    above: QWidget | None = widget if _looks_kept else None
    while above is not None:
        if name := above.property(_OWN_LOOK):
            return _BY_NAME[name]
        above = above.parentWidget()
    return tokens_in(QApplication.palette())


def tokens_in(palette: QPalette) -> Tokens:
    """Return the look a palette was made from; the light one for a palette that is not ours."""
    return _BY_ACCENT.get(palette.color(QPalette.ColorRole.Accent).name(), LIGHT)
