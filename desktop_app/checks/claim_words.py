"""Words that `claims` knows in English and in French: numbers, units, months, denials, opposites.

All without accents and in small letters, as `claims` compares them. Words of two meanings stand
here only where a mistake leads to silence rather than to a false alarm.
"""

from __future__ import annotations

import re

#: Words that carry no subject.
STOP = frozenset(
    "a about after again all almost also am an and any are as at be been before but by can could "
    "did do does down even ever every for from further he her here him his how i if in "
    "into is it its just like made make many may more most much must my near nearly new no not now "
    "of off on once one only or other our out over own per really same she should since so some "
    "still such t than that the their them then there these they this those through to today "
    "together too up us very was we were what when where which while who whose why will with would "
    "yet you your s d ll ve re m l n j c qu "
    "ai ainsi alors apres as au aucun aujourd aussi autre aux avant avec beaucoup bien "
    "bientot ca car ce ceci cela ces cet cette ceux chaque chez comme dans de deja depuis des "
    "desormais dont du elle elles en encore entre environ es est et etaient etait ete etre eu fait "
    "hui il ils je jusqu la le les leur leurs lors lui ma mais me meme mes moins mon ne ni non nos "
    "notre nous nouveau nouveaux nouvelle nouvelles on ou par parce pas pendant peu plus pour "
    "pres puis quand que quel quelle qui sa sans se sera seront ses si sommes son sont sous sur ta "
    "tes toujours tous tout toute toutes tres trop un une va vont vos votre vous y jamais rien "
    "never none neither nor cannot don doesn didn won isn aren wasn weren hasn haven hadn".split()
)
#: Between a figure and what it counts: “400 of our customers”, « 400 de nos clients ».
BEFORE_UNIT = frozenset(
    "of our the new more de d des nos nouveaux nouvelles de plus autres other".split()
)

NUMBERS = {
    **{word: n for n, word in enumerate("two three four five six seven eight".split(), 2)},
    **{word: n for n, word in enumerate("ten eleven twelve thirteen fourteen fifteen".split(), 10)},
    **{word: n for n, word in enumerate("deux trois quatre cinq six sept huit".split(), 2)},
    **{word: n for n, word in enumerate("dix onze douze treize quatorze quinze".split(), 10)},
    "nine": 9,
    "twenty": 20,
    "vingt": 20,
    "trente": 30,
    "thirty": 30,
    "cinquante": 50,
    "fifty": 50,
    "cent": 100,
}
MULTIPLIERS = {
    **dict.fromkeys(("k", "thousand", "mille", "milliers"), 10**3),
    **dict.fromkeys(("m", "million", "millions"), 10**6),
    **dict.fromkeys(("bn", "billion", "billions", "md", "mds", "milliard", "milliards"), 10**9),
    **dict.fromkeys(("hundred",), 10**2),
}
UNITS = {
    **dict.fromkeys(("%", "percent", "pourcent"), "%"),
    **dict.fromkeys(("€", "euro", "euros", "eur"), "€"),
    **dict.fromkeys(("$", "dollar", "dollars", "usd"), "$"),
    **dict.fromkeys(("£", "pound", "pounds", "gbp"), "£"),
}
ROUGHLY = frozenset(
    "about almost around nearly over than roughly some environ pres plus quasiment presque "
    "d moins least".split()
)
#: Between “1,5 milliard” and « euros ».
BEFORE_CURRENCY = frozenset(("d", "de"))
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep oct nov dec "
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split()
)
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday tomorrow "
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier demain "
    "first second third fourth premier deuxieme troisieme quatrieme premiere".split()
)
#: Before a number that names rather than counts.
LABELS = frozenset(
    "article booth chapter day episode gate hall level no number page part phase room round season "
    "stage stand step top version volume week chapitre etape hall jour niveau numero partie porte "
    "saison salle semaine tome tour vol".split()
)

DENIAL = re.compile(
    r"\b(?:not|never|cannot|none|neither|nor|no)\b|n't\b|\b(?:pas|jamais|aucune?|nullement)\b"
    r"|\b(?:ne|n')\s*\w+(?:\s+\w+)?\s+(?:plus|rien|guere)\b"
)
#: Looks like a denial and is none.
NO_DENIAL = re.compile(
    r"\bnot (?:only|just|merely)\b|\bno (?:doubt|matter|wonder|less|fewer|later)\b"
    r"|\b(?:why not|if not)\b|\bno\.? ?\d+|\b(?:non|pas) (?:seulement|que|moins)\b"
    r"|\bpourquoi pas\b|\bpas de doute\b|\bn'est-ce pas\b|\bpas a pas\b"
)

SHORTEST_STEM = 4
ENDINGS = (
    "issements issement issons issent issant issez isse irons iront irez erions eraient erons eront ements ement ations ation ants ante ings ing "
    "era ions ees ies ers ed es ez er ee ent ons ant ait ir ra ie e i s x".split()
)
IRREGULAR = {
    "grew": "grow",
    "grown": "grow",
    "growth": "grow",
    "fell": "fall",
    "fallen": "fall",
    "rose": "rise",
    "risen": "rise",
    "sold": "sell",
    "bought": "buy",
    "lost": "lose",
    "won": "win",
    "left": "leave",
    "began": "start",
    "closure": "close",
    "loss": "losses",
    "fermeture": "ferme",
    "ouverture": "ouvre",
    "croit": "croissance",
    "vend": "vente",
}


_OPPOSITES = (
    ("grow rise increase climb", "shrink fall decline drop decrease"),
    ("open", "close shut"),
    ("hire recruit", "fire dismiss"),
    ("accept approve", "reject refuse"),
    ("confirm", "deny"),
    ("start", "stop"),
    ("join", "leave"),
    ("sell", "buy"),
    ("profit", "loss"),
    ("win", "lose"),
    ("support", "oppose"),
    ("keep", "abandon"),
    ("possible", "impossible"),
    ("true", "false"),
    ("augmente progresse croissance hausse", "baisse diminue recule"),
    ("ouvre", "ferme"),
    ("embauche recrute", "licencie"),
    ("accepte approuve", "refuse rejette rejeter"),
    ("confirme", "dement nier nie"),
    ("commence lance", "arrete"),
    ("rejoins rejoignons rejoindre", "quitte"),
    ("vends vente", "achete achat"),
    ("benefice", "perte"),
    ("gagne", "perds"),
    ("soutenir soutien", "oppose"),
    ("maintenir maintien garde", "abandonne"),
    ("vrai", "faux"),
)
#: A word, the concept it stands for, and whether it says the concept's contrary.
SIDES: dict[str, tuple[str, bool]] = {
    word: (f"={said.split()[0]}", is_against)
    for said, contrary in _OPPOSITES
    for is_against, words in ((False, said), (True, contrary))
    for word in words.split()
}
#: Different verbs for “there are”: a figure may be had, served or reached.
SIDES.update(
    dict.fromkeys(
        "have has had avons avoir ont avez count serve employ reach total number trust compte "
        "emploie emploient serve sert servons servent rassemble atteint atteindre".split(),
        ("=have", False),
    )
)
WEAK = frozenset({"=have"})  #: also an auxiliary: it may be missing
