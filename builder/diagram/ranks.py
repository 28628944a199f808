"""Which column each box stands in: links lead from left to right, and are short."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Edge:
    """A link to lay out: from `port` below the top of its source to some place of its target.

    Links to one target may share their way where the same stands at their `far` ends.
    """

    source: int
    target: int
    port: float
    far: str = ""


@dataclass(frozen=True, slots=True)
class Arc:
    """A link as it lies: its target is on the left, unless it had to be turned round."""

    edge: int
    left: int
    right: int
    is_turned: bool


@dataclass(frozen=True, slots=True)
class Arcs:
    """The links of a drawing without its loops, and who is beside whom."""

    all: tuple[Arc, ...]
    before: tuple[tuple[int, ...], ...]
    after: tuple[tuple[int, ...], ...]


@dataclass(slots=True)
class _Walk:
    """A walk over everything that follows; `turned` leads back to where it came from."""

    after: Sequence[Sequence[int]]
    done: list[int] = field(default_factory=list[int])
    seen: set[int] = field(default_factory=set[int])
    turned: set[tuple[int, int]] = field(default_factory=set[tuple[int, int]])

    def visit(self, node: int, path: frozenset[int]) -> None:
        if node in self.seen:
            return
        self.seen.add(node)
        for other in self.after[node]:
            if other in path or other == node:
                self.turned.add((node, other))
            else:
                self.visit(other, path | {node})
        self.done.append(node)


def arcs_of(count: int, edges: Sequence[Edge]) -> Arcs:
    """Return the links from left to right; those that close a cycle are turned round."""
    plain = [(number, each) for number, each in enumerate(edges) if each.source != each.target]
    after = _beside(count, [(each.target, each.source) for _, each in plain])
    before = _beside(count, [(each.source, each.target) for _, each in plain])
    walk = _Walk(after)
    for node in sorted(range(count), key=lambda each: (len(before[each]) > 0, each)):
        walk.visit(node, frozenset())
    arcs = tuple(
        _arc(number, each, is_turned=(each.target, each.source) in walk.turned)
        for number, each in plain
    )
    pairs = [(arc.left, arc.right) for arc in arcs]
    return Arcs(
        arcs, _beside(count, [(right, left) for left, right in pairs]), _beside(count, pairs)
    )


def ranks_of(arcs: Arcs) -> list[int]:
    """Return the column of each box: right of all before it, and near to those after it."""
    order = _in_order(arcs)
    ranks = [0] * len(order)
    for node in order:
        ranks[node] = max((ranks[each] + 1 for each in arcs.before[node]), default=0)
    for node in reversed(order):
        if len(arcs.after[node]) > len(arcs.before[node]):
            ranks[node] = min(ranks[each] for each in arcs.after[node]) - 1
    return ranks


def wrapped(ranks: Sequence[int], heights: Sequence[float], arcs: Arcs, most: float) -> list[int]:
    """Return columns of at most that height: a higher one becomes several beside each other."""
    pull = [len(each) - len(other) for each, other in zip(arcs.after, arcs.before, strict=True)]
    order = sorted(range(len(ranks)), key=lambda node: (ranks[node], pull[node], node))
    found = [0] * len(ranks)
    column = -1
    for _, nodes in groupby(order, key=lambda node: ranks[node]):
        column, filled = column + 1, 0.0
        for node in nodes:
            if filled and filled + heights[node] > most:
                column, filled = column + 1, 0.0
            found[node] = column
            filled += heights[node]
    return found


def _arc(number: int, edge: Edge, *, is_turned: bool) -> Arc:
    left, right = (edge.source, edge.target) if is_turned else (edge.target, edge.source)
    return Arc(number, left, right, is_turned)


def _in_order(arcs: Arcs) -> list[int]:
    walk = _Walk(arcs.after)
    for node in range(len(arcs.after)):
        walk.visit(node, frozenset())
    return walk.done[::-1]


def _beside(count: int, pairs: Sequence[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in range(count)]
    for node, other in pairs:
        found[node].append(other)
    return tuple(map(tuple, found))
