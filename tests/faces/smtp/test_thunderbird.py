"""Both stories in Thunderbird: a friend's mail just goes; a stranger's is held, is read whole, and goes out once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from goodterms.desk.outgoing import held
from goodterms.desk.outgoing.deciding import decide
from postfix import postfix, runs_here

from .conftest import ASK, FRIEND, OLIVE, PITCH, STRANGER, Running, until
from .thunderbird import Thunderbird, missing, thunderbird

pytestmark = pytest.mark.skipif(
    bool(missing()), reason=f"not installed: {', '.join(missing())}: the gate is not tried with Thunderbird"
)

TRUSTED = """
const port = arguments[0], login = arguments[1], password = arguments[2], der = arguments[3];
const database = Cc["@mozilla.org/security/x509certdb;1"].getService(Ci.nsIX509CertDB);
const overrides = Cc["@mozilla.org/security/certoverride;1"].getService(Ci.nsICertOverrideService);
overrides.rememberValidityOverride("localhost", port, {}, database.constructX509FromBase64(der), false);
const one = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
one.init("smtp://localhost", null, "smtp://localhost", login, password, "", "");
Services.logins.addLoginAsync(one);
"""
"""The certificate confirmed and the password typed, as a person does once."""

SAID = """
const found = [];
for (const one of Services.wm.getEnumerator(null)) {
  const dialog = one.document.querySelector("#infoBody, #info\\\\.body");
  if (dialog) found.push(dialog.textContent);
}
return found.join("\\n");
"""
"""What stands in a dialog that is open."""

SELECTABLE = """
for (const one of Services.wm.getEnumerator(null)) {
  const dialog = one.document.querySelector("#infoBody");
  if (dialog) return one.getComputedStyle(dialog).userSelect;
}
return null;
"""

WRITTEN = """
const one = Services.wm.getMostRecentWindow("msgcompose");
return one ? one.document.getElementById("messageEditor")?.contentDocument?.body?.innerText ?? "" : null;
"""
"""What stands in the window to write in; null when there is none."""


def kept(mail: Thunderbird, name: str) -> None:
    """A picture to be looked at, where somebody asked for pictures."""
    folder = os.environ.get("GOODTERMS_PICTURES")
    if folder:
        mail.picture(Path(folder) / f"thunderbird-{name}.png")


def ready(mail: Thunderbird, gate: Running) -> None:
    """The window to write in is open and in front, and the gate is known."""
    der = "".join((gate.home / "smtp" / "gate.crt").read_text().splitlines()[1:-1])
    mail.inside(TRUSTED, gate.port, OLIVE, gate.passwords[OLIVE], der)
    until(lambda: mail.inside(WRITTEN))
    mail.front("Write:")


def test_a_stranger(gate: Running, tmp_path: Path) -> None:
    """The refusal is read whole and the text stays; after "send anyway" a second try goes out no more, and is filed."""
    compose = f"to='{STRANGER}',subject='Our programme',body='{PITCH}'"
    with thunderbird(tmp_path, port=gate.port, address=OLIVE, compose=compose) as mail:
        ready(mail, gate)
        mail.keys("ctrl+Return")
        until(lambda: "Decide here: http://" in mail.inside(SAID))
        says = mail.inside(SAID)
        kept(mail, "held")
        assert mail.inside(SELECTABLE) == "text"  # so the link can be copied
        assert "It went to nobody, and your text is still with you" in says
        assert f"{STRANGER}: say hello first." in says
        mail.keys("Return")
        until(lambda: not mail.inside(SAID))
        assert PITCH.split("\n")[2] in mail.inside(WRITTEN)
        assert gate.kept.mails == []
        kept(mail, "text-kept")
        decide(gate.home, held.everything(gate.home)[0].id, "all")
        assert len(gate.kept.mails) == 1
        mail.front("Write:")
        mail.keys("ctrl+Return")
        until(lambda: mail.inside(WRITTEN) is None)
        assert len(gate.kept.mails) == 1
        kept(mail, "sent")


@pytest.mark.skipif(not runs_here(), reason="Postfix is not installed, or this is not root: not tried before it")
def test_a_friend(gate: Running, tmp_path: Path) -> None:
    """A friend's mail goes as if nothing stood in its way, and a real server delivers it."""
    compose = f"to='{FRIEND}',subject='The stand',body='{ASK}'"
    with postfix() as server, thunderbird(tmp_path, port=gate.port, address=OLIVE, compose=compose) as mail:
        gate.account(port=server.port)
        ready(mail, gate)
        mail.keys("ctrl+Return")
        until(lambda: mail.inside(WRITTEN) is None)
        assert [b"Could you look over" in one for one in server.delivered(1)] == [True]
