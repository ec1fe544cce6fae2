"""English words that are mistaken for others of the same sound or look. A table."""

from __future__ import annotations

from desktop_app.checks.confusion import START, confusion
from desktop_app.domain.finding import Explanation

_SOUND = Explanation(
    en="Perhaps another word that sounds or looks much the same is meant",
    fr="Peut-être un autre mot, qui se prononce ou s’écrit presque pareil",
)
_SHORT = Explanation(
    en="A possessive (its, your, whose) and a short form (it’s, you’re, who’s) are mixed up",
    fr="Un possessif (its, your, whose) et une contraction (it’s, you’re, who’s) sont confondus",
)
_PLAIN = r"(?:a|an|the|it|we|you|they|I|he|she|any|our|my|your|last|ever|expected|one|two|\d+)"
_FEELING = r"(?:thrilled|proud|excited|delighted|pleased|happy|grateful|hiring|looking|sorry)"
_TRADE = r"(?:work|hard work|idea|ideas|fault|turn|job|name|patience|support|help|voice|story)"


CONFUSIONS = (
    confusion(
        "of_have", _SOUND, r"\b(?:should|could|would|must|might)(?:n't)? (?P<x>of)\b(?! (?:course|necessity))",
        "have", "We should of known.|It couldn't of come sooner.",
        "We should, of course, pay.|We could of course wait.",
    ),
    confusion(
        "loose_lose", _SOUND,
        r"(?:\bto|\bnot|n't|\bnever|\bcannot|\bwill|\bwould|\bcould|\bmight) (?P<x>loose)\b"
        r"(?! (?:change|ends?|fit|women|screws?|canon|sheets?|an? ))", "lose",
        "We can't afford to loose another summer.|Please don’t loose your badge.",
        "Let the dogs loose.|Down to loose change.|A loose screw.",
    ),
    confusion(
        "loosing_losing", _SOUND,
        r"(?:\bare|\bis|\bam|\bwas|\bwere|\bbeen|\bwithout|\bof|\bnot|'re|'m|\bkeep) (?P<x>loosing)\b",
        "losing", "We are loosing time.|Tired of loosing money.", "We are losing time.",
    ),
    confusion(
        "then_than", _SOUND,
        r"\b(?:higher|lower|bigger|smaller|better|worse|faster|slower|stronger|cheaper|older|younger"
        rf"|larger|longer|shorter|greater|harder|easier|more|less|fewer|rather) (?P<x>then) {_PLAIN}\b",
        "than", "Our margin is higher then it was.|This year is better then the last one.",
        "Higher than it was.|If it is better then we buy it.|Once it is bigger, then we talk.",
        unless=r"\b(?:if|when|once|until|after|unless|since)\b",
    ),
    confusion(
        "rather_then", _SOUND,
        r"\brather (?:have|be|see|do|take|pay|hire|build) [^.!?,;]{2,60}? (?P<x>then) (?:an?|one|two|no|the)\b",
        "than", "I’d rather have ten slow weeks then one fast recall.",
        "I'd rather have lunch, then a nap.|I’d rather have one slow week than a fast recall.",
    ),
    confusion(
        "more_then", _SOUND, rf"\bmore \w+s (?P<x>then) {_PLAIN}\b", "than",
        "More customers then ever chose us.", "More customers, then a factory.|More than ever.",
        unless=r"\b(?:if|when|once|until|after|unless|since)\b",
    ),
    confusion(
        "to_too", _SOUND,
        r"\b(?:have|has|having|had|is|are|was|were|be|been|way|far|none|get|got) (?P<x>to) (?:many|much)\b",
        "too", "We had to many brands.|There is to much noise.",
        "We talk to many customers.|It came to much the same.|That is too much.",
    ),
    confusion(
        "to_much", _SOUND, r"(?<!amount )(?<!up )(?<!add )(?<!come )(?<!came )(?<!comes )(?P<x>\bto) much(?: about|[ ]?[.!?])", "too",
        "I talk to much about lithium.", "It came to much applause.|He will never amount to much.",
    ),
    confusion(
        "to_adjective", _SOUND,
        r"\b(?:is|are|was|were|'s|'re) (?P<x>to) (?:late|small|long|expensive|early|big|young|old)\b",
        "too", "The queue was to long.|It’s to late now.", "The queue was too long.",
    ),
    confusion(
        "their_there", _SOUND,
        r"\b(?P<x>their)(?= (?:(?-i:is)|are|was|were|isn't|aren't|wasn't|has been|have been|will be)\b)",
        "there", "Their is no shortcut.|There’s more, and their are two reasons.",
        "Their IS department moved.|Their aim is clear.",
    ),
    confusion(
        "there_their", _SOUND,
        r"\b(?:of|with|from|for|that|and|lost|love|all) (?P<x>there)"
        r"(?= (?:own|team|teams|families|customers|children|jobs|homes|patience|support|hard work|work)\b)",
        "their", "Thank you for there support.|People and there own ideas.",
        "And there own goals were scored.|For there is hope.",
        unless=r"there own goals",
    ),
    confusion(
        "there_are", _SOUND,
        r"\b(?:and|but|because|that|if|so|think|know|hope|say) (?P<x>there)"
        r"(?= (?:worried|happy|proud|going to|coming|trying|building|looking|hiring|ready to|all (?:in|here|happy))\b)",
        "they're", "The jury loved it, but there worried about margins.|They say there going to win.",
        "They say there is hope.|But there, worried people wait.",
    ),
    confusion(
        "your_are", _SHORT,
        r"\b(?P<x>your)(?= (?:so|not|never|always|too|(?-i:an?|the)(?= [a-z])|going to|welcome to|wondering|invited to"
        r"|looking for|doing (?:great|well|it)|getting|in for|free to|already|still)\b(?!-|'| \w+ing\b))",
        "you're", "Your not alone.|If your wondering: yes.|Your invited to our open day.",
        "Your never-ending patience.|Your so-called friends.|Your invited guests.|Your own doing.",
    ),
    confusion(
        "your_invited", _SHORT, START + r"(?P<x>your)(?= (?:invited|welcome|hired|right|wrong)[ ]?[.!,])",
        "you're", "Your invited! Come.|Your welcome.", "On your right, the sea.|Your welcome was warm.",
    ),
    confusion(
        "what_your", _SHORT,
        r"\b(?:what|where|who|how|if|when) (?P<x>your)"
        r"(?= (?:(?:building|making|thinking|reading|doing|saying)(?= ?[.,!?])|(?:looking (?:at|for)|working on|up to|trying to)\b))",
        "you're", "Tell me what your building.|Show us what your working on.",
        "What your building costs is a lot.|If your thinking is clear.|Tell us what you’re doing.",
    ),
    confusion(
        "youre_your", _SHORT,
        r"\b(?P<x>you're)(?= (?:own (?!it)|feedback|patience|support(?! (?:act|crew))|advice|email|phone"
        r"|bike|scooter|kids|colleagues|customers|company|team|business card|boss|badge|name|"
        r"questions|ideas|money|job|work(?!ing)|data|website)\b(?!-))",
        "your", "Bring your bike, you’re scooter or your shoes.|Thank you for you're support.",
        "You’re working hard.|You’re our customers’ voice.|You’re team players.",
        unless=r"you're (?:team|company|work) (?:players?|people|leads?)",
    ),
    confusion(
        "its_is", _SHORT,
        r"(?:" + START + r"|\b(?:think|and|but|because|know|that|say|believe|if|when|so|today|now) )"
        r"(?P<x>its)(?= (?:been|not|a|an|the|going to|so|too|just a|because|here|there|happening|never|our|my|your"
        r"|I|we|they|to|about|for|what|why|how|where|who|that|this|time (?:to|for|we|that|I))\b(?!-))",
        "it's", "Its been a long night.|I think its time to say it.|Its not over.",
        "Its not-so-secret recipe.|Its time has come.|Its to-do list.|It’s here.",
    ),
    confusion(
        "its_said", _SHORT, START + r"(?P<x>its)(?= (?:official|true|done|live|final|over|back|settled)[ ]?[:.,!])",
        "it's", "Its official: we are moving.|Its done!", "Its official name is long.|It’s done.",
    ),
    confusion(
        "it_is_its", _SHORT,
        r"\b(?:of|with|from|by|into|through|celebrates?|celebrating|marks|has|had|have|lost|found) "
        r"(?P<x>it's)(?= (?!a |an |the |not |been |that |all |just |so |too |very |always |never |only |more )[\w\0-]+)",
        "its", "The company celebrates it’s 50th anniversary.|Proud of it's people.",
        "Proud of it’s not enough.|And it’s ours.",
    ),
    confusion(
        "its_own", _SHORT, r"\b(?P<x>it's)(?= own\b)", "its", "It’s own garden.",
        "Each has its own garden.",
    ),
    confusion(
        "whos_whose", _SHORT, rf"\b(?P<x>who's)(?= {_TRADE}\b(?!ing))", "whose",
        "Thanks to everyone who’s hard work made it.|Who’s idea was it?",
        "Who’s working late?|Who’s helped us?|Who’s next?",
    ),
    confusion(
        "lets", _SHORT,
        START + r"(?P<x>lets)(?= (?:be|talk|go|get|see|do|not|start|celebrate|keep|hope|face|build|say|meet)\b)",
        "let's", "Lets be clear: nobody goes.|Lets talk about pay.", "Let’s go.|Lets users decide.",
    ),
    confusion(
        "were_are", _SHORT, START + rf"(?P<x>were)(?= (?:so |very |now )?{_FEELING}\b[^?]*$)", "we're",
        "Were hiring forty welders.|Were so proud of you!", "Were happy people there?|We were happy.",
    ),
    confusion(
        "where_were", _SOUND,
        r"\b(?:we|they) (?P<x>where)(?= (?:told|going|asked|all|never|always|not|there|the|so|very|in|at|only|just)\b)",
        "were", "We where told it could not be done.", "We were told.|This is who we are, and where.",
    ),
    confusion(
        "no_know", _SOUND, r"\b(?:I|we|you|they) (?P<x>no)(?= (?:what|how|who|why|where|that|exactly)\b)",
        "know", "I no what they said.", "We no longer wait.|You know what.",
    ),
    confusion(
        "know_now", _SOUND, r"(?:\bit's|\bis|\bright|\bfor|\buntil|\bby) (?P<x>know)(?= (?:\d|four|time|a |the |in |we|on)|[ ]?[.,!])",
        "now", "It’s know 4 a.m. in Seoul.|That is all for know.", "To know a man.|It’s now 4 a.m.",
    ),
    confusion(
        "advice_noun", _SOUND,
        r"\b(?:your|my|the|some|this|his|her|good|great|any|their|best|for) (?P<x>advise)\b(?! (?:us|me|you|him|them|against))",
        "advice", "Your advise saved us months.|Thanks for the advise, Maria.",
        "The team will advise you.|Those I call for advise me.",
    ),
    confusion(
        "advise_verb", _SOUND, r"\b(?:would|will|can|should|could|must|happy to|like to|want to) (?P<x>advice)\b",
        "advise", "I would advice any founder to wait.|Happy to advice you.", "We want advice.|Will advises us.",
    ),
    confusion(
        "effect_affect", _SOUND,
        r"\b(?:will|would|might|may|could|can|not|doesn't|didn't|won't|to) (?P<x>effect)"
        r"(?= (?:our|your|my|their|his|its|us|you|them|me|every\w*|nobody|anyone|\w+'s|how|only)\b)",
        "affect", "The weather might effect tomorrow’s ferry.|It will effect us all.",
        "To effect change.|To effect its transition.",
        unless=r"effect (?:\w+ ){0,2}(?:changes?|transition|transfer|repairs?|merger|sale|turnaround)",
    ),
    confusion(
        "affect_effect", _SOUND, r"\b(?:the|an|no|any|positive|negative|side|real) (?P<x>affect)(?= (?:of|on|is|was)\b)",
        "effect", "The affect of the new rota is clear.", "They affect us.|The effect of it.",
    ),
    confusion(
        "led", _SOUND, r"\b(?:has|have|had|who has|was|were|been) (?P<x>lead)(?= (?:our|us|the|this|by|his|her|their|to)\b)",
        "led", "He has lead our office for ten years.|The project was lead by Ana.",
        "The paint has lead in it.|He has led us.",
    ),
    confusion(
        "exited", _SOUND,
        r"\b(?:very|so|really|super|incredibly|extremely|am|I'm|are|we're) (?P<x>exited)(?= (?:to|about|for|by)\b)",
        "excited", "We are very exited to welcome Ingrid.", "We exited the market.|We have exited to the left.",
    ),
    confusion(
        "passed_past", _SOUND, r"\b(?:the|this|these|in|over) (?P<x>passed)(?= (?:\w+ )?(?:years?|weeks?|months?|decade|quarter|days)\b)",
        "past", "The passed year taught us humility.|In the passed three months.", "The past year.|We passed years ago.",
    ),
    confusion(
        "past_passed", _SOUND, r"\b(?:we|they|I|has|have|just|he|she) (?P<x>past)(?= (?:one|two|a|the|our|\d[\w,.]*)\b)",
        "passed", "We past one million downloads.", "We walk past the desk.|Past the gate.",
    ),
    confusion(
        "bare_bear", _SOUND, r"(?:" + START + r"|\b(?:please|we|to|will|must|can|cannot|not|and) )(?P<x>bare)(?= (?:with (?:us|me)|in mind|the (?:cost|brunt|burden)|responsibility)\b)",
        "bear", "Bare with us.|We bare responsibility.", "With bare hands.|Bear with us.",
    ),
    confusion(
        "breath", _SOUND, r"\b(?:a|deep|my|our|your|fresh|last) (?P<x>breathe)\b(?! (?:easy|easily|again))",
        "breath", "Take a deep breathe: it’s over.", "We breathe.|Breathe deeply.",
    ),
    confusion(
        "whole", _SOUND, r"\b(?:the|my|our|your|a) (?P<x>hole)(?= (?:team|thing|world|story|industry|company|city|country|family|crew|day|week|year)\b)",
        "whole", "Congratulations to the hole team.", "The hole in the roof.|The whole team.",
    ),
    confusion(
        "except_accept", _SOUND, r"\b(?:please|to|will|cannot|can't|I|we) (?P<x>except)(?= (?:our|my|your|this|the|his|her|an?) (?:apolog|thank|invit|offer|award|prize|sincere|job))",
        "accept", "Please except our apologies.", "Everyone except our CFO.|Please accept our thanks.",
    ),
    confusion(
        "accept_except", _SOUND, r"\b(?:everyone|everybody|everything|nobody|nothing|anything|all|always) (?P<x>accept)(?= (?:me|us|you|him|her|for|on|when|the|one)\b)",
        "except", "Everyone accept me knew.", "Everyone accepts me.|All except one.",
        unless=r"\b(?:must|should|will|can|to|that|let|we) (?:all|always|everyone|everything)\b",
    ),
    confusion(
        "principal", _SOUND, r"\b(?P<x>principle)(?= (?:reason|cause|aim|goal|investor|engineer|shareholder|office|partner)\b)",
        "principal", "The principle reason is simple.", "In principle, reason wins.|A principle.",
    ),
    confusion(
        "principle", _SOUND, r"\b(?:matter of|in|on|of|this|basic|first|guiding) (?P<x>principal)(?=[ ]?[.,:;!?]|[ ]?$)",
        "principle", "It’s a matter of principal.|In principal, yes.", "The principal reason.",
    ),
    confusion(
        "morale", _SOUND, r"\b(?P<x>moral)(?= of (?:our|the|my|their) (?:team|teams|staff|troops|crew|people|drivers|employees|company)\b)",
        "morale", "The moral of our drivers matters.", "The moral of the story.",
    ),
    confusion(
        "weather_whether", _SOUND, r"(?:" + START + r"|\b(?:question is|ask|asked|know|decide|wonder|thing|matter|on|about) )(?P<x>weather)(?= (?:you're|we're|it's|or not|you are|we are|they|we can|we should|it is)\b)",
        "whether", "Weather you’re in Nairobi or not, pay.|I don’t know weather we can sleep.", "The weather is fine.|Great weather we are having.",
    ),
    confusion(
        "quiet", _SOUND, r"\b(?:the|a|very|so|keep|be|stay) (?P<x>quite)(?= (?:heroes|hero|morning|evening|day|night|week|weekend|place|moment|place|room|street|man|woman)\b)",
        "quiet", "The quite heroes of payroll.|It was a quite morning.", "Quite a morning.|It was quite nice.",
    ),
    confusion(
        "good_morning", _SOUND, START + r"(?P<x>mourning)(?=,? (?:all|everyone|team|folks)\b)", "morning",
        "Mourning, all!", "Mourning a friend today.|Good morning, all!",
    ),
    confusion(
        "you_their", _SOUND, r"\b(?:you|are|is|be|out|over|live|work|here and|get|go|been|up|down|from|it) (?P<x>their)(?= ?[.!?]|$)", "there",
        "We can’t wait to see you their.", "The choice is theirs.|See you there.",
    ),
    confusion(
        "theyre_their", _SHORT, r"\b(?P<x>they're)(?= (?:factory|team|own|company|jobs|families|customers|office|product|story|work(?= (?:is|was))|data|children|idea|ideas)\b)", "their",
        "They’re factory in Brno is a marvel.", "They’re working.|They’re family.", unless=r"they're team players",
    ),
    confusion(
        "youre_kind", _SHORT, r"\b(?:for|of|with|all|read|love|by) (?P<x>you're)(?= (?:kind|great|amazing|wonderful|warm|continued|lovely|very kind) (?:words?|support|messages?|work|help|patience|trust|wishes|feedback)\b)", "your",
        "Thanks for you’re kind words.", "Thanks for your kind words.|You’re great.",
    ),
    confusion(
        "your_as", _SHORT, r"(?:" + START + r"|\b(?:hope|know|if|that|think|and|when|glad|sure) )(?P<x>your)(?= (?:as \w+ as|here\b|well\b(?! ?-)|one of (?:us|them|the)|all (?:invited|welcome|right)|ready (?:to|for)|proud of|happy (?:to|with)|sure (?:that|to)|able to|going\b))", "you're",
        "We hope your as excited as we are.|I know your here.", "As your here-and-now.|We hope you’re well.",
    ),
    confusion(
        "hear_here", _SOUND, r"(?:'re|\bare|'m|\bam|'s|\bright|\bcome|\bstay) (?P<x>hear)(?= (?:to|for|in|at|until|today|now)\b|[ ]?[.!,])", "here",
        "We’re hear to stay, Manchester.", "We hear you.|Come hear for yourself!", unless=r"\bcome hear for\b",
    ),
    confusion(
        "to_good", _SOUND, r"(?:\bis|\bwas|'s|\bare|\bwere) (?P<x>to) (?:good|hard|easy|far|close|bad|proud) (?=to\b)", "too",
        "It was to good to be true.", "It was too good to be true.",
    ),
    confusion("piece_of_cake", _SOUND, r"\b(?P<x>peace)(?= of (?:cake|advice|paper|work|art|land|music)\b)", "piece", "Peace of cake!", "Peace of mind.|A piece of cake."),
    confusion("your_legends", _SHORT, START + r"(?P<x>your)(?= (?:legends|heroes|stars|champions|amazing|awesome|wonderful|incredible|brilliant|fantastic|the best|all (?:legends|heroes|stars|amazing))(?: ?[.,!]|$))", "you're", "Your legends, all of you.|Your amazing!", "Your heroes of the week.|You’re amazing!"),
    confusion("if_your", _SHORT, r"\b(?:if|when|while|because|since|hope|know|think) (?P<x>your)(?= (?:los+ing|visiting|travell?ing|trying|coming|attending|wondering|reading|struggling|joining us) (?:the|an?|this|to|our|at|us|leads|money|customers|time|people|from|with|by)\b| (?:around|interested in|new here|near|ready to|at (?:the|our)|on (?:the|our))\b)", "you're", "If your losing leads, call us.|If your at the fair, say hello.", "If your reading is slow.|If you’re around, come."),
    confusion("ours_hours", _SOUND, r"(?:\d|\b(?:two|three|four|five|six|eight|ten|twelve|few|many|working|opening)) (?P<x>ours)\b(?! (?:is|are|was))", "hours", "From 11 ours to 9 minutes.|Our opening ours change.", "Those two are ours.|Of the ten, ours is best.", unless=r"\b(?:two|three|four|five|six|ten|\d+) ours (?:won|came|did)"),
    confusion("buy_by", _SOUND, r"\b(?:cut|cuts|reduced?|reduces|grew|grown|grow|up|down|rose|fell|increased?|dropped|lower(?:ed)?|raised?)\b[^.?!,]{0,40} (?P<x>buy)(?= (?:more than |over |almost |nearly |about )?\d[\d.,]* ?(?:%|percent|points))", "by", "How we cut our bill buy 37%.", "Cut the price and buy 37%.|We rose to buy 10%.|Cut by 37%.", unless=r"\b(?:to|we|they|I|you|will|can|could|would|and|or) buy\b"),
    confusion("buy_by_end", _SOUND, r"\b(?P<x>buy)(?= (?:the end of (?:the|this|next)|(?:mon|tues|wednes|thurs|fri)day (?:at|noon|evening|morning)|mistake|accident|then we|hand\b(?!-)))", "by", "Send it buy the end of the week.|All made buy hand.", "Buy the end piece.|We buy second-hand.|Buy hand-made soap."),
    confusion("its_noun", _SHORT, r"\b(?:for|in|on|at|to|under|behind|across|about|opens|opened|launch(?:es|ed)|announce[sd]|doubled|raised|kept|keeps) (?P<x>it's)(?= (?:own|new|first|second|third|latest|annual|entire|whole|customers?|employees|staff|people|shareholders|best|way|knees|name|size|kind|biggest|largest|current|next|\d+(?:st|nd|rd|th)|(?-i:(?!Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Christmas)[A-Z])[a-z]{3,} [a-z]+ (?:hub|office|plant|site|factory|team|centre|center|business|market|branch))\b(?! (?:to|that|for|day)\b))", "its", "They chose Halifax for it's Atlantic innovation hub.|Rail is on it's knees.", "It’s new to us.|What I like about it: it’s new.|For it’s Monday again.|For its customers."),
    confusion("whos_team", _SHORT, r"(?P<x>\bwho's)(?= (?:team(?! (?:leads?|leaders?|players?)\b)|famil(?:y|ies)|father|mother|parents|company|book|vision|leadership|career|words|courage|energy|kindness|life|research|legacy) (?:won|is|was|has|have|are|were|made|helped|changed|built|keeps?|took|inspired|began|started|lives?|runs?|will)\b)", "whose", "Bravo to Ana, who’s team won the cup.", "Who’s team lead here?|Who’s family? We are."),
    confusion("are_our", _SOUND, r"(?:" + START + r"|\bago,? |, |\b(?:today|yesterday|just) )(?:we|I) (?:have |just |then |finally )?(?:shipped|launched|opened|sold|built|signed|hired|welcomed|celebrated|held|finished|moved|love|thank) (?P<x>are)(?= (?:first|own|new|latest|customers?|teams?|people|colleagues|second|third|\d+(?:st|nd|rd|th)|annual|suppliers|partners)\b)", "our", "Ten years ago we shipped are first pump.", "The things we love are new.|We shipped our first pump."),
    confusion("proud_of_are", _SOUND, r"\b(?:proud of|thanks to|one of|all of|part of|many of|most of|some of) (?P<x>are)(?= (?:first|own|new|latest|customers?|teams?|people|colleagues|suppliers|partners|stores|sites|drivers|engineers)\b)", "our", "Proud of are team.|Thanks to are suppliers.", "What I’m proud of are small things.|Proud of our team.", unless=r"\b(?:what|things?|people|ones|those|that|which|who)\b[^.]* (?:of|to) are"),
    confusion("effected", _SOUND, r"\b(?:margins?|results|sales|earnings|customers|volumes|flights|services?|people|those|anyone|everyone|families|staff|areas?|sites?|stores?|users?|trains|badly|adversely|negatively|directly|most|not|worst|heavily|been|being|were|was|are) (?P<x>effected)(?= by\b)", "affected", "Margins effected by rail delays.|Anyone effected by the outage, call us.", "The changes were effected by the board.|Affected by it.", unless=r"\b(?:changes?|payments?|transfers?|repairs?|sale|delivery|merger|transition|reforms?)\b"),
    confusion("costumer", _SOUND, r"\b(?P<x>costumers?)\b", {"costumer": "customer", "costumers": "customers"}, "Our very first costumer called.|Dear costumers!", "She was a costumer for the opera.|Our customers.", unless=r"\b(?:theat\w+|films?|costumes?|wardrobe|stage|opera|drama|ballet|dress\w*|tv|movie|cosplay\w*|sew\w*|shows?)\b"),
    confusion("breathe", _SOUND, r"(?:" + START + r"|: |\b(?:to|can|can't|could|just|please|let's|you) )(?P<x>breath)(?= ?(?:, (?:then|and)|(?:in and out|deeply|again|easily|easier|freely|clean air|fresh air)\b))", "breathe", "Her advice: breath, then send it.|We can breath again.", "A breath, then silence.|Breathe again."),
    confusion("two_to", _SOUND, r"(?P<x>\bto)(?= (?:of (?:our|us|my|them|these)\b|thirds of\b|board calls\b))", "two", "To of our drivers won.|To thirds of it.", "Two of our drivers.|A letter to Of Mice.", unless=r"\b(?:spoke|talk|listen|belong|refer|look|point|speak)\w* to of"),
    confusion("two_units", _SOUND, r"\b(?:for|after|last|past|these|first) (?P<x>to) (?:years|weeks|months|days|hours|quarters)\b", "two", "For to years we waited.|The last to weeks.", "From days to weeks.|For two years."),
    confusion("who_where", _SOUND, r"\b(?:who|which) (?P<x>where)(?= (?!what|when|why|how|and|or\b)\w)", "were", "The team, who where on site at once.", "Who, where and when.|Who were they?"),
    confusion("loosing_things", _SOUND, r"\b(?P<x>loosing)(?= (?:money|leads|time|customers|sleep|patience|ground|weight|touch|hope|faith|sight|focus|control|market|talent|people|staff|jobs|the|an?|our|my|your|his|her|their)\b)", "losing", "Nobody likes loosing a friend.", "Losing money."),
    confusion("peek", _SOUND, r"\ba (?:quick |little )?(?P<x>peak|pique)(?= (?:at (?:the|our|what|how|my)|inside|behind the)\b)", "peek", "Take a peak inside our lab.", "Sales peak at the fair.|A peek inside."),
    confusion("sneak_peek", _SOUND, r"\bsneak (?P<x>peak|peaks|pique)\b", {"peak": "peek", "peaks": "peeks", "pique": "peek"}, "A sneak peak of our lab.", "A sneak peek."),
    confusion("piqued", _SOUND, r"\b(?P<x>peaked|peeked)(?= (?:my|our|your|his|her|their|everyone's|some) (?:interest|curiosity)\b)", "piqued", "It peaked our interest.", "Our interest peaked.|It piqued our interest."),
    confusion("peak_season", _SOUND, r"\b(?P<x>peek|pique)(?= (?:season|hours?|demand|performance|times?|capacity|traffic|oil)\b)", "peak", "In peek season we hire.", "Peak season."),
    confusion("complements", _SOUND, r"\b(?:perfectly|that|which|it|and|will|to|nicely|well) (?P<x>compliments?)(?= (?:our|its|their|the) (?:existing|range|portfolio|offer\w*|product\w*|current|network|strategy|work)\b)", {"compliment": "complement", "compliments": "complements"}, "A brand that compliments our existing range.", "Guests compliment our staff.|It complements our range."),
    confusion("complementary", _SOUND, r"\b(?P<x>complimentary)(?= (?:skills?|technolog\w+|strengths|business\w*|expertise|capabilities|teams|portfolios?|assets)\b)", "complementary", "Two firms with complimentary skills.", "A complimentary drink.|Complementary skills."),
    confusion("ensure", _SOUND, r"\b(?P<x>insur(?:e|es|ing|ed))(?= that (?:our|the|every\w*|all|we|you|no\w*|each|this|they)\b)", {"insure": "ensure", "insures": "ensures", "insuring": "ensuring", "insured": "ensured"}, "To insure that everyone gets home.", "We insure cars.|We ensure that all is well."),
    confusion("brake", _SOUND, r"\b(?:coffee|lunch|summer|tea|well-deserved|christmas|winter|take a|took a|taking a|short) (?P<x>brake)\b(?! (?:pads?|lights?|test|check))", "break", "After a well-deserved brake, we are back.", "Take a brake pad.|A coffee break."),
    confusion("break_news", _SOUND, r"\b(?P<x>brake)(?= (?:even|the news|records?|ground|new ground|the silence|the ice|the bank|down barriers)\b)", "break", "We brake even this year.", "We brake hard.|We break even."),
    confusion("break_pads", _SOUND, r"\b(?P<x>break)(?= (?:pads?|discs?|fluid|calipers?)\b)", "brake", "New break pads for the fleet.", "Brake pads.|We break disks."),
    confusion("role", _SOUND, r"\b(?:key|new|leading|vital|bigger|crucial|important|major|central|her|his|my|dream|management) (?P<x>roll)(?= (?:as|at|within|in (?:our|the|this|making|building))\b)", "role", "She played a key roll in our growth.", "A new roll of film.|A key role in it."),
    confusion("role_model", _SOUND, r"\b(?P<x>rolls?)(?= models?\b)", {"roll": "role", "rolls": "role"}, "A roll model for us.", "A role model."),
    confusion("roll_out", _SOUND, r"\b(?:to|will|we|we'll|can|we're) (?P<x>rol(?:e|ing)) out\b(?! of)", {"role": "roll", "roling": "rolling"}, "We will role out the app in May.", "A role out there.|We roll out."),
    confusion("sight_of", _SOUND, r"\b(?:los(?:e|es|t|ing)) (?P<x>site|cite)(?= of\b)", "sight", "Never lose site of safety.", "We lost the site of Leeds.|Lose sight of it."),
    confusion("site_sight", _SOUND, r"\b(?:construction|building|job|production|web|on) (?P<x>sights?|cite)\b(?! (?:of|lines?|unseen))", {"sight": "site", "sights": "sites", "cite": "site"}, "Hard hats on the construction sight.", "On sight of land.|A construction site."),
    confusion("plain_sight", _SOUND, r"\bin plain (?P<x>site)\b", "sight", "Hidden in plain site.", "In plain sight."),
    confusion("stationery", _SOUND, r"\b(?:office|new|branded|paper|our) (?P<x>stationary)(?= (?:order|cupboard|shop|supplier|is|and|with|from|range)\b|[ ]?[.,!?])", "stationery", "We ordered office stationary.", "The bus was stationary.|Office stationery."),
    confusion("counsel", _SOUND, r"\b(?:our|as|new|deputy|associate|former) (?-i:[gG]eneral) (?P<x>council)\b", "counsel", "Meet our General Council, Ana Ruiz.", "The General Council met.|Our general counsel."),
    confusion("council", _SOUND, r"\b(?:city|town|county|parish|works|borough) (?P<x>counsel)\b", "council", "The city counsel said yes.", "The city council."),
    confusion("fewer", _SOUND, r"(?<!no )(?<!or )(?<!much )\b(?P<x>less)(?= (?:people|customers|employees|emails|meetings|jobs|accidents|complaints|trucks|cars|flights|stores|mistakes|calls|slides|steps|words|trips)\b(?!'|-))", "fewer", "Less meetings, more work.|We had less accidents.", "Less time.|No less people came.|Fewer meetings."),
    confusion("worst", _SOUND, r"\bthe (?P<x>worse)(?= (?:year|week|day|month|quarter|storm|mistake|part|winter|floods?|crisis|thing)\b)", "worst", "The worse year of my life.", "For the worse.|The worst year."),
    confusion("worse", _SOUND, r"\b(?P<x>worst)(?= than\b)", "worse", "It was worst than 2008.", "Worse than that."),
    confusion("than_ever", _SOUND, r"\b(?:\w{3,}er|more|less|other|no later|rather|better|worse) (?P<x>then)(?= (?:ever|before|expected|planned|usual|last year|most|half|\d))", "than", "No later then expected.|Other then before.", "Earlier, then ever so slowly.|Faster than ever.", unless=r"\b(?:if|when|once|until|after|unless|since)\b|\b(?:october|september|november|december|summer|winter|number|earlier|after|under|over|ever|never|however|together|quarter|dinner|customer|order|water|paper|october|answer|letter) then\b(?! ever)"),
    confusion("part_of", _SOUND, r"\b(?:be|being|been|am|are|is|was|were|become) (?P<x>apart of)(?= (?:this|the|our|an?|it|something|such)\b)", "a part of", "Proud to be apart of this team.", "They are apart from it.|A part of this."),
    confusion("every_day", _SOUND, r"\b(?P<x>everyday)(?= ?[.!?]| (?:we|I|they|since|until|for the|at (?:\d|noon|work))\b)", "every day", "We get better everyday.|Everyday we learn.", "The everyday life.|Every day.", unless=r"\b(?:the|an|of|beyond) everyday\b"),
    confusion("passed_by", _SOUND, r"\b(?:walk\w*|drove|drive|driving|rode|ran|half|quarter|way|moved?) (?P<x>passed)(?= (?:the|our|my|a|\w+ o'clock|it|this|six|seven|eight|nine|ten)\b)", "past", "We drove passed the plant.|Half passed six.", "The drive passed the test of time.|We drove past it.", unless=r"\b(?:the|a|our|this|that) (?:drive|walk|move|half|quarter|way) passed\b"),
    confusion("quiet_gets", _SOUND, r"\b(?:how|so|too|it's|gets|got|very|really|went|goes|all) (?P<x>quite)(?= ?(?:[.!?,]|$)| (?:the (?:office|house|plant|street|town|city|floor|store|shop|market|room)|in the|at the|out there|on the|until|since)\b)", "quiet", "How quite the office gets!|The phones went quite.", "It’s quite the office.|Not quite.|So quiet.", unless=r"\b(?:it's|not|is|was) quite\b"),
    confusion("definitely", _SOUND, r"\b(?:will|we|I|would|should|is|are|you|can|most) (?P<x>defiantly)(?= (?:be|have|come|go|see|try|recommend|not|a|the|worth|going|need|one)\b)", "definitely", "We will defiantly be back.", "She stood defiantly.|Definitely."),
    confusion("advice_bare", _SOUND, r"(?:" + START + r"|\b(?:free|legal|financial|investment|wise|sound|of|expert|more) )(?P<x>advise)(?= (?:from|for (?:you|young|founders|new|every\w*)|on how|i (?:got|would)|that)\b|[ ]?[.!:])", "advice", "Free advise from an old baker.|Legal advise: ask.", "Of those I advise.|Legal advice.", unless=r"\b(?:we|I|they|who|to|you) advise\b"),
)  # fmt: skip
