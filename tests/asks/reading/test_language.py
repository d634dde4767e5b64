"""English is read, other languages are left unread, and what is pasted is in no language."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.language import EVERYDAY, FOREIGN, is_english


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ok",
        "Yes!",
        "On my way",
        "Server crashed again, rebooted node seven tonight",
        "Running late, start without me",
        "Lovely \U0001f600 thanks",
        "Looks good, ship it",
        "Oven broken, pizza instead?",
        "Please call me.\nkite->height = 7;\n[  1.5] kite: up\n[  1.6] kite: down",
    ],
)
def test_english(text: str) -> None:
    """Running English, short notes, and notes above what was pasted."""
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kommst du heute Abend?",
        "Kannst du mir bitte helfen",
        "Wir sind gleich bei euch",
        "Tu viens demain ?",
        "Merci pour tout",
        "Nos vemos en el parque",
        "Mil gracias por la ayuda",
        "Grazie di tutto",
        "Obrigado por tudo",
        "Kun je mij bellen",
        "\u041f\u0440\u0438\u0432\u0435\u0442",
        "Tack, vi ses",
    ],
)
def test_other_languages(text: str) -> None:
    """Short notes in other languages are not taken for English."""
    assert not is_english(text)


def test_no_word_is_both() -> None:
    """A word that both have tells nothing."""
    assert not EVERYDAY & FOREIGN
