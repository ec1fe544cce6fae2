"""French words that are mistaken for others of the same sound. A table."""

from __future__ import annotations

from desktop_app.checks.confusion import START, confusion
from desktop_app.domain.finding import Explanation

_SOUND = Explanation(
    en="Perhaps another word that sounds the same is meant",
    fr="Peut-être un autre mot, qui se prononce pareil",
)
_A = Explanation(
    en="“A” (has) and “à” (to) are mixed up: “avait” fits only the first",
    fr="« A » et « à » sont confondus : seul le premier peut devenir « avait »",
)
#: Participles: what follows the verb "a" and never the preposition "à".
_DONE = (
    r"(?:[a-zà-ÿ]{2,}é|eu|fait|pris|dit|mis|su|vu|reçu|tenu|permis|ouvert|promis|dû|pu|voulu|fallu"
    r"|conclu|choisi|réussi|construit|rendu|perdu|vendu|écrit|appris|compris|suivi|produit|offert)"
)
_NOT_DONE = rf"(?! (?:{_DONE}|bien|déjà|aussi|toujours|encore|pas|plus|donc|enfin)\b)"
_I = r"(?:je|tu|il|elle|on|nous|ils|elles|l'on)"
_INFINITIVE = r"(?:(?!papier|fer\b|courrier|d[îi]ner|déjeuner|danger|laser|poker|gibier|hier|rocher)[a-zà-ÿ]{2,}er|faire|partir|dire|mettre|écouter|prendre|attendre|réduire|revenir|tenir|venir|choisir|rouvrir|ouvrir|réagir|suspendre|interrompre)"
_TURNS = r"(?:passe|passera|fait|fera|font|trouve|joue|construit|déroule|tient|tiendra|souvient|bat|prépare|rend|lève|décrète|mérite|gagne|voit)"

CONFUSIONS = (
    confusion(
        "a_locution", _A,
        r"\b(?:grâce|face|quant|contrairement|conformément|merci|bravo|rapport|vis) (?P<x>(?-i:a))\b" + _NOT_DONE + r"(?= \w)",
        "à", "C’est un succès grâce a vous.|Contrairement a ce qu’on dit.", "Merci a été dit.|Face à nous.|La grâce a touché Paul.|Merci à tous.",
    ),
    confusion(
        "a_partir", _A, r"\b(?P<x>a)(?= (?:partir d|cause d|travers (?:le|la|les|nos|un)|propos d|côté d|condition d|usage unique|venir\b|nouveau\b|bientôt|l'occasion d(?:u|es)\b|craquer))",
        "à", "Livraisons a partir de lundi.|Plein a craquer.|Plastique a usage unique.", "À partir de lundi.|Il a l’habitude.|Il a à venir.",
    ),
    confusion(
        "a_people", _A, r"\b(?:pens\w+|merci|bravo|grâce|hommage|félicitations|bienvenue|rendez-vous|dire|dit) (?P<x>(?-i:a))(?= (?:ceux|celles|tous|toutes|vous|nous|eux|elles|lui|mes|nos|vos|ma|mon|chacun|chacune)\b)",
        "à", "Je pense a ceux qui travaillent.|Ils pensent a nous.", "Merci à toutes.|Qui pense a tort.",
    ),
    confusion(
        "a_place", _A, r"\b(?:basée?s?|située?s?|installée?s?|implantée?s?|domiciliée?s?) (?P<x>a)(?= (?-i:[A-Z]))",
        "à", "Un poste basé a Rennes.", "Un poste basé à Rennes.",
    ),
    confusion(
        "a_has", _A, rf"(?<![-'])\b(?:il|elle|on|qui|personne n'|cela|ça) (?P<x>à)(?= (?:pas |bien |déjà |enfin |toujours )?{_DONE}\b)",
        "a", "Elle à reçu le prix.|On à tenu bon.|Lui qui à dirigé le site.", "Elle a reçu.|Est-il à côté ?|Un prix qui, à volonté, baisse.|Qui à côté de nous ?|Va-t-elle à l’école ?",
        unless=r"\bà (?:côté|volonté|proximité|moitié|café|égalité|perpétuité|liberté|vérité|santé|quantité|qualité|société|cité)\b",
    ),
    confusion(
        "a_been", _A, r"\b(?P<x>à)(?= (?:été (?!comme|et\b)[a-zà-ÿ]+|eu (?:lieu|la|le|les|raison|une?)))", "a",
        "Le site à été repris.|La visite à eu lieu.", "De l’hiver à été 2030.|La visite a eu lieu.",
    ),
    confusion(
        "il_y_a", _A, r"\b(?:il y|il n'y) (?P<x>à)\b", "a", "Il y à cinq ans, nous étions trois.", "Allez-y à pied.|Il y a cinq ans.",
    ),
    confusion(
        "ou_where", _SOUND,
        r"\b(?:au moment|le jour|du jour|un jour|l'endroit|là|partout|le lieu|l'année|l'atelier|la maison|l'usine|le pays|la ville|un monde|une époque|le moment|l'époque|demandé hier|demandé|sais|savoir) "
        rf"(?P<x>ou)(?= (?:{_I}|tout|rien|chacun)\b)",
        "où", "Le jour ou nous avons signé.|L’atelier ou tout se joue.|On m’a demandé ou je trouvais l’énergie.", "Le jour ou la nuit.|Le jour où nous signons.|Ici ou là, tout va.",
    ),
    confusion("d_ou", _SOUND, r"\bd'(?P<x>ou)\b", "où", "D’ou vient cette idée ?", "D’où vient-elle ?"),
    confusion(
        "ou_or", _SOUND, START + r"(?:thé|café|oui|vrai|fromage|pile|marche|avion|train|mer|paris) (?P<x>où)(?= (?:café|thé|non|faux|dessert|face|rêve|train|avion|montagne|lyon)\b)", "ou",
        "Thé où café ?|Vrai où faux ?", "Paris où tout va.",
    ),
    confusion(
        "on_ont", _SOUND, rf"\b(?:ils|elles|(?:nos|vos|les|mes|ces|ses|leurs) [a-zà-ÿ]+[sx](?: de \w+)?) (?P<x>on)(?= (?:tous |toutes |bien |déjà |enfin )?{_DONE}\b)",
        "ont", "Nos équipes on travaillé.|Ils on tenu.", "Nos équipes, on les aime.|Les jours où on a dit.|Pour les autres on fait simple.|Elles ont dit.",
        unless=r"\bon (?:fait|dit|su\b)|\b(?:pour|avec|chez|sans|par|à|de|où) (?:nos|vos|les|mes|ces|ses|leurs|eux|elles|ils) ",
    ),
    confusion(
        "ont_on", _SOUND, START + r"(?P<x>ont)(?= (?:ne|n'|a|est|va|vous|se|s'|l'|y|peut|doit|veut)\b| n'| s'| l')", "on",
        "Ont ne lâche rien.|Ont est fiers.", "Ont répondu : Paul et Anne.|On ne lâche rien.",
    ),
    confusion(
        "son_sont", _SOUND, r"\b(?:ils|elles|ceux qui|celles qui|(?:nos|vos|les|mes|ces) [a-zà-ÿ]+s) (?P<x>son)(?= (?:là|prêt\w*|tou[st]\w*|bien|très|arrivé\w*|ici|en|venu\w*|parti\w*|déjà|formidables?|\w+és|\w+ées)\b)",
        "sont", "Les résultats son là.|Ils son arrivés.", "Les clients sont là.|À ceux qui, par son travail, aident.",
    ),
    confusion(
        "sa_ca", _SOUND, r"\b(?P<x>sa)(?= (?:va|y est|fait (?:du|des|\w+ ans|plaisir|mal|longtemps|chaud|un)|suffit|vaut|ne|nous|vous|me|bouge)\b| n'| m'| s')", "ça",
        "Sa fait dix ans.|Sa y est !|Comment sa va ?", "Sa valise est bouclée.|Ça va.",
    ),
    confusion(
        "ca_sa", _SOUND, r"\b(?P<x>ça)(?= (?:feuille|femme|fille|famille|mère|carrière|maison|ville|stratégie|société|passion|vision|retraite|promesse|parole|démarche|gamme|nouvelle|première|propre)\b)", "sa",
        "Elle présente ça feuille de route.", "Ça marche.|Sa feuille.",
    ),
    confusion(
        "s_est_c_est", _SOUND, START + r"(?P<x>s'est)(?= (?:un|une|le|la|les|notre|nos|mon|ma|mes|avec|pour|maintenant|ici|vous|nous|eux|pourquoi|grâce|ça|dans|bien|fini|parti)\b| l')", "c'est",
        "S’est une grande fierté.|S’est avec joie que je pars.", "Il s’est un peu perdu.|C’est une fierté.",
    ),
    confusion(
        "comma_s_est", _SOUND, r", (?P<x>s'est)(?= (?:notre|nos|mon|ma|mes|maintenant|vous|nous|eux|ça)\b)", "c'est", "L’avenir, s’est maintenant.", "Paul, lui, s’est un peu perdu.",
        unless=r"s'est (?:nous|vous|maintenant) [a-zà-ÿ]+(?:é|ée|és|u|i)\b",
    ),
    confusion(
        "c_est_s_est", _SOUND,
        r"\b(?:il|elle|on|(?:le|la|notre|mon|ma|ce|cette) [a-zà-ÿ]+) (?P<x>c'est)(?= (?:[a-zà-ÿ]{3,}(?:ée?s?)|battue?s?|mise?s?|rendue?s?|tenue?s?|construite?s?|tue?s?|souvenue?s?|agrandie?s?|réunie?s?|enrichie?s?)\b)",
        "s'est", "Elle c’est battue pour ce projet.|Le chantier c’est terminé.", "Elle s’est battue.|Le café c’est sacré.|La santé c’est précieux.",
        unless=r"c'est (?:sacrée?|clé|raté|gagné|réglé|parfait|compliquée?|osée?|assumée?|été|liberté|santé|bébé|côté|compté|carré|usée?|simplifiée?)\b",
    ),
    confusion(
        "ces_c_est", _SOUND, r"(?:" + START + r"|, )(?P<x>ces)(?= (?:une?|le|la|notre|vous|nous|moi|lui|eux|elle|pourquoi|parti|quoi|que|qui|pas|vrai|sûr|fini)\b)", "c'est",
        "Ces une excellente nouvelle.|Ces parti !", "Ces deux usines.|Ces vrais amis.",
    ),
    confusion(
        "ces_ses", _SOUND, r"\b(?:fêt(?:e|ait|era|ent|er)|célèbre|souffle|soufflera|célébrera|fêtons) (?P<x>ces)(?= (?:\d+|\w+) (?:ans|bougies|printemps)\b)", "ses",
        "Notre filiale fête ces 10 ans !", "Elle fête ses 10 ans.|Ces dix ans furent beaux.",
    ),
    confusion(
        "keeps_ses", _SOUND, r"\b(?:il|elle|on|qui) (?:tient|a tenu|tiendra) (?P<x>ces)(?= (?:promesses|engagements|objectifs)\b)", "ses", "Il tient ces promesses, lui.", "Il tient ses promesses.",
    ),
    confusion(
        "ses_ces", _SOUND, START + r"(?P<x>ses)(?= (?:(?:deux|trois|quatre|cinq|dix) (?:derniers|dernières) (?:années|mois|semaines|jours)|derniers (?:jours|temps|mois))\b)", "ces",
        "Ses deux dernières années ont été rudes.", "Ses deux dernières usines.|Ses dernières années.",
    ),
    confusion("ne_ce", _SOUND, r"\bne (?P<x>ce)(?= \w)", "se", "L’innovation ne ce décrète pas.", "Ce ne sont pas eux.|Elle ne se décrète pas."),
    confusion("se_que", _SOUND, r"\b(?P<x>se)(?= (?:que|qui)\b| qu')", "ce", "Voilà se que nous voulons.|On a oublié se qu’il disait.", "Ce que je veux."),
    confusion(
        "il_ce", _SOUND, rf"(?<!-)\b(?:il|elle|on|ils|elles|qui) (?P<x>ce)(?= {_TURNS}\b)", "se", "Tout ira bien si on ce tient prêt.", "Viendra-t-elle ce soir ?|Il se tient.",
    ),
    confusion("quant_quand", _SOUND, r"(?:^[^\w]*|(?-i:(?=quant)))\b(?P<x>quant)(?= (?:je|tu|il|elle|on|nous|vous|ils|elles|le|la|les|un|une|mon|ma|notre|nos|tout)\b)", "quand", "Quant nous avons ouvert, il pleuvait.", "Quant à moi, oui.|Quant aux autres.|Mary Quant elle-même."),
    confusion("quand_quant", _SOUND, r"\b(?P<x>quand)(?= à (?:moi|toi|lui|elle|nous|vous|eux|elles|la (?:rumeur|suite|question))\b)", "quant", "Quand à moi, je reste.|Quand à la rumeur, elle est fausse.", "Quand à midi tout ferme.|Quant à moi."),
    confusion("leurs_leur", _SOUND, r"(?<!chez )(?<!avec )(?<!pour )(?<!sans )(?<!entre )\b(?:je|tu|on|nous) (?P<x>leurs)(?= \w)", "leur", "Nous leurs devons tout.|Je leurs ai dit merci.", "Chez nous leurs enfants jouent.|Nous leur devons tout."),
    confusion("leur_leurs", _SOUND, r"\b(?:et|de|pour|avec|à|dans) (?P<x>leur)(?= (?:enfants|familles|équipes|collègues|clients|proches|efforts|parents|amis|promesses|produits|talents|idées|conjoints)\b)", "leurs", "Les clients et leur enfants sont invités.", "Et leurs enfants.|De leur famille."),
    confusion("mes_mais", _SOUND, r"(?:, |" + START + r")(?P<x>mes)(?= (?:la|le|les|pas|je|il|nous|on|elle|aussi|où|quelle?s?|qui|surtout|bon)\b| c'est| j'| l')", "mais", "Nous avons tout donné, mes la pluie a gagné.|Mes où est la machine ?", "Mes amis, merci.|Mais où est-elle ?"),
    confusion("peu_peut", _SOUND, r"\b(?:on|il|elle|ça|cela|qui) (?:ne )?(?P<x>peu)(?= (?:pas |tout |tous |toujours |encore |aussi |enfin )?(?:être|avoir|faire|\w{3,}er|\w{3,}ir|\w{3,}re)\b)", "peut", "On peu être grand et simple.", "On peut être grand.|Peu importe.|Un lieu qui peu à peu grandit."),
    confusion("peut_peu", _SOUND, r"(?:" + START + r"(?P<x>peut)(?= de \w+s\b))", "peu", "Peut de journalistes maîtrisent le sujet.", "On peut de moins en moins.|Peu de gens."),
    confusion("un_peut", _SOUND, r"(?:(?<!['\w] )(?<!')\bun|\btrès|\btrop|\bavons|\bavez|\bont) (?P<x>peut|peux)(?= (?:de|plus|moins|trop|partout)\b| d')", "peu", "Un peut de patience.|Nous avons peux de mots.", "Un peu.|Un peut-être.|Quelqu’un peut m’aider ?|L’un peut de moins."),
    confusion("du_past", _SOUND, rf"\b(?:ai|as|a|avons|avez|ont|avait|aurait|aurions|aura|aurai|aurais|auriez|auraient) (?P<x>du)(?= {_INFINITIVE}\b)", "dû", "Nous avons du fermer le site.", "Il a du plaisir.|Il a du papier.|Nous avons dû fermer."),
    confusion("ready", _SOUND, r"\b(?:suis|es|est|était) (?P<x>près)(?= à \w+(?:er|ir|re)\b)", "prêt", "Je suis près à partir.", "Je suis près d’eux.|Il est prêt à partir."),
    confusion("ready_all", _SOUND, r"\b(?:sommes|êtes|sont|étaient) (?P<x>près)(?= à \w+(?:er|ir|re)\b)", "prêts", "Nous sommes près à investir.", "Nous sommes près de Lyon."),
    confusion("cense", _SOUND, r"\b(?P<x>sensée?s?)(?= (?:\w+er|être|avoir|\w+ir|\w+oir|\w+re)\b)", {"sensé": "censé", "sensée": "censée", "sensés": "censés", "sensées": "censées"}, "Il est sensé pleuvoir.", "Un choix sensé.|Il est censé pleuvoir."),
    confusion("etait_ete", _SOUND, r"\b(?:ai|as|a|avons|avez|ont|avait|avaient|aurait|auraient) (?:pas |toujours |déjà |bien |jamais )?(?P<x>était)\b", "été", "Le jury a était unanime.|Je n’ai pas était surpris.", "Il était là.|Le jury a été unanime."),
    confusion("est_ce", _SOUND, r"\b(?P<x>es-ce)\b", "est-ce", "Es-ce que tu viens ?", "Est-ce que tu viens ?"),
    confusion("fete", _SOUND, START + r"(?:la |une )?(?P<x>faite)(?= (?:continue|commence|bat|est finie|de la|des|du)\b)", "fête", "La faite continue ce soir.", "La fête continue.|Faite de bois, elle dure.", unless=START + r"faite "),
    confusion("j_ai", _SOUND, r"\b(?P<x>j'est|j'et|j'es)(?= )", "j'ai", "J’est une annonce à faire.", "J’ai une annonce."),
    confusion("je_l_ai", _SOUND, r"\bje (?P<x>les)(?= (?:dit|promis|déjà dit|toujours dit)\b)", "l'ai", "Je les dit hier.", "Je les dis.|Je l’ai dit."),
    confusion("fais_partie", _SOUND, r"\b(?:faire|fait|fais|font|faisons|faites|faisait) (?P<x>parti)(?= (?:de|du|des|d')\b| d')", "partie", "Faire parti de la solution.", "Un parti de plus.|Faire partie de tout."),
)  # fmt: skip
