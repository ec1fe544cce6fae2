"""Faults of French grammar that can be told without a parser. A table."""

from __future__ import annotations

from desktop_app.checks.confusion import START, confusion
from desktop_app.domain.finding import Explanation

_AGREES = Explanation(
    en="The verb does not agree with its subject", fr="Le verbe ne s’accorde pas avec son sujet"
)
_FORM = Explanation(
    en="Infinitive (-er) and participle (-é) are mixed up",
    fr="L’infinitif (-er) et le participe (-é) sont confondus",
)
_NUMBER = Explanation(
    en="Singular and plural do not go together", fr="Singulier et pluriel ne vont pas ensemble"
)
_PARTICIPLE = Explanation(
    en="The participle does not agree", fr="Le participe n’est pas accordé comme il faut"
)
_WORDING = Explanation(en="French says this otherwise", fr="Le français le dit autrement")
_AFTER_SI = Explanation(
    en="After “si” (if) comes the imperfect: “si j’avais”",
    fr="Après « si » vient l’imparfait : « si j’avais »",
)
_TWICE = Explanation(en="The same word twice", fr="Le même mot deux fois")

_NOT_VERBS = (
    r"(?!hier\b|cher\b|fier\b|mer\b|fer\b|hiver\b|super\b|hyper\b|enfer\b|amer\b|[a-zà-ÿ]*(?:ti|ni|si|di"
    r"|li|ri|mi|vi|ci)er\b(?<!oublier)(?<!publier)(?<!étudier)(?<!confier)(?<!remercier)(?<!associer))"
)
_ER = rf"(?P<x>{_NOT_VERBS}(?P<stem>[a-zà-ÿ]{{2,}})er)\b"
_WILL = (
    r"(?:vais|vas|va|allons|allez|vont|peux|peut|pouvons|pouvez|peuvent|dois|doit|devons|devez"
    r"|doivent|faut|veux|veut|voulons|voulez|veulent|pourra|pourrons|faudra|devra|devrons)"
)
_CLITIC = r"(?:(?:me|te|se|le|la|les|nous|vous|lui|leur|en|y|tout|bien|tous|pas|jamais) |[mtsl]')?"
_E = r"(?P<x>(?!café|côté|moitié|été\b|thé\b|beauté|liberté|marché\b|allé\b)(?P<stem>[a-zà-ÿ]{2,})(?:é|ée|és|ées))\b"
_DET = r"(?:le|la|les|un|une|notre|nos|mon|ma|mes|ce|cet|cette|ces|des|son|sa|ses|leur|leurs|vos|votre)\b"
_FIRST = {
    "suit": "suis", "doit": "dois", "peut": "peux", "veut": "veux", "sait": "sais", "vient": "viens",
    "prend": "prends", "voit": "vois", "croit": "crois", "met": "mets", "fait": "fais", "vas": "vais",
    "sera": "serai", "aura": "aurai", "dit": "dis", "remercient": "remercie", "envoi": "envoie",
}  # fmt: skip
_SECOND = {
    "peut": "peux", "veut": "veux", "doit": "dois", "sait": "sais", "fait": "fais", "va": "vas",
    "est": "es", "a": "as", "prend": "prends", "vient": "viens", "sera": "seras", "aura": "auras",
}  # fmt: skip
_THIRD = {
    "peux": "peut", "veux": "veut", "dois": "doit", "sais": "sait", "fais": "fait", "vas": "va",
    "prends": "prend", "viens": "vient", "suis": "suit", "as": "a", "es": "est", "ont": "a",
    "sommes": "est", "avons": "a", "allons": "va", "pouvons": "peut", "devons": "doit",
    "voulons": "veut", "faisons": "fait", "serons": "sera", "aurons": "aura",
}  # fmt: skip
_ON = {
    "attends": "attend", "prends": "prend", "rends": "rend", "vends": "vend", "perds": "perd",
    "réponds": "répond", "entends": "entend", "apprends": "apprend", "comprends": "comprend",
    "tiens": "tient", "viens": "vient", "dois": "doit", "peux": "peut", "veux": "veut",
    "vois": "voit", "crois": "croit", "fais": "fait", "mets": "met", "pars": "part",
}  # fmt: skip
_PLURAL = {
    "est": "sont", "a": "ont", "va": "vont", "fait": "font", "peut": "peuvent", "doit": "doivent",
    "veut": "veulent", "sera": "seront", "aura": "auront", "était": "étaient", "avait": "avaient",
    "mérite": "méritent", "partage": "partagent", "travaille": "travaillent", "reste": "restent",
    "compte": "comptent", "montre": "montrent", "prouve": "prouvent", "continue": "continuent",
    "arrive": "arrivent", "commence": "commencent", "change": "changent", "demande": "demandent",
    "attend": "attendent", "attende": "attendent", "pense": "pensent", "aime": "aiment",
    "permet": "permettent", "intéresse": "intéressent", "touche": "touchent", "porte": "portent",
    "inspire": "inspirent", "aide": "aident", "manque": "manquent", "parle": "parlent",
    "rappelle": "rappellent", "pousse": "poussent", "donne": "donnent", "honore": "honorent",
    "accompagne": "accompagnent", "oblige": "obligent", "encourage": "encouragent",
    "motive": "motivent", "vient": "viennent", "prend": "prennent", "grandit": "grandissent",
    "recrute": "recrutent", "ouvre": "ouvrent", "existe": "existent", "semble": "semblent",
    "devient": "deviennent", "représente": "représentent", "rend": "rendent", "mange": "mangent",
}  # fmt: skip
_COMMON = "|".join(verb for verb in _PLURAL if len(verb) > 2)
_GROUP = (
    r"\b(?:un|une|aucun|aucune|chacun|chacune|celui|celle|liste|groupe|ensemble|nombre|moitié|plupart"
    r"|majorité|tout|équipe|que|dont|où) (?:de|des|d'|parmi)|\b(?:que|dont|où|comme)\b|\bqu'"
)
_NOUN_S = {
    "jour": "jours", "matin": "matins", "soir": "soirs", "an": "ans", "client": "clients",
    "salarié": "salariés", "projet": "projets", "usine": "usines", "emploi": "emplois",
    "magasin": "magasins", "site": "sites", "collaborateur": "collaborateurs", "semaine": "semaines",
    "année": "années", "lauréat": "lauréats", "équipe": "équipes", "apprenti": "apprentis",
    "train": "trains", "avion": "avions", "heure": "heures", "minute": "minutes",
    "collègue": "collègues", "ingénieur": "ingénieurs", "partenaire": "partenaires",
    "entreprise": "entreprises", "métier": "métiers", "ville": "villes", "idée": "idées",
}  # fmt: skip
_ONE = {many: one for one, many in _NOUN_S.items()}
_COUNT = r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|cent|plusieurs|quelques|[2-9]|[1-9]\d+)"
_GLAD = {
    "ravi": "ravis", "ravie": "ravies", "fier": "fiers", "fière": "fières", "content": "contents",
    "honoré": "honorés", "prêt": "prêts", "désolé": "désolés", "impatient": "impatients",
    "convaincu": "convaincus", "enchanté": "enchantés", "engagé": "engagés",
    "mobilisé": "mobilisés", "déterminé": "déterminés",
}  # fmt: skip

FAULTS = (
    confusion(
        "avoir_er", _FORM, r"\b(?:ai|as|avons|avez|ont|avait|avaient|avions|aurons|auront|(?:il|elle|on|qui|n'|nous|vous) ?a) (?:pas |bien |déjà |enfin |tous |toujours )?" + _ER,
        r"\g<stem>é", "Nous avons décider de partir.|Elle a signer le contrat.", "Nous avons hier ouvert.|Elle a signé.|On a à parler.",
    ),
    confusion(
        "ete_er", _FORM, r"\b(?:été|sommes|êtes|sont|étaient|seront|serons) (?:bien |tous |enfin |déjà )?" + _ER + r"(?! (?:le|la|les|un|une|des|du|de|nos|notre|mon|ma|mes|ce|cet|cette|son|sa|ses)\b| [ld]')", r"\g<stem>é",
        "L’équipe a été récompenser.", "Nous sommes hier arrivés.|J’ai été chercher du pain.|Ils sont à réparer.|L’équipe a été saluée.",
    ),
    confusion(
        "will_e", _FORM, rf"(?<!-)\b{_WILL} {_CLITIC}" + _E, r"\g<stem>er",
        "Il faut arrêté de crier.|Tu vas nous manqué.|Vous pouvez réservé dès ce soir.", "Il va côté mer.|Il faut arrêter.|On va tous fatigués au lit.|Il peut, fatigué, dormir.",
        unless=r"\b(?:va|vont|peut|peuvent) (?:tous|bien|pas|tout) ",
    ),
    confusion(
        "va_ouvert", _FORM, r"\b(?:vais|allons|allez|vont|va|pouvons|devons|voulons) (?P<x>ouvert|offert|tenu|construit|rendu|pris|fini|choisi|réuni)(?= " + _DET + r"|$| ?[.,!])",
        {"ouvert": "ouvrir", "offert": "offrir", "tenu": "tenir", "construit": "construire", "rendu": "rendre", "pris": "prendre", "fini": "finir", "choisi": "choisir", "réuni": "réunir"},
        "Nous allons ouvert ces agences.", "Nous allons ouvrir.|Va ouvert à tous.",
    ),
    confusion(
        "de_e", _FORM, r"\b(?:de|pour|sans|à) (?:vous|nous|me|te|lui|leur|y) " + _E + r"(?= " + _DET + ")", r"\g<stem>er",
        "Fier de vous présenté notre camion.", "L’accord, par vous signé, tient.|De vous présenter notre camion.",
    ),
    confusion(
        "viens_de", _FORM, r"\b(?:viens|vient|venons|venez|viennent) (?:de |d')" + _E + r"(?= " + _DET + ")", r"\g<stem>er",
        "Je viens de visité notre site.", "Je viens de visiter le site.|Il vient de Cité.",
    ),
    confusion(
        "continue_e", _FORM, r"\b(?:continu(?:e|es|ons|ez|ent|er)|commenc(?:e|ons|ez|ent)|réussi(?:r|t)?|aide|aident|aidons|apprend|apprenons) à (?P<x>(?!marché|café|côté|volonté|proximité|été\b|égalité)(?P<stem>[a-zà-ÿ]{3,})é)\b", r"\g<stem>er",
        "Nous continuons à innové.", "Nous continuons à innover.|Continuons à volonté.",
    ),
    confusion("je_verb", _AGREES, r"(?<!-)\bje (?:ne |n')?(?P<x>" + "|".join(_FIRST) + r")\b(?!-)", _FIRST, "Je doit partir.|Je ne sait pas.", "Je dois.|Je le fait main.|Que dis-je ?"),
    confusion("je_envoi", _AGREES, r"\bje (?:vous|te|lui|leur|me) (?P<x>envoi|remercies|souhaites|invites|dit|promet|fait|confirmes)\b",
        {"envoi": "envoie", "remercies": "remercie", "souhaites": "souhaite", "invites": "invite", "dit": "dis", "promet": "promets", "fait": "fais", "confirmes": "confirme"}, "Je vous envoi ça.", "Je vous envoie ça."),
    confusion("tu_verb", _AGREES, r"(?<![-'])\btu (?:ne |n')?(?P<x>" + "|".join(_SECOND) + r")\b(?!-)", _SECOND, "Tu peut compter sur nous.", "Tu peux.|Vois-tu a priori ?", unless=r"\b(?:il|elle|s'est|est|lui|donc|as|es|en as) tu\b"),
    confusion("il_verb", _AGREES, r"(?<![-'])\b(?:il|elle|on) (?:ne |n')?(?P<x>" + "|".join(_THIRD) + r")\b(?!-)", _THIRD, "On sommes fiers.|Il prends la tête.|Tout le monde le sait, il vas bien.", "On est fiers.|Chez elle suis-je ?|Avec elle avons-nous ri.", unless=r"\b(?:avec|chez|pour|sans|par|de|à|et|comme|lorsqu'|vers|sur|ni|que|dont|où) (?:il|elle) "),
    confusion("everybody", _AGREES, r"(?:" + START + r"|, )(?:tout le monde|personne|chacun|quelqu'un) (?:ne |n')?(?P<x>vas|peux|veux|dois|sais|vont|peuvent|savent|veulent)\b", {"vas": "va", "peux": "peut", "veux": "veut", "dois": "doit", "sais": "sait", "vont": "va", "peuvent": "peut", "savent": "sait", "veulent": "veut"}, "Tout le monde vas bien.", "Tout le monde va bien."),
    confusion("ils_verb", _AGREES, r"(?<![-'])\b(?:ils|elles) (?:ne |n'|nous |vous |se |s'|me |m')?(?P<x>" + "|".join(_PLURAL) + r")\b(?!-)", _PLURAL, "Ils mange bien.|Elles est là.", "Ils mangent.|Une d’elles a ri.|Chez elles reste le chien.", unless=r"\b(?:d'|chez |avec |pour |sans |par |entre |de |à |en |et |l'une d')(?:eux|elles) "),
    confusion("nous_somme", _AGREES, r"\bnous (?P<x>somme)\b", "sommes", "Nous somme prêts.", "Nous sommes prêts."),
    confusion("nous_seront", _AGREES, START + r"nous (?P<x>seront|auront|iront|ferons-nous|feront|pourront|irons-ils)\b(?= (?:à|au|en|là|prêts|présents|heureux|ravis|tous|le|la|les|une?)\b)", {"seront": "serons", "auront": "aurons", "iront": "irons", "feront": "ferons", "pourront": "pourrons"}, "Nous seront à Hanovre.", "Nous serons à Hanovre.|Nous seront utiles vos avis."),
    confusion("vous_ete", _AGREES, r"\bvous (?P<x>ête|ète)\b", "êtes", "Vous ête formidables.", "Vous êtes là."),
    confusion("moi_qui", _AGREES, r"\bc'est moi qui (?:l'|les |le |vous |en )?(?P<x>a|est|va|fait|prend|doit)\b", {"a": "ai", "est": "suis", "va": "vais", "fait": "fais", "prend": "prends", "doit": "dois"}, "C’est moi qui a pris la décision.", "C’est moi qui ai tort."),
    confusion("ceux_qui", _AGREES, r"\b(?:ceux|celles) qui (?:nous |vous |l'|les |le |en |ne |y |m'|s'|se )?(?P<x>" + "|".join(_PLURAL) + r")\b(?!-)", _PLURAL, "À ceux qui a répondu.|Pour ceux qui demande : oui.", "À ceux qui ont répondu."),
    confusion("aux_qui", _AGREES, r"\b(?:aux|nos|vos|les|mes|ces) [a-zà-ÿ]+[sx] qui (?:nous |vous |l'|m')?(?P<x>a|est|va)\b(?= )", _PLURAL, "Merci aux investisseurs qui nous a soutenus.", "Un de nos clients qui a gagné.|La liste de nos sites qui est en ligne.|Merci à ceux qui sont là.", unless=r"\b(?:une?|aucune?|chacune?|celui|celle|la|le|l'\w+|cette|ce) (?:\w+ )?(?:de|d'|parmi|pour|avec|sur|dans|par) (?:nos|vos|les|mes|ces)\b"),
    confusion("plural_verb", _AGREES, r"(?:" + START + r"|, )(?:nos|vos|mes|ces|les) (?:[\d.\u202f ]+ )?(?!uns|fois|temps)[a-zà-ÿ]{3,}s (?:de (?!la |l'|notre |nos )[\w-]+ )?(?:nous |vous |m'|l'|se )?(?P<x>(?-i:" + _COMMON + r"))\b(?!-)(?! ?(?:de|du|des|d'))", _PLURAL,
        "Vos retours nous intéresse !|Nos 23 000 salariés partage tout.|Les équipes de nuit mérite une prime.", "Nos clients nous attendent.|Les services commande et compte client.|Les jours de fête, reste ici.|Les héros du reste.", unless=r"\b(?:les|nos|vos) [a-zà-ÿ]+s (?:[a-zà-ÿ]+ )?(?:compte|aide|change|partage|mérite) (?:client|et)\b|\?|\bet\b[^.]*\b(?:reste|demande|pense|porte)\b"),
    confusion("si_cond", _AFTER_SI, START + r"(?:et )?s(?:i|')(?: (?:je|tu|elle|elles|on|nous|vous|l'on)| j'| ?ils?) ?(?P<x>aurais|aurait|aurions|auriez|auraient|serais|serait|serions|seriez|seraient)\b(?= [^?]*,)",
        {"aurais": "avais", "aurait": "avait", "aurions": "avions", "auriez": "aviez", "auraient": "avaient", "serais": "étais", "serait": "était", "serions": "étions", "seriez": "étiez", "seraient": "étaient"}, "Si nous aurions écouté, rien n’existerait.|Si j’aurais su, je serais resté.", "Si nous avions su.|Je ne sais si j’aurais osé, moi."),
    confusion("etes_past", _PARTICIPLE, r"\b(?:ont|avons|avez|a|avaient|auraient|aurons|auront) (?:toujours |tous |bien |déjà )?(?P<x>étés|étée|étées)\b", "été", "Ils ont étés clairs.", "Deux étés.|Ils ont été clairs."),
    confusion("nous_sommes", _PARTICIPLE, r"\bnous sommes (?:très |vraiment |si |tous |plus que |tellement )?(?P<x>" + "|".join(_GLAD) + r")\b", _GLAD, "Nous sommes ravi de vous voir.", "Nous sommes ravis.|Je suis ravi."),
    confusion("nous_nous", _PARTICIPLE, r"\bnous nous sommes (?:tous |enfin |bien |déjà )?(?P<x>(?!parlé|succédé|donné|demandé|téléphoné|posé|lancé|juré|accordé|menti|écri|imposé|fixé|offert|envoyé|échangé|partagé|trouvé|racheté|serré|raconté)[a-zà-ÿ]+é)\b", r"\g<x>s", "Nous nous sommes rencontré au lycée.", "Nous nous sommes rencontrés.|Nous nous sommes parlé."),
    confusion("a_presentes", _PARTICIPLE, r"\b(?:nous|vous) (?:a|ont|avait) (?P<x>(?:présent|donn|racont|montr|expliqu|envoy|propos|accord|apport)(?:és|ées|ée))(?= " + _DET + ")",
        {f"{stem}{end}": f"{stem}é" for stem in ("présent", "donn", "racont", "montr", "expliqu", "envoy", "propos", "accord", "apport") for end in ("és", "ées", "ée")}, "Il nous a présentés son laboratoire.", "Il nous a présentés hier.|Il nous a présenté son labo."),
    confusion("euros", _PARTICIPLE, r"(?:€|\beuros) (?P<x>(?:récolt|collect|investi|lev|vers|dépens|engag|réuni)(?:ées|es))\b", {f"{stem}{end}": right for stem, end, right in (("récolt", "ées", "récoltés"), ("collect", "ées", "collectés"), ("investi", "es", "investis"), ("lev", "ées", "levés"), ("vers", "ées", "versés"), ("dépens", "ées", "dépensés"), ("engag", "ées", "engagés"), ("réuni", "es", "réunis"))}, "11 350 € récoltées.", "12 M€ levés."),
    confusion("d_etre_venu", _PARTICIPLE, r"\bmerci d'être (?P<x>venu|passé|resté|monté)(?= (?:si|aussi) nombreux\b)", {"venu": "venus", "passé": "passés", "resté": "restés", "monté": "montés"}, "Merci d’être venu si nombreux.", "Merci d’être venu, Paul."),
    confusion("a_ete_f", _PARTICIPLE, START + r"(?:l'équipe|la décision|la réunion|la direction|notre équipe|notre usine|la soirée|la visite) a été (?P<x>[a-zà-ÿ]+é)\b", r"\g<x>e", "La décision a été validé.", "La décision a été validée.|L’équipe a été là."),
    confusion("besoins", _NUMBER, r"\b(?:ai|as|a|avons|avez|ont|avait|avaient|aura|aurons) (?P<x>besoins)(?= d(?:e|u|es)\b| d')", "besoin", "Les PME ont besoins d’aide.", "Les besoins de tous.|Avoir besoin d’aide."),
    confusion("milles", _NUMBER, r"(?<!les )(?<!des )(?<!\d )\b(?P<x>milles)(?= (?!marins|nautiques|carrés|des\b|dans\b|plus\b|vers\b)[a-zà-ÿ]{3,}s\b)", "mille", "Milles idées à creuser.|Milles mercis !", "Dix milles marins.|Les milles du programme.|Mille idées."),
    confusion("quelque", _NUMBER, r"\b(?P<x>quelque)(?= (?:jours|semaines|mois|années|chiffres|minutes|heures|mots|idées|photos|exemples|pistes|chiffre s)\b)", "quelques", "Quelque chiffres sur l’énergie.", "Quelque 300 jours.|Quelques jours."),
    confusion("chaque", _NUMBER, r"\bchaque (?P<x>" + "|".join(_ONE) + r")\b", _ONE, "Chaque jours, 2 000 repas partent.", "Chaque jour."),
    confusion("many_one", _NUMBER, rf"(?:(?<![\d.,:/])(?<![\d.,:/] )(?<!n° )(?<!le )\b{_COUNT}|\btous les|\btoutes les) (?P<x>" + "|".join(_NOUN_S) + r")\b(?![-'])(?= ?[.,!?:)]|$| (?:et|à|de|en|pour|qui|nous|par|seront|sont|ont|plus|sur|[a-zà-ÿ]{3,}ent)\b)", _NOUN_S, "Trois lauréat seront reçus.|Tous les matin, ça roule.|12 usine en France.", "Trois lauréats.|Le 3 an 2000.|À 18 heure de Paris.|Les 35 heures.", unless=r"\b(?:à|vers|le|zone|n°|lot|hall|ligne|site|top) [1-9]\d* |\bune? "),
    confusion("avoir_inf", _FORM, r"(?:\bd'avoir|\bpour avoir|\baprès avoir|\bayant|\bd'être) (?:bien |tous |déjà )?" + _ER, r"\g<stem>é", "Merci d’avoir participer à la course.", "Merci d’avoir participé.|Avoir un dîner."),
    confusion("glad_ez", _FORM, r"\b(?:fiers?|fière|fières|heureux|heureuses?|ravie?s?|plaisir|honneur|joie|hâte|temps|occasion) de (?:vous |nous |te |les |le |la )?(?P<x>(?P<stem>[a-zà-ÿ]{3,})ez)\b", r"\g<stem>er", "Je suis fier de vous annoncez notre partenariat.", "Fier de vous annoncer tout.|Près de vous, venez."),
    confusion("have_t", _FORM, r"\b(?:ai|as|avons|avez|ont|(?:il|elle|on|qui|n') ?a) (?:pas |bien |déjà |enfin |tous )?(?P<x>(?P<stem>choisi|fini|réussi|rempli|réuni|accueilli|grandi|agi|fourni|garanti|franchi|bâti|investi|établi|pu|su|vu|voulu|reçu|tenu)t)\b", r"\g<stem>", "Ils ont choisit Nantes.|Nous avons réussit.", "Ils ont choisi.|Il a dit."),
    confusion("tout_les", _NUMBER, r"(?:" + START + r"|\b(?:à|avec|pour|chez|sur|dans) )(?P<x>tout)(?= (?:nos|les|vos|mes|ces) [a-zà-ÿ]+[sx]\b)", "tous", "Tout nos collègues sont là.", "Tous nos collègues.|Tout le jour.|Surtout nos clients."),
    confusion("tous_le", _NUMBER, r"(?P<x>\btous)(?= le monde\b)", "tout", "Merci à tous le monde.", "Tous les jours.|Tout le monde."),
    confusion("quelle_m", _NUMBER, r"\b(?P<x>quelle)(?= (?:beau|bon|grand|plaisir|bonheur|honneur|succès|projet|parcours|travail|moment|match|talent)\b)", "quel", "Quelle beau projet !", "Quelle belle idée !|Quel beau projet !"),
    confusion("quel_f", _NUMBER, r"\b(?P<x>quel)(?= (?:belle|bonne|grande|joie|fierté|équipe|chance|aventure|soirée|journée|émotion|énergie|victoire|surprise|année)\b)", "quelle", "Quel belle équipe !", "Quelle belle équipe !"),
    confusion("det_one", _NUMBER, r"\b(?:vos|nos|mes|tes|leurs) (?:\d+ )?(?P<x>" + "|".join(_NOUN_S) + r")\b(?![-'·]|\.\w)", _NOUN_S, "Nous avons besoin de vos idée.", "Vos idées.|Leurs équipes."),
    confusion("sont_one", _NUMBER, r"\bsont (?:très |tous |vraiment |bien |aussi |si )?(?P<x>content|prêt|ravi|fier|présent|satisfait|ouvert|gratuit|disponible|impatient|fermé|complet|formidable|magnifique)\b(?!-)", {one: one + "s" for one in "content prêt ravi fier présent satisfait ouvert gratuit disponible impatient fermé complet formidable magnifique".split()}, "Les clients sont content.", "Les clients sont contents."),
    confusion("on_clitic", _AGREES, r"(?<![-'])\b(?:on|il|elle) (?:vous |nous |te |me |se |les |l'|s'|en |y )(?P<x>" + "|".join(_ON) + r")\b(?!-)", _ON, "On vous attends nombreux !", "On vous attend.|Avec elle en viens-tu ?", unless=r"\b(?:avec|chez|pour|sans|de|à|et) (?:il|elle) "),
    confusion("eux_qui", _AGREES, r"\bc(?:'est|e sont) (?:eux|elles) qui (?:l'|les |nous |vous |en )?(?P<x>a|est|va|fait)\b", _PLURAL, "C’est eux qui a eu l’idée.", "C’est eux qui ont raison."),
    confusion("glad_to", _WORDING, r"\b(?P<x>heureux|heureuse|ravie?s?|fiers?|fière|honorée?s?|contents?)(?= (?:vous|nous|t') (?:annoncer|présenter|accueillir|retrouver|dévoiler|compter|voir|rejoindre|recevoir|rencontrer|partager|offrir|proposer)\b)", r"\g<x> de", "Nous sommes heureux vous annoncer notre arrivée.", "Heureux de vous voir.|Je suis ravi : vous voir, enfin !"),
    confusion("parlons_en", _WORDING, r"(?:" + START + r"|, )(?P<x>(?P<v>parlons|parlez|profitons|profitez|discutons|allons|allez|pensons|pensez|parlez) (?P<p>en|y))(?= ?(?:[.!?,:…]|$))", r"\g<v>-\g<p>", "Le cloud souverain, parlons en !|Allons y !", "Parlons-en !|Nous parlons en direct."),
    confusion("elision", _WORDING, r"\b(?P<x>(?P<c>qu|l|d|n|j)e (?P<w>(?<=que )(?:il|elle|ils|elles|on|un|une)|(?<=je )(?:ai|aime|espère|adore|arrive|invite|étais|annonce|attends|ouvre|apprends|écris)|(?<=de )(?:intervenir|accueillir|annoncer|avoir|être|ouvrir|apprendre|aider|innover|investir|écouter|inviter|accompagner|arriver|aller|entendre|offrir|obtenir|inaugurer|embaucher|agir|apporter|améliorer|atteindre|éviter|être|avancer|essayer)|(?<=ne )(?:est|ai|a|avons|avez|ont|ose|oublie|oublions|oubliez|attendez|attend|était|avait)))\b(?!-)", r"\g<c>'\g<w>", "C’est un honneur de intervenir.|Je ai dit que il vient.", "Un honneur d’intervenir.|De onze à douze.", unless=r"\bj'ai je\b"),
    confusion("twice", _TWICE, r"\b(?P<x>(?P<w>le|les|de|du|des|un|une|et|à|pour|dans|que|qui|avec|sur|sont|ce|ne|par|au|aux|je|mon|notre|nos|vos|ont) (?P=w))\b(?!['-])", r"\g<w>", "Le nom de de mon associé.|Voici le le plan.", "Nous nous levons.|La la la.|Ce qui est est.|Un à un.", unless=r"\bqui (?:\w+ ){0,2}(?:est est|sont sont)|\bqui qui\b|\bun un\b"),
    confusion("chance_de", _FORM, r"\b(?:chance|honneur|plaisir|occasion|joie|besoin|temps|hâte|envie|privilège) (?:de |d')(?-i:" + _E + r")(?= " + _DET + ")", r"\g<stem>er", "J’ai eu la chance de rencontrés la ministre.", "La joie de Chloé la portait.|La chance de rencontrer la ministre."),
    confusion("ont_tous", _PARTICIPLE, r"\b(?:ont|avons|avez) (?:tous|toutes|bien|déjà|enfin) (?P<x>(?P<stem>[a-zà-ÿ]{2,}(?:é|[ten]u))s)(?= " + _DET + ")", r"\g<stem>", "Ils ont tous obtenus leur diplôme.", "Ils ont tous obtenu leur diplôme."),
    confusion("a_partir_du", _WORDING, r"\bà partir (?P<x>le)(?= (?:[\d\0]|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))", "du", "Ouvert à partir le 1er avril.", "À partir du 1er avril.", unless=r"\b(?:prêts?|prêtes?|commencent?|pousse|aide) à partir"),
    confusion("soyez", _FORM, START + r"(?:et |mais )?(?P<x>soyer)(?= \w)", "soyez", "Soyer prudents.", "Soyez prudents."),
    confusion("monde_entier", _NUMBER, r"\ble monde (?P<x>entiers|entière|entières)\b", "entier", "Dans le monde entiers.", "Le monde entier."),
    confusion("m_a_demande", _PARTICIPLE, r"(?:\b[mt]'|\bnous |\bvous |\blui |\bleur )(?:a|ont|avait) (?P<x>demandée?s?)(?<!demandé)(?= (?:à|si|pourquoi|comment|de|ce|quand|où)\b)", "demandé", "Ma fille m’a demandée à quoi ça sert.", "Elle m’a demandé pourquoi."),
    confusion("dire_merci", _WORDING, r"\bdire (?P<x>de merci)\b", "merci", "On oublie de dire de merci.", "On oublie de dire merci."),
    confusion("s_en", _WORDING, r"\b(?P<x>sans) (?=(?:souvien(?:t|nent)|réjoui(?:t|ssent)|occupent)\b)", "s'en", "Mes genoux sans souviennent.", "Il s’en souvient.|Sans souvenir."),
    confusion("mais_mes", _WORDING, r"\b(?:avec|pour|chez|par) (?P<x>mais)(?= (?:équipes|collègues|clients|amis|enfants|parents|associés|salariés|collaborateurs|proches)\b)", "mes", "Un café avec mais équipes.", "Avec mes équipes."),
)  # fmt: skip
