"""The menu behind the person's name: who takes over, and how the window speaks and looks."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from counter_app.config.preferences import TEXT_SIZES
from counter_app.domain.people import Person
from counter_app.services.wording import Language
from counter_app.ui.theme.theme import Look, Theme
from counter_app.ui.widgets.plain import without_mnemonic
from counter_app.ui.words import Words

Prefer = Callable[..., None]
T = TypeVar("T")
_LANGUAGES = {Language.VI: "Tiếng Việt", Language.EN: "English"}


def person_menu(
    parent: QWidget,
    words: Words,
    theme: Theme,
    *,
    staff: Sequence[Person],
    present: Person,
    sit_down: Callable[[Person], None],
    prefer: Prefer,
    about: Callable[[], object],
) -> QMenu:
    """Return the menu; what is chosen about language and looks is kept by ``prefer``."""
    menu = QMenu(parent)
    menu.setAccessibleName(words("frame.people"))
    for person in staff:
        said = words("frame.person_with_title", name=person.name, title=person.title) if person.title else person.name
        action = menu.addAction(without_mnemonic(said))
        action.setCheckable(True)
        action.setChecked(person.login == present.login)
        action.triggered.connect(lambda _=False, person=person: sit_down(person))
    menu.addSeparator()

    def speak(language: Language) -> None:
        words.speak(language)
        prefer(language=language.value)

    def look(chosen: Look) -> None:
        theme.choose(chosen)
        prefer(looks=chosen.value)

    def scale(factor: float) -> None:
        theme.scale(factor)
        prefer(text_size=factor)

    _choice(menu, words("frame.language"), _LANGUAGES, words.language, speak)
    _choice(menu, words("frame.looks"), {one: words(f"frame.look_{one.value}") for one in Look}, theme.look, look)
    sizes = {size: f"{round(size * 100)} %" for size in TEXT_SIZES}
    _choice(menu, words("frame.text_size"), sizes, theme.text_factor, scale)
    menu.addSeparator()
    menu.addAction(without_mnemonic(words("about.title"))).triggered.connect(about)
    return menu


def _choice(menu: QMenu, title: str, options: Mapping[T, str], present: T, choose: Callable[[T], None]) -> None:
    inner = menu.addMenu(title)
    group = QActionGroup(inner)
    for value, words in options.items():
        action = QAction(without_mnemonic(words), inner, checkable=True, checked=value == present)
        action.triggered.connect(lambda _=False, value=value: choose(value))
        group.addAction(action)
        inner.addAction(action)
