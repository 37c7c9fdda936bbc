"""A look at a PDF's raw bytes before pdfium opens it: what would unpack without bound, or draw itself over and over.

pdfium has no limit of time or memory of its own. Content streams are therefore unpacked here first, up to a bound, and the
forms that draw forms are counted. What cannot be parsed here (encrypted streams, odd syntax) is left to pdfium.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

LARGEST_STREAM = 64 * 1024 * 1024
LARGEST_TOTAL = 192 * 1024 * 1024
MOST_DRAWINGS = 200_000
"""How many times forms may be drawn, forms inside forms counted each time."""
DEPTH = 24

_OBJECT = re.compile(rb"(?<![0-9])(\d{1,9})\s+(\d{1,5})\s+obj\b")
_STREAM = re.compile(rb"stream\r?\n")
_NAMED = re.compile(rb"/([^\s/\[\]<>(){}%]+)\s*(\d{1,9})\s+\d{1,5}\s+R\b")
_DRAWS = re.compile(rb"/([^\s/\[\]<>(){}%]+)\s+Do\b")


class Bomb(Exception):
    """The file would take unbounded time or memory."""


@dataclass
class _Object:
    number: int
    head: bytes
    """Its bytes up to the stream, if it has one."""
    draws: dict[bytes, int] = field(default_factory=dict)
    """Names that its content draws, with how often."""


def check(data: bytes) -> None:
    """Raise Bomb when the file unpacks beyond the bounds or its forms multiply; return quietly otherwise."""
    objects: dict[int, list[_Object]] = defaultdict(list)
    total = 0
    for number, head, packed in _raw_objects(data):
        thing = _Object(number, head)
        objects[number].append(thing)
        if packed is None or re.search(rb"/Subtype\s*/Image\b", head):
            continue
        content = _unpacked(head, packed)
        total += len(content)
        if total > LARGEST_TOTAL:
            raise Bomb
        if re.search(rb"/Type\s*/ObjStm\b", head):
            for inner, text in _inner_objects(head, content):
                objects[inner].append(_Object(inner, text))
        elif b" Do" in content or b"\nDo" in content or b"\rDo" in content:
            for name in _DRAWS.findall(content):
                thing.draws[name] = thing.draws.get(name, 0) + 1
    _Drawings(objects).check()


def _raw_objects(data: bytes) -> Iterator[tuple[int, bytes, bytes | None]]:
    """Yield number, bytes before the stream, and the packed stream (``None`` without one) of every object."""
    at = 0
    while (found := _OBJECT.search(data, at)) is not None:
        start = found.end()
        end = data.find(b"endobj", start)
        end = len(data) if end < 0 else end
        stream = _STREAM.search(data, start, min(end, start + 100_000))
        if stream is None:
            yield int(found[1]), data[start : min(end, start + 1_000_000)], None
            at = end
            continue
        head = data[start : stream.start()]
        length = re.search(rb"/Length\s+(\d{1,10})(?!\s+\d+\s+R)", head)
        stop = stream.end() + int(length[1]) if length else -1
        if stop < 0 or not re.match(rb"\s*endstream", data[stop : stop + 20]):
            stop = data.find(b"endstream", stream.end())
            stop = len(data) if stop < 0 else stop
        yield int(found[1]), head, data[stream.end() : stop]
        at = stop


def _unpacked(head: bytes, packed: bytes) -> bytes:
    """Return a stream's content as far as deflate alone packs it; other filters leave it as it is."""
    filters = re.search(rb"/Filter\s*(\[[^\]]*\]|/\w+)", head)
    names = re.findall(rb"/(\w+)", filters[1]) if filters else []
    content = packed
    for name in names:
        if name not in (b"FlateDecode", b"Fl"):
            return content
        engine = zlib.decompressobj()
        try:
            content = engine.decompress(content, LARGEST_STREAM + 1)
        except zlib.error:
            return b""
        if len(content) > LARGEST_STREAM:
            raise Bomb
    return content


def _inner_objects(head: bytes, content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the objects packed in an object stream."""
    count, first = re.search(rb"/N\s+(\d{1,7})", head), re.search(rb"/First\s+(\d{1,9})", head)
    if count is None or first is None:
        return
    begin = int(first[1])
    numbers = [int(part) for part in content[:begin].split()[: 2 * int(count[1])] if part.isdigit()]
    places = [(numbers[i], begin + numbers[i + 1]) for i in range(0, len(numbers) - 1, 2)]
    for (number, start), after in zip(places, [*(place for __, place in places[1:]), len(content)], strict=False):
        yield number, content[start : max(start, after)]


class _Drawings:
    """Counts what drawing each form costs, with everything it draws in turn."""

    def __init__(self, objects: dict[int, list[_Object]]) -> None:
        self.objects = objects
        self.costs: dict[int, int] = {}
        self.open: set[int] = set()
        """Forms being counted: one that is met again draws itself."""
        self.by_name: dict[bytes, set[int]] = defaultdict(set)
        for things in objects.values():
            for thing in things:
                if not re.search(rb"/Subtype\s*/Form\b", thing.head):
                    for name, number in _NAMED.findall(thing.head):
                        self.by_name[name].add(int(number))

    def check(self) -> None:
        total = 0
        for things in list(self.objects.values()):
            for thing in things:
                if thing.draws and not re.search(rb"/Subtype\s*/Form\b", thing.head):
                    # A page's own content: its names are those of any page that uses it.
                    total += sum(times * self._dearest(name) for name, times in thing.draws.items())
                elif thing.draws:
                    total = max(total, self._cost_of(thing.number, 0))
                if total > MOST_DRAWINGS:
                    raise Bomb

    def _dearest(self, name: bytes) -> int:
        """Return the cost of the dearest drawing that any page knows under this name."""
        return max((self._cost_of(number, 0) for number in self.by_name.get(name, ())), default=1)

    def _cost_of(self, number: int, depth: int) -> int:
        if number in self.costs:
            return self.costs[number]
        if depth > DEPTH or number in self.open:
            raise Bomb
        self.open.add(number)
        drawn = [thing for thing in self.objects.get(number, ()) if thing.draws]
        cost = max((self._cost(thing, depth) for thing in drawn), default=1)
        self.open.discard(number)
        self.costs[number] = cost
        return cost

    def _cost(self, form: _Object, depth: int) -> int:
        names = self._names(form.head)
        cost = 1
        for name, times in form.draws.items():
            for number in names.get(name, ()):
                cost += times * self._cost_of(number, depth + 1)
            if cost > MOST_DRAWINGS:
                raise Bomb
        return cost

    def _names(self, head: bytes) -> dict[bytes, set[int]]:
        """Return what the names in a form's resources stand for, one reference followed."""
        names: dict[bytes, set[int]] = defaultdict(set)
        seen: set[int] = set()
        waiting = [head]
        for _step in range(3):
            found: list[bytes] = []
            for text in waiting:
                for name, number in _NAMED.findall(text):
                    if name in (b"Resources", b"XObject"):
                        target = int(number)
                        if target not in seen:
                            seen.add(target)
                            found.extend(thing.head for thing in self.objects.get(target, ()))
                    else:
                        names[name].add(int(number))
            waiting = found
        return names
