"""Compile the actor files (src/marsad/codebook/data/actors/*.yaml) into the JSON file that ships.

Run it after every change to them; a test fails while the two are not in step.
"""

from __future__ import annotations

from pathlib import Path

from marsad.codebook.actor_files import read_shipped_actors
from marsad.codebook.actors import COMPILED, compiled_text

TARGET = Path(__file__).resolve().parents[1] / "src" / "marsad" / "codebook" / "data" / COMPILED


def main() -> None:
    """Read the YAML files and write the compiled one."""
    records = read_shipped_actors()
    TARGET.write_text(compiled_text(records), "utf-8")
    print(f"{TARGET.name}: {len(records)} actors, {sum(len(record.names) for record in records)} names")


if __name__ == "__main__":
    main()
