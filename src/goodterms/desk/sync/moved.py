"""What became of mail that is not any more where it was read.

It was moved: then the copy from there goes, and what its new folder says holds (spam, say). It was deleted, or moved to
the trash: then it stays as it was, for it was written and read. A draft that is gone was never sent: it goes too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from goodterms.desk.sync.keeping import Keeping
from goodterms.record import followed
from goodterms.record.withdrawn import withdraw_mail
from goodterms.words import Mark


def look_after(keeping: Keeping, source: str, gone: Mapping[int, set[int]]) -> None:
    """Takes back what was moved away, and forgets the folders that ended. ``gone``: folder to numbers."""
    connection = keeping.connection
    boxes = {box.id: box for box in followed.boxes(connection, source)}
    items = {box: [str(uid) for uid in sorted(uids)] for box, uids in gone.items()}
    items |= {box.id: list(followed.items(connection, box.id)) for box in boxes.values() if box.ended}
    if not items:
        return
    left = {(boxes[box].path, item) for box, some in items.items() if not boxes[box].ended for item in some}
    copies = []
    for box, some in items.items():
        for item, row in followed.rows_of(connection, box, some):
            others = [other for other in followed.elsewhere(connection, source, row) if other not in left]
            copies += [(row, place) for place in _moved(keeping, boxes[box], item, row, others)]
    if copies:
        keeping.gone += withdraw_mail(connection, copies, keeping.now, keeping.naming)
        keeping.changed = True
    for box, some in items.items():
        if boxes[box].ended:
            keeping.write(partial(followed.forget_box, box=box))
        else:
            keeping.write(partial(followed.forget_items, box=box, gone=some))


def _moved(keeping: Keeping, box: followed.Box, item: str, row: int, others: list[tuple[str, str]]) -> list[str]:
    """The place that a mail's copy is taken back from; none where it stays."""
    here = f"{box.path};UIDVALIDITY={box.stand.get('validity')}/;UID={item}"
    copies = keeping.connection.execute("SELECT place, marks FROM copy WHERE interaction = ?", (row,)).fetchall()
    ours = [(place, Mark(marks)) for place, marks in copies if place.endswith(f"/{here}")]
    there = [Mark(marks) for place, marks in copies if not place.endswith(f"/{here}") and _at(place, others)]
    if there:
        return [] if all(Mark.TRASH in marks for marks in there) else [place for place, _ in ours]
    return [place for place, marks in ours if Mark.DRAFT in marks]


def _at(place: str, others: list[tuple[str, str]]) -> bool:
    return any(place.endswith(f";UID={item}") and f"/{path};UIDVALIDITY=" in place for path, item in others)
