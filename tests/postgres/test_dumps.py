"""A dump by PostgreSQL's own means brings all back: the register, the log with its anchors, rights and guards."""

from pathlib import Path

import pytest
from psycopg import errors

from builders import MORNING, SettableClock, Ward
from counter_app.bootstrap import desks_over
from counter_app.persistence.opening import open_store
from faults.workload import a_day
from servers import Server, ServerWard

pytestmark = pytest.mark.postgres


def test_a_restored_dump_tells_the_same_story_and_goes_on(server: Server, ward: ServerWard) -> None:
    a_day("lane", 1, 40, lambda deed: deed.carry_out(ward.desks))
    head = ward.desks.upkeep.audit_head(ward.actor("quan"))
    before = ward.desks.upkeep.verify(ward.actor("quan"))
    dump = Path(server.home) / "ward.dump"
    server.run("pg_dump", "-h", server.home, "-U", "postgres", "-Fc", "-f", dump, ward.database_name)
    with server.database("template0") as name:
        server.run("pg_restore", "-h", server.home, "-U", "postgres", "-d", name, "--exit-on-error", dump)
        store = open_store(ward.folder, server.url(name))
        clock = SettableClock(MORNING)
        restored = Ward(ward.folder, store, desks_over(store, ward.folder, clock, demo=True), clock)
        try:
            after = restored.desks.upkeep.verify(restored.actor("quan"), (f"{head.count}:{head.head}",))
            assert after == before
            assert restored.receive().number == before.dossiers + 1
            with pytest.raises(errors.RaiseException, match="never changed"):
                server.execute("UPDATE audit SET who = 'khac'", database=name)
        finally:
            store.engine.dispose()
