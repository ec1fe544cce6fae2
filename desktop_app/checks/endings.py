"""Shapes of a text that stops short, and of a greeting for another day of the week."""

from __future__ import annotations

import re

from desktop_app.checks.normal import word_set
from desktop_app.checks.reading import Match, Reading

#: Words that no sentence ends with.
_NEVER_LAST = {
    "en": word_set(
        "a an the and our my your their because whereas although they we he she every very than if "
        "or but whether until unless towards despite which whose its into onto upon among"
    ),
    "fr": word_set(
        "et ou de du des le la les aux au notre nos votre vos leurs mon ton ses ces cette pour que "
        "dont parce afin chez lorsque puisque je tu ils dans sans entre par très mais ni en "
        "chaque quelques cet ne se aux à comme depuis lorsqu vers"
    ),
}
#: Words of two or three letters; any other at the very end is the beginning of a longer one.
_SHORT_WORDS = {
    "en": word_set(
        "abs ace act add ado ads aft age ago ah aha aid aim air aka ale all am amp ant any ape "
        "app apt arc are ark arm art as ash ask ass at ate ave awe axe aye bad bag bah ban bar "
        "api bio bot cpu die dna eod eta gdp gif gmt gps gst hoc hrs jpg kpi led mri na nfc nhs pdf phd yr ppm sdk sim sla sms ssd uni url usb utc vat vpn wfh wip yrs ltd plc inc llc da ji lah leh nah meh "
        "bat bay be bed bee beg bet bib bid big bin bit biz boa bob bod bog boo bop bow box boy "
        "bra bud bug bum bun bus but buy by bye cab cad cal cam can cap car cat chi cm co cob cod "
        "cog con coo cop cos cot cow coy cry cub cue cup cur cut dab dad dam day deb den dew did "
        "die dig dim din dip dis do doc doe dog don dot dry dub dud due dug duh dun duo dye ear "
        "eat ebb eco eel eff egg ego eke elf elk ell elm end era ere err eta etc eve eye fab fad "
        "fan far fat fax fed fee few fib fig fin fir fit fix flu fly fob foe fog for fox fro "
        "fry ft fun fur gab gag gal gap gas gay gee gel gem get gig gin git go gob god goo got "
        "gum gun gut guy gym ha had hag ham has hat haw hay he hem hen hep her hex hey hi hid him "
        "hip his hit hoe hog hon hop hot how hub hue hug huh hum hut ice icy if ill in ink inn "
        "ion irk is it its ivy jab jag jam jar jaw jay jet jib jig job jog jot joy jug keg ken "
        "key kg kid kin kip kit km lab lac lad lag lam lap lat law lax lay lea led lee leg lei "
        "let lib lid lie lip lit lob log lol loo lop lot low lug lye mac mad mam man map mar mat "
        "maw max may me meg men met mic mid mil min mix mo mob mod moi mom moo mop mow mph mud "
        "mug mum nab nae nag nah nap nay nd net new nil nip nix no nod non nor not now nun nut "
        "oaf oak oar oat odd ode of off oft oh oil ok old omg on one ooh opt or orb ore out owe "
        "owl own ox pad pal pan pap par pat paw pay pea pee peg pen pep pet pew pi pic pie pig "
        "pin pip pit ply pm pod poo pop pot pow pox pro pry psi pub pug pun pup pus put rag ram "
        "ran rap rat raw ray rd red rev rib rid rig rim rip rob rod roe rot row rpm rub rue rug "
        "rum run rut rye sac sad sag sap sat saw sax say sea sec see set sew sex she shy sic sin "
        "sip sir sis sit six ski sky sly so sob sod sol son sou sow soy spa spy st sty sub sue "
        "sum sun sup tab tad tag tan tap tar tat tax tea ted tee ten th thy tic tie til tin tip "
        "tit to toe tom ton too top tot tow toy try tub tug tum tux two ugh uh um up urn us use "
        "val van vat veg vet vex via vie vow vs wad wag wan war was wax way we web wed wee wet "
        "who why wig win wit wiz woe wok won woo wow ya yak yam yap yaw ye yea yen yep yes "
        "yet yin yip yo yon you yum yup zap zen zip zit zoo tbh imo idk btw fyi omg brb lmk ngl smh "
        "irl ftw bff faq ceo cfo coo cto hr pr vp gm pa eu uk tv pc ai qr cv bbq diy tgif vip rsvp"
    ),
    "fr": word_set(
        "ace ado ah ai aie ail air ait alu am ami an ans app arc art as axe aïe bac bal ban bar "
        "adn rit api bep bts cap cdd cdi cpf die dut fle ftp gif gnl gnv gpl gps hoc irm iso iut jpg led max min mps nfc ote pao pdf pib png ppt qcm rag rer sim sms ter tgv tri tva url usb vod vpn xml zou ben bah pff "
        "bas bec bel ben bio bis bit blé boa bob bof bol bon box boy bru bus but bât bée cal cap "
        "car cas ce cep cet ci cil clé cm col coq cor cou cri cru cul dan dg dis dit dix do don "
        "dos dot duc duo dur dus dès dé dû eau ego eh en er es est etc eu eue euh eux ex fa fac "
        "fan far fat fax fer feu fez fil fin foi for fou fox fui fun fur fus fut fée fût gag gai "
        "gay gaz gel gin glu gré gui gué ha hi hic hit hop hue hé ia ici if il ils ire it je jet "
        "jeu job jus kg kit km lab lac las led let lie lin lis lit loi lol lot lu lue lui lus lys "
        "là lé ma mai mal man mas mat max mdr me mec mer mes met mi mie min mis mit mix mob moi "
        "mot mou mue mur mus mât mû mûr na ne nef net nez ni nid no nom non nu nue nul nus né née "
        "nés ode oh oie ok on or os ose ouf oui où pan par pas pc pet peu pi pic pie pin pis pli "
        "plu pm pop pot pou pro pré psy pu pub pur pus qui quo rap ras rat raz rez rh ri rib rie "
        "ris riz roc roi rot rue rut ré sa sac sas sec sel set si sic six ski sms soi sol son sot "
        "sou spa st su sud sue sur sus sûr ta tac tan tas tel tes th thé tic tip tir toc toi top "
        "tri tu tue tv tva té tôt un une us va val van vas ver via vie vif vil vin vis vit vol vu "
        "vue vus web yen zen zoo tkt jsp bjr slt svp stp rdv tbh btw vip cv cse rse dsi drh daf pdg "
        "dg pme eti ag sav iot ue ong pj ps jpp osef wc âge âgé âme âne ça çà ème ère élu épi été île ôté œuf"
    ),
}
#: Behind these a pronoun does end a sentence: "and so did he".
_INVERTED = word_set(
    "did do does is was are were am has have had will would can could should must might shall than "
    "as nor not"
)
_PRONOUNS = word_set("we he she they")
#: Behind these "to" waits for its verb.
_AWAIT_A_VERB = word_set(
    "remember decided continue continued continues began started managed refused hope hoping plan "
    "planning promised chance opportunity ability order designed aim aims determined excited proud "
    "delighted pleased thrilled thanks according due committed forward"
)
#: Behind these "whose" is all: "you know whose".
_KNOWING = word_set("know knows guess remember forget tell say matter ask asked")
#: Ends that words of neither language have.
_BROKEN_WORD = re.compile(r"(?:[bcdfgp][rl]|qu|tr|vr|[nrl]v|mpl|str|j)$")
_OPEN_END = re.compile(r"(?:,|[(\[«“]|\s&|\b(?:[dljnsctm]|qu)['’])\s*$", re.IGNORECASE)
_EMOTICON = re.compile(r"[:;=8][-']?[()\[\]]")
_INCHES = re.compile(r"\d\"")
_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"), ("“", "”"))
_WEEKDAYS = {
    name: day
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
    )
    for day, name in enumerate(names.split())
}


def truncated(reading: Reading) -> list[Match]:
    """The last word of a text that stops short: in a bracket, at a comma, inside a word."""
    if not reading.tokens.texts or not _stops_short(reading):
        return []
    last = len(reading.tokens.texts) - 1
    return [reading.of_tokens(last, last)]


def _stops_short(reading: Reading) -> bool:
    text = _EMOTICON.sub("", reading.original)
    return _OPEN_END.search(text) is not None or _is_open(text) or _is_unfinished(reading)


def _is_open(text: str) -> bool:
    """Whether a bracket or quotation of a text without emoticons is never closed."""
    if not any(sign in text for sign in '([«“"'):
        return False
    if any(text.count(opener) > text.count(closer) for opener, closer in _PAIRS):
        return True
    return _INCHES.sub("", text).count('"') % 2 == 1


def _is_unfinished(reading: Reading) -> bool:
    """Whether the last word cannot be the last, or is no word at all."""
    tokens = reading.tokens
    word, end = tokens.texts[-1], tokens.ends[-1]
    written = reading.original[tokens.starts[-1] : end]
    if tokens.kinds[-1] != "word" or len(tokens.texts) < 3 or not written.islower():
        return False
    if not written.isalpha() or reading.original[end:].strip():
        return False
    before = reading.original[tokens.starts[-1] - 1]
    if before in "-'’/.":
        return False
    last_but_one = tokens.texts[-2]
    if reading.language == "en":
        if word in _PRONOUNS and last_but_one in _INVERTED:
            return False
        if word == "to" and last_but_one in _AWAIT_A_VERB:
            return True
    if word == "whose" and last_but_one in _KNOWING:
        return False
    if word in _NEVER_LAST[reading.language]:
        return True
    if len(word) <= 3:
        return len(word) > 1 and word not in _SHORT_WORDS[reading.language]
    return _BROKEN_WORD.search(word) is not None


def other_day(reading: Reading) -> list[Match]:
    """A day of the week on which this post does not leave; none when nobody said when it does."""
    leaving = reading.context.scheduled_for
    if leaving is None:
        return []
    texts = reading.tokens.texts
    return [
        reading.of_tokens(index, index)
        for index, text in enumerate(texts)
        if _WEEKDAYS.get(text, leaving.weekday()) != leaving.weekday()
    ]


def weekday(reading: Reading) -> list[Match]:
    """Any day of the week."""
    texts = reading.tokens.texts
    return [reading.of_tokens(i, i) for i, text in enumerate(texts) if text in _WEEKDAYS]


def last_word(reading: Reading) -> list[Match]:
    """The last token, whatever it is."""
    last = len(reading.tokens.texts) - 1
    return [reading.of_tokens(last, last)] if last >= 0 else []


SHAPES = {
    "#TRUNCATED": truncated,
    "#OTHER_DAY": other_day,
}
