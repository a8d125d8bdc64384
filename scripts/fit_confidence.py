"""Fit the confidence of claims and slots on marked reports, and show what it is worth on reports it was not fitted on.

    python scripts/fit_confidence.py ../shared/gold/reports.jsonl [--write]

Reads every report with the reader as it is now, takes the features of `marsad.extract.confidence`, and fits one
logistic regression per kind of slot (L2 penalty, Newton's method: the same input gives the same numbers). Every figure
printed is for reports left out of the fit: ten fits, each without a tenth of the reports. `--write` puts the
coefficients of a fit on all reports where the reader takes them from, and the figures into the model card.

The rules were made while looking at one half of the reports, so they do better there than elsewhere. The fit may use
that half to learn which features matter, but not how often the reader is right: a feature that is 0 at run time takes
up the difference.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from marsad.evaluate.calibration import Judgement, calibration_error, judgements, ordered_halves, reliability
from marsad.evaluate.claims import CLAIMS, compare
from marsad.evaluate.gold import read_gold
from marsad.evaluate.halves import Half, half_of
from marsad.evaluate.reading import marked_claims, read_claims
from marsad.extract.confidence import slot_features
from marsad.extract.confidence.features import claim_features, surroundings
from marsad.extract.confidence.model import Judge
from marsad.pipeline.resources import Resources
from marsad.settings import Settings

TARGET = Path(__file__).resolve().parents[1] / "src" / "marsad" / "extract" / "confidence" / "coefficients.json"
CARD = Path(__file__).resolve().parents[1] / "docs" / "model-card-confidence.md"
BEGIN, END = "<!-- figures: written by scripts/fit_confidence.py -->", "<!-- end of figures -->"
CLAIM = "claim"
SLOTS = (
    *("type", "realis", "stance", "sources", "perpetrators", "targets", "weapons"),
    *("place", "time", "figures", "count", "damage"),
)
PENALTY = {CLAIM: 10.0}
SLOT_PENALTY = 3.0
"""Weights of the squared coefficients, chosen by cross-validation: whole claims have more features for their number."""
FEWEST = 6
"""A feature seen on fewer values gets no weight."""
FREE = 0.01
"""The penalty of the intercept, and of what the looked-at reports have more."""
FOLDS = 10
STEPS, SETTLED, NEGLIGIBLE = 50, 1e-9, 0.01
Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """One value with its features, and whether it is right."""

    judge: str
    report: str
    features: Mapping[str, float]
    right: bool

    @property
    def half(self) -> Half:
        """The half that its report is in."""
        return half_of(self.report)


def examples(path: Path) -> Iterator[Example]:
    """Every claim and slot value that the reader finds in the marked reports."""
    resources = Resources(Settings())
    for report, claims in read_claims(read_gold(path), resources):
        by_id = {str(claim.id): claim for claim in claims}
        around = surroundings(claims, report.text)
        for one in judgements(compare(report, marked_claims(claims, report))):
            claim = by_id[one.claim]
            if one.slot == CLAIMS:
                yield Example(CLAIM, report.id, claim_features(claim, around), one.right)
            else:
                yield Example(one.slot, report.id, slot_features(claim)[one.slot][one.index], one.right)


def fit(rows: Sequence[Example], penalty: float) -> dict[str, Any]:
    """Intercept and weights of one judge; what the looked-at reports have more is left out of both."""
    has_both = len({row.half for row in rows}) > 1
    seen = Counter(name for row in rows for name in row.features)
    names = sorted(name for name, times in seen.items() if times >= FEWEST)
    design = np.array(
        [_line(row, names, tuned=has_both and row.half is Half.LOOKED_AT) for row in rows] or [[1.0, 0.0]]
    )
    wanted = np.array([float(row.right) for row in rows] or [0.5])
    weights = np.zeros(design.shape[1])
    penalties = np.array([FREE, FREE, *[penalty] * (design.shape[1] - 2)])
    for _ in range(STEPS):
        step = _newton_step(design, wanted, weights, penalties)
        weights -= step
        if float(np.abs(step).max()) < SETTLED:
            break
    kept = {name: round(float(w), 3) for name, w in zip(names, weights[2:], strict=True) if abs(w) >= NEGLIGIBLE}
    return {"values": len(rows), "intercept": round(float(weights[0]), 3), "weights": kept}


def _line(row: Example, names: Sequence[str], *, tuned: bool) -> list[float]:
    return [1.0, float(tuned), *(row.features.get(name, 0.0) for name in names)]


def _newton_step(design: Array, wanted: Array, weights: Array, penalties: Array) -> Array:
    chance = 1 / (1 + np.exp(-(design @ weights)))
    gradient = design.T @ (chance - wanted) + penalties * weights
    curvature = (design.T * (chance * (1 - chance))) @ design + np.diag(penalties)
    return np.asarray(np.linalg.solve(curvature, gradient), dtype=np.float64)


def fit_all(rows: Sequence[Example]) -> dict[str, Any]:
    """Every judge."""
    return {
        name: fit([row for row in rows if row.judge == name], PENALTY.get(name, SLOT_PENALTY))
        for name in (CLAIM, *SLOTS)
    }


def left_out(rows: Sequence[Example]) -> Iterator[tuple[Example, Judgement]]:
    """Every value with the confidence given by a fit on other reports."""
    reports = sorted({row.report for row in rows})
    for fold in range(FOLDS):
        tested = frozenset(reports[fold::FOLDS])
        judges = fit_all([row for row in rows if row.report not in tested])
        yield from judged((row for row in rows if row.report in tested), judges)


def judged(rows: Iterable[Example], judges: Mapping[str, Any]) -> Iterator[tuple[Example, Judgement]]:
    """Values with the confidence that fitted judges give them."""
    for number, row in enumerate(rows):
        judge = Judge(judges[row.judge]["intercept"], judges[row.judge]["weights"])
        yield row, Judgement(row.judge, judge(row.features), row.right, str(number))


def summary(given: Sequence[tuple[Example, Judgement]]) -> Iterator[str]:
    """Per judge, on the held-back half: values, share right, calibration error, share right by order of confidence."""
    yield "| of | values | right | calibration error | right in the surer half | right in the other |"
    yield "|---|---|---|---|---|---|"
    for name, kept in ((CLAIM, {CLAIM}), *((slot, {slot}) for slot in SLOTS), ("all slots", set(SLOTS))):
        these = [judgement for row, judgement in given if row.judge in kept and row.half is Half.HELD_BACK]
        if these:
            error, (surer, other) = calibration_error(reliability(these)), ordered_halves(these)
            share = sum(one.right for one in these) / len(these)
            yield f"| {name} | {len(these)} | {share:.2f} | {error:.3f} | {surer:.2f} | {other:.2f} |"


def tables(given: Sequence[tuple[Example, Judgement]]) -> Iterator[str]:
    """Reliability of claims and of all slots on the held-back half."""
    for title, kept in (("Claims", {CLAIM}), ("Slots", set(SLOTS))):
        these = [judgement for row, judgement in given if row.judge in kept and row.half is Half.HELD_BACK]
        yield f"\n{title}:\n\n| confidence | values | mean confidence | share right |\n|---|---|---|---|"
        for one in reliability(these):
            yield f"| {one.low:.1f} to {one.high:.1f} | {one.count} | {one.confidence:.2f} | {one.right:.2f} |"


def figures(rows: Sequence[Example]) -> str:
    """All that is said about the fit, for people and for the model card."""
    given = list(left_out(rows))
    alone = fit_all([row for row in rows if row.half is Half.LOOKED_AT])
    held_back = [row for row in rows if row.half is Half.HELD_BACK]
    claims = [one for row, one in judged(held_back, alone) if row.judge == CLAIM]
    slots = [one for row, one in judged(held_back, alone) if row.judge != CLAIM]
    without = ", ".join(f"{calibration_error(reliability(these)):.3f}" for these in (claims, slots))
    return "\n".join(
        (
            *summary(given),
            *tables(given),
            f"\nFitted on the looked-at half alone, the calibration errors of claims and slots held back: {without}.",
        )
    )


def main() -> None:
    """Fit, show, and write when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="marked reports in the format of the coding guide")
    parser.add_argument("--write", action="store_true", help="replace the coefficients and the model card's figures")
    asked = parser.parse_args()
    rows = list(examples(asked.gold))
    said = figures(rows)
    print(said)
    if asked.write:
        TARGET.write_text(json.dumps({"judges": fit_all(rows)}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        card = CARD.read_text(encoding="utf-8")
        before, after = card.split(BEGIN)[0], card.split(END)[1]
        CARD.write_text(f"{before}{BEGIN}\n\n{said}\n\n{END}{after}", encoding="utf-8")
        print(f"\nwritten: {TARGET}, {CARD}")


if __name__ == "__main__":
    main()
