"""The mbox: read back, and looked at as bytes."""

from __future__ import annotations

import mailbox
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from goodterms.village.exports import keeps, write
from goodterms.village.happened import OWNER, Happened, Reach, Via, Villager, What
from goodterms.village.villagers import by_number
from goodterms.village.write_mail_client import Client, card, client_of, message_id, signature
from goodterms.words import DAY, Interaction, Mark
from village import hand
from village.reading import folded, interactions, pieces, recipients, sender

PEOPLE = by_number(hand.villagers())
MAILS = {one.number: one for one in hand.happenings() if one.via is Via.MAIL and keeps(one)}


@pytest.fixture(scope="module")
def read(exported: dict[str, Path]) -> dict[int, Interaction]:
    """Every mail as it is read back, by its number."""
    by_id = {message_id(one.number, one.sender).strip("<>"): one.number for one in MAILS.values()}
    return {by_id[piece.external_id]: piece for piece in interactions(pieces(exported["mail.mbox"], "mail"))}


def _of(what: What) -> list[Happened]:
    return [one for one in MAILS.values() if one.what is what]


def test_every_mail_is_read_back(exported: dict[str, Path], read: dict[int, Interaction]) -> None:
    """As many pieces are read as were written, each under its own id, none unread."""
    assert len(pieces(exported["mail.mbox"], "mail")) == len(MAILS) == len(read)


def test_words_are_the_same(read: dict[int, Interaction]) -> None:
    """Own words come back without quotes and signatures; only a card without a mark before it stays below them."""
    seen: Counter[str] = Counter()
    for one in _of(What.MESSAGE):
        text = folded(read[one.number].text)
        below = signature(PEOPLE[one.sender], one.ts)
        if client_of(one.sender) is Client.OUTLOOK and below == card(PEOPLE[one.sender], one.ts):
            text = text.removesuffix(folded(below)).strip()
            seen["card"] += 1
        assert text == folded(one.text), (one.number, client_of(one.sender))
        seen[client_of(one.sender)] += 1
    assert set(Client) <= set(seen), "every program is met"


def test_people_are_the_same(read: dict[int, Interaction]) -> None:
    """Sender and recipients are the addresses in use at the time; a report comes from the server."""
    for one in _of(What.MESSAGE):
        address = PEOPLE[one.sender].reach_at("mail", one.ts)
        assert address is not None
        assert sender(read[one.number]) == address.value
        reached = {PEOPLE[to].reach_at("mail", one.ts) for to in (*one.to, *one.cc)}
        assert recipients(read[one.number]) == {reach.value for reach in reached if reach}
        assert read[one.number].ts == one.ts


def test_names_are_the_same(read: dict[int, Interaction]) -> None:
    """Commas, quotation marks, emoji and other scripts in a sender's name come back."""
    for one in _of(What.MESSAGE):
        piece = read[one.number]
        assert piece.sender is not None
        assert piece.sender.name.replace("\\", "") == PEOPLE[one.sender].name_at(one.ts).full


def test_threads_hold_together(read: dict[int, Interaction]) -> None:
    """An answer names what it answers, and a conversation has one key."""
    for one in _of(What.MESSAGE):
        first = MAILS[one.talk]
        assert read[one.number].thread == message_id(first.number, first.sender).strip("<>")
        if one.answers:
            asked = MAILS[one.answers]
            assert read[one.number].answers == message_id(asked.number, asked.sender).strip("<>")


def test_late_answer_keeps_its_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer to a mail whose words are forgotten names it all the same, and quotes nothing."""
    monkeypatch.setattr("goodterms.village.write_mail.REMEMBERED", 1)
    start = hand.START
    asked = Happened(1, start, Via.MAIL, What.MESSAGE, 1, (OWNER,), subject="Old", text="Are you there?", talk=1)
    other = Happened(2, start + 9, Via.MAIL, What.MESSAGE, 2, (OWNER,), subject="New", text="Hello", talk=2)
    late = Happened(
        3, start + 10**8, Via.MAIL, What.MESSAGE, OWNER, (1,), subject="Re: Old", text="Now I am.", answers=1, talk=1
    )
    write(hand.villagers(), [asked, other, late], tmp_path)
    piece = interactions(pieces(tmp_path / "mail.mbox", "mail"))[2]
    assert (piece.text, piece.answers) == ("Now I am.", message_id(1, 1).strip("<>"))
    assert piece.quoted == ""


@pytest.mark.parametrize(
    ("what", "mark"),
    [
        (What.NEWSLETTER, Mark.NEWSLETTER),
        (What.RECEIPT, Mark.NEWSLETTER | Mark.AUTO),
        (What.AUTO_REPLY, Mark.AUTO),
        (What.BOUNCE, Mark.BOUNCE),
        (What.SPAM, Mark.SPAM),
        (What.DRAFT, Mark.DRAFT),
    ],
)
def test_what_is_no_contact_says_so(read: dict[int, Interaction], what: What, mark: Mark) -> None:
    """Newsletters, receipts, automatic replies, reports, spam and drafts are told by headers or labels."""
    assert len(_of(what)) == 1
    for one in _of(what):
        assert read[one.number].marks & mark, what


def test_a_report_names_what_was_lost(exported: dict[str, Path]) -> None:
    """A delivery report has its three parts, and names the mail and the address that it could not reach."""
    (bounce,) = _of(What.BOUNCE)
    lost = MAILS[bounce.answers]
    with closing(mailbox.mbox(exported["mail.mbox"])) as box:
        (report,) = (mail for mail in box if mail.get_content_type() == "multipart/report")
    kinds = [part.get_content_type() for part in report.walk()]
    assert {"text/plain", "message/delivery-status", "text/rfc822-headers"} <= set(kinds)
    assert "Final-Recipient: rfc822; person8@example.org" in str(report)
    assert f"Message-ID: {message_id(lost.number, lost.sender)}" in str(report)


def test_own_mail_is_marked_sent(read: dict[int, Interaction]) -> None:
    """Mail of the owner's is marked as sent, and nobody else's is."""
    sent = {number for number, piece in read.items() if piece.marks & Mark.SENT}
    assert sent == {one.number for one in _of(What.MESSAGE) if one.sender == OWNER}


def test_list_talk_is_marked(read: dict[int, Interaction]) -> None:
    """Mail through the list is marked so, the author known though the list rewrote some of them."""
    through = {one.number for one in _of(What.MESSAGE) if one.group and one.sender != OWNER}
    assert {number for number, piece in read.items() if piece.marks & Mark.LIST} == through


def test_personal_mail_has_no_mark(read: dict[int, Interaction]) -> None:
    """Nothing that a person wrote to the owner looks like a machine's."""
    for one in _of(What.MESSAGE):
        if not one.group and one.sender != OWNER:
            assert read[one.number].marks == Mark(0), one.number


def test_from_lines_are_quoted(exported: dict[str, Path]) -> None:
    """Every "From " at a line's start that is no separator is quoted, so that any program finds the same mails."""
    raw = exported["mail.mbox"].read_bytes()
    with closing(mailbox.mbox(exported["mail.mbox"])) as box:
        assert len(re.findall(rb"^From ", raw, re.MULTILINE)) == len(MAILS) == len(box)
    assert re.search(rb"^>From where I sit", raw, re.MULTILINE)


def test_lines_are_as_long_as_mail_allows(exported: dict[str, Path]) -> None:
    """No line is longer than 998 bytes (RFC 5322, 2.1.1)."""
    assert max(map(len, exported["mail.mbox"].read_bytes().split(b"\n"))) <= 998


def test_every_program_quotes_in_its_way(exported: dict[str, Path]) -> None:
    """The lines above quotes are those of Gmail, Outlook, Apple Mail and Thunderbird."""
    with closing(mailbox.mbox(exported["mail.mbox"])) as box:
        texts = "\n".join(_plain_parts(box))
    for sign in ("wrote:\n\n> ", "_" * 32 + "\nFrom: ", "> On ", "schrieb ", "a écrit"):
        assert sign in texts, sign


def _plain_parts(box: mailbox.mbox) -> Iterator[str]:
    for mail in box:
        for part in mail.walk():
            content = part.get_payload(decode=True)
            if part.get_content_type() == "text/plain" and isinstance(content, bytes):
                yield content.decode("utf-8", "replace")


@pytest.mark.parametrize("zone", hand.ZONES)
@pytest.mark.parametrize("html", [False, True])
def test_any_answer_is_told_from_its_quotes(tmp_path: Path, zone: str, *, html: bool) -> None:
    """Whatever the program, its language and the form, own words are found again above, below, and two quotes deep."""
    people = [hand.villagers()[OWNER], *(_somebody(number, zone) for number in range(1, 61))]
    days, words = hand.Days(), {}
    for one in range(1, 61):
        talk = days.add(Via.MAIL, What.MESSAGE, OWNER, [one], hand.TEXTS[0], subject="Plans", html=html)
        for turn in range(4):
            ends = (OWNER, [one]) if turn % 2 else (one, [OWNER])
            text = hand.TEXTS[(one + turn) % len(hand.TEXTS)]
            talk = days.add(Via.MAIL, What.MESSAGE, *ends, text, answers=talk, talk=talk, html=html, subject="Plans")
            words[message_id(talk, ends[0]).strip("<>")] = (ends[0], folded(text))
    write(people, days.all, tmp_path)
    read = {piece.external_id: folded(piece.text) for piece in interactions(pieces(tmp_path / "mail.mbox", "mail"))}
    wrong = {}
    for number, (who, text) in words.items():
        below = "" if who == OWNER or client_of(who) is not Client.OUTLOOK else folded(card(people[who], hand.START))
        if read[number].removesuffix(below).strip() != text:
            wrong[number] = (client_of(who), text, read[number])
    assert wrong == {}


def _somebody(number: int, zone: str) -> Villager:
    like = hand.villagers()[1 + number % 9]
    return replace(like, number=number, zone=zone, reaches=(Reach("mail", f"some{number}@example.org", 0),))


def test_blasts_hide_whom_they_go_to(tmp_path: Path) -> None:
    """Half of the mails to very many have Bcc with the owner and nobody with the others; the rest name everybody."""
    people = [hand.villagers()[OWNER], *(_somebody(number, "Europe/London") for number in range(1, 41))]
    days = hand.Days()
    for turn in range(20):
        one = OWNER if turn % 2 else turn + 1
        days.add(Via.MAIL, What.MESSAGE, one, [n for n in range(41) if n != one], "News of mine", subject="News")
    write(people, days.all, tmp_path)
    reached = Counter((bool(one.marks & Mark.SENT), len(recipients(one))) for one in _read(tmp_path))
    assert set(reached) == {(True, 40), (False, 40), (False, 0)}


def test_an_answer_goes_to_the_address_that_wrote(tmp_path: Path) -> None:
    """Who writes from their other address is answered there; once it is given up, at the one in use."""
    reaches = (Reach("mail", "old@example.org", 0, hand.START + 5 * DAY), Reach("mail", "new@example.org", 0))
    people = [hand.villagers()[OWNER], replace(hand.villagers()[1], reaches=reaches)]
    days = hand.Days()
    wrote = days.add(Via.MAIL, What.MESSAGE, 1, [OWNER], "From home.", reach="old@example.org")
    days.add(Via.MAIL, What.MESSAGE, OWNER, [1], "Yes.", answers=wrote, talk=wrote)
    days.ts += 6 * DAY
    days.add(Via.MAIL, What.MESSAGE, OWNER, [1], "Once more.", answers=wrote, talk=wrote)
    write(people, days.all, tmp_path)
    read = _read(tmp_path)
    assert [sender(read[0]), *(recipients(one) for one in read[1:])] == [
        "old@example.org", {"old@example.org"}, {"new@example.org"},
    ]  # fmt: skip


def _read(folder: Path) -> list[Interaction]:
    return interactions(pieces(folder / "mail.mbox", "mail"))
