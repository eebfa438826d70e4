"""The lines of a form as its data words them: labels in the form's order, filled with values by name."""

from collections.abc import Callable, Iterable, Mapping

from counter_app.printing.fields import Field, FieldStyle, field_pieces, framed_field
from counter_app.printing.flow import Piece
from counter_app.printing.words import FormLine, Part


def form_lines(
    lines: Iterable[FormLine],
    values: Mapping[str, str],
    style: FieldStyle,
    papers: Callable[[str], list[Piece]] | None,
) -> list[Piece]:
    """Set the lines that apply; ``papers`` sets the table of papers under its label, None where there are no papers."""
    pieces: list[Piece] = []
    for line in lines:
        if _applies(line, values):
            pieces.extend(_line(line, values, style, papers))
    return pieces


def _applies(line: FormLine, values: Mapping[str, str]) -> bool:
    if line.if_filled and not values[line.if_filled]:
        return False
    return not (line.if_empty and values[line.if_empty])


def _line(
    line: FormLine, values: Mapping[str, str], style: FieldStyle, papers: Callable[[str], list[Piece]] | None
) -> list[Piece]:
    fields = [_field(part, values) for part in line.parts]
    match line.kind:
        case "due":
            return [framed_field(fields[0].label, fields[0].value, style)]
        case "papers" if papers:
            return papers(fields[0].label)
        case _:
            return field_pieces(fields, style)


def _field(part: Part, values: Mapping[str, str]) -> Field:
    filled = ", ".join(values[name] for name in part.values if values[name])
    label = part.label.replace("{id_label}", values.get("id_label", ""))
    return Field(label, filled, part.at, part.strong)
