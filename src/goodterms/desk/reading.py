"""What one text wants and how it is put, without any recipient."""

from __future__ import annotations

from goodterms.asks.reading.slips import slips
from goodterms.asks.reading.whole import version, whole
from goodterms.desk.moment import now
from goodterms.desk.weigh import LONGEST, reading_shape
from goodterms.words import Span, iso_day


def reading(text: str, *, written: int | None = None) -> dict[str, object]:
    """One text read; keys of the command contract, and beside them how it is put. ``written``: now unless given.

    Quotes and signatures are to be off already. Of very long texts only the beginning is read.
    """
    text = text[:LONGEST]
    read = whole(text, now() if written is None else written)
    return {
        **reading_shape(read.reading),
        "thanks": [{"words": one.span.words, "for": one.thing} for one in read.thanks],
        "congratulates": _words(read.congratulates.span if read.congratulates else None),
        "promises": [
            {"words": one.span.words, "what": one.what, "when": one.when, "by": iso_day(one.by) if one.by else None}
            for one in read.promises
        ],
        "sorry": _words(read.sorry.span if read.sorry else None),
        "opts_out": _words(read.opts_out.span if read.opts_out else None),
        "shared": [span.words for span in read.shared],
        "asks_after": _words(read.hello.span if read.hello else None),
        "slips": [span.words for span in slips(text)],
        "version": version(),
    }


def _words(span: Span | None) -> str | None:
    return None if span is None else span.words
