"""How fast the command line answers: ``python bench/startup.py [--json]``. Wanted: under 5 times a bare interpreter.

Wall time of ``goodterms --help`` and of ``python -c pass`` by the same interpreter, turn by turn, medians.
"""

from __future__ import annotations

import argparse
import json

from spent import BARE, GOODTERMS, compiled, in_turns, spent

TURNS = 15
WANTED = 5.0


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--json", action="store_true", help="one object")
    asked = parser.parse_args()
    compiled()
    works = {"bare": lambda: spent(BARE), "help": lambda: spent([*GOODTERMS, "--help"])}
    in_turns(works, 1)  # the first turn brings everything into the page cache
    costs = in_turns(works, asked.turns)
    ratio = costs["help"].wall / costs["bare"].wall
    if asked.json:
        spelled = {name: cost._asdict() for name, cost in costs.items()}
        print(json.dumps({"ratios": {"help/bare": ratio}, "costs": spelled}))
        return
    for name, cost in costs.items():
        print(f"{name:<6}{cost.wall * 1000:7.1f} ms wall {cost.cpu * 1000:7.1f} ms CPU {cost.peak_mb:6.0f} MB peak")
    print(f"help/bare {ratio:.2f}   (wanted: under {WANTED:g}; wall, median of {asked.turns})")


if __name__ == "__main__":
    main()
