"""The first schema."""

import sqlalchemy as sa
from alembic import op

from counter_app.persistence.engines import postgresql, sqlite

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table, and what this engine adds to them."""
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(length=32), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("event_seq", sa.Integer(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_number_event_seq", "audit", ["number", "event_seq"], unique=False)
    op.create_table(
        "batch",
        sa.Column("batch", sa.String(length=40), nullable=False),
        sa.Column("running", sa.Integer(), nullable=False),
        sa.Column("paper_number", sa.String(length=40), nullable=False),
        sa.Column("from_desk", sa.String(length=40), nullable=False),
        sa.Column("to_desk", sa.String(length=40), nullable=False),
        sa.Column("to_person", sa.String(length=32), nullable=False),
        sa.Column("given_by", sa.String(length=32), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.Column("round_of_day", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("batch", name=op.f("pk_batch")),
        sa.UniqueConstraint("running", name=op.f("uq_batch_running")),
    )
    op.create_table(
        "counter",
        sa.Column("series", sa.String(length=120), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("unconfirmed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("series", name=op.f("pk_counter")),
    )
    op.create_table(
        "desk",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_desk")),
    )
    op.create_table(
        "dossier",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=24), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=True),
        sa.Column("issuer", sa.String(length=12), nullable=True),
        sa.Column("slip", sa.String(length=40), nullable=True),
        sa.Column("submitter", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("procedure_code", sa.String(length=20), nullable=False),
        sa.Column("procedure_version", sa.Integer(), nullable=False),
        sa.Column("procedure_name", sa.Text(), nullable=False),
        sa.Column("field_code", sa.String(length=60), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("short", sa.Boolean(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("calendar_confirmed", sa.Boolean(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("step_name", sa.Text(), nullable=True),
        sa.Column("step_role", sa.String(length=16), nullable=True),
        sa.Column("step_since", sa.DateTime(), nullable=True),
        sa.Column("holder_desk", sa.String(length=40), nullable=False),
        sa.Column("holder", sa.String(length=32), nullable=False),
        sa.Column("batch", sa.String(length=40), nullable=True),
        sa.Column("supplement_close_on", sa.Date(), nullable=True),
        sa.Column("completed_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("returned_at", sa.DateTime(), nullable=True),
        sa.Column("outcome", sa.String(length=12), nullable=True),
        sa.Column("register_volume", sa.String(length=20), nullable=True),
        sa.Column("register_year", sa.Integer(), nullable=True),
        sa.Column("register_number", sa.Integer(), nullable=True),
        sa.Column("fee_due", sa.Integer(), nullable=False),
        sa.Column("fee_collected", sa.Integer(), nullable=False),
        sa.Column("fee_waived", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_dossier")),
        sa.UniqueConstraint(
            "register_volume",
            "register_year",
            "register_number",
            name=op.f("uq_dossier_register_volume_register_year_register_number"),
        ),
    )
    op.create_index("ix_dossier_code", "dossier", ["code"], unique=True)
    op.create_index("ix_dossier_received_on", "dossier", ["received_on", "number"], unique=False)
    op.create_index("ix_dossier_returned_at", "dossier", ["returned_at"], unique=False)
    op.create_index("ix_dossier_slip", "dossier", ["slip"], unique=True)
    op.create_index("ix_dossier_stage_due_at", "dossier", ["stage", "due_at", "number"], unique=False)
    op.create_table(
        "field",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_field")),
    )
    op.create_table(
        "idempotency_key",
        sa.Column("command", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("request_digest", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("command", "key", name=op.f("pk_idempotency_key")),
    )
    op.create_table(
        "person",
        sa.Column("login", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("desks", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_person")),
    )
    op.create_table(
        "print_job",
        sa.Column("job", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("batch", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=False),
        sa.Column("reprint_of", sa.Integer(), nullable=False),
        sa.Column("reprint", sa.Integer(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("rendered_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("job", name=op.f("pk_print_job")),
    )
    op.create_index(op.f("ix_print_job_number"), "print_job", ["number"], unique=False)
    op.create_table(
        "setting",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "task",
        sa.Column("task", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("task", name=op.f("pk_task")),
    )
    op.create_table(
        "void_number",
        sa.Column("series", sa.String(length=120), nullable=False),
        sa.Column("first_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.Column("noted_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("series", "first_number", name=op.f("pk_void_number")),
    )
    op.create_table(
        "batch_line",
        sa.Column("batch", sa.String(length=40), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("settled_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["batch"], ["batch.batch"], name=op.f("fk_batch_line_batch")),
        sa.ForeignKeyConstraint(["number"], ["dossier.number"], name=op.f("fk_batch_line_number")),
        sa.PrimaryKeyConstraint("batch", "line", name=op.f("pk_batch_line")),
    )
    op.create_index(op.f("ix_batch_line_number"), "batch_line", ["number"], unique=False)
    op.create_table(
        "cash",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.DateTime(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("book", sa.Text(), nullable=False),
        sa.Column("taken_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["dossier.number"], name=op.f("fk_cash_number")),
        sa.PrimaryKeyConstraint("number", "seq", name=op.f("pk_cash")),
    )
    op.create_index(op.f("ix_cash_taken_at"), "cash", ["taken_at"], unique=False)
    op.create_table(
        "dossier_code",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["dossier.number"], name=op.f("fk_dossier_code_number")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_dossier_code")),
    )
    op.create_index(op.f("ix_dossier_code_number"), "dossier_code", ["number"], unique=False)
    op.create_table(
        "event",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("happened_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("done_by", sa.String(length=32), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("late_reason", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["dossier.number"], name=op.f("fk_event_number")),
        sa.PrimaryKeyConstraint("number", "seq", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_happened_at"), "event", ["happened_at"], unique=False)
    op.create_table(
        "party",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_sort", sa.Text(), nullable=False),
        sa.Column("id_number", sa.String(length=20), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("tax_code", sa.String(length=20), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["dossier.number"], name=op.f("fk_party_number")),
        sa.PrimaryKeyConstraint("number", "ordinal", name=op.f("pk_party")),
    )
    op.create_index(op.f("ix_party_id_number"), "party", ["id_number"], unique=False)
    op.create_index(op.f("ix_party_phone"), "party", ["phone"], unique=False)
    op.create_index(op.f("ix_party_tax_code"), "party", ["tax_code"], unique=False)
    op.create_table(
        "procedure_version",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("field_code", sa.String(length=60), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["field_code"], ["field.code"], name=op.f("fk_procedure_version_field_code")),
        sa.PrimaryKeyConstraint("code", "version", name=op.f("pk_procedure_version")),
    )
    engine = {"sqlite": sqlite, "postgresql": postgresql}[op.get_bind().dialect.name]
    for statement in engine.SCHEMA_EXTRAS["0001"]:
        op.execute(statement)
