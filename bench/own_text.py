"""How exactly a person's own words are found: ``python bench/own_text.py --data DIR [--lists DIR] [--json]``.

``--data``: a folder with the sample mails of two reply parsers, ``zapier-erp/emails`` (zapier/email-reply-parser on
GitHub) and ``github-erp/emails`` (github/email_reply_parser). Their own checks count fragments, so the truth here is
`OWN`: which lines the writer wrote, marked by hand before anything was run. Right means the same words in the same
order, white space aside; the same mail in both folders counts once. Halves are every other name, sorted. They are few
and easy and all were seen when marked, so nothing here is unseen; what tests is ``--lists``, Parquet archives of
mailing lists (r-mailing-lists/data), where the answered mail tells what was quoted.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq
from email_reply_parser import EmailReplyParser as Zapier  # type: ignore[import-untyped,unused-ignore]
from mailparser_reply import EmailReplyParser as Rausys  # type: ignore[import-untyped,unused-ignore]

from goodterms.text.own import own_text

Reader = Callable[[str], str]

FOLDERS = ("zapier-erp", "github-erp")
OWN = {
    "correct_sig": "1",
    "email_1_1": "1-5",
    "email_1_2": "1 9-34",
    "email_1_3": "1-3",
    "email_1_4": "1",
    "email_1_5": "1-15",
    "email_1_6": "1",
    "email_1_7": "1",
    "email_1_8": "13 19",
    "email_2_1": "1",
    "email_2_2": "1",
    "email_2_3": "1",
    "email_BlackBerry": "1",
    "email_bullets": "1-9",
    "email_gmail": "1",
    "email_headers_no_delimiter": "1",
    "email_iPhone": "1",
    "email_long_quote": "1-4 6-8",
    "email_multi_word_sent_from_my_mobile_device": "1",
    "email_one_is_not_on": "1-5",
    "email_partial_quote_header": "1-6",
    "email_sent_from_my_not_signature": "1-3",
    "email_sig_delimiter_in_middle_of_line": "1-7",
    "greedy_on": "1-6",
    "pathological": "1-2",
}
"""Own lines of each sample, from 1; names after a dash, footers and stamps are no own words."""

LANGUAGES = ["en", "de", "fr", "it", "nl", "pl", "es", "da", "sv", "cs", "ja", "zh", "hu", "ko"]
LONG = 30
"""Characters of a line that stands in two mails because one quotes the other."""

_SENTENCE = re.compile(r"(?:\S+ ){5,}\S+[.?!]$")
_MARKS = re.compile(r"^[>|\s]+")


class Mail(NamedTuple):
    """A list mail and the one it answers."""

    body: str
    subject: str
    older: str


class Score(NamedTuple):
    """Of answers on lists: share with a line of the older mail left in, share of own sentence lines kept, share with
    nothing left though such a line is there, and speed in million characters a second.
    """

    leaks: float
    kept: float
    emptied: float
    speed: float


def ours(text: str) -> str:
    """This program, told that the mail is an answer."""
    return own_text(text, "Re: ")


def zapier(text: str) -> str:
    """email-reply-parser."""
    return str(Zapier.parse_reply(text))


def rausys(text: str) -> str:
    """mail-parser-reply: the newest reply without its signatures and disclaimers, all its languages on."""
    replies = Rausys(languages=LANGUAGES).read(text).replies
    return str(replies[0].body) if replies else ""


READERS: dict[str, Reader] = {"goodterms": ours, "email-reply-parser": zapier, "mail-parser-reply": rausys}


def truth(text: str, lines: str) -> str:
    """The lines that a range such as ``1 9-34`` names."""
    all_lines = text.split("\n")
    spans = [[int(n) for n in part.split("-")] for part in lines.split()]
    return "\n".join(line for span in spans for line in all_lines[span[0] - 1 : span[-1]])


def samples(data: Path) -> Iterator[tuple[str, bool, str, str]]:
    """Name, whether of the first half, text and truth of each sample; the same mail in both folders counts once."""
    seen = set[str]()
    for folder in FOLDERS:
        for path in sorted((data / folder / "emails").glob("*.txt")):
            with path.open(encoding="utf-8", newline="") as file:
                text = file.read()
            if " ".join(text.split()) not in seen:
                seen.add(" ".join(text.split()))
                first = sorted(OWN).index(path.stem) % 2 == 0
                yield f"{folder}/{path.stem}", first, text, truth(text, OWN[path.stem])


def same(a: str, b: str) -> bool:
    """Whether two texts hold the same words in the same order."""
    return a.split() == b.split()


def exact(data: Path) -> dict[str, object]:
    """Exactly right samples of each half, by reader, with the names of ours that are wrong."""
    found = list(samples(data))
    halves = {"first half": [s for s in found if s[1]], "second half": [s for s in found if not s[1]]}
    table: dict[str, object] = {
        half: {
            "samples": len(some),
            **{name: sum(same(read(text), own) for *_, text, own in some) for name, read in READERS.items()},
        }
        for half, some in halves.items()
    }
    table["ours wrong"] = [name for name, _, text, own in found if not same(ours(text), own)]
    return table


def answers(lists: Path) -> list[Mail]:
    """All list mails whose older mail is in the archives too."""
    columns = ["message_id", "in_reply_to", "subject", "body"]
    rows = [row for path in sorted(lists.glob("*.parquet")) for row in pq.read_table(path, columns=columns).to_pylist()]
    bodies = {row["message_id"]: row["body"] for row in rows}
    return [
        Mail(row["body"], row["subject"], bodies[row["in_reply_to"]]) for row in rows if row["in_reply_to"] in bodies
    ]


def _bare(line: str) -> str:
    return " ".join(_MARKS.sub("", line).split())


def score(mails: list[Mail], read: Reader) -> Score:
    """One reader on answers from lists."""
    leaks = emptied = kept = sentences = 0
    spent, size = 0.0, 0
    for mail in mails:
        start = time.perf_counter()
        own = read(mail.body)
        spent += time.perf_counter() - start
        size += len(mail.body)
        older = {_bare(line) for line in mail.older.split("\n")}
        mine = {_bare(line) for line in own.split("\n")}
        new = [line for line in map(str.rstrip, mail.body.split("\n")) if line[:1] not in {">", "|"}]
        prose = {_bare(line) for line in new if _SENTENCE.match(line)} - older
        leaks += any(len(line) >= LONG for line in mine & older)
        sentences += len(prose)
        kept += len(prose & mine)
        emptied += bool(prose) and not own.strip()
    n = len(mails)
    return Score(leaks / n, kept / max(1, sentences), emptied / n, size / spent / 1e6)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds zapier-erp and github-erp")
    parser.add_argument("--lists", type=Path, help="folder of Parquet list archives")
    parser.add_argument("--sample", type=int, default=1500, help="answers taken of the archives, seeded")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def main() -> None:
    """Prints both tables."""
    given = _arguments()
    result: dict[str, Any] = {"exactly right": exact(given.data)}
    if given.lists:
        mails = answers(given.lists)
        some = random.Random(1).sample(mails, min(given.sample, len(mails)))  # noqa: S311 - a sample, no secret
        result["lists"] = {
            "answers": len(some),
            **{name: score(some, read)._asdict() for name, read in READERS.items()},
        }
    sys.stdout.write((json.dumps(result) if given.json else _table(result)) + "\n")


def _table(result: dict[str, Any]) -> str:
    halves = result["exactly right"]
    lines = [f"{'exactly right':24}{'first half':>14}{'second half':>14}"]
    for name in READERS:
        first, second = (f"{half[name]} of {half['samples']}" for half in (halves["first half"], halves["second half"]))
        lines.append(f"{name:24}{first:>14}{second:>14}")
    lines.append(f"wrong in ours: {', '.join(halves['ours wrong']) or 'none'}")
    if "lists" in result:
        lines += ["", f"{result['lists']['answers']:,} answers on lists", f"{'':24}{_HEADS}"]
        lines += [f"{name:24}{_row(result['lists'][name])}" for name in READERS]
    return "\n".join(lines)


_HEADS = f"{'quote left in':>15}{'own words kept':>16}{'emptied':>10}{'million chars/s':>17}"


def _row(one: dict[str, float]) -> str:
    return f"{one['leaks']:15.1%}{one['kept']:16.1%}{one['emptied']:10.1%}{one['speed']:17.1f}"


if __name__ == "__main__":
    main()
