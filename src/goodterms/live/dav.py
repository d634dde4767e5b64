"""Address books and calendars on servers (CardDAV, RFC 6352; CalDAV, RFC 4791), looked at; `dav_write` writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from goodterms.live.broken import BoxClosed, NotReached, Strange, words
from goodterms.live.http import Answer, Web

D = "{DAV:}"
CARD, CAL = "{urn:ietf:params:xml:ns:carddav}", "{urn:ietf:params:xml:ns:caldav}"
CS = "{http://calendarserver.org/ns/}"

AT_ONCE = 100
"""Cards or events asked for at once."""

FULL = 20
"""How often an answer may be continued (507, RFC 6578, 3.6); each time has thousands."""


class Shape(NamedTuple):
    """What differs between the two. ``home``: where the collections of a user lie; ``thing``: what a collection is."""

    known: str
    home: str
    thing: str
    content: str
    multiget: str
    space: str


SHAPES = {
    "carddav": Shape("/.well-known/carddav", f"{CARD}addressbook-home-set", f"{CARD}addressbook", f"{CARD}address-data",
                     "addressbook-multiget", CARD),
    "caldav": Shape("/.well-known/caldav", f"{CAL}calendar-home-set", f"{CAL}calendar", f"{CAL}calendar-data",
                    "calendar-multiget", CAL),
}  # fmt: skip


class Collection(NamedTuple):
    """An address book or a calendar. ``token``: changes with its content; "" where the server has none."""

    path: str
    name: str
    token: str
    syncs: bool


class Changed(NamedTuple):
    """What is another than before: address to stamp, and addresses that are there no longer. ``token``: up to then."""

    there: dict[str, str]
    gone: set[str]
    token: str


def collections(web: Web, url: str, kind: str) -> list[Collection]:
    """Every address book or calendar of a user, found from any address of the server (RFC 6764).

    Raises:
        CannotFollow: as everything here.
    """
    shape = SHAPES[kind]
    for start in dict.fromkeys((url, shape.known, "/")):
        found = _collections_from(web, start, shape)
        if found:
            return found
    what = "address book" if kind == "carddav" else "calendar"
    raise Strange(f"{web.host} shows no {what} under {urlsplit(url).path or '/'}. Give the whole address of yours.")


def _collections_from(web: Web, start: str, shape: Shape) -> list[Collection]:
    props = f"{D}current-user-principal", shape.home, f"{D}resourcetype"
    at, told = _one(web, start, props)
    if told is None:
        return []
    if told.find(f"{D}resourcetype/{shape.thing}") is not None:
        return _listed(web, at, shape, "0")
    home = _href(told, shape.home)
    principal = _href(told, f"{D}current-user-principal")
    if not home and principal:
        at, told = _one(web, urljoin(at, principal), (shape.home,))
        home = _href(told, shape.home) if told is not None else ""
    return _listed(web, urljoin(at, home or ""), shape, "1")


def changed(web: Web, box: Collection, token: str, known: Mapping[str, str]) -> Changed:
    """What changed in a collection since this token; by comparing stamps where the server keeps no account of it."""
    if box.syncs:
        found = _by_token(web, box, token, known) or (_by_token(web, box, "", known) if token else None)
        if found is not None:
            return found
    there = {path: tag for path, tag in _stamps(web, box).items() if tag}
    new = {path: tag for path, tag in there.items() if known.get(path, "").partition(" ")[0] != tag}
    return Changed(new, set(known) - set(there), box.token)


def contents(web: Web, box: Collection, paths: Sequence[str], kind: str) -> Iterator[tuple[str, str, bytes]]:
    """Cards or events by address: address, stamp and content; nothing for those that are gone meanwhile."""
    shape = SHAPES[kind]
    space = shape.space.strip("{}")
    for first in range(0, len(paths), AT_ONCE):
        some = paths[first : first + AT_ONCE]
        hrefs = "".join(f"<d:href>{escape(quote(path))}</d:href>" for path in some)
        name = shape.content.rpartition("}")[2]
        body = (
            f'<x:{shape.multiget} xmlns:d="DAV:" xmlns:x="{space}"><d:prop><d:getetag/><x:{name}/></d:prop>'
            f"{hrefs}</x:{shape.multiget}>"
        )
        wanted = {_plain(path): path for path in some}
        for href, told in _responses(_report(web, box.path, body)):
            text = told.findtext(shape.content) if told is not None else None
            if text and _plain(href) in wanted:
                assert told is not None  # noqa: S101 - it had a text
                yield wanted[_plain(href)], told.findtext(f"{D}getetag") or "", text.encode()


def _by_token(web: Web, box: Collection, token: str, known: Mapping[str, str]) -> Changed | None:
    """By the server's own account of changes (RFC 6578); None where it does not go back so far."""
    whole = not token
    there: dict[str, str] = {}
    gone: set[str] = set()
    for _ in range(FULL):
        body = (
            f'<d:sync-collection xmlns:d="DAV:"><d:sync-token>{escape(token)}</d:sync-token>'
            "<d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>"
        )
        answer = web.ask("REPORT", box.path, body.encode(), _headers("1"))
        if answer.status != 207:
            return None
        tree = _xml(answer)
        token, more = tree.findtext(f"{D}sync-token") or "", False
        for response in tree.iter(f"{D}response"):
            href, status = _plain(response.findtext(f"{D}href") or ""), response.findtext(f"{D}status") or ""
            if href.rstrip("/") == _plain(box.path).rstrip("/"):
                more = more or " 507" in status
            elif " 404" in status:
                there.pop(href, None)
                gone.add(href)
            else:
                there[href] = response.findtext(f".//{D}getetag") or ""
                gone.discard(href)
        if not more:
            break
    if not token:
        return None
    if whole:
        gone = set(known) - set(there)
        there = {path: tag for path, tag in there.items() if not tag or known.get(path, "").partition(" ")[0] != tag}
    return Changed(there, gone & set(known), token)


def _stamps(web: Web, box: Collection) -> dict[str, str]:
    """Every card or event of a collection with its stamp."""
    found = {}
    for href, told in _responses(_propfind(web, box.path, (f"{D}getetag", f"{D}resourcetype"), "1")):
        if told is not None and told.find(f"{D}resourcetype/{D}collection") is None:
            found[_plain(href)] = told.findtext(f"{D}getetag") or ""
    return found


def _listed(web: Web, url: str, shape: Shape, depth: str) -> list[Collection]:
    props = (f"{D}resourcetype", f"{D}displayname", f"{D}sync-token", f"{CS}getctag")
    answer = _propfind(web, url, props, depth)
    found = []
    for href, told in _responses(answer):
        if told is not None and told.find(f"{D}resourcetype/{shape.thing}") is not None:
            token, tag = told.findtext(f"{D}sync-token") or "", told.findtext(f"{CS}getctag") or ""
            path = urljoin(answer.url, href)
            name = (told.findtext(f"{D}displayname") or "").strip() or urlsplit(path).path.rstrip("/").rpartition("/")[
                2
            ]
            found.append(Collection(path, name, token or tag, bool(token)))
    return found


def _one(web: Web, url: str, props: Iterable[str]) -> tuple[str, ET.Element | None]:
    """What an address says of itself, and where that is in the end; None where it says nothing."""
    answer = web.ask("PROPFIND", url, _asking(props), _headers("0"))
    if answer.status != 207:
        return answer.url, None
    return answer.url, next((told for _, told in _responses(answer) if told is not None), None)


def _propfind(web: Web, url: str, props: Iterable[str], depth: str) -> Answer:
    answer = web.ask("PROPFIND", url, _asking(props), _headers(depth))
    return _multi(web, answer)


def _report(web: Web, url: str, body: str) -> Answer:
    return _multi(web, web.ask("REPORT", url, body.encode(), _headers("1")))


def _multi(web: Web, answer: Answer) -> Answer:
    if answer.status in {403, 404, 410}:
        raise BoxClosed(f"{unquote(urlsplit(answer.url).path)} is not to be had from {web.host} ({answer.status}).")
    if answer.status != 207:
        raise NotReached(f"{web.host} does not do as it is asked ({answer.status}).")
    return answer


def _asking(props: Iterable[str]) -> bytes:
    named = "".join(f'<p:{name.rpartition("}")[2]} xmlns:p="{name[1:].partition("}")[0]}"/>' for name in props)
    return f'<d:propfind xmlns:d="DAV:"><d:prop>{named}</d:prop></d:propfind>'.encode()


def _headers(depth: str) -> dict[str, str]:
    return {"Depth": depth, "Content-Type": "application/xml; charset=utf-8"}


def _xml(answer: Answer) -> ET.Element:
    """An answer as a tree; one that defines entities of its own is none that WebDAV knows."""
    if b"<!DOCTYPE" in answer.content or b"<!ENTITY" in answer.content:
        raise Strange(f"{urlsplit(answer.url).hostname} answers with a document type of its own.")
    try:
        return ET.fromstring(answer.content)  # noqa: S314 - no entities, see above, and its size is bounded
    except ET.ParseError as error:
        raise Strange(f"{urlsplit(answer.url).hostname} answers with broken XML ({words(error)}).") from error


def _responses(answer: Answer) -> Iterator[tuple[str, ET.Element | None]]:
    """Each address of an answer with what it says of itself, None where it says nothing."""
    for response in _xml(answer).iter(f"{D}response"):
        told = None
        for stated in response.findall(f"{D}propstat"):
            if " 200" in (stated.findtext(f"{D}status") or " 200"):
                told = stated.find(f"{D}prop")
        yield response.findtext(f"{D}href") or "", told


def _href(told: ET.Element, name: str) -> str:
    return (told.findtext(f"{name}/{D}href") or "").strip()


def _plain(href: str) -> str:
    """An address as one path, however it is escaped and whether it is whole."""
    return unquote(urlsplit(href.strip()).path)
