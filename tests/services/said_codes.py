"""Which messages the program can utter, read off its source: code, given parameters and place of each."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "src" / "counter_app"

ERRORS = {"Refused", "Unavailable", "Forbidden", "Damaged", "Misused"}
WARNINGS = {"Warn", "CardWarning"}
CARD_PARAMS = frozenset({"about", "found", "expected"})
PROBLEM_PARAMS = frozenset({"where", "words"})
SAID = {"must_say": (1, frozenset()), "problem": (1, PROBLEM_PARAMS), "Problem": (1, PROBLEM_PARAMS), "say": (0, None)}
"""Functions that are handed a code: at which place it stands, and the parameters they give. None: a dict behind it."""

UNNAMED = {"domain/dossiers/rules/guards.py", "persistence/faults.py"}  # here the code is a variable, named elsewhere

# the codes that are put together, and what can stand in the gap
GAPS = {
    "fee.*_missing": ("pages", "copies", "cases"),
    "fee.*_too_few": ("pages", "copies", "cases"),
}


@dataclass(frozen=True, slots=True)
class Site:
    """One place that utters a message. ``params`` are the names a sentence may use."""

    code: str
    params: frozenset[str]
    where: str


class Unreadable(AssertionError):
    """A code that cannot be read off the source."""


def sites() -> list[Site]:
    """Return every place of the package that utters a message."""
    return [site for path in sorted(PACKAGE.rglob("*.py")) for site in sites_in(path.read_text("utf-8"), _name(path))]


def sites_in(source: str, name: str) -> Iterator[Site]:
    """Yield the places of one module."""
    tree = ast.parse(source)
    choices = _choices(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _of_call(node, name, choices)
        elif isinstance(node, ast.Tuple):
            yield from _of_table(node, name)


def _of_call(call: ast.Call, name: str, choices: dict[str, list[str]]) -> Iterator[Site]:
    called = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    where = f"{name}:{call.lineno}"
    if called in ERRORS | WARNINGS:
        for code in _codes(call.args[0], choices, name, where):
            yield Site(code, _params(call, called), where)
    elif called in SAID and len(call.args) > SAID[called][0]:
        place, given = SAID[called]
        code = call.args[place]
        if isinstance(code, ast.Constant) and isinstance(code.value, str):
            params = given if given is not None else frozenset().union(*map(_keys, call.args[place + 2 :]))
            yield Site(code.value, params, where)


def _of_table(pair: ast.Tuple, name: str) -> Iterator[Site]:
    """Yield what a table such as ``{5: (Unavailable, "database.busy")}`` holds."""
    match pair.elts:
        case [ast.Name(id=kind), ast.Constant(value=str(code))] if kind in ERRORS:
            yield Site(code, frozenset(), f"{name}:{pair.lineno}")


def _codes(node: ast.expr, choices: dict[str, list[str]], name: str, where: str) -> list[str]:
    match node:
        case ast.Constant(value=str(code)):
            return [code]
        case ast.IfExp(body=ast.Constant(value=str(one)), orelse=ast.Constant(value=str(other))):
            return [one, other]
        case ast.Name(id=variable) if variable in choices:
            return choices[variable]
        case ast.Name() if name in UNNAMED:
            return []
        case ast.JoinedStr(values=parts):
            pattern = "".join(part.value if isinstance(part, ast.Constant) else "*" for part in parts)
            if pattern in GAPS:
                return [pattern.replace("*", word) for word in GAPS[pattern]]
    raise Unreadable(f"{where}: {ast.unparse(node)}")


def _choices(tree: ast.Module) -> dict[str, list[str]]:
    """Return the variables that hold one of two codes, such as ``code = "a.b" if full else "c.d"``."""
    found: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=variable)], value=ast.IfExp(body=one, orelse=other)):
                match one, other:
                    case ast.Constant(value=str(first)), ast.Constant(value=str(second)):
                        found[variable] = [first, second]
    return found


def _params(call: ast.Call, called: str) -> frozenset[str]:
    if called == "CardWarning":
        return CARD_PARAMS
    if called == "Warn":
        return _keys(call.args[1]) if len(call.args) > 1 else frozenset()
    return frozenset(keyword.arg or "**" for keyword in call.keywords)


def _keys(node: ast.expr) -> frozenset[str]:
    match node:
        case ast.Dict(keys=keys):
            return frozenset(key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str))
    return frozenset({"**"})


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()
