"""The code of an administrative procedure, cut down to its national part.

The national list writes ``1.001193``; provinces add themselves behind it, ``1.001193.000.00.00.H03`` or
``1.001193.H03``, and lists put the name in front. The short code is what all of them share.
"""

import re

from counter_app.domain.errors import Refused
from counter_app.domain.names import clean

_CODE = r"([1-9]\.[0-9]{6})(?:(?:\.[0-9]{3}\.[0-9]{2}\.[0-9]{2})?\.[GH][0-9]{2})?"
_ALONE = re.compile(_CODE)
_IN_TEXT = re.compile(rf"(?<![\w.]){_CODE}(?!\w|\.\w)")
_ZEROS_LOST = re.compile(r"[1-9]\.[0-9]{3,5}")


def procedure_code(text: str) -> str:
    """Return the national code in a text that names exactly one, or refuse.

    A spreadsheet that took the code for a number drops its last zeros (``1.00449``): such a code is not guessed, the
    refusal tells the likely one as ``maybe``.
    """
    typed = clean(text).upper()
    together = typed.replace(" ", "").replace(",", ".")
    if found := _ALONE.fullmatch(together):
        return found[1]
    named = {found[1] for found in _IN_TEXT.finditer(typed)}
    if len(named) == 1:
        return named.pop()
    maybe = together.ljust(8, "0") if _ZEROS_LOST.fullmatch(together) else ""
    raise Refused("procedure.code_unreadable", text=text[:60], maybe=maybe)
