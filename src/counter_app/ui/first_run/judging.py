"""What is to be said of a folder somebody chose: whether the data, or their back-ups, may lie there."""

from dataclasses import dataclass
from pathlib import Path

from counter_app.domain.errors import Refused
from counter_app.services.places import FolderLook
from counter_app.services.standing import SCARCE
from counter_app.ui.widgets.banner import Weight
from counter_app.ui.words import Words

_GIGABYTE = 1000 * 1000 * 1000


@dataclass(frozen=True, slots=True)
class Verdict:
    """``stops``: one cannot go on with it. ``opens`` are data that are there, ``instead`` a folder that would do."""

    weight: Weight
    words: str
    stops: bool = False
    action: str = ""
    opens: Path | None = None
    instead: Path | None = None


def of_data_folder(text: str, look: FolderLook | None, own: Path, words: Words) -> Verdict:
    """Judge where the data are to be; ``own`` is the account's own folder, offered where another cannot be written."""
    if look is None:
        return _stop(words(f"first_run.{'not_whole' if text else 'needed'}"))
    folder = Path(text)
    if look.holds_data:
        return Verdict(Weight.WARN, words("first_run.holds_data"), True, words("first_run.open"), opens=folder)
    try:
        look.place.must_hold_a_database()
    except Refused as error:
        return _stop(words.say(error))
    if not look.writable:
        instead = own if folder != own else None
        action = words("first_run.use_own") if instead else ""
        return Verdict(Weight.ERR, words("first_run.not_writable"), True, action, instead=instead)
    said = [words.say(notice) for notice in look.place.notices()]
    if look.free is not None and look.free < SCARCE:
        said.append(words("first_run.scarce"))
    return Verdict(Weight.WARN if said else Weight.OK, " ".join([_room(look, words), *said]))


def of_backup_place(text: str, look: FolderLook | None, data: FolderLook | None, words: Words) -> Verdict:
    """Judge the second place: another disk is the point of it."""
    if not text:
        return Verdict(Weight.INFO, words("first_run.no_backup_place"))
    if look is None:
        return _stop(words("first_run.not_whole"))
    if not look.exists:
        return _stop(words("first_run.backup_missing"))
    if data is not None and Path(look.place.folder).is_relative_to(Path(data.place.folder)):
        return _stop(words("first_run.backup_inside"))
    if not look.writable:
        return _stop(words("first_run.not_writable"))
    if data is not None and look.disk == data.disk:
        return Verdict(Weight.WARN, words("first_run.backup_same_disk"))
    return Verdict(Weight.OK, _room(look, words))


def _stop(said: str) -> Verdict:
    return Verdict(Weight.ERR, said, True)


def _room(look: FolderLook, words: Words) -> str:
    if look.free is None:
        return words("first_run.fits")
    return words("first_run.room", free=f"{look.free / _GIGABYTE:.1f}".replace(".", words("first_run.comma")))
