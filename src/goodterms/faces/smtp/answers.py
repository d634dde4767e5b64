"""What the gate answers to a mail program, in lines that stand alone: some programs show only the last of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodterms.faces.shapes import VerdictRow, Weighed

LONGEST = 440
"""Letters of a line; SMTP allows 512 octets with code and end (RFC 5321, 4.5.3.1.5)."""

SHOWN = 8
"""Recipients that are told of by name; the others stand on the page."""

WORDS = {"dont": "don't", "hello_first": "say hello first"}

SENT = "250 2.0.0 Sent"
SENT_BEFORE = "250 2.0.0 Sent before; not sent again"
NOT_MAIL = "554 5.6.0 This is no mail message: it has no header. Nothing was sent."
BARE_LINES = "550 5.6.11 A line of this message ends without CR LF, which mail may not have. Nothing was sent."
TWICE = "451 4.4.6 This very message is being sent right now. Try again in a moment."
NO_LOGIN = "530 5.7.0 Log in first"
CIRCLE = "554 5.4.6 This message goes round in a circle: it has passed more than a hundred servers. Nothing was sent."


def held(answer: Weighed, link: str, *, ready: int) -> str:
    """The refusal of a message that is not ready for everybody, and that waits on its page."""
    return refusal(answer, f"Decide here: {link}", ready=ready)


def refusal(answer: Weighed, then: str, *, ready: int) -> str:
    """The refusal of a message that is not ready for everybody. ``then``: what its sender can do."""
    rows = [row for row in answer["verdicts"] if row["verdict"] != "go"]
    lines = ["Goodterms held this mail. It went to nobody, and your text is still with you."]
    lines += [_row(row) for row in rows[:SHOWN]]
    if len(rows) > SHOWN:
        lines.append(f"and {len(rows) - SHOWN} more.")
    counts = f"{_counts(rows)}, {ready} ready" if ready else _counts(rows)
    last = f"Held by Goodterms, sent to nobody ({counts}). {then}"
    return reply(554, "5.7.1", [*lines, last])


def doubtful(to: Sequence[str], when: str, link: str) -> str:
    """The refusal of a message of which nobody knows whether it went."""
    whom = ", ".join(to[:SHOWN])
    says = f"Goodterms was stopped {when} while it sent this to {whom}; it may have gone or not."
    return reply(451, "4.3.0", [says, f"Look whether it arrived, then decide here: {link}"])


def agent(why: str) -> str:
    """The refusal of an agent's message."""
    return reply(554, "5.7.1", [why])


def cannot_weigh(why: str) -> str:
    """The record cannot be read: the mail program tries again later, nothing is lost."""
    return reply(451, "4.3.0", [f"Goodterms cannot weigh this now, so nothing was sent. {why}"])


def not_taken(code: int, lines: Sequence[str]) -> str:
    """The provider's own refusal."""
    code = code if 400 <= code < 600 else 451
    status = f"{code // 100}.0.0"
    return reply(code, status, ["Your provider did not take this; it was sent to nobody.", *lines])


def reply(code: int, status: str, lines: Sequence[str]) -> str:
    """One answer of several lines, plain ASCII as SMTP wants it."""
    told = [_plain(line) for line in lines]
    parts = [f"{code}-{status} {line}" for line in told[:-1]] + [f"{code} {status} {told[-1]}"]
    return "\r\n".join(parts)


def _row(row: VerdictRow) -> str:
    name = (row["person"] or {"name": ""})["name"]
    who = f"{name} <{row['to']}>" if name and name != row["to"] else row["to"]
    worst = next((one for one in row["findings"] if one["verdict"] == row["verdict"]), None)
    says = "" if worst is None else f" {worst['says']}"
    instead = f" Instead: {worst['instead']}" if worst and worst["instead"] else ""
    return f"{who}: {WORDS[row['verdict']]}.{says}{instead}"


def _counts(rows: Sequence[VerdictRow]) -> str:
    told = [(sum(row["verdict"] == word for row in rows), says) for word, says in WORDS.items()]
    return ", ".join(f"{number} {says}" for number, says in told if number)


def _plain(text: str) -> str:
    """Names in other letters are written as they sound; a program that reads ASCII alone shows them too."""
    from anyascii import anyascii

    plain = str(anyascii(" ".join(text.split())))
    shown = "".join(sign if " " <= sign <= "~" else "?" for sign in plain)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 3]}..."
