"""A mailbox on a server, looked at and never changed: its folders, their numbers, and messages by number.

One connection, one command at a time, bounded in every direction: no line, message or answer is taken that is larger
than what was asked for can be.
"""

from __future__ import annotations

import imaplib
import socket
import ssl
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NamedTuple, cast

from goodterms.live import broken
from goodterms.live.broken import BoxClosed, CannotFollow, NotLetIn, NotReached, NotTrusted, Strange, plainly
from goodterms.live.door import Door, Key, is_here, trust
from goodterms.live.imap_names import decoded
from goodterms.live.imap_words import NotUnderstood, Part, Word, among, answers, number, pairs, ranges, read

LARGEST = 1 << 26
"""Bytes of the largest message (64 MiB): as in mail files."""

ROOM = 1 << 23
"""Bytes that any answer may have beside the messages that were asked for (8 MiB): flags of 100,000 messages, say."""

SHORTEST = 200
"""Bytes that a line counts for at least: else short lines could go on for minutes."""

WINDOW = 20_000
"""Messages whose numbers are asked for at once: a line of 220 kB; imaplib takes 1 MB."""

USES = {b"\\sent": "sent", b"\\drafts": "drafts", b"\\junk": "junk", b"\\trash": "trash", b"\\all": "all",
        b"\\flagged": "view", b"\\important": "view"}  # fmt: skip
"""What a server says a folder is for (RFC 6154, RFC 8457); Gmail's starred and important are views of other mail."""

CLOSED = {b"\\noselect", b"\\nonexistent"}


class Stands(NamedTuple):
    """What a server says of a folder. ``validity``: its numbering; ``next``: above every number given out so far;
    ``messages``: how many there are; ``modseq``: grows with every change, 0 where it does not count them (RFC 7162).
    """

    validity: int
    next: int
    messages: int
    modseq: int


class Box(NamedTuple):
    """A folder. ``name``: as the wire has it; ``path``: as people see it, with "/" between; ``uses``: see `USES`.

    ``stands``: None where the server has to be asked for it.
    """

    name: bytes
    path: str
    uses: frozenset[str]
    stands: Stands | None


class Head(NamedTuple):
    """A message's header. ``size``: bytes of the whole; ``arrived``: as IMAP writes a time; ``labels``: Gmail's."""

    uid: int
    flags: frozenset[str]
    size: int
    arrived: str
    head: bytes
    labels: tuple[str, ...] | None


class Changes(NamedTuple):
    """What became of known messages. ``gone``: those that are known to be; flags and labels of those that changed."""

    gone: set[int]
    flags: dict[int, tuple[frozenset[str], tuple[str, ...] | None]]


class _Bounded:
    """Reading that stops where no honest answer goes on."""

    room = ROOM

    def readline(self) -> bytes:
        line: bytes = super().readline()  # type: ignore[misc]  # of imaplib.IMAP4, beside which this stands
        self._take(max(len(line), SHORTEST))
        return line

    def read(self, size: int) -> bytes:
        self._take(size)
        content: bytes = super().read(size)  # type: ignore[misc]  # as above
        return content

    def _take(self, size: int) -> None:
        self.room -= size
        if self.room < 0:
            raise imaplib.IMAP4.abort("more than was asked for")


class _Plain(_Bounded, imaplib.IMAP4):
    pass


class _Private(_Bounded, imaplib.IMAP4_SSL):
    pass


class Session:
    """An open mailbox."""

    def __init__(self, door: Door, link: imaplib.IMAP4) -> None:
        self.door = door
        self.link = link
        self.able = frozenset(str(word).upper() for word in link.capabilities)
        self.gmail = "X-GM-EXT-1" in self.able
        self.counts_changes = "CONDSTORE" in self.able or "QRESYNC" in self.able
        self.tells_vanished = False

    def boxes(self) -> list[Box]:
        """Every folder of the user's own that holds messages.

        Raises:
            CannotFollow: as everything here.
        """
        with self._asking("LIST"):
            others = self._others() if "NAMESPACE" in self.able else ()
            returns = self._returns()
            parts = self._ok(self.link.list('""', f'"*"{returns}'))
            told = self._status() if returns else {}
            found = [self._box(words, told) for words in answers(parts)]
        boxes = [box for box in found if box is not None and not box.name.startswith(others)]
        if not boxes:
            raise Strange(f"{self.door.says} shows no folder at all.")
        return boxes

    def ask_stands(self, box: Box) -> Stands:
        """How a folder stands, without opening it."""
        with self._asking("STATUS"):
            kind, parts = self.link.status(quoted(box.name), f"({self._wanted()})")
            if kind != "OK":
                raise BoxClosed(f"The folder {box.path} is not to be had ({broken.words(parts[-1])}).")
            for words in answers(cast("list[Part]", parts)):
                if len(words) >= 2:
                    return _stands(pairs(words[-1]))
        raise Strange(f"{self.door.says} does not say how the folder {box.path} stands.")

    def enter(self, box: Box) -> Stands:
        """Opens a folder for looking."""
        with self._asking("EXAMINE"):
            extra = " (CONDSTORE)" if self.counts_changes else ""
            kind, parts = self.link.select(quoted(box.name) + extra, readonly=True)
            if kind != "OK":
                raise BoxClosed(f"The folder {box.path} is not to be had ({broken.words(parts[-1])}).")
            count = number(parts[0])
            validity, following, modseq = (self._told(each) for each in ("UIDVALIDITY", "UIDNEXT", "HIGHESTMODSEQ"))
        return Stands(validity, following, count, modseq)

    def numbers(self, count: int) -> set[int]:
        """The numbers of all messages of the open folder, of which there are ``count``."""
        found: set[int] = set()
        for first in range(1, count + 1, WINDOW):
            found |= self._search(f"{first}:{min(first + WINDOW - 1, count)}")
        return found

    def numbers_from(self, first: int) -> set[int]:
        """The numbers of the open folder from this one on."""
        return {each for each in self._search(f"UID {first}:*") if each >= first}

    def changes(self, since: int, known: set[int]) -> Changes:
        """What became of known messages of the open folder since it stood at this modseq."""
        with self._asking("FETCH"):
            labels = " X-GM-LABELS" if self.gmail else ""
            vanished = " VANISHED" if self.tells_vanished else ""
            kind, parts = self.link.uid("FETCH", "1:*", f"(FLAGS{labels})", f"(CHANGEDSINCE {since}{vanished})")
            told = self._ok((kind, parts))
            gone: set[int] = set()
            for each in cast("list[bytes | None]", self.link.response("VANISHED")[1]):
                if each:
                    gone |= among(each.rpartition(b" ")[2], known)
            items = [pairs(words[1]) for words in answers(told) if len(words) == 2]
        return Changes(gone, {number(item.get(b"UID")): (_flags(item), _labels(item)) for item in items})

    def heads(self, uids: Sequence[int]) -> list[Head]:
        """Headers by number, in the order of numbers; fewer where the server gives fewer."""
        labels = " X-GM-LABELS" if self.gmail else ""
        asked = f"(UID FLAGS RFC822.SIZE INTERNALDATE{labels} BODY.PEEK[HEADER])"
        found: dict[int, Head] = {}
        for item in self._fetch(uids, asked, room=len(uids) * (1 << 16)):
            head, uid = item.get(b"BODY[HEADER]"), number(item.get(b"UID"))
            if isinstance(head, bytes) and uid in uids and uid not in found:
                arrived = item.get(b"INTERNALDATE", b"")
                when = arrived.decode("ascii", "replace").strip() if isinstance(arrived, bytes) else ""
                size = number(item.get(b"RFC822.SIZE"))
                found[uid] = Head(uid, _flags(item), size, when, head, _labels(item))
        return [found[uid] for uid in sorted(found)]

    def bodies(self, uids: Sequence[int], most: int) -> dict[int, bytes]:
        """What follows the headers, at most so many bytes of each."""
        found: dict[int, bytes] = {}
        for item in self._fetch(uids, f"(UID BODY.PEEK[TEXT]<0.{most}>)", room=len(uids) * most):
            uid = number(item.get(b"UID"))
            body = next((item[name] for name in (b"BODY[TEXT]<0>", b"BODY[TEXT]") if name in item), None)
            if uid in uids and uid not in found and isinstance(body, bytes):
                found[uid] = b"" if body == b"NIL" else body
        return found

    def close(self) -> None:
        """Says goodbye."""
        with suppress(imaplib.IMAP4.error, OSError):
            self.link.room = ROOM  # type: ignore[attr-defined]  # of `_Bounded`
            self.link.logout()

    def drop(self) -> None:
        """Ends it without a word."""
        with suppress(imaplib.IMAP4.error, OSError):
            self.link.shutdown()

    # what is asked

    def _search(self, which: str) -> set[int]:
        with self._asking("SEARCH"):
            parts = self._ok(self.link.uid("SEARCH", which))
            numbers = b" ".join(part for part in parts if isinstance(part, bytes)).split()
            if not all(each.isdigit() and len(each) < 11 for each in numbers):
                raise NotUnderstood("no number where one should be")
            return {int(each) for each in numbers} - {0}

    def _fetch(self, uids: Sequence[int], asked: str, *, room: int) -> Iterator[dict[bytes, Word]]:
        with self._asking("FETCH", room=room):
            parts = self._ok(self.link.uid("FETCH", ranges(uids), asked))
            for words in answers(parts):
                if len(words) == 2:
                    yield pairs(words[1])

    @contextmanager
    def _asking(self, what: str, *, room: int = 0) -> Iterator[None]:
        """Around one command and the reading of its answer."""
        self.link.room = ROOM + room  # type: ignore[attr-defined]  # of `_Bounded`
        self.link.untagged_responses.clear()
        with _understood(self.door, what), plainly(self.door.says):
            yield

    def _ok(self, answer: tuple[str, Sequence[object]]) -> list[Part]:
        kind, parts = answer
        if kind != "OK":
            said = broken.words(parts[-1] if parts else kind)
            raise Strange(f"{self.door.says} does not do as it is asked ({said}).")
        return cast("list[Part]", list(parts))

    def _told(self, name: str) -> int:
        """A number that came beside an answer, 0 without."""
        said = cast("list[bytes | None]", self.link.response(name)[1])
        return number(said[-1]) if said else 0

    def _wanted(self) -> str:
        return "UIDVALIDITY UIDNEXT MESSAGES" + (" HIGHESTMODSEQ" if self.counts_changes else "")

    def _returns(self) -> str:
        wanted = []
        if {"SPECIAL-USE", "LIST-EXTENDED"} <= self.able:
            wanted.append("SPECIAL-USE")
        if "LIST-STATUS" in self.able:
            wanted.append(f"STATUS ({self._wanted()})")
        return f" RETURN ({' '.join(wanted)})" if wanted else ""

    def _status(self) -> dict[bytes, Stands]:
        """How each folder stands, where the server said so beside the list of them (RFC 5819)."""
        found: dict[bytes, Stands] = {}
        for words in answers(cast("list[Part | None]", self.link.response("STATUS")[1] or [])):
            if len(words) == 2 and isinstance(words[0], bytes):
                found[words[0]] = _stands(pairs(words[1]))
        return found

    def _others(self) -> tuple[bytes, ...]:
        """Where folders of other users begin: their mail is not the user's own (RFC 2342)."""
        parts = self._ok(self.link.namespace())
        words = read(parts)
        spaces = [space for group in words[1:3] if isinstance(group, list) for space in group]
        found = [space[0] for space in spaces if isinstance(space, list) and space]
        return tuple(prefix for prefix in found if isinstance(prefix, bytes) and prefix)

    def _box(self, words: list[Word], told: dict[bytes, Stands]) -> Box | None:
        if len(words) < 3 or not isinstance(words[0], list) or not isinstance(words[2], bytes):
            raise NotUnderstood("a folder without a name")
        marks = {mark.lower() for mark in words[0] if isinstance(mark, bytes)}
        if marks & CLOSED:
            return None
        name, between = words[2], words[1]
        path = decoded(name)
        if isinstance(between, bytes) and between not in {b"NIL", b"/"}:
            path = path.replace(decoded(between), "/")
        uses = frozenset(USES[mark] for mark in marks if mark in USES)
        return Box(name, path, uses, told.get(name))


def connect(door: Door, key: Key, safe: ssl.SSLContext | None = None) -> Session:
    """Opens a mailbox.

    Raises:
        CannotFollow: nobody is there, nobody vouches for it, or it does not let us in.
    """
    link = _opened(door, safe)
    try:
        _let_in(door, link, key)
        with _understood(door, "CAPABILITY"), plainly(door.says):
            kind, parts = link.capability()
            if kind == "OK" and parts[-1]:
                link.capabilities = tuple(parts[-1].decode("ascii", "replace").upper().split())
            session = Session(door, link)
            if {"QRESYNC", "ENABLE"} <= session.able:
                session.tells_vanished = link.enable("QRESYNC")[0] == "OK"
            return session
    except BaseException:
        with suppress(imaplib.IMAP4.error, OSError):
            link.shutdown()
        raise


def _opened(door: Door, safe: ssl.SSLContext | None) -> imaplib.IMAP4:
    if door.tls == "none" and not is_here(door.host):
        raise NotTrusted(f"Without TLS anybody on the way could read your mail from {door.host}. Use tls or starttls.")
    with _understood(door, "greeting"), plainly(door.says):
        if door.tls == "tls":
            return _Private(door.host, door.port, ssl_context=safe or trust(), timeout=door.patience)
        link = _Plain(door.host, door.port, timeout=door.patience)
        if door.tls == "starttls":
            try:
                link.starttls(safe or trust())
            except BaseException:
                with suppress(OSError):
                    link.shutdown()
                raise
        return link


def _let_in(door: Door, link: imaplib.IMAP4, key: Key) -> None:
    link.room = ROOM  # type: ignore[attr-defined]  # of `_Bounded`
    with suppress(OSError):  # what imaplib sends in two goes would wait 40 ms for its first half to be acknowledged
        link.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with plainly(door.says):
        try:
            if key.token:
                said = iter([f"user={key.user}\1auth=Bearer {key.secret}\1\1".encode()])
                link.authenticate("XOAUTH2", lambda _: next(said, b""))
            elif "AUTH=PLAIN" in link.capabilities:
                link.authenticate("PLAIN", lambda _: f"\0{key.user}\0{key.secret}".encode())
            else:
                link.login(key.user, key.secret)
        except imaplib.IMAP4.abort as error:
            raise NotReached(f"{door.says} broke the connection off ({broken.words(error)}).") from error
        except (imaplib.IMAP4.error, UnicodeError) as error:
            what = "the permission was taken back or has run out" if key.token else "the user name or password is wrong"
            said_by = broken.words(error).removeprefix("b'").removesuffix("'")
            raise NotLetIn(f"{door.says} does not let {key.user} in: {what} (it says: {said_by}).") from error


@contextmanager
def _understood(door: Door, what: str) -> Iterator[None]:
    try:
        yield
    except CannotFollow:
        raise
    except imaplib.IMAP4.abort as error:
        if "EOF" in str(error) or "BYE" in str(error).upper():
            raise NotReached(f"{door.says} broke the connection off.") from error
        raise _strange(door, what, error) from error
    except (imaplib.IMAP4.error, NotUnderstood) as error:
        raise _strange(door, what, error) from error


def _strange(door: Door, what: str, error: Exception) -> Strange:
    return Strange(f"{door.says} answers {what} in a way that IMAP does not know ({broken.words(error)}).")


def quoted(name: bytes) -> str:
    """A folder's name as an argument."""
    text = name.decode("utf-8", "surrogateescape").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def _stands(told: dict[bytes, Word]) -> Stands:
    names = (b"UIDVALIDITY", b"UIDNEXT", b"MESSAGES", b"HIGHESTMODSEQ")
    return Stands(*(number(told.get(name)) for name in names))


def _flags(item: dict[bytes, Word]) -> frozenset[str]:
    return frozenset(_texts(item.get(b"FLAGS"), lower=True))


def _labels(item: dict[bytes, Word]) -> tuple[str, ...] | None:
    return tuple(_texts(item[b"X-GM-LABELS"])) if b"X-GM-LABELS" in item else None


def _texts(words: Word | None, *, lower: bool = False) -> Iterable[str]:
    for word in words if isinstance(words, list) else ():
        if isinstance(word, bytes):
            yield word.decode("ascii", "replace").lower() if lower else decoded(word)
