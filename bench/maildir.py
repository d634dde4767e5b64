"""An invented mailbox as a Maildir: ``python bench/maildir.py DIR [--messages 20000] [--seed 1]``.

Six years of one owner's mail in folders INBOX, Sent, Lists and Junk, 28 KiB a message in the mean. Of the messages
  56 %  conversations with several hundred people: threads of 4 in the mean, three quarters of the replies carry the
        quoted mail, most have a signature, six people in ten write HTML as well, one thread in eight has a Cc
  20 %  newsletters of 80 senders: HTML of 10 to 60 KiB, seven in ten with a plain part as well
  12 %  discussion lists, plain text with List-Id and quotes; the owner takes part in one thread of five
   8 %  notices of machines (no-reply@), short
   4 %  cold mail from senders that never come again, half of it filed as Junk
and one message in ten carries an attachment, base64, 170 KiB in the mean. Written as it is made: memory does not grow.
"""

from __future__ import annotations

import argparse
import base64
import html
import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from invented import OWNER, Person, Prose, drawing, people
from letter import Letter, written

BEGAN = datetime(2019, 3, 1, tzinfo=UTC)
DAYS = 6 * 365
SHARES = {"conversation": 0.56, "newsletter": 0.20, "list": 0.12, "notice": 0.08, "cold": 0.04}
THREAD = {"conversation": 4.0, "list": 6.0}
"""Messages of a thread, in the mean; the other kinds come alone."""

ATTACHED = {"conversation": 0.165, "list": 0.02, "notice": 0.06}
LONGEST_QUOTE = 12_000
FOLDERS = ("INBOX", "Sent", "Lists", "Junk")


class Mailbox:
    """Everybody who writes, and what they draw their words from."""

    def __init__(self, messages: int, seed: int) -> None:
        self.draw = drawing(seed)
        self.prose = Prose(self.draw)
        self.friends = people(self.draw, max(300, messages // 30))
        self.weights = list(itertools.accumulate(1 / (rank + 4) for rank in range(len(self.friends))))
        self.papers = people(self.draw, 80)
        self.subscribers = people(self.draw, 400)
        self.block = base64.encodebytes(self.draw.randbytes(6 << 20))
        self.ids = itertools.count(1)

    def moment(self) -> datetime:
        """Any time in the six years, by day rather than by night."""
        day, second = self.draw.randrange(DAYS), self.draw.gauss(50_000, 9_000)
        return BEGAN + timedelta(days=day, seconds=second)

    def letters(self, kind: str) -> Iterator[Letter]:
        """One thread of a kind, or one message of a kind that comes alone."""
        match kind:
            case "conversation":
                friend = self.draw.choices(self.friends, cum_weights=self.weights)[0]
                others = tuple(self.draw.choices(self.friends, k=self.draw.randint(1, 3)))
                return self.thread(kind, (OWNER, friend), others if self.draw.random() < 0.125 else ())
            case "list":
                me = (OWNER,) if self.draw.random() < 0.2 else ()
                return self.thread(kind, (*me, *self.draw.choices(self.subscribers, k=4)), ())
            case "newsletter":
                return iter((self.newsletter(),))
            case "notice":
                return iter((self.notice(),))
            case _:
                return iter((self.cold(),))

    def thread(self, kind: str, voices: tuple[Person, ...], cc: tuple[Person, ...]) -> Iterator[Letter]:
        """A thread in which each answers another, with quotes."""
        subject = self.prose.some(self.draw.randint(2, 6)).capitalize()
        when, quoted, references = self.moment(), "", ""
        writer = self.draw.choice(voices)
        number = next(self.ids) % 12
        while True:
            reader = self.draw.choice([voice for voice in voices if voice is not writer] or [writer])
            id_ = f"<{next(self.ids)}.{self.draw.randrange(1 << 40):x}@{writer.address.partition('@')[2]}>"
            more = [("Message-ID", id_)]
            if references:
                more += [("In-Reply-To", references.rpartition(" ")[2]), ("References", references)]
            target = reader
            if kind == "list":
                target = Person("", f"talk{number}@lists.example.org", html=False, german=False)
                more += [
                    ("List-Id", f"Talk {number} <talk{number}.lists.example.org>"),
                    ("List-Post", f"<mailto:talk{number}@lists.example.org>"),
                    ("Precedence", "list"),
                ]
            own = self.own(writer, reader)
            plain = own + (f"\n\n{quoted}" if quoted and self.draw.random() < 0.75 else "")
            rich = in_html(own, plain) if writer.html and kind == "conversation" else ""
            folder = "Sent" if writer is OWNER else "Lists" if kind == "list" else "INBOX"
            title = f"Re: {subject}" if references else subject
            yield Letter(folder, when, writer, (target,), cc, title, plain, rich, tuple(more), self.attached(kind))
            if self.draw.random() < 1 / THREAD[kind]:
                return
            references = f"{references} {id_}".strip()
            quoted = quote(plain, writer, when)
            when += timedelta(seconds=min(86_400 * 21, self.draw.lognormvariate(9.9, 1.6)))
            writer = reader if self.draw.random() < 0.85 else writer

    def own(self, writer: Person, reader: Person) -> str:
        """Greeting, some paragraphs, close, and a signature."""
        text = self.prose.text(self.draw.lognormvariate(6.2, 0.9))
        hello, bye = ("Hallo", "Viele Grüße") if writer.german else ("Hi", "Best wishes")
        greeting = f"{hello} {reader.name.partition(' ')[0]},\n\n" if self.draw.random() < 0.7 else ""
        end = f"\n\n{bye}\n{writer.name.partition(' ')[0]}"
        signature = f"\n\n-- \n{writer.name}\n{writer.address}\nwww.example.com"
        return greeting + text + end + (signature if self.draw.random() < 0.6 else "")

    def attached(self, kind: str) -> int:
        """Bytes of base64 that hang on it, mostly none."""
        if self.draw.random() >= ATTACHED.get(kind, 0):
            return 0
        return int(min(2 << 20, self.draw.lognormvariate(11.5, 1.1)))

    def newsletter(self) -> Letter:
        """A page of tables with tracked links."""
        paper = self.draw.choice(self.papers)
        text = self.prose.text(self.draw.uniform(1_500, 9_000))
        plain = text if self.draw.random() < 0.7 else ""
        more = (
            ("Message-ID", f"<{next(self.ids)}.{self.draw.randrange(1 << 40):x}@mailer.example.net>"),
            ("List-Unsubscribe", f"<https://news.example.net/u/{self.draw.randrange(1 << 60):x}>"),
            ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            ("Feedback-ID", f"{self.draw.randrange(10**6)}:campaign:news"),
        )
        sender = paper._replace(address=f"news@{paper.address.partition('@')[2]}")
        page = self.page(text)
        subject = self.prose.some(7).capitalize()
        return Letter("INBOX", self.moment(), sender, (OWNER,), (), subject, plain, page, more, 0)

    def page(self, text: str) -> str:
        """The HTML of a newsletter around a text: four times the markup."""
        style = "font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px;color:#333333;padding:12px 24px"
        rows = []
        for part in text.split("\n\n"):
            link = f"https://click.example.net/ls/{self.draw.randbytes(60).hex()}"
            rows.append(
                f'<tr><td align="left" valign="top" style="{style}"><p style="margin:0">{html.escape(part)}</p>'
                f'<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td bgcolor="#0a6ebd">'
                f'<a href="{link}" target="_blank" style="{style};text-decoration:none"><img src="{link}.png" '
                f'width="600" height="120" alt="" style="display:block;border:0">Read&nbsp;more</a></td></tr></table>'
                "</td></tr>\n"
                f"<!--[if mso]></td></tr></table><![endif]-->\n"
            )
        sheet = "\n".join(f".c{n} {{ {style}; width: {n}0px !important }}" for n in range(24))
        return (
            f"<!DOCTYPE html><html><head><meta charset=utf-8><title>News</title><style>{sheet}</style></head>"
            f'<body><table width="100%">{"".join(rows)}</table></body></html>'
        )

    def notice(self) -> Letter:
        """A machine that says that something happened."""
        shop = self.draw.choice(self.papers)
        sender = shop._replace(name="Service", address=f"no-reply@{shop.address.partition('@')[2]}")
        text = self.prose.text(400)
        page = self.page(text) if self.draw.random() < 0.5 else ""
        more = (
            ("Message-ID", f"<{next(self.ids)}.{self.draw.randrange(1 << 40):x}@mailer.example.net>"),
            ("Auto-Submitted", "auto-generated"),
        )
        subject = f"Your order {self.draw.randrange(10**7)}"
        return Letter("INBOX", self.moment(), sender, (OWNER,), (), subject, text, page, more, self.attached("notice"))

    def cold(self) -> Letter:
        """Somebody unknown, once."""
        stranger = people(self.draw, 1)[0]
        more = (("Message-ID", f"<{next(self.ids)}.{self.draw.randrange(1 << 40):x}@cold.example>"),)
        folder = "Junk" if self.draw.random() < 0.5 else "INBOX"
        text = self.own(stranger, OWNER)
        page = in_html(text, text) if stranger.html else ""
        subject = self.prose.some(5).capitalize()
        return Letter(folder, self.moment(), stranger, (OWNER,), (), subject, text, page, more, 0)


def quote(plain: str, writer: Person, when: datetime) -> str:
    """A mail as the answer to it quotes it, cut where programs cut long tails."""
    day = f"{when:%d.%m.%Y um %H:%M} Uhr" if writer.german else f"{when:%a, %d %b %Y at %H:%M}"
    said = f"Am {day} schrieb {writer.name}:" if writer.german else f"On {day}, {writer.name} <{writer.address}> wrote:"
    lines = "\n".join(f">{line}" if line.startswith(">") else f"> {line}" for line in plain[:LONGEST_QUOTE].split("\n"))
    return f"{said}\n\n{lines}"


def in_html(own: str, plain: str) -> str:
    """A mail as programs write it in HTML: lines in divs, what is quoted in a blockquote."""
    lines = "".join(f'<div dir="ltr">{html.escape(line) or "<br>"}</div>' for line in own.split("\n"))
    rest = plain[len(own) :].strip()
    said, _, quoted = rest.partition("\n\n")
    body = "<br>\n".join(html.escape(line.lstrip("> ")) for line in quoted.split("\n"))
    style = "margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"
    behind = (
        f'<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">{html.escape(said)}<br></div>'
        f'<blockquote class="gmail_quote" style="{style}">{body}</blockquote></div>'
    )
    return f"<html><head></head><body>{lines}{behind if quoted else ''}</body></html>"


def write(folder: Path, messages: int, seed: int) -> int:
    """Writes the Maildir; returns how many bytes its messages have."""
    for name, inside in itertools.product(FOLDERS, ("cur", "new", "tmp")):
        (folder / name / inside).mkdir(parents=True, exist_ok=True)
    box = Mailbox(messages, seed)
    made: dict[str, int] = dict.fromkeys(SHARES, 0)
    size = number = 0
    while number < messages:
        kind = min(SHARES, key=lambda name: made[name] / SHARES[name])
        for letter in itertools.islice(box.letters(kind), messages - number):
            number += 1
            made[kind] += 1
            content = written(letter, box.draw, box.block)
            size += len(content)
            name = f"{int(letter.when.timestamp())}.M{number}P1.mail.example:2,S"
            (folder / letter.folder / "cur" / name).write_bytes(content)
    return size


def main() -> None:
    """Writes one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--messages", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    size = write(asked.folder, asked.messages, asked.seed)
    print(f"{asked.messages:,} messages, {size / 1e6:,.0f} MB, {size / asked.messages / 1024:.1f} KiB in the mean")


if __name__ == "__main__":
    main()
