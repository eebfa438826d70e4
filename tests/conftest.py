"""What every test lives under: no warning goes unheard, and properties are tried the same way everywhere."""

import logging
from collections.abc import Iterator

import hypothesis
import pytest

hypothesis.settings.register_profile("ci", deadline=None, derandomize=False, print_blob=True)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=5_000, stateful_step_count=100)
hypothesis.settings.load_profile("ci")  # --hypothesis-profile=thorough wins over it


class Ears(logging.Handler):
    """Keeps what was logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record)


@pytest.fixture(autouse=True)
def no_unannounced_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless ``@pytest.mark.logs("the.logger")`` announced it."""
    announced = [name for mark in request.node.iter_markers("logs") for name in mark.args]
    ears = Ears()
    logging.getLogger().addHandler(ears)
    yield
    logging.getLogger().removeHandler(ears)
    surprises = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for record in ears.heard
        if not any(f"{record.name}.".startswith(f"{name}.") for name in announced)
    ]
    if surprises:
        pytest.fail("logged without being announced:\n" + "\n".join(surprises), pytrace=False)
