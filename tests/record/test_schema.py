"""The schema, its compiled form, and the migrations that lead to it."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from goodterms.record import compile as compiling
from goodterms.record import migrate, opened
from goodterms.record.compile import HEAD, SCHEMA_SQL, main, schema_sql
from goodterms.record.migrate import MIGRATIONS, configuration
from goodterms.record.opened import record_path
from goodterms.record.renew import renew
from record.built import ANN, ME, bring, mail, own, touched, whole

AFTER = f"{int(HEAD) + 1:04}"
"""The version that comes after the newest."""

NEXT = f"""
from alembic import op
revision = "{AFTER}"
down_revision = "{HEAD}"
def upgrade():
    op.execute("CREATE TABLE more (a INTEGER)")
    op.execute("INSERT INTO more VALUES (1)")
    {{then}}
"""

EVERYDAY = """
import sys
from pathlib import Path
sys.path.insert(0, {source!r})
from goodterms.record import opened
for _ in range(2):
    with opened.writing(Path(sys.argv[1])) as record:
        record.execute("SELECT 1")
print(sorted(name for name in ("alembic", "sqlalchemy", "duckdb", "numpy", "ibis") if name in sys.modules))
"""


def made(path: Path) -> set[tuple[str, str, str]]:
    """Everything that a database is made of, without regard to spaces and quotes."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT type, name, ifnull(sql, '') FROM sqlite_master").fetchall()
    connection.close()
    return {(kind, name, "".join(sql.split()).replace('"', "").upper()) for kind, name, sql in rows}


def test_schema_sql_is_the_compiled_schema() -> None:
    """Compiling again gives the checked-in file; else run ``python -m goodterms.record.compile``."""
    assert SCHEMA_SQL.read_text(encoding="utf-8") == schema_sql()


def test_check_says_that_it_is_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """``--check`` passes on the kept file, fails on another, and without it the file is written."""
    monkeypatch.setattr(sys, "argv", ["compile", "--check"])
    assert main() == 0
    monkeypatch.setattr(compiling, "SCHEMA_SQL", tmp_path / "schema.sql")
    (tmp_path / "schema.sql").write_text("CREATE TABLE a (b)")
    assert main() == 1
    monkeypatch.setattr(sys, "argv", ["compile"])
    assert (main(), (tmp_path / "schema.sql").read_text(encoding="utf-8")) == (0, schema_sql())


def test_migrations_from_nothing_lead_to_the_schema(home: Path) -> None:
    """All migrations, one after another, make exactly the tables, indexes and triggers of ``schema.sql``."""
    from alembic import command

    with opened.writing(home):
        pass
    upgraded = home / "upgraded.sqlite"
    command.upgrade(configuration(upgraded), "head")
    ours = {row for row in made(record_path(home)) if "alembic" not in row[1]}
    assert {row for row in made(upgraded) if "alembic" not in row[1]} == ours
    with sqlite3.connect(upgraded) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
    connection.close()


def test_an_upgraded_record_works(home: Path) -> None:
    """A record made by the migrations is a record like any other."""
    from alembic import command

    home.mkdir()
    command.upgrade(configuration(record_path(home)), "head")
    with opened.writing(home) as record:
        own(record, ME)
        bring(record, mail(ANN, ME, id="a"))
        assert (touched(record), whole(record)) == (["a"], "ok")


def test_migrations_are_one_line_to_the_head() -> None:
    """No branches, and the newest is the version that a new record is made as."""
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(configuration(Path("record.sqlite")))
    assert (script.get_heads(), script.get_bases()) == ([HEAD], ["0001"])


def test_the_first_migration_stands_still() -> None:
    """It has its statements beside it and reads no schema that may change."""
    text = (MIGRATIONS / "versions" / "0001_first.py").read_text(encoding="utf-8")
    assert "schema" not in text.lower().replace("whatever becomes of the schema later", "")
    assert (MIGRATIONS / "versions" / "0001_first.sql").exists()


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Migrations with one more; returns where to write what it does."""
    shutil.copytree(MIGRATIONS, tmp_path / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrate, "MIGRATIONS", tmp_path / "migrations")
    monkeypatch.setattr(opened, "HEAD", AFTER)
    return tmp_path / "migrations" / "versions" / f"{AFTER}_more.py"


def older(home: Path) -> None:
    """A record of the first version with something in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opened, "HEAD", HEAD)
        with opened.writing(home) as record:
            own(record, ME)
            bring(record, mail(ANN, ME, id="a"))


def test_an_older_record_is_brought_up(home: Path, newer: Path) -> None:
    """With everything in it, and a copy of how it was beside it that is the user's alone."""
    older(home)
    newer.write_text(NEXT.format(then=""))
    with opened.writing(home) as record:
        assert record.execute("SELECT a FROM more").fetchall() == [(1,)]
        assert (touched(record), opened.stored_version(record)) == (["a"], AFTER)
    copy = home / f"record-before-{HEAD}.sqlite"
    assert copy.stat().st_mode & 0o777 == 0o600
    with sqlite3.connect(copy) as before:
        assert before.execute("SELECT external_id FROM interaction").fetchall() == [("a",)]
        assert before.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
    before.close()


def test_the_second_clock_of_an_older_record_is_counted_anew(home: Path) -> None:
    """What a migration changes in a cache is renewed for everybody by whoever reads next."""
    from alembic import command

    home.mkdir()
    command.upgrade(configuration(record_path(home)), "0001")
    with sqlite3.connect(record_path(home)) as before:
        before.execute("INSERT INTO person (id, name, kind) VALUES (7, 'Ann', 'person')")
        before.execute("INSERT INTO sighting VALUES (7, 1, 2, 3, NULL)")
    before.close()
    with opened.writing(home) as record:
        assert record.execute("SELECT person FROM stale").fetchall() == [(7,)]
        assert renew(record) == 1
        assert record.execute("SELECT * FROM sighting").fetchall() == []  # she never said anything in this record


def test_a_migration_that_fails_leaves_the_record_as_it_was(home: Path, newer: Path) -> None:
    """Not half a step is taken, so the next try begins where this one did."""
    older(home)
    newer.write_text(NEXT.format(then="raise RuntimeError"))
    before = made(record_path(home))
    for _ in range(2):
        with pytest.raises(RuntimeError), opened.writing(home):
            pytest.fail("opened half a record")
    assert made(record_path(home)) == before
    newer.write_text(NEXT.format(then=""))
    with opened.writing(home) as record:
        assert opened.stored_version(record) == AFTER


def test_a_record_that_is_not_what_it_says_is_told_plainly(home: Path, newer: Path) -> None:
    """A table that should not be there yet is one sentence, and the record stays as it was."""
    older(home)
    with sqlite3.connect(record_path(home)) as connection:
        connection.execute("CREATE TABLE more (b TEXT)")
    connection.close()
    newer.write_text(NEXT.format(then=""))
    before = made(record_path(home))
    with pytest.raises(opened.CannotKeep, match="table more already exists"), opened.reading(home):
        pass
    assert made(record_path(home)) == before


def test_an_everyday_opening_imports_no_heavy_thing(home: Path) -> None:
    """Neither making a record nor opening one needs Alembic, SQLAlchemy, DuckDB or numpy."""
    source = str(Path(opened.__file__).parents[2])
    done = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", EVERYDAY.format(source=source), str(home)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
