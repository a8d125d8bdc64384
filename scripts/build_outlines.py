"""Build the map outlines that ship with the page from the npm package world-atlas (Natural Earth, public domain).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/build_outlines.py package/countries-50m.json

The result holds each border or coast line once, thinned to what a page needs, as text of 6-bit digits:
differences of (longitude, latitude) in hundredths of a degree, zigzag coded, five bits a digit, lowest first.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "src/marsad/export/page/assets/outlines.json"
SCALE = 0.01
TOLERANCE = 1.6
"""How far a thinned line may leave the original, in units of SCALE: about 1.8 km."""
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
MORE = 32
"""A digit from here on says that another follows."""
LEFT_OUT = {"Antarctica"}

Point = tuple[int, int]
Line = list[Point]


def decode_arcs(topology: dict[str, Any]) -> list[Line]:
    """The arcs of a quantized TopoJSON in units of SCALE."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line: Line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((round((x * scale_x + move_x) / SCALE), round((y * scale_y + move_y) / SCALE)))
        arcs.append(line)
    return arcs


def thin(line: Line) -> Line:
    """Douglas and Peucker's thinning; the ends stay, so that arcs still meet."""
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        distance, farthest = max(
            ((_distance(line[i], line[first], line[last]), i) for i in range(first + 1, last)), default=(0.0, 0)
        )
        if distance > TOLERANCE:
            keep.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [line[i] for i in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    (px, py), (sx, sy), (ex, ey) = point, start, end
    length_squared = (ex - sx) ** 2 + (ey - sy) ** 2
    if length_squared == 0:
        return hypot(px - sx, py - sy)
    along = max(0.0, min(1.0, ((px - sx) * (ex - sx) + (py - sy) * (ey - sy)) / length_squared))
    return hypot(px - sx - along * (ex - sx), py - sy - along * (ey - sy))


def encode(line: Line) -> str:
    """The line as digits, its first point given as the difference from (0, 0)."""
    digits = []
    for (from_x, from_y), (to_x, to_y) in pairwise([(0, 0), *line]):
        for step in (to_x - from_x, to_y - from_y):
            value = step * 2 if step >= 0 else -step * 2 - 1
            while value >= MORE:
                digits.append(DIGITS[MORE + value % MORE])
                value //= MORE
            digits.append(DIGITS[value])
    return "".join(digits)


def rings_of(geometry: dict[str, Any]) -> list[list[int]]:
    """All rings of a (multi)polygon as lists of arc numbers; a negative number is an arc run backwards."""
    if geometry["type"] == "GeometryCollection":
        return [ring for part in geometry["geometries"] for ring in rings_of(part)]
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def ring_line(ring: list[int], arcs: list[Line]) -> Line:
    """The points of a ring."""
    return [point for number in ring for point in (arcs[number] if number >= 0 else arcs[~number][::-1])]


def area_and_middle(line: Line) -> tuple[float, float, float]:
    """Area in square degrees and centroid of a ring in degrees."""
    twice = x = y = 0.0
    for (ax, ay), (bx, by) in pairwise([*line, line[0]]):
        cross = ax * by - bx * ay
        twice, x, y = twice + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    if twice == 0:
        return 0.0, line[0][0] * SCALE, line[0][1] * SCALE
    return abs(twice) / 2 * SCALE**2, x / (3 * twice) * SCALE, y / (3 * twice) * SCALE


def build(topology: dict[str, Any]) -> dict[str, Any]:
    """The outlines as they ship."""
    arcs = decode_arcs(topology)
    countries = [g for g in topology["objects"]["countries"]["geometries"] if g["properties"]["name"] not in LEFT_OUT]
    names = []
    for country in countries:
        if country.get("arcs"):
            area, lon, lat = max(area_and_middle(ring_line(ring, arcs)) for ring in rings_of(country))
            names.append([country["properties"]["name"], round(lon, 1), round(lat, 1), round(area, 1)])
    thinned = [thin(arc) for arc in arcs]
    used = {
        n if n >= 0 else ~n for country in countries if country.get("arcs") for ring in rings_of(country) for n in ring
    }
    kept = {old: new for new, old in enumerate(sorted(used))}
    land = [ring for ring in rings_of(topology["objects"]["land"]) if all((n if n >= 0 else ~n) in kept for n in ring)]
    return {
        "source": "Natural Earth 1:50m (public domain), by way of world-atlas 2.0.2",
        "scale": SCALE,
        "arcs": [encode(thinned[old]) for old in kept],
        "land": [[kept[n] if n >= 0 else ~kept[~n] for n in ring] for ring in land],
        "names": sorted(names, key=lambda row: -row[3]),
    }


def main(arguments: list[str]) -> int:
    """Read the topology named on the command line and write the file that ships."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    topology = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    text = json.dumps(build(topology), ensure_ascii=False, separators=(",", ":"))
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(text.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
