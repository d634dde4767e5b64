"""Writes the shipped table of common names: ``python bench/name_table.py FOLDER``.

FOLDER holds the packages ``faker`` (MIT) and ``names`` (the United States census of 1990, public domain), installed by
``pip install --no-deps --target FOLDER faker names``. Neither is needed otherwise.
"""

from __future__ import annotations

import importlib
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from goodterms.people.folding import fold
from goodterms.people.parts import name_parts

OUT = Path(__file__).parents[1] / "src/goodterms/people/common_names.txt"
LOCALES_WRITTEN = (
    "en_GB en_IN de_DE ru_RU uk_UA zh_CN zh_TW ja_JP ko_KR fr_FR es_ES it_IT pl_PL pt_BR nl_NL sv_SE tr_TR cs_CZ el_GR "
    "hi_IN fi_FI hu_HU id_ID da_DK no_NO bg_BG ro_RO hr_HR"
)
LOCALES = LOCALES_WRITTEN.split()
RAREST = 2.0**-11
"""Rarer names are left out: their absence says that they are rare."""
AT_HOME = 0.5
"""A name counts half as common as in the language where it is commonest: a record is rarely of one language alone."""
COVER = 0.8
"""A list of names without frequencies is taken for so much of its language, each name alike."""
VIETNAMESE = {
    "nguyen": 0.38,
    "tran": 0.12,
    "le": 0.095,
    "pham": 0.07,
    "huynh": 0.051,
    "hoang": 0.05,
    "vo": 0.039,
    "phan": 0.045,
}
"""Le Trung Hoa, Ho va ten nguoi Viet Nam (2005), as commonly quoted."""

Shares = Mapping[str, float]


def census(path: Path) -> Shares:
    """Shares of a file of the census: name, per cent, ..."""
    rows = (line.split() for line in path.read_text("ascii").splitlines())
    return {row[0].lower(): float(row[1]) / 100 for row in rows}


def listed(names: Mapping[str, float] | Sequence[str]) -> Shares:
    """Shares of one of Faker's lists, which may carry weights; folded, spellings of one name added up."""
    weights = dict(names) if isinstance(names, Mapping) else dict.fromkeys(names, 1.0)
    total = sum(weights.values())
    found: dict[str, float] = defaultdict(float)
    for name, weight in weights.items():
        found[folded(name)] += COVER * weight / total
    return found


def folded(name: str) -> str:
    """A name's letters; of Chinese and Korean ones as `name_parts` reads them."""
    return "".join(c for c in fold(name) if c.isalpha())


def tables(folder: Path) -> Iterator[tuple[str, Shares]]:
    """("given" or "surname", shares) of every list."""
    male, female = (census(folder / f"names/dist.{sex}.first") for sex in ("male", "female"))
    yield "given", {name: (male.get(name, 0) + female.get(name, 0)) / 2 for name in {**male, **female}}
    yield "surname", census(folder / "names/dist.all.last")
    yield "surname", VIETNAMESE
    for locale in LOCALES:
        person = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in ("first_names", "first_romanized_names"):
            yield from (("given", listed(names)) for names in [getattr(person, attribute, ())] if names)
        for attribute in ("last_names", "last_names_male", "last_names_female", "last_romanized_names"):
            yield from (("surname", listed(names)) for names in [getattr(person, attribute, ())] if len(names) > 9)


def commonest(all_tables: Iterable[tuple[str, Shares]]) -> dict[tuple[str, int], list[str]]:
    """(given or surname, -log2 of the share, rounded) -> names."""
    share: dict[tuple[str, str], float] = defaultdict(float)
    for sort, names in all_tables:
        for name, of in names.items():
            share[sort, name] = max(share[sort, name], of * AT_HOME)
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for (sort, name), of in sorted(share.items()):
        if of >= RAREST and len(name) > 1 and name_parts(name.capitalize()):
            found[sort, round(-math.log2(of))].append(name)
    return found


def main() -> None:
    """Reads the lists, writes the table."""
    folder = Path(sys.argv[1])
    sys.path.insert(0, str(folder))
    lines = [
        "# Share of people who have a name, as powers of one half: 'given 9' are names that one in 512 has.",
        "# From the United States census of 1990 (public domain) and the lists of Faker (MIT, (c) Daniele Faraglia and",
        "# contributors), by bench/name_table.py; each as common as where it is commonest, halved; letters folded.",
    ]
    lines += [f"{sort} {bits}: {' '.join(names)}" for (sort, bits), names in sorted(commonest(tables(folder)).items())]
    OUT.write_text("\n".join(lines) + "\n", "ascii")
    print(f"{OUT}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
