"""The days of every tie: how it begins, when the two speak again, birthdays, new jobs, returns."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from random import Random

from goodterms.village import conversations
from goodterms.village.conversations import KINDS, SELDOM, USUAL, Conversation
from goodterms.village.draws import HOUR, YEAR, pick, stream, waiting
from goodterms.village.happened import OWNER, Via, What
from goodterms.village.pieces import Piece
from goodterms.village.run import Run
from goodterms.village.talk import Talk
from goodterms.village.ties import Tie
from goodterms.village.trades import TRADES
from goodterms.words import DAY, Depth

RESUMED = {Depth.RELATIONSHIP: 0.36, Depth.ACQUAINTANCE: 0.12}
"""Share of old ties resumed within 90 days of a return, strong and weak: 15 to 36 and 6 to 12 in 100 on lists."""

SPEAKS_UP = (Via.MAIL, Via.LINKEDIN, Via.SKYPE, Via.WHATSAPP, Via.TELEGRAM, Via.PHONE)


def begin(run: Run) -> None:
    """Every tie waits for its beginning."""
    for number, tie in run.ties.items():
        draw = stream(run.made.seed, "days", number)
        run.at(tie.begins, partial(_meet, run, tie, draw))
        if tie.story != "name":
            run.at(_birthday_after(run, number, tie.begins), partial(_birthday, run, tie, draw))
            for work in run.made.villagers[number].works[1:]:
                run.at(work.since + int(draw.random() * 20) * DAY, partial(_new_job, run, tie, draw))
        for absence in run.made.absences.of.get(number, ()):
            if absence.until is not None and tie.story not in {"name", "unanswered"}:
                run.at(absence.until + int(1 + draw.random() * 40) * DAY, partial(_back, run, tie, draw, absence.since))
    _owner_returns(run)


def _meet(run: Run, tie: Tie, draw: Random, ts: int) -> None:
    """How it begins."""
    connected(run, tie, draw, ts)
    if run.ledger is not None:
        row = {"table": "began", "person": tie.person, "ts": ts, "how": tie.how, "by": tie.by or None}
        run.ledger.rows.setdefault("began", []).append({**row, "story": tie.story})
    if tie.story == "name":
        return
    if tie.how == "introduced" and tie.by:
        _introduced(run, tie, draw, ts)
    elif tie.story == "once":
        _speak(run, tie, draw, ts, KINDS["purchase" if tie.how == "purchase" else SELDOM.spin(draw)])
    elif tie.story == "unanswered":
        _speak(run, tie, draw, ts, _unheard)
    else:
        first = conversations.chat if tie.how in {"met", "forum"} else KINDS[SELDOM.spin(draw)]
        _speak(run, tie, draw, ts, first)
    _next(run, tie, draw, ts)


def connected(run: Run, tie: Tie, draw: Random, ts: int) -> None:
    """They connect on LinkedIn sooner or later, where both are; sometimes with a note, sometimes only asked."""
    if run.made.villagers[tie.person].reach_at("linkedin", ts) is None:
        return
    if tie.how != "linkedin" and draw.random() < 0.35:
        return
    when = ts if tie.how == "linkedin" else ts + int(draw.random() * 200) * DAY
    ours = draw.random() < 0.5
    sender, other = (OWNER, tie.person) if ours else (tie.person, OWNER)
    if run.made.absences.away(OWNER, when) or run.made.absences.away(tie.person, when):
        return
    note = "linkedin_note" if draw.random() < 0.2 else ""
    asked = Piece(when, Via.LINKEDIN, What.INVITED, sender, (other,), note, plain=True)
    pieces = [asked]
    if draw.random() < 0.88:
        pieces.append(Piece(when + int(draw.random() * 9 * DAY), Via.LINKEDIN, What.CONNECTED, sender, (other,)))
        if draw.random() < 0.06:
            liked = when + int((30 + 700 * draw.random()) * DAY)
            what = What.ENDORSED if draw.random() < 0.85 else What.RECOMMENDED
            act = "skill" if what is What.ENDORSED else "recommendation"
            who, whom = (other, sender) if draw.random() < 0.5 else (sender, other)
            pieces.append(Piece(liked, Via.LINKEDIN, what, who, (whom,), act, plain=True))
    run.plan(pieces)


def _introduced(run: Run, tie: Tie, draw: Random, ts: int) -> None:
    """Somebody the owner knows writes to both; one of the two answers, and they go on."""
    third = run.made.villagers[tie.by]
    other = run.made.villagers[tie.person]
    both = third.reach_at("mail", ts) and other.reach_at("mail", ts)
    if not both or run.made.absences.away(tie.by, ts):
        _speak(run, tie, draw, ts, conversations.chat)
        return
    row = {"table": "gives", "person": tie.by, "ours": False, "kind": "introduction"}
    piece = Piece(ts, Via.MAIL, What.MESSAGE, tie.by, (OWNER, tie.person), "introduce", plain=True, notes=(row,))
    piece.about = {"other": other.name_at(ts).full, "to": run.made.villagers[OWNER].name_at(ts).given}
    run.plan([piece])
    _speak(run, tie, draw, ts + int((2 + 40 * draw.random()) * HOUR), _introduction_answered, via=Via.MAIL)


def _introduction_answered(talk: Talk, ours: bool) -> float:
    talk.turn(ours, "introduced_answer")
    talk.turn(not ours, "introduced_answer")
    return conversations.chat(talk, ours)


def _unheard(talk: Talk, ours: bool) -> float:
    """Somebody writes and gets no answer, as good as always."""
    kind = SELDOM.spin(talk.draw)
    act = f"ask_{kind}" if kind in conversations.WEIGHT else "hello"
    notes = [conversations.asked(talk, ours, kind)] if kind in conversations.WEIGHT else []
    talk.turn(ours, act, *notes)
    if talk.draw.random() < 0.05:
        talk.turn(not ours, "no")
    return 0.0


def _next(run: Run, tie: Tie, draw: Random, ts: int) -> None:
    """Plans the next time the two may speak: within an awake spell by its rhythm, else at the next awakening."""
    if tie.story == "once" and len(tie.spells) < 2:
        return
    rate = max(0.3, tie.rate * run.pace)
    wait = int(waiting(draw, YEAR / rate, tie.burst))
    when = ts + max(HOUR, wait)
    spell = next((spell for spell in tie.spells if spell[1] > ts), None)
    if spell is None:
        return
    if when >= spell[1]:
        after = next((later for later in tie.spells if later[0] >= spell[1]), None)
        if after is not None:
            run.at(after[0], partial(_awakes, run, tie, draw))
        return
    run.at(when, partial(_fire, run, tie, draw))


def _awakes(run: Run, tie: Tie, draw: Random, ts: int) -> None:
    """A sleeping tie wakes: somebody writes after a long time."""
    _speak(run, tie, draw, ts, _unheard if tie.story == "unanswered" else conversations.hello_again)
    _next(run, tie, draw, ts)


def _fire(run: Run, tie: Tie, draw: Random, ts: int) -> None:
    """The two may speak now."""
    season = tie.season < 0 or (int(ts % YEAR / YEAR * 12) - tie.season) % 12 in {0, 1, 11}
    away = run.made.absences.away(tie.person, ts)
    if (season or draw.random() < 0.4) and not (away and draw.random() < 0.93):
        _speak(run, tie, draw, ts, _subject_of(tie, draw))
    _next(run, tie, draw, ts)


def _subject_of(tie: Tie, draw: Random) -> Conversation:
    if tie.story == "unanswered":
        return _unheard
    if tie.how == "purchase" and draw.random() < 0.4:
        return KINDS["purchase"]
    return KINDS[(USUAL if tie.exchanged > 2 else SELDOM).spin(draw)]


def _speak(run: Run, tie: Tie, draw: Random, ts: int, what: Conversation, via: Via | None = None) -> Talk | None:
    """Holds one conversation, if the one who would begin is there."""
    made = run.made
    them, owner = made.villagers[tie.person], made.villagers[OWNER]
    channel = via or _channel(run, tie, draw, ts)
    if channel is None:
        return None
    ours = draw.random() < tie.initiative
    work = (them if draw.random() < 0.5 else owner).work_at(ts)
    topic = pick(draw, TRADES[work.trade].things) if work else ""
    talk = Talk(draw, tie, them, owner, channel, ts, made.end, made.absences, topic)
    silence = ts - tie.last if tie.last else 0
    good = what(talk, ours)
    if not talk.pieces:
        return None
    tie.exchanged += talk.answered
    if talk.answered and good or good < 0:
        tie.grow(ts, good)
    talk.pieces[0].about = {"gap": span_words(silence), **(talk.pieces[0].about or {})}
    run.plan(talk.pieces)
    return talk


def _channel(run: Run, tie: Tie, draw: Random, ts: int) -> Via | None:
    """Their favourite channel, else whatever both have."""
    them = run.made.villagers[tie.person]
    favourite = tie.vias.spin(draw)
    for via in (favourite, *SPEAKS_UP):
        if them.reach_at(str(via), ts) is not None:
            return via
    return None


def _birthday_after(run: Run, person: int, ts: int) -> int:
    """The first birthday a good while after a time, in the morning."""
    born = date.fromisoformat(run.made.villagers[person].birthday)
    year = datetime.fromtimestamp(ts, UTC).year + 1
    return int(datetime(year, born.month, born.day, 9, tzinfo=UTC).timestamp())


def _birthday(run: Run, tie: Tie, draw: Random, ts: int) -> None:
    if tie.fade(ts) > 0.3 and draw.random() < 0.5 and not run.made.absences.away(tie.person, ts):
        _speak(run, tie, draw, ts, partial(_congratulated, run))
    run.at(_birthday_after(run, tie.person, ts), partial(_birthday, run, tie, draw))


def _congratulated(run: Run, talk: Talk, ours: bool) -> float:  # noqa: ARG001 - the one whose day it is does not begin
    return conversations.birthday(talk, ours=True)


def _new_job(run: Run, tie: Tie, draw: Random, ts: int) -> None:
    if tie.fade(ts) > 0.15 and draw.random() < 0.4 and not run.made.absences.away(tie.person, ts):
        _speak(run, tie, draw, ts, _told)


def _told(talk: Talk, ours: bool) -> float:  # noqa: ARG001 - whoever has the job tells of it
    return conversations.job(talk, ours=False)


def _back(run: Run, tie: Tie, draw: Random, since: int, ts: int) -> None:
    """Somebody returned: old ties are resumed, strong ones more often."""
    if ts > tie.begins and draw.random() < RESUMED.get(tie.depth(ts), 0.02):
        silence = span_words(ts - since)
        talk = _speak(run, tie, draw, ts, conversations.back_again)
        if talk is not None:
            talk.pieces[0].about = {"gap": silence}


def _owner_returns(run: Run) -> None:
    """After an absence of one's own the closest hear first."""
    draw = stream(run.made.seed, "owner returns")
    for absence in run.made.absences.of[OWNER]:
        until = absence.until or run.made.end
        run.at(until, partial(_greet_all, run, draw, absence.since))


def _greet_all(run: Run, draw: Random, since: int, ts: int) -> None:
    close = sorted(
        (tie for tie in run.ties.values() if tie.fade(ts) > 0.25), key=lambda tie: (-tie.closeness, tie.person)
    )
    for tie in close[:25]:
        when = ts + int((1 + 30 * draw.random()) * DAY)
        run.at(when, partial(_owner_back, run, tie, draw, span_words(ts - since)))


def _owner_back(run: Run, tie: Tie, draw: Random, gap: str, ts: int) -> None:
    talk = _speak(run, tie, draw, ts, _we_are_back)
    if talk is not None:
        talk.pieces[0].about = {"gap": gap}


def _we_are_back(talk: Talk, ours: bool) -> float:  # noqa: ARG001 - the owner was away
    return conversations.back_again(talk, ours=True)


def span_words(seconds: int) -> str:
    """A silence as people say it."""
    days = seconds // DAY
    if days < 60:
        return "a few weeks"
    if days < 330:
        return f"{('two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven')[max(0, days // 30 - 2)]} months"
    years = max(1, round(days / 365))
    return (
        "a year"
        if years == 1
        else f"{('two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten')[min(years, 10) - 2]} years"
    )
