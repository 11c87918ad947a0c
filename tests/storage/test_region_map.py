"""The map of regions: zoomed to what it shows, sized by articles, named where there is room."""

from __future__ import annotations

import re
from itertools import permutations

import pytest

from storage.datasette.front_page import places
from storage.datasette.region_map import OUTLINE_UNITS, Place, region_map

NORTH = Place("Cao Bằng", 100, 22.7, 106.3)
MIDDLE = Place("Gia Lai", 400, 14.0, 108.0)
SOUTH = Place("Cà Mau", 25, 9.2, 105.2)


def test_no_place_gives_no_map() -> None:
    """The home page then shows none."""
    assert region_map([], 300) is None


def test_points_lie_inside_north_up_and_sized_by_their_square() -> None:
    """Four times the articles, twice as wide; all of it inside the drawing."""
    drawing = region_map([SOUTH, NORTH, MIDDLE], 300)
    assert drawing
    by_name = {point.place.name: point for point in drawing.points}
    assert by_name["Cao Bằng"].y < by_name["Gia Lai"].y < by_name["Cà Mau"].y
    assert by_name["Cà Mau"].x < by_name["Cao Bằng"].x < by_name["Gia Lai"].x
    assert by_name["Gia Lai"].radius == pytest.approx(2 * by_name["Cao Bằng"].radius)
    for point in drawing.points:
        assert point.radius < point.x < drawing.width - point.radius
        assert point.radius < point.y < drawing.height - point.radius


def test_the_outline_lies_under_the_points() -> None:
    """What the outline's file holds at a place is drawn where the place is."""
    drawing = region_map([SOUTH, MIDDLE], 300)
    assert drawing
    right, down, across, along = map(float, re.findall(r"-?[\d.]+", drawing.outline))
    point = drawing.points[0]
    assert right + MIDDLE.longitude * OUTLINE_UNITS * across == pytest.approx(point.x, abs=0.5)
    assert down - MIDDLE.latitude * OUTLINE_UNITS * along == pytest.approx(point.y, abs=0.5)


def test_names_never_cover_each_other() -> None:
    """Of places close together the one with the most articles is named."""
    crowd = [Place(f"Region {number}", number, 10 + number / 100, 106.0) for number in range(1, 30)]
    drawing = region_map([*crowd, NORTH], 300)
    assert drawing
    named = [point for point in drawing.points if point.label]
    assert named[0].place.name == "Cao Bằng"
    assert 1 <= len(named) < 10
    assert all(
        abs(one.y - other.y) >= 15 for one, other in permutations(named, 2) if one.label == other.label
    )


@pytest.mark.parametrize(
    ("latitude", "longitude", "parallel", "meridian"),
    [(14.0, 108.0, "14°N", "108°E"), (-33.0, -70.0, "33°S", "70°W"), (0.0, 0.0, "0°", "0°")],
)
def test_one_place_is_shown_with_its_surroundings(
    latitude: float, longitude: float, parallel: str, meridian: str
) -> None:
    """A single paper's map shows some degrees around it, on either side of equator and Greenwich."""
    drawing = region_map([Place("Here", 1, latitude, longitude)], 300)
    assert drawing
    assert drawing.points[0].x == pytest.approx(drawing.width / 2)
    assert parallel in [line.degrees for line in drawing.parallels]
    assert meridian in [line.degrees for line in drawing.meridians]


def test_papers_of_a_region_make_one_place() -> None:
    """Their articles are added up; papers without articles or coordinates are not on the map."""
    paper = {"region": "Gia Lai", "articles": 3, "latitude": 13.0, "longitude": 108.0}
    papers = [
        paper,
        paper | {"articles": 1, "latitude": 14.0},
        paper | {"articles": 0},
        paper | {"latitude": None},
    ]
    assert places(papers) == [Place("Gia Lai", 4, 13.5, 108.0)]
