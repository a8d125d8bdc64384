"""Attributions that hang on a verb: said, told, accused, claimed responsibility, is believed to have."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.codebook.reporting import PhraseSense, ReportingLexicon, VerbSense
from marsad.extract.attribution.contents import said_by
from marsad.extract.attribution.drafts import Draft, merge, without
from marsad.extract.attribution.inversion import is_inverted
from marsad.extract.attribution.scanning import nouns_before, speaker_after
from marsad.extract.attribution.speakers import noun_phrase, speaker_of
from marsad.extract.attribution.verb_forms import agent_of, cue_of, has_particle, is_negated, is_passive, is_trailing
from marsad.extract.attribution.words import TokenRange, Words
from marsad.model.claims import Stance

PASSIVE_SUBJECT = frozenset({"nsubjpass", "csubjpass"})
NOT_A_CUE = frozenset({"amod", "compound", "nmod"})
NO_SPEAKER = frozenset({"there", "no", "nobody", "none", "neither", "this", "these", "those"})
EMERGING = frozenset({"emerge", "surface", "circulate"})
"""What reports do; anything else that emerges says nothing."""
TAKEN = frozenset({"life", "lives", "victims"})
"""What a blast claims: nobody says so."""
TAKEN_REACH = 3
NAMES = frozenset({"said"})
"""Verbs that are also names of people and places."""


def verb_drafts(words: Words, lexicon: ReportingLexicon) -> Iterator[Draft]:
    """The attributions whose cue is a verb, in text order."""
    verbs, phrases = lexicon.verbs, lexicon.phrases
    for token, lemma in enumerate(words.lemma):
        if lemma not in verbs and lemma not in phrases:
            continue
        if not words.is_verb(token) or words.dep[token] in NOT_A_CUE or _is_name(words, token):
            continue
        phrase = _phrase_at(words, token, phrases.get(lemma, ()))
        draft = _phrase_draft(words, token, *phrase, lexicon) if phrase is not None else None
        if phrase is None and lemma in lexicon.verdict_verbs:
            draft = _verdict_draft(words, token, lexicon)
        if phrase is None and draft is None and lemma in verbs:
            draft = _verb_draft(words, token, verbs[lemma], lexicon)
        if draft is not None:
            yield draft


def _verdict_draft(words: Words, verb: int, lexicon: ReportingLexicon) -> Draft | None:
    """ "Called the attack a crime", "described it as a massacre": the name that is given condemns."""
    named = words.child(verb, frozenset({"dobj"}))
    if named is None or is_passive(words, verb, lexicon) or is_negated(words, verb):
        return None
    verdicts = [child for child in words.children[verb] if words.dep[child] == "oprd"]
    for child in words.children[verb]:
        if words.lower[child] == "as":
            verdicts.extend(noun for noun in words.children[child] if words.dep[noun] == "pobj")
    source = _active_speaker(words, verb, lexicon)
    given = {words.lemma[token] for verdict in verdicts for token in range(*words.edges(verdict))}
    if source is None or not given & lexicon.verdict_nouns:
        return None
    return Draft(source, cue_of(words, verb), (words.edges(named),), Stance.CONDEMNS, f"verdict:{words.lemma[verb]}")


def _is_name(words: Words, verb: int) -> bool:
    """ "Sheikh Said": a verb with a capital after another word with one."""
    written = words.words((verb, verb + 1))
    before = words.text[words.starts[verb - 1]] if verb > words.bounds_of(verb)[0] else ""
    return words.lower[verb] in NAMES and written.istitle() and before.isupper()


def _verb_draft(words: Words, verb: int, senses: tuple[VerbSense, ...], lexicon: ReportingLexicon) -> Draft | None:
    if is_passive(words, verb, lexicon):
        return _passive_draft(words, verb, senses, lexicon)
    if words.lemma[verb] == "claim" and TAKEN.intersection(words.lower[verb + 1 : verb + 1 + TAKEN_REACH]):
        return None
    source = _active_speaker(words, verb, lexicon)
    if words.lemma[verb] in EMERGING and (source is None or words.lemma[source[1] - 1] not in lexicon.content_nouns):
        return None
    if source is None and words.tag[verb] != "VBG":
        return None
    if source is not None and words.lemma[verb] in lexicon.evidential_verbs and not _can_show(words, source, lexicon):
        return None
    negated = is_negated(words, verb)
    for sense in senses:
        if sense.particle and not has_particle(words, verb, sense.particle):
            continue
        stance = sense.negated if negated else sense.stance
        if stance is None:
            continue
        content = said_by(words, verb, source, sense, lexicon)
        if content:
            cue = cue_of(words, verb)
            content = [piece for span in content for piece in without(span, cue, *([source] if source else []))]
            if content:
                return Draft(source, cue, merge(tuple(content)), stance, f"verb:{sense.lemma}", sense.is_attitude)
    return None


def _can_show(words: Words, source: TokenRange, lexicon: ReportingLexicon) -> bool:
    """Whether a party, a person or a record shows something; "the situation shows" cites nobody."""
    known = lexicon.evidence_nouns | lexicon.source_nouns | lexicon.outlet_nouns | lexicon.person_nouns
    return any(
        words.lemma[token] in known or words.tag[token] in {"PRP", "NNP", "NNPS", "WP", "WDT"}
        for token in range(*source)
    )


def _active_speaker(words: Words, verb: int, lexicon: ReportingLexicon) -> TokenRange | None:
    # whom one tells stands after "told", never who tells
    inverts = words.lemma[verb] in lexicon.inverting_verbs and words.lemma[verb] != "tell"
    after = speaker_after(words, verb) if inverts else None
    if after is not None and is_inverted(words, verb, after, lexicon):
        return after
    source = (nouns_before if is_trailing(words, verb, lexicon) else speaker_of)(words, verb, lexicon)
    return None if source is not None and words.lower[source[0]] in NO_SPEAKER else source


def _phrase_at(words: Words, verb: int, senses: tuple[PhraseSense, ...]) -> tuple[int, PhraseSense] | None:
    """The noun that makes a phrase with the verb, and the sense of the two."""
    for sense in senses:
        noun = next(
            (
                child
                for child in words.children[verb]
                if words.lemma[child] == sense.noun and words.dep[child] in {"dobj", "nsubjpass", "attr", "pobj"}
            ),
            None,
        )
        if noun is not None:
            return noun, sense
    return None


def _phrase_draft(words: Words, verb: int, noun: int, sense: PhraseSense, lexicon: ReportingLexicon) -> Draft | None:
    passive = words.dep[noun] == "nsubjpass"
    source = agent_of(words, verb) if passive else speaker_of(words, verb, lexicon)
    negated = is_negated(words, verb) or any(words.lower[child] == "no" for child in words.children[noun])
    stance = sense.negated if negated else sense.stance
    if source is None or stance is None or words.lower[source[0]] in NO_SPEAKER:
        return None
    cue = cue_of(words, verb) if passive else (min(verb, noun), max(verb, noun) + 1)
    content: list[TokenRange] = []
    for holder in (noun, verb):
        for child in words.children[holder]:
            if child > min(cue[0], noun) and words.lower[child] in sense.prepositions:
                left, right = words.edges(child)
                content.extend(without((left + 1, right), cue))
    if not content and stance is not Stance.NO_INFORMATION:
        return None
    return Draft(source, cue, merge(tuple(content)), stance, f"phrase:{words.lemma[verb]}_{sense.noun}")


def _passive_draft(words: Words, verb: int, senses: tuple[VerbSense, ...], lexicon: ReportingLexicon) -> Draft | None:
    source, lemma = agent_of(words, verb), words.lemma[verb]
    negated = is_negated(words, verb)
    sense = senses[0]
    stance = sense.negated if negated else sense.stance
    subject = words.child(verb, PASSIVE_SUBJECT)
    content = _passive_content(words, verb, subject, is_charge="charge" in sense.takes)
    if not content or stance is None:
        return None
    if source is not None and lemma == "claim":
        # "the attack was claimed by the group"
        stance = Stance.CLAIMS_RESPONSIBILITY
    if source is None:
        hedge = lexicon.passive_hedges.get(lemma)
        if stance in {Stance.CANNOT_CONFIRM, Stance.ACCUSES, Stance.CONDEMNS}:
            hedge = stance
        if hedge is None or (words.dep[verb] == "acl" and stance is not Stance.ACCUSES):
            return None
        stance = hedge
    cue = cue_of(words, verb)
    pieces = [piece for span in content for piece in without(span, cue, *([source] if source else []))]
    if not pieces:
        return None
    return Draft(source, cue, merge(tuple(pieces)), stance, f"passive:{lemma}", sense.is_attitude)


def _passive_content(words: Words, verb: int, subject: int | None, *, is_charge: bool) -> list[TokenRange]:
    content: list[TokenRange] = []
    if subject is not None and words.lower[subject] not in {"it", "which", "that", "who"}:
        content.append(words.edges(subject))
    elif words.dep[verb] in {"acl", "relcl"}:
        content.append(noun_phrase(words, words.head[verb]))
    for child in words.children[verb]:
        if is_charge and words.dep[child] == "agent":
            # "accused by groups of shelling": the charge hangs on the accuser
            content.append((child + 1, words.edges(child)[1]))
        if child > verb and words.dep[child] in {"xcomp", "ccomp", "prep", "oprd"} and words.lower[child] != "by":
            content.append(words.edges(child))
    return content
