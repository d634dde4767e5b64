"""Files that a page is given."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from goodterms.faces.web.state import answer, home
from goodterms.faces.web.upload import IN_MEMORY, drop, inside, uploaded

from .conftest import OURS, AddRoute


def take(request: Request) -> Response:
    """Says what came, and how it lies there."""
    came = uploaded(request, home(request))
    told = [
        (str(path.relative_to(came.folder)), path.stat().st_size, stat.S_IMODE(path.stat().st_mode))
        for path in came.files
    ]
    modes = {stat.S_IMODE(place.stat().st_mode) for place in (came.folder, *came.folder.rglob("*/"))}
    drop(came.folder)
    return answer({"files": told, "fields": came.fields, "folders": sorted(modes)})


@pytest.fixture
def client(add_route: AddRoute, tmp_path: Path) -> TestClient:
    """A page that takes files."""
    return add_route(tmp_path, "/take", take)


def test_files_lie_private_under_their_names(client: TestClient, tmp_path: Path) -> None:
    """Small and large files keep name, folder and size, nobody else can read them, and nothing stays behind."""
    files = [
        ("files", ("Takeout/Mail/a b.mbox", b"x" * (IN_MEMORY * 3))),
        ("files", ("Takeout/small.vcf", b"BEGIN")),
        ("files", ("Takeout/small.vcf", b"another")),
    ]
    told = client.post("/take", headers=OURS, files=files, data={"zone": "Europe/Rome"}).json()
    assert [size for _, size, _ in told["files"]] == [IN_MEMORY * 3, 5, 7]
    assert [name for name, *_ in told["files"]][:2] == ["Takeout/Mail/a b.mbox", "Takeout/small.vcf"]
    assert told["files"][2][0].endswith("-small.vcf")
    assert {mode for *_, mode in told["files"]} == {0o600}
    assert told["folders"] == [0o700]
    assert told["fields"] == {"zone": "Europe/Rome"}
    assert list((tmp_path / "web" / "uploads").iterdir()) == []


def test_no_file_chosen(client: TestClient) -> None:
    """A field for files that was left empty, as browsers send it, brings no file."""
    part = 'Content-Disposition: form-data; name="files"; filename=""\r\nContent-Type: application/octet-stream'
    body = f"--x\r\n{part}\r\n\r\n\r\n--x--\r\n".encode()
    sent = client.post("/take", headers=OURS | {"content-type": "multipart/form-data; boundary=x"}, content=body)
    assert sent.json()["files"] == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../.ssh/authorized_keys", ".ssh/authorized_keys"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\mail\\in.mbox", "mail/in.mbox"),
        ("..", "file"),
        ("a\0b", "ab"),
        ("x" * 300, "x" * 200),
    ],
)
def test_names_stay_inside(name: str, kept: str) -> None:
    """Whatever a name says, its file lies inside the folder."""
    assert str(inside(name)) == kept


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data", "multipart/form-data; boundary=x"])
def test_no_form(client: TestClient, tmp_path: Path, kind: str) -> None:
    """What is no form of files is refused in a sentence, and leaves nothing behind."""
    answered = client.post("/take", headers=OURS | {"content-type": kind}, content=b"nonsense")
    assert answered.status_code == 400
    assert "send them again" in answered.text
    assert list((tmp_path / "web" / "uploads").iterdir()) == []


def test_too_much(client: TestClient, tmp_path: Path) -> None:
    """More than the page has room for is refused, and what had come is gone."""
    answered = client.post("/take", headers=OURS, files={"file": ("a", b"x" * (3 * 1024 * 1024))})
    assert answered.status_code == 413
    assert not (tmp_path / "web" / "uploads").exists() or list((tmp_path / "web" / "uploads").iterdir()) == []
