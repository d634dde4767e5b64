"""A program's login: it sends what was checked, and nothing else."""

from __future__ import annotations

import smtplib
from concurrent.futures import ThreadPoolExecutor

import pytest

from goodterms.desk.moment import now
from goodterms.desk.outgoing import ticket

from .conftest import FRIEND, OLIVE, PITCH, STRANGER, Running, mail, until

TEXT = "Hi Rosa,\n\nthank you for the plans, they arrived this morning.\n"
SUBJECT = "The plans"


@pytest.fixture
def agent(gate: Running) -> Running:
    """The gate, with a login for a program."""
    gate.account(login="helper", agent=True)
    return gate


def issued(gate: Running, text: str = TEXT, *to: str, ago: int = 0) -> str:
    """A ticket for the text."""
    return ticket.issue(gate.home, text, SUBJECT, to or (FRIEND,), now=now() - ago)


def sent(gate: Running, text: str, *to: str, shown: str = "", subject: str = SUBJECT, **headers: str) -> str:
    """What the gate answers to the agent."""
    return gate.send(text, *to, login="helper", subject=subject, Goodterms_Ticket=shown, **headers)


def test_with_its_ticket(agent: Running) -> None:
    """What was checked goes, once, and the ticket stays here."""
    shown = issued(agent)
    assert sent(agent, TEXT, FRIEND, shown=shown) == ""
    assert b"oodterms" not in agent.kept.mails[0][1]
    assert ticket.SPENT in sent(agent, TEXT, FRIEND, shown=shown)
    assert len(agent.kept.mails) == 1


def test_lines_may_be_wrapped(agent: Running) -> None:
    """Other ends of lines are the same words."""
    assert sent(agent, TEXT.replace(", ", ",\n"), FRIEND, shown=issued(agent)) == ""


@pytest.mark.parametrize(
    ("case", "why"),
    [
        ("none", ticket.NONE),
        ("late", ticket.LATE),
        ("word", ticket.OTHER_WORDS),
        ("subject", ticket.OTHER_WORDS),
        ("bcc", ticket.OTHERS),
        ("other", ticket.OTHERS),
        ("forged", ticket.NOT_OURS),
        ("changed", ticket.NOT_OURS),
    ],
)
def test_without(agent: Running, case: str, why: str) -> None:
    """Without a ticket, with an old, a changed or another's: refused, and why."""
    shown, text, to, subject = issued(agent), TEXT, [FRIEND], SUBJECT
    if case == "none":
        shown = ""
    elif case == "late":
        shown = issued(agent, ago=2 * ticket.LASTS)
    elif case == "word":
        text = TEXT.replace("plans", "offers")
    elif case == "subject":
        subject = "Buy this"
    elif case == "bcc":
        to = [FRIEND, STRANGER]
    elif case == "other":
        to = [STRANGER]
    elif case == "forged":
        shown = "e30.AAAA"
    else:
        payload, _, signed = shown.partition(".")
        shown = f"{payload[:-2]}AA.{signed}"
    assert why in sent(agent, text, *to, shown=shown, subject=subject)
    assert agent.kept.mails == []


def test_html_beside_it(agent: Running) -> None:
    """What was not checked cannot ride along in another part."""
    parts = (
        f"From: {OLIVE}\r\nTo: {FRIEND}\r\nSubject: {SUBJECT}\r\nGoodterms-Ticket: {issued(agent)}\r\n"
        'Content-Type: multipart/alternative; boundary="xyzxyz"\r\n\r\n--xyzxyz\r\nContent-Type: text/plain\r\n\r\n'
        + TEXT.replace("\n", "\r\n")
        + "\r\n--xyzxyz\r\nContent-Type: text/html\r\n\r\n<p>Buy our programme</p>\r\n--xyzxyz--\r\n"
    )
    assert agent.send(parts.encode(), FRIEND, login="helper").startswith("554")
    assert agent.kept.mails == []


def test_no_override(agent: Running) -> None:
    """A program cannot wave itself through."""
    answer = agent.send(mail(PITCH, STRANGER, Goodterms_Override="yes"), STRANGER, login="helper")
    assert (answer[:3], agent.kept.mails) == ("554", [])


def test_the_provider_is_down(agent: Running) -> None:
    """A ticket whose message could not go works again."""
    agent.kept.says = "451 Later"
    shown = issued(agent)
    assert sent(agent, TEXT, FRIEND, shown=shown).startswith("451")
    agent.kept.says = "250 OK"
    assert sent(agent, TEXT, FRIEND, shown=shown) == ""


def tried(agent: Running, number: int, good: str) -> tuple[bytes, list[str]]:
    """One of many ways around a ticket: a message, and to whom."""
    changed = TEXT.replace("morning", f"morning {number}")
    late, others = issued(agent, ago=ticket.LASTS + 1), issued(agent, TEXT, STRANGER)
    payload, _, signed = good.partition(".")
    ways: list[tuple[str, list[str], str, dict[str, str]]] = [
        (TEXT, [FRIEND], "", {}),
        (TEXT, [FRIEND], late, {}),
        (changed, [FRIEND], good, {}),
        (TEXT, [FRIEND, f"p{number}@example.org"], good, {}),
        (TEXT, [FRIEND, f"p{number}@example.org"], good, {"Bcc": f"p{number}@example.org"}),
        (TEXT, [f"p{number}@example.org"], good, {}),
        (TEXT, [FRIEND], others, {}),
        (TEXT, [FRIEND], f"{payload}.{signed[::-1]}", {}),
        (TEXT, [FRIEND], f"{payload}{number}.{signed}", {}),
        (changed, [FRIEND], good, {"Goodterms_Override": "yes", "Goodterms_Kind": "none"}),
    ]
    text, to, shown, more = ways[number % len(ways)]
    return mail(text, *to[:1], subject=SUBJECT, Goodterms_Ticket=shown, **more), to


def test_a_thousand_tries(agent: Running) -> None:
    """Of a thousand tries without a ticket, with an old one, a changed word or one more recipient none gets out."""
    good = issued(agent)
    with agent.logged_in("helper") as link:
        for number in range(1_000):
            raw, to = tried(agent, number, good)
            with pytest.raises(smtplib.SMTPDataError, match="ticket"):
                link.sendmail(OLIVE, to, raw)
    assert agent.kept.mails == []
    assert sent(agent, TEXT, FRIEND, shown=good) == ""  # it was good all the time
    assert len(agent.kept.mails) == 1


def test_at_the_same_time(agent: Running) -> None:
    """One ticket that is shown on many connections at once lets one message out."""
    shown = issued(agent)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: sent(agent, TEXT, FRIEND, shown=shown), range(8)))
    assert (answers.count(""), len(agent.kept.mails)) == (1, 1)


def test_what_became_of_it(agent: Running) -> None:
    """An agent that hung up before it was told, and tries again, is told that it went, and it goes out no more."""
    shown = issued(agent)
    agent.kept.slow = 1.0
    with agent.logged_in("helper") as link:
        link.mail(OLIVE)
        link.rcpt(FRIEND)
        link.docmd("DATA")
        link.send(mail(TEXT, FRIEND, subject=SUBJECT, Goodterms_Ticket=shown) + b"\r\n.\r\n")
        assert agent.kept.begun.wait(10)
        link.close()
    until(lambda: bool(list((agent.home / "smtp" / "sending").glob("*.went"))))
    assert sent(agent, TEXT, FRIEND, shown=shown) == ""
    assert len(agent.kept.mails) == 1
    assert ticket.SPENT in sent(agent, TEXT, FRIEND, shown=shown)
