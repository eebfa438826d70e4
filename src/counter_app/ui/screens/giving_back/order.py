"""What F9 does at the desks: the money first, then the result."""

from collections.abc import Callable
from dataclasses import dataclass

from counter_app.services.acting import Actor
from counter_app.services.desks import Desks
from counter_app.services.rows import Done
from counter_app.ui.screens.giving_back.handing import Handing


@dataclass(frozen=True, slots=True)
class Given:
    """How it went: the money that was taken, and the dossier as it now stands."""

    collected: int
    done: Done


def order(handing: Handing) -> Callable[[Desks, Actor], Given]:
    """Return the act as it stands now. Money that is taken is recorded first: it stays so if the rest is refused."""
    row, receiver = handing.card.row, handing.receiver()
    code, amount, book, version = row.handle, handing.to_collect, handing.book, row.version

    def work(desks: Desks, actor: Actor) -> Given:
        if amount:
            desks.returning.collect_fee(actor, code, amount, book)
        expected = version + 1 if amount else version
        return Given(amount, desks.returning.give_back(actor, code, receiver, expected=expected))

    return work
