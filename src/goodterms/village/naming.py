"""Invents names: given names with what friends make of them, and family names of our own syllables."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from random import Random
from types import MappingProxyType
from typing import NamedTuple

from goodterms.village.draws import pick


class Culture(NamedTuple):
    """How names are made somewhere. ``given``: with a nickname after a slash where friends have one."""

    zone: str
    given: tuple[str, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]
    she: tuple[str, str] = ("", "")
    """An ending of family names and what women bear instead."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


CULTURES: Mapping[str, Culture] = MappingProxyType(
    {
        "isles": Culture(
            "Europe/London",
            _words(
                "Katherine/Kate William/Bill Elizabeth/Liz Robert/Bob Margaret/Maggie Thomas/Tom Jennifer/Jen "
                "Edward/Ted Susannah/Sue Michael/Mike Alexandra/Alex Benedict/Ben Rebecca/Becky "
                "Samuel/Sam Josephine/Jo Nicholas/Nick Philippa/Pip Anthony/Tony Rosalind/Ros Gwendolyn/Gwen "
                "Frederick/Fred Imogen Rhys Isla Callum Maeve Declan Orla Fergus Bryony Tamsin Piers"
            ),
            _words("Ald Bram Cor Dun El Fen Garth Hal Kes Lark Mer Nor Oak Pell Quar Rook Sed Thorn Ull Wex"),
            _words("combe wick more by thwaite sley holt ridge bourne ander ery field stow ham mott low"),
        ),
        "lakes": Culture(
            "Europe/Berlin",
            _words(
                "Johannes/Hannes Elisabeth/Lisa Friedrich/Fritz Katharina/Käthe Maximilian/Max Magdalena/Lena "
                "Sebastian/Basti Johanna/Hanna Joachim/Jochen Jörg Ute Günter Bärbel Anke Heiko Silke Torsten Frauke "
                "Detlef Wiebke Björn Åsa Søren Kirsten Mats Solveig"
            ),
            _words("Auer Brüg Dorn Eib Falk Grün Hols Ill Köp Lind Mooß Neu Ohl Pröl Quell Rüst Stein Tann Übel"),
            _words("hagen brink wald stedt bach bauer lein kamp horst ström rade itz inger mayr feldt"),
        ),
        "coast": Culture(
            "Europe/Madrid",
            _words(
                "Francisco/Paco Guadalupe/Lupe Ignacio/Nacho Concepción/Concha Enrique/Quique Dolores/Lola "
                "Beatriz/Bea José Inés Álvaro Núria Joaquim Chiara Matteo Giulia Lorenzo Camille Étienne Margaux Théo "
                "Mafalda Duarte Xisca Pau"
            ),
            _words("Alba Bel Car Del Esta Fon Gal Her Igl Lor Mon Nav Oli Pard Que Riv Sal Tor Val Zam"),
            _words("dero vente mira lles tana zares guera bosa nneau lucci tinho rrega dal cosa ñola"),
        ),
        "plains": Culture(
            "Europe/Warsaw",
            _words(
                "Aleksandra/Ola Stanisław/Staszek Małgorzata/Gosia Krzysztof/Krzyś Katarzyna/Kasia Wojciech/Wojtek "
                "Agnieszka/Aga Tomasz/Tomek Ondřej Zdeňka Jiří Milena Bogdan Vesna Dragan Ljubica Oksana Taras"
            ),
            _words("Bor Czer Dąb Gór Jab Kowar Lip Mal Nowo Ost Piel Rud Sok Turz Wier Zar Żur Hrad"),
            _words("owski ewski icki yński ecki alski ański orski"),
            ("ki", "ka"),
        ),
        "delta": Culture(
            "Africa/Lagos",
            _words(
                "Oluwaseun/Seun Chukwuemeka/Emeka Adaeze/Ada Ifeoluwa/Ife Temitope/Temi Nnamdi Amara Kwame Akosua "
                "Yaw Efua Babajide/Jide Folasade/Sade Zainab Musa Halima"
            ),
            _words("Ade Ebo Oko Nwa Afo Bala Eze Iwu Olu Mensa Kofo Sowa Tijo Uba"),
            _words("bare ndu wole kiri made nyi tola rimu fesan bode koro dara"),
        ),
        "valley": Culture(
            "Asia/Kolkata",
            _words(
                "Raghavendra/Raghu Priyanka/Priya Venkatesh/Venky Lakshmi Aishwarya/Aish Siddharth/Sid "
                "Meenakshi/Meena Arjun Kavita Farhan Noor Imran Shirin Devika Rohan Ananya Yusuf Layla"
            ),
            _words("Bha Chan Desh Gan Har Jai Kul Mahi Nar Pra Ragh Shan Tri Vasu Yog Zah"),
            _words("ranadhi mukhar wadekar sethi palan nathu dariya garwal baksh reshi velan kotha"),
        ),
        "islands": Culture(
            "Asia/Tokyo",
            _words(
                "Haruki Sakura Kenjiro/Ken Michiko/Michi Takeshi Yumi Daichi Aiko Wei Xiaoling/Ling Jun Meihua/Mei "
                "Minjun Seoyeon Tuan Linh"
            ),
            _words("Asa Kuro Mina Naga Oku Shira Taka Ura Yoko Hoshi Kami Waka"),
            _words("mizo dake sawai gumo haruma shimaru nobe tsuki zora hamai kiri"),
        ),
        "prairie": Culture(
            "America/New_York",
            _words(
                "Christopher/Chris Victoria/Tori Matthew/Matt Patricia/Pat Daniel/Dan Deborah/Deb Jonathan/Jon "
                "Samantha/Sam Gregory/Greg Stephanie/Steph Timothy/Tim Cassandra/Cass Wyatt Harper Dwayne Keisha "
                "Marisol Desiree Tyrone Skyler"
            ),
            _words("Ack Brad Cal Dex Ells Fitch Gran Hoov Jark Kend Lock Mars Nash Prent Rand Stod Tuck Wald"),
            _words("erton ley ford mond sley burn ridge well lin ston ick ander worth mire"),
        ),
    }
)
"""Where the village's people come from. Family names are syllables put together; none is looked up anywhere."""

TO_ASCII = str.maketrans({"ł": "l", "ß": "ss", "ø": "o", "ä": "ae", "ö": "oe", "ü": "ue", "đ": "d"})
"""What address makers do to letters; the rest loses its accents."""


class Naming(NamedTuple):
    """A name as first given."""

    given: str
    nick: str
    family: str


def name(draw: Random, culture: str) -> Naming:
    """A new name of a culture."""
    made = CULTURES[culture]
    given, _, nick = pick(draw, made.given).partition("/")
    return Naming(given, nick, family(draw, culture, given))


def family(draw: Random, culture: str, given: str) -> str:
    """A family name of a culture, as somebody of this given name bears it."""
    made = CULTURES[culture]
    whole = pick(draw, made.first) + pick(draw, made.last)
    ending, hers = made.she
    if ending and given.endswith("a") and whole.endswith(ending):
        return whole[: -len(ending)] + hers
    return whole


def plain(text: str) -> str:
    """A name as it stands in an address: small plain letters and digits."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(TO_ASCII))
    return "".join(letter for letter in bare if letter.isascii() and letter.isalnum())
