"""The owner, the contacts and the programs of a Telegram export as cards."""

from __future__ import annotations

from goodterms.sources.jsonfile import number_in, text_in
from goodterms.sources.telegram_chat import Chat
from goodterms.sources.telegram_message import LAST, full_name
from goodterms.words import Card, Handle, Unread


def own_card(said: object, where: str) -> Card | None:
    """The owner from personal_information; None when it names nobody."""
    number, name = number_in(said, "user_id"), full_name(said)
    phone, called = text_in(said, "phone_number").strip(), text_in(said, "username").strip()
    if not number or number < 0:
        return None
    handles = [Handle("telegram", f"user{number}", name)]
    handles += [Handle("telegram", called, name)] if called.strip("@") else []
    handles += [Handle("phone", phone, name)] if phone.strip("+") else []
    return Card("telegram", f"user{number}", name, tuple(handles), own=True, where=where)


def owner_of(handle: Handle, where: str) -> Card:
    """The owner of an export that says who that is by the messages alone."""
    return Card("telegram", handle.value, handle.name, (handle,), own=True, where=where)


def contact(said: object, where: str) -> Card | Unread:
    """Somebody in the owner's contacts."""
    number, name = number_in(said, "user_id"), full_name(said)
    phone = text_in(said, "phone_number").strip()
    handles = [Handle("telegram", f"user{number}", name)] if number and number > 0 else []
    handles += [Handle("phone", phone, name)] if phone.strip("+") else []
    if not handles:
        return Unread(where, "A contact without a number: the account is no longer there.")
    since = number_in(said, "date_unixtime")
    return Card(
        "telegram",
        f"contact:{handles[0].value}",
        name,
        tuple(handles),
        since=since if since and 0 < since < LAST else None,
        where=where,
    )


def program(chat: Chat, where: str) -> Card:
    """The bot or service behind a chat, so that nobody is told to greet it."""
    return Card("telegram", f"bot:{chat.key}", chat.name, (chat.handle,), kind="bot", where=where)
