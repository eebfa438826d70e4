"""Each kind of place is told from what the system says of it; a share takes no database."""

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from builders import founded
from counter_app.bootstrap import found_folder, open_desks
from counter_app.devices import places
from counter_app.devices.places import Reading, place_of
from counter_app.domain.errors import Refused
from counter_app.services.office import Founding
from counter_app.services.places import Place, PlaceKind

MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:44 / /mnt/nfs rw - nfs 10.0.0.5:/export rw
31 22 0:45 / /mnt/nfs4 rw shared:7 master:3 - nfs4 server:/e rw
32 22 0:46 / /mnt/win rw - cifs //server/chung rw
33 22 0:47 / /mnt/smb rw - smb3 //server/chung rw
34 22 0:48 / /mnt/ssh rw - fuse.sshfs u@server:/ rw
35 22 0:49 / /mnt/plan9 rw - 9p host rw
36 22 0:50 / /mnt/davs rw - fuse.davfs2 https://x rw
37 22 0:51 / /mnt/box rw - vboxsf shared rw
38 22 0:52 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
39 22 8:17 / /media/an/TH\040ẺNHỚ rw - vfat /dev/sdb1 rw
40 22 8:33 / /data rw - xfs /dev/sdc1 rw
41 40 0:53 / /data/chung rw - nfs4 server:/e rw
42 41 8:34 / /data/chung/nha rw - ext4 /dev/sdc2 rw
43 22 0:54 / /tmp rw - tmpfs tmpfs rw
44 22 0:55 / /twice rw - nfs server:/e rw
45 22 8:35 / /twice rw - ext4 /dev/sdc3 rw
46 22 8:50 / /dia rw - fuseblk /dev/sdd1 rw
broken line
"""
LINUX = Reading("linux", MOUNTS, {}, lambda device: device == "8:17", lambda root: 0, lambda path: False)
DRIVES = {"C:\\": 3, "D:\\": 3, "E:\\": 2, "Z:\\": 4, "R:\\": 6, "F:\\": 5}
WINDOWS = Reading(
    "win32",
    "",
    {"OneDrive": "C:\\Users\\An\\Tệp của tôi"},
    lambda device: False,
    lambda root: DRIVES.get(root, 1),
    lambda path: path == "D:\\Chung\\.stfolder",
)
LOCAL, NETWORK, SYNCED, REMOVABLE = PlaceKind.LOCAL, PlaceKind.NETWORK, PlaceKind.SYNCED, PlaceKind.REMOVABLE

KINDS = [
    (LINUX, "/var/lib/counter_app", LOCAL, ""),
    (LINUX, "/tmp/counter", LOCAL, ""),
    (LINUX, "/data/counter", LOCAL, ""),
    (LINUX, "/data/chung2/counter", LOCAL, ""),
    (LINUX, "/data/chung/nha/counter", LOCAL, ""),
    (LINUX, "/twice/counter", LOCAL, ""),
    (LINUX, "/dia/counter", LOCAL, ""),
    (LINUX, "/mnt/nfs/counter", NETWORK, "nfs"),
    (LINUX, "/mnt/nfs4/a/b/c", NETWORK, "nfs4"),
    (LINUX, "/mnt/win/counter", NETWORK, "cifs"),
    (LINUX, "/mnt/smb", NETWORK, "smb3"),
    (LINUX, "/mnt/ssh/counter", NETWORK, "fuse.sshfs"),
    (LINUX, "/mnt/plan9/counter", NETWORK, "9p"),
    (LINUX, "/mnt/davs/counter", NETWORK, "fuse.davfs2"),
    (LINUX, "/mnt/box/counter", NETWORK, "vboxsf"),
    (LINUX, "/run/user/1000/gvfs/smb-share:server=x/counter", NETWORK, "fuse.gvfsd-fuse"),
    (LINUX, "/data/chung/counter", NETWORK, "nfs4"),
    (LINUX, "/media/an/TH ẺNHỚ/counter", REMOVABLE, "vfat"),
    (LINUX, "/home/an/Dropbox/counter", SYNCED, "Dropbox"),
    (LINUX, "/home/an/Dropbox (Phường)/counter", SYNCED, "Dropbox"),
    (LINUX, "/home/an/Nextcloud/counter", SYNCED, "Nextcloud"),
    (LINUX, "/home/an/google-drive", LOCAL, ""),
    (replace(LINUX, exists=lambda path: path == "/home/an/.dropbox.cache"), "/home/an/x", SYNCED, "Dropbox"),
    (replace(LINUX, system="darwin", mounts=""), "/Users/an/Library/Mobile Documents/x", SYNCED, "iCloud"),
    (replace(LINUX, mounts=""), "/anywhere", LOCAL, ""),
    (WINDOWS, "C:\\ProgramData\\counter_app", LOCAL, ""),
    (WINDOWS, "\\\\?\\C:\\ProgramData\\counter_app", LOCAL, ""),
    (WINDOWS, "R:\\counter", LOCAL, ""),
    (WINDOWS, "Z:\\counter", NETWORK, "Z:"),
    (WINDOWS, "\\\\server\\chung\\counter", NETWORK, "\\\\server\\chung"),
    (WINDOWS, "//server/chung/counter", NETWORK, "\\\\server\\chung"),
    (WINDOWS, "\\\\?\\UNC\\server\\chung\\counter", NETWORK, "\\\\?\\UNC\\server\\chung"),
    (WINDOWS, "E:\\counter", REMOVABLE, "E:"),
    (WINDOWS, "C:\\Users\\An\\Tệp của tôi\\counter", SYNCED, "OneDrive"),
    (WINDOWS, "C:\\Users\\An\\OneDrive - UBND\\counter", SYNCED, "OneDrive"),
    (WINDOWS, "D:\\Google Drive\\counter", SYNCED, "Google Drive"),
    (WINDOWS, "D:\\Drive của tôi\\counter", SYNCED, "Google Drive"),
    (WINDOWS, "C:\\Users\\An\\iCloudDrive\\counter", SYNCED, "iCloud"),
    (WINDOWS, "C:\\Users\\An\\Documents\\Zalo Received Files\\x", SYNCED, "Zalo"),
    (WINDOWS, "C:\\Users\\An\\AppData\\Local\\ZaloPC\\x", SYNCED, "Zalo"),
    (WINDOWS, "D:\\Chung\\counter", SYNCED, "Syncthing"),
    (WINDOWS, "C:\\OneDriveCu\\counter", LOCAL, ""),
]


@pytest.mark.parametrize(("said", "folder", "kind", "by"), KINDS, ids=[row[1] for row in KINDS])
def test_a_place_is_told_from_what_the_system_says(said: Reading, folder: str, kind: PlaceKind, by: str) -> None:
    assert place_of(folder, said) == Place(folder, kind, by)


def test_this_machine_can_be_asked(tmp_path: Path) -> None:
    assert place_of(tmp_path).kind in {LOCAL, REMOVABLE}
    assert place_of(tmp_path / "not" / "there" / "yet") == replace(
        place_of(tmp_path), folder=str(tmp_path / "not/there/yet")
    )


def on(monkeypatch: pytest.MonkeyPatch, folder: Path, file_system: str) -> None:
    line = f"99 22 0:99 / {folder} rw - {file_system} server:/e rw\n"
    monkeypatch.setattr(places, "_proc_mounts", lambda: MOUNTS + line)


FOUNDING = Founding("UBND phường Mẫu", "000.00.00.H99", (), demo=True)


def test_no_folder_is_founded_on_a_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, tmp_path, "cifs")
    with pytest.raises(Refused, match=r"folder\.on_network"):
        found_folder(tmp_path / "ward", FOUNDING)
    assert not (tmp_path / "ward").exists()


def test_no_folder_is_opened_on_a_share_and_nothing_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(founded(), tmp_path / "ward")
    with open_desks(tmp_path / "ward"):
        pass
    before = (tmp_path / "ward" / "counter.db").read_bytes()
    on(monkeypatch, tmp_path, "nfs4")
    with pytest.raises(Refused, match=r"folder\.on_network"), open_desks(tmp_path / "ward"):
        pass
    assert (tmp_path / "ward" / "counter.db").read_bytes() == before


@pytest.mark.parametrize(
    ("kind", "codes"), [(LOCAL, []), (SYNCED, ["folder.synced"]), (REMOVABLE, ["folder.removable"])]
)
def test_what_may_go_wrong_with_a_place_is_said(kind: PlaceKind, codes: list[str]) -> None:
    place = Place("x", kind, "OneDrive")
    place.must_hold_a_database()
    assert [notice.code for notice in place.notices()] == codes


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can mount; the kinds above stand for it")
def test_a_mount_of_ones_own_is_read_from_the_system(tmp_path: Path) -> None:
    """A real mount in a name space of its own: what the kernel says of it is what is read."""
    script = (
        "from counter_app.devices import places; import sys; "
        "print(*[kind for point, _, kind in places._mounts(places._proc_mounts()) if point == sys.argv[1]])"
    )
    shell = f'mount -t tmpfs -o size=1m none "{tmp_path}" && exec "{sys.executable}" -c "{script}" "{tmp_path}"'
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", shell],
        capture_output=True,
        text=True,
        check=False,
    )
    if "permitted" in done.stderr or "denied" in done.stderr:
        pytest.skip("this machine lets nobody mount; the kinds above stand for it")
    assert done.stdout.strip() == "tmpfs", done.stderr


def test_windows_is_asked_by_its_own_call(monkeypatch: pytest.MonkeyPatch) -> None:
    class Kernel:
        @staticmethod
        def GetDriveTypeW(root: str) -> int:  # noqa: N802 - as Windows calls it
            return DRIVES[root]

    class Windows:
        kernel32 = Kernel

    monkeypatch.setattr(ctypes, "windll", Windows, raising=False)
    said = replace(places.read(), system="win32", variables={}, exists=lambda path: False)
    assert place_of("Z:\\counter", said).kind is NETWORK
    assert place_of("E:\\counter", said).kind is REMOVABLE
