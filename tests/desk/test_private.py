"""Files of the home that nobody else can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodterms.desk.private import folder
from goodterms.desk.trouble import Trouble


def mode(path: Path) -> int:
    """Its permissions."""
    return path.stat().st_mode & 0o777


def test_a_folder_is_private_again(tmp_path: Path) -> None:
    """A folder that somebody opened to others is closed when it is next used, one in another as well."""
    made = folder(tmp_path / "home", "smtp", "sent")
    assert (made, mode(made), mode(made.parent), mode(tmp_path / "home")) == (
        tmp_path / "home" / "smtp" / "sent",
        *[0o700] * 3,
    )
    made.chmod(0o755)
    made.parent.chmod(0o755)
    assert (mode(folder(tmp_path / "home", "smtp", "sent")), mode(made.parent)) == (0o700, 0o700)


def test_a_file_in_its_place(tmp_path: Path) -> None:
    """A file where the folder should be is told plainly."""
    (tmp_path / "smtp").write_text("")
    with pytest.raises(Trouble, match="Cannot write to"):
        folder(tmp_path, "smtp", "sent")
