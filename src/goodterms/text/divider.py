"""Where a mail program sets off an older mail: header blocks, "Original Message" and "Forwarded" lines.

The words are facts of mail programs by language, not of any test set.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_NAMES = {
    "from": "from|von|de|da|van|från|fra|od|от|від|lähettäjä|kimden|gönderen|feladó|de la|από|发件人|發件人|寄件者|寄件人|差出人"
    "|送信者|보낸 사람|보낸사람|expéditeur|mittente|remitente|remetente|absender|avsändare|afzender|avsender|afsender|nadawca"
    "|odesílatel|saatja|siuntėjas|מאת|من|từ",
    "date": "sent|date|gesendet|datum|envoyé|envoyé le|enviado|enviado el|fecha|enviada em|enviado em|enviada|data|inviato"
    "|inviato il|verzonden|verstuurd|skickat|dato|sendt|wysłano|wysłane|odesláno|отправлено|дата|дата отправки|надіслано"
    "|lähetetty|päivämäärä|päiväys|gönderildi|gönderilme tarihi|tarih|elküldve|dátum|küldve|trimis|data|ημερομηνία|στάλθηκε"
    "|发送时间|发送日期|日期|時間|时间|送信日時|日時|日付|傳送日期|寄件日期|보낸 날짜|날짜|sent on|sent at|sent time|נשלח|saadetud",
    "to": "to|an|à|a|para|till|til|aan|do|komu|кому|vastaanottaja|kime|alıcı|címzett|către|pentru|προς|收件人|收件者|宛先"
    "|받는 사람|받는사람|destinataire|destinatario|destinatário|empfänger|mottagare|modtager|mottaker|ontvanger|odbiorca"
    "|adresát|אל|đến|saaja",
    "subject": "subject|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|ämne|emne|temat|předmět|predmet|тема|aihe|konu"
    "|tárgy|subiect|θέμα|主题|主題|主旨|件名|제목|נושא|chủ đề|re|betr|teema|tema",
    "other": "cc|bcc|kopie|kopia|copie|copia|cópia|kopi|dw|udw|копия|kopio|bilgi|másolat|抄送|副本|참조|reply-to|importance"
    "|attachments|attachment|priority|organization|message-id|anlagen|anlage|pièces jointes|adjuntos|allegati|bijlagen",
}
LABELS = {label: kind for kind, labels in _NAMES.items() for label in labels.split("|")}
"""Header labels as mail programs write them above an older mail, case-folded, to what they are."""

BLOCK = 14
"""Lines that a header block may take up, wrapped address lists included."""

RULE = 200
"""Characters that the longest rule or divider line has."""

_ORIGINAL = tuple(
    "original message|original-nachricht|originalnachricht|ursprüngliche nachricht|original appointment|ursprünglicher termin"
    "|message d'origine|message d’origine|message original|mensaje original|messaggio originale|oorspronkelijk bericht"
    "|mensagem original|ursprungligt meddelande|originalmeddelande|oprindelig meddelelse|original meddelelse"
    "|opprinnelig melding|oryginalna wiadomość|wiadomość oryginalna|původní zpráva|pôvodná správa|исходное сообщение"
    "|вихідне повідомлення|alkuperäinen viesti|özgün ileti|orijinal mesaj|eredeti üzenet|mesaj original|αρχικό μήνυμα"
    "|原始邮件|邮件原件|原始郵件|元のメッセージ|원본 메시지|reply message|antwort nachricht".split("|")
)
_FORWARDED = tuple(
    "forwarded message|forwarded by|forwarded from|forwarded mail|weitergeleitete nachricht|weitergeleitet von"
    "|message transféré|message réexpédié|transféré par|mensaje reenviado|reenviado por|messaggio inoltrato|inoltrato da"
    "|doorgestuurd bericht|forwarded letter|mensagem encaminhada|vidarebefordrat meddelande|videresendt meddelelse"
    "|videresendt melding|wiadomość przekazana|przekazana wiadomość|přeposlaná zpráva|пересылаемое сообщение"
    "|пересланное сообщение|перенаправленное сообщение|välitetty viesti|iletilen mesaj|továbbított üzenet|mesaj redirecționat"
    "|转发邮件|转发的邮件|轉寄的郵件|転送メッセージ|전달된 메시지|forwarded".split("|")
)
_BEGIN = tuple(
    "begin forwarded message|anfang der weitergeleiteten |weitergeleitete nachricht|début du message |inicio del mensaje "
    "|inizio messaggio inoltrato|begin doorgestuurd bericht|início da mensagem |vidarebefordrat brev|vidarebefordrat mejl"
    "|start på videresendt|videresendt melding|początek przekazywanej wiadomości|začátek přeposlané zprávy"
    "|начало переадресованного сообщения|начало пересылаемого сообщения|välitetty viesti alkaa|下面是被转发的邮件|転送されたメッセージ"
    "|开始转发的消息|다음은 전달된 메시지".split("|")
)
_RULES = "-_=*~#+.\u2014\u2013\u2015\u2500 \t"


class Divider(NamedTuple):
    """``after``: the line on which the older mail itself begins. ``forward``: it says for certain that it is a forward."""

    after: int
    forward: bool


def header(line: str) -> str:
    """Which header a line is (from, date, to, subject, other), "" when none."""
    label = line[:40].replace("\uff1a", ":").partition(":")
    return LABELS.get(label[0].strip(" \t*_\u00a0").casefold(), "") if label[1] else ""


def is_rule(line: str) -> bool:
    """Whether a line is a rule: three or more dashes, underscores or their like, and nothing else."""
    if line[:1].isalnum():
        return False
    bare = line.strip()
    return 2 < len(bare) <= RULE and not bare.strip(_RULES)  # noqa: PLR2004 - said in the docstring


def divider(lines: Sequence[str], i: int) -> Divider | None:
    """The divider that begins on line ``i``, or None."""
    line = lines[i]
    if header(line):
        after = _block(lines, i)
        return Divider(after, forward=False) if after else None
    if len(line) > RULE:
        return None
    forward = _forward(line)
    if forward is None:
        return None
    return Divider(_after_headers(lines, i + 1), forward)


def _forward(line: str) -> bool | None:
    """True for a forward line, False for an original-message line, None for neither."""
    bare = line.strip()
    words = bare.strip(_RULES).casefold()
    if bare[:2] in {"--", "__", "==", "\u2014\u2014"} and words:
        if words.startswith(_FORWARDED):
            return True
        if words.startswith(_ORIGINAL):
            return False
    return True if words.endswith((":", "\uff1a")) and words.startswith(_BEGIN) else None


def _after_headers(lines: Sequence[str], i: int) -> int:
    """Past blank lines and the header block below a divider line, if there is one."""
    for j in range(i, min(i + 4, len(lines))):
        if header(lines[j]):
            return _block(lines, j, sure=True) or i
        if lines[j].strip():
            return i
    return i


def _block(lines: Sequence[str], i: int, *, sure: bool = False) -> int:
    """The line after the header block that begins at ``i``; 0 when it is none.

    It takes a sender and two more kinds; without a subject there must be an address, for "From: Bonn / To: Bern / Date: 3
    May" is a journey.
    """
    kinds, end, strange = set[str](), i, 0
    for j in range(i, min(i + BLOCK, len(lines))):
        kind = header(lines[j])
        if kind:
            kinds.add(kind)
            end, strange = j + 1, 0
            continue
        strange += 1
        if strange > 2 or (not lines[j].strip() and _enough(kinds)):  # noqa: PLR2004 - an address list wraps twice
            break
    known = _enough(kinds) and ("subject" in kinds or any("@" in line or " at " in line for line in lines[i:end]))
    return end if known or (sure and kinds) else 0


def _enough(kinds: set[str]) -> bool:
    return "from" in kinds and len(kinds - {"other"}) > 2  # noqa: PLR2004 - a sender and two more
