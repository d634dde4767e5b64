"""Organisations and the domains that are theirs: Example Tools GmbH and ``example-tools.com``."""

from __future__ import annotations

from functools import lru_cache

_SECOND_WRITTEN = """co com ac org net gov edu ne or go gob gouv gv asn"""
_SECOND = frozenset(_SECOND_WRITTEN.split())
"""Labels that stand before a country's as others stand last: ``example.co.uk``."""

_SORTS_WRITTEN = """\
    group gruppe holding holdings company firm partners brothers sons international global university universitaet
    universite universidad college school institute institut hospital klinik clinic bank foundation stiftung
    association verein society gesellschaft studio studios lab labs works house union trading services service
    solutions systems software technologies technology tech consulting media digital"""
_SORTS = frozenset(_SORTS_WRITTEN.split())
"""What an organisation is, which alone is nobody's name."""
_SMALL = frozenset(
    {"of", "the", "and", "for", "de", "der", "die", "des", "du", "la", "le", "und", "et", "&", "a", "an"}
)

SHORTEST = 4
"""Letters of one word of a name from which a domain that is this word alone is believed to be theirs."""


@lru_cache(maxsize=16_384)
def is_at(organisation: str, host: str) -> bool:
    """Whether a domain is called after an organisation (as `profile.organisation` gives it).

    Good: ``example tools`` has ``example-tools.de`` and ``mail.example.com``, ``massachusetts institute of technology``
    has ``mit.edu``. Bad: ``school of music`` has not ``school.org``.
    """
    label = label_of(host)
    words = ["".join(filter(str.isalnum, word)) for word in organisation.split()]
    own = [word for word in words if word and word not in _SMALL]
    if not label or not own:
        return False
    if label in {"".join(words), "".join(own)}:
        return True
    if len(own) >= 3 and label in {"".join(word[0] for word in own), "".join(word[0] for word in words if word)}:
        return True
    named = [word for word in own if word not in _SORTS]
    return label == "".join(named) or (len(label) >= SHORTEST and label in named)


@lru_cache(maxsize=16_384)
def label_of(host: str) -> str:
    """The label that somebody chose, without hyphens and the digits at its end: ``mail.example-tools24.co.uk`` gives
    ``exampletools``; "" when there is none.
    """
    labels = host.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND:
        labels.pop()
    return labels[-1].replace("-", "").rstrip("0123456789") if labels else ""
