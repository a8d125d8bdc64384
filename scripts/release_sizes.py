#!/usr/bin/env python3
"""Check what a release holds and print how large it is.

usage: python scripts/release_sizes.py FOLDER

FOLDER holds one wheel and one source archive. The gazetteer may take 25 MB of the wheel; licence and notice must be
in it.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

GAZETTEER = "marsad/resolve/gazetteer/data/places.sqlite"
MOST_PACKED_MB = 25.0
NEEDED = (GAZETTEER, "marsad/codebook/data/actors.json", "marsad/codebook/data/place_columns.yaml")
LARGEST_SHOWN = 6


def main() -> int:
    """Print sizes; 1 where something is missing or too large."""
    folder = Path(sys.argv[1])
    archives = sorted([*folder.glob("*.whl"), *folder.glob("*.tar.gz")])
    for archive in archives:
        print(f"{archive.name}: {archive.stat().st_size / 1e6:.1f} MB")
    wheels = [archive for archive in archives if archive.suffix == ".whl"]
    if len(wheels) != 1 or len(archives) != len(wheels) + 1:
        print(
            f"{folder}: must hold one wheel and one source archive, not {len(wheels)} and {len(archives) - len(wheels)}"
        )
        return 1
    faults = list(check_wheel(wheels[0]))
    for fault in faults:
        print(f"{wheels[0].name}: {fault}")
    return 1 if faults else 0


def check_wheel(path: Path) -> list[str]:
    """What is wrong with a wheel; prints its largest parts."""
    with zipfile.ZipFile(path) as wheel:
        parts = {part.filename: part for part in wheel.infolist()}
    for part in sorted(parts.values(), key=lambda each: -each.compress_size)[:LARGEST_SHOWN]:
        print(f"  {part.filename}: {part.compress_size / 1e6:.1f} MB packed, {part.file_size / 1e6:.1f} MB unpacked")
    faults = [f"{name} is missing" for name in NEEDED if name not in parts]
    faults += [
        f"no {name} in it" for name in ("LICENSE", "NOTICE") if not any(each.endswith(f"/{name}") for each in parts)
    ]
    if GAZETTEER in parts and parts[GAZETTEER].compress_size / 1e6 > MOST_PACKED_MB:
        faults.append(
            f"the gazetteer takes {parts[GAZETTEER].compress_size / 1e6:.1f} MB packed, more than {MOST_PACKED_MB:g}"
        )
    return faults


if __name__ == "__main__":
    raise SystemExit(main())
