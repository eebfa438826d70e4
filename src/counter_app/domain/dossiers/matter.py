"""What somebody brings to the counter, before and after it is accepted."""

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.dossiers.parties import Party
from counter_app.domain.dossiers.values import ProcedureRef
from counter_app.domain.procedures.channels import Channel
from counter_app.domain.procedures.papers import DossierPaper


@dataclass(frozen=True, slots=True)
class Matter:
    """What somebody brings to the counter: who, which procedure, which papers, by which way."""

    parties: tuple[Party, ...]
    procedure: ProcedureRef
    papers: tuple[DossierPaper, ...]
    channel: Channel = Channel.COUNTER
    subject: str = ""
    sets: int = 1
    return_method: str = "counter"
    return_place: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    submitted_at: datetime | None = None
    competent: str = ""  # another agency that decides: taken in for it, không phụ thuộc địa giới
