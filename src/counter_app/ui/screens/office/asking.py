"""The small forms of the office's pages: what is asked, what follows, and one key that does it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from counter_app.ui.dialogs.act_dialog import Do, ask
from counter_app.ui.dialogs.act_fields import ActForm, Line
from counter_app.ui.screens.office.page import Page

T = TypeVar("T")


def ask_on(
    page: Page,
    name: str,
    lines: Sequence[Line],
    do: Do[T],
    then: Callable[[T], object],
    *,
    about: str = "",
    danger: bool = False,
) -> None:
    """Show the form of an act; its words are ``office.<name>``, ``…_do`` and, where something follows, ``…_follows``.

    Nothing here is recorded late or for somebody else: these are acts of whoever manages.
    """
    words = page.room.words
    follows = words(f"office.{name}_follows")
    form = ActForm(
        title=words(f"office.{name}"),
        act=words(f"office.{name}_do"),
        about=about,
        consequence="" if follows.startswith("office.") else follows,
        lines=lines,
        danger=danger,
    )
    ask(page.room, form, do, then=then, late=False, parent=page.window())
