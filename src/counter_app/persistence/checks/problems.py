"""A contradiction in what is stored, as a row."""

from counter_app.services.rows import Problem


def problem(invariant: str, code: str, where: object, words: str = "") -> Problem:
    """Return what was found against an invariant, ``where`` in the words of the data, ``words`` as found."""
    return Problem(invariant, code, str(where), words)
