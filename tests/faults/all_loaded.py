"""Everything that a child of the fault tests would otherwise load for itself, file by file.

Its calls are counted: the how-manieth file it opens must not depend on what was loaded before.
"""

import pkgutil
from importlib import import_module

import counter_app

LOADED_LATE = ("alembic.command", "alembic.config", "encodings.cp437", "sqlalchemy.dialects.sqlite.pysqlite")
OURS = [
    module.name
    for package in ("config", "devices", "exchange", "persistence", "services")
    for module in pkgutil.walk_packages([f"{counter_app.__path__[0]}/{package}"], f"counter_app.{package}.")
    if ".migrations" not in module.name
]
for name in (*LOADED_LATE, *OURS):
    import_module(name)
