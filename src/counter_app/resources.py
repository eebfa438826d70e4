"""Where the files that ship with the program are found: in an installed wheel, in a bundle, or in the checkout."""

from pathlib import Path

_BESIDE_THE_PACKAGE = Path(__file__).parent / "resources"
_IN_THE_CHECKOUT = Path(__file__).parents[2] / "resources"


def resource(name: str) -> Path:
    """Return the path of a shipped file or folder, such as ``catalogue/procedures.csv``.

    Raises FileNotFoundError when this installation does not hold it.
    """
    for root in (_BESIDE_THE_PACKAGE, _IN_THE_CHECKOUT):
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(name)
