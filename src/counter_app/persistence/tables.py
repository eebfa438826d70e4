"""The tables. ``event`` and ``audit`` only ever grow; ``dossier`` and ``party`` can be rebuilt from ``event``."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from counter_app.persistence.types import Moment

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

setting = Table(
    "setting",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("data", Text, nullable=False),
    Column("revision", Integer, nullable=False),
)

person = Table(
    "person",
    metadata,
    Column("login", String(32), primary_key=True),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("desks", Text, nullable=False),
    Column("active", Boolean, nullable=False),
)

desk = Table(
    "desk",
    metadata,
    Column("code", String(40), primary_key=True),
    Column("name", Text, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
)

field = Table(
    "field",
    metadata,
    Column("code", String(60), primary_key=True),
    Column("name", Text, nullable=False),
)

procedure_version = Table(
    "procedure_version",
    metadata,
    Column("code", String(20), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("field_code", ForeignKey("field.code"), nullable=False),
    Column("name", Text, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("data", Text, nullable=False),
)

counter = Table(
    "counter",
    metadata,
    Column("series", String(120), primary_key=True),
    Column("value", Integer, nullable=False),
    Column("unconfirmed", Boolean, nullable=False, server_default=false()),
)

void_number = Table(
    "void_number",
    metadata,
    Column("series", String(120), primary_key=True),
    Column("first_number", Integer, primary_key=True, autoincrement=False),
    Column("last_number", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("noted_at", Moment, nullable=False),
    Column("noted_by", String(32), nullable=False),
)

dossier = Table(
    "dossier",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("stage", String(24), nullable=False),
    Column("code", String(60)),
    Column("issuer", String(12)),
    Column("slip", String(40)),
    Column("submitter", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("procedure_code", String(20), nullable=False),
    Column("procedure_version", Integer, nullable=False),
    Column("procedure_name", Text, nullable=False),
    Column("field_code", String(60), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("short", Boolean, nullable=False),
    Column("received_at", Moment),
    Column("received_on", Date),
    Column("due_at", Moment),
    Column("due_on", Date),
    Column("calendar_confirmed", Boolean, nullable=False),
    Column("step", Integer),
    Column("step_name", Text),
    Column("step_role", String(16)),
    Column("step_since", Moment),
    Column("holder_desk", String(40), nullable=False),
    Column("holder", String(32), nullable=False),
    Column("batch", String(40)),
    Column("supplement_close_on", Date),
    Column("completed_at", Moment),
    Column("ended_at", Moment),
    Column("returned_at", Moment),
    Column("outcome", String(12)),
    Column("register_volume", String(20)),
    Column("register_year", Integer),
    Column("register_number", Integer),
    Column("fee_due", Integer, nullable=False),
    Column("fee_collected", Integer, nullable=False),
    Column("fee_waived", Boolean, nullable=False),
    UniqueConstraint("register_volume", "register_year", "register_number"),
    Index("ix_dossier_code", "code", unique=True),
    Index("ix_dossier_slip", "slip", unique=True),
    Index("ix_dossier_received_on", "received_on", "number"),
    Index("ix_dossier_stage_due_at", "stage", "due_at", "number"),
    Index("ix_dossier_returned_at", "returned_at"),
)

dossier_code = Table(
    "dossier_code",
    metadata,
    Column("code", String(60), primary_key=True),
    Column("number", ForeignKey("dossier.number"), nullable=False, index=True),
)

party = Table(
    "party",
    metadata,
    Column("number", ForeignKey("dossier.number"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("role", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("name_sort", Text, nullable=False),
    Column("id_number", String(20), nullable=False, index=True),
    Column("phone", String(20), nullable=False, index=True),
    Column("tax_code", String(20), nullable=False, index=True),
    Column("address", Text, nullable=False),
)

event = Table(
    "event",
    metadata,
    Column("number", ForeignKey("dossier.number"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("schema", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("happened_at", Moment, nullable=False, index=True),
    Column("recorded_at", Moment, nullable=False),
    Column("done_by", String(32), nullable=False),
    Column("recorded_by", String(32), nullable=False),
    Column("evidence", Text, nullable=False),
    Column("late_reason", Text, nullable=False),
    Column("data", Text, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("unit", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("who", String(32), nullable=False),
    Column("action", String(60), nullable=False),
    Column("number", Integer, nullable=False),
    Column("event_seq", Integer, nullable=False),
    Column("data", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    Index("ix_audit_number_event_seq", "number", "event_seq"),
)

batch = Table(
    "batch",
    metadata,
    Column("batch", String(40), primary_key=True),
    Column("running", Integer, nullable=False, unique=True),
    Column("paper_number", String(40), nullable=False),
    Column("from_desk", String(40), nullable=False),
    Column("to_desk", String(40), nullable=False),
    Column("to_person", String(32), nullable=False),
    Column("given_by", String(32), nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("round_of_day", Integer, nullable=False),
)

batch_line = Table(
    "batch_line",
    metadata,
    Column("batch", ForeignKey("batch.batch"), primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("number", ForeignKey("dossier.number"), nullable=False, index=True),
    Column("outcome", String(12), nullable=False),
    Column("reason", Text, nullable=False),
    Column("settled_at", Moment),
    Column("settled_by", String(32), nullable=False),
)

cash = Table(
    "cash",
    metadata,
    Column("number", ForeignKey("dossier.number"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("taken_at", Moment, nullable=False, index=True),
    Column("amount", Integer, nullable=False),
    Column("book", Text, nullable=False),
    Column("taken_by", String(32), nullable=False),
)

idempotency_key = Table(
    "idempotency_key",
    metadata,
    Column("command", String(40), primary_key=True),
    Column("key", String(80), primary_key=True),
    Column("request_digest", String(64), nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

print_job = Table(
    "print_job",
    metadata,
    Column("job", Integer, primary_key=True, autoincrement=True),
    Column("form", String(40), nullable=False),
    Column("number", Integer, nullable=False, index=True),
    Column("batch", String(40), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", String(32), nullable=False),
    Column("reprint_of", Integer, nullable=False),
    Column("reprint", Integer, nullable=False),
    Column("data", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("rendered_at", Moment),
)

task = Table(
    "task",
    metadata,
    Column("task", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(40), nullable=False),
    Column("number", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("closed_at", Moment),
)

draft = Table(
    "draft",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("owner", String(32), nullable=False),
    Column("screen", String(40), nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Index("ix_draft_owner_changed_at", "owner", "changed_at"),
)

attachment = Table(
    "attachment",
    metadata,
    Column("number", ForeignKey("dossier.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("paper", Integer),
    Column("name", Text, nullable=False),
    Column("stored", String(80), nullable=False, unique=True),
    Column("media_type", String(60), nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("added_by", String(32), nullable=False),
)

signed_day = Table(
    "signed_day",
    metadata,
    Column("day", Date, primary_key=True),
    Column("signed_at", Moment, nullable=False),
    Column("signed_by", String(32), nullable=False),
    Column("job", Integer, nullable=False),
    Column("data", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
)
