"""Putting things in a line, each as near as can be to where it wants to be."""

from collections.abc import Sequence
from itertools import accumulate, pairwise


def settled(
    wishes: Sequence[float], gaps: Sequence[float], weights: Sequence[float]
) -> list[float]:
    """Return the places in order, `gaps` apart at least, with the least squares of deviations.

    Pools adjacent violators, on wishes from which the gaps before them are taken away.
    """
    if not wishes:
        return []
    offsets = [0.0, *accumulate(gaps)]
    blocks: list[tuple[float, float, int]] = []
    for wish, offset, weight in zip(wishes, offsets, weights, strict=True):
        _pool(blocks, (wish - offset, weight, 1))
    level = [mean for mean, _, count in blocks for _ in range(count)]
    return [place + offset for place, offset in zip(level, offsets, strict=True)]


def within(places: Sequence[float], least: float, most: float) -> list[float]:
    """Return settled places moved inside the bounds, with the gaps between them kept."""
    if not places:
        return []
    gaps = [after - before for before, after in pairwise(places)]
    room = most - least
    total = sum(gaps)
    shrink = min(1.0, room / total) if total else 1.0
    start = max(least, min(places[0], most - total * shrink))
    return [start, *(start + shrink * gap for gap in accumulate(gaps))]


def _pool(blocks: list[tuple[float, float, int]], block: tuple[float, float, int]) -> None:
    mean, weight, count = block
    while blocks and blocks[-1][0] > mean:
        other, other_weight, other_count = blocks.pop()
        total = weight + other_weight
        mean = (mean * weight + other * other_weight) / total
        weight, count = total, count + other_count
    blocks.append((mean, weight, count))
