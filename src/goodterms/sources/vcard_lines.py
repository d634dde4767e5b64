"""One line of a vCard, read leniently: any version, any charset, bare parameters, escaped or not."""

from __future__ import annotations

import quopri
import re
from typing import Final, NamedTuple

_HEAD: Final = re.compile(rb'((?:[^":]|"[^"]*")*):(.*)', re.DOTALL)
"""Name and parameters, then the value. No part can match the same bytes in two ways, so hostile lines cost nothing."""

_PARAMETER: Final = re.compile(r';((?:[^";]|"[^"]*")*)')
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_ENCODINGS: Final = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"})


class Line(NamedTuple):
    """One property. ``name``: upper case. ``group``: the ``item1`` of ``item1.TEL``, lower case, or empty.

    ``types``: its types and bare words in lower case. ``params``: other parameters by their upper-case name.
    ``value``: decoded, still escaped.
    """

    group: str
    name: str
    types: frozenset[str]
    params: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value as one text, without escapes and outer blanks."""
        return plain(self.value)

    def parts(self, separator: str = ";") -> list[str]:
        """The value cut at every separator that is not escaped; each part without escapes and outer blanks."""
        return [plain(part) for part in re.split(rf"(?<!\\){separator}", self.value)]


def read_line(raw: bytes) -> Line | None:
    """The property in an unfolded line, or None when it is none (rubbish, the rest of a picture)."""
    match = _HEAD.fullmatch(raw)
    if match is None:
        return None
    head = _decoded(match[1], "")
    group, _, name = head.partition(";")[0].strip().rpartition(".")
    types, params = _parameters(head)
    value = match[2]
    if params.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
        value = quopri.decodestring(value)
    return Line(group.lower(), name.upper(), types, params, _decoded(value, params.get("CHARSET", "")))


def plain(value: str) -> str:
    r"""A value without its escapes: ``\n`` is a new line, any other escaped letter stands for itself."""
    shown = _ESCAPED.sub(lambda escaped: "\n" if escaped[1] in "nN" else escaped[1], value)
    return shown.replace("\r\n", "\n").strip()


def _parameters(head: str) -> tuple[frozenset[str], dict[str, str]]:
    types: set[str] = set()
    params: dict[str, str] = {}
    for written in _PARAMETER.findall(head):
        key, given, value = written.partition("=")
        key = key.strip().upper()
        if not given:
            # vCard 2.1 leaves the parameter's name out where the value says it: TEL;CELL, NOTE;QUOTED-PRINTABLE.
            key, value = ("ENCODING" if key in _ENCODINGS else "TYPE"), key
        if key == "TYPE":
            types.update(kind.strip() for kind in value.replace('"', "").lower().split(","))
        else:
            params[key] = value.strip().strip('"')
    return frozenset(types), params


def _decoded(raw: bytes, charset: str) -> str:
    """Bytes as text: in the charset that the line names, else UTF-8, else what Windows wrote (cp1252).

    Bytes that the named charset does not know are shown as such: a value cut off in the middle of a letter is still its
    charset's.
    """
    for coding, errors in ((charset, "strict"), ("utf-8", "strict"), (charset, "replace"), ("cp1252", "strict")):
        try:
            return raw.decode(coding, errors)
        except (LookupError, ValueError):
            continue
    return raw.decode("latin-1")
