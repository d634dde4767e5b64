"""The tables of the record, as SQLAlchemy Core; `record/compile` makes ``schema.sql`` beside this file of them.

Times are BIGINT UTC seconds. Texts are UTF-8. Foreign keys are declared and enforced; deletes are written out in
``record/undo`` so that nothing disappears by cascade.
"""

from __future__ import annotations

from sqlalchemy import (
    REAL,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData()

LONG = BigInteger().with_variant(Integer(), "sqlite")
"""64 bits everywhere; SQLite's STRICT tables call that INTEGER."""


def _table(name: str, *parts: SchemaItem, rowid: bool = True, never_again: bool = False) -> Table:
    """A STRICT table; ``rowid=False`` clusters it by its primary key.

    ``never_again``: an id is not given out twice, because decisions name rows that may come back under it.
    """
    return Table(
        name,
        metadata,
        *parts,
        sqlite_strict=True,
        sqlite_with_rowid=rowid,
        sqlite_autoincrement=never_again,
    )


def _time(name: str, *, required: bool = True) -> Column[int]:
    """A moment in UTC seconds."""
    return Column(name, LONG, nullable=not required)


def _text(name: str, default: str | None = "") -> Column[str]:
    """A text that is never NULL unless the default is None."""
    if default is None:
        return Column(name, Text)
    return Column(name, Text, nullable=False, server_default=default)


def _flag(name: str) -> Column[int]:
    """0 or 1."""
    return Column(name, Integer, nullable=False, server_default="0")


person = _table(
    "person",
    Column("id", Integer, primary_key=True),
    _text("name"),
    Column("kind", Text, nullable=False, server_default="person"),
    Column("depth_word", Text),  # the owner's own word on the depth, wins over every count
    _text("flags"),  # space-separated: never_mention, deceased
    Index("person_owner", "id", sqlite_where=Column("kind", Text) == "owner"),
    never_again=True,
)

handle = _table(
    "handle",
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),  # as seen
    Column("normal", Text, nullable=False),  # serves joining only
    _text("name"),
    Column("person", Integer, ForeignKey("person.id"), nullable=False),
    _flag("own"),
    UniqueConstraint("kind", "value"),
    Index("handle_by_normal", "kind", "normal"),
    Index("handle_by_person", "person"),
    Index("handle_own", "id", sqlite_where=Column("own", Integer) == 1),
    never_again=True,
)

source_run = _table(
    "source_run",
    Column("id", Integer, primary_key=True),
    _time("started"),
    _time("ended", required=False),
    Column("state", Text, nullable=False),  # running, done, stopped, undone
    Column("paths", Text, nullable=False),  # JSON list as typed
    Column("report", Text),  # JSON, the counts as shown
)

leaf = _table(
    "leaf",
    Column("id", Integer, primary_key=True),
    Column("run", Integer, ForeignKey("source_run.id"), nullable=False),
    Column("place", Text, nullable=False),  # where it lies, as told to the user
    Column("stamp", Text, nullable=False),
    Column("source", Text, nullable=False),
    _flag("done"),  # read to its end
    _flag("pieces"),  # how many pieces it held when read to its end
    _flag("unread"),  # how many of them could not be read
    Index("leaf_by_place", "place", "stamp"),
    Index("leaf_by_run", "run"),
)

thread = _table(
    "thread",
    Column("id", Integer, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("key", Text, nullable=False),
    UniqueConstraint("channel", "key"),
)

interaction = _table(
    "interaction",
    Column("id", Integer, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    _time("ts"),
    Column("kind", Text, nullable=False),
    Column("sender", Integer, ForeignKey("handle.id")),
    Column("thread", Integer, ForeignKey("thread.id")),
    _text("answers"),
    _text("subject"),
    _text("text"),
    _flag("marks"),
    Column("minutes", REAL),
    _flag("out"),
    _flag("contact"),
    _text("why"),  # why it is not contact, empty when it is
    Column("brought", Integer, nullable=False),  # the leaf that brought it first
    UniqueConstraint("channel", "external_id"),
    Index("interaction_by_sender", "sender", "ts", "contact"),
    Index("interaction_by_thread", "thread"),
    Index("interaction_meetings", "ts", sqlite_where=Column("kind", Text) == "meeting"),
    Index("interaction_by_answers", "answers", sqlite_where=Column("answers", Text) != ""),
    Index(
        "interaction_by_why",
        "why",
        sqlite_where=Column("why", Text).in_(["cc", "group", "list", "newsletter", "stranger", "mass", "no_owner"]),
    ),
)

participant = _table(
    "participant",
    Column("interaction", Integer, ForeignKey("interaction.id"), nullable=False),
    Column("handle", Integer, ForeignKey("handle.id"), nullable=False),
    Column("role", Text, nullable=False),
    PrimaryKeyConstraint("interaction", "handle", "role"),
    Index("participant_by_handle", "handle"),
    rowid=False,
)

card = _table(
    "card",
    Column("id", Integer, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    Column("person", Integer, ForeignKey("person.id")),  # NULL: nobody can be told from it (a hidden member)
    _text("name"),
    _time("since", required=False),
    _text("listed"),
    _time("listed_at", required=False),  # the newest taking of that list it stood on
    _text("body"),  # JSON of the newest copy
    Column("brought", Integer, nullable=False),
    UniqueConstraint("channel", "external_id"),
    Index("card_by_person", "person"),
    never_again=True,
)

copy = _table(
    "copy",
    Column("leaf", Integer, ForeignKey("leaf.id"), nullable=False),
    Column("interaction", Integer, ForeignKey("interaction.id")),
    Column("card", Integer, ForeignKey("card.id")),
    _text("place"),  # pointer to where the piece came from
    _text("folder"),
    _flag("marks"),
    _time("taken", required=False),  # of a card on a complete list: the day that list was taken
    _text("said"),  # JSON of what this copy alone states: a card; who it adds to an interaction, and when a meeting is
    Index("copy_by_leaf", "leaf"),
    Index("copy_by_interaction", "interaction", sqlite_where=Column("interaction", Integer).is_not(None)),
    Index("copy_by_card", "card", sqlite_where=Column("card", Integer).is_not(None)),
)

listing = _table(
    "listing",
    Column("channel", Text, nullable=False),
    Column("name", Text, nullable=False),
    _time("ts"),
    Column("run", Integer, ForeignKey("source_run.id"), nullable=False),
    PrimaryKeyConstraint("channel", "name", "ts", "run"),
    rowid=False,
)

unread = _table(
    "unread",
    Column("leaf", Integer, ForeignKey("leaf.id"), nullable=False),
    Column("place", Text, nullable=False),
    Column("why", Text, nullable=False),
    Index("unread_by_leaf", "leaf"),
)

about = _table(
    "about",
    Column("id", Integer, primary_key=True),
    Column("person", Integer, ForeignKey("person.id"), nullable=False),
    Column("topic", Text, nullable=False),
    Column("value", Text, nullable=False),
    _time("since", required=False),
    Column("card", Integer, ForeignKey("card.id")),  # NULL: the owner's own word
    _time("seen"),  # when it was brought in
    Index("about_by_person", "person"),
    Index("about_by_card", "card"),
    never_again=True,
)

touch = _table(
    "touch",
    Column("owner", Integer, nullable=False, server_default="1"),
    Column("person", Integer, nullable=False),  # a cache: no foreign key, so that removing a person does not scan it
    _time("ts"),
    Column("id", Integer, ForeignKey("interaction.id"), nullable=False),
    _flag("out"),
    Column("weight", REAL, nullable=False),
    _flag("thread"),
    _flag("kind"),  # 0 message, 1 call, 2 meeting, 3 other
    # what its order gives, looking back only; written by record/renew
    _time("gap", required=False),
    _flag("turn"),
    _flag("opens"),
    _flag("answers"),
    _flag("first_of_day"),
    _time("day_gap", required=False),
    _flag("two_way_day"),
    _flag("occasion"),
    PrimaryKeyConstraint("owner", "person", "ts", "id", "out"),
    Index("touch_by_interaction", "id"),
    rowid=False,
)

facts = _table(
    "facts",
    Column("owner", Integer, nullable=False, server_default="1"),
    Column("person", Integer, nullable=False),
    *(Column(name, LONG, nullable=False) for name in ("n_in", "n_out", "days", "first", "last")),
    *(_time(name, required=False) for name in ("last_in", "last_out", "last_two_way")),
    *(Column(name, LONG, nullable=False) for name in ("two_way", "two_way_days", "occasions")),
    *(_time(name, required=False) for name in ("first_occasion", "last_occasion")),
    *(Column(name, LONG, nullable=False) for name in ("turns", "opens_in", "opens_out", "meetings", "one_to_one")),
    Column("reciprocity", REAL, nullable=False),
    Column("gap_n", LONG, nullable=False),
    *(Column(name, REAL) for name in ("gap_mean", "gap_var", "median_gap")),
    *(Column(name, REAL, nullable=False) for name in ("sum_weight_in", "sum_weight_out")),
    *(Column(f"d{n}_{way}", REAL, nullable=False) for n in (7, 30, 180) for way in ("in", "out")),
    PrimaryKeyConstraint("owner", "person"),
    rowid=False,
)

sighting = _table(
    "sighting",  # the second clock: the person seen acting anywhere, with the owner or not
    Column("person", Integer, primary_key=True),
    _time("first"),
    _time("last"),
    Column("elsewhere", Integer, nullable=False),  # how often outside the tie
    _time("back", required=False),  # when last seen again after a long silence to everyone
    Column("pause", Integer),  # the longest pause that was no such silence, seconds
    _time("seen", required=False),  # when last seen outside the tie
    _flag("places"),  # in use at their last act: a mail address 1, any other handle 2
    _text("channel"),  # of their last act
)

stale = _table(
    "stale",
    Column("owner", Integer, nullable=False, server_default="1"),
    Column("person", Integer, nullable=False),
    PrimaryKeyConstraint("owner", "person"),
    rowid=False,
)

coverage = _table(
    "coverage",
    Column("channel", Text, primary_key=True),
    _time("first"),
    _time("last"),
    rowid=False,
)

decision = _table(
    "decision",
    Column("id", Integer, primary_key=True),
    # join; same, different, later, not_a_person (the owner's answers on who is who); never_mention, deceased, ...
    Column("act", Text, nullable=False),
    Column("person", Integer, nullable=False),
    Column("other", Integer),
    Column("evidence", Text, nullable=False),  # JSON: handles moved, what stood before
    Column("by", Text, nullable=False),  # owner, card, key (one number on two channels), weighed
    Column("run", Integer, ForeignKey("source_run.id")),
    _time("ts"),
    _flag("undone"),
    Index("decision_by_person", "person"),
    Index("decision_by_other", "other", sqlite_where=Column("other", Integer).is_not(None)),
)

note = _table(
    "note",
    Column("id", Integer, primary_key=True),
    Column("person", Integer, ForeignKey("person.id"), nullable=False),
    _time("ts"),
    Column("text", Text, nullable=False),
    _flag("private"),  # never on the page that one could hand over to the person
    Index("note_by_person", "person"),
    never_again=True,
)

forgotten = _table(
    "forgotten",  # who or what was forgotten for good: a keyed hash each, so that no import brings it back
    Column("hash", Text, primary_key=True),
    rowid=False,
)

standard = _table(
    "standard",
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    rowid=False,
)

meta = _table(
    "meta",
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    rowid=False,
)

# Rooms that are kept ready for what is judged from texts and by the owner; nothing writes them yet.
label = _table(
    "label",
    Column("interaction", Integer, ForeignKey("interaction.id"), nullable=False),
    Column("act", Text, nullable=False),
    Column("by", Text, nullable=False),  # the key first: else SQLite's check takes an empty place for a broken one
    Column("p", REAL, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    PrimaryKeyConstraint("interaction", "act", "by"),
    Index("label_opt_out", "interaction", sqlite_where=Column("act", Text) == "opt_out"),
    rowid=False,
)

membership = _table(
    "membership",
    Column("person", Integer, ForeignKey("person.id"), nullable=False),
    Column("circle", Text, nullable=False),
    _text("role"),
    _time("since", required=False),
    _time("until", required=False),
    Column("card", Integer, ForeignKey("card.id")),
    Index("membership_by_person", "person"),
)

promise = _table(
    "promise",
    Column("id", Integer, primary_key=True),
    Column("person", Integer, ForeignKey("person.id"), nullable=False),
    _flag("mine"),
    Column("what", Text, nullable=False),
    _time("since"),
    _time("due", required=False),
    _time("kept", required=False),
    Column("interaction", Integer, ForeignKey("interaction.id")),
    Index("promise_by_person", "person"),
)

regard = _table(
    "regard",
    Column("person", Integer, ForeignKey("person.id"), nullable=False),
    Column("word", Text, nullable=False),  # liked, trusted, put_off
    _text("by_what"),
    _time("ts"),
    PrimaryKeyConstraint("person", "word"),
    rowid=False,
)

sent_check = _table(
    "sent_check",
    Column("id", Integer, primary_key=True),
    _time("ts"),
    Column("channel", Text, nullable=False),
    Column("reading", Text, nullable=False),
    Column("verdicts", Text, nullable=False),
)

shown_line = _table(
    "shown_line",  # lines of today that were shown or put off
    Column("key", Text, nullable=False),  # what the line is about: no foreign key, for it outlives what it was about
    Column("shown", LONG, nullable=False),
    _text("word"),  # done, snoozed, not_this
    Column("until", LONG),
    PrimaryKeyConstraint("key"),
    rowid=False,
)

# Who is who: what is remembered between two imports, so that only what is new is compared with anybody.
named = _table(
    "named",  # every display name that was seen beside a handle
    Column("handle", Integer, nullable=False),  # no foreign key: what goes with its handle is written in `TRIGGERS`
    Column("name", Text, nullable=False),
    PrimaryKeyConstraint("handle", "name"),
    rowid=False,
)

signed = _table(
    "signed",  # what stands in the signatures of mails from a handle: numbers, addresses, profiles, in normal form
    Column("handle", Integer, nullable=False),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("handle", "value"),
    rowid=False,
)

posted = _table(
    "posted",  # what somebody does and where, as the signatures of mails from a handle say
    Column("id", Integer, primary_key=True),
    Column("handle", Integer, nullable=False),
    Column("value", Text, nullable=False),
    Column("first", LONG, nullable=False),
    Column("last", LONG, nullable=False),
    UniqueConstraint("handle", "value"),
)

unweighed = _table(
    "unweighed",  # whose handles, names or cards changed since they were last compared with others
    Column("person", Integer, primary_key=True),
)

block = _table(
    "block",  # a cache: who is to be compared with whom
    Column("block", LONG, nullable=False),
    Column("person", Integer, nullable=False),
    PrimaryKeyConstraint("block", "person"),
    Index("block_by_person", "person"),
    rowid=False,
)

question = _table(
    "question",  # a cache: pairs worth asking the owner about
    Column("one", Integer, nullable=False),
    Column("other", Integer, nullable=False),
    Column("p", REAL, nullable=False),
    Column("evidence", Text, nullable=False),  # JSON: sentences, and why it was not joined without asking
    PrimaryKeyConstraint("one", "other"),
    Index("question_by_other", "other"),
    rowid=False,
)

mailbox = _table(
    "mailbox",  # handles that several people use, so that they are no one person's
    Column("person", Integer, primary_key=True),
    Column("value", Text, nullable=False),
    Column("says", Text, nullable=False),
)

followed = _table(
    "followed",  # one folder, address book or calendar on a server, and how far it was read
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("path", Text, nullable=False),
    _text("stand"),  # JSON: what the server said of it last
    _flag("ended"),  # its numbering is over, or it is gone from the server: what it held is still to be looked after
    Index("followed_by_source", "source", "path"),
)

followed_piece = _table(
    "followed_piece",  # what of it was read
    Column("box", Integer, ForeignKey("followed.id"), nullable=False),
    Column("item", Text, nullable=False),  # its number (mail) or address (cards, calendars) there
    _text("stamp"),  # changes with its content; mail never changes
    Column("interaction", Integer),  # of mail; no foreign key: what is taken back is written in `TRIGGERS`
    PrimaryKeyConstraint("box", "item"),
    Index("followed_piece_by_interaction", "interaction", sqlite_where=Column("interaction", Integer).is_not(None)),
    rowid=False,
)

twin = _table(
    "twin",  # a piece that came by a second kind of export, and the one that is counted in its stead
    Column("interaction", Integer, ForeignKey("interaction.id"), primary_key=True),
    Column("of", Integer, ForeignKey("interaction.id"), nullable=False),
    Index("twin_by_of", "of"),
)

talk = _table(
    "talk",  # threads of chats. No foreign keys: what goes with its thread is written in `TRIGGERS`
    Column("thread", Integer, primary_key=True),
    _flag("waits"),  # pieces came that were not yet compared with those of other kinds of export
    Column("same", Integer),  # the thread of the same talk by the kind of export that is kept
    Index("talk_waits", "thread", sqlite_where=Column("waits", Integer) == 1),
    Index("talk_by_same", "same", sqlite_where=Column("same", Integer).is_not(None)),
)

written_word = _table(
    "written_word",  # what the owner says of somebody that a card on a server says by now: it is written there once
    Column("place", Text, nullable=False),  # the card's address
    Column("said", Text, nullable=False),  # a hash of the word
    PrimaryKeyConstraint("place", "said"),
    rowid=False,
)

SEARCH = (
    "CREATE VIRTUAL TABLE interaction_text USING fts5(subject, text, content='interaction', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO interaction_text(interaction_text, rank) VALUES('hashsize', 8388608)",
    "CREATE TRIGGER interaction_text_gone AFTER DELETE ON interaction BEGIN "
    "INSERT INTO interaction_text(interaction_text, rowid, subject, text) "
    "VALUES ('delete', old.id, old.subject, old.text); END",
    "CREATE TRIGGER interaction_text_changed AFTER UPDATE OF subject, text ON interaction BEGIN "
    "INSERT INTO interaction_text(interaction_text, rowid, subject, text) "
    "VALUES ('delete', old.id, old.subject, old.text); "
    "INSERT INTO interaction_text(rowid, subject, text) VALUES (new.id, new.subject, new.text); END",
    "CREATE VIRTUAL TABLE about_text USING fts5(value, content='about', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER about_text_new AFTER INSERT ON about BEGIN "
    "INSERT INTO about_text(rowid, value) VALUES (new.id, new.value); END",
    "CREATE TRIGGER about_text_gone AFTER DELETE ON about BEGIN "
    "INSERT INTO about_text(about_text, rowid, value) VALUES ('delete', old.id, old.value); END",
    "CREATE TRIGGER about_text_changed AFTER UPDATE OF value ON about BEGIN "
    "INSERT INTO about_text(about_text, rowid, value) VALUES ('delete', old.id, old.value); "
    "INSERT INTO about_text(rowid, value) VALUES (new.id, new.value); END",
    "CREATE VIRTUAL TABLE posted_text USING fts5(value, content='posted', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER posted_text_new AFTER INSERT ON posted BEGIN "
    "INSERT INTO posted_text(rowid, value) VALUES (new.id, new.value); END",
    "CREATE TRIGGER posted_text_gone AFTER DELETE ON posted BEGIN "
    "INSERT INTO posted_text(posted_text, rowid, value) VALUES ('delete', old.id, old.value); END",
)
"""Full-text search over subject and own text, and over what is known of people: external content, so no text is kept
twice.

The index gathers 8 MiB of terms before it writes them, which makes a large import a fifth cheaper.
New rows are added by `record/add`, a batch a statement: a trigger would make the index flush its terms for every row,
which costs twice as much.
"""

TRIGGERS = (
    "CREATE TRIGGER handle_new AFTER INSERT ON handle BEGIN INSERT OR IGNORE INTO unweighed VALUES (new.person); END",
    "CREATE TRIGGER handle_changed AFTER UPDATE OF person, name ON handle BEGIN "
    "INSERT OR IGNORE INTO unweighed VALUES (old.person); INSERT OR IGNORE INTO unweighed VALUES (new.person); END",
    "CREATE TRIGGER handle_gone AFTER DELETE ON handle BEGIN "
    "DELETE FROM named WHERE handle = old.id; DELETE FROM signed WHERE handle = old.id; "
    "DELETE FROM posted WHERE handle = old.id; "
    "INSERT OR IGNORE INTO unweighed VALUES (old.person); END",
    "CREATE TRIGGER named_new AFTER INSERT ON named BEGIN "
    "INSERT OR IGNORE INTO unweighed SELECT person FROM handle WHERE id = new.handle; END",
    "CREATE TRIGGER signed_new AFTER INSERT ON signed BEGIN "
    "INSERT OR IGNORE INTO unweighed SELECT person FROM handle WHERE id = new.handle; END",
    "CREATE TRIGGER card_new AFTER INSERT ON card WHEN new.person IS NOT NULL BEGIN "
    "INSERT OR IGNORE INTO unweighed VALUES (new.person); END",
    "CREATE TRIGGER card_changed AFTER UPDATE OF person, body ON card BEGIN "
    "INSERT OR IGNORE INTO unweighed SELECT id FROM person WHERE id IN (old.person, new.person); END",
    "CREATE TRIGGER card_gone AFTER DELETE ON card WHEN old.person IS NOT NULL BEGIN "
    "INSERT OR IGNORE INTO unweighed VALUES (old.person); END",
    "CREATE TRIGGER kind_changed AFTER UPDATE OF kind ON person WHEN old.kind <> new.kind BEGIN "
    "INSERT OR IGNORE INTO unweighed VALUES (new.id); END",
    "CREATE TRIGGER interaction_gone AFTER DELETE ON interaction BEGIN "
    "UPDATE followed_piece SET interaction = NULL WHERE interaction = old.id; END",
    "CREATE TRIGGER thread_gone AFTER DELETE ON thread BEGIN "
    "DELETE FROM talk WHERE thread = old.id; UPDATE talk SET same = NULL, waits = 1 WHERE same = old.id; END",
    "CREATE TRIGGER person_gone AFTER DELETE ON person BEGIN "
    "DELETE FROM block WHERE person = old.id; DELETE FROM mailbox WHERE person = old.id; "
    "DELETE FROM question WHERE one = old.id; DELETE FROM question WHERE other = old.id; "
    "DELETE FROM unweighed WHERE person = old.id; END",
)
"""Whatever changes what somebody is known by marks them, in the same transaction, as to be compared again; and what was
taken back is not looked for any more where it came from."""
