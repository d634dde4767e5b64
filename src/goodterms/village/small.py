"""A small invented working life: one owner, a dozen people with a story each, and many names without faces.

Every name is invented, every address lies in a reserved domain. All days count back from the day it is made, so that
the demo always plays today.
"""

from __future__ import annotations

from dataclasses import dataclass

OWNER = ("Olive Owner", "olive@example.com")
MAIL_LIST = ("Trade fair builders", "builders@lists.example.org")


@dataclass(frozen=True, slots=True)
class Said:
    """One message. ``ago``: days before today. ``out``: the owner wrote it. ``to_list``: it went to the list."""

    who: str
    ago: float
    out: bool
    text: str
    subject: str = ""
    to_list: bool = False


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Somebody of the village. ``connected``: days since they became a LinkedIn connection, None if they are none."""

    name: str
    mail: str
    company: str = ""
    position: str = ""
    connected: int | None = None


NEIGHBOURS = (
    Neighbour("Kelly Keen", "kelly@example.org", "Keen Prints", "Printer", 1900),
    Neighbour("Rosa Related", "rosa@example.net", "Related Rooms", "Architect", 1500),
    Neighbour("Walt Waiting", "walt@example.org", "Waiting Woods", "Joiner", 700),
    Neighbour("Quinn Quiet", "quinn@example.net", "Quiet Quarters", "Hotelier", 1400),
    Neighbour("Bea Back", "bea@example.org", "Back Office", "Bookkeeper", 1600),
    Neighbour("Theo Tips", "", "Tips and Tables", "Caterer", 640),
    Neighbour("Ada Acquainted", "", "Acquainted Art", "Painter", 800),
)

STRANGERS = tuple(
    Neighbour(f"{first} {last}", "", f"{last} Trading", "Trader", 400 + 17 * number)
    for number, (first, last) in enumerate(
        (first, last)
        for last in ("Nameless", "Faceless", "Unmet", "Unheard")
        for first in ("Nora", "Nils", "Nadia", "Noel", "Nina", "Ned", "Nancy", "Nico", "Nell", "Norris")
    )
)
"""Connections never spoken with: names without faces."""


def mails() -> list[Said]:
    """What was said by mail, in no order."""
    said = [
        *_talk("Kelly Keen", (1120, 1090, 1045, 1010), "Banners for the spring fair"),
        *_talk("Rosa Related", tuple(range(9, 1400, 23)), "The new show room"),
        *_talk("Walt Waiting", (300, 240, 171, 122, 60), "Oak or ash"),
        *_talk("Quinn Quiet", tuple(range(300, 1400, 47)), "Breakfast room"),
        *_talk("Bea Back", tuple(range(700, 1500, 31)), "The books"),
        Said("Walt Waiting", 4, out=False, text=WALT_ASKS, subject="Oak for your new stand"),
    ]
    said += [
        Said("Bea Back", ago, out=False, text="Has anybody used the new hall in the east wing?", to_list=True)
        for ago in (820, 760, 705, 5, 2)
    ]
    said += [Said("", ago, out=False, text="Our offers of this week.", subject="Offers") for ago in range(10, 900, 40)]
    return said


WALT_ASKS = "Hello Olive, I can get a good price on oak until Friday. Which thickness do you need for the counter?"


def linkedin() -> list[Said]:
    """What was said on LinkedIn."""
    return [
        Said("Theo Tips", 601, out=False, text="Hello Olive, could you tell me how you price a stand by the metre?"),
        Said(
            "Theo Tips", 600.8, out=True, text="Hello Theo, by the metre of front, and never below cost. Happy to help."
        ),
        Said("Theo Tips", 600.5, out=False, text="Thanks, that helps me a lot."),
        *_chat("Ada Acquainted", (500, 330)),
    ]


PITCH = """We have launched a brand new programme for our partners.
It pays double this quarter. Sign up today and get the first month free.
"""

BLAST = """I am building up my business and looking for new clients.
Do you know anybody who needs a stand for a trade fair?
Please send me the names of two people you could refer me to.
"""


def _talk(who: str, days: tuple[int, ...], subject: str) -> list[Said]:
    """On each of these days they write and the owner answers."""
    asked = (
        "I drew it again with the door on the left, and the light is better that way.",
        "The first sample came today and the colour is right, so I ordered the rest.",
        "My daughter starts school on Monday and I am more nervous than she is.",
        "I saw your stand at the fair and everybody stopped to touch the wood.",
    )
    answered = (
        "That looks right to me. I will bring the measurements along on Tuesday.",
        "Good news, and thank you for the photographs you sent with it.",
        "Tell her that I wish her a good start, and you a quiet hour.",
        "I am glad you liked it. Next time come round the back and have a coffee.",
    )
    said: list[Said] = []
    for number, ago in enumerate(days):
        pick = (number + ord(who[0])) % len(asked)
        said.append(Said(who, ago, out=False, text=asked[pick], subject=subject))
        said.append(Said(who, ago - 0.2, out=True, text=answered[pick], subject=f"Re: {subject}"))
    return said


def _chat(who: str, days: tuple[int, ...]) -> list[Said]:
    return [
        Said(who, day - back, out=bool(back), text=text)
        for day in days
        for back, text in ((0.0, "The new series hangs in the town hall now."), (0.3, "I went to see it twice."))
    ]
