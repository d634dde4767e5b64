"""How well chances agree with labels."""

from __future__ import annotations

from typing import Any

import numpy as np

BINS = 10
"""Bins of equal count, over which the calibration error is summed."""

HALF = 0.5

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]


def measures(asks: Bools, p: Floats, at: float = HALF) -> dict[str, float]:
    """Precision, recall and F1 at a threshold, the area under the ROC curve, and the expected calibration error."""
    said = p >= at
    right = float((said & asks).sum())
    precision, recall = right / max(1, said.sum()), right / max(1, asks.sum())
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": precision, "recall": recall, "f1": f1, "auc": auc(asks, p), "ece": ece(asks, p)}


def auc(asks: Bools, p: Floats) -> float:
    """Chance that an ask is given more than a text that is none; ties count half."""
    _, place, count = np.unique(p, return_inverse=True, return_counts=True)
    middle = np.cumsum(count) - (count - 1) / 2
    yes, no = int(asks.sum()), int((~asks).sum())
    if not yes or not no:
        return float("nan")
    return float((middle[place][asks].sum() - yes * (yes + 1) / 2) / (yes * no))


def ece(asks: Bools, p: Floats) -> float:
    """Mean distance between what is said and what is so, over `BINS` bins of equal count."""
    bins = np.array_split(np.argsort(p, kind="stable"), BINS)
    return float(sum(abs(asks[one].mean() - p[one].mean()) * len(one) for one in bins if len(one)) / len(p))
