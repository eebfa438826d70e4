"""I3: the numbers of each series are 1 to its counter's value, each once; void ones stand for themselves."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from sqlalchemy import Connection, select

from counter_app.domain.dossiers.events import Event, Received
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.moments import ward_date
from counter_app.domain.numbering import series
from counter_app.domain.numbering.barcode import BarcodeKind
from counter_app.persistence.checks.problems import problem
from counter_app.persistence.tables import batch, counter, void_number
from counter_app.services.rows import Problem

_CODE = re.compile(r"(?P<series>.*)-(?P<sequence>\d+)")
_CHECKED = ("barcode:", "register:", "dossier_code:", "internal_code:")
_LONGEST_VOID = 1_000_000  # nobody skips more; what lies beyond counts as missing instead of filling the memory


class RunningNumbers:
    """Codes, register lines and barcodes."""

    def __init__(self, connection: Connection) -> None:
        self._taken: dict[str, list[int]] = defaultdict(list)
        self._counters = {row.series: row.value for row in connection.execute(select(counter))}
        for name, number in voided(connection):
            self._taken[name].append(number)
        for running in connection.execute(select(batch.c.running)).scalars():
            self._note(series.barcodes(BarcodeKind.HANDOVER), running)

    def _note(self, key: series.SeriesKey, number: int) -> None:
        self._taken[str(key)].append(number)

    def see(self, now: Dossier, journal: Sequence[Event]) -> Iterator[Problem]:
        self._note(series.barcodes(BarcodeKind.DOSSIER), now.number)
        for one in journal:
            if not isinstance(one.payload, Received):
                continue
            code, place = one.payload.code, one.payload.register
            self._note(series.register(place.volume.partition("/")[0], place.year), place.number)
            parts = _CODE.fullmatch(code.text)
            if parts and code.issuer == "unit":
                prefix = parts["series"].rpartition("-")[0]
                self._note(series.dossier_codes(prefix, ward_date(one.happened_at)), int(parts["sequence"]))
            if parts and code.issuer == "internal":
                self._note(series.internal_codes(int(parts["series"].partition("-")[2])), int(parts["sequence"]))
        yield from ()

    def close(self) -> Iterator[Problem]:
        for name in sorted({*self._counters, *self._taken}):
            if name.startswith(_CHECKED):
                yield from out_of_order(name, self._taken.get(name, ()), [self._counters.get(name, 0)])


def voided(connection: Connection) -> Iterator[tuple[str, int]]:
    """Yield the numbers that were passed over, with their series."""
    for void in connection.execute(select(void_number)):
        for number in range(void.first_number, min(void.last_number, void.first_number + _LONGEST_VOID) + 1):
            yield void.series, number


def out_of_order(name: str, taken: Iterable[int], values: Sequence[int]) -> Iterator[Problem]:
    """Tell of a series whose numbers are not 1 to its value, each once; of several values, where each began at 1."""
    found = sorted(taken)
    if sum(values) != len(found) or found != sorted(number for value in values for number in range(1, value + 1)):
        yield problem("I3", "numbers.not_in_order", name, _gaps(found, max(values, default=0)))


def _gaps(found: list[int], value: int) -> str:
    known = set(found)
    missing = list(islice((number for number in range(1, value + 1) if number not in known), 5))
    twice = sorted({one for one, following in pairwise(found) if one == following})[:5]
    beyond = [number for number in found if number > value][:5]
    return f"missing {missing}, twice {twice}, beyond {beyond}"
