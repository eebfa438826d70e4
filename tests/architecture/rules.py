"""House rules that can be read off the source: each takes a module's tree and returns what breaks the rule, by line."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

MARKUP = {"Paragraph", "XPreformatted"}  # both read what a person typed as markup
SHOWS_MARKUP = {  # Qt's classes that guess at markup in a text, or show it
    "QLabel",
    "QMessageBox",
    "QErrorMessage",
    "QProgressDialog",
    "QInputDialog",
    "QSplashScreen",
    "QToolTip",
    "QWhatsThis",
    "QTextBrowser",
    "QTextEdit",
    "QTextDocument",
    "QStaticText",
    "QGraphicsTextItem",
    "QSystemTrayIcon",
}
TAKES_MARKUP = {
    "setHtml",
    "insertHtml",
    "appendHtml",
    "setMarkdown",
    "insertMarkdown",
    "setTextFormat",
    "setToolTip",
    "setWhatsThis",
    "mightBeRichText",
}
CLOCKS = {
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "sqlalchemy.func.current_timestamp",
    "sqlalchemy.func.now",
    "time.localtime",
    "time.gmtime",
    "time.time",
    "time.time_ns",
}
CHANCE = ("random", "secrets", "uuid", "os.urandom")
SQL_CALLS = {"text", "DDL", "literal_column", "execute", "executemany", "executescript", "exec_driver_sql"}
LONGEST_FILE = 400


@dataclass(frozen=True, slots=True)
class Finding:
    line: int
    what: str


def raw_markup(tree: ast.Module) -> list[Finding]:
    """Text that reportlab would read as markup, made without the helper that escapes it."""
    return [
        Finding(line, name)
        for name, line in _names(tree)
        if name.startswith("reportlab.") and name.rpartition(".")[2] in {*MARKUP, "*"}
    ]


def raw_labels(tree: ast.Module) -> list[Finding]:
    """Text that Qt may read as markup, shown without the helper that keeps it plain."""
    named = [
        Finding(line, name)
        for name, line in _names(tree)
        if name.startswith("PySide6.") and name.rpartition(".")[2] in {*SHOWS_MARKUP, "*"}
    ]
    called = [
        Finding(node.lineno, node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in TAKES_MARKUP
    ]
    return named + called


def clocks(tree: ast.Module) -> list[Finding]:
    """The time of day taken instead of being handed in; called or passed on makes no difference."""
    return [Finding(line, name) for name, line in _names(tree) if name in CLOCKS]


def chance(tree: ast.Module) -> list[Finding]:
    """Anything that gives another answer the next time."""
    return [Finding(line, name) for name, line in _names(tree) if f"{name}.".startswith(tuple(f"{c}." for c in CHANCE))]


def composed_sql(tree: ast.Module) -> list[Finding]:
    """SQL put together from values, which belong in bound parameters."""
    assignments = list(_assignments(tree))
    constants: set[str] = set()
    for name, value, _ in assignments:  # outermost first: a constant may be made of the module's own constants
        if _is_constant(value, constants):
            constants.add(name)
    varying = {name for name, value, _ in assignments if not _is_constant(value, constants)}
    constants -= varying
    composed = {
        name for name, value, grows in assignments if _is_composed(value, constants) or (grows and name in varying)
    }
    return [
        Finding(call.lineno, f"{_called(call)}({ast.unparse(call.args[0])[:60]})")
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and call.args and _called(call) in SQL_CALLS
        if _is_composed(call.args[0], constants) or getattr(call.args[0], "id", None) in composed
    ]


def missing_docstring(tree: ast.Module) -> list[Finding]:
    """A module that does not say what it is about; an empty one has nothing to say."""
    return [Finding(1, "no docstring")] if tree.body and not ast.get_docstring(tree) else []


def too_long(source: str) -> list[Finding]:
    lines = len(source.splitlines())
    return [Finding(lines, f"{lines} lines; at most {LONGEST_FILE}")] if lines > LONGEST_FILE else []


def _names(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every imported name the module brings in or reaches through, spelled from its root package."""
    roots: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                roots[alias.asname or alias.name.partition(".")[0]] = (
                    alias.name if alias.asname else alias.name.partition(".")[0]
                )
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                roots[alias.asname or alias.name] = f"{node.module}.{alias.name}"
                yield f"{node.module}.{alias.name}", node.lineno
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            root, _, rest = ast.unparse(node).partition(".")
            if root in roots:
                yield f"{roots[root]}.{rest}", node.lineno


def _assignments(tree: ast.Module) -> Iterator[tuple[str, ast.expr, bool]]:
    """Every name that is given a value, the value, and whether it is added to what was there."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=targets, value=value):
                yield from ((target.id, value, False) for target in targets if isinstance(target, ast.Name))
            case (
                ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
                | ast.NamedExpr(target=ast.Name(id=name), value=value)
            ):
                yield name, value, False
            case ast.AugAssign(target=ast.Name(id=name), value=value):
                yield name, value, True
            case ast.For(target=target, iter=over) | ast.comprehension(target=target, iter=over):
                yield from ((part.id, _items(over), False) for part in ast.walk(target) if isinstance(part, ast.Name))


def _items(over: ast.expr) -> ast.expr:
    """What a loop runs over, as far as its members can be told from it: a name, or a collection written out."""
    match over:
        case ast.Call(func=ast.Attribute(value=mapping, attr="items" | "keys" | "values"), args=[]):
            return mapping
        case ast.Name() | ast.Tuple() | ast.List() | ast.Set() | ast.Dict():
            return over
    return ast.Name("")


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _is_constant(node: ast.expr, constants: set[str]) -> bool:
    match node:
        case ast.Constant():
            return True
        case ast.Name():
            return node.id in constants
        case ast.JoinedStr():
            return all(_is_constant(part, constants) for part in node.values)
        case ast.FormattedValue():
            return _is_constant(node.value, constants) or _is_whole_number(node)
        case ast.BinOp():
            return _is_constant(node.left, constants) and _is_constant(node.right, constants)
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            return all(_is_constant(part, constants) for part in parts)
        case ast.Dict(keys=keys, values=values):
            return all(key is not None and _is_constant(key, constants) for key in keys) and all(
                _is_constant(value, constants) for value in values
            )
    return False


def _is_whole_number(node: ast.FormattedValue) -> bool:
    """``{value:d}`` can be nothing but digits, and a PRAGMA takes no bound parameter."""
    return node.format_spec is not None and ast.unparse(node.format_spec) == "f'd'"


def _is_composed(node: ast.expr, constants: set[str]) -> bool:
    """Whether a text is built here from something that is not constant."""
    if _is_constant(node, constants):
        return False
    match node:
        case ast.JoinedStr():
            return True
        case ast.BinOp(op=ast.Add() | ast.Mod()):
            return True
        case ast.Call(func=ast.Attribute(attr="format" | "format_map" | "join" | "replace")):
            return True
    return False
