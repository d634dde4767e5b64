"""Which folder or label a message was kept under, and what that says: sent, draft, spam, trash."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from goodterms.words import Mark

SENT = """
sent | sent items | sent messages | sent mail | sent-mail | sentmail | outbox | gesendet
gesendete elemente | gesendete objekte | gesendete nachrichten | postausgang | envoyés
messages envoyés | éléments envoyés | enviados | elementos enviados | mensajes enviados
correo enviado | itens enviados | e-mails enviados | posta inviata | inviati | elementi inviati
inviata | verzonden | verzonden items | verzonden berichten | skickat | skickade | skickade objekt
sendt | sendte elementer | sendt post | lähetetyt | wysłane | elementy wysłane | odeslané
odeslaná pošta | odoslané | elküldött | elküldött elemek | отправленные | надіслані
gönderilmiş postalar | gönderilmiş öğeler | gönderilenler | gönderilmiş | απεσταλμένα | trimise
送信済みメール | 送信済み | 送信済みアイテム | 已发送邮件 | 已发送 | 已傳送郵件 | 寄件備份
보낸편지함 | 보낸 편지함 | البريد المرسل | דואר יוצא
"""
DRAFT = """
draft | drafts | entwürfe | entwurf | brouillons | brouillon | borradores | borrador | rascunhos
bozze | concepten | utkast | kladder | luonnokset | wersje robocze | kopie robocze | szkice
koncepty | rozepsané | piszkozatok | черновики | чернетки | taslaklar | πρόχειρα
mesaje nefinalizate | schițe | 下書き | 草稿 | 임시보관함 | المسودات | טיוטות | templates | vorlagen
"""
SPAM = """
spam | junk | junk e-mail | junk email | junk mail | bulk mail | junk-e-mail | unerwünscht
unerwünschte werbung | werbung | courrier indésirable | indésirables | pourriel | pourriels
correo no deseado | no deseado | correo basura | lixo eletrônico | lixo electrónico
posta indesiderata | indesiderata | ongewenst | ongewenste e-mail | ongewenste reclame | skräppost
søppelpost | uønsket post | uønsket mail | roskaposti | wiadomości-śmieci | niechciane
nevyžádaná pošta | levélszemét | спам | нежелательная почта | gereksiz | istenmeyen | ανεπιθύμητα
迷惑メール | 垃圾邮件 | 垃圾郵件 | 스팸함 | 스팸 | 정크 메일
"""
TRASH = """
trash | deleted | deleted items | deleted messages | bin | papierkorb | gelöscht
gelöschte elemente | gelöschte objekte | corbeille | éléments supprimés | papelera
elementos eliminados | lixeira | lixo | itens excluídos | cestino | posta eliminata | prullenbak
verwijderde items | papperskorgen | papirkurv | papirkurven | borttagna objekt | slettede elementer
slettet post | roskakori | poistetut | kosz | elementy usunięte | koš | kôš | odstraněná pošta
lomtár | törölt elemek | корзина | удаленные | удалённые | кошик | çöp kutusu | silinmiş öğeler
κάδος απορριμμάτων | coș de gunoi | ゴミ箱 | 已删除 | 已删除邮件 | 垃圾桶 | 휴지통 | المهملات | אשפה
"""
"""What mail programs and providers call the special-use folders of RFC 6154 (Sent, Drafts, Junk, Trash), lower case.

Collected from the names that Gmail, Outlook, Apple Mail, Thunderbird and Dovecot show in their translations.
"""


def _named(text: str, mark: Mark) -> dict[str, Mark]:
    """The names in one of the texts above, each with what it says."""
    return {name.strip(): mark for line in text.strip().splitlines() for name in line.split("|")}


MARK_OF = {
    **_named(SENT, Mark.SENT),
    **_named(DRAFT, Mark.DRAFT),
    **_named(SPAM, Mark.SPAM),
    **_named(TRASH, Mark.TRASH),
}

FLAGS = {"D": Mark.DRAFT, "T": Mark.TRASH}
"""Maildir info flags that count (https://cr.yp.to/proto/maildir.html): draft and trashed. In the X-Status of an mbox
the same letters mean the opposite, see `mail_marks`."""

MAIL_SUFFIX = re.compile(r"\.(?:mbox|mbx|mbs|eml|emlx|msg|txt|imapmbox|sbd)$", re.IGNORECASE)
IN_MAILDIR = frozenset({"cur", "new", "tmp"})
INFO_LENGTH = 16
"""Characters at the end of a file name in a Maildir in which its flags stand, behind ``:2,`` (or ``;2,``, ``!2,``)."""


class Place(NamedTuple):
    """The folder's name, empty for an inbox, and the marks that the place states."""

    folder: str
    marks: Mark


@lru_cache(maxsize=4096)
def mark_of(name: str) -> Mark:
    """What a folder's or label's name says, in any of the languages of `SPECIAL`; no mark for other names."""
    return MARK_OF.get(unicodedata.normalize("NFC", name).strip().lower(), Mark(0))


def place_of(where: str, name: str, *, box: bool = False) -> Place:
    """Where the messages of a leaf called ``name`` in the tree ``where`` were kept.

    In a Maildir the folder is what stands before cur and new (``.Sent/cur/1.2:2,S`` is Sent), and the flags count. A
    message file is in its folder; a ``box`` of many messages is a folder itself (``Mail/Sent.mbox``). What lies at the
    top of a tree has only the name of the tree, which counts when it is that of a special folder (``~/old/Sent``).
    """
    folder, _, file = name.rpartition("/")
    above, _, last = folder.rpartition("/")
    if last in IN_MAILDIR:
        return _of_maildir(above or _top(where), file[-INFO_LENGTH:].partition("2,")[2])
    return _of_folder(name if box else folder or _top(where))


@lru_cache(maxsize=4096)
def _of_maildir(path: str, flags: str) -> Place:
    """A folder of a Maildir, and the flags of one of its messages."""
    place = _of_folder(path)
    return Place(place.folder, place.marks | _flagged(flags))


@lru_cache(maxsize=4096)
def _of_folder(path: str) -> Place:
    """A folder path: ``INBOX/Sent``, ``[Gmail]/Gesendet``, or with the dots of Maildir++, ``.Lists.Junk``."""
    parts: list[str] = []
    for part in path.split("/"):
        bare = MAIL_SUFFIX.sub("", part)
        parts.extend(bare.split(".") if bare.startswith(".") or bare.lower().startswith("inbox.") else [bare])
    parts = [part for part in parts if part and part.lower() not in {"inbox", "mbox"}]
    marks = Mark(0)
    for part in parts:
        marks |= mark_of(part)
    return Place("/".join(parts), marks)


@lru_cache(maxsize=64)
def _top(where: str) -> str:
    """The last name of where a tree stands, when it is that of a special folder."""
    last = where.rstrip("/").rpartition("/")[2]
    return last if _of_folder(last).marks else ""


def _flagged(letters: str) -> Mark:
    marks = Mark(0)
    for letter in letters:
        marks |= FLAGS.get(letter, Mark(0))
    return marks


def of_labels(labels: str) -> Place:
    """What Gmail's labels say (``X-Gmail-Labels``, decoded, split at commas)."""
    found = [label.strip().strip('"') for label in labels.split(",")]
    marks = Mark(0)
    for label in found:
        marks |= mark_of(label)
    return Place(", ".join(label for label in found if label), marks)
