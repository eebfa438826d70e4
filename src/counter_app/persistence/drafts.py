"""Drafts in the database, each seen by its owner alone."""

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from counter_app.persistence.tables import draft as table
from counter_app.services.draft_rows import Draft, DraftRow

_ROW = (table.c.id, table.c.screen, table.c.title, table.c.created_at, table.c.changed_at)


class SqlDrafts:
    """What people have begun, as one transaction sees it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_taken(self, draft: str) -> bool:
        """Say whether anybody has a draft of that name."""
        return self._connection.execute(select(table.c.id).where(table.c.id == draft)).first() is not None

    def find(self, owner: str, draft: str) -> Draft | None:
        """Return a draft, where this person has one of that name."""
        row = self._connection.execute(select(table).where(_is(owner, draft))).first()
        if row is None:
            return None
        shown = DraftRow(row.id, row.screen, row.title, row.created_at, row.changed_at)
        return Draft(shown, row.owner, row.body)

    def of(self, owner: str) -> tuple[DraftRow, ...]:
        """Return a person's drafts, the latest change first."""
        theirs = select(*_ROW).where(table.c.owner == owner).order_by(table.c.changed_at.desc(), table.c.id)
        return tuple(DraftRow(*row) for row in self._connection.execute(theirs))

    def save(self, draft: Draft) -> None:
        """Store a draft, in place of the one of its name where there is one."""
        row = draft.row
        typed = {"screen": row.screen, "title": row.title, "body": draft.body, "changed_at": row.changed_at}
        changed = self._connection.execute(update(table).where(_is(draft.owner, row.id)).values(typed))
        if changed.rowcount == 0:
            first = {"id": row.id, "owner": draft.owner, "created_at": row.created_at}
            self._connection.execute(insert(table).values({**first, **typed}))

    def discard(self, owner: str, draft: str) -> bool:
        """Remove a person's draft; say whether there was one."""
        return self._connection.execute(delete(table).where(_is(owner, draft))).rowcount > 0


def _is(owner: str, draft: str) -> ColumnElement[bool]:
    return (table.c.owner == owner) & (table.c.id == draft)
