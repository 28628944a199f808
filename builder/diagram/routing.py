"""The ways of links: level through columns, upright on tracks of their own between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .columns import Columns, Grid, Segment
from .ports import Ports
from .ranks import Arcs, Edge

_STUB = 24.0
_TRACK = 8.0
_NARROWEST = 64.0

type Point = tuple[float, float]
type Way = tuple[Point, ...]


type Key = Segment | int


@dataclass(frozen=True, slots=True)
class Run:
    """What goes from one height to others in the channel beside a column, on one track."""

    keys: tuple[Key, ...]
    left: float
    rights: tuple[float, ...]

    @property
    def span(self) -> tuple[float, float]:
        """The highest and the lowest of all ends."""
        return min(self.left, *self.rights), max(self.left, *self.rights)

    @property
    def is_level(self) -> bool:
        """Tell whether it needs no track."""
        return self.span[1] - self.span[0] < 1


@dataclass(frozen=True, slots=True)
class Channels:
    """Where columns begin and end, and on which track each run goes up or down."""

    starts: tuple[float, ...]
    ends: tuple[float, ...]
    tracks: Mapping[Key, float]


def channels_of(
    grid: Grid, columns: Columns, widths: Sequence[float], edges: Sequence[Edge], ports: Ports
) -> Channels:
    """Make room between the columns for as many tracks as their runs take."""
    runs: list[list[Run]] = [[] for _ in columns]
    for node, segments in enumerate(grid.of_left):
        runs[grid.column_of[node]] += _runs(grid, node, segments, ports)
    for number, (near, far) in ports.loops.items():
        runs[grid.column_of[edges[number].source]].append(Run((number,), near, (far,)))
    starts, ends, tracks, x = list[float](), list[float](), dict[Key, float](), 0.0
    for column, beside in zip(columns, runs, strict=True):
        starts.append(x)
        x += max((widths[node] for node in column if node < len(widths)), default=0.0)
        ends.append(x)
        taken = tracks_of(beside)
        tracks |= {key: x + _STUB + _TRACK * track for key, track in taken.items()}
        x += max(_NARROWEST, 2 * _STUB + _TRACK * max(taken.values(), default=0))
    return Channels(tuple(starts), tuple(ends), tracks)


def tracks_of(runs: Sequence[Run]) -> dict[Key, int]:
    """Give each run that is not level a track, such that those of one direction never cross."""
    falling = sorted((run for run in runs if run.left == run.span[0]), key=lambda run: -run.left)
    rising = sorted((run for run in runs if run.left == run.span[1]), key=lambda run: run.left)
    others = [run for run in runs if run.span[0] < run.left < run.span[1]]
    taken: list[list[tuple[float, float]]] = []
    found: dict[Key, int] = {}
    for direction in (falling, rising, others):
        placed: list[tuple[int, Run]] = []
        for run in (each for each in direction if not each.is_level):
            beyond = (track for track, other in placed if _touch(run.span, other.span))
            track = _free(taken, run.span, 1 + max(beyond, default=-1))
            placed.append((track, run))
            found |= dict.fromkeys(run.keys, track)
    return found


def _runs(grid: Grid, node: int, beside: Sequence[Segment], ports: Ports) -> Iterator[Run]:
    """Yield what leaves a box each by itself, what leaves a bend together."""
    groups = [(each,) for each in beside] if node < grid.boxes else [tuple(beside)]
    for group in groups:
        if group:
            rights = tuple(ports.rights[each] for each in group)
            yield Run(group, ports.lefts[group[0]], rights)


def ways_of(grid: Grid, arcs: Arcs, channels: Channels, ports: Ports) -> Iterator[tuple[int, Way]]:
    """Yield the number of each link with its way, from its source to its target."""
    for arc, chain in zip(arcs.all, grid.chains, strict=True):
        points = tuple(point for each in chain for point in _points(each, grid, channels, ports))
        yield arc.edge, points if arc.is_turned else points[::-1]


def loop_ways(
    grid: Grid, edges: Sequence[Edge], channels: Channels, ports: Ports
) -> Iterator[tuple[int, Way]]:
    """Yield the number of each loop with its way: out and back on the same side."""
    for number, (near, far) in ports.loops.items():
        x, track = channels.ends[grid.column_of[edges[number].source]], channels.tracks[number]
        yield number, ((x, near), (track, near), (track, far), (x, far))


def _points(each: Segment, grid: Grid, channels: Channels, ports: Ports) -> Iterator[Point]:
    column = grid.column_of[each.left]
    left, right = ports.lefts[each], ports.rights[each]
    yield channels.ends[column], left
    if each in channels.tracks:
        yield channels.tracks[each], left
        yield channels.tracks[each], right
    yield channels.starts[column + 1], right


def _free(taken: list[list[tuple[float, float]]], span: tuple[float, float], least: int) -> int:
    track = least
    while track < len(taken) and any(_touch(span, other) for other in taken[track]):
        track += 1
    taken.extend([] for _ in range(track + 1 - len(taken)))
    taken[track].append(span)
    return track


def _touch(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] + _TRACK and other[0] < one[1] + _TRACK
