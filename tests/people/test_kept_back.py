"""People of many languages whom nothing was tuned on: invented, with a truth, as one finds them in address books."""

from __future__ import annotations

import csv
import io
from itertools import combinations

import pytest

from goodterms.people.kinds import kind_of
from goodterms.people.seen import Somebody
from goodterms.people.who import resolve
from goodterms.words import Handle
from people.somebodies import one
from people.test_who import crowd

GERMAN = """\
name,email,truth
Jörg Müßigbrodt,joerg.muessigbrodt@firma.example,1
"Müßigbrodt, Jörg",jm@verein.example,1
Joerg Muessigbrodt,j.muessigbrodt@example.org,1
Dr. Jörg Müßigbrodt,kontakt4@praxis.example,1
Bärbel Müßigbrodt,baerbel@verein.example,2
Prof. Dr. med. Änne von der Höhnerkamp,hoehnerkamp@klinik.example,3
Aenne von der Hoehnerkamp,aenne.hoehnerkamp@example.net,3
Änne v. d. Höhnerkamp (Klinik am Rand),ah77@example.com,3
Jürgen Höhnerkamp,juergen.hoehnerkamp@example.com,4
Thorsten Weißkäppel via Chorliste,chor@lists.example,5
Thorsten Weißkäppel,t.weisskaeppel@example.com,5
Grit Weißkäppel,g.weisskaeppel@example.com,6
"""

RUSSIAN = """\
name,email,truth
Евгений Петрович Лукомодов,lukomodov@zavod.example,1
Evgeny Lukomodov,e.lukomodov@example.com,1
Евгений Лукомодов,lukomodov.e.p@example.org,1
Evgeniya Lukomodova,e.lukomodova@example.net,2
Евгения Лукомодова,zhenya77@example.com,2
Пётр Евгеньевич Лукомодов,petr@example.com,3
Щербатюкина Наталья Сергеевна,natalia@shkola.example,4
Natalia Shcherbatyukina,n.shcherbatyukina@example.com,4
Natalia Shcherbakova,n.shcherbakova@example.com,5
Aleksandr Dymozhorov,a.dymozhorov@example.com,6
Alexander Dymozhorov,sasha@dymozhorov.example,6
Alexey Dymozhorov,alexey@dymozhorov.example,7
"""

EAST_ASIAN = """\
name,email,truth
欧阳婧琬,ouyang@daxue.example,1
Jingwan Ouyang,jingwan.ouyang@example.com,1
Ouyang Jingwan,jw77@example.org,1
欧阳建国,jianguo@daxue.example,2
王伟,wangwei@one.example,3
王伟,ww1980@two.example,4
Wei Wang,wei.wang@three.example,5
김도현,dohyun@one.example,6
김도현,kdh@two.example,7
Do-hyun Kim,dhkim@three.example,8
諸葛 瑞瑛,zhuge@example.com,9
葉隠 澪,mio@example.com,10
葉隠 澪,hagakure.m@example.org,10
Li Na,lina@one.example,11
Na Li,nali@two.example,12
"""

ENGLISH = """\
name,email,truth
Catherine Brandreth-Quay,catherine@museum.example,1
Kate Brandreth-Quay,kate.brandrethquay@example.com,1
Catherine Brandreth-Quay (Example Museum),desk9@museum.example,1
Christopher Brandreth-Quay,chris@museum.example,2
Robert Ollivander Jr.,robert.ollivander@example.com,3
Robert Ollivander Sr.,rob@ollivander.example,4
Mary Tillotworth,mary.tillotworth@example.com,5
Mary Grubbinger,mary.tillotworth@example.com,5
Mary Grubbinger,mary@grubbinger.example,5
John Smith,john.smith@one.example,6
John Smith,jsmith@two.example,7
David Jones,david@three.example,8
David Jones,djones@four.example,9
"Quenneville, Hal B., PhD, PMP®",hal@firm.example,10
Hal Quenneville 🚀,hq@example.org,10
Hal Quenneville via Gardeners,list@gardeners.example,14
Hugh Quenneville,h.quenneville@example.org,11
Information Desk,info@firm.example,12
Information Desk,info@museum.example,13
"""

SHARED = """\
name,email,truth
Ona Vexhall,office@surgery.example,1
Piers Tamblyne,office@surgery.example,2
Rufus Quillmere,office@surgery.example,3
Ona Vexhall,ona@vexhall.example,1
Piers Tamblyne,piers.tamblyne@example.com,2
Ida Tamblyne,ida.tamblyne@example.com,4
"""


def rows(text: str) -> tuple[list[Somebody], list[str]]:
    """Somebodies and whose each is."""
    found = list(csv.DictReader(io.StringIO(text)))
    kinds = [kind_of(Handle("mail", row["email"], row["name"])) for row in found]
    people = [one(key, row["name"], row["email"], kind=kinds[key]) for key, row in enumerate(found)]
    return people, [row["truth"] for row in found]


@pytest.mark.parametrize(
    ("text", "least"),
    [(GERMAN, 0.8), (RUSSIAN, 0.3), (EAST_ASIAN, 0.5), (ENGLISH, 0.6), (SHARED, 1.0)],
    ids=["german", "russian", "east asian", "english", "shared"],
)
def test_nobody_is_taken_for_somebody_else(text: str, least: float) -> None:
    """Among a thousand others no two people are joined, and this share of what belongs together is, without a word."""
    people, truth = rows(text)
    found = resolve([*people, *crowd(1_000, 1_000)])
    made = {pair for group in found.groups for pair in combinations(sorted(k for k in group if k < len(people)), 2)}
    belong = {(a, b) for a, b in combinations(range(len(people)), 2) if truth[a] == truth[b]}
    assert made - belong == set()
    assert len(made) >= least * len(belong)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("王伟", "a@one.example"), ("王伟", "b@two.example")),
        (("김도현", "a@one.example"), ("김도현", "b@two.example")),
        (("Maria Schmidt", "a@one.example"), ("Maria Schmidt", "b@two.example")),
        (("Иван Иванов", "a@one.example"), ("Ivan Ivanov", "b@two.example")),
        (("Nguyen Van Minh", "a@one.example"), ("Minh Nguyen", "b@two.example")),
    ],
)
def test_common_names_of_any_language_are_no_reason(left: tuple[str, str], right: tuple[str, str]) -> None:
    """What thousands are called is no reason to join two, whatever script it is in."""
    found = resolve([one(1, *left), one(2, *right), *crowd(1_000, 3_000)])
    assert not any({1, 2} <= set(group) for group in found.groups)
