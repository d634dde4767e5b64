"""Asks that no form of asking shows: "I'm desperate for clients", "could really use a hand", "lend me your drill".

High-precision words only. Mails of an office hardly have them, so no labelled set could teach them to the fitted
reader.
"""

from __future__ import annotations

from goodterms.asks.reading.cue_words import Row
from goodterms.asks.reading.cues import standing, table

_WANTED = (
    r"(?:help|hand|advice|lift|ride|favou?r|introductions?|intros?|referrals?|clients?|customers|work|job"
    r"|support|feedback"
    r"|pointers|guidance|tips|suggestions|recommendations?|second opinion|pair of (?:eyes|hands)|loan|cash"
    r"|money|donations?"
    r"|volunteers?|babysitter|place to (?:stay|live|crash))"
)
_AM = r"\b(?:i'm|i am|we're|we are|am|are)(?: \w+)?"

HINTS: tuple[Row, ...] = (
    ("desperate for", 0, "desperate desperately dire kill",
     rf"{_AM} desperate (?:for|to (?:find|get|sell|borrow|hear from you|talk|meet))\b|\b(?:i"
     rf"|we) desperately need\b|{_AM} desperately (?:looking|seeking|in need)\b"
     r"|^\W*(?:desperate for|desperately (?:need|seeking|looking))\b|\bin dire need of\b"),
    ("looking for referrals", 0, "looking seeking after hoping asking",
     rf"{_AM} (?:looking for|seeking|after|hoping for|asking (?:you |everyone "
     rf"|everybody )?for) (?:\w+ ){{0,3}}(?:referrals?|introductions?|intros?)\b"),
    ("who do you know", 0, "know",
     r"^\W*(?:so |and )?who (?:else )?do you know (?:that|who|in|at|for|with|needs?|could|might|among)\b"),
    ("could use", 0, "use do",
     rf"\b(?:i|we) (?:could|can) (?:really |sure |certainly |definitely |just )?(?:use"
     rf"|do with) (?:\w+ ){{0,3}}{_WANTED}\b"),
    ("my way", 0, "way", r"\b(?:send|point|steer|throw|pass) (?:\w+ ){1,9}(?:my|our) way\b"),
    ("need a favour", 0, "favor favour hand lift ride loan help",
     r"(?:^\W*|\b(?:i|we) (?:really |just |also |badly |urgently )?)need (?:a|an|some|your|another"
     r"|one more) (?:\w+ )?(?:favou?r|hand|lift|ride|loan|help)\b"
     r"|\b(?:ask|asking) (?:you )?(?:for )?(?:a|one|another) (?:\w+ )?favou?r\b|\bdo (?:me|us) a (?:\w+ )?favou?r\b"),
    ("any chance", 0, "chance",
     r"^\W*(?:(?:hi|hey|hello|so) (?:\w+ )?,? ?)?(?:(?:is there )?any chance (?:of (?:a|an|some|getting"
     r"|borrowing|you|your|my)|you|i could|we could|for a))\b"),
    ("for me", 0, "me us",
     r"^\W*(?:(?:and|so|then|also|just|okay|oh|hey|hi) ,? ?)?(?:send|lend|bring|text|phone|ring|email|mail"
     r"|forward|fetch|buy|get|pass|hand|show"
     r"|help|loan|teach|pay|drop|pick|invite|remind|message) (?:me|us)\b(?! (?:wrong|down|off|started"
     r"|out of here|that (?:you|we)|you want|how much))"
     r"|^\W*call (?:me|us) (?:when|if|at|on|back|tonight|tomorrow|later|asap|as soon|please|before|after|<day>"
     r"|<num>|now|today)\b"
     r"|^\W*give (?:me|us) (?:your|the|a (?:call|ring|shout|lift|ride|hand|minute|quote))\b"),
    ("sorry to ask", 0, "sorry hate bother",
     r"\bsorry to (?:bother|trouble|ask)\b|\bhate to (?:ask|bother|trouble)\b(?! (?:why|how|what))"),
    ("know of anyone", 0, "know",
     r"(?:^\W*|\b(?:do|if|should|would) you )(?:\w+ )?know (?:of )?(?:anyone|anybody|someone|somebody"
     r"|any (?:people|companies|firms|businesses"
     r"|openings?|jobs?|good)) (?:who|that|in|looking|needing|with|hiring|for|i|we)\b"),
    ("know a good one", 0, "know",
     r"(?:^\W*|\b(?:do|if|should|would) you )(?:\w+ )?know (?:of )?(?:a|an|any|another) (?:good|decent|reliable"
     r"|trustworthy|honest|nice|great|cheap|better) \w+"),
    ("who comes to mind", 0, "mind recommendations mouth",
     r"\b(?:who|any(?:one|body)|somebody|someone) (?:comes|come|springs|spring) to mind\b"
     r"|\b(?:i|we|business|which) (?:live|lives|depend|depends|rely|relies) (?:from|on|off) (?:recommendations"
     r"|word of mouth|referrals)\b"),
    ("raising money", 0, "raising sponsor donate",
     rf"{_AM} (?:raising|collecting) (?:\w+ ){{0,2}}(?:money|funds|donations)\b|\bsponsor (?:me|us)\b"
     rf"|^\W*(?:please )?donate\b"),
    ("so kind as to", 0, "kind good nice sweet generous",
     r"\b(?:would|could|will|might) you (?:please )?be (?:so |very )?(?:kind|good|nice|sweet|generous)"
     r"(?: enough)?(?: as)? to\b"),
    ("favour to ask", 0, "favor favour", r"\b(?:have|got|had|with) (?:a|one|another|this) (?:\w+ )?favou?r to ask\b"),
    ("would love your view", 0, "feedback thoughts opinion comments input support help vote view views take advice",
     r"(?:\bwould|'d) (?:really |so |very much |also )?(?:love|appreciate|value|welcome)(?: to (?:have|hear|get))?"
     r" (?:your|any|some) (?:\w+ )?(?:feedback|thoughts|opinion|comments|input|support|help|vote|views?|take|advice)\b"),
    ("glad if you came", 0, "thrilled delighted grateful honored honoured moon overjoyed chuffed happy glad pleased",
     r"(?:\bwould|'d) be (?:\w+ ){0,2}(?:thrilled|delighted|grateful|honou?red|over the moon|overjoyed|chuffed"
     r"|pleased) if you\b(?! (?:need|want|like|enjoy))"
     r"|(?:\bwould|'d) be (?:\w+ ){0,2}(?:happy|glad) if you (?:would|could|came|joined|bought|shared|helped|tried"
     r"|ordered|booked|voted|visited|supported|read|gave|sent|took|spread|signed|recommended)\b"),
    ("tell your friends", 0, "friends colleagues neighbours neighbors customers family network",
     r"\b(?:tell|ask) (?:all )?your (?:\w+ )?(?:friends|colleagues|neighbou?rs|customers|family|network)\b"
     r"(?! (?:i|we|that i|that we|hello|hi)\b)"),
    ("minutes of yours", 0, "minutes minute mins hour",
     r"\bdo you have (?:about |maybe )?(?:<num>|five|ten|fifteen|twenty|thirty|half an|an) ?-?(?:minutes?|mins?|hour)\b"
     r"|\b(?:could|can|would) (?:you spare|i have|i steal|i take) (?:about |just )?(?:<num>|five|ten|fifteen|twenty"
     r"|thirty|half an|an) ?-?(?:minutes?|mins?|hour)\b"),
    ("nudges", 0, "bumping bump following follow",
     r"(?:^\W*(?:just )?|\b(?:i'm|i am|just) )(?:bump(?:ing)? (?:this|my)\b|follow(?:ing)? up on (?:this|my (?:last |previous"
     r"|earlier )?(?:note|e ?-?mail|mail|message|proposal|offer|request|question|application))\b)"),
    ("may I drop by", 0, "drop stop swing pop show present demonstrate",
     r"\b(?:can|could|may|might) (?:i|we) (?:please |just |quickly )?(?:(?:drop|stop|swing|pop) (?:by|in|off|over|round)"
     r"|(?:show|present|demonstrate) (?:to )?(?:you|our|my))\b"),
    ("would mean a lot", 0, "mean",
     r"\b(?:would|'d) (?:really |truly )?mean (?:a lot|so much|the world|everything)\b[^.]*\bif (?:you|we)\b"),
)  # fmt: skip
"""Name, no weight, words it needs, and a pattern; as in `cue_words`."""

TABLE = table(HINTS)


def hints(words: list[str]) -> bool:
    """Whether the `grams.tokens` of a sentence ask by a hint."""
    return bool(standing(TABLE, words))
