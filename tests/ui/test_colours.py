"""Every text can be read on what it stands on, and no two states of time look the same to anybody."""

from dataclasses import fields
from itertools import combinations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.ui.theme.palette import palette_of
from counter_app.ui.theme.theme import Look, Theme
from counter_app.ui.theme.tokens import ALL, CONTRAST, DARK, LIGHT, Ink, Notice, Tokens, keep_look, tokens_in, tokens_of
from counter_app.ui.widgets.chip import ChipKind, ink_of
from ui.colour_vision import DEFICIENCIES, contrast, distance, linear, seen_by

READABLE, SEEN = 4.5, 3.0
OPEN = (ChipKind.ON_TIME, ChipKind.NEAR, ChipKind.OVERDUE, ChipKind.PAUSED)


def texts(t: Tokens) -> list[tuple[str, str, str]]:
    """Name, colour and ground of every text that is painted."""
    grounds = {"window": t.window, "base": t.base, "alt": t.alt, "accent_soft": t.accent_soft}
    pairs = [(f"text on {name}", t.text, ground) for name, ground in grounds.items()]
    pairs += [(f"muted on {name}", t.muted, ground) for name, ground in grounds.items()]
    pairs += [(f"accent on {name}", t.accent, ground) for name, ground in grounds.items()]
    for part in fields(t):
        match getattr(t, part.name):
            case Ink(text, ground):
                pairs.append((part.name, text, ground))
            case Notice(text, ground):
                pairs += [(part.name, text, ground), (f"text on {part.name}", t.text, ground)]
    return [
        *pairs,
        ("selected", t.sel_text, t.sel),
        ("muted on a selected row", t.sel_text if t.dark else t.muted, t.sel),
        ("muted on an error row", t.muted, t.err.ground),
        ("on accent", t.accent_text, t.accent),
        ("on accent, hover", t.accent_text, t.accent_hover),
        ("on accent, pressed", t.accent_text, t.accent_pressed),
        ("key", t.muted, t.key_ground),
        ("toast", t.toast_text, t.toast_ground),
        ("toast's action", t.toast_action, t.toast_ground),
    ]


def faint(tokens: Tokens, least: float) -> dict[str, float]:
    found = {name: round(contrast(text, ground), 2) for name, text, ground in texts(tokens)}
    return {name: value for name, value in found.items() if value < least}


@pytest.mark.parametrize("tokens", ALL, ids=lambda t: t.name)
def test_every_text_can_be_read_where_it_stands(tokens: Tokens) -> None:
    assert not faint(tokens, READABLE)


def test_a_faint_text_would_be_found() -> None:
    assert contrast("#8A93A0", "#FFFFFF") < READABLE < contrast(LIGHT.muted, "#FFFFFF")


def test_high_contrast_is_higher_still() -> None:
    assert not faint(CONTRAST, 7)


@pytest.mark.parametrize("tokens", ALL, ids=lambda t: t.name)
def test_every_outline_and_mark_is_seen(tokens: Tokens) -> None:
    marks = {kind.value: ink_of(kind, tokens).mark for kind in ChipKind}
    drawn = {"border": tokens.border, "focus": tokens.accent, "error": tokens.err.mark, "warning": tokens.warn.mark}
    assert not {name: mark for name, mark in {**marks, **drawn}.items() if contrast(mark, tokens.base) < SEEN}


@pytest.mark.parametrize("tokens", ALL, ids=lambda t: t.name)
def test_a_control_that_is_off_can_still_be_made_out(tokens: Tokens) -> None:
    assert contrast(tokens.disabled, tokens.window) >= 3.9


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
def test_no_two_open_states_look_alike_to_anybody(tokens: Tokens, deficiency: str) -> None:
    seen = {kind: seen_by(deficiency, ink_of(kind, tokens).mark) for kind in OPEN}
    alike = {
        (one.value, other.value): round(found, 1)
        for one, other in combinations(OPEN, 2)
        if (found := distance(seen[one], seen[other])) < 20
    }
    assert not alike


def test_a_traffic_light_would_not_do() -> None:
    green, red = seen_by("deutan", "#2E7D32"), seen_by("deutan", "#8E1B16")
    assert distance(green, red) < 20 < distance(linear("#2E7D32"), linear("#8E1B16"))


@pytest.mark.parametrize("tokens", ALL, ids=lambda t: t.name)
def test_a_palette_knows_its_look(tokens: Tokens) -> None:
    assert tokens_in(palette_of(tokens)) is tokens


def test_the_look_that_is_chosen_is_worn(theme: Theme, qapp: QApplication) -> None:
    widget = QWidget()
    told = []
    theme.changed.connect(lambda: told.append(theme.tokens.name))
    for look, tokens in ((Look.DARK, DARK), (Look.CONTRAST, CONTRAST), (Look.LIGHT, LIGHT)):
        theme.choose(look)
        assert tokens_of(widget) is tokens
        assert qapp.palette().window().color().name() == tokens.window.lower()
    assert told == ["dark", "contrast", "light"]


def test_a_part_may_keep_its_own_look() -> None:
    outer = QWidget()
    inner = QWidget(outer)
    keep_look(outer, DARK)
    assert tokens_of(inner) is DARK
