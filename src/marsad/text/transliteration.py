"""Names in Arabic, Persian, Cyrillic and Hebrew letters written in Latin ones, well enough to compare spellings.

This is no transliteration standard: short vowels are not written in Arabic and Hebrew, so only the comparison in
`marsad.text.spelling`, which forgives vowels, can use the result.
"""

from __future__ import annotations

import re

_PAIRS = (
    "اa أa إi آa بb تt ثt جj حh خh دd ذd رr زz سs شsh صs ضd طt ظz عa غg فf قk كk کk لl مm نn هh ةa وu يi یi ىa ئi ؤu ء",
    "پp چsh ژj گg ـ \u200c",
    "аa бb вv гg ґg дd еe ёe єe жj зz иi іi їi йi кk лl мm нn оo пp рr сs тt уu фf хh цts чsh шsh щsh ыi эe юu яa",
    "ь ъ ўu",
    "אa בb גg דd הh וu זz חh טt יi כk ךk לl מm םm נn ןn סs עa פp ףf צts ץts קk רr שsh תt",
)
_LETTERS = str.maketrans({pair[0]: pair[1:] for row in _PAIRS for pair in row.split(" ")})
_ARABIC_MARKS = re.compile(r"[\u064b-\u0652\u0670]")
_ARABIC_ARTICLE = re.compile(r"(?<!\S)ال(?=\S)")
_KUNYA = re.compile(r"(?<!\S)(?:أبو|ابو|أبي|ابي)(?=\s)")


def romanise(name: str) -> str:
    """The name in Latin letters; Latin names come back unchanged."""
    if name.isascii():
        return name
    bare = _ARABIC_ARTICLE.sub("al ", _KUNYA.sub("abu", _ARABIC_MARKS.sub("", name)))
    lowered = bare.casefold()
    romanised = lowered.translate(_LETTERS)
    return name if romanised == name.casefold() else romanised
