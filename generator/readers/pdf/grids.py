"""Ruled tables: drawn strokes that cross make a grid, a grid makes cells; strokes left over may be rule lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.readers.pdf.page import Stroke

TOUCH = 3.0
"""Points within which two strokes meet, and within which two parallel strokes are one edge (double borders)."""
MOST_STROKES = 6000
MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its first row and column, how many it spans, and its frame in points."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left - 1 <= x <= self.right + 1 and self.top - 1 <= y <= self.bottom + 1


@dataclass(frozen=True, slots=True)
class Grid:
    """The frame of a table on one page: the places of its column and row edges, and its cells in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    dashed: bool = False

    @property
    def boxed(self) -> bool:
        """Whether it is no table but one frame."""
        return len(self.cells) == 1

    def holds(self, x: float, y: float) -> bool:
        return self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.ys[0] - 1 <= y <= self.ys[-1] + 1


def grids_of(strokes: Sequence[Stroke]) -> tuple[list[Grid], list[Stroke]]:
    """Return the grids that strokes draw, from top to bottom, and the strokes that belong to none (joined, not copied)."""
    flats = _joined([s for s in strokes[:MOST_STROKES] if s.flat])
    uprights = _joined([s for s in strokes[:MOST_STROKES] if not s.flat])
    parent = list(range(len(flats) + len(uprights)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    ordered = sorted(range(len(uprights)), key=lambda i: uprights[i].across)
    for number, flat in enumerate(flats):
        for i in ordered:
            upright = uprights[i]
            if upright.across > flat.right + TOUCH:
                break
            if upright.across >= flat.left - TOUCH and upright.top - TOUCH <= flat.across <= upright.bottom + TOUCH:
                parent[find(len(flats) + i)] = find(number)
    members: dict[int, tuple[list[Stroke], list[Stroke]]] = defaultdict(lambda: ([], []))
    for number, stroke in enumerate([*flats, *uprights]):
        members[find(number)][0 if number < len(flats) else 1].append(stroke)
    grids: list[Grid] = []
    loose: list[Stroke] = []
    for level, standing in members.values():
        grid = _grid(level, standing) if len(level) >= 2 and standing else None
        if grid is None:
            loose.extend((*level, *standing))
        else:
            grids.append(grid)
    grids.sort(key=lambda g: (g.ys[0], g.xs[0]))
    return grids, loose


def _joined(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Join strokes that continue one another on one line (dotted borders, borders drawn cell by cell)."""
    lanes: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda s: s.across):
        if lanes and stroke.across - lanes[-1][0].across <= 1.2:
            lanes[-1].append(stroke)
        else:
            lanes.append([stroke])
    result = []
    for lane in lanes:
        lane.sort(key=lambda s: s.left if s.flat else s.top)
        here: list[Stroke] = []
        end = 0.0
        for stroke in lane:
            start, stop = (stroke.left, stroke.right) if stroke.flat else (stroke.top, stroke.bottom)
            if here and start > end + 3.0:
                result.append(_union(here))
                here = []
            end = stop if not here else max(end, stop)
            here.append(stroke)
        if here:
            result.append(_union(here))
    return result


def _union(strokes: list[Stroke]) -> Stroke:
    if len(strokes) == 1:
        return strokes[0]
    longest = max(strokes, key=lambda s: s.length)
    covered = sum(s.length for s in strokes)
    whole = Stroke(
        min(s.left for s in strokes),
        min(s.top for s in strokes),
        max(s.right for s in strokes),
        max(s.bottom for s in strokes),
        longest.weight,
        any(s.dashed for s in strokes),
        longest.color,
    )
    # Many short strokes with holes between them: a dotted line drawn by hand.
    return whole._replace(dashed=True) if len(strokes) > 8 and covered < 0.85 * whole.length else whole


def _places(values: Iterable[float]) -> list[float]:
    """Return the distinct places, those within TOUCH of one another taken as one."""
    heaps: list[list[float]] = []
    for value in sorted(values):
        if heaps and value - heaps[-1][0] <= TOUCH:
            heaps[-1].append(value)
        else:
            heaps.append([value])
    return [sum(heap) / len(heap) for heap in heaps]


def _grid(flats: list[Stroke], uprights: list[Stroke]) -> Grid | None:
    xs, ys = _places(s.across for s in uprights), _places(s.across for s in flats)
    if len(ys) < 2:
        return None
    # A table without outer edges: its level strokes reach further than its upright ones.
    left, right = min(s.left for s in flats), max(s.right for s in flats)
    top, bottom = min(s.top for s in uprights), max(s.bottom for s in uprights)
    if left < xs[0] - 4 * TOUCH:
        xs.insert(0, left)
    if right > xs[-1] + 4 * TOUCH:
        xs.append(right)
    if top < ys[0] - 4 * TOUCH:
        ys.insert(0, top)
    if bottom > ys[-1] + 4 * TOUCH:
        ys.append(bottom)
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows > MOST_CELLS:
        return None
    across, down = _lanes(uprights, xs), _lanes(flats, ys)
    beside = [[_covers(across[c + 1], (ys[r] + ys[r + 1]) / 2) for c in range(columns)] for r in range(rows)]
    below = [[_covers(down[r + 1], (xs[c] + xs[c + 1]) / 2) for c in range(columns)] for r in range(rows)]
    cells, taken = [], [[False] * columns for _ in range(rows)]
    for r in range(rows):
        for c in range(columns):
            if taken[r][c]:
                continue
            wide = 1
            while c + wide < columns and not beside[r][c + wide - 1] and not taken[r][c + wide]:
                wide += 1
            high = 1
            while (
                r + high < rows
                and not any(below[r + high - 1][c : c + wide])
                and not any(taken[r + high][c : c + wide])
            ):
                high += 1
            for i in range(r, r + high):
                for j in range(c, c + wide):
                    taken[i][j] = True
            cells.append(GridCell(r, c, high, wide, xs[c], ys[r], xs[c + wide], ys[r + high]))
    dashed = sum(s.dashed for s in flats) > len(flats) / 2
    return Grid(tuple(xs), tuple(ys), tuple(cells), dashed)


def _lanes(strokes: list[Stroke], places: list[float]) -> list[list[tuple[float, float]]]:
    """Return, for each edge of the grid, from where to where strokes are drawn on it."""
    lanes: list[list[tuple[float, float]]] = [[] for _ in places]
    for stroke in strokes:
        nearest = min(range(len(places)), key=lambda i: abs(places[i] - stroke.across))
        lanes[nearest].append((stroke.left, stroke.right) if stroke.flat else (stroke.top, stroke.bottom))
    return lanes


def _covers(lane: list[tuple[float, float]], middle: float) -> bool:
    return any(start - 1 <= middle <= end + 1 for start, end in lane)
