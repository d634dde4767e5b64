"""What a signature gives to reach its writer by."""

from __future__ import annotations

import pytest

from goodterms.text.reach import MOST, ways_to_reach

WORDS = "Hi Ben,\n\nwe meet at noon.\n\n"


@pytest.mark.parametrize(
    ("signature", "ways"),
    [
        ("-- \nKelly Keen\n+1 202 555 0100", [("phone", "+1 202 555 0100")]),
        ("-- \n(202) 555-0100 | kelly@example.org", [("mail", "kelly@example.org"), ("phone", "(202) 555-0100")]),
        ("-- \nKelly\nhttps://www.linkedin.com/in/kelly-keen", [("linkedin", "https://www.linkedin.com/in/kelly-keen")]),
        ("-- \nKelly\nFax: +1 202 555 0199", []),
        ("-- \nKelly, since 2021-05-03", []),
        ("_______________________________________________\nClub mailing list\nclub-leave@lists.example.org", []),
        ("-- \nKelly\n_______________________________________________\nclub-leave@lists.example.org", []),
    ],
)  # fmt: skip
def test_what_stands_in_a_signature(signature: str, ways: list[tuple[str, str]]) -> None:
    """Numbers, addresses and profiles; no fax, no date, and nothing of a list's footer."""
    assert [*ways_to_reach(WORDS + signature)] == ways


@pytest.mark.parametrize(
    "body",
    [
        "Call Ann at +1 202 555 0100.",
        "Yes.\n\nOn Mon, 3 May 2021 at 10:12, Ann <ann@example.com> wrote:\n> Call me.\n> -- \n> +1 202 555 0100",
        "",
    ],
)
def test_what_is_no_signature(body: str) -> None:
    """A number in the words is anybody's, and one in a quote is another's."""
    assert ways_to_reach(body, "Re: lunch") == ()


def test_a_directory_is_no_signature() -> None:
    """More ways than one person has are not all kept."""
    lines = "\n".join(f"+1 202 555 01{n:02}" for n in range(12))
    assert len(ways_to_reach(f"{WORDS}-- \n{lines}")) == MOST
