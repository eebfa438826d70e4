"""The one small sheet: what neither the palette nor our own painting reaches. No widget brings a sheet of its own."""

from counter_app.ui.theme.tokens import Tokens
from counter_app.ui.theme.type import Type, font, px


def stylesheet(tokens: Tokens) -> str:
    """Return the sheet of a look at the reader's text size."""
    t = tokens
    return f"""
QLineEdit, QPlainTextEdit, QComboBox {{
  background: {t.base}; color: {t.text}; border: 1px solid {t.border}; border-radius: 4px; padding: 0 8px;
  {_font(Type.BODY)} placeholder-text-color: {t.muted};
  selection-background-color: {t.sel}; selection-color: {t.sel_text};
}}
QPlainTextEdit {{ padding: 4px 6px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{
  background: {t.window}; color: {t.disabled}; border-color: {t.line};
}}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {t.window}; }}
*[state="warning"] {{ border-color: {t.warn.mark}; }}
*[state="error"] {{ border-color: {t.err.mark}; }}
QComboBox QLineEdit {{ border: none; padding: 0; background: transparent; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView, QListView#completions {{
  background: {t.base}; color: {t.text}; border: 1px solid {t.border}; outline: 0;
}}
QComboBox QAbstractItemView::item, QListView#completions::item {{ min-height: {px(28)}px; padding: 0 8px; }}
QComboBox QAbstractItemView::item:selected, QListView#completions::item:selected {{
  background: {t.sel}; color: {t.sel_text};
}}
QListView#people {{ outline: 0; }}
QListView#people::item {{ padding: 0 12px; color: {t.text}; }}
QListView#people::item:selected {{ background: {t.sel}; color: {t.sel_text}; }}
QAbstractItemView {{ border: none; background: {t.base}; }}
QListView#places {{ background: {t.window}; }}
QHeaderView {{ background: {t.alt}; border: none; }}
QHeaderView::section {{ background: {t.alt}; border: none; }}
QScrollArea {{ border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {t.btn}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:hover {{ background: {t.border}; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{ background: {t.base}; color: {t.text}; border: 1px solid {t.border}; padding: 4px 6px; }}
QMenu {{ background: {t.base}; color: {t.text}; border: 1px solid {t.border}; padding: 4px; {_font(Type.BODY)} }}
QMenu::item {{ padding: {px(6)}px 20px {px(6)}px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.sel}; color: {t.sel_text}; }}
QMenu::item:disabled {{ color: {t.disabled}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QSplitter::handle {{ background: {t.line}; }}
"""


def _font(type_: Type) -> str:
    made = font(type_)
    return f"font-size: {made.pixelSize()}px; font-weight: {int(made.weight())};"
