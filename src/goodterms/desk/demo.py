"""The demo: a small invented village, brought in like anybody's exports, then today and the gate on two drafts."""

from __future__ import annotations

from pathlib import Path

from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import now
from goodterms.desk.people import people
from goodterms.desk.today import today
from goodterms.desk.trouble import Trouble, plainly
from goodterms.desk.weigh import weigh
from goodterms.record import opened
from goodterms.village.small import BLAST, NEIGHBOURS, PITCH, STRANGERS
from goodterms.village.written import write

EXPORTS = "exports"


def demo(directory: Path) -> dict[str, object]:
    """Makes the village under a folder and shows what Goodterms says of it. Repeatable.

    Raises:
        Trouble: the folder holds a record of real imports.
    """
    home = directory / "home"
    _refuse_real(home, directory / EXPORTS)
    exports = write(directory / EXPORTS, now())
    brought = bring_in(home, [str(path) for path in exports])
    everybody = [someone.name for someone in (*NEIGHBOURS, *STRANGERS) if someone.connected is not None]
    return {
        "home": str(home),
        "exports": [str(path) for path in exports],
        "import": brought,
        "people": people(home),
        "today": today(home),
        "drafts": [
            {"text": PITCH, "gate": weigh(home, PITCH, ["Kelly Keen"])},
            {"text": BLAST, "gate": weigh(home, BLAST, everybody)},
        ],
    }


def _refuse_real(home: Path, exports: Path) -> None:
    """A record that anything else was brought into is somebody's own; the demo's own one is made anew."""
    path = opened.record_path(home)
    if not path.exists():
        return
    with plainly(), opened.reading(home) as connection:
        paths = [paths for (paths,) in connection.execute("SELECT paths FROM source_run")]
    if any(str(exports) not in run for run in paths):
        raise Trouble(f"{home} holds a record of your own. Choose another folder: goodterms demo DIR", 2)
    for file in home.glob(f"{opened.FILE}*"):
        file.unlink()
