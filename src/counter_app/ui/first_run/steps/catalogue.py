"""Page 6: what the catalogue that comes along holds, field by field; it can be exchanged for the ward's own later."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from counter_app.services.starter_catalogue import StarterCatalogue, starter_catalogue
from counter_app.ui.first_run.step import Step, Tools
from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.theme.type import px
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.table import Table


@dataclass(frozen=True, slots=True)
class FieldCount:
    """A field and how many procedures it holds."""

    name: str
    procedures: int


class CatalogueStep(Step):
    """Nothing is to be decided here but to go on."""

    name = "catalogue"
    may_skip = True

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._counts: tuple[FieldCount, ...] = ()
        columns = (
            Column[FieldCount](title="first_run.column_field", text=lambda row: row.name),
            Column[FieldCount](
                title="first_run.column_procedures",
                text=lambda row: str(row.procedures),
                cell=Cell.STRONG,
                width=140,
                right=True,
            ),
        )
        self.model = RowModel[FieldCount](columns, tools.words, key=lambda row: row.name, parent=self)
        self.table = Table(self.model, "")
        self.table.setMinimumHeight(px(200))
        self.table.setMaximumWidth(px(720))
        self._banner = Banner(Weight.WARN, "")
        self.table.opened.connect(lambda _: self.leave())
        self.column.addWidget(self._banner)
        self.column.addWidget(self.table, 1)

    def enter(self) -> None:
        if not self._counts:
            self.tools.background.run(starter_catalogue, self._read)

    def retranslate(self) -> None:
        super().retranslate()
        self.table.setAccessibleName(self.words("first_run.fields"))
        self._banner.say(Weight.WARN, self.words("first_run.to_be_checked"))

    def title_params(self) -> dict[str, object]:
        return {"procedures": sum(row.procedures for row in self._counts), "fields": len(self._counts)}

    def summary(self) -> str:
        return self.words("first_run.procedures", n=self.title_params()["procedures"]) if self._counts else ""

    def first_focus(self) -> QWidget:
        return self.table

    def _read(self, catalogue: StarterCatalogue) -> None:
        held = Counter(one.field_name for one in catalogue.procedures)
        self._counts = tuple(FieldCount(name, number) for name, number in sorted(held.items(), key=_largest))
        self.model.set_rows(self._counts)
        self.retranslate()
        self.changed.emit()


def _largest(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
