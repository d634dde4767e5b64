"""A small record of invented neighbours, as of the day the tests run: enough of each kind for a page to show."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import now

WALT = "Walt Waiting <walt@example.org>"
ROSA = "Rosa Related <rosa@example.net>"
QUINN = "Quinn Quiet <quinn@shop.example>"
THEO = "Theo Tips <theo@tips.example>"
NAN = "Nan Nameless <nan@example.com>"

QUESTION = "Which thickness do you need for the counter?"


def village(folder: Path) -> Path:
    """A home under this folder. Walt waits for an answer, Rosa is in touch, Quinn has gone quiet, Theo helped once,
    Nan never answered.
    """
    box = Mailbox()
    for who, ended, times in ((ROSA, 6, 40), (QUINN, 300, 30), (WALT, 60, 5)):
        box.talk(who, [_ago(ended + 9 * back) for back in reversed(range(times))])
    box.talk(THEO, [_ago(500)], subject="The price")
    box.mail(ME, NAN, _ago(700), "I saw your stand at the fair and liked it.")
    box.mail(WALT, ME, f"{_ago(4)}T10:00", QUESTION, subject="The counter")
    home = folder / "home"
    bring_in(home, [str(box.mbox(folder / "neighbours.mbox"))], me=["olive@example.com"])
    return home


def _ago(days: int) -> str:
    return (datetime.fromtimestamp(now(), UTC) - timedelta(days=days)).date().isoformat()
