"""Words that fill gaps and want nothing: days, places, weather, families, hobbies. Both halves may use them."""

from __future__ import annotations

FILLERS: dict[str, tuple[str, ...]] = {
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "the weekend", "next week", "the end of the month"),
    "weekday": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    "clock": ("at nine", "at ten", "at half past two", "at three", "around four", "after lunch", "before lunch"),
    "when": ("yesterday", "last week", "on Monday", "this morning", "over the weekend", "on the train", "last night"),
    "soon": ("soon", "this week", "tomorrow", "by {weekday}", "in a day or two", "before the weekend", "tonight"),
    "count": ("two", "three", "four", "five", "six", "a dozen", "eight", "ten"),
    "money": ("120", "240", "380", "450", "75", "1,200", "960", "2,400"),
    "place": (
        "the harbour", "the old town", "the station cafe", "Mill Lane", "the fair", "the east hall", "the library",
        "the park", "our office", "the workshop", "the canteen", "the theatre",
    ),
    "city": ("Lisbon", "Ghent", "Leeds", "Kraków", "Turin", "Bergen", "Porto", "Graz", "Cork", "Valencia", "Utrecht"),
    "kin": ("my daughter", "my son", "my mother", "my brother", "my sister", "my aunt", "my nephew", "my father"),
    "weather": (
        "it has rained for a week", "the sun is out at last", "there is snow on the roofs", "it is far too hot here",
        "the wind took half the fence", "we had fog until noon",
    ),
    "hobby": (
        "the choir", "the rowing", "my beehives", "the marathon", "the allotment", "pottery", "the chess club",
        "the old motorbike", "Italian lessons", "the boat",
    ),
    "plan": (
        "a week in {city}", "the autumn fair", "a new roof", "a smaller office", "moving house", "an exhibition",
        "my driving licence", "a second shop", "a long walk along the coast",
    ),
    "good": ("good", "lovely", "great", "really good", "very nice", "splendid"),
    "bit": ("a bit", "a little", "slightly", "rather", "quite"),
    "smile": ("", "", "", " :)", " ;)", " 🙂", " 😄", "!", "!!"),
}  # fmt: skip
