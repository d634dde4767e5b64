# ruff: noqa: RUF001 - samples in many scripts; letters that look alike are right as they stand
"""Own text: what stays, what goes, and that no input makes it slow."""

from __future__ import annotations

import time

import pytest

from goodterms.text.own import HEAD, own_text, quoted_head

ATTRIBUTIONS = [
    "On Mon, May 3, 2021 at 10:12 AM Ann Lee <ann@example.com> wrote:",
    "On 3 May 2021, at 10:12, Ann Lee <ann@example.com> wrote:",
    "On Mon, May 3, 2021 at 10:12 AM Ann Lee\n<ann@example.com> wrote:",
    "On Monday, the third of May 2021 at\n10:12 AM, Ann Lee <ann@example.com>\nwrote:",
    "Am Mo., 3. Mai 2021 um 10:12 Uhr schrieb Ann Lee <ann@example.com>:",
    "Am 03.05.2021 um 10:12 schrieb Ann Lee:",
    "Ann Lee <ann@example.com> schrieb am Mo., 3. Mai 2021, 10:12:",
    "Ann Lee <ann@example.com> schrieb am Mo., 3. Mai\n2021, 10:12:",
    "Le lun. 3 mai 2021 à 10:12, Ann Lee <ann@example.com> a écrit :",
    "Le 03/05/2021 à 10:12, Ann Lee a écrit\u00a0:",
    "El lun, 3 may 2021 a las 10:12, Ann Lee (<ann@example.com>) escribió:",
    "Il giorno lun 3 mag 2021 alle ore 10:12 Ann Lee <ann@example.com> ha scritto:",
    "Op ma 3 mei 2021 om 10:12 schreef Ann Lee <ann@example.com>:",
    "Em seg., 3 de mai. de 2021 às 10:12, Ann Lee <ann@example.com> escreveu:",
    "Den mån 3 maj 2021 kl 10:12 skrev Ann Lee <ann@example.com>:",
    "Den man. 3. maj 2021 kl. 10.12 skrev Ann Lee <ann@example.com>:",
    "pon., 3 maj 2021 o 10:12 Ann Lee <ann@example.com> napisał(a):",
    "po 3. 5. 2021 v 10:12 odesílatel Ann Lee <ann@example.com> napsal:",
    "пн, 3 мая 2021 г. в 10:12, Ann Lee <ann@example.com>:",
    "Ann Lee <ann@example.com> 于2021年5月3日周一 上午10:12写道\uff1a",
    "2021年5月3日(月) 10:12 Ann Lee <ann@example.com>:",
    "2021년 5월 3일 (월) 오전 10:12, Ann Lee <ann@example.com>님이 작성:",
    "ma 3. toukok. 2021 klo 10.12 Ann Lee (ann@example.com) kirjoitti:",
    "--- On Mon, 5/3/10, Ann Lee <ann@example.com> wrote:",
]
HEADERS = {
    "en": "From: Ann Lee <ann@example.com>\nSent: Monday, 3 May 2021 10:12\nTo: Ben\nSubject: Lunch",
    "en bold": "*From:* Ann Lee <ann@example.com>\n*Sent:* Monday\n*To:* Ben\n*Subject:* Lunch",
    "de": "Von: Ann Lee <ann@example.com>\nGesendet: Montag, 3. Mai 2021 10:12\nAn: Ben\nBetreff: Lunch",
    "fr": "De : Ann Lee\nEnvoyé : lundi 3 mai 2021 10:12\nÀ : Ben\nObjet : Lunch",
    "es": "De: Ann Lee\nEnviado el: lunes, 3 de mayo de 2021 10:12\nPara: Ben\nAsunto: Lunch",
    "it": "Da: Ann Lee\nInviato: lunedì 3 maggio 2021\nA: Ben\nOggetto: Lunch",
    "nl": "Van: Ann Lee\nVerzonden: maandag 3 mei 2021\nAan: Ben\nOnderwerp: Lunch",
    "pt": "De: Ann Lee\nEnviada em: segunda-feira\nPara: Ben\nAssunto: Lunch",
    "sv": "Från: Ann Lee\nSkickat: den 3 maj\nTill: Ben\nÄmne: Lunch",
    "da": "Fra: Ann Lee\nSendt: 3. maj\nTil: Ben\nEmne: Lunch",
    "pl": "Od: Ann Lee\nWysłano: 3 maja\nDo: Ben\nTemat: Lunch",
    "cs": "Od: Ann Lee\nOdesláno: 3. května\nKomu: Ben\nPředmět: Lunch",
    "ru": "От: Ann Lee\nОтправлено: 3 мая\nКому: Ben\nТема: Lunch",
    "zh": "发件人\uff1aAnn Lee\n发送时间\uff1a2021\n收件人\uff1aBen\n主题\uff1aLunch",
    "ja": "差出人: Ann Lee\n送信日時: 2021\n宛先: Ben\n件名: Lunch",
}
DIVIDERS = [
    "",
    "-----Original Message-----\n",
    "________________________________\n",
    "-----Ursprüngliche Nachricht-----\n",
    "---------- Forwarded message ---------\n",
    "Begin forwarded message:\n\n",
]


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_answer_above_quote(attribution: str, mark: str) -> None:
    """An answer above an attributed quote is all that stays, whether the quote is marked or not."""
    text = f"Gladly.\n\nBen\n\n{attribution}\n\n{mark}Shall we meet?\n{mark}Ann"
    assert own_text(text) == "Gladly.\n\nBen"
    assert quoted_head(text) == "Shall we meet? Ann"


@pytest.mark.parametrize("language", HEADERS)
@pytest.mark.parametrize("divider", DIVIDERS)
def test_header_blocks(language: str, divider: str) -> None:
    """A header block in any language, with any divider above it, ends the own words."""
    text = f"Gladly.\n\nBen\n\n{divider}{HEADERS[language]}\n\nShall we meet?\nAnn"
    assert own_text(text) == "Gladly.\n\nBen"
    assert quoted_head(text) == "Shall we meet? Ann"


def test_inline_answers_stay_in_order() -> None:
    """Answers between quoted lines are kept, the quotes and the signature are not."""
    text = (
        "On 3 May 2021 at 10:12, Ann Lee <ann@example.com> wrote:\n> Lunch?\n\nYes.\n\n> Where?\n>\n> Ann\n"
        "At the inn.\n\n-- \nBen Low\n"
    )
    assert own_text(text, "Re: Lunch") == "Yes.\n\nAt the inn."


def test_answer_below_quote() -> None:
    """An answer below the quote is kept whole."""
    text = "Ann Lee wrote:\n> Lunch?\n\nYes, please bring:\n- bread\n- wine"
    assert own_text(text, "Re: Lunch") == "Yes, please bring:\n- bread\n- wine"


def test_answer_below_marked_headers() -> None:
    """A header block above marked lines takes only those lines away."""
    assert own_text(f"{HEADERS['en']}\n\n> Lunch?\n\nYes.") == "Yes."


@pytest.mark.parametrize(
    "text",
    [
        "I met Peter on 3 May 2019 and he wrote:\n\nnothing at all. Shall we ask him?",
        "From: Bonn\nTo: Bern\nDate: 3 May\n\nDo you still want to travel?",
        "Two things:\n\n-- first, lunch\n-- second, dinner",
        "Sent from my desk, which is much easier than my mobile phone.",
        "Please send the form to ann@example.com\n-----\nand call +44 20 7946 0958 before noon?",
        "It was a confidential talk and I will say no more of it here. Please delete your copy of the letter.",
        "The list is long...\n...",
        "Subject: to change, I think. From: here on we go alone.",
        "->go\n=> there",
    ],
)
def test_keeps_what_is_not_sure(text: str) -> None:
    """Own words that only look like a quote, header, signature or footer stay."""
    assert own_text(text) == text


def test_prompt_lines_in_a_mail_of_its_own() -> None:
    """A mail that opens its own matter quotes nothing, so lines with a prompt are its own."""
    text = "Try this:\n> run it\nand tell me."
    assert own_text(text, "A small program") == text
    assert own_text(text, "Re: A small program") == "Try this:\n\nand tell me."


def test_prompt_lines_above_the_quote() -> None:
    """Marked lines above the attribution are own unless the quote below holds them too."""
    quote = "On 3 May 2021 at 10:12, Ann <ann@example.com> wrote:\n> How do I start it?\n> Where is it?"
    assert own_text(f"Type\n> run it\nand wait.\n\n{quote}", "Re: it") == "Type\n> run it\nand wait."
    assert own_text(f"> Where is it?\nUpstairs.\n\n{quote}", "Re: it") == "Upstairs."


def test_masked_from_line() -> None:
    """The mask that mbox puts before an own line with "From " is taken off."""
    assert own_text("Hello\n>From here it is near.\nBen", "Re: way") == "Hello\nFrom here it is near.\nBen"


def test_bar_quotes() -> None:
    """Bars are quote marks once an attribution stands above them, and a table's border otherwise."""
    assert (
        own_text("Hi,\n\nOn 3 May 2021 at 10:12, Ann wrote:\n| Lunch?\n\nYes.\n| Where?\nHere.")
        == "Hi,\n\nYes.\n\nHere."
    )
    table = "Prices: see below\n| bread | 2 |\n| wine | 9 |"
    assert own_text(table) == table


def test_forward_keeps_the_words_above() -> None:
    """A forward leaves the forwarder's own words, and nothing when there are none."""
    forward = f"---------- Forwarded message ---------\n{HEADERS['en']}\n\nShall we meet?"
    assert own_text(f"For you.\n\n{forward}", "Fwd: Lunch") == "For you."
    assert own_text(forward, "Fwd: Lunch") == ""


def test_only_an_unmarked_older_mail() -> None:
    """Nothing above an unmarked older mail: empty when forwarded, kept when the answer may stand further down."""
    text = f"{HEADERS['en']}\n\nShall we meet?\n\nYes, on Friday."
    assert own_text(text, "Fwd: Lunch") == ""
    assert own_text(text, "Re: Lunch") == "Shall we meet?\n\nYes, on Friday."


def test_only_quotes() -> None:
    """A mail of marked quotes alone has no own words."""
    assert own_text("> Lunch?\n> Ann\n", "Re: Lunch") == ""


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends(end: str) -> None:
    """Line ends of every system read alike."""
    assert own_text(end.join(["Yes.", "", "> Lunch?", "", "Ben"]), "Re: Lunch") == "Yes.\n\nBen"


def test_head_is_the_older_mails_own_beginning() -> None:
    """The quoted head skips quotes within the quote, and is cut to its length."""
    inner = "> On 2 May 2021 at 9:00, Ben <ben@example.com> wrote:\n> > Older\n>\n> " + "Newer words. " * 40
    head = quoted_head("Yes.\n\nOn 3 May 2021 at 10:12, Ann <ann@example.com> wrote:\n" + inner)
    assert head.startswith("Newer words. Newer words.")
    assert HEAD - 10 < len(head) <= HEAD


def test_head_of_no_quote() -> None:
    """A mail that quotes nothing has no quoted head."""
    assert quoted_head("Hello: how are you?\n\nBen") == ""


def test_empty() -> None:
    """Nothing gives nothing."""
    assert own_text("") == ""
    assert own_text(" \n\t\n") == ""


HOSTILE = [
    ">" * 1_000_000,
    " " * 1_000_000,
    "> \n" * 60_000,
    "\n" * 200_000,
    "-\n" * 60_000,
    "---\n" * 40_000,
    "- " * 80_000,
    "From: a\n" * 20_000,
    "From: a@b\nTo: b\nSubject: c\n" * 6_000,
    "On 3 May 2021, 10:12 A wrote:\n" * 6_000,
    "x:\n" * 40_000,
    "A wrote:\n\n\n\n" * 12_000,
    "Sent from my iPhone\n" * 10_000,
    "This e-mail is confidential and privileged; delete it.\n\n" * 3_000,
    "____\nunsubscribe\n" * 10_000,
    "a@" * 80_000 + ":",
    "1" * 200_000 + ":\n> x",
    ">From x\n\n" * 20_000,
    "> a\nb\n" * 30_000,
    "Best,\nAnn\nTel\n" * 20_000,
    "-------------- next part --------------\nx\nURL: http://example.com\n" * 8_000,
    "x\n\n" + "-A" * 100_000,
    "Best,\n" + "A" * 500_000 + "\ntel\ntel",
    "x\n\n- " + "A. " * 150_000,
    "\n".join(["Sent from my " + "table " * 10] * 5_000),
    "_" * 500_000 + "\n" + "Prof. " * 50_000,
    "1 " * 200_000 + "\n" + "a at " * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_is_linear(text: str) -> None:
    """Long runs of anything are read within seconds; a quadratic step would take minutes."""
    start = time.perf_counter()
    own_text(text, "Re: x")
    quoted_head(text)
    assert time.perf_counter() - start < 10


def test_long_mail_costs_in_proportion() -> None:
    """Ten times the mail costs about ten times the time."""
    mail = "On 3 May 2021 at 10:12, Ann <ann@example.com> wrote:\n> Lunch?\nYes: I come.\n-- \nBen\n\n"

    def seconds(text: str) -> float:
        times = []
        for _ in range(3):
            start = time.perf_counter()
            own_text(text, "Re: x")
            times.append(time.perf_counter() - start)
        return min(times)

    assert seconds(mail * 5_000) < 40 * seconds(mail * 500)
