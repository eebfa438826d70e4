"""The code of a procedure, however it reaches the counter: bare, or with a province's suffix behind it."""

import re

from counter_app.domain.errors import Refused

_SHAPE = re.compile(r"(?P<bare>[1-9]\.\d{6})(\.(\d{3}\.\d{2}\.\d{2}\.)?[GH]\d{2})?", re.ASCII)


def bare_code(text: str) -> str:
    """Return the national code, ``1.001193`` for ``1.001193.000.00.00.H03`` and for ``1.001193.H03``."""
    shape = _SHAPE.fullmatch(text.strip().upper())
    if shape is None:
        raise Refused("procedure.code_unreadable", text=text[:60])
    return shape["bare"]
