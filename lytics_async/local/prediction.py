"""Prediction: measure how well a straight line through one feature predicts a behaviour.

The measures of a finished lookalike model, computed from the users that it was built from.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import StatisticsError, fmean, linear_regression, pvariance
from typing import Any

_TENTHS = tuple(tenth / 10 for tenth in range(10))


def predict(values: Sequence[float | None], shares: Sequence[float]) -> list[float]:
    """What the line through a feature says of each user; the mean, where one has no value of it.

    Args:
        values: of the feature, one of each user.
        shares: how much each user shows the behaviour.
    """
    mean = fmean(shares)
    known = [
        (value, share) for value, share in zip(values, shares, strict=True) if value is not None
    ]
    try:
        slope, intercept = linear_regression(*zip(*known, strict=True))
    except (StatisticsError, TypeError):  # too few values, or all the same
        return [mean] * len(shares)
    return [mean if value is None else slope * value + intercept for value in values]


def measure_fit(predictions: Sequence[float], shares: Sequence[float]) -> dict[str, Any]:
    """The mean squared error, and the share of the variance that is explained."""
    mse = fmean(
        (prediction - share) ** 2 for prediction, share in zip(predictions, shares, strict=True)
    )
    return {"mse": mse, "rsq": 1 - mse / pvariance(shares)}


def measure_target(predictions: Sequence[float], shares: Sequence[float]) -> dict[str, Any]:
    """Return a model's figures for a segment: threshold, area under the curve, error counts.

    False positives and negatives are named as published, the reverse of what is usual. `reach` is,
    judging by its name, the share of the users who are predicted as target.

    Args:
        shares: 1 for a member of the target, 0 for others; both occur.
    """
    users = [
        (min(max(prediction, 0.0), 1.0), share == 1)
        for prediction, share in zip(predictions, shares, strict=True)
    ]

    def is_right(prediction: float, is_target: bool, threshold: float) -> bool:
        return (prediction >= threshold) == is_target

    threshold = max(_TENTHS, key=lambda tenth: sum(is_right(*user, tenth) for user in users))
    counts = {(predicted, actual): 0 for predicted in (True, False) for actual in (True, False)}
    success, failure = [0] * len(_TENTHS), [0] * len(_TENTHS)
    for prediction, is_target in users:
        counts[prediction >= threshold, is_target] += 1
        outcome = success if is_right(prediction, is_target, threshold) else failure
        outcome[bisect_right(_TENTHS, prediction) - 1] += 1
    return {
        "auc": _area(users),
        "threshold": threshold,
        "accuracy": 10 * sum(success) / len(users),
        "reach": 10 * (counts[True, True] + counts[True, False]) / len(users),
        "true_positive": counts[True, True],
        "true_negative": counts[False, False],
        "false_negative": counts[True, False],
        "false_positive": counts[False, True],
        "success": success,
        "failure": failure,
    }


def _area(users: Sequence[tuple[float, bool]]) -> float:
    """How often a member of the target is predicted higher than another user; a tie counts half."""
    others = sorted(prediction for prediction, is_target in users if not is_target)
    below = [
        (bisect_left(others, prediction) + bisect_right(others, prediction)) / 2
        for prediction, is_target in users
        if is_target
    ]
    return fmean(below) / len(others)
