# ruff: noqa: RUF001 - words in many scripts; letters that look alike are right as they stand
"""What mail programs write around a person's words, by language: facts of Gmail, Outlook, Apple Mail, Thunderbird & Co.

Everything is case-folded. A language is added by adding its words here; nothing else knows one language from another.
"""

from __future__ import annotations


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for line in words.splitlines() for word in line.split("|") if word.strip())


WROTE = _listed("""
    wrote | writes | said | says | quoting
    schrieb | schreibt | geschrieben | zitat von
    écrit | selon
    escrib | escrito | escreve | citando
    scritto | scrive | scrisse
    schreef | schrijft | geschreven
    skrev | skrifaði | kirjoitti | kirjutas | rakstīja | rašė
    napisa | napísal | napsal | pisze
    пишет | писал | написав | пише
    írta | írja | a scris | yazdı | έγραψε | viết
    כתב | كتب
    写道 | 寫道 | のメール | さんは書きました | 作成 | 작성 | 님이
""")
"""In an attribution: "On Monday Ann wrote:". Stems where the verb's form varies."""

STARTS = frozenset(
    _listed("""
    on | at | in | quoting | am | vom | zitat | le | selon | el | citando | il | op | em | den | d | på | pe | w | dnia
    dne | dňa | vào | το | στις | date
    mon | tue | wed | thu | fri | sat | sun | mo | di | mi | do | fr | sa | so | lun | mar | mer | jeu | ven | sam | dim
    mié | jue | vie | sáb | dom | gio | sab | ma | wo | vr | za | zo | tor | tir | tis | fre | lør | lör | søn | sön
    pon | wt | śr | czw | pt | sob | niedz | po | út | st | čt | pá | ne | ti | ke | to | la | su
    пн | вт | ср | чт | пт | сб | вс | нд
""")
)
"""The first word of an attribution: a preposition before a date, or a short day of the week."""

_FROM = _listed("""
    from | von | absender | de | expéditeur | remitente | remetente | da | mittente | van | afzender
    från | avsändare | fra | afsender | avsender | lähettäjä | saatja | siuntėjas
    od | nadawca | odesílatel | от | від | kimden | gönderen | feladó | de la | από | từ | מאת | من
    发件人 | 發件人 | 寄件者 | 寄件人 | 差出人 | 送信者 | 보낸 사람 | 보낸사람
""")
_DATE = _listed("""
    sent | date | sent on | sent at | sent time | gesendet | datum | envoyé | envoyé le
    enviado | enviado el | fecha | enviada em | enviado em | enviada | data | inviato | inviato il
    verzonden | verstuurd | skickat | dato | sendt | lähetetty | päivämäärä | päiväys | saadetud
    wysłano | wysłane | odesláno | отправлено | дата | дата отправки | надіслано
    gönderildi | gönderilme tarihi | tarih | elküldve | dátum | küldve | trimis | ημερομηνία | στάλθηκε | נשלח
    发送时间 | 发送日期 | 日期 | 時間 | 时间 | 送信日時 | 日時 | 日付 | 傳送日期 | 寄件日期 | 보낸 날짜 | 날짜
""")
_TO = _listed("""
    to | an | empfänger | à | destinataire | a | para | destinatario | destinatário | aan | ontvanger
    till | mottagare | til | modtager | mottaker | vastaanottaja | saaja
    do | odbiorca | komu | adresát | кому | kime | alıcı | címzett | către | pentru | προς | đến | אל
    收件人 | 收件者 | 宛先 | 받는 사람 | 받는사람
""")
_SUBJECT = _listed("""
    subject | re | betreff | betr | objet | sujet | asunto | oggetto | assunto | onderwerp | ämne | emne | aihe | teema
    temat | předmět | predmet | тема | tema | konu | tárgy | subiect | θέμα | chủ đề | נושא
    主题 | 主題 | 主旨 | 件名 | 제목
""")
_OTHER = _listed("""
    cc | bcc | kopie | kopia | copie | copia | cópia | kopi | dw | udw | копия | kopio | bilgi | másolat | 抄送 | 副本
    참조
    reply-to | importance | attachments | attachment | priority | organization | message-id
    anlagen | anlage | pièces jointes | adjuntos | allegati | bijlagen
""")
_KINDS = {"other": _OTHER, "to": _TO, "date": _DATE, "subject": _SUBJECT, "from": _FROM}

HEADERS = {label: kind for kind, labels in _KINDS.items() for label in labels}
"""Labels of the header block above an older mail, to what they are: from, date, to, subject, other."""

ORIGINAL = _listed("""
    original message | original appointment | reply message
    original-nachricht | originalnachricht | ursprüngliche nachricht | ursprünglicher termin
    message d'origine | message d’origine | message original | mensaje original | mensagem original
    messaggio originale | oorspronkelijk bericht | ursprungligt meddelande | originalmeddelande
    oprindelig meddelelse | original meddelelse | opprinnelig melding | alkuperäinen viesti
    oryginalna wiadomość | wiadomość oryginalna | původní zpráva | pôvodná správa
    исходное сообщение | вихідне повідомлення | özgün ileti | orijinal mesaj | eredeti üzenet | mesaj original
    αρχικό μήνυμα | 原始邮件 | 邮件原件 | 原始郵件 | 元のメッセージ | 원본 메시지
""")
"""Between dashes, above the mail that is answered."""

FORWARDED = _listed("""
    forwarded | weitergeleitete nachricht | weitergeleitet von | message transféré | message réexpédié | transféré par
    mensaje reenviado | reenviado por | mensagem encaminhada | messaggio inoltrato | inoltrato da | doorgestuurd bericht
    vidarebefordrat meddelande | videresendt meddelelse | videresendt melding | välitetty viesti
    wiadomość przekazana | przekazana wiadomość | přeposlaná zpráva
    пересылаемое сообщение | пересланное сообщение | перенаправленное сообщение
    iletilen mesaj | továbbított üzenet | mesaj redirecționat | 转发邮件 | 转发的邮件 | 轉寄的郵件
    転送メッセージ | 전달된 메시지
""")
"""Between dashes, above a forwarded mail."""

BEGIN_FORWARDED = _listed("""
    begin forwarded message | anfang der weitergeleiteten | début du message | inicio del mensaje
    inizio messaggio inoltrato | begin doorgestuurd bericht | início da mensagem | vidarebefordrat brev
    vidarebefordrat mejl | start på videresendt | videresendt melding | välitetty viesti alkaa
    początek przekazywanej wiadomości | začátek přeposlané zprávy | начало переадресованного сообщения
    начало пересылаемого сообщения | 下面是被转发的邮件 | 转发的消息 | 転送されたメッセージ | 다음은 전달된 메시지
""")
"""A line of its own with a colon (Apple Mail), above a forwarded mail."""

FORWARD_PREFIXES = frozenset(
    _listed("""
    fw | fwd | forward | wg | wtr | tr | transf | rv | renv | i | enc | encaminhada | vb | doorst | vl | ptc | pd
    podaj
    vidarebefordrat | videresendt | ilt | yml | továbbítás | пересл | переслано | 转发 | 轉寄 | 轉發 | 転送 | 전달
""")
)
"""Before a forward's subject: ``WG`` German, ``TR`` French, ``RV`` Spanish, ``VB`` Swedish, ``VL`` Finnish, ``PD``
Polish. ``VS`` is left out: it is a forward in Norwegian and an answer in Finnish."""

ANSWER_PREFIXES = frozenset(
    _listed("""
    antwort | réponse | reponse | respuesta | resposta | risposta | antwoord | odpowiedź | odpověď | odpoveď | vastaus
    ответ | відповідь | yanıt | válasz | răspuns | απάντηση
""")
)
"""Before an answer's subject where a program writes the word out (Notes and others); shorter prefixes need no list."""

SENT_FROM = _listed("""
    sent from | sent via | sent with | sent using | sent by | get outlook for
    gesendet von | gesendet mit | gesendet über | gesendet via | von mein | diese nachricht wurde von
    holen sie sich outlook | outlook für
    envoyé de | envoyé depuis | envoyé à partir | envoyé par | envoyé avec | télécharger outlook | obtenez outlook
    obtenir outlook | outlook pour
    enviado desde | enviado de | enviado do | enviado por | enviado com | enviado vía | enviado via | enviado a partir
    obtener outlook | outlook para | obter o outlook
    inviato da | inviato con | scarica outlook | ottieni outlook | outlook per
    verstuurd vanaf | verzonden vanaf | verstuurd met | verzonden met | outlook voor
    skickat från | skickat med | hämta outlook | sendt fra | sendt via | sendt med | få outlook | hent outlook
    lähetetty | hanki outlook | wysłano z | wysłane z | pobierz outlook | pobierz aplikację outlook
    odesláno z | získat outlook | отправлено с | отправлено из | надіслано з | elküldve | trimis de | στάλθηκε από
    发自 | 從我的 | 从我的 | 寄自 | 傳送自
""")
"""A phone's or program's stamp begins so."""

SENT = ("から送信", "gönderildi", "gesendet", "에서 보냄", "発信")
"""Or it ends so."""

OWN_STAMP = _listed("""
    sent from my | sent from a | sent from an | gesendet von mein | envoyé de mon | envoyé depuis mon
    enviado desde mi | enviado do meu | inviato dal mio | verstuurd vanaf mijn | skickat från min | sendt fra min
""")
"""Some people put words of their own where the phone's name was: "Sent from my kitchen table"."""

NEXT_PART = _listed("""
    next part | nächster teil | section suivante | próxima parte | parte successiva | volgend deel | nästa del
    следующая часть | następna część | další část | 下一部分
""")
"""Between dashes, above what Mailman took out of a mail."""

CLOSINGS = frozenset(
    _listed("""
    best | best regards | best wishes | all the best | kind regards | kindest regards | warm regards | warmly | regards
    with best regards | with kind regards | many thanks | thanks | thanks again | thank you | cheers | sincerely
    yours sincerely | yours truly | yours faithfully | yours | respectfully | br | rgds | take care
    mit freundlichen grüßen | mit freundlichen grüssen | mit besten grüßen | mit besten grüssen | freundliche grüße
    viele grüße | viele grüsse | beste grüße | beste grüsse | herzliche grüße | liebe grüße | mfg | lg | vg | gruß
    gruss | danke | vielen dank
    cordialement | bien cordialement | bien à vous | sincères salutations | amicalement | merci
    saludos | un saludo | saludos cordiales | atentamente | gracias | cordiali saluti | distinti saluti | grazie
    atenciosamente | abraços | obrigado | obrigada | cumprimentos | met vriendelijke groet | met vriendelijke groeten
    groeten | med vänlig hälsning | med vänliga hälsningar | hälsningar | mvh | med venlig hilsen | med vennlig hilsen
    hilsen | venlig hilsen | vennlig hilsen | ystävällisin terveisin | terveisin | pozdrawiam | z poważaniem
    s pozdravem | с уважением | z pozdravem | saygılarımla | üdvözlettel | cu stimă
""")
)
"""A line of its own above the writer's name."""

LEGAL = _listed("""
    confidential | privileged | intended solely | intended only | intended for | intended recipient | addressee
    in error | unauthorised | unauthorized | strictly prohibited | disclos | dissemin | liability | delete
    this e-mail | this email | this message | this communication | this transmission | attachment
    registered office | registered in | registered number | personal data
    vertraulich | bestimmt für | vorgesehene empfänger | richtige adressat | irrtümlich | unbefugt | nicht gestattet
    löschen | vernichten | diese e-mail | diese nachricht | haftung
    confidentiel | destinataire | par erreur | ce message | ce courriel
    confidencial | destinatari | por error | este mensaje | este correo | este e-mail
    riservat | per errore | questo messaggio | vertrouwelijk | geadresseerde | dit bericht
    konfidentiell | fortrolig | personuppgifter | poufn | důvěrn | конфиденциальн
""")
"""What a disclaimer speaks of."""

LEGAL_SURE = _listed("""
    onfiden | vertrauli | riservat | vertrouwelijk | fortrolig | poufn | důvěrn | онфиденц | privileg | recipient
    addressee | adressat | destinat | empfänger | in error | strictly | registered | personuppgifter | personal data
""")
"""One of these is in every disclaimer; the cheap test before `LEGAL`."""
