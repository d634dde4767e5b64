"""The note that asks for an introduction so that both can say no: to the go-between, with lines to hand on."""

from __future__ import annotations

from typing import Final

WHY: Final = "I would like to ask them something about their work"
"""What is said where the owner gave no reason; a true one is better."""


def ask(between: str, target: str, because: str = "") -> str:
    """The note to the go-between, who asks the target first. ``between``: their given name, "" for nobody's."""
    return (
        f"Hello{' ' + between if between else ''},\n\n"
        f"I think you know {target}. {_sentence(because or WHY)}\n\n"
        f"Would you be at ease asking {target} first whether they would like to hear from me? If you would rather not, "
        "or if they would rather not, that is fine, and I will not ask again.\n\n"
        f"There are two lines below that you can hand on as they are. Only if {target} says yes, put us in touch.\n\n"
        "Thank you, either way!"
    )


def hand_on(target: str, because: str = "") -> str:
    """The lines that the go-between can hand on. ``target``: the given name of whom the owner would like to meet."""
    why = _sentence(because) if because else "They would like to ask you something about your work."
    return f"Hello {target}, somebody I know would like to be introduced to you. {why} Shall I? No is a good answer."


def _sentence(text: str) -> str:
    """The text as one sentence."""
    line = " ".join(text.split())
    return f"{line[:1].upper()}{line[1:]}{'' if line.endswith(('.', '!', '?')) else '.'}"
