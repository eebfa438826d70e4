"""What a folder lies on, asked of the system: mounts and removable disks on Linux, kinds of drive on Windows.

Synchronised folders are told by the names and marks that the synchronisers are known by. Everything the system says is
handed in as a ``Reading``, so that each kind of place can be tried on any machine.
"""

import ctypes
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from counter_app.services.places import Place, PlaceKind

_NETWORK = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "smb2",
        "9p",
        "afs",
        "ceph",
        "davfs",
        "ncpfs",
        "coda",
        "lustre",
        "ocfs2",
        "gfs2",
        "beegfs",
        "vboxsf",
        "vmhgfs",
        "prl_fs",
        "virtiofs",
        "fuse.sshfs",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.curlftpfs",
        "fuse.smbnetfs",
        "fuse.vmhgfs-fuse",
        "fuse.s3fs",
        "fuse.ceph",
        "fuse.nfs",
        "fuse.rclone",
    }
)
_NETWORK_ON_MAC = frozenset({"smbfs", "nfs", "afpfs", "webdav"})

_SYNCHRONISERS = (
    (re.compile(r"onedrive( - .*)?|onedrivetemp"), "OneDrive"),
    (re.compile(r"dropbox( \(.*\))?"), "Dropbox"),
    (re.compile(r"google ?drive|my drive|drive của tôi|googledrive-.*|drivefs"), "Google Drive"),
    (re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs"), "iCloud"),
    (re.compile(r"zalo( received files)?|zalopc|zalodownloads"), "Zalo"),
    (re.compile(r"nextcloud|owncloud|mega|megasync|pcloud ?drive|box|box sync"), ""),
    (re.compile(r"cloudstorage"), ""),
)
"""Names of folders, small letters, and whose they are; without a name of their own, the folder's is told."""

_MARKS = {".dropbox": "Dropbox", ".dropbox.cache": "Dropbox", ".stfolder": "Syncthing", ".owncloudsync.log": "ownCloud"}
_VARIABLES = {"OneDrive": "OneDrive", "OneDriveCommercial": "OneDrive", "OneDriveConsumer": "OneDrive"}

_REMOVABLE, _REMOTE = 2, 4  # of GetDriveTypeW


@dataclass(frozen=True, slots=True)
class Reading:
    """What the system says: its name, its mounts, its variables, and how to ask it of a drive, a disk and a file.

    ``removable`` is asked of a Linux device, ``8:1``; ``drive_type`` of a Windows root, ``E:\\``.
    """

    system: str
    mounts: str
    variables: Mapping[str, str]
    removable: Callable[[str], bool]
    drive_type: Callable[[str], int]
    exists: Callable[[str], bool]


def place_of(folder: Path | str, said: Reading | None = None) -> Place:
    """Return what a folder lies on, whether it exists yet or not."""
    reading = said or read()
    path = _path(str(folder), reading)
    kind, by = _by_system(path, reading)
    if kind is PlaceKind.LOCAL and (synchroniser := _synchroniser(path, reading)):
        kind, by = PlaceKind.SYNCED, synchroniser
    return Place(str(folder), kind, by)


def _path(folder: str, reading: Reading) -> PurePath:
    return PureWindowsPath(folder) if reading.system == "win32" else PurePosixPath(folder)


def _by_system(path: PurePath, reading: Reading) -> tuple[PlaceKind, str]:
    return _on_windows(path, reading) if reading.system == "win32" else _by_mount(path, reading)


def _on_windows(path: PurePath, reading: Reading) -> tuple[PlaceKind, str]:
    drive = path.drive
    if drive.upper().startswith("\\\\?\\UNC\\") or (drive.startswith("\\\\") and not drive.startswith("\\\\?\\")):
        return PlaceKind.NETWORK, drive
    kind = reading.drive_type(f"{drive.removeprefix(_LONG)}\\") if drive else 0
    found = {_REMOTE: PlaceKind.NETWORK, _REMOVABLE: PlaceKind.REMOVABLE}.get(kind, PlaceKind.LOCAL)
    return found, drive if found is not PlaceKind.LOCAL else ""


_LONG = "\\\\?\\"


def _by_mount(path: PurePath, reading: Reading) -> tuple[PlaceKind, str]:
    best: tuple[int, str, str] = (-1, "", "")
    for point, device, kind in _mounts(reading.mounts):
        depth = len(PurePosixPath(point).parts)
        if path.is_relative_to(point) and depth >= best[0]:  # the last mount on a point hides those before it
            best = (depth, device, kind)
    _, device, kind = best
    if kind in _NETWORK or (reading.system == "darwin" and kind in _NETWORK_ON_MAC):
        return PlaceKind.NETWORK, kind
    if device and reading.removable(device):
        return PlaceKind.REMOVABLE, kind
    return PlaceKind.LOCAL, ""


def _mounts(said: str) -> Iterator[tuple[str, str, str]]:
    """Yield mount point, device and file system of each line of ``/proc/self/mountinfo``."""
    for line in said.splitlines():
        before, _, after = line.partition(" - ")
        fields, rest = before.split(" "), after.split(" ")
        if len(fields) > 4 and rest[0]:
            yield re.sub(r"\\([0-7]{3})", lambda sign: chr(int(sign[1], 8)), fields[4]), fields[2], rest[0]


def _synchroniser(path: PurePath, reading: Reading) -> str:
    """Return whose folder it is that ours lies in, or nothing."""
    for variable, name in _VARIABLES.items():
        root = reading.variables.get(variable)
        if root and path.is_relative_to(_path(root, reading)):
            return name
    for part in path.parts:
        for pattern, name in _SYNCHRONISERS:
            if pattern.fullmatch(part.casefold()):
                return name or part
    for above in (path, *path.parents):
        for mark, name in _MARKS.items():
            if reading.exists(str(above / mark)):
                return name
    return ""


# --- asking this machine ---


def read() -> Reading:
    """Return what this machine says."""
    return Reading(
        sys.platform, _proc_mounts(), os.environ, _is_removable, _drive_type, lambda path: Path(path).exists()
    )


def _proc_mounts() -> str:
    try:
        return Path("/proc/self/mountinfo").read_text("utf-8", "replace")
    except OSError:
        return ""


def _is_removable(device: str) -> bool:
    """Ask the disk that a device is a part of."""
    block = Path("/sys/dev/block") / device
    for flag in (block / "removable", block / ".." / "removable"):
        try:
            return flag.read_text().strip() == "1"
        except OSError:
            continue
    return False


def _drive_type(root: str) -> int:
    windows = getattr(ctypes, "windll", None)
    return int(windows.kernel32.GetDriveTypeW(root)) if windows else 0
