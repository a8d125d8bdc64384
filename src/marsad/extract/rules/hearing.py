"""Whom a telling is heard from: the chain of sources as the claim will give it, and what nobody says at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from marsad.codebook.reporting import load_stance_words
from marsad.extract.attribution import Attributions
from marsad.extract.rules.grouping import Group
from marsad.extract.rules.page import Page
from marsad.extract.rules.reference import SPEAKERS
from marsad.extract.rules.roles import Argument
from marsad.model.claims import Stance
from marsad.model.evidence import Span
from marsad.model.layers import AttributionSpan

HEARSAY = re.compile(
    r"(?:the |some |other )?(?:initial|preliminary|early|first|operational)\s*reports?",
    re.IGNORECASE,
)
SILENT = re.compile(r"(?:quoted:)?verb:(?:say|add|state|confirm|specify|mention|disclose|comment|decline|refuse)$")
"""Rules of attributions that with "not" say nothing about what is named in them."""
UNADMITTED = re.compile(r"(?:quoted:)?verb:(?:acknowledge|admit|concede)$")
"""Rules of attributions that with "not" leave open whether it is so."""


def heard(page: Page, group: Group, attributions: Attributions, *, in_doubt: bool) -> tuple[AttributionSpan, ...]:
    """The chain of those who tell the act of a group, outer to inner; "initial reports" cite nobody.

    `in_doubt`: somebody says that he does not know who did it, and so tells of the act.
    """
    chain = tuple(link for link in attributions.chain_at(group.main.head.idx) if not _is_hearsay(page, link))
    if any(link.source is not None for link in chain):
        # "a spokesman said that an explosion was reported": the spokesman tells of it
        chain = tuple(link for link in chain if link.source is not None or link.stance is not Stance.NARRATES)
    if not in_doubt and _is_unsaid(chain, SILENT) and _is_presupposed(group):
        # "declined to comment on the strike that killed four": whoever passes that on tells of the strike
        return chain[:-1]
    return chain


def is_silence(chain: Sequence[AttributionSpan]) -> bool:
    """ "Did not say that ...", "declined to comment on the attack": silence tells of no occurrence."""
    return _is_unsaid(chain, SILENT) or _is_unsaid(chain, UNADMITTED)


def _is_unsaid(chain: Sequence[AttributionSpan], rules: re.Pattern[str]) -> bool:
    return bool(chain) and chain[-1].stance is Stance.NO_INFORMATION and bool(rules.match(chain[-1].rule))


def _is_presupposed(group: Group) -> bool:
    """Whether an act is taken as known: a noun with whom it hit or who did it, not a clause that may be false."""
    named = any(item.roles.targets or item.roles.perpetrators for item in group.told)
    return not group.main.entry.is_verb and (named or len(group.told) > 1)


def _is_hearsay(page: Page, link: AttributionSpan) -> bool:
    """ "Initial reports indicate": nobody is cited."""
    return link.source is not None and bool(HEARSAY.fullmatch(page.text[link.source.start : link.source.end]))


def doubting(group: Group, chain: Sequence[AttributionSpan]) -> tuple[AttributionSpan, ...]:
    """The chain with whoever tells the act suspecting its author; the outlet itself where nobody is cited."""
    if chain:
        return (*chain[:-1], replace(chain[-1], stance=Stance.SUSPECTS))
    head = group.main.head
    here = Span(head.idx, head.idx + len(head.text))
    return (AttributionSpan(source=None, cue=None, content=(here,), stance=Stance.SUSPECTS, rule="doubt"),)


def without_the_cited(
    page: Page, arguments: Iterable[Argument], chain: Sequence[AttributionSpan]
) -> tuple[Argument, ...]:
    """Perpetrators without the monitors, outlets and witnesses who tell of the act: they never did it."""
    cited = {page.text[link.source.start : link.source.end].lower() for link in chain if link.source is not None}
    bystanders = load_stance_words().bystander_words

    def is_cited(argument: Argument) -> bool:
        words = page.text[argument.span.start : argument.span.end].lower()
        if words in SPEAKERS:
            # "we" of a witness, or of nobody who is cited
            return not cited or any(bystanders.intersection(source.split()) for source in cited)
        if not bystanders.intersection(words.split()):
            return False
        return any(words in source or source in words for source in cited)

    return tuple(argument for argument in arguments if not is_cited(argument))
