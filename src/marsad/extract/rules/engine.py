"""The rules engine: the whole way from a parsed report to its claims."""

from __future__ import annotations

from spacy.tokens import Doc

from marsad.extract.attribution import read_attributions
from marsad.extract.figures import find_counts, find_damage, find_figures
from marsad.extract.rules.attachment import mend_attachments
from marsad.extract.rules.claiming import Reading, claims_of
from marsad.extract.rules.counting import casualties_of, counted_once
from marsad.extract.rules.occurrences import group_tellings
from marsad.extract.rules.page import open_page
from marsad.extract.rules.scene import staged
from marsad.extract.rules.tell import Findings, tell_all
from marsad.extract.rules.triggers import find_triggers
from marsad.model.claims import Claim
from marsad.model.layers import Layers
from marsad.model.reports import Document

NAME = "rules"
VERSION = "rules/1"


class RulesEngine:
    """Reads claims with syntax and lexicons; keeps nothing between reports."""

    name = NAME
    version = VERSION

    def read(self, document: Document, doc: Doc, layers: Layers) -> tuple[Claim, ...]:
        """The claims of one report in text order."""
        mend_attachments(doc)
        page = open_page(doc, layers)
        triggers = find_triggers(page)
        figures = find_figures(doc)
        if not triggers and not figures:
            return ()
        findings = Findings(read_attributions(doc), figures, find_counts(doc), find_damage(doc), casualties_of(figures))
        tellings = tell_all(page, triggers, findings)
        claims = claims_of(Reading(document.report_id, page, figures, self.version), group_tellings(page, tellings))
        return staged(page, counted_once(claims, figures))
