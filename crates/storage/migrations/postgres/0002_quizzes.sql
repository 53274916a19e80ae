-- Banks of questions, quizzes, attempts, and what is practised. JSON is text behind typed newtypes.

-- Without an organisation it is everybody's: it came with a package. With `practice` learners may practise with it.
CREATE TABLE question_bank (
    id UUID PRIMARY KEY NOT NULL,
    organisation_id UUID REFERENCES organisation (id),
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    practice BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE INDEX question_bank_organisation ON question_bank (organisation_id);

-- What lists show of an item's newest version.
CREATE TABLE item (
    id UUID PRIMARY KEY NOT NULL,
    bank_id UUID NOT NULL REFERENCES question_bank (id),
    slug TEXT NOT NULL,
    kind TEXT NOT NULL,
    category TEXT NOT NULL,
    title TEXT NOT NULL,
    version_id UUID NOT NULL,
    number BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    retired_at BIGINT,
    UNIQUE (bank_id, slug)
);

CREATE INDEX item_category ON item (bank_id, category, slug);

-- Immutable.
CREATE TABLE item_version (
    id UUID PRIMARY KEY NOT NULL,
    item_id UUID NOT NULL REFERENCES item (id),
    number BIGINT NOT NULL,
    definition TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by UUID REFERENCES person (id),
    UNIQUE (item_id, number)
);

CREATE TABLE item_tag (
    item_id UUID NOT NULL REFERENCES item (id),
    tag TEXT NOT NULL,
    PRIMARY KEY (item_id, tag)
);

-- For search: Latin words in lower case, Chinese in pairs of characters.
CREATE TABLE item_term (
    bank_id UUID NOT NULL REFERENCES question_bank (id),
    term TEXT COLLATE "C" NOT NULL,
    item_id UUID NOT NULL REFERENCES item (id),
    PRIMARY KEY (bank_id, term, item_id)
);

CREATE INDEX item_term_item ON item_term (item_id);

CREATE TABLE bank_media (
    bank_id UUID NOT NULL REFERENCES question_bank (id),
    path TEXT NOT NULL,
    hash TEXT NOT NULL REFERENCES file (hash),
    PRIMARY KEY (bank_id, path)
);

CREATE INDEX bank_media_hash ON bank_media (hash);

-- Without an organisation it came with a course and is for everybody who is enrolled in it. The draft (with title and class) and the conditions are saved by
-- forms of their own; each stored change raises the revision that the next form says it was made from.
CREATE TABLE quiz (
    id UUID PRIMARY KEY NOT NULL,
    organisation_id UUID REFERENCES organisation (id),
    course_id UUID REFERENCES course (id),
    class_id UUID REFERENCES class (id),
    slug TEXT UNIQUE,
    title TEXT NOT NULL,
    draft TEXT NOT NULL,
    conditions TEXT NOT NULL,
    version_id UUID,
    created_by UUID REFERENCES person (id),
    created_at BIGINT NOT NULL,
    archived_at BIGINT,
    draft_revision BIGINT NOT NULL DEFAULT 0,
    draft_saved_by UUID REFERENCES person (id),
    draft_saved_at BIGINT,
    conditions_revision BIGINT NOT NULL DEFAULT 0,
    conditions_saved_by UUID REFERENCES person (id),
    conditions_saved_at BIGINT
);

CREATE INDEX quiz_organisation ON quiz (organisation_id);
CREATE INDEX quiz_course ON quiz (course_id);

-- Immutable, with the number of papers drawn from it.
CREATE TABLE quiz_version (
    id UUID PRIMARY KEY NOT NULL,
    quiz_id UUID NOT NULL REFERENCES quiz (id),
    number BIGINT NOT NULL,
    definition TEXT NOT NULL,
    papers BIGINT NOT NULL,
    published_at BIGINT NOT NULL,
    UNIQUE (quiz_id, number)
);

-- Immutable.
CREATE TABLE paper (
    version_id UUID NOT NULL REFERENCES quiz_version (id),
    number BIGINT NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (version_id, number)
);

-- Which items a quiz asks for, in its draft or any version; also what could be drawn.
CREATE TABLE quiz_item (
    quiz_id UUID NOT NULL REFERENCES quiz (id),
    item_id UUID NOT NULL REFERENCES item (id),
    PRIMARY KEY (quiz_id, item_id)
);

CREATE INDEX quiz_item_item ON quiz_item (item_id);

CREATE TABLE quiz_extension (
    quiz_id UUID NOT NULL REFERENCES quiz (id),
    person_id UUID NOT NULL REFERENCES person (id),
    minutes BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    granted_by UUID NOT NULL REFERENCES person (id),
    granted_at BIGINT NOT NULL,
    PRIMARY KEY (quiz_id, person_id)
);
CREATE INDEX quiz_extension_person ON quiz_extension (person_id);

-- `marks`, `max` and `to_mark` are projections of attempt_question, there from the end on.
CREATE TABLE attempt (
    id UUID PRIMARY KEY NOT NULL,
    quiz_id UUID NOT NULL REFERENCES quiz (id),
    version_id UUID NOT NULL REFERENCES quiz_version (id),
    paper BIGINT NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id),
    number BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    deadline_at BIGINT,
    ended_at BIGINT,
    by_deadline BOOLEAN NOT NULL,
    has_late BOOLEAN NOT NULL,
    late_counts BOOLEAN NOT NULL,
    marks DOUBLE PRECISION,
    max DOUBLE PRECISION,
    to_mark BIGINT NOT NULL,
    UNIQUE (quiz_id, person_id, number)
);

CREATE INDEX attempt_person ON attempt (person_id, started_at);
CREATE INDEX attempt_due ON attempt (deadline_at, id) WHERE ended_at IS NULL;

-- Append-only. The id is chosen by the device: the same event sent twice is one event. Kept together by attempt, so that one is read at once.
CREATE TABLE attempt_event (
    attempt_id UUID NOT NULL REFERENCES attempt (id),
    id UUID NOT NULL,
    question BIGINT NOT NULL,
    event TEXT NOT NULL,
    language TEXT NOT NULL,
    device_id UUID NOT NULL,
    sequence BIGINT NOT NULL,
    client_time BIGINT NOT NULL,
    given_at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    late BOOLEAN NOT NULL,
    PRIMARY KEY (attempt_id, id)
);

-- What counts of each question once the attempt has ended. `share` is the automatic one; `mark` the one in force, none while a person has to look at it.
CREATE TABLE attempt_question (
    attempt_id UUID NOT NULL REFERENCES attempt (id),
    question BIGINT NOT NULL,
    item_id UUID NOT NULL REFERENCES item (id),
    item_version_id UUID NOT NULL REFERENCES item_version (id),
    language TEXT NOT NULL,
    response TEXT NOT NULL,
    classes TEXT NOT NULL,
    share DOUBLE PRECISION,
    mark DOUBLE PRECISION,
    max DOUBLE PRECISION NOT NULL,
    by_hand BOOLEAN NOT NULL,
    rubric TEXT,
    comment TEXT,
    marked_by UUID REFERENCES person (id),
    marked_at BIGINT,
    PRIMARY KEY (attempt_id, question)
);

CREATE INDEX attempt_question_item ON attempt_question (item_id);
CREATE INDEX attempt_question_to_mark ON attempt_question (item_id, attempt_id) WHERE mark IS NULL;

-- Files that learners handed in with an answer; only they and those who mark may have them.
CREATE TABLE attempt_file (
    attempt_id UUID NOT NULL REFERENCES attempt (id),
    hash TEXT NOT NULL REFERENCES file (hash),
    name TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (attempt_id, hash)
);

CREATE INDEX attempt_file_hash ON attempt_file (hash);

-- Spaced review: one card for each missed item and each word of a glossary, by FSRS.
CREATE TABLE review_card (
    person_id UUID NOT NULL REFERENCES person (id),
    card TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    stability DOUBLE PRECISION NOT NULL,
    difficulty DOUBLE PRECISION NOT NULL,
    reviewed_at BIGINT,
    reviews BIGINT NOT NULL,
    lapses BIGINT NOT NULL,
    PRIMARY KEY (person_id, card)
);

CREATE INDEX review_card_due ON review_card (person_id, due_at);

-- Append-only.
CREATE TABLE review_event (
    id UUID PRIMARY KEY NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id),
    card TEXT NOT NULL,
    rating BIGINT NOT NULL,
    reviewed_at BIGINT NOT NULL
);

CREATE INDEX review_event_card ON review_event (person_id, card, reviewed_at);
