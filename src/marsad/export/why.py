"""Why two claims are linked or not, as JSON and for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from marsad.export.decisions import standing_record
from marsad.export.jsontext import Json
from marsad.export.terminal import plain, plain_text
from marsad.model.decisions import Decision
from marsad.model.incidents import FeatureScore, PairScore
from marsad.text.decided import named, told

LEAST = 0.05
"""What adds less than this to a score is not shown to people."""
MOST_CHARS = 160


class Comparison(Protocol):
    """What is told about two claims; see `pipeline.explaining.Why`."""

    @property
    def pair(self) -> PairScore: ...  # noqa: D102
    @property
    def together(self) -> bool: ...  # noqa: D102
    @property
    def threshold(self) -> float: ...  # noqa: D102
    @property
    def bias(self) -> float: ...  # noqa: D102
    @property
    def compared(self) -> int: ...  # noqa: D102
    @property
    def mean(self) -> float: ...  # noqa: D102
    @property
    def decisions(self) -> Sequence[Decision]: ...  # noqa: D102


def why_record(why: Comparison) -> dict[str, Json]:
    """The comparison with every feature, both values and what each adds to the score."""
    features: list[Json] = [
        {
            "feature": part.feature,
            "left": part.left,
            "right": part.right,
            "value": round(part.value, 4),
            "weight": round(part.weight, 4),
            "adds": round(part.contribution, 4),
            "note": part.note,
        }
        for part in why.pair.features
    ]
    return {
        "left": why.pair.left,
        "right": why.pair.right,
        "together": why.together,
        "score": round(why.pair.score, 4),
        "threshold": why.threshold,
        "bias": why.bias,
        "compared": why.compared,
        "mean": round(why.mean, 4),
        "features": features,
        "decisions": [standing_record(decision) for decision in why.decisions],
    }


def why_renderable(why: Comparison) -> RenderableType:
    """The verdict in a sentence, the decisions that touch it, and a table of what spoke for and against."""
    parts: list[RenderableType] = [Text(_verdict(why), "bold")]
    parts += [plain_text(f"{named(one)}: {told(one)}. {one.reason}", "yellow") for one in why.decisions]
    if why.compared > 1:
        parts.append(
            Text(
                f"Of {why.compared} pairs of claims the most alike is shown; their mean score is {why.mean:.1f}, "
                "and it is the mean that joins incidents.",
                "dim",
            )
        )
    return Group(*parts, Text(""), _features(why))


def _verdict(why: Comparison) -> str:
    pair = f"{plain(why.pair.left)} and {plain(why.pair.right)}"
    state = "are in one incident" if why.together else "are in two incidents"
    side = "above" if why.pair.score > why.threshold else "not above"
    return (
        f"{pair} {state}. Their score is {why.pair.score:.1f}, {side} {why.threshold:.1f}, from where on claims link."
    )


def _features(why: Comparison) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("Compared", no_wrap=True)
    table.add_column("Adds", justify="right", no_wrap=True)
    for side in (why.pair.left, why.pair.right):
        table.add_column(plain_text(side), overflow="fold", ratio=1)
    table.add_row("at the start", f"{why.bias:+.1f}", Text("before anything speaks for it", "dim"), "")
    told_parts = [part for part in why.pair.features if abs(part.contribution) >= LEAST]
    for part in sorted(told_parts, key=lambda part: -abs(part.contribution)):
        table.add_row(part.feature.replace("_", " "), f"{part.contribution:+.1f}", *map(plain_text, _both(part)))
    return table


def _both(part: FeatureScore) -> tuple[str, str]:
    return _short(part.left), _short(part.right)


def _short(words: str) -> str:
    return words if len(words) <= MOST_CHARS else words[:MOST_CHARS].rstrip() + " …"
