"""Print jobs, idempotency keys and open tasks in the database."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from counter_app.domain.errors import Refused
from counter_app.persistence.tables import idempotency_key, print_job, task
from counter_app.services.ports import Answered
from counter_app.services.rows import JobRow

_JOB = [print_job.c[name] for name in JobRow.__slots__]
_ADD_JOB = insert(print_job).returning(print_job.c.job)
_FIND_KEY = select(idempotency_key.c.request_digest, idempotency_key.c.answer).where(
    idempotency_key.c.command == bindparam("command"), idempotency_key.c.key == bindparam("key")
)
_ADD_KEY = insert(idempotency_key)


class SqlJobs:
    """The print queue as one transaction sees it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, job: JobRow, data: str) -> JobRow:
        """Store a job in the same transaction; its number is given here."""
        values = {column.name: getattr(job, column.name) for column in _JOB if column.name != "job"}
        return replace(job, job=self._connection.execute(_ADD_JOB, {**values, "data": data}).scalar_one())

    def get(self, job: int) -> JobRow:
        """Return a job; Refused when there is none."""
        row = self._connection.execute(select(*_JOB).where(print_job.c.job == job)).first()
        if row is None:
            raise Refused("job.unknown", job=job)
        return JobRow(**row._mapping)

    def unrendered(self, lately: int | None) -> tuple[JobRow, ...]:
        """Return the jobs that have no file yet, oldest first: of the last so many alone, or of all the years."""
        rows = select(*_JOB).where(print_job.c.file == "").order_by(print_job.c.job)
        if lately is not None:
            last = select(func.max(print_job.c.job)).scalar_subquery()
            rows = rows.where(print_job.c.job > last - lately)
        return tuple(JobRow(*row) for row in self._connection.execute(rows))

    def of_dossier(self, number: int) -> tuple[JobRow, ...]:
        """Return the jobs of one dossier, oldest first."""
        rows = select(*_JOB).where(print_job.c.number == number).order_by(print_job.c.job)
        return tuple(JobRow(**row._mapping) for row in self._connection.execute(rows))

    def newest(self, limit: int) -> tuple[JobRow, ...]:
        """Return the newest jobs, newest first."""
        rows = select(*_JOB).order_by(print_job.c.job.desc()).limit(limit)
        return tuple(JobRow(**row._mapping) for row in self._connection.execute(rows))

    def count(self, number: int, form: str) -> int:
        """Return how often a form was ordered for a dossier."""
        of_it = (print_job.c.number == number) & (print_job.c.form == form)
        return int(self._connection.execute(select(func.count()).where(of_it)).scalar_one())

    def rendered_files(self) -> list[tuple[int, str, str]]:
        """Return number, file and SHA-256 of each job that was drawn."""
        drawn = select(print_job.c.job, print_job.c.file, print_job.c.sha256).where(print_job.c.file != "")
        return [(row.job, row.file, row.sha256) for row in self._connection.execute(drawn.order_by(print_job.c.job))]

    def numbers(self) -> set[int]:
        """Return the numbers of all jobs."""
        return set(self._connection.execute(select(print_job.c.job)).scalars())

    def reprints(self, job: int) -> int:
        """Return how often a job was printed again."""
        count = select(func.count()).where(print_job.c.reprint_of == job)
        return int(self._connection.execute(count).scalar_one())

    def data(self, job: int) -> str:
        """Return the frozen words of the paper, as JSON."""
        return str(self._connection.execute(select(print_job.c.data).where(print_job.c.job == job)).scalar_one())

    def rendered(self, job: int, file: str, sha256: str, at: datetime) -> None:
        """Note the file that came of it."""
        change = update(print_job).where(print_job.c.job == job)
        self._connection.execute(change.values(file=file, sha256=sha256, rendered_at=at))


class SqlKeys:
    """The answers given under keys."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, command: str, key: str) -> Answered | None:
        """Return what was answered under the key."""
        row = self._connection.execute(_FIND_KEY, {"command": command, "key": key}).first()
        return Answered(row.request_digest, row.answer) if row else None

    def add(self, command: str, key: str, answered: Answered, at: datetime) -> None:
        """Keep the answer in the same transaction."""
        row = {"command": command, "key": key, "request_digest": answered.request_digest, "answer": answered.answer}
        self._connection.execute(_ADD_KEY, {**row, "at": at})


class SqlTasks:
    """What somebody must look at later."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, kind: str, number: int, words: str, at: datetime) -> None:
        """Open a task about a dossier."""
        self._connection.execute(insert(task).values(kind=kind, number=number, words=words, opened_at=at))
