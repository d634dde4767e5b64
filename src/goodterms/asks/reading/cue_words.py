"""The cues by which a sentence asks for something: a name, words of which one must be there, a pattern, and its weight.

Patterns are matched against `cues.said`: lower case, one spelling, a space around marks, "<num>" for numbers. Weights
are in log-odds and set by hand; the fitted reader starts from them. General English; none is taken from a corpus.
"""

from __future__ import annotations

Row = tuple[str, float, str, str]

_DO = (
    r"(?:send|call|give|get|tell|help|forward|check|review|look|take|make|put|add|set"
    r"|write|email|mail|phone|ring|ask|share|join|meet|come|bring|provide|confirm|arrange|schedule|introduce|connect"
    r"|refer|recommend|reply|respond|contact|advise|print|copy|sign|fill|complete|update|prepare|submit|return|post"
    r"|pass|explain|show|read|keep|spare|find|follow|handle|fix|lend|vote|endorse|support|consider|discuss|remove"
    r"|delete|change|visit|drop|do)"
)
_SOMEONE = r"(?:you|someone|somebody|anyone|anybody)"
_I = r"\b(?:i|we)"
_AM = r"\b(?:i'm|i am|we're|we are|i was|we were|i|we|am)(?: \w+)?"
_GREAT = (
    r"(?:so |really |very |most |super |much |greatly |a )?(?:great|nice|good|lovely|awesome|helpful|ideal|wonderful"
    r"|fantastic|appreciated|useful|amazing|cool|big help|perfect|best|grateful)"
)

IMPOSING: tuple[Row, ...] = (
    # Put to the other side.
    ("would you", 3.5, "could would will", rf"\b(?:could|would|will) (?:{_SOMEONE}|one of you|either of you)\b"
     r"(?! (?:be |believe|imagine|see (?!me|us)|hear |like|say|rather|prefer))"),
    ("can you do", 3.7, "can",
     rf"\bcan (?:{_SOMEONE}|one of you)(?: guys)? (?:please |also |just |maybe |possibly )?{_DO}\b"),
    ("can you", 1.8, "can", rf"\bcan {_SOMEONE}\b"),
    ("could you please", 1.5, "please possibly maybe perhaps also just",
     r"\b(?:can|could|will|would) you (?:please|possibly|maybe|perhaps|also|just)\b"),
    ("would you mind", 4.0, "mind", r"\b(?:would|do) you mind\b|\bif you (?:don't|wouldn't|would not) mind\b"),
    ("wondering if", 4.0, "wondering wonder wondered",
     r"\bwondering (?:if|whether)\b|\bwonder(?:ed)? (?:if|whether) you\b"),
    ("any chance", 3.6, "chance possible",
     r"\b(?:any|some) chance\b|\bis it possible (?:for you|to|that you)\b|\bwould it be possible\b"
     r"|\bis there a chance\b"),
    ("do you think you could", 3.6, "think suppose able willing prepared",
     r"\bdo you (?:think|suppose) (?:you|we) (?:could|can|might)\b|\b(?:are|would|will) you (?:be )?(?:able"
     r"|willing|prepared) to\b"),
    ("are you free", 2.9, "open up available free interested",
     r"\bare you (?:still )?(?:open|up|available|free|interested)\b"),
    ("would you be free", 3.6, "be have", r"\bwould you (?:be (?:open|up|available|free|interested)|have)\b"),
    ("may i", 3.0, "can could may might",
     r"\b(?:can|could|may|might) (?:i|we) (?:please |just |also |possibly )?(?:ask|borrow|get|have|meet"
     r"|trouble|pick|come|call|take|use|see you)\b"),
    ("permission", 1.6, "?", r"\b(?:can|could|may|might|shall|should) (?:i|we)\b[^.!]*\?"),
    ("ok if i", 1.8, "if okay alright fine",
     r"\b(?:mind|okay|alright|all right|cool|possible) if (?:i|we)\b|\bis (?:it|that|this) (?:okay|alright"
     r"|fine) (?:if|to|with)\b"),
    ("know of anyone", 1.6, "know",
     r"\bknow (?:of )?(?:any(?:one|body)|some(?:one|body)|any \w+) (?:who|that|in|looking|needing|with)\b"),
    ("do you have any", 2.7, "have know", r"\b(?:do|would) you (?:have|know) (?:any(?:one|body)?|some(?:one|body)|time"
     r"|a (?:few )?(?:minutes?|moment|second)|people|of (?:any|some)\w*)\b(?! ideas?\b)"),
    ("does anyone", 1.6, "anyone anybody someone somebody any",
     r"\b(?:does|do|would|could|can|has|have|is|are|will) (?:anyone|anybody|any of you|someone|somebody)\b"
     r"|^\W*(?:anyone|anybody) \w"),
    ("suits you", 2.8, "suit suits work works okay good convenient",
     r"\b(?:would|does|do|is|will|how(?:'s| is| about)) (?:[^?]* )?(?:suits?|works? for|okay for|good for"
     r"|convenient for) (?:you|everyone|everybody|all of you)\b[^?]*\?"),
    # Wished aloud.
    ("would appreciate", 3.6, "appreciate grateful thankful obliged glad",
     rf"{_I}(?:'d| would|'ll| will)(?: \w+){{0,2}} (?:appreciate|be grateful|be thankful|be obliged"
     rf"|be glad (?:of|for|if))\b"
     r"|\bappreciate (?:it )?if\b"),
    ("is appreciated", 3.0, "appreciated",
     r"\b(?:is|would be|'d be|are|will be) (?:much|greatly|very much|highly|most) appreciated\b"),
    ("it would be good", 2.0, "be mean make",
     rf"(?:\bwould|'d|\bwill) be {_GREAT}\b|\bwould (?:mean (?:a lot|so much|the world)|make my day)\b"),
    ("want you to", 3.4, "you your",
     rf"{_I}(?:'d| would)? (?:like|want|need|love|prefer)(?: for)? (?:you|you guys|you all) to\b"
     rf"|{_I}(?:'d| would)? (?:like|want|need|love) your\b"),
    ("in search of help", 3.6,
     "help advice input support assistance feedback opinion referral referrals recommendation recommendations "
     "introduction"
     " introductions donation donations volunteers",
     r"\b(?:need|want|seeking|looking for|hoping for|asking (?:\w+ ){0,4}for|request(?:ing)?"
     r"|in need of) (?:\w+ ){0,2}(?:help"
     r"|advice|input|support|assistance|feedback|opinion|referrals?|recommendations?|introductions?|donations?"
     r"|volunteers)\b"),
    ("a favour", 4.0, "favor favour ask",
     r"\b(?:ask|asking|asks?|need|do) (?:\w+ )?(?:for )?(?:a|your|one|me a|us a) (?:\w+ )?favou?r\b|\b(?:big"
     r"|small|quick|huge) ask\b"),
    ("hope you can", 1.9, "hope hoping hoped",
     r"\b(?:hope|hoping|hoped) (?:that )?(?:you|we|to) (?:can|could|might|would|will|meet|get|have|catch)\b"),
    ("would love to meet", 2.4, "to",
     rf"{_I}(?:'d| would) (?:really |also )?(?:like|love) to (?:meet|talk|chat|speak|discuss|schedule|set up"
     r"|invite|get together|have you|show|connect|introduce)\b"),
    ("would love", 1.4, "love like",
     r"(?:\bwould|'d) (?:really |so |dearly |just |also )?(?:love|like) (?:to (?:have|get|pick|hear|see|meet"
     r"|talk|chat"
     r"|speak|sit|visit|discuss|know|borrow|buy|arrange|set|schedule)|some|your|a|an|it if)\b"),
    ("i need", 1.2, "need",
     rf"{_I}(?:'ll| will| do| really| also| just| still)* need (?:a|an|some|the|your|you|to (?:borrow|know|get"
     rf"|have|see|talk|speak"
     r"|meet|discuss|find|hear|understand)|it|them|this|that|these|more|any|\w+ (?:by|before|asap))\b"),
    ("desperate for", 2.6, "desperate desperately dying need stuck struggling use do kill short",
     rf"{_AM} (?:desperate(?:ly)? (?:for|to|need|looking|seeking)|dying (?:for|to)|in (?:\w+ )?need of|short of"
     r"|stuck (?:on|with)|struggling (?:with|to))\b"
     rf"|{_I} (?:could|can) (?:really |sure )?(?:use|do with)\b|\bin dire need\b|\bkill for\b"
     rf"|\bneed (?:\w+ )?(?:desperately|badly)\b"),
    ("seeking", 1.5, "looking seeking searching lookout hunting search wanted",
     rf"{_AM} (?:looking for|seeking|searching for|on the lookout for|hunting for|in search of)\b"
     rf"|^\W*(?:looking for|seeking|wanted)\b"),
    ("help me", 2.0, "help", r"^\W*help(?: needed| wanted| please)?\W*$|\bhelp (?:me|us)\b|\bneed (?:\w+ ){0,3}help\b"),
    ("when you can", 1.6,
     "few chance time minute min moment second sec spare opportunity convenience asap soon rush urgent "
     "urgently when",
     r"\b(?:if|when(?:ever)?) you(?: \w+)? ?(?:have|get|find|can spare) (?:a |an |some |any |the )?(?:chance"
     r"|time|minute|min|moment|second|sec"
     r"|spare|opportunity|few)\b|\bat your (?:earliest )?convenience\b|\basap\b|\bas soon as (?:possible"
     r"|you can)\b|\bno rush\b"
     r"|\burgent(?:ly)?\b|\bwhen (?:convenient|possible)\b"),
    ("sorry to ask", 1.8, "sorry hate busy quick brain notice",
     r"\b(?:sorry|hate) to (?:bother|trouble|ask|bug)\b|\bi know (?:that )?you(?:'re| are) (?:\w+ )?busy\b"
     r"|\bquick favou?r\b|\bpick your brain\b|\bon short notice\b"),
    ("writing to", 1.2, "writing emailing mailing calling contacting reaching hoping trying asking curious",
     rf"{_AM} (?:writing|e?mailing|calling|contacting|reaching out|hoping|trying|asking|curious) (?:to|if"
     rf"|whether|about|because|for|you)\b"),
    # Told, with or without please.
    ("please", 3.5, "please kindly", rf"\bkindly (?:{_DO}|advise|note)\b|"
     r"\bplease,? (?:do not |don't |also |just |then |be sure to |make sure to )?\w+\b"),
    ("please at end", 2.6, "please", r" please(?: [.!?,:)]+)*$"),
    ("let me know", 3.4, "let leave keep give get",
     r"\b(?:let|leave) (?:me|us) know\b|\bkeep (?:me|us) (?:posted|informed|updated)\b"
     r"|\bgive (?:me|us|him|her) a (?:call|ring|shout|buzz)\b|\bget back to (?:me|us)\b"),
    ("make sure", 2.0, "hesitate forget sure remember",
     r"\b(?:do not|don't) (?:hesitate|forget)\b|\bmake sure (?:that |to |you)\b|\bbe sure (?:to|and)\b"
     r"|\bremember to\b"),
    ("you need to", 1.7, "to should",
     r"\byou (?:need|have|ought|might want|may want|will need|are (?:asked|requested|required)) to\b"
     r"|\byou should (?:send|call|write|check|contact)\b"),
    ("you must", .9, "must should to better",
     r"\byou(?:'ll| will|'d| would)? (?:should|must|have to|need to|got to|had better|better|may want to"
     r"|might want to|ought to)\b(?! have\b)"),
    ("nudge", 1.6, "follow following followup checking check circle circling touch reminder remind reminding",
     r"\b(?:follow(?:ing)?(?: -)? ?up|checking in|check in with|circl(?:e|ing) back|touch base|reminder"
     r"|remind(?:ing)? you)\b"),
    ("for a cause", 1.5, "rsvp vote petition donate chip pledge spread",
     r"\b(?:rsvp|vote for|sign (?:the|this|our|my) petition|donate|chip in|pledge|spread the word)\b"),
    # Proposed.
    ("let's", 2.3, "let shall about we why what",
     r"\b(?:let's|let us|shall we|why don't (?:we|you)|how about|what about|what if we|we should|can we"
     r"|could we)\b"),
    ("want to join", 3.0, "want care like",
     r"\b(?:want|care|like) (?:to )?(?:join|come|meet|grab|get together|catch up|go|\w+)\b[^.!]*\?"),
    ("up for it", 1.8, "?",
     r"\b(?:interested(?: in [^?]*)?|you in(?: for [^?]*)?|game(?: for [^?]*)?) \?|\b(?:up for|fancy (?:a|an"
     r"|some)|care (?:for|to)"
     r"|feel like|how about|what about|want (?:to|a|some))\b[^.!?]*\?"),
    ("advise me", 3.4, "advise suggest recommend advice suggestions recommendations thoughts tips",
     r"\bwhat (?:would|do) you (?:advise|suggest|recommend)\b|\bany (?:advice|suggestions|recommendations"
     r"|thoughts|tips)\b|^\W*(?:thoughts|suggestions)\W*\?"),
    ("introduce me", 3.5, "refer referring recommend introduce connect send word",
     r"\b(?:refer|recommend|introduce|connect|send) (?:\w+ ){1,4}(?:to me|my way|our way)\b"
     r"|\brefer(?:ring)? me\b|\bintroduce me\b|\bgood word\b"),
    ("thinks aloud", .8, "think suggest propose recommend assume suppose we maybe perhaps",
     rf"{_I} (?:think|suggest|propose|recommend|assume|suppose) (?:that )?(?:you|we|it)\b|\bwe (?:should|need to"
     rf"|ought to|probably need)\b|\b(?:maybe|perhaps) (?:you|we)\b"),
)  # fmt: skip
"""Cues that impose: somebody is to do something."""

QUESTIONING: tuple[Row, ...] = (
    ("quick question", 1.2, "question", r"\b(?:quick|short|small|simple|stupid|one (?:last |more )?) ?question\b"),
    ("fact question", .4, "?", r"\b(?:what|who|when|how|why|where|which)\b[^.!]*\?"),
    ("yes-no question", .4, "?",
     r"\b(?:is|are|was|were|do|does|did|has|have|had|will|isn't|aren't|didn't|doesn't|don't|won't)"
     r" (?:you|it|the|this|that|there|we|they|he|she|your|i)\b[^.!]*\?"),
    ("any news", 1.2, "any", r"\bany (?:idea|ideas|luck|news|update|updates|word|feedback|interest|plans)\b"),
    ("talk of both", .8, "together meet lunch dinner coffee drink call meeting up schedule",
     r"\b(?:get together|meet(?: up| with)?|have (?:a )?(?:drink|call|meeting)|lunch|dinner|coffee"
     r"|conference call|set up a|schedule a)\b"),
)  # fmt: skip
"""Cues of questions and plans, which alone impose nothing."""

DENYING: tuple[Row, ...] = (
    ("please find", -2.6, "please",
     r"\bplease (?:find|see|note|accept|be (?:advised|aware|informed|assured)|disregard|ignore"
     r"|excuse|forgive|feel free|know)\b"),
    ("feel free", -1.2, "hesitate free have",
     r"\b(?:hesitate|feel free) to\b|\bif you have (?:any )?(?:\w+ )?(?:questions|concerns|comments)\b"),
    ("tell me what", -1.6, "tell let", r"\b(?:(?:can|could|would|will) you|please|^) ?(?:please )?tell (?:me|us)\b"
     r"|\blet (?:me|us) know (?:your|what|who|whose|when|how|why|where|which|about|if you)\b"),
    ("how could you", -2.6, "what who when how why where which if",
     r"\b(?:what|who|when|how|why|where|which)(?: [\w']+){0,2} (?:could|would|can|will) you\b"
     r"|\bif you (?:could|would|can|will)\b"),
    ("to please you", -2.2, "please",
     r"\bto please (?:every|just|even|any|all|the|me|you)\w*\b|\bplease (?:do not|don't) (?:reply|respond)\b"),
    ("safe senders", -1.8, "book sender senders list whitelist",
     r"\b(?:address book|safe senders?|white ?list|contacts list)\b"),
    ("if you need", -.9, "if", r"\bif you (?:have|need|want|would like|should|'d like|think|can(?:n't|not))\b"),
    ("thanks", -.8, "thanks thank", r"\bthank(?:s| you)\b"),
    ("by machine", -1.8, "click unsubscribe subscribe download free off view",
     r"\b(?:click|unsubscribe|subscribe|download|free shipping|off|view (?:it |this )?(?:online|in))\b"),
    ("told by others", -1.2, "asked told said says wanted wants wrote",
     r"\b(?:asked|told|said|says|wanted|wants) (?:me|us|him|her|them|that|if)\b|\b(?:he|she|they) (?:asked|said"
     r"|told|wrote)\b"),
    ("could you ever", -2.0, "ever really honestly manage believe imagine still",
     r"\b(?:could|would|can|will) you (?:ever|really|honestly)\b|\b(?:can|could) you (?:manage|believe|imagine"
     r"|still)\b"),
    ("offers help", -6.0, "if help want anything",
     r"\b(?:let|leave) (?:me|us) know if (?:you (?:have|need)|there(?:'s| is) anything|i can|we can)\b"
     r"|\bif (?:i|we) can (?:help|do)\b|\b(?:can|may|could) i (?:help|do anything)\b|\b(?:do you"
     r"|if you) (?:need|want) (?:\w+ ){0,3}help\b"
     r"|\bwant (?:me|to help)\b"),
    ("somebody else", -1.0, "he she they it",
     r"\b(?:he|she|they|it)(?: will| would| can| could| should|'ll|'d| has to| have to| needs to)\b"),
    ("i will", -.4, "i we", rf"{_I}(?:'ll| will| shall)\b(?! (?:need|appreciate|be (?:grateful|glad)))"),
    ("stock closing", -1.2, "questions concerns comments problems",
     r"\b(?:any|have|further|other|additional) (?:\w+ )?(?:questions|concerns|comments|problems)\b"),
    ("stop mail", -1.5, "unsubscribe opt longer stop discontinue preferences ensure receive",
     r"\b(?:unsubscribe|opt ?-? ?out|no longer (?:wish|want)|stop (?:receiving|future)|discontinue|preferences"
     r"|ensure (?:that |you |delivery|your|future)"
     r"|receive (?:these|future|further|our) (?:emails?|messages|updates))\b"),
    ("advertising", -1.0,
     "click download sign save free discount today limited shop deal deals offer coupon promo win subscribe "
     "newsletter app",
     r"\b(?:click|download|sign up|save up to|free|discount|today only|limited time|shop|deals?|offer|app store"
     r"|coupon|promo|win|subscribe|newsletter)\b"),
    ("rhetorical", -1.2, "knows why dare could the guess know it right serious kidding crazy nuts cares what",
     r"\b(?:who knows|why would (?:anyone|you)|how (?:dare|could) you|what the|guess what|you know what"
     r"|isn't it|right \?|are you (?:serious|kidding|nuts|crazy)|who cares|so what)(?!\w)"),
)  # fmt: skip
"""Not asks, whatever else they look like."""

ORDERING = {"order": 0.6, "order for us": 1.6, "order begins": 0.4, "order not": 1.0}
"""The weights of `imperative.NAMES`."""
