"""Makes ``static/htmx.min.js`` and its licence anew: ``python -m goodterms.faces.web.vendor`` (needs npm).

htmx is served from here, never from another machine. To take a newer one: change VERSION, run this, put the hash that
it names into SHA256, run it again, read the package's own notes on what changed, and run the browser tests.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

VERSION = "4.0.1"
SHA256 = "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"
"""Of ``dist/htmx.min.js`` in the npm package ``htmx.org``."""

STATIC = Path(__file__).with_name("static")
TAKEN = {"package/dist/htmx.min.js": "htmx.min.js", "package/LICENSE": "htmx-LICENSE.txt"}


def fetch() -> dict[str, bytes]:
    """The files of the package, by the name they have here."""
    with TemporaryDirectory() as folder:
        subprocess.run(  # noqa: S603 - our own words only
            ["npm", "pack", "--silent", f"htmx.org@{VERSION}"],  # noqa: S607 - wherever npm is installed
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as package:
            return {here: _member(package, there) for there, here in TAKEN.items()}


def _member(package: tarfile.TarFile, name: str) -> bytes:
    file = package.extractfile(name)
    if file is None:
        raise FileNotFoundError(name)
    return file.read()


def main() -> int:
    """Writes the files if they are the ones meant; 1 when the hash is another."""
    found = fetch()
    digest = sha256(found["htmx.min.js"]).hexdigest()
    if digest != SHA256:
        sys.stderr.write(f"htmx.org {VERSION} has the hash {digest}, not {SHA256}. Nothing was written.\n")
        return 1
    for name, content in found.items():
        (STATIC / name).write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
