"""Who stands behind a dossier."""

import pytest

from builders import a_party, an_organisation
from counter_app.domain.dossiers.parties import Party, PartyRole, check, owner, submitter
from counter_app.domain.errors import Refused

OWNER = a_party(PartyRole.OWNER, "Nguyễn Thị Đào")
SUBMITTER = a_party(PartyRole.SUBMITTER, "Lò Văn Ổn")
PROXY = a_party(PartyRole.PROXY, "Hà Thị Ủy", authority="Giấy ủy quyền 12/2026")
CHILD = a_party(PartyRole.SUBJECT, "Nguyễn An Nhiên")


def refusal(*parties: Party) -> str:
    with pytest.raises(Refused) as caught:
        check(parties)
    return caught.value.code


def test_who_comes_alone_is_owner_and_submitter() -> None:
    assert submitter((OWNER,)) == owner((OWNER,)) == OWNER
    assert submitter((SUBMITTER,)) == owner((SUBMITTER,)) == SUBMITTER


def test_the_submitter_stands_at_the_counter_for_the_owner() -> None:
    assert submitter((OWNER, SUBMITTER)) == SUBMITTER
    assert owner((SUBMITTER, OWNER)) == OWNER


def test_a_proxy_stands_at_the_counter_where_nobody_else_is_the_submitter() -> None:
    assert submitter((OWNER, PROXY)) == PROXY
    assert submitter((OWNER, PROXY, SUBMITTER)) == SUBMITTER


def test_a_representative_stands_at_the_counter_for_the_organisation() -> None:
    head = a_party(PartyRole.REPRESENTATIVE, "Trương Văn Giám")
    assert submitter((an_organisation(), head)) == head


def test_a_child_is_nobody_to_deal_with() -> None:
    assert refusal(CHILD) == "party.nobody"
    assert refusal() == "party.nobody"


def test_a_party_without_a_name_is_refused() -> None:
    assert refusal(OWNER, a_party(PartyRole.SUBJECT, "")) == "name.empty"


def test_a_proxy_without_a_paper_is_refused() -> None:
    assert refusal(OWNER, a_party(PartyRole.PROXY, "Hà Thị Ủy")) == "party.proxy_without_authority"


def test_an_organisation_cannot_be_a_proxy() -> None:
    proxy = an_organisation(PartyRole.PROXY, authority="Hợp đồng 3/2026")
    assert refusal(OWNER, proxy) == "party.proxy_is_organisation"


def test_sound_parties_pass_unchanged() -> None:
    assert check((OWNER, PROXY, CHILD)) == (OWNER, PROXY, CHILD)
