"""Who says what: own sentences for every construction and stance.

Each row: text with the occurrence's word marked by *, the sources outer to inner, the stance of the innermost cue.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from marsad.extract.attribution import find_attributions, read_attributions, source_layer
from marsad.model.claims import Stance

Parse = Callable[[str], Doc]
Row = tuple[str, list[str], str]

CASES: list[Row] = [
    # verbs with that-clauses and bare complements
    ("Residents said warplanes *bombed the market on Monday.", ["Residents"], "asserts"),
    ("The interior ministry announced that rebels *shelled the airport.", ["The interior ministry"], "asserts"),
    (
        "A hospital director confirmed that three patients were *killed in the blast.",
        ["A hospital director"],
        "asserts",
    ),
    ("The mayor told reporters that soldiers *burned two houses.", ["The mayor"], "asserts"),
    ("Aid workers reported the *killing of a driver near the crossing.", ["Aid workers"], "asserts"),
    ("The Red Crescent reported that an ambulance was *hit by gunfire.", ["The Red Crescent"], "asserts"),
    ("The spokesman added that the attackers *fled towards the forest.", ["The spokesman"], "asserts"),
    ("Local media reported shelling and that four people were *wounded.", ["Local media"], "asserts"),
    ("The committee documented the *abduction of eleven students in March.", ["The committee"], "asserts"),
    ("Colonel Ahmed Saleh said on Tuesday that his men *repelled the assault.", ["Colonel Ahmed Saleh"], "asserts"),
    # trailing and parenthetical
    ("Rebels *shelled the airport, the ministry said.", ["the ministry"], "asserts"),
    (
        "Rebels *shelled the airport on Sunday, a security official said on condition of anonymity.",
        ["a security official"],
        "asserts",
    ),
    ("Gunmen, the governor said, *stormed the village before dawn.", ["the governor"], "asserts"),
    ("Gunmen *stormed the village before dawn, said the governor, Idris Bello.", ["the governor"], "asserts"),
    ("Two men and a boy were *killed in the raid a monitor said Sunday.", ["a monitor"], "asserts"),
    ("At least nine civilians were *killed in strikes on the northern town rebels said.", ["rebels"], "asserts"),
    (
        "The shelling *wounded nine people said Civil Defence chief Omar Haddad.",
        ["Civil Defence chief Omar Haddad"],
        "asserts",
    ),
    (
        "Five farmers were *shot dead on Thursday the Nuba Network for Human Rights said.--AFP",
        ["the Nuba Network for Human Rights"],
        "asserts",
    ),
    ("A roadside bomb *killed four soldiers, the army said in a statement on Friday.", ["the army"], "asserts"),
    # according to and its like
    (
        "Rebels *shelled the airport, according to a medical source in the city.",
        ["a medical source in the city"],
        "asserts",
    ),
    ("According to local activists, soldiers *burned three houses in the village.", ["local activists"], "asserts"),
    ("The raid, according to two witnesses, *killed a shepherd.", ["two witnesses"], "asserts"),
    ("Citing hospital records, the paper said 14 people were *killed.", ["the paper", "hospital records"], "asserts"),
    # outlets and chains
    ("A police officer told Reuters that gunmen *abducted six workers.", ["Reuters", "A police officer"], "asserts"),
    (
        "State television, citing the defence ministry, said rebels *shelled a school.",
        ["State television", "the defence ministry"],
        "asserts",
    ),
    (
        "A source at the hospital told the SANA reporter that a mortar shell *wounded two girls.",
        ["the SANA reporter", "A source at the hospital"],
        "asserts",
    ),
    ("AFP quoted a medic as saying that seven people were *killed.", ["AFP", "a medic"], "asserts"),
    (
        "The brigade said in a statement to Al Jazeera that its fighters *ambushed a convoy.",
        ["Al Jazeera", "The brigade"],
        "asserts",
    ),
    (
        "The minister was quoted by the state agency as saying that troops *retook the town.",
        ["the state agency", "The minister"],
        "asserts",
    ),
    ("The monitor said residents reported that soldiers *looted the shops.", ["The monitor", "residents"], "asserts"),
    # quotations
    ('"They *shelled us all night," said Mariam, a mother of four.', ["Mariam"], "asserts"),
    ("“The convoy was *ambushed near the bridge,” the commander said.", ["the commander"], "asserts"),
    ("The commander said: “The convoy was *ambushed near the bridge.”", ["The commander"], "asserts"),
    ("“We heard the planes. Then they *bombed the bakery,” a resident said.", ["a resident"], "asserts"),
    ("“We heard the planes,” a resident said. “Then they *bombed the bakery.”", ["a resident"], "asserts"),
    (
        'The general stated, "At dawn our units moved in. They *destroyed two vehicles and withdrew."',
        ["The general"],
        "asserts",
    ),
    (
        'The spokesman said:\n\n"The enemy attacked at noon.\n\n"Our forces *killed six of them."',
        ["The spokesman"],
        "asserts",
    ),
    ('"What happened?" he said. A bomb *exploded in the market.', [], "narrates"),
    # posts and statements
    ("In a post on Telegram, the group said its fighters *attacked the barracks.", ["the group"], "asserts"),
    ("The ministry wrote on Facebook that air defences *shot down two drones.", ["The ministry"], "asserts"),
    ("In a statement, the coalition said it *struck a bunker.", ["the coalition"], "asserts"),
    ("A statement issued by the governor said gunmen *killed a teacher.", ["A statement"], "asserts"),
    # participles and continuation
    ("The network said two boys were hurt, adding that the shells *hit a school.", ["The network"], "asserts"),
    ("The army raided the camp, saying gunmen had *fired from it.", ["The army"], "asserts"),
    (
        "The police chief said gunmen attacked the bank. He added that a guard was *killed.",
        ["The police chief"],
        "asserts",
    ),
    (
        "The ministry said its post was hit. The ministry statement added that a soldier was *wounded.",
        ["The ministry statement"],
        "asserts",
    ),
    (
        "A local official said gunmen killed two traders. Three others were *abducted. The official said they fled.",
        ["A local official"],
        "asserts",
    ),
    (
        "Four herders were *killed in a raid on the camp, reports The Valley Tribune. The raiders came at night.",
        ["The Valley Tribune"],
        "asserts",
    ),
    (
        "Four herders were killed in a raid on the camp, reports The Valley Tribune. Police *arrested two men.",
        ["The Valley Tribune"],
        "asserts",
    ),
    # stances
    ("The army denied that its jets *bombed the hospital.", ["The army"], "denies"),
    ("The rebels denied *attacking the convoy.", ["The rebels"], "denies"),
    ("The militia rejected responsibility for the *killing of the judge.", ["The militia"], "denies"),
    ("The governor accused the militia of *looting the clinic.", ["The governor"], "accuses"),
    ("The ministry blamed the rebels for the *attack on the pipeline.", ["The ministry"], "accuses"),
    ("The army was accused of *shelling the refugee camp.", [], "accuses"),
    ("The brigade claimed responsibility for the *attack on the checkpoint.", ["The brigade"], "claims_responsibility"),
    (
        "Responsibility for the *bombing was claimed by a group calling itself the Lions.",
        ["a group"],
        "claims_responsibility",
    ),
    ("The coalition acknowledged that its aircraft *struck a school.", ["The coalition"], "admits"),
    ("The commander admitted *killing the prisoners.", ["The commander"], "admits"),
    ("The envoy condemned the *killing of two nurses.", ["The envoy"], "condemns"),
    ("The *killing of the nurses was condemned by the union.", ["the union"], "condemns"),
    ("The group threatened to *attack the pipeline.", ["The group"], "threatens"),
    ("The commander vowed to *strike the capital again.", ["The commander"], "threatens"),
    ("The militia warned of more *attacks on the road.", ["The militia"], "threatens"),
    ("The faction called on its fighters to *attack foreign bases.", ["The faction"], "demands"),
    ("The cleric urged his followers to *attack the convoy.", ["The cleric"], "demands"),
    ("Investigators believe the militia *planted the bomb.", ["Investigators"], "suspects"),
    ("Police suspect that the gang *kidnapped the engineer.", ["Police"], "suspects"),
    ("It is thought that the group *abducted the priests.", [], "suspects"),
    ("The group is believed to have *abducted the priests.", [], "suspects"),
    ("Soldiers allegedly *beat the detainees.", [], "suspects"),
    ("Soldiers reportedly *beat the detainees.", [], "narrates"),
    ("Reuters could not independently verify that the bridge was *bombed.", ["Reuters"], "cannot_confirm"),
    ("The UN was unable to confirm that shells *hit the camp.", ["The UN"], "cannot_confirm"),
    ("The reports of the *attack could not be independently verified.", [], "cannot_confirm"),
    ("The army declined to comment on the *strike.", ["The army"], "no_information"),
    ("The police gave no details about the *attack.", ["The police"], "no_information"),
    ("The ministry did not say who *attacked the convoy.", ["The ministry"], "no_information"),
    # the outlet itself
    ("A car bomb *exploded in the market on Tuesday.", [], "narrates"),
    ("A car bomb *exploded in the market on Tuesday. The mayor said schools would stay shut.", [], "narrates"),
    ("No group has claimed responsibility for the *attack.", [], "narrates"),
    ("Nobody immediately claimed responsibility for the *bombing.", [], "narrates"),
    ("The rebels want to *seize the oil field.", [], "narrates"),
    ("Soldiers *shot a man who said he was a teacher.", [], "narrates"),
    ("The army *bombed the town after rebels said they would stay.", [], "narrates"),
    ("By Jane Poe\n\nKADUGLI (AFP) - Gunmen *attacked a bus on Monday.", [], "narrates"),
    ("Gunmen *attacked a bus on Monday.--AFP", [], "narrates"),
    ("A drone *hit the depot on Sunday. The army spokesman said nothing about the cause.", [], "narrates"),
    (
        "Nine soldiers were *killed in an ambush, the agency said, citing a security source.",
        ["the agency", "a security source"],
        "asserts",
    ),
    ("A resident who asked not to be named said men in uniform *took his brother.", ["A resident"], "asserts"),
    ("The mayor, Abdul Karim, told AFP by telephone that a shell *struck his office.", ["AFP", "The mayor"], "asserts"),
    (
        "The Syria Campaign Monitor, a group based in London, said jets *bombed the dam.",
        ["The Syria Campaign Monitor"],
        "asserts",
    ),
    (
        "Police spokeswoman Grace Okoro said a bomb *exploded near a church and two people died.",
        ["Police spokeswoman Grace Okoro"],
        "asserts",
    ),
    ("Both sides accused each other of *violating the truce.", ["Both sides"], "accuses"),
    ("Activists say the regime *dropped barrel bombs on the town.", ["Activists"], "asserts"),
    ("The group has said it *carried out the attack.", ["The group"], "asserts"),
    ("The army has not said whether it *bombed the clinic.", ["The army"], "no_information"),
    ("The general insisted that no civilians were *killed.", ["The general"], "asserts"),
    (
        "The coalition, which has bombed the area for weeks, said it *struck a weapons store.",
        ["The coalition"],
        "asserts",
    ),
    ("Human rights workers estimate that 60 people were *killed.", ["Human rights workers"], "asserts"),
    ("Witnesses described how men on motorbikes *opened fire on worshippers.", ["Witnesses"], "asserts"),
    ("The report found that guards *tortured prisoners.", ["The report"], "asserts"),
    ("A UN report said the army *burned villages.", ["A UN report"], "asserts"),
    (
        "In an interview with the BBC, the governor said bandits *killed 12 villagers.",
        ["the BBC", "the governor"],
        "asserts",
    ),
    ("The army's claim that rebels *shelled the school was repeated on Monday.", ["The army"], "asserts"),
    ("There were unconfirmed reports that a helicopter was *shot down.", [], "narrates"),
    ("MOGADISHU\nA car bomb *killed five people, police said.\n", ["police"], "asserts"),
    (
        "Police said gunmen *attacked the post and killed two officers, but the rebels said they killed six.",
        ["Police"],
        "asserts",
    ),
    ("Police said gunmen attacked the post, but the rebels said they *killed six soldiers.", ["the rebels"], "asserts"),
    ('The ministry said on Twitter: "A drone *hit the port this morning."', ["The ministry"], "asserts"),
    ('"Our people were *killed in their beds", he said. The chief spoke to reporters.', ["he"], "asserts"),
    (
        'The chief, Musa Daud, arrived on Friday. "Our people were *killed in their beds," Daud said.',
        ["Daud"],
        "asserts",
    ),
    (
        "A security source told this newspaper that raiders *took 40 cattle.",
        ["this newspaper", "A security source"],
        "asserts",
    ),
    ("The ISAF force *killed two insurgents, officials said Friday.", ["officials"], "asserts"),
    (
        "The ministry said its forces killed ten rebels. It said two soldiers were *wounded.",
        ["The ministry"],
        "asserts",
    ),
    (
        "Spokesman John Deng said rebels shelled the town. He said a child was *killed.",
        ["Spokesman John Deng"],
        "asserts",
    ),
    ("The brigades said in a statement that they had *fired rockets at the airbase.", ["The brigades"], "asserts"),
    (
        "A monitor said 12 people died. The attack was *carried out by two jets, the Lake Observatory for Rights said.",
        ["the Lake Observatory for Rights"],
        "asserts",
    ),
    (
        "At least 12 were *killed in the raid, a monitor said. The Lake Observatory for Rights said jets took part.",
        ["The Lake Observatory for Rights"],
        "asserts",
    ),
    (
        "The authorities said that they had arrested a man suspected of *planting the bomb.",
        ["The authorities"],
        "asserts",
    ),
    (
        "“The army is lying,” the rebel spokesman told Al Jazeera, “we did not *shell the market.”",
        ["Al Jazeera", "the rebel spokesman"],
        "asserts",
    ),
    (
        "The Popular Front for the Land said Tuesday it *kidnapped the two engineers.",
        ["The Popular Front for the Land"],
        "asserts",
    ),
    ("WITNESSES SAID SOLDIERS *KILLED SIX PEASANTS IN THE VILLAGE.", ["WITNESSES"], "asserts"),
    ("THE GUERRILLAS *KILLED SIX PEASANTS, THE MAYOR REPORTED.", ["THE MAYOR"], "asserts"),
    # lost punctuation, channels before the verb, lines that begin with a speaker
    ("UN: Dozens of people were *killed in raids on the camp.", ["UN"], "asserts"),
    ("It is accused by rights groups of *shelling the market.", ["rights groups"], "accuses"),
    (
        "The Valley Front in a statement published on Telegram said a bomber *attacked the post.",
        ["The Valley Front"],
        "asserts",
    ),
    (
        "Ten men killed in border blast The Valley Front on Monday claimed responsibility for the *blast.",
        ["The Valley Front"],
        "claims_responsibility",
    ),
    (
        "The monitor said a school was hit. Russia began its campaign in May. On Friday it said jets *bombed a depot.",
        ["Russia"],
        "asserts",
    ),
    ("State media said rebels fled, while the rebels said they *shot down a jet.", ["the rebels"], "asserts"),
]


@pytest.mark.parametrize(("marked", "sources", "stance"), CASES)
def test_who_says_it(parse_text: Parse, marked: str, sources: list[str], stance: str) -> None:
    offset, text = marked.index("*"), marked.replace("*", "", 1)
    attributions = read_attributions(parse_text(text))
    chain = attributions.chain_at(offset)
    assert [attributions.source_words(link) for link in chain if link.source] == sources
    assert (chain[-1].stance if chain else Stance.NARRATES) == stance


def test_views_are_shown_but_say_nothing_of_occurrences(parse_text: Parse) -> None:
    text = "The union wants to stop the raids."
    attributions = read_attributions(parse_text(text))
    assert [span.rule for span in attributions.spans] == ["attitude:verb:want"]
    assert attributions.chain_at(text.index("raids")) == ()


def test_source_layer_leaves_out_outlets_and_quoted_speakers(parse_text: Parse) -> None:
    doc = parse_text('A medic told Reuters: "My brother said the soldiers shot first and then they ran away."')
    spans = find_attributions(doc)
    assert {span.rule.partition(":")[0] for span in spans} == {"outlet", "verb", "quoted"}
    layer = source_layer(spans)
    assert [doc.text[span.source.start : span.source.end] for span in layer if span.source] == ["A medic"]


def test_a_quotation_goes_to_one_speaker_only(parse_text: Parse) -> None:
    text = '"They came at night," Amina said. "They took my son." The mayor said a search had begun.'
    attributions = read_attributions(parse_text(text))
    assert [attributions.source_words(link) for link in attributions.chain_at(text.index("took"))] == ["Amina"]


def test_parents_come_from_the_same_layer_and_never_form_a_ring(parse_text: Parse) -> None:
    text = "The agency said the minister told parliament that the army reported the capture of the town."
    spans = find_attributions(parse_text(text))
    for index, span in enumerate(spans):
        seen = {index}
        while span.parent is not None:
            assert span.parent not in seen
            seen.add(span.parent)
            span = spans[span.parent]  # noqa: PLW2901 - walking up
    assert any(span.parent is not None for span in spans)


def test_nothing_in_an_empty_text(parse_text: Parse) -> None:
    assert read_attributions(parse_text("")).chain_at(0) == ()
    assert find_attributions(parse_text("\n\n")) == ()


PIECES = [
    *("The army said", "rebels shelled the town", ",", ".", "a monitor said", '"', "“", "”", "''", "\n", "he added"),
    *("that", "according to", "الجيش", "🚁", "citing", "AFP", "denied", "accused", "of", "claimed responsibility for"),
    *("the attack", "(", ")", ":", "while", "reportedly"),
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=24))
def test_spans_lie_in_the_text_and_cues_outside_their_contents(nlp: Language, pieces: list[str]) -> None:
    text = " ".join(pieces)
    attributions = read_attributions(nlp(text))
    for span in attributions.spans:
        assert span.cue is not None
        for part in (span.cue, *span.content, *([span.source] if span.source else [])):
            assert 0 <= part.start < part.end <= len(text)
        if not span.rule.startswith("outlet:"):
            assert not any(part.overlaps(span.cue) for part in span.content)
    for offset in range(0, len(text), 7):
        assert all(link.cue is not None for link in attributions.chain_at(offset))
