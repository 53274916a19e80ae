-- People, courses and what learners do. Ids are UUIDv7; times are UTC milliseconds; JSON is text behind typed newtypes.

CREATE TABLE organisation (
    id BLOB PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE class (
    id BLOB PRIMARY KEY NOT NULL,
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE person (
    id BLOB PRIMARY KEY NOT NULL,
    family TEXT NOT NULL,
    given TEXT NOT NULL,
    native_full TEXT,
    latin_full TEXT,
    sort_key TEXT,
    display_order TEXT NOT NULL,
    preferred TEXT,
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    email TEXT UNIQUE,
    phone TEXT UNIQUE,
    password_hash TEXT,
    created_at BIGINT NOT NULL
);

CREATE TABLE membership (
    id BLOB PRIMARY KEY NOT NULL,
    person_id BLOB NOT NULL REFERENCES person (id),
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    class_id BLOB REFERENCES class (id),
    valid_from BIGINT NOT NULL,
    valid_until BIGINT
);

CREATE INDEX membership_person ON membership (person_id);
CREATE INDEX membership_organisation ON membership (organisation_id);
CREATE INDEX membership_class ON membership (class_id);

-- The token itself is only in the cookie; here is its SHA-256.
CREATE TABLE session (
    id BLOB PRIMARY KEY NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    person_id BLOB NOT NULL REFERENCES person (id),
    user_agent TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX session_person ON session (person_id);

CREATE TABLE invitation (
    id BLOB PRIMARY KEY NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    person_id BLOB NOT NULL REFERENCES person (id),
    created_by BLOB REFERENCES person (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE INDEX invitation_person ON invitation (person_id);

CREATE TABLE audit_event (
    id BLOB PRIMARY KEY NOT NULL,
    at BIGINT NOT NULL,
    actor_id BLOB,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
);

CREATE INDEX audit_event_subject ON audit_event (subject, at);

CREATE TABLE course (
    id BLOB PRIMARY KEY NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
);

-- Immutable. `package_hash` is the SHA-256 over the package's paths and file hashes, so that the same package is never published twice in a row.
CREATE TABLE course_version (
    id BLOB PRIMARY KEY NOT NULL,
    course_id BLOB NOT NULL REFERENCES course (id),
    number BIGINT NOT NULL,
    package_hash TEXT NOT NULL,
    outline TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    UNIQUE (course_id, number)
);

CREATE TABLE lesson_version (
    version_id BLOB NOT NULL REFERENCES course_version (id),
    slug TEXT NOT NULL,
    position BIGINT NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (version_id, slug)
) WITHOUT ROWID;

-- Files by the SHA-256 of their content, in pieces, so that a film is never in memory as a whole.
CREATE TABLE file (
    hash TEXT PRIMARY KEY NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL
);

CREATE TABLE file_chunk (
    hash TEXT NOT NULL REFERENCES file (hash),
    position BIGINT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (hash, position)
);

CREATE TABLE package_file (
    version_id BLOB NOT NULL REFERENCES course_version (id),
    path TEXT NOT NULL,
    hash TEXT NOT NULL REFERENCES file (hash),
    PRIMARY KEY (version_id, path)
) WITHOUT ROWID;

CREATE INDEX package_file_hash ON package_file (hash);

CREATE TABLE enrolment (
    person_id BLOB NOT NULL REFERENCES person (id),
    course_id BLOB NOT NULL REFERENCES course (id),
    enrolled_at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL,
    completed_at BIGINT,
    PRIMARY KEY (person_id, course_id)
) WITHOUT ROWID;

CREATE INDEX enrolment_course ON enrolment (course_id);

-- Append-only. The id is chosen by the device: the same event sent twice is one event.
CREATE TABLE learning_event (
    id BLOB PRIMARY KEY NOT NULL,
    person_id BLOB NOT NULL REFERENCES person (id),
    course_id BLOB NOT NULL REFERENCES course (id),
    version_id BLOB NOT NULL REFERENCES course_version (id),
    lesson TEXT NOT NULL,
    block TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    device_id BLOB NOT NULL,
    sequence BIGINT NOT NULL,
    client_time BIGINT NOT NULL,
    received_at BIGINT NOT NULL
);

CREATE INDEX learning_event_person ON learning_event (person_id, course_id, received_at);

-- Events a device sent that no rule accepts, as they came: nothing a learner did is thrown away.
CREATE TABLE rejected_event (
    id BLOB PRIMARY KEY NOT NULL,
    person_id BLOB NOT NULL REFERENCES person (id),
    code TEXT NOT NULL,
    raw TEXT NOT NULL,
    received_at BIGINT NOT NULL
);

-- Projections of learning_event; can be rebuilt from it.
CREATE TABLE block_progress (
    person_id BLOB NOT NULL REFERENCES person (id),
    course_id BLOB NOT NULL REFERENCES course (id),
    lesson TEXT NOT NULL,
    block TEXT NOT NULL,
    state TEXT NOT NULL,
    done BOOLEAN NOT NULL,
    score BIGINT,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, course_id, lesson, block)
) WITHOUT ROWID;

CREATE TABLE lesson_progress (
    person_id BLOB NOT NULL REFERENCES person (id),
    course_id BLOB NOT NULL REFERENCES course (id),
    lesson TEXT NOT NULL,
    activities_done BIGINT NOT NULL,
    last_block TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    finished_at BIGINT,
    PRIMARY KEY (person_id, course_id, lesson)
) WITHOUT ROWID;
