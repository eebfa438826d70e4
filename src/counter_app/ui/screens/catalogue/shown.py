"""How the catalogue puts limits, fees, channels and confidence into words."""

from collections.abc import Iterable, Sequence

from counter_app.domain.deadlines.limits import TimeLimit, Unit
from counter_app.domain.procedures.checks import Datum, confidence_in
from counter_app.domain.procedures.confidence import Confidence
from counter_app.domain.procedures.fees import FeeKind, FeeRule
from counter_app.domain.procedures.papers import RequiredPaper
from counter_app.domain.procedures.versions import ConditionalLimit, LimitEffect, ProcedureVersion
from counter_app.services.catalogue_rows import CheckRow, ProcedureRow, ProcedureSheet
from counter_app.ui.words import Words


def short_limit(limit: TimeLimit, words: Words) -> str:
    """Return a limit in the few words that a list has room for."""
    if limit.unit in {Unit.SAME_DAY, Unit.IMMEDIATE}:
        return words(f"catalogue.limit_{limit.unit.value}")
    return words("catalogue.limit_only", limit=str(limit))


def limit(limit: TimeLimit, words: Words) -> str:
    """Return a limit in full."""
    return capital(words("catalogue.limit_only", limit=str(limit)))


def channel_limits(version: ProcedureVersion, words: Words) -> str:
    """Return the limits of single ways of filing, a line each."""
    return "\n".join(
        words("catalogue.channel_limit", channel=words.name("channel", one.channel.value), limit=str(one.limit))
        for one in version.channel_limits
    )


def case(one: ConditionalLimit, words: Words) -> str:
    """Return what holds in a case: another limit, more time, or a date agreed in writing."""
    effect = one.effect.value
    if one.effect is LimitEffect.ADDS and one.times > 1:
        effect = "adds_times"
    return words(f"catalogue.case_{effect}", case=one.case, limit=str(one.limit or ""), n=one.times)


def fee(rule: FeeRule, words: Words, *, short: bool = False) -> str:
    """Return what a rule asks for; of a fee by pages a list says only that."""
    if rule.kind is not FeeKind.PER_PAGE:
        return words(f"catalogue.fee_{rule.kind.value}", amount=rule.amount)
    if short:
        return words("catalogue.fee_by_page")
    parts = [
        words("catalogue.fee_per_page" if tier.from_page == 1 else "catalogue.fee_from_page", amount=tier.per_page,
              page=tier.from_page)
        for tier in rule.tiers
    ]  # fmt: skip
    parts += [words("catalogue.fee_cap", amount=rule.cap_per_copy)] if rule.cap_per_copy else []
    return "; ".join(parts)


def state_of(version: ProcedureVersion, datum: Datum) -> str:
    """Return how a datum stands: ``confirmed``, ``unsure`` where its source was weak, else ``unchecked``."""
    return _state(confidence_in(version, datum))


def paper_state(paper: RequiredPaper) -> str:
    """Return how a paper stands."""
    return _state(paper.confidence)


def row_state(row: ProcedureRow, words: Words) -> str:
    """Return how much of a procedure was compared, in a cell."""
    if not row.unchecked:
        return words("catalogue.all_checked")
    if len(row.unchecked) < len(row.data):
        return words("catalogue.some_checked", n=len(row.data) - len(row.unchecked), all=len(row.data))
    return words("catalogue.none_unsure" if row.is_unsure else "catalogue.none_checked")


def data_said(data: Iterable[Datum], words: Words) -> str:
    """Return the names of some data, one after the other."""
    return ", ".join(words.name("datum", datum.value) for datum in data)


def check(one: CheckRow, words: Words) -> str:
    """Return a check in a sentence."""
    code = "catalogue.check_dated" if one.dated else "catalogue.check_said"
    return words(
        code, at=one.at, who=one.by_name, what=capital(data_said(one.data, words)), decision=one.decision, day=one.dated
    )


def standing(sheet: ProcedureSheet, words: Words) -> str:
    """Return in one sentence what is still to be compared."""
    if not sheet.unchecked:
        return words("catalogue.standing_all", check=check(sheet.checks[0], words)) if sheet.checks else ""
    code = "catalogue.standing_none" if len(sheet.unchecked) == len(sheet.data) else "catalogue.standing_some"
    return words(code, data=data_said(sheet.unchecked, words))


def asked_for(paper: RequiredPaper, words: Words) -> str:
    """Return whether everybody brings a paper, only some, or only shows it."""
    if paper.mandatory:
        return words("catalogue.paper_shown" if paper.only_shown else "catalogue.paper_must")
    return words("catalogue.paper_shown_if" if paper.only_shown else "catalogue.paper_if")


def beside(paper: RequiredPaper, words: Words) -> str:
    """Return the condition and the form of a paper."""
    return joined((paper.condition, words("catalogue.form", form=paper.form_no) if paper.form_no else ""))


def joined(parts: Sequence[str]) -> str:
    """Return the parts that say something, with a point between them."""
    return "  ·  ".join(part for part in parts if part)


def _state(confidence: Confidence) -> str:
    if not confidence.needs_check:
        return "confirmed"
    return "unsure" if confidence is Confidence.LOW else "unchecked"


def capital(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
