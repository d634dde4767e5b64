"""Ask: a draft and its recipients, weighed while it is written; and what the owner says of the verdicts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.desk.trouble import Trouble
from goodterms.faces.cli.chances import answers
from goodterms.faces.cli.verdicts import KINDS
from goodterms.faces.said import standing
from goodterms.faces.web.state import form, home, show

if TYPE_CHECKING:
    from goodterms.faces.shapes import Asking

CHANNELS = ("mail", "linkedin", "whatsapp", "telegram", "skype", "sms")

READ = {
    "ask": "I read it as {what}",
    "maybe": "It may be {what}",
    "none": "It asks for nothing",
    "unread": "I cannot read this language; say what it asks for",
}
"""How a reading is said, by its band."""

SAID = {
    "sent_anyway": "Sent anyway",
    "talks_elsewhere": "We talk elsewhere",
    "never_ask": "Never ask them",
}
"""What can be said of a verdict."""

KEPT = {
    "not_an_ask": "Kept: this text asks for nothing. It is remembered for these very words, with the draft itself.",
    "sent_anyway": "Kept, with the draft: you sent it anyway. It counts as a stop that you did not want.",
    "talks_elsewhere": "Kept: you two talk where I cannot see it, so their silence is no matter any more.",
    "never_ask": "Kept: you never want to ask them for anything.",
}
KNOWN = "Kept: you know {to}. On their page you can say more."
BACK = "Taken back: as it was before, and nothing of the draft is kept."

SPLIT = re.compile(r"""[\n;,](?=(?:[^"\n]*"[^"\n]*")*[^"\n]*$)""", re.MULTILINE)
"""Between two recipients: a new line, a semicolon, or a comma that stands in no quotation marks."""

MOST_TO = 4_000
"""Letters of all recipients that are looked at; more is a list."""


class Draft(NamedTuple):
    """What stands in the form. ``picked``: who is meant by a name that several have."""

    text: str
    to: list[str]
    kind: str
    channel: str
    picked: dict[str, int]


def page(request: Request) -> Response:
    """An empty draft, or one to somebody whom another page named."""
    from goodterms.desk.coverage import coverage

    to = recipients(request.query_params.get("to", ""))
    draft = Draft("", to, "", "", {})
    return _shown(request, draft, seen=bool(coverage(home(request))))


def weigh(request: Request) -> Response:
    """The draft with its verdicts; before that, what was said of one of them."""
    sent = form(request)
    draft = _draft(sent)
    done = _keep(request, str(sent["said"]), draft) if "said" in sent else ""
    return _shown(request, draft, done=done)


def _shown(request: Request, draft: Draft, *, done: str = "", seen: bool = True) -> Response:
    weighed = _weighed(request, draft)
    values: dict[str, Any] = {"kinds": KINDS, "channels": CHANNELS, "saying": SAID, "stands": standing, "seen": seen}
    read = "" if weighed is None else _read(weighed)
    return show(request, "ask.html", draft=draft, weighed=weighed, read=read, done=done, answers=answers, **values)


def _weighed(request: Request, draft: Draft) -> Asking | None:
    """The gate's answer; None while there is nothing to weigh yet."""
    from goodterms.desk.asking import asking

    if not draft.to or not (draft.text.strip() or draft.kind):
        return None
    answer = asking(
        home(request), draft.text, draft.to, picked=draft.picked, kind=draft.kind or None, channel=draft.channel or None
    )
    return cast("Asking", answer)


def _read(weighed: Asking) -> str:
    """What was read, as the beginning of a sentence."""
    reading = weighed["reading"]
    if weighed["remembered"]:
        return "You told me that this very text asks for nothing"
    return READ[reading["ask"]["band"]].format(what=KINDS.get(reading["kind"], reading["kind"]))


def _keep(request: Request, said: str, draft: Draft) -> str:
    """Does what a button says: ``sent_anyway 2``, of the third recipient; ``back`` before it takes it back."""
    from goodterms.desk.feedback import feedback

    words = said.split()
    back = words[:1] == ["back"]
    word, place = (*words[back:], "", "")[:2]
    number = int(place) if place.isascii() and place.isdecimal() and len(place) < 4 else 0
    to = draft.to[number] if number < len(draft.to) else ""
    if word == "known":
        return _know(request, to)
    feedback(
        home(request),
        word,
        draft.text,
        to,
        kind=draft.kind or None,
        channel=draft.channel or None,
        recipients=len(draft.to),
        person=draft.picked.get(to),
        back=back,
    )
    return BACK if back else KEPT[word]


def _know(request: Request, to: str) -> str:
    """Keeps that the owner knows them, whatever the record shows.

    Raises:
        Trouble: there is no such recipient, or nobody can be told by that.
    """
    from goodterms.desk.log import log

    if not to:
        raise Trouble("Say who it is whom you know.", 2)
    log(home(request), "known", to)
    return KNOWN.format(to=to)


def _draft(sent: FormData) -> Draft:
    fields: Mapping[str, str] = {name: str(sent.get(name, "")) for name in ("text", "to", "kind", "channel")}
    picked: dict[str, int] = {}
    for one in sent.getlist("which"):
        number, _, name = str(one).partition(" ")
        if number.isascii() and number.isdecimal() and len(number) < 16:
            picked[name] = int(number)
    to = recipients(fields["to"])
    text = fields["text"].replace("\r\n", "\n")
    return Draft(text, to, fields["kind"], fields["channel"], {one: picked[one] for one in to if one in picked})


def recipients(text: str) -> list[str]:
    """The recipients of a field, each once, in their order: ``Ann, "Lee, Bo" <bo@example.com>``."""
    found = (" ".join(one.split()) for one in SPLIT.split(text[:MOST_TO]))
    return list(dict.fromkeys(one for one in found if one))


routes = [Route("/ask", page, methods=["GET"]), Route("/ask", weigh, methods=["POST"])]
