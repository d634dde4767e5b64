"""Evidence in plain sentences."""

from __future__ import annotations

from goodterms.people.compare import Said

_SENTENCES = {
    ("name", "same"): "Both are called {0}.",
    ("name", "wider"): "One is called {0}, the other {1}.",
    ("name", "near"): "One is written {0}, the other {1}: spellings of one name.",
    ("name", "rough"): "One is written {0}, the other {1}: perhaps spellings of one name.",
    ("name", "nickname"): "{0} and {1} may be one name, one of them short.",
    ("name", "initial"): "{0} and {1} fit each other.",
    ("name", "alone"): "Both go by {0}.",
    ("name", "part"): "One goes by {0}, the other by {1}.",
    ("name", "middle"): "Their middle names differ: {0} and {1}.",
    ("name", "family"): "Only the surname is the same: {0} and {1}.",
    ("name", "given"): "Only the first name is the same: {0} and {1}.",
    ("name", "apart"): "One goes by {0}, the other by {1}.",
    ("name", "apart_word"): "One goes by {0}, the other by {1}.",
    ("account", "same"): "Both use the account name {0}.",
    ("account", "stem"): "Their account names differ by digits only: {0} and {1}.",
    ("account", "near"): "Their account names differ by one letter: {0} and {1}.",
    ("namesakes", "same"): "Both use the account name {0}.",
    ("namesakes", "stem"): "Their account names differ by digits only: {0} and {1}.",
    ("namesakes", "near"): "Their account names differ by one letter: {0} and {1}.",
    ("namesakes", "named"): "Both use the account name {0}.",
    ("account", "spelled"): "The account name {0} is the name {1}.",
    ("account", "initialled"): "The account name {0} is made of the name {1}.",
    ("account", "worded"): "The account name {0} is a word of the name {1}.",
    ("host", "same"): "Both have addresses at {0}.",
    ("organisation", "same"): "Both belong to {0}.",
    ("organisation", "host"): "The one has an address at {0}, and the other is with {1}.",
    ("organisation", "apart"): "They are with different organisations.",
    ("birthday", "same"): "Both were born on {0}.",
    ("birthday", "near"): "Their birthdays differ by one slip: {0} and {1}.",
    ("birthday", "apart"): "Their birthdays differ: {0} and {1}.",
    ("address", "same"): "Both have the same postal address.",
    ("address", "most"): "Their postal addresses are nearly the same.",
    ("address", "some"): "Their postal addresses have a part in common.",
    ("number", "same"): "Both have the number {0}.",
    ("number", "near"): "Their numbers differ by one slip.",
    ("signature", "same"): "Both sign with {0}.",
    ("phone", "apart"): "They have different phone numbers.",
    ("answered_for", "once"): "A mail to the one was once answered from the other.",
    ("answered_for", "often"): "Mail to the one was answered from the other {0} times.",
    ("came_for", "once"): "The one was asked to a meeting, and the other came.",
    ("came_for", "often"): "The one was asked to meetings, and the other came ({0} times).",
    ("company", "same"): "They are seen with the same people.",
    ("company", "some"): "They are seen with some of the same people.",
    ("time", "after"): "The one was no longer seen when the other began.",
}
"""What each level says; what is not here says nothing worth a sentence."""


def sentences(said: tuple[Said, ...]) -> tuple[str, ...]:
    """What speaks for it first, the strongest before; then what speaks against."""
    ordered = sorted(said, key=lambda each: -each.bits)
    told = (_SENTENCES.get((each.comparison, each.level), "").format(*each.what, "", "") for each in ordered)
    return tuple(dict.fromkeys(text for text in told if text))
