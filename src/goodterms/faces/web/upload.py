"""Files that a page is given, streamed into a private folder; never whole in memory, never readable by others."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from secrets import token_urlsafe
from typing import TYPE_CHECKING, NamedTuple

from anyio import from_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request

from goodterms.faces.web.door import folder

if TYPE_CHECKING:
    from python_multipart.multipart import Field, File

UPLOADS = "uploads"
IN_MEMORY = 256 * 1024
"""Bytes of one file that are held before it goes to disk."""

MOST_FIELD = 1024 * 1024
"""Bytes of one field that is no file."""


class Uploaded(NamedTuple):
    """What a form brought.

    ``folder``: where its files lie, under the names (and folders) they had; the caller drops it when done. ``files``:
    their paths in the order they came. ``fields``: every other field, by name.
    """

    folder: Path
    files: list[Path]
    fields: dict[str, str]


def uploaded(request: Request, home: Path) -> Uploaded:
    """Takes a multipart form from the worker thread of a plain endpoint.

    Raises:
        HTTPException: it is no such form, or more than the page has room for. Nothing is left behind then.
    """
    from python_multipart.exceptions import FormParserError

    place = _private(folder(home), f"{UPLOADS}/{token_urlsafe(8)}")
    taken = Uploaded(place, [], {})
    try:
        _take(request, taken)
    except FormParserError as error:
        drop(place)
        raise HTTPException(400, "What was sent could not be read. Choose the files and send them again.") from error
    except BaseException:
        drop(place)
        raise
    return taken


def drop(place: Path) -> None:
    """Deletes a folder of uploads with everything in it."""
    from shutil import rmtree

    rmtree(place, ignore_errors=True)


def _take(request: Request, taken: Uploaded) -> None:
    from python_multipart.multipart import FormParser, parse_options_header

    kind, options = parse_options_header(request.headers.get("content-type"))
    boundary = options.get(b"boundary")
    if kind != b"multipart/form-data" or boundary is None:
        raise HTTPException(400, "This needs files. Choose some and send them again.")
    settings = {
        "UPLOAD_DIR": str(taken.folder),
        "UPLOAD_DELETE_TMP": False,
        "MAX_MEMORY_FILE_SIZE": IN_MEMORY,
    }
    parser = FormParser(
        "multipart/form-data",
        lambda field: _field(field, taken),
        lambda file: _file(file, taken),
        boundary=boundary,
        config=settings,
    )
    stream = request.stream()

    async def more() -> bytes | None:
        return await anext(stream, None)

    while (chunk := from_thread.run(more)) is not None:
        parser.write(chunk)
    parser.finalize()


def _field(field: Field, taken: Uploaded) -> None:
    value = field.value or b""
    if len(value) > MOST_FIELD:
        raise HTTPException(413, "One of the fields is too long.")
    taken.fields[(field.field_name or b"").decode(errors="replace")] = value.decode(errors="replace")


def _file(file: File, taken: Uploaded) -> None:
    """Puts a file where its name says, inside the folder; a field left empty comes as a file without a name."""
    name = (file.file_name or b"").decode(errors="replace")
    target = taken.folder / inside(name)
    if not name or target in taken.files:
        target = taken.folder / f"{token_urlsafe(4)}-{target.name}"
    _private(taken.folder, str(target.parent.relative_to(taken.folder)))
    if file.in_memory:
        file.file_object.seek(0)
        with os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as kept:
            kept.write(file.file_object.read())
        file.close()
    else:
        file.close()
        Path(os.fsdecode(file.actual_file_name or b"")).replace(target)
    if name:
        taken.files.append(target)
    else:
        target.unlink()


def _private(root: Path, below: str) -> Path:
    """A folder below another, each step of it for its owner alone (``mkdir -p`` gives a mode to the last only)."""
    for part in PurePosixPath(below).parts:
        root /= part
        root.mkdir(mode=0o700, exist_ok=True)
    return root


def inside(name: str) -> PurePosixPath:
    """A name as a browser sends it, made to stay inside a folder: ``../../a`` and ``/a`` are ``a``."""
    parts = [part for part in name.replace("\\", "/").replace("\0", "").split("/") if part not in {"", ".", ".."}]
    if parts and parts[0].endswith(":"):
        parts = parts[1:]
    return PurePosixPath(*[part[:200] for part in parts[-20:]] or ["file"])
