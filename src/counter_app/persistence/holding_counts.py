"""How many unfinished dossiers somebody holds, or lie at a desk."""

from sqlalchemy import Connection, func, or_, select

from counter_app.domain.dossiers.stages import OPEN_STAGES, Stage
from counter_app.persistence.tables import batch, dossier

_OPEN = sorted(stage.value for stage in OPEN_STAGES)
UNFINISHED = [*_OPEN, Stage.SUBMITTED.value, Stage.WITHDRAWN.value, Stage.RESULT_READY.value]
WITH_BATCH = dossier.outerjoin(batch, batch.c.batch == dossier.c.batch)


def held_by(connection: Connection, login: str) -> int:
    """Return how many open dossiers somebody holds."""
    query = select(func.count()).select_from(dossier).where(dossier.c.holder == login, dossier.c.stage.in_(_OPEN))
    return connection.execute(query).scalar_one()


def lying_at(connection: Connection, desk: str) -> int:
    """Return how many unfinished dossiers lie at a desk or are on their way there."""
    there = or_(dossier.c.holder_desk == desk, batch.c.to_desk == desk)
    query = select(func.count()).select_from(WITH_BATCH).where(there, dossier.c.stage.in_(UNFINISHED))
    return connection.execute(query).scalar_one()
