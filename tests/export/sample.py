"""A bundle made by hand: invented outlets and occurrences, with everything an exporter must survive.

Contradictions, a denial, a claim of responsibility, all three zeros, right-to-left text, a report without a date,
names that try to run as script or as a spreadsheet formula.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from marsad.model.bundle import Bundle
from marsad.model.claims import (
    Attribution,
    Claim,
    ClaimantClass,
    ClaimId,
    Count,
    Damage,
    DamageEffect,
    EventTypeId,
    Figure,
    FigureBasis,
    FigureKind,
    Filler,
    FillerKind,
    PlaceSlot,
    Provenance,
    Realis,
    Source,
    Stance,
    TimeSlot,
    Who,
)
from marsad.model.entities import Actor, ActorId, ActorKind, Place, PlaceKind, Resolution
from marsad.model.evidence import Quote, quote_at
from marsad.model.incidents import (
    Conflict,
    FeatureScore,
    FigureHistory,
    FigureRange,
    FigureStep,
    Incident,
    IncidentId,
    OriginGroup,
    PairScore,
    PartOf,
    ReportVersions,
)
from marsad.model.reports import Document, ReadState, Report, ReportId, Skipped
from marsad.model.when import Precision, TimeBasis, TimeRange, day_range

SCRIPT = "</script><img src=x onerror=\"document.title='pwned'\"><!-- <script>alert(1)</script>"
"""What a hostile report may carry anywhere: it must be shown, and must never run."""

_RETRIEVED = datetime(2024, 5, 20, 8, 0, tzinfo=UTC)

_TEXTS: dict[str, tuple[str, str, date | None, str, str]] = {
    "northern-wire-1": (
        "Northern Wire",
        "Market in Sarmin shelled, monitor says nine dead",
        date(2024, 5, 14),
        "en",
        "SARMIN, May 14 (Northern Wire) - Artillery fire struck the covered market in Sarmin on Tuesday morning, "
        "killing at least nine civilians, among them three children, the Orontes Monitor said.\n"
        "The monitor blamed government forces positioned near Saraqib. The shells destroyed four stalls and damaged "
        "a bakery, it added.\n"
        "A defence ministry official denied that the army had fired on the town and said five militants were killed "
        "in a precise operation against an arms depot.\n"
        "A doctor at the town's only hospital, who asked not to be named, told Northern Wire that 21 wounded people "
        "had been brought in by noon.",
    ),
    "valley-post-1": (
        "The Valley Post",
        "Between 7 and 12 killed in Sarmin",
        date(2024, 5, 15),
        "en",
        "Rescue workers in Sarmin said on Wednesday that between 7 and 12 people died when shells fell on the town's "
        "market the day before.\n"
        "State television, citing a military source, said there were no civilian casualties.\n"
        "Neither account could be checked independently. The Valley Post has no information on how many of the "
        "wounded were in serious condition.",
    ),
    "sada-1": (
        "صدى الشمال",
        "قصف مدفعي يستهدف سوق سرمين",
        date(2024, 5, 14),
        "ar",
        "قال مرصد العاصي إن قصفا مدفعيا استهدف سوق مدينة سرمين صباح الثلاثاء، ما أسفر عن مقتل تسعة مدنيين على الأقل.\n"
        "وأضاف المرصد أن القوات الحكومية المتمركزة قرب سراقب هي التي أطلقت القذائف.",
    ),
    "gulf-ledger-1": (
        "Gulf Ledger",
        "Drone hits fuel depot west of Marib",
        date(2024, 5, 10),
        "en",
        "A drone hit a fuel depot about 15 km west of Marib overnight, three residents said by telephone.\n"
        "The Saba Brigades, in a statement carried by their own channel, claimed responsibility for the attack and "
        "said it had “set the enemy’s stores ablaze.”\n"
        "There was no information about casualties. Local officials said two guards were lightly injured.",
    ),
    "delta-radio-1": (
        "Delta Radio",
        "Des hommes armés enlèvent un préfet",
        None,
        "en",
        "Unidentified gunmen abducted a district official and his driver on the road between Mopti and Sévaré last "
        "Thursday, the governor's office said. The driver was freed the same evening.",
    ),
    "desk-hostile": (
        "Desk " + SCRIPT,
        '=HYPERLINK("http://example.invalid") ' + SCRIPT,
        date(2024, 5, 16),
        "en",
        'Police in Benghazi said "' + SCRIPT + '" was the slogan painted on a wall where a hand grenade was thrown on '
        "Thursday. 😀 No one was hurt, @police said. -1 was written beneath it.",
    ),
    "river-times-1": (
        "River Times",
        "Fighting around Zarqa dam enters third day",
        date(2024, 5, 12),
        "en",
        "Clashes between the army and the Red Plain Front around the dam went on for a third day on Sunday. Dozens "
        "of families fled, an aid group said.\n"
        "The Front said it had taken the village of Khirbat al-Zarqa; the army said the village was still in its "
        "hands. Since the beginning of the year the war has displaced more than 40,000 people, the aid group said.",
    ),
    "no-claims": (
        "Northern Wire",
        "Weather: a dry week ahead",
        date(2024, 5, 15),
        "en",
        "No rain is expected this week.",
    ),
    "other-language": (
        "Ведомости Юга",
        "Сводка за неделю",
        date(2024, 5, 15),
        "ru",
        "За неделю обстановка не изменилась.",
    ),
}


def _report(key: str) -> Report:
    publisher, title, published, lang, text = _TEXTS[key]
    return Report(
        id=ReportId(key),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        origin=f"sample/{key}.txt",
        media_type="text/plain",
        retrieved_at=_RETRIEVED,
        title=title,
        published=published,
        publisher=publisher,
        url=f"https://example.org/{key}" if key != "desk-hostile" else "javascript:alert(1)",
        lang=lang,
        state=ReadState.LANGUAGE_NOT_SUPPORTED if lang == "ru" else ReadState.READABLE,
        metadata=(("desk", "sample"),),
    )


@dataclass(frozen=True)
class _Told:
    """Builds the values of one report's claims from the words themselves."""

    key: str

    @property
    def text(self) -> str:
        return _TEXTS[self.key][4]

    def quote(self, words: str, nth: int = 0) -> Quote:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return quote_at(self.text, start, start + len(words))

    def fillers(
        self, *words: str, kind: FillerKind = FillerKind.UNKNOWN, classes: tuple[str, ...] = ()
    ) -> tuple[Filler, ...]:
        return tuple(Filler(self.quote(w), Provenance("sample.filler", 0.8), kind, classes) for w in words)

    def source(
        self, words: str, stance: Stance, claimant: ClaimantClass, cue: str | None = None, known_as: str | None = None
    ) -> Source:
        name = known_as or words
        actor = Actor(ActorId(f"sample:{name}" if known_as else f"unknown:{name}"), name, ActorKind.MONITOR)
        return Source(
            self.quote(words),
            Provenance("attribution.reporting-verb", 0.91),
            claimant,
            stance,
            self.quote(cue) if cue else None,
            Resolution(actor, 0.7, "same name"),
        )

    def place(self, words: str, place: Place | None) -> PlaceSlot:
        return PlaceSlot(self.quote(words), Provenance("place.in-sentence", 0.9), place, "named in the same sentence")

    def time(self, words: str | None, when: TimeRange) -> TimeSlot:
        return TimeSlot(self.quote(words) if words else None, Provenance("time.weekday", 0.88), when)

    def figure(
        self, kind: FigureKind, said: str, lo: int | None, hi: int | None, basis: FigureBasis, **more: Any
    ) -> Figure:
        return Figure(kind, self.quote(said), Provenance("figures.governed", 0.93), lo=lo, hi=hi, basis=basis, **more)

    def claim(self, number: int, type_: str, trigger: str, sentence: str, *chain: Source, **slots: Any) -> Claim:
        stance = chain[-1].stance if chain else Stance.NARRATES
        attribution = Attribution(chain, stance, "attribution.reporting-verb" if chain else "narrates")
        defaults: dict[str, Any] = {
            "occurrence": f"{self.key}/o1",
            "realis": Realis.OCCURRED,
            "provenance": Provenance("trigger.verb", 0.84),
            "realis_rule": "realis.past-tense",
            "attribution": attribution,
        }
        return Claim(
            id=ClaimId(f"{self.key}#c{number}"),
            report_id=ReportId(self.key),
            type=EventTypeId(type_),
            trigger=self.quote(trigger),
            sentence=self.quote(sentence),
            engine="sample/1",
            **{**defaults, **slots},
        )


SARMIN = Place("Sarmin", PlaceKind.SETTLEMENT, 35.9045, 36.7283, 3.0, "SY", "Idlib", id=None, within=("Idlib", "Syria"))
MARIB = Place(
    "15 km west of Marib", PlaceKind.RELATIVE, 15.4622, 45.1806, 8.0, "YE", "Marib", within=("Marib", "Yemen")
)
MOPTI_ROAD = Place(
    "road between Mopti and Sévaré", PlaceKind.RELATIVE, 14.51, -4.14, 9.0, "ML", "Mopti", within=("Mopti", "Mali")
)
BENGHAZI = Place("Benghazi", PlaceKind.SETTLEMENT, 32.1167, 20.0667, 12.0, "LY", within=("Libya",))
ZARQA = Place("Khirbat al-Zarqa", PlaceKind.REGION, country="SD", within=("Sudan",))

_TUESDAY = day_range(datetime(2024, 5, 14))
_MORNING = TimeRange(datetime(2024, 5, 14, 6), datetime(2024, 5, 14, 12), Precision.PART_OF_DAY)
_OVERNIGHT = TimeRange(datetime(2024, 5, 9, 20), datetime(2024, 5, 10, 6), Precision.PART_OF_DAY)
_DAM_DAYS = TimeRange(datetime(2024, 5, 10), datetime(2024, 5, 12, 23, 59), Precision.DAYS)
_BEFORE_REPORT = TimeRange(None, datetime(2024, 5, 16, 23, 59), Precision.UNKNOWN, TimeBasis.BOUNDED, "no time phrase")
_LAST_THURSDAY = TimeRange(basis=TimeBasis.UNRESOLVED, reason="“last Thursday”, and the report has no date")


def _sarmin_claims() -> list[Claim]:
    wire, post, sada = _Told("northern-wire-1"), _Told("valley-post-1"), _Told("sada-1")
    wire_lead = wire.text.split("\n")[0]
    monitor = wire.source("the Orontes Monitor", Stance.ACCUSES, ClaimantClass.MONITOR, "said", "Orontes Monitor")
    official = wire.source("A defence ministry official", Stance.DENIES, ClaimantClass.BELLIGERENT, "denied")
    doctor = wire.source("A doctor at the town's only hospital", Stance.ASSERTS, ClaimantClass.MEDICAL, "told")
    rescuers = post.source("Rescue workers in Sarmin", Stance.ASSERTS, ClaimantClass.VICTIM_SIDE, "said")
    television = post.source("State television", Stance.ASSERTS, ClaimantClass.GOVERNMENT, "citing")
    military = post.source("a military source", Stance.ASSERTS, ClaimantClass.ANONYMOUS_OFFICIAL, "citing")
    observatory = sada.source("مرصد العاصي", Stance.ASSERTS, ClaimantClass.MONITOR, "قال", "Orontes Monitor")
    killed, injured = FigureKind.KILLED, FigureKind.INJURED
    return [
        wire.claim(
            1,
            "shelling_missile",
            "Artillery fire struck",
            wire_lead,
            monitor,
            main=True,
            acled_sub_event="Shelling/artillery/missile attack",
            perpetrators=wire.fillers("government forces positioned near Saraqib", kind=FillerKind.ORGANISATION),
            targets=wire.fillers("the covered market in Sarmin", kind=FillerKind.OBJECT),
            weapons=wire.fillers("Artillery fire", classes=("artillery",)),
            place=wire.place("Sarmin", SARMIN),
            time=wire.time("on Tuesday morning", _MORNING),
            figures=(
                wire.figure(killed, "at least nine civilians", 9, None, FigureBasis.AT_LEAST, who=Who.CIVILIAN),
                wire.figure(
                    killed, "three children", 3, 3, FigureBasis.EXACT, who=Who.CIVILIAN, words="children", part_of=0
                ),
            ),
            damage=(
                Damage(wire.quote("four stalls"), DamageEffect.DESTROYED, Provenance("damage.verb", 0.8)),
                Damage(wire.quote("a bakery"), DamageEffect.DAMAGED, Provenance("damage.verb", 0.8)),
            ),
            evidence=(wire.quote("The monitor blamed government forces positioned near Saraqib."),),
        ),
        wire.claim(
            2,
            "shelling_missile",
            "fired on the town",
            wire.text.split("\n")[2],
            official,
            realis=Realis.DENIED,
            realis_rule="realis.denial-verb",
            perpetrators=wire.fillers("the army", kind=FillerKind.ORGANISATION),
            place=wire.place("the town", SARMIN),
            time=wire.time("on Tuesday morning", _MORNING),
            figures=(wire.figure(killed, "five militants", 5, 5, FigureBasis.EXACT, who=Who.COMBATANT),),
        ),
        wire.claim(
            3,
            "shelling_missile",
            "wounded people",
            wire.text.split("\n")[3],
            doctor,
            place=wire.place("Sarmin", SARMIN),
            time=wire.time("by noon", _MORNING),
            figures=(wire.figure(injured, "21 wounded people", 21, 21, FigureBasis.EXACT),),
        ),
        post.claim(
            1,
            "shelling_missile",
            "shells fell",
            post.text.split("\n")[0],
            rescuers,
            main=True,
            targets=post.fillers("the town's market", kind=FillerKind.OBJECT),
            weapons=post.fillers("shells", classes=("artillery", "mortar")),
            place=post.place("Sarmin", SARMIN),
            time=post.time("the day before", _TUESDAY),
            figures=(post.figure(killed, "between 7 and 12 people", 7, 12, FigureBasis.RANGE),),
        ),
        post.claim(
            2,
            "shelling_missile",
            "casualties",
            post.text.split("\n")[1],
            television,
            military,
            place=post.place("Sarmin", SARMIN),
            figures=(
                post.figure(killed, "no civilian casualties", None, None, FigureBasis.NONE_REPORTED, who=Who.CIVILIAN),
            ),
        ),
        sada.claim(
            1,
            "shelling_missile",
            "قصفا مدفعيا استهدف",
            sada.text.split("\n")[0],
            observatory,
            main=True,
            perpetrators=sada.fillers("القوات الحكومية المتمركزة قرب سراقب"),
            targets=sada.fillers("سوق مدينة سرمين"),
            place=sada.place("سرمين", SARMIN),
            time=sada.time("صباح الثلاثاء", _MORNING),
            figures=(sada.figure(killed, "تسعة مدنيين على الأقل", 9, None, FigureBasis.AT_LEAST, who=Who.CIVILIAN),),
        ),
    ]


def _other_claims() -> list[Claim]:
    gulf, delta, desk, river = (
        _Told("gulf-ledger-1"),
        _Told("delta-radio-1"),
        _Told("desk-hostile"),
        _Told("river-times-1"),
    )
    residents = gulf.source("three residents", Stance.ASSERTS, ClaimantClass.EYEWITNESS, "said")
    brigades = gulf.source(
        "The Saba Brigades", Stance.CLAIMS_RESPONSIBILITY, ClaimantClass.BELLIGERENT, "claimed responsibility"
    )
    locals_ = gulf.source("Local officials", Stance.ASSERTS, ClaimantClass.LOCAL_AUTHORITY, "said")
    governor = delta.source("the governor's office", Stance.ASSERTS, ClaimantClass.LOCAL_AUTHORITY, "said")
    police = desk.source("Police in Benghazi", Stance.ASSERTS, ClaimantClass.LOCAL_AUTHORITY, "said")
    front = river.source("The Front", Stance.CLAIMS_RESPONSIBILITY, ClaimantClass.BELLIGERENT, "said")
    army = river.source("the army", Stance.DENIES, ClaimantClass.BELLIGERENT, "said")
    aid = river.source("an aid group", Stance.ASSERTS, ClaimantClass.NGO, "said")
    village = (
        "The Front said it had taken the village of Khirbat al-Zarqa; the army said the village was still in its hands."
    )
    return [
        gulf.claim(
            1,
            "air_drone_strike",
            "A drone hit",
            gulf.text.split("\n")[0],
            residents,
            main=True,
            targets=gulf.fillers("a fuel depot", kind=FillerKind.OBJECT),
            weapons=gulf.fillers("A drone", classes=("drone",)),
            place=gulf.place("about 15 km west of Marib", MARIB),
            time=gulf.time("overnight", _OVERNIGHT),
            count=Count(1, gulf.quote("A drone"), Provenance("count.article", 0.5)),
            figures=(
                gulf.figure(
                    FigureKind.CASUALTIES, "no information about casualties", None, None, FigureBasis.NO_INFORMATION
                ),
            ),
        ),
        gulf.claim(
            2,
            "air_drone_strike",
            "the attack",
            gulf.text.split("\n")[1],
            brigades,
            perpetrators=gulf.fillers("The Saba Brigades", kind=FillerKind.ORGANISATION),
            place=gulf.place("Marib", MARIB),
            time=gulf.time("overnight", _OVERNIGHT),
        ),
        gulf.claim(
            3,
            "air_drone_strike",
            "injured",
            "Local officials said two guards were lightly injured.",
            locals_,
            place=gulf.place("Marib", MARIB),
            time=gulf.time("overnight", _OVERNIGHT),
            figures=(gulf.figure(FigureKind.INJURED, "two guards", 2, 2, FigureBasis.EXACT, who=Who.COMBATANT),),
        ),
        delta.claim(
            1,
            "abduction",
            "abducted",
            "Unidentified gunmen abducted a district official and his driver on the road between Mopti and Sévaré last "
            "Thursday, the governor's office said.",
            governor,
            main=True,
            perpetrators=delta.fillers("Unidentified gunmen"),
            targets=delta.fillers("a district official and his driver", kind=FillerKind.PERSON),
            place=delta.place("the road between Mopti and Sévaré", MOPTI_ROAD),
            time=delta.time("last Thursday", _LAST_THURSDAY),
            figures=(
                delta.figure(
                    FigureKind.CAPTURED,
                    "a district official and his driver",
                    2,
                    2,
                    FigureBasis.NUMBER_WORD,
                    who=Who.CIVILIAN,
                ),
            ),
        ),
        desk.claim(
            1,
            "grenade",
            "a hand grenade was thrown",
            desk.text[: desk.text.index(" 😀")],
            police,
            main=True,
            weapons=desk.fillers("a hand grenade", SCRIPT, classes=("grenade",)),
            place=desk.place("Benghazi", BENGHAZI),
            time=desk.time("on Thursday", _BEFORE_REPORT),
            figures=(desk.figure(FigureKind.INJURED, "No one was hurt", None, None, FigureBasis.NONE_REPORTED),),
            evidence=(desk.quote("-1 was written beneath it."), desk.quote("@police said")),
        ),
        river.claim(
            1,
            "armed_clash",
            "Clashes",
            "Clashes between the army and the Red Plain Front around the dam went on for a third day on Sunday.",
            main=True,
            realis=Realis.ONGOING,
            perpetrators=river.fillers("the army", "the Red Plain Front", kind=FillerKind.ORGANISATION),
            place=river.place("around the dam", None),
            time=river.time("for a third day on Sunday", _DAM_DAYS),
        ),
        river.claim(
            2,
            "territory_change",
            "taken the village",
            village,
            front,
            occurrence="river-times-1/o2",
            perpetrators=river.fillers("The Front", kind=FillerKind.ORGANISATION),
            place=river.place("the village of Khirbat al-Zarqa", ZARQA),
            time=river.time("on Sunday", _DAM_DAYS),
        ),
        river.claim(
            3,
            "territory_change",
            "still in its hands",
            village,
            army,
            occurrence="river-times-1/o2",
            realis=Realis.DENIED,
            place=river.place("the village", ZARQA),
        ),
        river.claim(
            4,
            "displacement",
            "displaced",
            river.text[river.text.index("Since the beginning") :],
            aid,
            aggregate=True,
            occurrence="river-times-1/o3",
            figures=(river.figure(FigureKind.DISPLACED, "more than 40,000 people", 40001, None, FigureBasis.AT_LEAST),),
        ),
    ]


def _incidents() -> tuple[Incident, ...]:
    wire1, wire2, wire3 = (ClaimId(f"northern-wire-1#c{n}") for n in (1, 2, 3))
    post1, post2, sada1 = ClaimId("valley-post-1#c1"), ClaimId("valley-post-1#c2"), ClaimId("sada-1#c1")
    gulf = tuple(ClaimId(f"gulf-ledger-1#c{n}") for n in (1, 2, 3))
    river = tuple(ClaimId(f"river-times-1#c{n}") for n in (1, 2, 3))
    features = (
        FeatureScore("place", 1.0, 2.0, "Sarmin", "Sarmin", "the same gazetteer entry"),
        FeatureScore("time", 0.8, 1.5, "14 May, morning", "14 May", "one lies in the other"),
        FeatureScore("figures", -0.2, 1.0, "9 or more killed", "7 to 12 killed"),
    )
    return (
        Incident(
            IncidentId("i-sarmin"),
            (wire1, wire2, wire3, post1, post2, sada1),
            EventTypeId("shelling_missile"),
            _MORNING,
            SARMIN,
            "Shelling of the market in Sarmin",
            figures=(
                FigureRange(
                    FigureKind.KILLED,
                    "civilian",
                    9,
                    None,
                    (wire1, sada1),
                    (wire1, sada1),
                    ((FigureBasis.NONE_REPORTED, post2),),
                ),
                FigureRange(FigureKind.KILLED, "combatant", 5, 5, (wire2,), (wire2,)),
                FigureRange(FigureKind.KILLED, "unknown", 7, 12, (post1,), (post1,)),
                FigureRange(FigureKind.INJURED, "unknown", 21, 21, (wire3,), (wire3,)),
            ),
            conflicts=(
                Conflict(
                    "happened",
                    (("stated", (wire1, wire3, post1, post2, sada1)), ("denied", (wire2,))),
                    "denied by A defence ministry official",
                ),
                Conflict(
                    "killed.civilian",
                    (("at least 9", (wire1, sada1)), ("none reported", (post2,))),
                    since=date(2024, 5, 15),
                ),
            ),
            figure_history=(
                FigureHistory(
                    FigureKind.INJURED,
                    "unknown",
                    (
                        FigureStep(date(2024, 5, 14), "15", (wire3,), superseded=True),
                        FigureStep(date(2024, 5, 14), "21", (wire3,)),
                        FigureStep(None, "at least 22", (post1,)),
                    ),
                ),
            ),
            versions=(ReportVersions((ReportId("northern-wire-1"), ReportId("valley-post-1")), "80% in common"),),
            links=(PairScore(wire1, post1, 3.0, features), PairScore(wire1, sada1, 4.1, features[:2])),
            sources=(
                "Orontes Monitor",
                "defence ministry official",
                "hospital doctor",
                "rescue workers",
                "military source",
            ),
            independence=(
                _origin("Orontes Monitor", ("Northern Wire", "صدى الشمال"), wire1, sada1),
                _origin("A defence ministry official", ("Northern Wire",), wire2),
                _origin("A doctor at the town's only hospital", ("Northern Wire",), wire3),
                _origin("Rescue workers in Sarmin", ("The Valley Post",), post1),
                _origin("a military source", ("The Valley Post",), post2),
            ),
            grade=None,
        ),
        Incident(
            IncidentId("i-marib"),
            gulf,
            EventTypeId("air_drone_strike"),
            _OVERNIGHT,
            MARIB,
            "Drone strike on a fuel depot west of Marib",
            figures=(
                FigureRange(FigureKind.INJURED, "combatant", 2, 2, (gulf[2],), (gulf[2],)),
                FigureRange(
                    FigureKind.CASUALTIES, "unknown", None, None, zeros=((FigureBasis.NO_INFORMATION, gulf[0]),)
                ),
            ),
            sources=("three residents", "Saba Brigades", "local officials"),
            independence=tuple(
                _origin(name, ("Gulf Ledger",), claim)
                for name, claim in zip(("three residents", "Saba Brigades", "Local officials"), gulf, strict=True)
            ),
            grade="confirmed",
        ),
        Incident(
            IncidentId("i-mopti"),
            (ClaimId("delta-radio-1#c1"),),
            EventTypeId("abduction"),
            _LAST_THURSDAY,
            MOPTI_ROAD,
            "Abduction of a district official near Mopti",
            figures=(
                FigureRange(
                    FigureKind.CAPTURED,
                    "civilian",
                    2,
                    2,
                    (ClaimId("delta-radio-1#c1"),),
                    (ClaimId("delta-radio-1#c1"),),
                ),
            ),
            sources=("the governor's office",),
            independence=(_origin("the governor's office", ("Delta Radio",), ClaimId("delta-radio-1#c1")),),
        ),
        Incident(
            IncidentId("i-benghazi"),
            (ClaimId("desk-hostile#c1"),),
            EventTypeId("grenade"),
            _BEFORE_REPORT,
            BENGHAZI,
            "Grenade thrown in Benghazi " + SCRIPT,
            figures=(
                FigureRange(
                    FigureKind.INJURED,
                    "unknown",
                    None,
                    None,
                    zeros=((FigureBasis.NONE_REPORTED, ClaimId("desk-hostile#c1")),),
                ),
            ),
            sources=("Police in Benghazi " + SCRIPT,),
            independence=(_origin("Police in Benghazi " + SCRIPT, ("Desk",), ClaimId("desk-hostile#c1")),),
        ),
        Incident(
            IncidentId("i-dam"),
            river[:1],
            EventTypeId("armed_clash"),
            _DAM_DAYS,
            None,
            "Fighting around the dam",
            parts=(IncidentId("i-zarqa"),),
            sources=("River Times",),
            independence=(_origin("River Times", ("River Times",), river[0]),),
        ),
        Incident(
            IncidentId("i-zarqa"),
            river[1:],
            EventTypeId("territory_change"),
            _DAM_DAYS,
            ZARQA,
            "Khirbat al-Zarqa said to be taken",
            part_of=PartOf(IncidentId("i-dam"), "told of the same days, near the dam"),
            conflicts=(Conflict("happened", (("stated", (river[1],)), ("denied", (river[2],)))),),
            sources=("Red Plain Front", "the army"),
            independence=(
                _origin("The Front", ("River Times",), river[1]),
                _origin("the army", ("River Times",), river[2]),
            ),
        ),
    )


def _origin(name: str, outlets: tuple[str, ...], *claims: ClaimId) -> OriginGroup:
    return OriginGroup((name,), outlets, claims, f"{name} in {' and '.join(outlets)}")


def sample_bundle() -> Bundle:
    """Nine reports, fifteen claims, six incidents."""
    return Bundle(
        reports=tuple(_report(key) for key in _TEXTS),
        documents={ReportId(key): Document(ReportId(key), values[4]) for key, values in _TEXTS.items()},
        claims=(*_sarmin_claims(), *_other_claims()),
        incidents=_incidents(),
        skipped=(Skipped("sample/scan.pdf", "the PDF has no text layer"),),
        warnings=("1 report is in a language that cannot be read yet (ru); it was stored unread.",),
        versions={"marsad": "0.1.0", "engine": "sample/1", "gazetteer": "sample"},
        generated_at=datetime(2024, 5, 20, 9, 30, tzinfo=UTC),
    )


def large_bundle(incidents: int) -> Bundle:
    """The sample's incidents repeated with shifted days and places, each with claims and a report of its own."""
    small = sample_bundle()
    reports, documents, claims, occurrences = (
        list(small.reports),
        dict(small.documents),
        list(small.claims),
        list(small.incidents),
    )
    stock = list(zip(_incidents(), range(len(small.incidents)), strict=True))
    by_id = small.claim_by_id()
    while len(occurrences) < incidents:
        number = len(occurrences)
        pattern = stock[number % len(stock)][0]
        key = ReportId(f"copy-{number}")
        first = by_id[pattern.claims[0]]
        source = small.report_by_id()[first.report_id]
        reports.append(replace(source, id=key, origin=f"{source.origin}:{number}"))
        documents[key] = Document(key, small.documents[first.report_id].text)
        claim = replace(first, id=ClaimId(f"{key}#c1"), report_id=key)
        claims.append(claim)
        occurrences.append(_shifted(pattern, number, claim.id))
    return replace(
        small, reports=tuple(reports), documents=documents, claims=tuple(claims), incidents=tuple(occurrences)
    )


def _shifted(pattern: Incident, number: int, claim: ClaimId) -> Incident:
    days = timedelta(days=number % 400 - 200)
    when = replace(
        pattern.time,
        start=pattern.time.start + days if pattern.time.start else None,
        end=pattern.time.end + days if pattern.time.end else None,
    )
    place = pattern.place
    if place is not None and place.lat is not None and place.lon is not None:
        place = replace(place, lat=place.lat + (number % 37 - 18) / 6, lon=place.lon + (number % 53 - 26) / 6)
    return replace(
        pattern,
        id=IncidentId(f"i-{number}"),
        claims=(claim,),
        time=when,
        place=place,
        title=f"{pattern.title} ({number})",
        figures=(),
        conflicts=(),
        links=(),
        independence=(replace(pattern.independence[0], claims=(claim,)),),
    )
