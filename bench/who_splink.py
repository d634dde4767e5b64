"""Splink on the published sets, with the settings of its own documentation: the peer in `bench/who.py`.

Settings: the quick start of Splink's README for ``fake_1000``, its tutorial "Linking the febrl4 datasets" for febrl
(here to find doubles in one table), and "Deduplicating 50,000 historical persons" for the historical figures. Pairs
from a match probability of .95 make clusters, as in the README; and once more of .999, for those who want it as
precise as the product.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from splink import Linker
    from splink.internals.splink_dataframe import SplinkDataFrame

THRESHOLDS = (0.95, 0.999)
SEED = 20_261


def clusters(name: str, table: Sequence[Mapping[str, str]]) -> dict[float, list[str]]:
    """The cluster of each row by Splink, at each threshold.

    ``name``: splink, febrl or figures; ``table``: the columns as published.
    """
    import pyarrow as pa
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    comparisons, predict, chance, train = {"splink": _fake, "febrl": _febrl, "figures": _figures}[name]()
    frame = pa.Table.from_pylist(
        [{k: v or None for k, v in row.items()} | {"unique_id": number} for number, row in enumerate(table)]
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[block_on(*columns) for columns in predict],
    )
    linker = Linker(frame, settings, DuckDBAPI(), set_up_basic_logging=False)
    linker.training.estimate_probability_two_random_records_match(
        [block_on(*columns) for columns in chance], recall=0.7
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=SEED)
    for columns in train:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
    pairs = linker.inference.predict(threshold_match_probability=0.01)
    return {threshold: _labels(linker, pairs, threshold, len(table)) for threshold in THRESHOLDS}


def _labels(linker: Linker, pairs: SplinkDataFrame, threshold: float, count: int) -> list[str]:
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold).as_record_dict()
    label = {row["unique_id"]: row["cluster_id"] for row in found}
    return [str(label[number]) for number in range(count)]


Settings = tuple[list[Any], list[tuple[str, ...]], list[tuple[str, ...]], list[tuple[str, ...]]]
"""Comparisons, blocks for predictions, blocks that are nearly all matches, blocks for training."""


def _fake() -> Settings:
    import splink.comparison_library as cl

    return (
        [
            cl.JaroAtThresholds("first_name"),
            cl.JaroAtThresholds("surname"),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
            cl.EmailComparison("email"),
        ],
        [("first_name", "dob"), ("surname",)],
        [("first_name", "surname")],
        [("first_name", "surname"), ("email",)],
    )


def _febrl() -> Settings:
    import splink.comparison_library as cl

    return (
        [
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
        ],
        [
            ("given_name", "surname"), ("date_of_birth",), ("soc_sec_id",), ("state", "address_1"),
            ("street_number", "address_1"), ("postcode",),
        ],
        [("soc_sec_id",), ("given_name", "surname", "date_of_birth")],
        [("date_of_birth",), ("postcode",)],
    )  # fmt: skip


def _figures() -> Settings:
    import splink.comparison_library as cl

    return (
        [
            cl.NameComparison("first_name"),
            cl.NameComparison("surname"),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.PostcodeComparison("postcode_fake"),
            cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
            cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
        ],
        [
            ("substr(first_name,1,3)", "substr(surname,1,4)"), ("surname", "dob"), ("first_name", "dob"),
            ("postcode_fake", "first_name"), ("postcode_fake", "surname"), ("dob", "birth_place"),
            ("substr(postcode_fake,1,3)", "dob"), ("substr(postcode_fake,1,3)", "first_name"),
            ("substr(postcode_fake,1,3)", "surname"),
        ],
        [("first_name", "surname", "dob")],
        [("first_name", "surname"), ("dob",)],
    )  # fmt: skip
