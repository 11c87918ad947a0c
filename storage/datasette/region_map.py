"""A map of regions, drawn without any other host: where articles come from, sized by their number."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# `static/world.svg` is drawn with this many units a degree, east and south counted up.
OUTLINE_UNITS = 25
LARGEST, SMALLEST = 16.0, 4.0
LEAST_SPAN, MARGIN = 5.0, 0.2  # degrees of latitude shown at least; of the extent, left free on each side
FLATTEST, TALLEST = 0.75, 1.3  # height of the map by its width
LETTER, LINE = 6.9, 15.0  # room of a letter and of a line, in the units of the drawing
STEPS = (1, 2, 5, 10, 20, 30, 60)


@dataclass(frozen=True, slots=True)
class Place:
    """A region with its number of articles, at the middle of its outlets' coordinates in degrees."""

    name: str
    articles: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Point:
    """A region as it is drawn; ``label`` says where its name stands: ``end``, ``start``, or None where it has no room."""

    place: Place
    x: float
    y: float
    radius: float
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A parallel or a meridian, ``at`` so many units from the top or the left."""

    at: float
    degrees: str


@dataclass(frozen=True, slots=True)
class RegionMap:
    """A drawing of ``width`` × ``height``; ``outline`` is the transformation that puts the world's outline in place."""

    width: float
    height: float
    outline: str
    points: list[Point]
    parallels: list[Line]
    meridians: list[Line]


@dataclass(frozen=True, slots=True)
class _View:
    """Degrees to units: equirectangular, true to scale in the middle of what is shown."""

    west: float
    north: float
    scale: float
    narrowing: float

    def x(self, longitude: float) -> float:
        return (longitude - self.west) * self.scale * self.narrowing

    def y(self, latitude: float) -> float:
        return (self.north - latitude) * self.scale


def region_map(places: Sequence[Place], width: float) -> RegionMap | None:
    """Draw places, zoomed to their extent; None when there is none.

    The regions with the most articles are named first, the others where room is left.
    """
    if not places:
        return None
    view, height = _view(places, width)
    unit = view.scale / OUTLINE_UNITS
    return RegionMap(
        width=width,
        height=height,
        outline=f"translate({view.x(0):.1f} {view.y(0):.1f}) scale({unit * view.narrowing:.5f} {unit:.5f})",
        points=_named(_points(places, view), width),
        parallels=_parallels(view, height),
        meridians=_meridians(view, width),
    )


def _view(places: Sequence[Place], width: float) -> tuple[_View, float]:
    south, north = _extent(place.latitude for place in places)
    west, east = _extent(place.longitude for place in places)
    middle, narrowing = (south + north) / 2, math.cos(math.radians((south + north) / 2))
    tall = max(north - south, LEAST_SPAN)
    wide = max((east - west) * narrowing, LEAST_SPAN)
    height = width * min(max(tall / wide, FLATTEST), TALLEST)
    scale = min(width / wide, height / tall)
    left = (west + east) / 2 - width / scale / narrowing / 2
    return _View(left, middle + height / scale / 2, scale, narrowing), height


def _extent(degrees: Iterable[float]) -> tuple[float, float]:
    known = sorted(degrees)
    margin = MARGIN * (known[-1] - known[0])
    return known[0] - margin, known[-1] + margin


def _points(places: Sequence[Place], view: _View) -> list[Point]:
    most = max(place.articles for place in places) or 1
    return [
        Point(
            place,
            view.x(place.longitude),
            view.y(place.latitude),
            max(SMALLEST, LARGEST * math.sqrt(place.articles / most)),
        )
        for place in sorted(places, key=lambda place: -place.articles)
    ]


def _named(points: Sequence[Point], width: float) -> list[Point]:
    taken = [
        (point.x - point.radius, point.y - point.radius, point.x + point.radius, point.y + point.radius)
        for point in points
    ]
    named = []
    for point in points:
        boxes = {label: _box(point, label) for label in ("start", "end")}
        free = [
            label
            for label, box in boxes.items()
            if box[0] >= 0 and box[2] <= width and not any(_overlap(box, other) for other in taken)
        ]
        label = free[0] if free else None
        if label:
            taken.append(boxes[label])
        named.append(Point(point.place, point.x, point.y, point.radius, label))
    return named


def _box(point: Point, label: str) -> tuple[float, float, float, float]:
    """Return the room of a name that starts beside the point, or ends there."""
    room = LETTER * len(point.place.name)
    left = point.x + point.radius + 3 if label == "start" else point.x - point.radius - 3 - room
    return left, point.y - LINE / 2, left + room, point.y + LINE / 2


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _parallels(view: _View, height: float) -> list[Line]:
    south = view.north - height / view.scale
    return [Line(view.y(at), _degrees(at, "N", "S")) for at in _round_degrees(south, view.north)]


def _meridians(view: _View, width: float) -> list[Line]:
    east = view.west + width / view.scale / view.narrowing
    return [Line(view.x(at), _degrees(at, "E", "W")) for at in _round_degrees(view.west, east)]


def _round_degrees(low: float, high: float) -> range:
    step = next((step for step in STEPS if (high - low) / step <= 5), STEPS[-1])
    return range(math.ceil(low / step) * step, math.ceil(high), step)


def _degrees(at: int, positive: str, negative: str) -> str:
    return f"{abs(at)}°" + (positive if at > 0 else negative if at < 0 else "")
