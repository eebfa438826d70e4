"""A stored job: the paper's frozen words come back from JSON and give the same print."""

import msgspec
import pytest

from counter_app.domain.errors import Refused
from counter_app.printing import render, render_job
from counter_app.services.papers import AnyPaper
from printing.samples import a_leg, a_log, a_receipt, a_slip, an_accepted_batch, an_explanation

JOBS: dict[str, AnyPaper] = {
    "receipt": a_receipt(owner_name="Nguyễn Văn Hùng"),
    "handover": an_accepted_batch(),
    "single_handover": a_slip(given=(a_leg(),)),
    "daily_log": a_log(),
    "explanation": an_explanation(),
}


@pytest.mark.parametrize("form", JOBS)
def test_a_paper_survives_storage_and_prints_the_same(form: str) -> None:
    stored = msgspec.json.encode(JOBS[form]).decode()
    assert msgspec.json.decode(stored, type=type(JOBS[form])) == JOBS[form]
    assert render_job(form, stored) == render(JOBS[form])


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(Refused, match=r"form\.unknown"):
        render_job("leaflet", "{}")
