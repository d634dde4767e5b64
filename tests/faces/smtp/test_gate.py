"""The gate where mail is sent: what goes, what is held, and what the mail program is told."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from goodterms.desk.moment import now
from goodterms.desk.outgoing import held
from goodterms.desk.outgoing.deciding import decide, shown
from goodterms.desk.outgoing.letter import letter
from goodterms.desk.person import person
from goodterms.desk.private import folder, write_json

from .conftest import ASK, FRIEND, OLIVE, PITCH, STRANGER, Running, mail, until

LINK = re.compile(r"http://127\.0\.0\.1:8801/held/([\w-]+)$")


def held_id(answer: str) -> str:
    """The message that an answer's last line leads to."""
    found = LINK.search(answer)
    assert found is not None, answer
    return found[1]


def test_a_friend_is_asked(gate: Running) -> None:
    """What the tie bears goes on, to the byte, and the record knows it at once."""
    raw = mail(ASK, FRIEND)
    assert gate.send(raw, FRIEND) == ""
    assert [(to, content.rstrip()) for to, content in gate.kept.mails] == [([FRIEND], raw.rstrip())]
    until(lambda: "lovely to see you" in str(person(gate.home, FRIEND)))


def test_a_stranger_is_not(gate: Running) -> None:
    """What the tie does not bear is refused: nothing goes, every line stands alone, the last has word and link."""
    answer = gate.send(PITCH, STRANGER)
    lines = answer.splitlines()
    assert gate.kept.mails == []
    assert answer.startswith("554")
    assert STRANGER in answer
    assert all(len(line) < 500 for line in lines)
    assert "say hello first" in lines[-1] or "don't" in lines[-1]
    assert held_id(answer) == held.everything(gate.home)[0].id


def test_one_of_two(gate: Running) -> None:
    """With one who is ready and one who is not nobody gets it; the page sends to the one, and the rest stays held."""
    answer = gate.send(PITCH, FRIEND, STRANGER)
    assert (gate.kept.mails, "1 ready" in answer) == ([], True)
    decide(gate.home, held_id(answer), "ready")
    assert [to for to, _ in gate.kept.mails] == [[FRIEND]]
    again = gate.send(PITCH, FRIEND, STRANGER)
    assert (again[:3], [to for to, _ in gate.kept.mails]) == ("554", [[FRIEND]])
    assert FRIEND not in again


def test_anyway_goes_out_once(gate: Running) -> None:
    """Sent anyway on the page, it goes; the mail program's next try is told so and goes out no more; a third does."""
    answer = gate.send(PITCH, STRANGER)
    decide(gate.home, held_id(answer), "all")
    assert [to for to, _ in gate.kept.mails] == [[STRANGER]]
    assert gate.send(PITCH, STRANGER, Message_ID="<other@try.example>") == ""
    assert len(gate.kept.mails) == 1
    assert gate.send(PITCH, STRANGER).startswith("554")


def test_no_ask(gate: Running) -> None:
    """Said to be no ask, a text goes, and goes again unasked."""
    decide(gate.home, held_id(gate.send(PITCH, STRANGER)), "no_ask")
    assert len(gate.kept.mails) == 1
    assert gate.send(PITCH, STRANGER) == ""  # the try that was held
    assert gate.send(PITCH, STRANGER) == ""
    assert len(gate.kept.mails) == 2


def test_declared_kind(gate: Running) -> None:
    """A kind said on the page or in the header is weighed instead of what was read, and the header stays here."""
    id_ = held_id(gate.send(PITCH, STRANGER))
    decide(gate.home, id_, "kind", kind="none")
    assert shown(gate.home, id_)["ready"] == [STRANGER]
    assert gate.send(PITCH, STRANGER, subject="Other", Goodterms_Kind="none") == ""
    assert b"oodterms" not in gate.kept.mails[-1][1]


def test_override(gate: Running) -> None:
    """A script's override lets it go, and nobody outside sees the header."""
    assert gate.send(PITCH, STRANGER, Goodterms_Override="yes") == ""
    assert b"oodterms" not in gate.kept.mails[0][1]


def test_signatures_hold(gate: Running) -> None:
    """All but our own header fields arrives as it was, to the byte: folds, spaces, tabs, letters in any charset."""
    before = b"DKIM-Signature: v=1; a=rsa-sha256;\r\n\tb=abc  \r\n  def\r\nFrom: olive@example.com\r\nX-A:\r\n"
    after = b"sUBJECT:  two  spaces \r\nX-B: \xe4\xf6 \r\n\r\nline \r\n\t\r\n\r\n\xfc ends without more\r\n\r\n\r\n"
    ours = b"goodterms-override:\r\n yes\r\n"
    assert gate.send(before + ours + after, STRANGER) == ""
    assert gate.kept.mails[0][1] == before + after


def test_a_receipt(gate: Running) -> None:
    """What has no sender in its envelope, as a receipt has none, is weighed and goes like any other."""
    with gate.logged_in() as link:
        link.sendmail("", [FRIEND], mail("Your mail was read.\n", FRIEND))
    assert [to for to, _ in gate.kept.mails] == [[FRIEND]]


def test_later(gate: Running) -> None:
    """Put off, it waits; taken back, it does not go."""
    id_ = held_id(gate.send(PITCH, STRANGER))
    decide(gate.home, id_, "later", days=2)
    assert held.due(gate.home, now()) == []
    held.change(gate.home, id_, at=now() - 1)
    until(lambda: len(gate.kept.mails) == 1)
    id_ = held_id(gate.send(PITCH + "More.", STRANGER))
    decide(gate.home, id_, "later", days=2)
    assert decide(gate.home, id_, "back").waiting == []


def test_quiet(gate: Running) -> None:
    """In quiet mode nothing is held."""
    gate.account(mode="quiet")
    assert gate.send(PITCH, STRANGER) == ""


def test_signed_up(gate: Running) -> None:
    """What a list's own sender sends goes to whoever signed up."""
    gate.account(signed_up=(OLIVE,))
    assert gate.send(PITCH, STRANGER) == ""


def test_secret_recipients(gate: Running) -> None:
    """Who is in Bcc is weighed, gets it, and is named to nobody."""
    assert gate.send(mail(ASK, FRIEND, Bcc="secret@example.com"), FRIEND, "secret@example.com").startswith("554")
    id_ = held.everything(gate.home)[0].id
    decide(gate.home, id_, "all")
    assert b"secret@" not in gate.kept.mails[0][1]


def test_a_copy_of_everybody(gate: Running) -> None:
    """Two envelopes of one text, held one after the other, are one message on one page."""
    first, second = held_id(gate.send(PITCH, STRANGER)), held_id(gate.send(PITCH, "other@example.org"))
    assert (first, held.get(gate.home, first).to) == (second, (STRANGER, "other@example.org"))


@pytest.mark.parametrize("says", ["451 Try later", "550 Spam", "421 Closing"])
def test_the_provider_refuses(gate: Running, says: str) -> None:
    """The provider's no is passed on with its words; nothing is kept as sent."""
    gate.kept.says = says
    answer = gate.send(ASK, FRIEND)
    assert (answer[:3] == says[:3] or answer[:3] == "421", says[4:] in answer) == (True, True)
    assert not list((gate.home / "smtp" / "sending").iterdir())
    gate.kept.says = "250 OK"
    assert gate.send(ASK, FRIEND) == ""


def test_one_recipient_refused(gate: Running) -> None:
    """A recipient whom the provider does not take stops it for all: the mail program knows that nobody has it."""
    gate.kept.refuses = FRIEND
    answer = gate.send(mail(ASK, FRIEND, Goodterms_Override="yes"), "other@example.org", FRIEND)
    assert (answer[:3], FRIEND in answer, gate.kept.mails) == ("550", True, [])


def test_no_provider(gate: Running) -> None:
    """A provider that is down: try later, with the reason."""
    gate.account(port=1)
    answer = gate.send(ASK, FRIEND)
    assert (answer[:3], "cannot be reached" in answer) == ("451", True)


def left_behind(gate: Running, to: str) -> None:
    """What a gate that was killed while it sent leaves behind."""
    words = letter(mail(ASK, to))
    assert words is not None
    left = folder(gate.home, "smtp", "sending") / f"{words.same}.killed"
    write_json(left, {"login": OLIVE, "to": [to], "ts": now() - 60})


def test_killed_on_the_way(gate: Running) -> None:
    """What a killed gate may have sent is not sent again before its owner says so."""
    left_behind(gate, FRIEND)
    answer = gate.send(ASK, FRIEND)
    assert (answer[:3], "may have gone" in answer, gate.kept.mails) == ("451", True, [])
    assert gate.send(ASK, FRIEND)[:3] == "451"
    decide(gate.home, held_id(answer), "all")
    assert len(gate.kept.mails) == 1


def test_it_arrived_after_all(gate: Running) -> None:
    """What the owner found to have arrived is answered as sent, is history, and goes out no more."""
    left_behind(gate, FRIEND)
    answer = gate.send(ASK, FRIEND)
    decide(gate.home, held_id(answer), "arrived")
    assert (gate.send(ASK, FRIEND), gate.kept.mails) == ("", [])
    until(lambda: "lovely to see you" in str(person(gate.home, FRIEND)))


def test_killed_on_the_way_to_somebody_else(gate: Running) -> None:
    """The same words to other people are not in doubt for that."""
    left_behind(gate, "other@example.org")
    assert gate.send(ASK, FRIEND) == ""


def test_the_same_words_to_many_at_once(gate: Running) -> None:
    """A note that is sent to each of several at the same moment is no second try of itself."""
    gate.kept.slow = 0.3
    gate.account(mode="quiet")
    everybody = [f"p{number}@example.org" for number in range(6)]
    with ThreadPoolExecutor(len(everybody)) as pool:
        answers = list(pool.map(lambda to: gate.send(mail(ASK, to), to), everybody))
    assert (set(answers), sorted(to for to, _ in gate.kept.mails)) == ({""}, [[to] for to in everybody])


def test_hung_up(gate: Running) -> None:
    """A mail program that goes away while it is sent and tries again gets it sent once."""
    gate.kept.slow = 1.0
    with gate.logged_in() as link:
        link.mail(OLIVE)
        link.rcpt(FRIEND)
        link.docmd("DATA")
        link.send(mail(ASK, FRIEND) + b"\r\n.\r\n")
        assert gate.kept.begun.wait(10)
        link.close()
    until(lambda: len(gate.kept.mails) == 1)
    until(lambda: bool(list((gate.home / "smtp" / "sending").glob("*.went"))))
    assert gate.send(ASK, FRIEND) == ""
    assert len(gate.kept.mails) == 1
    assert gate.send(ASK, FRIEND) == ""  # whoever was told and sends the same words again means it
    assert len(gate.kept.mails) == 2


def test_private(gate: Running) -> None:
    """Nobody else on the machine can read what the gate keeps."""
    gate.send(PITCH, STRANGER)
    kept = list((gate.home / "smtp").rglob("*"))
    assert kept
    assert all(path.stat().st_mode & 0o077 == 0 for path in kept)


def test_no_record_to_read(gate: Running, home: Path) -> None:
    """With a record that cannot be read nothing is sent and the mail program tries later."""
    record = next(path for path in home.iterdir() if path.suffix in {".db", ".sqlite", ".sqlite3"})
    record.write_bytes(b"no database" * 1000)
    for path in home.glob(f"{record.name}-*"):
        path.unlink()
    answer = gate.send(ASK, FRIEND)
    assert (answer[:3], gate.kept.mails) == ("451", [])
