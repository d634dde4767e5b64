"""Many handles at once are whose they are one by one."""

from __future__ import annotations

from pathlib import Path

from exports import Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.people.normal import normal
from goodterms.record import opened, read
from goodterms.record.by_handles import by_handles
from goodterms.words import Handle


def test_as_one_by_one(tmp_path: Path) -> None:
    """By value or normal form, as for one; who is nobody is left out; what was asked before is forgotten."""
    box = Mailbox()
    for name in ("rosa@example.net", "quinn@googlemail.com", "theo@tips.example"):
        box.talk(f"Somebody <{name}>", ["2021-02-01"])
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    asked = ["rosa@example.net", "ROSA@example.net", "quinn@gmail.com", "nobody@example.org"]
    handles = [Handle("mail", one.lower()) for one in asked]
    triples = [(one.kind, one.value, normal(one)) for one in handles]
    with opened.reading(tmp_path / "home") as connection:
        alone = {(kind, value): read.by_handle(connection, kind, value, form) for kind, value, form in triples}
        found = by_handles(connection, triples)
        assert found == {handle: person for handle, person in alone.items() if person is not None}
        assert by_handles(connection, triples[-1:]) == {}
    assert len(found) >= 1
