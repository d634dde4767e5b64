CREATE TABLE block (
    block INTEGER NOT NULL,
    person INTEGER NOT NULL,
    PRIMARY KEY (block, person)
)
 WITHOUT ROWID,
 STRICT;

CREATE INDEX block_by_person ON block (person);

CREATE TABLE coverage (
    channel TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (channel)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE facts (
    owner INTEGER DEFAULT '1' NOT NULL,
    person INTEGER NOT NULL,
    n_in INTEGER NOT NULL,
    n_out INTEGER NOT NULL,
    days INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    last_in INTEGER,
    last_out INTEGER,
    last_two_way INTEGER,
    two_way INTEGER NOT NULL,
    two_way_days INTEGER NOT NULL,
    occasions INTEGER NOT NULL,
    first_occasion INTEGER,
    last_occasion INTEGER,
    turns INTEGER NOT NULL,
    opens_in INTEGER NOT NULL,
    opens_out INTEGER NOT NULL,
    meetings INTEGER NOT NULL,
    one_to_one INTEGER NOT NULL,
    reciprocity REAL NOT NULL,
    gap_n INTEGER NOT NULL,
    gap_mean REAL,
    gap_var REAL,
    median_gap REAL,
    sum_weight_in REAL NOT NULL,
    sum_weight_out REAL NOT NULL,
    d7_in REAL NOT NULL,
    d7_out REAL NOT NULL,
    d30_in REAL NOT NULL,
    d30_out REAL NOT NULL,
    d180_in REAL NOT NULL,
    d180_out REAL NOT NULL,
    PRIMARY KEY (owner, person)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE followed (
    id INTEGER NOT NULL,
    source TEXT NOT NULL,
    path TEXT NOT NULL,
    stand TEXT DEFAULT '' NOT NULL,
    ended INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE INDEX followed_by_source ON followed (source, path);

CREATE TABLE forgotten (
    hash TEXT NOT NULL,
    PRIMARY KEY (hash)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE mailbox (
    person INTEGER NOT NULL,
    value TEXT NOT NULL,
    says TEXT NOT NULL,
    PRIMARY KEY (person)
)
 STRICT;

CREATE TABLE meta (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE named (
    handle INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (handle, name)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT DEFAULT '' NOT NULL,
    kind TEXT DEFAULT 'person' NOT NULL,
    depth_word TEXT,
    flags TEXT DEFAULT '' NOT NULL
)
 STRICT;

CREATE INDEX person_owner ON person (id) WHERE kind = 'owner';

CREATE TABLE posted (
    id INTEGER NOT NULL,
    handle INTEGER NOT NULL,
    value TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (handle, value)
)
 STRICT;

CREATE TABLE question (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    p REAL NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (one, other)
)
 WITHOUT ROWID,
 STRICT;

CREATE INDEX question_by_other ON question (other);

CREATE TABLE sent_check (
    id INTEGER NOT NULL,
    ts INTEGER NOT NULL,
    channel TEXT NOT NULL,
    reading TEXT NOT NULL,
    verdicts TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE shown_line (
    "key" TEXT NOT NULL,
    shown INTEGER NOT NULL,
    word TEXT DEFAULT '' NOT NULL,
    until INTEGER,
    PRIMARY KEY ("key")
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE sighting (
    person INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    elsewhere INTEGER NOT NULL,
    back INTEGER,
    pause INTEGER,
    seen INTEGER,
    places INTEGER DEFAULT '0' NOT NULL,
    channel TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (person)
)
 STRICT;

CREATE TABLE signed (
    handle INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (handle, value)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE source_run (
    id INTEGER NOT NULL,
    started INTEGER NOT NULL,
    ended INTEGER,
    state TEXT NOT NULL,
    paths TEXT NOT NULL,
    report TEXT,
    PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE stale (
    owner INTEGER DEFAULT '1' NOT NULL,
    person INTEGER NOT NULL,
    PRIMARY KEY (owner, person)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE standard (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE talk (
    thread INTEGER NOT NULL,
    waits INTEGER DEFAULT '0' NOT NULL,
    same INTEGER,
    PRIMARY KEY (thread)
)
 STRICT;

CREATE INDEX talk_by_same ON talk (same) WHERE same IS NOT NULL;

CREATE INDEX talk_waits ON talk (thread) WHERE waits = 1;

CREATE TABLE thread (
    id INTEGER NOT NULL,
    channel TEXT NOT NULL,
    "key" TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (channel, "key")
)
 STRICT;

CREATE TABLE unweighed (
    person INTEGER NOT NULL,
    PRIMARY KEY (person)
)
 STRICT;

CREATE TABLE written_word (
    place TEXT NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (place, said)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE card (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    external_id TEXT NOT NULL,
    person INTEGER,
    name TEXT DEFAULT '' NOT NULL,
    since INTEGER,
    listed TEXT DEFAULT '' NOT NULL,
    listed_at INTEGER,
    body TEXT DEFAULT '' NOT NULL,
    brought INTEGER NOT NULL,
    UNIQUE (channel, external_id),
    FOREIGN KEY(person) REFERENCES person (id)
)
 STRICT;

CREATE INDEX card_by_person ON card (person);

CREATE TABLE decision (
    id INTEGER NOT NULL,
    act TEXT NOT NULL,
    person INTEGER NOT NULL,
    other INTEGER,
    evidence TEXT NOT NULL,
    "by" TEXT NOT NULL,
    run INTEGER,
    ts INTEGER NOT NULL,
    undone INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(run) REFERENCES source_run (id)
)
 STRICT;

CREATE INDEX decision_by_other ON decision (other) WHERE other IS NOT NULL;

CREATE INDEX decision_by_person ON decision (person);

CREATE TABLE followed_piece (
    box INTEGER NOT NULL,
    item TEXT NOT NULL,
    stamp TEXT DEFAULT '' NOT NULL,
    interaction INTEGER,
    PRIMARY KEY (box, item),
    FOREIGN KEY(box) REFERENCES followed (id)
)
 WITHOUT ROWID,
 STRICT;

CREATE INDEX followed_piece_by_interaction ON followed_piece (interaction) WHERE interaction IS NOT NULL;

CREATE TABLE handle (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    normal TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    person INTEGER NOT NULL,
    own INTEGER DEFAULT '0' NOT NULL,
    UNIQUE (kind, value),
    FOREIGN KEY(person) REFERENCES person (id)
)
 STRICT;

CREATE INDEX handle_by_normal ON handle (kind, normal);

CREATE INDEX handle_by_person ON handle (person);

CREATE INDEX handle_own ON handle (id) WHERE own = 1;

CREATE TABLE leaf (
    id INTEGER NOT NULL,
    run INTEGER NOT NULL,
    place TEXT NOT NULL,
    stamp TEXT NOT NULL,
    source TEXT NOT NULL,
    done INTEGER DEFAULT '0' NOT NULL,
    pieces INTEGER DEFAULT '0' NOT NULL,
    unread INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(run) REFERENCES source_run (id)
)
 STRICT;

CREATE INDEX leaf_by_place ON leaf (place, stamp);

CREATE INDEX leaf_by_run ON leaf (run);

CREATE TABLE listing (
    channel TEXT NOT NULL,
    name TEXT NOT NULL,
    ts INTEGER NOT NULL,
    run INTEGER NOT NULL,
    PRIMARY KEY (channel, name, ts, run),
    FOREIGN KEY(run) REFERENCES source_run (id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE note (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL,
    ts INTEGER NOT NULL,
    text TEXT NOT NULL,
    private INTEGER DEFAULT '0' NOT NULL,
    FOREIGN KEY(person) REFERENCES person (id)
)
 STRICT;

CREATE INDEX note_by_person ON note (person);

CREATE TABLE regard (
    person INTEGER NOT NULL,
    word TEXT NOT NULL,
    by_what TEXT DEFAULT '' NOT NULL,
    ts INTEGER NOT NULL,
    PRIMARY KEY (person, word),
    FOREIGN KEY(person) REFERENCES person (id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE about (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL,
    topic TEXT NOT NULL,
    value TEXT NOT NULL,
    since INTEGER,
    card INTEGER,
    seen INTEGER NOT NULL,
    FOREIGN KEY(person) REFERENCES person (id),
    FOREIGN KEY(card) REFERENCES card (id)
)
 STRICT;

CREATE INDEX about_by_card ON about (card);

CREATE INDEX about_by_person ON about (person);

CREATE TABLE interaction (
    id INTEGER NOT NULL,
    channel TEXT NOT NULL,
    external_id TEXT NOT NULL,
    ts INTEGER NOT NULL,
    kind TEXT NOT NULL,
    sender INTEGER,
    thread INTEGER,
    answers TEXT DEFAULT '' NOT NULL,
    subject TEXT DEFAULT '' NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    marks INTEGER DEFAULT '0' NOT NULL,
    minutes REAL,
    out INTEGER DEFAULT '0' NOT NULL,
    contact INTEGER DEFAULT '0' NOT NULL,
    why TEXT DEFAULT '' NOT NULL,
    brought INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (channel, external_id),
    FOREIGN KEY(sender) REFERENCES handle (id),
    FOREIGN KEY(thread) REFERENCES thread (id)
)
 STRICT;

CREATE INDEX interaction_by_answers ON interaction (answers) WHERE answers != '';

CREATE INDEX interaction_by_sender ON interaction (sender, ts, contact);

CREATE INDEX interaction_by_thread ON interaction (thread);

CREATE INDEX interaction_by_why ON interaction (why) WHERE why IN ('cc', 'group', 'list', 'newsletter', 'stranger', 'mass', 'no_owner');

CREATE INDEX interaction_meetings ON interaction (ts) WHERE kind = 'meeting';

CREATE TABLE membership (
    person INTEGER NOT NULL,
    circle TEXT NOT NULL,
    role TEXT DEFAULT '' NOT NULL,
    since INTEGER,
    until INTEGER,
    card INTEGER,
    FOREIGN KEY(person) REFERENCES person (id),
    FOREIGN KEY(card) REFERENCES card (id)
)
 STRICT;

CREATE INDEX membership_by_person ON membership (person);

CREATE TABLE unread (
    leaf INTEGER NOT NULL,
    place TEXT NOT NULL,
    why TEXT NOT NULL,
    FOREIGN KEY(leaf) REFERENCES leaf (id)
)
 STRICT;

CREATE INDEX unread_by_leaf ON unread (leaf);

CREATE TABLE copy (
    leaf INTEGER NOT NULL,
    interaction INTEGER,
    card INTEGER,
    place TEXT DEFAULT '' NOT NULL,
    folder TEXT DEFAULT '' NOT NULL,
    marks INTEGER DEFAULT '0' NOT NULL,
    taken INTEGER,
    said TEXT DEFAULT '' NOT NULL,
    FOREIGN KEY(leaf) REFERENCES leaf (id),
    FOREIGN KEY(interaction) REFERENCES interaction (id),
    FOREIGN KEY(card) REFERENCES card (id)
)
 STRICT;

CREATE INDEX copy_by_card ON copy (card) WHERE card IS NOT NULL;

CREATE INDEX copy_by_interaction ON copy (interaction) WHERE interaction IS NOT NULL;

CREATE INDEX copy_by_leaf ON copy (leaf);

CREATE TABLE label (
    interaction INTEGER NOT NULL,
    act TEXT NOT NULL,
    "by" TEXT NOT NULL,
    p REAL NOT NULL,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (interaction, act, "by"),
    FOREIGN KEY(interaction) REFERENCES interaction (id)
)
 WITHOUT ROWID,
 STRICT;

CREATE INDEX label_opt_out ON label (interaction) WHERE act = 'opt_out';

CREATE TABLE participant (
    interaction INTEGER NOT NULL,
    handle INTEGER NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (interaction, handle, role),
    FOREIGN KEY(interaction) REFERENCES interaction (id),
    FOREIGN KEY(handle) REFERENCES handle (id)
)
 WITHOUT ROWID,
 STRICT;

CREATE INDEX participant_by_handle ON participant (handle);

CREATE TABLE promise (
    id INTEGER NOT NULL,
    person INTEGER NOT NULL,
    mine INTEGER DEFAULT '0' NOT NULL,
    what TEXT NOT NULL,
    since INTEGER NOT NULL,
    due INTEGER,
    kept INTEGER,
    interaction INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(person) REFERENCES person (id),
    FOREIGN KEY(interaction) REFERENCES interaction (id)
)
 STRICT;

CREATE INDEX promise_by_person ON promise (person);

CREATE TABLE touch (
    owner INTEGER DEFAULT '1' NOT NULL,
    person INTEGER NOT NULL,
    ts INTEGER NOT NULL,
    id INTEGER NOT NULL,
    out INTEGER DEFAULT '0' NOT NULL,
    weight REAL NOT NULL,
    thread INTEGER DEFAULT '0' NOT NULL,
    kind INTEGER DEFAULT '0' NOT NULL,
    gap INTEGER,
    turn INTEGER DEFAULT '0' NOT NULL,
    opens INTEGER DEFAULT '0' NOT NULL,
    answers INTEGER DEFAULT '0' NOT NULL,
    first_of_day INTEGER DEFAULT '0' NOT NULL,
    day_gap INTEGER,
    two_way_day INTEGER DEFAULT '0' NOT NULL,
    occasion INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (owner, person, ts, id, out),
    FOREIGN KEY(id) REFERENCES interaction (id)
)
 WITHOUT ROWID,
 STRICT;

CREATE INDEX touch_by_interaction ON touch (id);

CREATE TABLE twin (
    interaction INTEGER NOT NULL,
    "of" INTEGER NOT NULL,
    PRIMARY KEY (interaction),
    FOREIGN KEY(interaction) REFERENCES interaction (id),
    FOREIGN KEY("of") REFERENCES interaction (id)
)
 STRICT;

CREATE INDEX twin_by_of ON twin ("of");

CREATE VIRTUAL TABLE interaction_text USING fts5(subject, text, content='interaction', content_rowid='id', tokenize='unicode61 remove_diacritics 2');

INSERT INTO interaction_text(interaction_text, rank) VALUES('hashsize', 8388608);

CREATE TRIGGER interaction_text_gone AFTER DELETE ON interaction BEGIN INSERT INTO interaction_text(interaction_text, rowid, subject, text) VALUES ('delete', old.id, old.subject, old.text); END;

CREATE TRIGGER interaction_text_changed AFTER UPDATE OF subject, text ON interaction BEGIN INSERT INTO interaction_text(interaction_text, rowid, subject, text) VALUES ('delete', old.id, old.subject, old.text); INSERT INTO interaction_text(rowid, subject, text) VALUES (new.id, new.subject, new.text); END;

CREATE VIRTUAL TABLE about_text USING fts5(value, content='about', content_rowid='id', tokenize='unicode61 remove_diacritics 2');

CREATE TRIGGER about_text_new AFTER INSERT ON about BEGIN INSERT INTO about_text(rowid, value) VALUES (new.id, new.value); END;

CREATE TRIGGER about_text_gone AFTER DELETE ON about BEGIN INSERT INTO about_text(about_text, rowid, value) VALUES ('delete', old.id, old.value); END;

CREATE TRIGGER about_text_changed AFTER UPDATE OF value ON about BEGIN INSERT INTO about_text(about_text, rowid, value) VALUES ('delete', old.id, old.value); INSERT INTO about_text(rowid, value) VALUES (new.id, new.value); END;

CREATE VIRTUAL TABLE posted_text USING fts5(value, content='posted', content_rowid='id', tokenize='unicode61 remove_diacritics 2');

CREATE TRIGGER posted_text_new AFTER INSERT ON posted BEGIN INSERT INTO posted_text(rowid, value) VALUES (new.id, new.value); END;

CREATE TRIGGER posted_text_gone AFTER DELETE ON posted BEGIN INSERT INTO posted_text(posted_text, rowid, value) VALUES ('delete', old.id, old.value); END;

CREATE TRIGGER handle_new AFTER INSERT ON handle BEGIN INSERT OR IGNORE INTO unweighed VALUES (new.person); END;

CREATE TRIGGER handle_changed AFTER UPDATE OF person, name ON handle BEGIN INSERT OR IGNORE INTO unweighed VALUES (old.person); INSERT OR IGNORE INTO unweighed VALUES (new.person); END;

CREATE TRIGGER handle_gone AFTER DELETE ON handle BEGIN DELETE FROM named WHERE handle = old.id; DELETE FROM signed WHERE handle = old.id; DELETE FROM posted WHERE handle = old.id; INSERT OR IGNORE INTO unweighed VALUES (old.person); END;

CREATE TRIGGER named_new AFTER INSERT ON named BEGIN INSERT OR IGNORE INTO unweighed SELECT person FROM handle WHERE id = new.handle; END;

CREATE TRIGGER signed_new AFTER INSERT ON signed BEGIN INSERT OR IGNORE INTO unweighed SELECT person FROM handle WHERE id = new.handle; END;

CREATE TRIGGER card_new AFTER INSERT ON card WHEN new.person IS NOT NULL BEGIN INSERT OR IGNORE INTO unweighed VALUES (new.person); END;

CREATE TRIGGER card_changed AFTER UPDATE OF person, body ON card BEGIN INSERT OR IGNORE INTO unweighed SELECT id FROM person WHERE id IN (old.person, new.person); END;

CREATE TRIGGER card_gone AFTER DELETE ON card WHEN old.person IS NOT NULL BEGIN INSERT OR IGNORE INTO unweighed VALUES (old.person); END;

CREATE TRIGGER kind_changed AFTER UPDATE OF kind ON person WHEN old.kind <> new.kind BEGIN INSERT OR IGNORE INTO unweighed VALUES (new.id); END;

CREATE TRIGGER interaction_gone AFTER DELETE ON interaction BEGIN UPDATE followed_piece SET interaction = NULL WHERE interaction = old.id; END;

CREATE TRIGGER thread_gone AFTER DELETE ON thread BEGIN DELETE FROM talk WHERE thread = old.id; UPDATE talk SET same = NULL, waits = 1 WHERE same = old.id; END;

CREATE TRIGGER person_gone AFTER DELETE ON person BEGIN DELETE FROM block WHERE person = old.id; DELETE FROM mailbox WHERE person = old.id; DELETE FROM question WHERE one = old.id; DELETE FROM question WHERE other = old.id; DELETE FROM unweighed WHERE person = old.id; END;

CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);

INSERT INTO alembic_version (version_num) VALUES ('0016');
