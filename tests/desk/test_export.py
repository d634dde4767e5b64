"""Exporting somebody: everything the record holds on them, by table and piece by piece."""

from __future__ import annotations

import json
from pathlib import Path

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.export import export

ZELDA = "zelda@quixwood.example"


def test_names_and_signatures_are_in_it(tmp_path: Path) -> None:
    """What a handle was called by, and what somebody signs with, is theirs too; another's is not."""
    box = Mailbox()
    for name, day in (("Zelda Quixwood", "2024-01-05"), ("Z. Quixwood", "2024-02-05")):
        signed = f"See you on Sunday.\n\n-- \n{name}\nglazier@quixwood.example\n+44 20 7946 0958"
        box.mail(f"{name} <{ZELDA}>", ME, day, signed)
    box.mail(ME, ZELDA, "2024-02-06", "Gladly.")
    box.mail("Ben Hart <ben@example.net>", ME, "2024-02-07", "Hello.\n\n-- \nBen\nhart@example.net")
    box.mbox(tmp_path / "all.mbox")
    bring_in(tmp_path / "home", [str(tmp_path / "all.mbox")], me=["olive@example.com"])
    told = json.loads("".join(export(tmp_path / "home", ZELDA)))
    assert {row["name"] for row in told["kept"]["named"]} == {"Zelda Quixwood", "Z. Quixwood"}
    assert "glazier@quixwood.example" in {row["value"] for row in told["kept"]["signed"]}
    assert "hart@example.net" not in json.dumps(told)
    assert [piece["from_you"] for piece in told["pieces"]] == [False, False, True]
