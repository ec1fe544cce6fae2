"""Faults of English grammar that can be told without a parser. A table."""

from __future__ import annotations

from desktop_app.checks.confusion import START, confusion
from desktop_app.domain.finding import Explanation

_AGREES = Explanation(
    en="The verb does not agree with its subject", fr="Le verbe ne s’accorde pas avec son sujet"
)
_FORM = Explanation(
    en="Another form of the verb is needed here", fr="Il faut ici une autre forme du verbe"
)
_NUMBER = Explanation(
    en="Singular and plural do not go together", fr="Singulier et pluriel ne vont pas ensemble"
)
_ARTICLE = Explanation(
    en="“A” stands before a consonant’s sound, “an” before a vowel’s",
    fr="« A » se met devant un son de consonne, « an » devant un son de voyelle",
)
_TWICE = Explanation(en="The same word twice", fr="Le même mot deux fois")
_WORDING = Explanation(en="English says this otherwise", fr="L’anglais le dit autrement")

_PAST = {
    "went": "go", "knew": "know", "saw": "see", "came": "come", "took": "take", "gave": "give",
    "wrote": "write", "began": "begin", "became": "become", "thought": "think", "made": "make",
    "had": "have", "felt": "feel", "told": "tell", "met": "meet", "kept": "keep",
    "bought": "buy", "sold": "sell", "sent": "send", "won": "win", "grew": "grow",
    "spoke": "speak", "chose": "choose", "broke": "break", "brought": "bring", "taught": "teach",
}  # fmt: skip
_PARTICIPLE = {
    "went": "gone", "took": "taken", "gave": "given", "wrote": "written",
    "began": "begun", "grew": "grown", "spoke": "spoken", "chose": "chosen", "drove": "driven",
    "flew": "flown", "ate": "eaten", "knew": "known", "broke": "broken", "became": "become",
}  # fmt: skip
_THIRD = {
    "have": "has", "want": "wants", "need": "needs", "know": "knows", "love": "loves",
    "believe": "believes", "think": "thinks", "seem": "seems", "go": "goes", "do": "does",
    "make": "makes", "get": "gets", "come": "comes", "take": "takes", "give": "gives",
    "say": "says", "mean": "means", "understand": "understands", "deserve": "deserves",
    "work": "works", "are": "is", "were": "was", "don't": "doesn't", "haven't": "hasn't",
    "remember": "remembers", "agree": "agrees", "expect": "expects", "feel": "feels",
    "apply": "applies", "run": "runs", "begin": "begins", "become": "becomes",
    "remain": "remains", "support": "supports", "help": "helps", "use": "uses",
    "live": "lives", "bring": "brings", "keep": "keeps", "show": "shows", "aren't": "isn't",
}  # fmt: skip
_VERB = "(?P<x>" + "|".join(_THIRD) + r")\b(?!-)"
#: Those that are the name of no thing.
_PURE = (
    r"(?P<x>have|want|need|know|believe|think|seem|go|do|get|come|take|say|mean|understand|deserve"
    r"|are|were|don't|haven't|remember|agree|expect|apply|begin|become|remain|bring|aren't)\b(?!-)"
)
#: Neither the name of a thing nor an order: after "everybody" a verb, or nothing at all.
_STATE = (
    r"(?P<x>have|want|need|know|believe|seem|understand|deserve|haven't|don't|remember|agree|expect)"
    r"\b(?!-)"
)
#: One of many, and no group of people that takes a plural verb in Britain.
_THING = (
    r"(?:company|customer|client|project|product|plant|factory|store|shop|site|depot|country|city"
    r"|region|week|month|year|day|job|role|contract|deal|result|number|engineer|driver|founder"
    r"|leader|manager|employee|colleague|person|child|student|nurse|woman|man|investor"
    r"|shareholder|supplier|partner|market|brand|idea|question|answer|decision|solution|service"
    r"|app|platform|machine|robot|train|truck|ship|car|bike|phone|building|bridge|school|hospital"
    r"|hotel|restaurant|farm|station|airport|meeting|speech|story|book|lesson|mistake|mother"
    r"|father|son|daughter|wife|husband|brother|sister|grandmother|grandfather|boss|mentor|CEO"
    r"|CFO|CTO|assistant|president|minister|mayor|coach|captain|world|economy|rule|strategy"
    r"|process|system|battery|engine|prototype|sector|industry|merger|journey|traffic|weather)"
)
_PLURAL = {
    "company": "companies", "country": "countries", "factory": "factories", "city": "cities",
    **{
        noun: noun + "s"
        for noun in (
            "customer client project product store shop week month year day job engineer driver "
            "employee colleague student nurse investor supplier partner idea question machine robot "
            "train truck school hospital farm station meeting lesson mistake team volunteer "
            "shareholder apprentice site plant founder"
        ).split()
    },
}  # fmt: skip
_COUNTED = "(?P<x>" + "|".join(_PLURAL) + ")"
_MANY = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    r"|fifty|several|many|few|these|those)"
)
_ENDS = r"(?=[ ]?(?:[.,;:!?…)]|$)| (?:of|in|at|for|to|from|with|on|who|that|we|I|ago|later)\b)"
_PLURAL_NOUN = r"(?:days|weeks|people|things|customers|companies|countries|ideas|words|results)"
_FOREIGN = r"été|ici|aussi|avec|otra|otro|ella|ogni|alle|auch|aqui|este|esta|okonomiyaki"


FAULTS = (
    confusion(
        "did_past", _FORM,
        r"(?:\bdidn't|\bdid not|\bdid (?:you|we|they|he|she|I|it)) (?P<x>" + "|".join(_PAST) + r")\b", _PAST,
        "We didn’t went public.|Did you saw it?", "Those who didn’t, knew why.|What they did made sense.",
        unless=r"\b(?:who|what|that|which) (?:did|didn't)\b|\bwhat\b[^.?!]*\bdid\b",
    ),
    confusion(
        "have_past", _FORM,
        r"(?:\bhave|\bhas|\b(?:we|I|they|you)'ve|\bhaving|\bhaven't|\bhasn't) (?P<x>" + "|".join(_PARTICIPLE) + r")\b(?!-)", _PARTICIPLE,
        "I have went to every site.|We’ve began to ship.", "We have gone.|All we have broke.",
        unless=r"(?:all|what|everything) (?:we|I|they) have",
    ),
    confusion(
        "was_past", _FORM, r"\b(?:was|were|been|is|are) (?P<x>wrote|took|gave|chose|spoke|drove|knew|broke|began)\b(?! even)", _PARTICIPLE,
        "The contract was wrote on one page.", "We were broke.|What that was gave us hope.",
        unless=r"\b(?:were|was|are|is|been) broke\b|\b(?:what|who|all|that|this) (?:\w+ )?(?:was|were|is|are)\b",
    ),
    confusion(
        "third_person", _AGREES, START + r"(?:he|she|it) (?:always |never |often |still |now )?" + _VERB + r"(?! streams?| streamed)", _THIRD,
        "He go to every store.|She don't need a title.|It work.", "He was.|It were better so.|It goes on.",
        unless=r"\bit were\b|\b(?:he|she|it) say\b",
    ),
    confusion(
        "but_it", _AGREES, r", (?:and|but) (?:he|she|it) (?P<x>work|have|don't|go|need|want|make|take|seem|run)\b(?!-)", _THIRD,
        "Democracy is slow, but it work.", "It’s slow, but it works.|Let him, and it make you proud.",
        unless=r"\b(?:let|make|help|did|does|will|can|may|would|should|to)\b",
    ),
    confusion(
        "nobody_wants", _AGREES,
        r"(?:" + START + r"|, (?:and |but )?|\b(?:because|but|and|when|if) )(?:nobody|everybody|everyone|somebody|someone|anybody|no one)"
        r"(?: (?:here|else|in \w+|at \w+))? " + _STATE, _THIRD,
        "Nobody want another webinar.|Everybody know this.", "Somebody send the man a tea.|Does everyone agree?|Nobody wants it.",
        unless=r"\?|\b(?:do|does|did|can|will|let|should|would|may|make|if only)\b|\bhave (?:an?|the|fun|your)\b",
    ),
    confusion(
        "each_has", _AGREES,
        r"(?:" + START + r"|, (?:and |but )?|\b(?:because|when|Monday|that) |: )(?:every|each|no|another|this|one) (?:\w+ )?" + _THING + r" (?:ever |always |now |still )?" + _PURE
        + r"(?= )", _THIRD,
        "No company have ever cut its way.|Every project need a friend.", "Each company has one.|No customer service work is easy.|Does every shop have one?|This app keep-alive.",
        unless=r"\b(?:do|does|did|can|will|let|should|would|may|make|makes|help|helps|could|might|must|to|help|insist|demand)\b",
    ),
    confusion(
        "our_thing_has", _AGREES,
        START + r"(?:(?:now|today|and|but) )?(?:the|our|my|his|her|its|their) (?:(?!and|or|of|to|in|that|who|we|did|does|do\b)[\w-]+ )?" + _THING.replace("company|", "", 1)
        + r" (?:now |always |never |still |often )?(?P<x>have|want|need|know|understand|deserve|believe|don't|say|go|come|take|seem|apply|are|make|remain|become)\b(?!-)(?= )", _THIRD,
        "Our AI assistant now understand 61 languages.|My mother always say so.", "Our plants have opened.|The world needs it.|Our shop work is hard.",
        unless=r"\?|\b(?:do|does|did|can|will|let|should|would|may|make|makes|help|helps|could|might|must|that|and|or|than|if)\b",
    ),
    confusion(
        "each_one_of", _AGREES,
        r"\b(?:every one|each|one) of (?:our|my|your|their|the|these|those) (?:\d+ )?(?:\w+ )?\w+s (?P<x>are|have|were|haven't|aren't|don't|want|need|know)\b(?= )", _THIRD,
        "Every one of our 42 stores are powered by wind.|Each of our sites have a garden.", "Each of our sites has one.|One of the few things customers want.|One of the things we have.",
        unless=r"\b(?:who|that|which|where|things|do|does|did|can|will|let|should|would|if|few)\b",
    ),
    confusion(
        "you_was", _AGREES, r"(?:" + START + r"|, |\b(?:and|but|because|that|when|if|so|since|though) )(?:we|they|you) (?P<x>was|wasn't|has|hasn't)\b(?! been (?:who|what))",
        {"was": "were", "wasn't": "weren't", "has": "have", "hasn't": "haven't"},
        "They was first.|We has no plan.", "One of you has won.|The best of them was you.|Each of you was here..",
        unless=r"\b(?:of|to|with|for|than|like|about|behind|meet|thank|by|from|before|after|what|who|that|which|and|except|but|near) (?:we|they|you) (?:was|has|wasn't|hasn't)|\b\w+ing (?:you|they|we) (?:was|has)|\b(?:thank|meet\w*|see|know\w*|help\w*|met|show\w*) you\b",
    ),
    confusion(
        "many_has", _AGREES, r"\b(?:many|both|all|these|those|few) (?:people|sides|teams|customers|companies|women|men|employees|parents|colleagues) (?P<x>has|was|is|deserves|wants|needs|knows|thinks)\b",
        {"has": "have", "was": "were", "is": "are", "deserves": "deserve", "wants": "want", "needs": "need", "knows": "know", "thinks": "think"},
        "So many people has asked.|Both sides deserves respect.", "One of those people is here.|Many people have asked.",
        unless=r"\b(?:how|or|at|of|that|having|with|to|for|by|from|what|serving|helping|in|on) (?:so |too |how |the )?(?:many|both|all|these|those|few)\b",
    ),
    confusion(
        "names_is", _AGREES, START + r"(?-i:[A-Z])[a-zà-ÿ]{2,} and (?-i:[A-Z])[a-zà-ÿ]{2,} (?P<x>is|was|has)(?= (?:leading|joining|taking|moving|leaving|coming|both|married|our|my))",
        {"is": "are", "was": "were", "has": "have"},
        "Yusuf and Zeynep is leading our hub.", "Yusuf and Zeynep are leading.|Marks and Spencer is growing.",
        unless=r"\b(?:Spencer|Gamble|Johnson|Young|Sons|Whitney|Decker|Fitch|Brothers|Co|Partners|Design|Marketing|Sales|Development|Finance|Safety|Research|Legal)\b",
    ),
    confusion(
        "one_of_plural", _NUMBER, r"\bone of (?:our|my|your|his|her|their|these|those|its) (?:best |first |oldest |youngest |former |new |many )?" + _COUNTED + r"\b(?= ?[.,!?:]| (?:who|is|was|has|used|told|said|asked|fixed|in|at|from|and)\b)", _PLURAL,
        "One of my engineer used to say so.|One of our driver has won.", "One of our drivers has won.|One of our store managers.|One of our team won.",
        unless=r"\bone of (?:\w+ ){1,2}team\b",
    ),
    confusion(
        "number_plural", _NUMBER, rf"(?<![\d:.,/])\b(?:{_MANY}|[2-9]\d?|(?!(?:19|20)\d\d\b)\d{{3,}}) (?:new |slow |long |more |different |great |good |small |big )?" + _COUNTED + r"\b" + _ENDS, _PLURAL,
        "I'd take ten slow week of testing.|We opened three store in May.", "A three week trip.|Ten weeks of it.|1 day of it.|A 10 day of rest.|2030 plant in Leeds.|Many a day of rest.",
        unless=r"\ba (?:\w+ )?\d+|\bteam\b|\b(?:an?|the|our|this|no|day|week|year|step|phase|number|of) \d+ (?:day|week|month|year)|\bmany an?\b|\b(?:plant|day|site|week|year|school|terminal|hall|unit)s? (?:\d|two|three)",
    ),
    confusion(
        "mass", _NUMBER, r"\b(?P<x>informations|feedbacks|equipments|advices|knowledges|furnitures|softwares|hardwares|luggages|homeworks)\b",
        {"informations": "information", "feedbacks": "feedback", "equipments": "equipment", "advices": "advice", "knowledges": "knowledge", "furnitures": "furniture", "softwares": "software", "hardwares": "hardware", "luggages": "luggage", "homeworks": "homework"},
        "For more informations, ask us.|New equipments.", "More information.|Feedback is a gift.",
    ),
    confusion(
        "an_information", _NUMBER, r"\b(?P<x>an? (?:advice|information|feedback|equipment|luggage|furniture|homework|good news|great news))\b(?=[ ]?[.!?:]| (?:from|about|on|for|to|that)\b)", "",
        "I need an advice from anyone.|It’s a great news for Lyon.", "An advice column.|A news agency.",
    ),
    confusion(
        "this_plural", _NUMBER, rf"(?P<x>\bthis)(?= {_PLURAL_NOUN}\b(?!'|-))(?! (?:days?|weeks)' )", "these",
        "This results belong to you.|This people made it.", "This results in growth.|These results.|Do this, people!|With this words fail.",
        unless=r"this results in\b|this words\b|this people(?: business|'s| manager)",
    ),
    confusion(
        "these_singular", _NUMBER, r"(?P<x>\bthese)(?= (?:year|week|month|morning|evening|weekend|quarter|company|decision|announcement)(?:[ ]?[.,!?:]| (?:we|I|our|they|is|was|has|will)\b))", "this",
        "These year we planted trees.", "These year-end figures.|These company values.|This year.",
    ),
    confusion(
        "how_much", _NUMBER, r"\bhow (?P<x>much)(?= (?:jobs|years|days|hours|countries|meetings|trains|languages)\b(?!'))", "many",
        "How much jobs does it create?", "How much time?|How many jobs?",
    ),
    confusion(
        "me_and", _WORDING, START + r"(?P<x>me) and (?:my|our|the) \w+ (?:have|are|were|built|made|went|will|had|just|am|did|got)\b", "I",
        "Me and my daughter built this.", "My daughter and I built this.|Me and my big mouth.",
    ),
    confusion(
        "and_me", _WORDING, r"(?:" + START + r"(?:the|my|our) (?:\w+ )?\w+ (?:of [\w\0]+ )?and )(?P<x>me)(?= (?:have|are|were|will|had|just|went|did)\b)", "I",
        "The CEO of Kraft and me have just signed.|My colleague and me are in Doha.", "Between you and me, they are right.|My wife and I are here.",
    ),
    confusion(
        "a_an", _ARTICLE, r"(?:^(?P<start>)|(?<=[\w,:]) )(?P<x>(?-i:a)|(?(start)A|(?!)))(?= (?-i:(?!eu|ewe|one\b|once|oui|u[nst][aei]|uni|ub|uk|ur[ai]|ufo|une?\b|ute|uto)"
        rf"(?!(?:{_FOREIGN})\b)[aeiou][a-z]{{3,}}|hour|honest|honou?r)\b)", "an",
        "She is a engineer.|It took us a hour.|We signed a agreement.",
        "A one-hour trip.|A European city.|A user.|Vitamin A is good.|A once-rare bird.|an hour|A uniform.|A Ubisoft game.|A unanimous vote.|An & a.",
    ),
    confusion(
        "an_a", _ARTICLE, r"(?:^(?P<start>)|(?<=[\w,:]) )(?P<x>(?-i:an)|(?(start)An|(?!)))(?= (?-i:(?:[bcdfgjklmnpqrtvwyz]|s(?!ms|os|dk))(?:[aeiou]|[lrhtwp][aeiou])[a-z]+"
        r"|[eE]urope\w*|[uU]niversit\w*|union|unique|unit\w*|user\w*|useful|uniform|one)\b)", "a",
        "Visited an university spin-off.|We opened an European office.|This is an big day.|An simple plan.",
        "An hour.|An MEP.|An RSVP.|An SDK.|An honest man.|An heir.|An SME.",
        unless=r"\ban (?-i:[A-Z]{2,}|[A-Z][a-z]*[A-Z])",
    ),
    confusion(
        "twice", _TWICE, r"\b(?P<x>(?P<w>the|a|an|of|and|our|their|from|with|your|my|we|for|to|is|are|this|will|have|at) (?P=w))(?<!(?-i:the The))\b(?!['-])", r"\g<w>",
        "The only the the yard.|Thanks to all of of you.", "I had had enough.|That that is.|Give it to to-do lists.|What it is is clear.",
        unless=r"\b(?:what|who|how|that|problem|thing|point|truth) (?:\w+ ){0,3}is is\b|\bare are\b|have have|will will|\bthis this\b|\bto to-",
    ),
    confusion(
        "to_ed", _FORM, r"\b(?:proud|happy|pleased|delighted|excited|thrilled|glad|going|able|ready|trying|need|want|hope|plan) to (?P<x>(?!need|feed|succeed|proceed|exceed|bleed|breed|embed|shed|seed|heed|speed|shred)(?P<stem>[a-z]{3,})ed)\b(?! (?:and|or) )", "",
        "We are proud to announced our partnership.", "Proud to need you.|Able to succeed.|Proud to announce it.",
    ),
    confusion(
        "modal_past", _FORM, r"\b(?:will|would|could|should|must|might|won't|can't|cannot|shall) (?P<x>went|came|took|gave|wrote|began|became|knew|chose|spoke|grew|brought|thought|kept)\b(?! of)", {**_PAST},
        "The new rules will came into force.", "What we could became what we did.|They will come.", unless=r"\b(?:what|all|who|whatever|as best) (?:\w+ ){1,3}(?:could|would|can|might|should) ",
    ),
    confusion(
        "never_saw", _FORM, r"(?:\bhave|\bhas|'ve) (?:never|ever|always|already|just|not) (?P<x>saw|did|went|gave|took|wrote)\b", {**_PARTICIPLE, "saw": "seen", "did": "done"},
        "I’ve never saw such a crowd.", "I have never seen it.",
    ),
    confusion(
        "people_has", _AGREES, START + r"(?:every \w+, )?(?:our|these|those|my|their|both) (?!quarters|headquarters|masters|matters|others|numbers)(?:[a-z]+(?:ers|ors|ists|ees|ants|men)|people|children|women|parents|colleagues|friends|rivals|teams) (?P<x>has|was|hasn't|wasn't|doesn't|wants|needs|deserves|gets|knows|makes|takes|goes|says|thinks|loves|sells|works)\b(?= )",
        {"has": "have", "was": "were", "hasn't": "haven't", "wasn't": "weren't", "doesn't": "don't", "wants": "want", "needs": "need", "deserves": "deserve", "gets": "get", "knows": "know", "makes": "make", "takes": "take", "goes": "go", "says": "say", "thinks": "think", "loves": "love", "sells": "sell", "works": "work"},
        "Our drivers has the last word.|Every morning, our bakers gets up at three.", "Our headquarters has a garden.|Our drivers have it.|Our people works council met.", unless=r"works council|sells? by",
    ),
    confusion(
        "explain_me", _WORDING, r"\b(?P<x>explain(?P<e>ed|s|ing)? (?P<w>me|us))(?= (?:how|why|what|that|the|it)\b)", r"explain\g<e> to \g<w>",
        "She explained me how it works.|He explains us the kiln.", "She explained to me how.",
    ),
    confusion(
        "would_like", _FORM, r"\bwould like (?P<x>thank|invite|say|welcome|congratulate|share|announce|introduce|know|meet|add|see|tell|ask)\b(?=[ ](?:you|the|our|to|all|every\w*|my|that|how|a|an|it)\b)", r"to \g<x>",
        "We would like thank the crew.", "We would like to thank you.",
    ),
    confusion(
        "been_ing", _FORM, START + r"(?P<x>we|they|I|you)(?= been (?:\w+ing|waiting|there)\b)", r"\g<x> have",
        "We been working on this.", "We have been working.|Been working late?",
    ),
    confusion(
        "more_woman", _NUMBER, r"\b(?:more|many|these|those|two|three|several|young) (?P<x>woman|child|person)(?=[ ]?[.,!?]| (?:in|at|and|who|to|are|have|on|for)\b)", {"woman": "women", "child": "children", "person": "people"},
        "We need more woman in engineering.", "One more woman in tech.|A young woman and a plan.|More women.", unless=r"\b(?:one|a|an|the|no|this|that|her|every|another|any) (?:\w+ )?(?:more|young|many) ",
    ),
    confusion(
        "forward_to", _FORM, r"\b(?:look|looks|looking|looked) forward to (?P<x>see|meet|hear|welcome|host|share|show|learn|discuss|join|visit|build|continue|working with|announce|present|read|discover|celebrate|receive|talk)\b(?! (?:and greet|of))",
        {"see": "seeing", "meet": "meeting", "hear": "hearing", "welcome": "welcoming", "host": "hosting", "share": "sharing", "show": "showing", "learn": "learning", "discuss": "discussing", "join": "joining", "visit": "visiting", "build": "building", "continue": "continuing", "announce": "announcing", "present": "presenting", "read": "reading", "discover": "discovering", "celebrate": "celebrating", "receive": "receiving", "talk": "talking"},
        "We look forward to see you.|Looking forward to meet our shareholders.", "We look forward to seeing you.|We look forward to the meet and greet.",
    ),
    confusion(
        "since_for", _WORDING, r"(?P<x>\bsince) (?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|many|several|\d{1,2}) (?:years|months|weeks|days|hours)\b(?! ago)", "for",
        "I have worked here since 3 years.", "Since 2019.|Since three years ago.|For three years.",
    ),
    confusion(
        "i_am_agree", _WORDING, r"(?:\bI|\bwe|\bthey|\byou)(?P<x> am agree|'m agree| are agree|'re agree)\b(?!d)", " agree",
        "I am agree with you.|We are agree.", "We are agreed.|I agree.",
    ),
    confusion(
        "how_like", _WORDING, r"\b(?P<x>how)(?= (?:it|this|that|she|he) (?:looks|sounds|feels|tastes) like\b)", "what",
        "This is how it looks like.", "This is how it looks.|What it looks like.|How he feels like a hero!",
        unless=r"\blike an?\b",
    ),
    confusion(
        "discuss_about", _WORDING, r"\b(?P<x>discuss(?:ed|es|ing)? about)\b",
        {"discuss about": "discuss", "discussed about": "discussed", "discusses about": "discusses", "discussing about": "discussing"},
        "We discussed about wages.", "The discussion about wages.",
    ),
    confusion(
        "depend_on", _WORDING, r"\b(?:depends?|depending|depended) (?P<x>of|from)\b", "on",
        "It depends of the weather.", "It depends, of course, on us.|It depends on us.",
    ),
    confusion(
        "responsible_for", _WORDING, r"\bresponsible (?P<x>of)\b", "for", "I am responsible of this delay.",
        "The most responsible of firms.|Responsible for it.", unless=r"\b(?:most|more|how) responsible of\b",
    ),
    confusion(
        "interested_in", _WORDING, r"\binterested (?P<x>on|about|for)\b(?! (?:a|the) (?:long|while|time|moment))", "in",
        "We are interested on small firms.", "Interested in it?",
    ),
    confusion(
        "despite_of", _WORDING, r"\b(?P<x>despite of)\b", "despite", "Despite of the rain, we ran.", "In spite of it.|Despite the rain.",
    ),
    confusion(
        "made_effort", _WORDING, r"\b(?P<x>did|do|does|doing)(?= (?:an?|the|some|great|huge)(?: (?:huge|big|great|real|small|enormous))? (?:effort|mistake|decision|progress|profit|choice|difference)\b)",
        {"did": "made", "do": "make", "does": "makes", "doing": "making"},
        "The team did a huge effort.|We did a mistake.", "Did the decision help?|Do the effort and the reward match?|We made a mistake.",
        unless=r"\b(?:do|did|does|doing) the\b|\?",
    ),
    confusion(
        "superlative", _WORDING, r"\b(?:the|our|my|their) (?P<x>most (?:big|easy|cheap|fast|tall|small|biggest|easiest|fastest|best|cheapest))\b(?!-)", "",
        "The most big order.|Our most easiest year.", "Most small firms.|The most fast-growing firm.",
    ),
    confusion(
        "comparative", _WORDING, r"\b(?P<x>more (?:better|easier|bigger|faster|cheaper|stronger|easy))(?=[ ]?[.,!]| (?:than|now|to)\b)", "",
        "It is more easier now.|It is more easy to promise.", "More better-known names.|Easier.",
    ),
    confusion(
        "supposed", _FORM, r"\b(?:is|are|was|were|am|be) (?P<x>suppose)(?= to\b)", "supposed",
        "We are suppose to wait.", "We suppose so.|We are supposed to wait.",
    ),
    confusion(
        "get_asked", _FORM, r"\b(?:get|got|gets|getting|was|were|been|being) (?P<x>ask)(?= (?:a|to|if|how|why|what|about|by|this|that)\b)", "asked",
        "I get ask a lot of questions.", "I was asked.|They ask a lot.",
    ),
    confusion(
        "look_here_since", _FORM, r"\b(?P<x>am|are|is|'m|'re) (?:working|living|running|building|leading|making|waiting)(?= [^.!?,;]{0,30}\bsince (?:19|20)\d\d\b)", "",
        "I am working here since 1998.", "I have been working here since 1998.|We are working.",
    ),
    confusion("everyone_who", _AGREES, r"\b(?:everyone|everybody|anyone|anybody|someone|somebody|nobody|no one) who (?:still |also |really |ever )?" + _VERB, _THIRD, "Thanks to everyone who have written.|Anyone who want to help, come.", "Everyone who has written.|To everyone who would come."),
    confusion("what_it_means", _AGREES, r"\b(?:asks?|asked|asking|knows?|knew|wonder\w*|sees?|understand|forgot|learn\w*) what (?:(?-i:[A-Z]\w+)|it|that|this) (?P<x>mean)\b", "means", "My daughter asked what EBITDA mean.", "Ask what that might mean.|I know what it means."),
    confusion("explained_me", _WORDING, r"\b(?P<x>explained (?P<w>me|us))(?= (?:in|with|once|everything|yesterday|all)\b)", r"explained to \g<w>", "He explained me in five minutes why.", "He explained to me in five minutes."),
    confusion("they_done", _FORM, START + r"(?:we|they|I|he|she|(?:the|our|my) (?:lads?|team|crew|guys|girls|kids|folks)(?: (?:in|at|from) \w+)?) (?P<x>done|seen)(?= (?:the|it|this|that|an?|our|some|so)\b)", {"done": "did", "seen": "saw"}, "The lads in Shannon done the job.|I seen it.", "We have done the job.|Done the job."),
    confusion("we_begun", _FORM, r"(?:" + START + r"|, (?:so|and|but) )(?:we|they|I|he|she|it|the (?:panel|meeting|show|talk|team|work|game|day|story)) (?P<x>begun)(?= (?:without|with|our|the|to|as|at|on)\b)", "began", "It rained, so the panel begun without me.", "The panel begun in May is over.|We began."),
    confusion("progresses", _NUMBER, r"\b(?:lots? of|made|make|making|great|good|many|these|big|huge|much|some|more) (?P<x>progresses)\b", "progress", "We made a lot of progresses.", "As it progresses, we learn.|Much progress."),
    confusion("the_peoples", _NUMBER, r"\b(?:the|our|all|many|these|those) (?P<x>peoples)(?= (?:of our|in our|at our|from our|here|who (?:work|made|came|build))\b)", "people", "The peoples of our Osaka plant.", "The peoples of Asia.|The people of our plant."),
    confusion("number_of_us", _AGREES, r"\b(?:two|three|four|five|six|seven|eight|nine|ten|both|several|many) of (?:our|my|the|these|those|their) (?:\w+ )?[a-z]+s(?:, [^,.!?]{3,60},)? (?P<x>has|is|was|hasn't|wasn't|isn't|doesn't)(?= (?:\w+ed|\w+ing|the|a|now|never|always|not|won|ready|already)\b)", {"has": "have", "is": "are", "was": "were", "hasn't": "haven't", "wasn't": "weren't", "isn't": "aren't", "doesn't": "don't"}, "Two of our apprentices, Ana and Bo, has qualified.", "Number two of our stores is open.|Two of our drivers have won.", unless=r"\b(?:number|one|day|part|chapter|phase|week|year|episode|season|size|who|that|which|group|team|visit\w*|having|losing) (?:\w+ )?(?:two|three|four|five|both|many|several)\b"),
    confusion("asked_why_do", _WORDING, r"\b(?:asks?|asked|asking) (?:me|us|him|her|them) (?:why|how|what|where|when) (?P<x>do (?P<w>we|you|they|I))\b(?=[^?]*$)", r"\g<w>", "He asked me why do we test so much.", "He asked me: why do we test?|He asked me why we test."),
    confusion("amount_of", _NUMBER, r"(?P<x>\bamount)(?= of (?:people|customers|employees|companies|visitors|jobs|orders|users|stores|countries|emails|calls|tickets|applicants|candidates|women|men|children|cars|trucks|ships|applications|mistakes|meetings)\b)", "number", "The amount of people who applied.", "The amount of work.|The number of people."),
    confusion("plural_doesnt", _AGREES, r"(?:" + START + r"|: |; |, (?:and|but) )(?:our|these|those|my|their|the) (?:(?!(?:that|who|which|of|in|on|at|for|with|to|from|and|or|by|we|they|you|he|she|it|behind|only|one|near)\b)(?![\w-]*(?:ing|s|ed|est)\b)[\w-]+ ){0,2}(?-i:(?![a-z]*(?:ss|us|is|ics|news|ness|series|means|gas|lens|works|sales|earnings|savings|canvas|atlas|headquarters|premises|chaos|always|downstairs|upstairs|indoors|outdoors|overseas|besides|perhaps|across|towards|nowadays|sometimes|afterwards|times|hours|days|weeks|months|years|minutes|species|shambles)\b)[a-z]{4,}s) (?P<x>doesn't|has(?= (?:been|\w+ed|flown|grown|won|gone|come|made|become)\b))", {"doesn't": "don't", "has": "have"}, "Our heat pumps doesn't care.|The inspection drones has flown far.", "Our business doesn't care.|The Maldives has grown.|The team behind our pumps has grown.", unless=r"\b(?:of|behind|with) [^,:;]* (?:doesn't|has )"),
    confusion("there_is_many", _AGREES, r"\bthere (?P<x>is|was)(?= (?:still |also |now |only |already |at least )?(?:(?!1 )\d{1,3}(?:,\d{3})*|two|three|four|five|six|seven|eight|nine|ten|many|several|hundreds of|thousands of) (?!years|days|hours|minutes|weeks|months|seconds|miles|met|kilo|degrees|times|euros|dollars|pounds|percent)(?:[a-z]+ )?[a-z]{2,}(?<!s)s\b(?!'))", {"is": "are", "was": "were"}, "There is still 14 open roles.|There was many reasons.", "There is 10 years between us.|There is one reason.|There are two reasons.", unless=r"\b(?:what|who|all|as|how) [^.]*there (?:is|was)|\bmany an?\b"),
    confusion("is_important", _WORDING, START + r"(?P<x>is)(?= (?:very |really |so |always |not )?(?:important (?:for|to|that)|a pleasure to|an honou?r to|great to|clear that|necessary to|time to|good to|nice to|true that)\b[^?]*$)", "it is", "Is very important for us that all learn.", "Is it time to go?|Is time to market key?|It is time to go."),
    confusion("yesterday_have", _FORM, START + r"(?:yesterday|last (?:week|month|year|night|monday|tuesday|wednesday|thursday|friday|summer|winter|spring|autumn|quarter)|(?:two|three|ten|\d+) (?:years|days|weeks|months) ago),? (?:we|I|they|he|she) (?P<x>ha(?:ve|s) (?P<v>[a-z]{3,}ed|met|won|sold|signed|sent|made|had|held|built|bought|left|lost|found))\b(?! to\b)", r"\g<v>", "Yesterday we have signed the contract.", "Since yesterday we have signed two.|Yesterday we signed.", unless=r"\buntil\b"),
    confusion("doesnt_works", _FORM, r"\b(?:doesn't|don't|didn't|does not|did not|do not) (?P<x>works|needs|wants|goes|makes|takes|gets|knows|comes|gives|helps|has|thinks|seems|likes|cares)\b", {"works": "work", "needs": "need", "wants": "want", "goes": "go", "makes": "make", "takes": "take", "gets": "get", "knows": "know", "comes": "come", "gives": "give", "helps": "help", "has": "have", "thinks": "think", "seems": "seem", "likes": "like", "cares": "care"}, "It doesn’t works.|She didn't has time.", "It doesn’t work.|What we don’t, works out.", unless=r"\b(?:what|who|whoever|those|if) [^.]*(?:don't|doesn't|didn't|not) "),
    confusion("each_plural", _NUMBER, r"\b(?:each|every) (?:new |single |small )?(?P<x>" + "|".join(_PLURAL.values()) + r")\b(?!['-])", {many: one for one, many in _PLURAL.items()}, "Each stores has a garden.|Every employees counts.", "Each store.|Every customer’s voice."),
    confusion("store_opens", _AGREES, START + r"the (?:new )?(?:[\w-]+ )?(?:store|shop|exhibition|museum|hotel|restaurant|café|train|ferry|plant|factory|depot|fair) (?P<x>open|close|start|leave|arrive)(?= (?:on )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|at \d))", {"open": "opens", "close": "closes", "start": "starts", "leave": "leaves", "arrive": "arrives"}, "The Whitehorse store open Saturday at 10.", "The store opens Saturday.|Is the store open Saturday?", unless=r"\b(?:is|was|are|will|has)\b"),
)  # fmt: skip
