"""The wire: what a mail server may say, whole or broken, and what it is answered."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from ipaddress import ip_network
from pathlib import Path

import pytest

from goodterms.desk.trouble import Trouble
from goodterms.faces.milter import wire
from goodterms.faces.milter.judge import Came, Judge, Rules
from goodterms.faces.milter.place import listening
from goodterms.faces.milter.session import Session

from .conftest import ASK, FRIEND, OLIVE, PITCH, STRANGER, answered, mail

Sent = tuple[bytes, bytes]

ALL = 0x1FFFFF
OFFER = (b"O", struct.pack("!III", 6, 0x1FF, ALL))
HERE = (b"C", b"localhost\x004\x00\x19127.0.0.1\x00")
AWAY = (b"C", b"far\x004\x00\x19192.0.2.7\x00")


def written(*told: tuple[bytes, bytes]) -> bytes:
    """Packets as they are sent."""
    return b"".join(wire.packed(*one) for one in told)


def message(raw: bytes, *to: str, sender: str = OLIVE) -> list[tuple[bytes, bytes]]:
    """A message as a server hands it over."""
    head, _, body = raw.partition(b"\r\n\r\n")
    fields = [line.partition(b":") for line in head.split(b"\r\n")]
    return [
        (b"M", f"<{sender}>\0SIZE=1\0".encode()),
        *((b"R", f"<{one}>\0".encode()) for one in to),
        *((b"L", name + b"\0" + value + b"\0") for name, _, value in fields),
        (b"N", b""),
        (b"B", body),
        (b"E", b""),
    ]


class Told:
    """What a session writes."""

    def __init__(self) -> None:
        self.content = b""

    def write(self, some: bytes) -> None:
        """Keeps it."""
        self.content += some

    async def drain(self) -> None:
        """Nothing to wait for."""


def answers(judge: Judge, raw: bytes) -> list[tuple[bytes, bytes]]:
    """What a server is answered to all that it sends."""

    async def run() -> bytes:
        reader, told = asyncio.StreamReader(), Told()
        reader.feed_data(raw)
        reader.feed_eof()
        with ThreadPoolExecutor(1) as pool:
            await Session(judge, pool, reader, told).run()  # type: ignore[arg-type] # all of a writer that is used
        return told.content

    content, found = asyncio.run(run()), []
    while content:
        (size,) = struct.unpack("!I", content[:4])
        found.append((content[4:5], content[5 : 4 + size]))
        content = content[4 + size :]
    return found


def last(judge: Judge, *told: tuple[bytes, bytes] | Sequence[tuple[bytes, bytes]]) -> tuple[bytes, bytes]:
    """The answer to the last packet."""
    flat = [one for some in told for one in ([some] if isinstance(some, tuple) else some)]
    return answers(judge, written(OFFER, *flat))[-1]


@pytest.fixture
def judge(home: Path) -> Judge:
    """Of one home."""
    return Judge([home], Rules())


def test_refused(judge: Judge) -> None:
    """A pitch to a stranger is refused at its end, in lines that stand alone."""
    command, says = last(judge, HERE, message(mail(PITCH, STRANGER), STRANGER))
    assert (command, says[:10], says[-1:]) == (b"y", b"554-5.7.1 ", b"\0")
    assert b"\r\n554 5.7.1 Held by Goodterms" in says


def test_our_fields_are_taken_out(judge: Judge) -> None:
    """Each header field of ours is taken out, the last first, and nothing else is touched."""
    raw = mail(ASK, FRIEND, Goodterms_Kind="question", X_Own="kept").replace(
        b"X-Own", b"goodterms-kind: again\r\nX-Own"
    )
    found = answers(judge, written(OFFER, HERE, *message(raw, FRIEND)))
    changed = [content for command, content in found if command == b"m"]
    assert changed == [b"\0\0\0\x02goodterms-kind\0\0", b"\0\0\0\x01Goodterms-Kind\0\0"]
    assert found[-1] == (b"c", b"")


@pytest.mark.parametrize(
    ("connected", "login", "trusted", "weighed"),
    [
        (HERE, "", "", True),
        (AWAY, "", "", False),
        (AWAY, OLIVE, "", True),
        (AWAY, "someone", "", True),
        (AWAY, "", "192.0.2.0/24", True),
        ((b"C", b"far\x00U"), "", "", False),
        ((b"C", b"me\x00L\x00\x00/run/there\x00"), "", "", True),
        ((b"C", b"far\x006\x00\x192001:db8::7\x00"), "", "", False),
        ((b"C", b"me\x006\x00\x19::1\x00"), "", "", True),
    ],
)
def test_a_forged_sender(
    home: Path, connected: tuple[bytes, bytes], login: str, trusted: str, *, weighed: bool
) -> None:
    """From outside, without a login, nobody learns how two stand by claiming to be one of them."""
    judge = Judge([home], Rules(trusted=(ip_network(trusted),) if trusted else ()))
    told = [(b"D", b"M{auth_authen}\0" + login.encode() + b"\0")] if login else []
    found = answers(judge, written(OFFER, connected, *told, message(mail(PITCH, STRANGER), STRANGER)[0]))
    assert found[-1] == (b"c" if weighed else b"a", b"")


def test_whose_login(home: Path) -> None:
    """Who logged in is believed before what the envelope says."""
    judge = Judge([home], Rules())
    assert judge.home_of(Came(OLIVE, "192.0.2.7", "other@example.org", (), b"")) == home
    assert judge.home_of(Came("other@example.org", "192.0.2.7", "other@example.org", (), b"")) is None
    assert judge.home_of(Came("other@example.org", "127.0.0.1", OLIVE, (), b"")) is None


def test_two_messages(judge: Judge) -> None:
    """One message on a connection knows nothing of the one before, nor of one that was broken off."""
    first = message(mail(PITCH, STRANGER), STRANGER)
    assert last(judge, HERE, first[:-1], (b"A", b""), message(mail(ASK, FRIEND), FRIEND)) == (b"c", b"")
    assert last(judge, HERE, message(mail(ASK, FRIEND), FRIEND), first)[0] == b"y"


def test_an_older_server(judge: Judge) -> None:
    """A server that waits for an answer to everything has one for everything."""
    told = [HERE, *message(mail(ASK, FRIEND), FRIEND)]
    found = answers(judge, written((b"O", struct.pack("!III", 2, 0x3F, 0x7F)), *told))
    assert [command for command, _ in found] == [b"O", *(b"c" for _ in told)]


def test_much_of_it_is_skipped(judge: Judge) -> None:
    """After the first megabytes a server need not send the rest of what is attached."""
    raw = [*message(mail(ASK, FRIEND), FRIEND)[:-1], *[(b"B", b"A" * 65_535)] * 140]
    found = answers(judge, written(OFFER, HERE, *raw))
    assert (found[-1], found[20]) == ((b"s", b""), (b"c", b""))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0\0",
        b"\xff\xff\xff\xffO",
        b"\0\0\0\0",
        written((b"O", b"short")),
        written((b"O", struct.pack("!III", 6, 0, ALL))),
        b"GET / HTTP/1.1\r\nHost: here\r\n\r\n" * 10,
        written(OFFER, (b"C", b""), (b"M", b""), (b"R", b""), (b"L", b""), (b"E", b"")),
        written(OFFER, (b"D", b""), (b"D", b"M"), (b"D", b"M{auth_authen}"), (b"Z", b"?"), (b"Q", b"")),
        written(OFFER, HERE, (b"M", b"<" + OLIVE.encode() + b">\0"), (b"L", b"\xff\0\xfe\0"), (b"E", b"\0\0")),
    ],
)
def test_anything(judge: Judge, raw: bytes) -> None:
    """Whatever comes, a session ends in order or says that this is no mail server."""
    with suppress(wire.Broken):
        assert all(command in b"Ocaym" for command, _ in answers(judge, raw))


def test_a_sign_of_the_protocol() -> None:
    """A per cent sign in a reason arrives as one."""
    assert wire.refusal("554 5.7.1 50% more") == wire.packed(b"y", b"554 5.7.1 50%% more\0")


def test_only_one_listens(judge: Judge, tmp_path: Path) -> None:
    """A second filter at one socket is told; a socket that was left behind is taken; a file is left as it is."""
    with answered(judge) as asked:
        assert asked.stat().st_mode & 0o777 == 0o660
        with pytest.raises(Trouble, match="already"), listening(asked, ""):
            pass
    with listening(tmp_path / "left", ""):
        (tmp_path / "left").rename(tmp_path / "behind")
    with listening(tmp_path / "behind", ""):
        assert (tmp_path / "behind").is_socket()
    (tmp_path / "file").write_text("mine")
    with pytest.raises(Trouble, match="not a socket"), listening(tmp_path / "file", ""):
        pass
    with pytest.raises(Trouble, match="no group"), listening(tmp_path / "new", "no-such-group-here"):
        pass
