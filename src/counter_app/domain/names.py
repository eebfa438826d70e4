"""Words as people write them: cleaned at the door, folded for searching, keyed for Vietnamese sorting.

Three forms of one text, each computed once and stored beside it:

* the *clean* text, shown and printed: NFC, otherwise letter for letter what was typed, markup and quotes included;
* the *search form*: small letters without marks, so that "Hoà", "hòa" and their decomposed twins are one word;
* the *sort key*: ASCII, to be compared byte by byte (SQLite BINARY, PostgreSQL ``COLLATE "C"``).
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from unicodedata import category, normalize

from counter_app.domain.errors import Refused

LONGEST_NAME = 200

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\ud800-\udfff]")  # C0 controls but white space; lone surrogates
_LINE_END = re.compile("\r\n?|[\n\v\f\u0085\u2028\u2029]")
_MARKS = re.compile(r"[^\w\s']")  # in a folded text, where nothing else is left that is no letter or digit
_INVISIBLE = frozenset({"Cc", "Cf", "Me", "Mn", "Zs"})

_APOSTROPHES = str.maketrans(dict.fromkeys("`´ʹʻʼʽˊˋ‘’‛′‵＇ꞌ", "'"))
_LOOK_LIKE_D_BAR = str.maketrans({"ð": "đ", "ɖ": "đ"})  # Ð and Ɖ are typed for Đ, and look the same on paper

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}  # huyền, hỏi, ngã, sắc, nặng
_LATER_LETTERS = {"ă": "a~", "â": "a~~", "đ": "d~", "ê": "e~", "ô": "o~", "ơ": "o~~", "ư": "u~"}  # "~" sorts after "z"

_SMALL_LETTERS = "".join(
    letter
    for vowel in "aăâeêioôơuưy"
    for letter in (normalize("NFC", vowel + tone) for tone in ("", *_TONES))
    if not letter.isascii()
)
VIETNAMESE_LETTERS = f"{_SMALL_LETTERS}đ{_SMALL_LETTERS.upper()}Đ"
"""The 134 letters beyond ASCII, 67 small ones and their capitals: what every face we print with must draw."""


def clean(text: str) -> str:
    """Return a one-line text as it is kept: NFC, trimmed, each run of white space (line ends too) one space.

    Only what no paper can show is dropped: C0 controls and lone surrogates. Markup, quotes, direction marks and
    zero-width characters stay, since whoever shows the text must show it literally anyway.
    """
    return " ".join(normalize("NFC", _UNPRINTABLE.sub("", text)).split())


def clean_lines(text: str) -> str:
    """Return a text of several lines, each cleaned; empty lines stay between others, not at the ends."""
    return "\n".join(clean(line) for line in _LINE_END.split(text)).strip("\n")


def person_name(text: str) -> str:
    """Return the cleaned name of a person or an organisation, or refuse one that is empty or endless.

    Refuses nothing else: a name is what its bearer's papers say.
    """
    name = clean(text)
    if all(category(char) in _INVISIBLE for char in name):
        raise Refused("name.empty")
    if len(name) > LONGEST_NAME:
        raise Refused("name.too_long", found=len(name), limit=LONGEST_NAME)
    return name


def search_form(text: str) -> str:
    """Return the words to be stored for searching: small, without marks, đ as d, punctuation as a space.

    A word with an apostrophe is stored apart and joined: "Đắk R'Lấp" becomes "dak r lap rlap", so that "dak rlap" and
    "dak r lap" both find it, word by word. Applying it twice changes nothing.
    """
    return " ".join(spelling for parts in _search_words(text) for spelling in _spellings(parts))


def search_tokens(text: str) -> tuple[str, ...]:
    """Return the distinct words of a question: each is to begin some word of the stored search form.

    Asked with an apostrophe the word counts as its parts, which finds the spelling with a space too.
    """
    return tuple(dict.fromkeys(part for parts in _search_words(text) for part in parts))


def sort_key(name: str) -> str:
    """Return the place of a person in a Vietnamese list: by given name (the last word), then surname and middle."""
    *before, given = collation_key(name).split(" ")
    return " ".join((given, *before))


def collation_key(text: str) -> str:
    """Return the place of a text in Vietnamese order, read from left to right (titles, organisations).

    Syllable by syllable, as dictionaries do: its letters (a ă â b c d đ e ê …), then its tone (ngang, huyền, hỏi, ngã,
    sắc, nặng). Capitals and apostrophes do not count; letters of other scripts come after z.
    """
    return " ".join(_syllable_key(word) for word in _folded(text).replace("'", "").split())


def _folded(text: str) -> str:
    """Return small decomposed letters and digits with their marks; "'" for every apostrophe, a space for the rest."""
    # "´" would decompose into a space and a mark, others turn into apostrophes only by decomposing: translate twice
    typed = _UNPRINTABLE.sub("", text).translate(_APOSTROPHES)
    apart = normalize("NFKD", normalize("NFKD", typed).casefold())
    return "".join(map(_letter_or_space, apart.translate(_APOSTROPHES).translate(_LOOK_LIKE_D_BAR)))


@cache
def _letter_or_space(char: str) -> str:
    kind = category(char)
    if kind[0] in "LNM" or char == "'":
        return char
    return "" if kind == "Cf" else " "


def _search_words(text: str) -> Iterator[list[str]]:
    """Yield each word as its parts between apostrophes."""
    plain = _MARKS.sub("", _folded(text)).replace("đ", "d")
    return ([part for part in word.split("'") if part] for word in plain.split())


def _spellings(parts: list[str]) -> list[str]:
    return [*parts, "".join(parts)] if len(parts) > 1 else parts


@lru_cache(maxsize=4096)  # a ward's names are made of a few hundred syllables
def _syllable_key(word: str) -> str:
    letters = normalize("NFC", "".join(char for char in word if char not in _TONES))
    tones = "".join(_TONES.get(char, "") for char in word) or "0"  # ngang has no mark
    return f"{''.join(map(_letter_key, letters))}.{tones}"  # " " and "." sort before digits and letters


def _letter_key(letter: str) -> str:
    if letter in _LATER_LETTERS:
        return _LATER_LETTERS[letter]
    base = normalize("NFD", letter)[0]
    if base.isascii():
        return base
    return "" if category(base)[0] == "M" else f"}}{ord(base):06x}"  # "}" sorts after "z" and before "~"
