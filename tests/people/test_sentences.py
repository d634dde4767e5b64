"""Evidence in sentences."""

from __future__ import annotations

from goodterms.people.compare import Said
from goodterms.people.sentences import sentences
from goodterms.people.weights import shipped


def test_every_level_for_a_join_has_a_sentence() -> None:
    """Nothing joins two without saying why."""
    silent = [
        key
        for key, level in shipped().levels.items()
        if level.bits > 1 and not sentences((Said(*key, 1.0, ("a", "b")),))
    ]
    assert silent == []


def test_sentences_begin_with_the_strongest() -> None:
    """What speaks for it comes first, what speaks against last."""
    said = (
        Said("phone", "apart", -1.0),
        Said("host", "same", 2.0, ("firm.example",)),
        Said("name", "same", 9.0, ("Ann Keen",)),
    )
    assert sentences(said) == (
        "Both are called Ann Keen.",
        "Both have addresses at firm.example.",
        "They have different phone numbers.",
    )
