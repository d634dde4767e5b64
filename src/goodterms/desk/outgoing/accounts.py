"""Who may send through the gate, and by which provider it goes on.

Kept in ``smtp/accounts.json`` in the home. What a mail program logs in with is made here, not chosen: 192 random bits
need no slow hash, and a mail program remembers them. The password of the provider lies in the system's keyring where
there is one, else beside the accounts in a file that only the owner can read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from secrets import token_urlsafe

from goodterms.desk import passwords
from goodterms.desk.naming import typed
from goodterms.desk.outgoing.hours import Hours
from goodterms.desk.outgoing.hours import hours as read_hours
from goodterms.desk.private import folder, read_json, write_json
from goodterms.desk.trouble import Trouble
from goodterms.live import door

FOLDER = "smtp"
ACCOUNTS = "accounts.json"

is_here = door.is_here

MODES = ("ask", "quiet")
TLS = ("starttls", "tls", "none")
PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""Submission (RFC 6409), submission over TLS (RFC 8314), SMTP."""


@dataclass(frozen=True, slots=True)
class Account:
    """One login. ``mode``: ask (holds what is not ready) or quiet (never stops). ``host``, ``port``, ``tls``, ``user``:
    of the provider. ``agent``: a program's login, which sends only what was checked, under a ticket. ``signed_up``:
    sender addresses whose mail goes to people who signed up for it. ``hours``: when what was put off may go, as `hours`
    reads them; "" for any time.
    """

    login: str
    address: str
    host: str
    port: int
    tls: str = "starttls"
    user: str = ""
    mode: str = "ask"
    password: str = ""
    agent: bool = False
    signed_up: tuple[str, ...] = ()
    hours: str = ""


def accounts(home: Path) -> list[Account]:
    """Everybody who may send, in the order they were set up.

    Raises:
        Trouble: the file cannot be read.
    """
    kept = read_json(home / FOLDER / ACCOUNTS) or []
    try:
        return [Account(**{**one, "signed_up": tuple(one.get("signed_up", ()))}) for one in kept]
    except TypeError:
        raise Trouble(f"{home / FOLDER / ACCOUNTS} is not in order. Delete it, and run goodterms smtp setup.") from None


def set_up(home: Path, account: Account, secret: str | None) -> str:
    """Keeps an account, instead of one of the same login; returns what the mail program logs in with, said only now.

    ``secret``: the password at the provider; None keeps the one that is there.

    Raises:
        Trouble: the account cannot be so, or cannot be written.
    """
    _check(account)
    password = token_urlsafe(24)
    others = [one for one in accounts(home) if one.login != account.login]
    place = folder(home, FOLDER) / ACCOUNTS
    write_json(place, [asdict(one) for one in (*others, replace(account, password=_hash(password)))])
    if secret is not None:
        keep_secret(home, account, secret)
    return password


def set_mode(home: Path, login: str, mode: str) -> None:
    """Changes whether the gate holds mail of a login.

    Raises:
        Trouble: no such login or mode.
    """
    if mode not in MODES:
        raise Trouble(f"There is no mode {mode!r}. It is one of: {', '.join(MODES)}.", 2)
    _change(home, login, mode=mode)


def set_hours(home: Path, login: str, written: str) -> None:
    """Changes when what was put off may go; "" for any time.

    Raises:
        Trouble: no such login, or no such hours.
    """
    read_hours(written)
    _change(home, login, hours=" ".join(written.casefold().split()))


def hours_of(home: Path, login: str) -> Hours | None:
    """The working hours of a login; None for any time."""
    found = next((one for one in accounts(home) if one.login == login), None)
    return None if found is None else read_hours(found.hours)


def _change(home: Path, login: str, **changed: str) -> None:
    """Keeps an account with something changed.

    Raises:
        Trouble: no such login.
    """
    found = accounts(home)
    if login not in [one.login for one in found]:
        raise Trouble(f"Nobody logs in as {login}. See: goodterms smtp accounts")
    kept = [replace(one, **changed) if one.login == login else one for one in found]  # type: ignore[arg-type]
    write_json(folder(home, FOLDER) / ACCOUNTS, [asdict(one) for one in kept])


def take_away(home: Path, login: str) -> None:
    """Forgets a login and its password at the provider.

    Raises:
        Trouble: no such login.
    """
    found = accounts(home)
    rest = [one for one in found if one.login != login]
    if len(rest) == len(found):
        raise Trouble(f"Nobody logs in as {login}. See: goodterms smtp accounts")
    write_json(folder(home, FOLDER) / ACCOUNTS, [asdict(one) for one in rest])
    _forget_secret(home, login)


def of_login(known: Sequence[Account], login: str, password: str) -> Account | None:
    """The account that these words open."""
    found = next((one for one in known if one.login == login), None)
    right = compare_digest(found.password if found else "", _hash(password))
    return found if right else None


def secret_of(home: Path, account: Account) -> str:
    """The password at the provider; "" where it needs none."""
    return passwords.secret(home, FOLDER, _sender(account))


def keep_secret(home: Path, account: Account, secret: str) -> str:
    """Keeps the password at the provider; says where: ``keyring`` or ``file``."""
    return passwords.keep(home, FOLDER, _sender(account), secret)


def _forget_secret(home: Path, login: str) -> None:
    if not any(_sender(one) == login for one in accounts(home)):
        passwords.forget(home, FOLDER, login)


def _sender(account: Account) -> str:
    """The name under which a password is kept: an agent sends with the password of the owner's account."""
    return account.address if account.agent else account.login


def is_address(text: str) -> None:
    """Whether mail can come from there.

    Raises:
        Trouble: it is no mail address.
    """
    handle = typed(text)
    if handle is None or handle.kind != "mail":
        raise Trouble(f"{text!r} is no mail address. It is written as you@example.com.", 2)


def _check(account: Account) -> None:
    is_address(account.address)
    if account.tls not in TLS:
        raise Trouble(f"There is no --tls {account.tls!r}. It is one of: {', '.join(TLS)}.", 2)
    if account.mode not in MODES:
        raise Trouble(f"There is no mode {account.mode!r}. It is one of: {', '.join(MODES)}.", 2)
    if account.tls == "none" and not is_here(account.host):
        raise Trouble(f"Without TLS anybody on the way could read your mail to {account.host}. Use starttls or tls.", 2)


def _hash(password: str) -> str:
    return sha256(password.encode("utf-8", "surrogateescape")).hexdigest()
