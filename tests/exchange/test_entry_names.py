"""Only names that mean the same place on every system, under the folders we know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.exchange.entry_names import in_folder_again, is_plain

HOSTILE = [
    "",
    "papers",
    "papers/",
    "papers//1.pdf",
    "/papers/1.pdf",
    "../papers/1.pdf",
    "papers/../counter.db",
    "papers/./1.pdf",
    "papers/..",
    "papers/...",
    "papers/.hidden",
    "papers/1.pdf.",
    "papers/1.pdf ",
    " papers/1.pdf",
    "papers\\1.pdf",
    "papers/a\\b.pdf",
    "C:\\papers\\1.pdf",
    "C:/papers/1.pdf",
    "\\\\server\\share\\1.pdf",
    "//server/share/1.pdf",
    "\\\\?\\C:\\1.pdf",
    "papers/1.pdf:hidden",
    "papers/CON",
    "papers/nul.txt",
    "papers/Aux/1.pdf",
    "papers/com1.pdf",
    "papers/LPT9",
    "papers/prn.tar.gz",
    "papers/a\0b.pdf",
    "papers/a\nb.pdf",
    "papers/a\u202efdp.exe",
    "papers/a*.pdf",
    "papers/a?.pdf",
    'papers/a".pdf',
    "papers/<b>.pdf",
    "papers/a|b.pdf",
    "papers/~/x.pdf",
    "papers/$HOME.pdf",
    "papers/Đào.pdf",
    "papers/ﬁ.pdf",
    "counter.db",
    "keys/signing.key",
    ".lock",
    "scratch/x/counter.db",
    "safety/a.zip",
    "papersX/1.pdf",
    "papers/" + "a" * 100,
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_that_may_lead_elsewhere_is_refused(name: str) -> None:
    assert not is_plain(name)


@pytest.mark.parametrize("name", ["papers/2026/000123.pdf", "papers/again-20261118-083000/2026/1.pdf", "attachments/a"])
def test_the_names_we_give_are_taken(name: str) -> None:
    assert is_plain(name)


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_whatever_is_taken_stays_under_its_folder(rest: str) -> None:
    name = f"papers/{rest}"
    if is_plain(name):
        assert ".." not in name.split("/")
        assert name.isascii()
        assert not set(name) & set('\\:*?"<>| \0')


def test_a_name_that_is_taken_goes_one_folder_deeper() -> None:
    again = in_folder_again("papers/2026/000001.pdf", "again-20261118-083000")
    assert again == "papers/again-20261118-083000/2026/000001.pdf"
    assert is_plain(again)
