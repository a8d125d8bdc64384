"""Groups of people as worded: "at least 22 Syrian rebels", "a child", "the facilitator", "dozens of people"."""

from __future__ import annotations

from dataclasses import replace

from marsad.codebook.casualties import load_casualties
from marsad.codebook.reporting import load_reporting
from marsad.extract.figures.amounts import Amount, find_amounts
from marsad.extract.figures.people import NOUN_TAGS, PLURAL_TAGS, Group
from marsad.extract.figures.pronouns import pronoun_at
from marsad.extract.figures.sentence import Sentence
from marsad.model.claims import FigureBasis, Who
from marsad.text.numbers import find_numbers

MODIFIER_TAGS = NOUN_TAGS | {"JJ", "JJR", "JJS", "PRP$", "POS", "HYPH", "CD", "``", "''", "AFX", "FW"}
NOT_IN_GROUP = frozenset({"dead", "yesterday", "today", "tomorrow", "earlier", "overnight"})
TIME_ENTITIES = frozenset({"DATE", "TIME"})
SINGULAR_TAGS = frozenset({"NN", "NNP"})
MAX_WORDS = 12
NAMED = frozenset({"ORG", "FAC"})
BRACKET_WORDS = 4


def counted_groups(sentence: Sentence) -> list[Group]:
    """Every amount of the sentence with the noun it counts, where that may be people."""
    found: list[Group] = []
    for amount in find_amounts(sentence):
        group = _with_amount(sentence, amount)
        if group is not None and not (found and group.start < found[-1].end):
            found.append(group)
    return found


def _with_amount(sentence: Sentence, amount: Amount) -> Group | None:
    lexicon = load_casualties()
    end, head = _noun_run(sentence, amount.end)
    if head is not None and (amount.lo or amount.hi or 0) > 1 and sentence.tag[head] in SINGULAR_TAGS:
        end, head = _whole_of_torn(sentence, end, head)
    if head is None:
        end, head = amount.end, amount.end - 1
    if sentence.lower[head] in lexicon.groups.not_people:
        return None
    start = amount.start
    while sentence.has(start - 1, "the", "all", "another", "these", "those", "both", "his", "her", "their"):
        start -= 1
    # "two of the insurgents" points back too.
    lead = (
        set(sentence.lower[start : amount.end + 2])
        if sentence.has(amount.end, "of")
        else set(sentence.lower[start : amount.end])
    )
    return Group(
        start=start,
        end=end,
        head=head,
        lo=amount.lo,
        hi=amount.hi,
        basis=amount.basis,
        who=who_of(sentence, amount.end, end, head),
        words=group_words(sentence, amount.end, end),
        counted=True,
        definite=not lead.isdisjoint(lexicon.groups.definite),
        further=not lexicon.grammar.further.isdisjoint(sentence.lower[start:end]),
    )


def _whole_of_torn(sentence: Sentence, end: int, head: int) -> tuple[int, int | None]:
    """ "70 regime and rebel fighters": a number above one counts the plural, which "and" has cut off."""
    at = end + 1
    while sentence.has(end, "and", "or") and at < min(len(sentence), end + BRACKET_WORDS):
        if sentence.tag[at] in PLURAL_TAGS:
            return at + 1, at
        if sentence.tag[at] not in {"NN", "NNP", "JJ", "HYPH"}:
            break
        at += 1
    return end, head


def _noun_run(sentence: Sentence, start: int) -> tuple[int, int | None]:
    """End of the noun phrase that begins at `start`, and its head: the last word for people, else the last noun."""
    lexicon = load_casualties()
    at = start + 1 if sentence.has(start, "of") else start
    if at > start and sentence.has(at, "them", "us", "whom", "those"):
        return at + 1, at
    if at > start and sentence.has(at, "the") and sentence.has(at + 1, *lexicon.grammar.dead_words):
        return at + 2, at + 1
    head = people = None
    limit = min(len(sentence), at + MAX_WORDS)
    while at < limit:
        word, tag = sentence.lower[at], sentence.tag[at]
        if word == "(":
            at = _after_bracket(sentence, at)
            continue
        if word == "of" and _names_organisation(sentence, at):
            at += 1
            continue
        if not _continues(sentence, at, head is not None):
            break
        if word in lexicon.who and tag not in {"JJ", "VBN"}:
            people = at
        elif people is not None and tag in {"NN", "NNS"} and word not in lexicon.groups.not_people:
            break
        if tag in NOUN_TAGS or word in {"others", "more"}:
            head = at
        at += 1
    chosen = people if people is not None else head
    return (start, None) if chosen is None else (_names_after(sentence, chosen + 1), chosen)


def _names_organisation(sentence: Sentence, at: int) -> bool:
    """ "of" inside a name before the noun: "Islamic Movement of Uzbekistan insurgents"."""
    names = at > 0 and sentence.tag[at - 1 : at] == ("NNP",) and sentence.tag[at + 1 : at + 2] == ("NNP",)
    after = range(at + 2, min(at + 5, len(sentence)))
    return names and any(sentence.lower[noun] in load_casualties().who for noun in after)


def _names_after(sentence: Sentence, at: int) -> int:
    while at < len(sentence) and sentence.tag[at] == "NNP" and sentence.entity[at] == "PERSON":
        at += 1
    return at


def _after_bracket(sentence: Sentence, at: int) -> int:
    """Behind a short bracket that a noun follows: "(HM) militants"; else nowhere."""
    inside = range(at + 1, min(at + 1 + BRACKET_WORDS, len(sentence) - 1))
    close = next((place for place in inside if sentence.lower[place] == ")"), None)
    return close + 1 if close is not None and sentence.tag[close + 1] in NOUN_TAGS else len(sentence)


def _continues(sentence: Sentence, at: int, has_head: bool) -> bool:  # noqa: FBT001 -- a state of the walk
    word, tag = sentence.lower[at], sentence.tag[at]
    if word in {"others", "more"} or word in load_casualties().groups.participles:
        return True
    if word in NOT_IN_GROUP or (has_head and sentence.entity[at] in TIME_ENTITIES):
        return False
    if tag in {"DT", "PDT", "CD", "''"}:
        return not has_head and not word[0].isdigit()
    if tag in {"VBN", "VBG"}:
        return not has_head and sentence.dep[at] == "amod"
    return tag in MODIFIER_TAGS


def group_at(sentence: Sentence, head: int, counted: list[Group]) -> Group | None:
    """The group whose noun is at `head`; None where it cannot be people."""
    for group in counted:
        if group.start <= head < group.end:
            return group
    pronoun = pronoun_at(sentence, head, counted)
    if pronoun is not None or sentence.tag[head] not in NOUN_TAGS:
        return pronoun
    return _without_amount(sentence, head, counted)


def _without_amount(sentence: Sentence, head: int, counted: list[Group]) -> Group | None:
    lexicon = load_casualties()
    start = _left_edge(sentence, head)
    head = _last_noun(sentence, head)
    end = head + 1
    if sentence.lower[head] in lexicon.groups.collectives_sized and sentence.has(end, "of"):
        sized = next((group for group in counted if group.start in (end + 1, end + 2)), None)
        if sized is not None:
            return _resized(sentence, sized, start, head)
        end, inner = _noun_run(sentence, end)
        head = head if inner is None else inner
    if not _may_be_people(sentence, start, head):
        return None
    plural = sentence.tag[head] in PLURAL_TAGS or sentence.lower[head] in lexicon.groups.collectives_many
    end = _names_after(sentence, max(end, head + 1))
    return Group(
        start=start,
        end=end,
        head=head,
        lo=2 if plural else 1,
        hi=None if plural else 1,
        basis=FigureBasis.PLURAL if plural else FigureBasis.EXACT,
        who=who_of(sentence, start, end, head),
        words=group_words(sentence, start, end),
        counted=False,
        definite=sentence.lower[start] in lexicon.groups.definite,
        further=not lexicon.grammar.further.isdisjoint(sentence.lower[start:end]),
    )


def _last_noun(sentence: Sentence, head: int) -> int:
    """The noun that the one at `head` leads to: "Taliban" in "Taliban commander"."""
    at = head
    while at + 1 < len(sentence) and sentence.entity[at + 1] not in TIME_ENTITIES:
        if sentence.tag[at + 1] in {"NN", "NNS"} or (sentence.tag[at + 1] in NOUN_TAGS and sentence.lower[at] == "of"):
            head = at + 1
        elif not (sentence.has(at + 1, "of") and _names_organisation(sentence, at + 1)):
            break
        at += 1
    return head


def _resized(sentence: Sentence, sized: Group, start: int, head: int) -> Group:
    """ "a family of five" counts five of the family."""
    who = sized.who if sized.who is not Who.UNKNOWN else who_of(sentence, start, head + 1, head)
    words = group_words(sentence, start, head + 1)
    return replace(sized, start=start, end=max(sized.end, head + 1), head=head, who=who, words=words)


def _left_edge(sentence: Sentence, head: int) -> int:
    groups = load_casualties().groups
    at = head
    while at > 0 and head - at < MAX_WORDS:
        word, tag = sentence.lower[at - 1], sentence.tag[at - 1]
        if word in groups.determiners:
            return at - 1
        modifies = (
            tag in MODIFIER_TAGS or word in groups.participles or (tag == "VBN" and sentence.dep[at - 1] == "amod")
        )
        if not modifies or sentence.entity[at - 1] in TIME_ENTITIES:
            break
        at -= 1
    while at < head and sentence.tag[at] in {"POS", "HYPH", "``", "''", "CD"}:
        at += 1
    return at


def _may_be_people(sentence: Sentence, start: int, head: int) -> bool:
    lexicon = load_casualties()
    word, tag = sentence.lower[head], sentence.tag[head]
    if word in lexicon.groups.not_people or word in load_reporting().outlet_names:
        return False
    if _is_inside_name(sentence, head) or any(find_numbers(word)):
        return False
    if word in lexicon.who or (sentence.entity[head] == "PERSON" and tag == "NNP"):
        return True
    if tag in {"NNP", "NNPS"}:
        titles = [at for at in range(start, head) if sentence.lower[at] in lexicon.who]
        return any(sentence.tag[at] in NOUN_TAGS for at in titles)
    return word not in lexicon.groups.collectives_sized and word.endswith(tuple(lexicon.groups.agent_endings))


def _is_inside_name(sentence: Sentence, at: int) -> bool:
    """Whether a word is within an organisation's or building's name: "Human" in "the Observatory for Human Rights"."""
    kind, is_last = sentence.entity[at], at + 1 == len(sentence)
    return kind in NAMED and not is_last and sentence.entity[at + 1] == kind and sentence.tag[at + 1].startswith("NNP")


def who_of(sentence: Sentence, start: int, end: int, head: int) -> Who:
    """Civilian or combatant, by the head noun, then by the words before it."""
    lexicon = load_casualties()
    by_head = lexicon.who.get(sentence.lower[head], Who.UNKNOWN)
    decided = [who for word in sentence.lower[start:head] if (who := lexicon.who_modifiers.get(word)) is not None]
    if decided and (by_head is Who.UNKNOWN or Who.COMBATANT not in (by_head, *decided)):
        return decided[-1]
    if by_head is Who.UNKNOWN:
        nouns = [lexicon.who.get(word, Who.UNKNOWN) for word in sentence.lower[start:end]]
        return next((who for who in reversed(nouns) if who is not Who.UNKNOWN), Who.UNKNOWN)
    return by_head


def group_words(sentence: Sentence, start: int, end: int) -> str:
    """The group's words as worded, where they say more than "people" or "civilians"."""
    groups = load_casualties().groups
    while start < end and (sentence.lower[start] in groups.determiners or sentence.has(start, "of", "other", "more")):
        start += 1
    if all(word in groups.generic for word in sentence.lower[start:end]):
        return ""
    return sentence.text[sentence.start[start] : sentence.end[end - 1]]
