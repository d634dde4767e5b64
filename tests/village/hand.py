"""A village made by hand: few people with awkward names, and something of every kind on every channel."""

from __future__ import annotations

from collections.abc import Sequence

from goodterms.village.happened import OWNER, Called, Fate, Happened, Reach, Via, Villager, What, Work
from goodterms.words import DAY

START = 1_560_000_000
"""8 June 2019, UTC seconds."""

ZONES = ("Europe/London", "America/New_York", "Europe/Berlin", "Europe/Paris", "Asia/Tokyo")

NAMES = (
    Called("Olive", "Owner", 0, "Liv"),
    Called("Kelly", "Keen", 0, "Kel"),
    Called("Ada", "O'Example, PhD", 0),
    Called("Jörg", "Müßig", 0, "Jogi"),
    Called("Анна", "Пример", 0, "Аня"),
    Called("花子", "例", 0),
    Called('Bob "Bobby"', "Back", 0, "Bobby"),
    Called("Zoë 🎉", "Party", 0),
    Called("Seán", "Ó Sampla", 0),
    Called("Nora", "Name", 0),
)

TEXTS = (
    "Hello Olive, the stand looks good, and I have ordered the rest.",
    "From where I sit it looks fine.\nFrom Monday on we have more wood, in oak, ash and beech.",
    'She said "yes, please"; so I wrote it down, comma by comma.',
    "Спасибо, всё получилось. Увидимся во вторник!",
    "ありがとうございます。火曜日に行きます。",
    "Great news 🎉👍 - café at nine, naïve as it is?",
    "First line\n\nThird line, after an empty one & a <tag> that is none",
    "A long one that every program wraps, because it goes on and on about the wood, the light, the measurements of the "
    "counter, the price of the banners, and the weather on the day of the fair, which nobody can know yet.",
    "Fine :) see https://shop.example/plans?a=1&b=2",
)


def villagers() -> list[Villager]:
    """The owner, nine people, a shop, a list, a chat group and a bot."""
    people = [_person(number, name) for number, name in enumerate(NAMES)]
    married = people[1]
    people[1] = Villager(
        1, "person", (*married.names, Called("Kelly", "Keen-Smith", START + 500 * DAY, "Kel")), married.reaches,
        married.works, (), "1980-03-22", ZONES[1],
    )  # fmt: skip
    return [
        *people,
        Villager(10, "shop", (Called("Shop, Offers & Söhne", "", 0),), (Reach("mail", "offers@shop.example", 0),)),
        Villager(11, "list", (Called("Builders", "", 0),), (Reach("mail", "builders@lists.example.org", 0),)),
        Villager(12, "list", (Called("Choir: old town", "", 0),), ()),
        Villager(13, "bot", (Called("Weather Bot", "", 0),),
                 (Reach("telegram", "user555000111", 0), Reach("skype", "weatherbot", 0))),
        Villager(14, "bot", (Called("Mail Delivery Subsystem", "", 0),),
                 (Reach("mail", "mailer-daemon@mail.example", 0),)),
    ]  # fmt: skip


def _person(number: int, name: Called) -> Villager:
    latin = f"person{number}"
    until = START + 900 * DAY if number == 9 else None
    reaches = [
        Reach("mail", f"{latin}@example.org", 0, START + 400 * DAY if number == 2 else None),
        Reach("phone", f"+44770090{number:04}", 0),
        Reach("linkedin", f"https://www.linkedin.com/in/{latin}-example", 0, until),
        Reach("skype", f"live:{latin}" if number % 2 else latin, 0),
        Reach("telegram", f"user{100 + number}", 0),
    ]
    if number == 2:
        reaches.append(Reach("mail", "ada.new@work.example", START + 400 * DAY))
    works = (Work("Keen, Prints & Co", "Printer; owner", "printer", 0), Work("Later Ltd", "Chief", "printer", START))
    birthday = f"197{number}-0{number % 9 + 1}-15" if number % 2 else ""
    return Villager(number, "person", (name,), tuple(reaches), works, (), birthday, ZONES[number % len(ZONES)])


class Days:
    """Happenings in order of time, each a number of its own."""

    def __init__(self) -> None:
        self.all: list[Happened] = []
        self.ts = START

    def add(self, via: Via, what: What, sender: int, to: Sequence[int], text: str = "", **more: object) -> int:
        """Adds one and returns its number."""
        number = len(self.all) + 1
        self.ts += 31_427
        more = {"talk": number, "zone": ZONES[sender % len(ZONES)], **more}
        ts = int(str(more.pop("ts", self.ts)))
        self.all.append(Happened(number, ts, via, what, sender, tuple(to), text=text, **more))  # type: ignore[arg-type]  # fields by name
        return number


def happenings() -> list[Happened]:
    """Something of every kind on every channel."""
    days = Days()
    for one in range(1, 10):
        _talk(days, one)
        _chats(days, one)
        _network(days, one)
    _mails(days)
    _groups(days)
    _meetings(days)
    return days.all


def _talk(days: Days, one: int) -> None:
    """A thread by mail: six mails to and fro, in HTML from every other person."""
    first = days.add(
        Via.MAIL, What.MESSAGE, one, [OWNER], TEXTS[one % 9], subject=f"Plans, part {one} - Größe", html=bool(one % 2)
    )
    last = first
    for turn in range(5):
        sender, to = (OWNER, one) if turn % 2 == 0 else (one, OWNER)
        last = days.add(
            Via.MAIL, What.MESSAGE, sender, [to], TEXTS[(one + turn + 1) % 9], subject=f"Plans, part {one} - Größe",
            answers=last, talk=first, html=bool(one % 2), cc=(one % 9 + 1,) if turn == 2 else (),
        )  # fmt: skip


def _chats(days: Days, one: int) -> None:
    for via in (Via.SKYPE, Via.WHATSAPP, Via.TELEGRAM, Via.PHONE):
        if via is Via.SKYPE:
            days.add(via, What.CONNECTED, one, [OWNER])
        first = days.add(via, What.MESSAGE, one, [OWNER], TEXTS[one % 9])
        answer = days.add(via, What.MESSAGE, OWNER, [one], TEXTS[(one + 1) % 9], answers=first, talk=first)
        days.add(via, What.REACTION, one, [OWNER], "👍", answers=answer, talk=first)
        days.add(via, What.CALL, one if one % 2 else OWNER, [OWNER if one % 2 else one], minutes=12.0)
        days.add(via, What.MISSED_CALL, one if one % 3 else OWNER, [OWNER if one % 3 else one])
        for turn in range(12):
            sender, to = (OWNER, one) if turn % 2 else (one, OWNER)
            first = days.add(via, What.MESSAGE, sender, [to], TEXTS[(one + turn) % 9], answers=first, talk=first)


def _network(days: Days, one: int) -> None:
    asked = (OWNER, one) if one % 2 else (one, OWNER)
    days.add(Via.LINKEDIN, What.INVITED, asked[0], [asked[1]], TEXTS[one % 9] if one % 3 else "")
    days.add(Via.LINKEDIN, What.CONNECTED, asked[1], [asked[0]])
    first = days.add(Via.LINKEDIN, What.MESSAGE, one, [OWNER], TEXTS[one % 9])
    days.add(Via.LINKEDIN, What.MESSAGE, OWNER, [one], TEXTS[(one + 4) % 9], answers=first, talk=first)
    days.add(Via.LINKEDIN, What.ENDORSED, *((OWNER, [one]) if one % 2 else (one, [OWNER])), "Printing")
    days.add(Via.LINKEDIN, What.RECOMMENDED, *((OWNER, [one]) if one % 2 else (one, [OWNER])), TEXTS[one % 9])
    days.add(Via.LINKEDIN, What.REACTION, OWNER, [one])


def _mails(days: Days) -> None:
    days.add(Via.MAIL, What.NEWSLETTER, 10, [OWNER], "Our offers of this week.\nAll in oak.", subject="Offers - 50 %")
    days.add(Via.MAIL, What.RECEIPT, 10, [OWNER], "Thank you for your order of 3 boards.", subject="Order 17")
    mail = days.add(Via.MAIL, What.MESSAGE, OWNER, [4], "Are you there?", subject="A question")
    days.add(Via.MAIL, What.AUTO_REPLY, 4, [OWNER], "I am away until Monday.", subject="A question", answers=mail)
    mail = days.add(Via.MAIL, What.MESSAGE, OWNER, [8], "Are you there?", subject="A question, again")
    days.add(Via.MAIL, What.BOUNCE, 14, [OWNER], answers=mail, subject="Delivery Status Notification (Failure)")
    days.add(Via.MAIL, What.SPAM, 9, [OWNER], "Buy now", subject="Cheap")
    days.add(Via.MAIL, What.DRAFT, OWNER, [5], "I never sent this", subject="Unsent")
    days.add(Via.MAIL, What.MESSAGE, OWNER, range(1, 10), TEXTS[0], subject="To all nine")
    days.add(Via.MAIL, What.MESSAGE, 3, [4, 5], TEXTS[0], subject="Not seen by the owner")
    first = days.add(Via.MAIL, What.MESSAGE, 1, [11], TEXTS[7], subject="The hall", group="Builders")
    for one in range(2, 10):
        days.add(
            Via.MAIL,
            What.MESSAGE,
            one,
            [11],
            TEXTS[one % 9],
            subject="Re: The hall",
            group="Builders",
            answers=first,
            talk=first,
        )
    days.add(
        Via.MAIL,
        What.MESSAGE,
        OWNER,
        [11],
        TEXTS[0],
        subject="Re: The hall",
        group="Builders",
        answers=first,
        talk=first,
    )


def _groups(days: Days) -> None:
    for via in (Via.SKYPE, Via.WHATSAPP, Via.TELEGRAM):
        for one in range(1, 5):
            days.add(via, What.JOINED, one, [12], group="Choir: old town")
        for one in (1, 2, OWNER, 3, 4, 1, OWNER):
            days.add(via, What.MESSAGE, one, [12], TEXTS[one % 9], group="Choir: old town")
    for via in (Via.SKYPE, Via.TELEGRAM):
        days.add(via, What.MESSAGE, 13, [OWNER], "It will rain.")
    days.add(
        Via.LINKEDIN, What.SPONSORED, 8, [OWNER], "We have launched a programme.\nSign up today.", subject="Double"
    )
    days.add(Via.LINKEDIN, What.SPAM, 7, [OWNER], "Buy now")
    days.add(Via.LINKEDIN, What.DRAFT, OWNER, [7], "I never sent this")


def _meetings(days: Days) -> None:
    days.add(
        Via.CALENDAR, What.MEETING, OWNER, [1, 2], "Bring the plans, please", subject="Plans; part 1", minutes=30.0
    )
    days.add(Via.CALENDAR, What.MEETING, 3, [OWNER, 4], subject="Größe, 🎉", minutes=45.0, absent=(4,))
    days.add(
        Via.CALENDAR, What.MEETING, 5, [OWNER], subject="Moved", minutes=60.0, fate=Fate.MOVED, moved_from=days.ts - DAY
    )
    days.add(Via.CALENDAR, What.MEETING, 6, [OWNER], subject="Cancelled", minutes=60.0, fate=Fate.CANCELLED)
    days.add(Via.CALENDAR, What.MEETING, 7, [OWNER], subject="Missed", minutes=60.0, fate=Fate.MISSED, absent=(OWNER,))
    days.ts += 30 * DAY
    first = len(days.all) + 1
    start = days.ts - days.ts % DAY + 9 * 3600
    for week in (0, 1, 2, 4, 5):
        fate = {2: Fate.CANCELLED, 4: Fate.MOVED}.get(week, Fate.HELD)
        planned = start + week * 7 * DAY
        days.add(
            Via.CALENDAR, What.MEETING, 1, [OWNER], subject="Every week", minutes=30.0, fate=fate, talk=first,
            ts=planned + DAY if fate is Fate.MOVED else planned, moved_from=planned if fate is Fate.MOVED else None,
            absent=(OWNER,) if week == 5 else (),
        )  # fmt: skip
