"""A look as Qt's own palette, so that what we do not paint ourselves keeps to it too."""

from PySide6.QtGui import QColor, QPalette

from counter_app.ui.theme.tokens import Tokens

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup


def palette_of(tokens: Tokens) -> QPalette:
    """Return the palette of a look; its accent is what ``tokens_of`` recognises it by."""
    palette = QPalette()
    for role, colour in _roles(tokens).items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        palette.setColor(_Group.Disabled, role, QColor(tokens.disabled))
    palette.setColor(_Group.Disabled, _Role.Highlight, QColor(tokens.soft))
    return palette


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: tokens.window,
        _Role.WindowText: tokens.text,
        _Role.Base: tokens.base,
        _Role.AlternateBase: tokens.alt,
        _Role.Text: tokens.text,
        _Role.Button: tokens.base,
        _Role.ButtonText: tokens.text,
        _Role.BrightText: tokens.accent_text,
        _Role.PlaceholderText: tokens.muted,
        _Role.Highlight: tokens.sel,
        _Role.HighlightedText: tokens.sel_text,
        _Role.Accent: tokens.accent,
        _Role.Link: tokens.accent,
        _Role.LinkVisited: tokens.accent,
        _Role.ToolTipBase: tokens.base,
        _Role.ToolTipText: tokens.text,
        _Role.Light: tokens.base,
        _Role.Midlight: tokens.soft,
        _Role.Mid: tokens.line,
        _Role.Dark: tokens.border,
        _Role.Shadow: tokens.border,
    }
