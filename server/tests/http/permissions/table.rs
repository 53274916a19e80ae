//! The list of addresses and what they answer. A new address of `routes.rs` gets its line here.

use domain::people::Role;

use Outcome::{Goes, Is, Makes, SignIn};

/// What an address answers.
#[derive(Clone, Copy, Debug)]
pub enum Outcome {
    Is(u16),
    /// 303 to this address.
    Goes(&'static str),
    /// 303 to something new, whose address begins so.
    Makes(&'static str),
    /// 303 to the sign-in page, and from there back.
    SignIn,
}

/// Whose thing an address is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Own,
    Others,
    /// Nobody's: it does not exist.
    Unknown,
}

pub struct Route {
    pub method: &'static str,
    /// As in `routes.rs`, without the language.
    pub path: &'static str,
    pub fields: &'static [(&'static str, &'static str)],
    pub guest: Outcome,
    /// Who may; all others get [`Route::denied`], whosesoever it is.
    may: &'static [Role],
    own: Outcome,
    others: Outcome,
    pub unknown: Outcome,
    denied: Outcome,
}

const SHOWN: Outcome = Is(200);
const FORBIDDEN: Outcome = Is(403);
const NOT_FOUND: Outcome = Is(404);

/// Those who look after an organisation's people.
const LEADERS: &[Role] = &[Role::Coordinator, Role::Administrator];
/// Those who write quizzes and mark them.
const AUTHORS: &[Role] = &[Role::Teacher, Role::Coordinator, Role::Administrator];
/// Those who look after a class.
const CLASS_STAFF: &[Role] =
    &[Role::Mentor, Role::HeadOfTraining, Role::Teacher, Role::SchoolTutor, Role::Coordinator, Role::Administrator];

const fn route(method: &'static str, path: &'static str, own: Outcome) -> Route {
    Route { method, path, fields: &[], guest: SignIn, may: Role::ALL, own, others: own, unknown: own, denied: FORBIDDEN }
}

const fn get(path: &'static str) -> Route {
    route("get", path, SHOWN)
}

const fn post(path: &'static str, fields: &'static [(&'static str, &'static str)], own: Outcome) -> Route {
    Route { fields, ..route("post", path, own) }
}

/// About a quiz or an attempt of one's own organisation, for those who write and mark.
const fn staff(method: &'static str, path: &'static str, fields: &'static [(&'static str, &'static str)], own: Outcome) -> Route {
    Route { fields, ..route(method, path, own) }.only(AUTHORS).others(FORBIDDEN).unknown(FORBIDDEN)
}

impl Route {
    /// Sends everybody there who is signed in.
    const fn goes(self, to: &'static str) -> Self {
        Self { own: Goes(to), others: Goes(to), unknown: Goes(to), ..self }
    }

    const fn guests(self, guest: Outcome) -> Self {
        Self { guest, ..self }
    }

    const fn only(self, may: &'static [Role]) -> Self {
        Self { may, ..self }
    }

    /// The same for own, other's and nobody's.
    const fn own(self, own: Outcome) -> Self {
        Self { own, others: own, unknown: own, ..self }
    }

    const fn others(self, others: Outcome) -> Self {
        Self { others, ..self }
    }

    const fn unknown(self, unknown: Outcome) -> Self {
        Self { unknown, ..self }
    }

    /// Forbids what is somebody else's; what does not exist looks the same.
    const fn theirs(self) -> Self {
        self.others(FORBIDDEN).unknown(FORBIDDEN)
    }

    pub fn expected(&self, role: Role, whose: Whose) -> Outcome {
        match whose {
            _ if !self.may.contains(&role) => self.denied,
            Whose::Own => self.own,
            Whose::Others => self.others,
            Whose::Unknown => self.unknown,
        }
    }

    pub fn has_language(&self) -> bool {
        !["/media", "/api", "/healthz", "/readyz"].iter().any(|start| self.path.starts_with(start))
    }
}

/// Own and other's are: a course one is enrolled in and one that one is not; a session, organisation or class of one's own and another's.
/// Enrolling comes last, as it changes what is one's own.
pub const ROUTES: &[Route] = &[
    get("/"),
    get("/sign-in").guests(SHOWN).goes("/en"),
    post("/sign-in", &[], Is(422)).guests(Is(422)),
    post("/sign-out", &[], Goes("/en/sign-in")).guests(Goes("/en/sign-in")),
    get("/invitation/{token}").guests(SHOWN).unknown(NOT_FOUND),
    post("/invitation/{token}", &[("password", "kurz")], Is(422)).guests(Is(422)).unknown(NOT_FOUND),
    get("/profile"),
    post("/profile/preferences", &[("language", "en"), ("time_zone", "UTC")], Goes("/en/profile")),
    post("/profile/password", &[("current", "x"), ("new", "kurz")], Is(422)),
    post("/profile/sessions/{session}", &[], Goes("/en/profile")),
    get("/people").only(LEADERS),
    post("/people/{organisation}", &[("family", "Wu"), ("login", "{new}"), ("language", "zh"), ("role", "learner")], Goes("/en/people"))
        .only(LEADERS)
        .others(FORBIDDEN)
        .unknown(FORBIDDEN),
    post("/people/{organisation}/{person}/invite", &[], SHOWN).only(LEADERS).others(FORBIDDEN).unknown(FORBIDDEN),
    get("/classes"),
    get("/classes/{class}").only(CLASS_STAFF).others(FORBIDDEN).unknown(FORBIDDEN),
    get("/banks").only(AUTHORS),
    post("/banks/new/{organisation}", &[("title.en", "Welding")], Makes("/en/banks/")).only(AUTHORS).theirs(),
    get("/banks/{bank}").only(AUTHORS).theirs(),
    post("/banks/{bank}", &[("title.en", "Welding")], Goes("/en/banks/{bank}")).only(AUTHORS).theirs(),
    get("/banks/{bank}/new/{kind}").only(AUTHORS).theirs(),
    post("/banks/{bank}/items", &[("kind", "numeric"), ("do", "save")], Is(422)).only(AUTHORS).theirs(),
    get("/banks/{bank}/import").only(AUTHORS).theirs(),
    // no form with a file
    post("/banks/{bank}/import", &[], Is(422)).only(AUTHORS).theirs(),
    // nobody has looked at a file with this token
    route("get", "/banks/{bank}/import/{token}", Is(410)).only(AUTHORS).theirs(),
    post("/banks/{bank}/import/{token}", &[], Is(410)).only(AUTHORS).theirs(),
    get("/banks/{bank}/pictures").only(AUTHORS).theirs(),
    post("/banks/{bank}/pictures", &[], Is(422)).only(AUTHORS).theirs(),
    get("/banks/{bank}/export/{format}").only(AUTHORS).theirs(),
    get("/banks/template/{format}").only(AUTHORS),
    get("/items/{item}").only(AUTHORS).theirs(),
    post("/items/{item}", &[("kind", "numeric"), ("do", "save")], Is(422)).only(AUTHORS).theirs(),
    post("/items/{item}/retire", &[("retired", "1")], Goes("/en/items/{item}")).only(AUTHORS).theirs(),
    post("/items/{item}/duplicate", &[], Makes("/en/items/")).only(AUTHORS).theirs(),
    get("/courses"),
    get("/courses/{course}").unknown(NOT_FOUND),
    get("/courses/{course}/glossary").unknown(NOT_FOUND),
    get("/courses/{course}/{lesson}").others(FORBIDDEN).unknown(NOT_FOUND),
    post("/courses/{course}/{lesson}/{block}", &[("text", "x")], Goes("/en/courses/{course}/{lesson}#{block}"))
        .others(FORBIDDEN)
        .unknown(NOT_FOUND),
    post("/courses/{course}/{lesson}/done", &[], Goes("/en/courses/{course}/{next}")).others(FORBIDDEN).unknown(NOT_FOUND),
    post("/courses/{course}/glossary/learn", &[], Goes("/en/courses/{course}/glossary")).others(NOT_FOUND).unknown(NOT_FOUND),
    post("/courses/{course}/enrol", &[], Goes("/en/courses/{course}")).unknown(NOT_FOUND),
    get("/quizzes"),
    get("/quizzes/{quiz}").others(NOT_FOUND).unknown(NOT_FOUND),
    post("/quizzes/{quiz}/attempts", &[], Goes("/en/attempts/{attempt}")).others(NOT_FOUND).unknown(NOT_FOUND),
    get("/attempts/{attempt}").others(NOT_FOUND).unknown(NOT_FOUND),
    post("/attempts/{attempt}", &[("page", "1"), ("do", "save"), ("h1", "x"), ("q1.text", "x")], Goes("/en/attempts/{attempt}"))
        .others(NOT_FOUND)
        .unknown(NOT_FOUND),
    get("/attempts/{attempt}/finish").others(NOT_FOUND).unknown(NOT_FOUND),
    get("/attempts/{attempt}/files/{hash}/{name}").own(NOT_FOUND),
    post("/attempts/{attempt}/finish", &[], Goes("/en/attempts/{attempt}")).others(NOT_FOUND).unknown(NOT_FOUND),
    get("/practice"),
    get("/practice/review"),
    post("/practice/review", &[("card", "item:x"), ("event", "019a0000-0000-7000-8000-000000000003"), ("rating", "3")], NOT_FOUND),
    // neither the exam nor its bank are open to practice
    get("/practice/quizzes/{quiz}").own(NOT_FOUND),
    post("/practice/quizzes/{quiz}", &[], NOT_FOUND),
    get("/practice/banks/{bank}").own(NOT_FOUND),
    post("/practice/banks/{bank}", &[], NOT_FOUND),
    get("/teaching/quizzes").only(AUTHORS),
    post("/teaching/quizzes", &[("organisation", "{organisation}")], Is(422)).only(AUTHORS).others(FORBIDDEN).unknown(FORBIDDEN),
    staff("get", "/teaching/quizzes/{quiz}", &[], SHOWN),
    staff(
        "post",
        "/teaching/quizzes/{quiz}",
        &[("revision", "1"), ("title.en", "T"), ("s0", "1"), ("s0.q0.item", "{item}")],
        Goes("/en/teaching/quizzes/{quiz}"),
    ),
    staff("post", "/teaching/quizzes/{quiz}/publish", &[], Goes("/en/teaching/quizzes/{quiz}")),
    staff("get", "/teaching/quizzes/{quiz}/add", &[], SHOWN),
    staff("post", "/teaching/quizzes/{quiz}/add", &[("item", "{item}")], Goes("/en/teaching/quizzes/{quiz}#s0")),
    staff("get", "/teaching/quizzes/{quiz}/conditions", &[], SHOWN),
    staff("post", "/teaching/quizzes/{quiz}/conditions", &[("revision", "0")], Goes("/en/teaching/quizzes/{quiz}/conditions")),
    staff("post", "/teaching/quizzes/{quiz}/archive", &[("archived", "1")], Goes("/en/teaching/quizzes")),
    staff("get", "/teaching/quizzes/{quiz}/export", &[], SHOWN),
    staff("get", "/teaching/quizzes/{quiz}/results", &[], SHOWN),
    staff("get", "/teaching/quizzes/{quiz}/results.csv", &[], SHOWN),
    staff("post", "/teaching/quizzes/{quiz}/extensions/{person}", &[], Goes("/en/teaching/quizzes/{quiz}/results")),
    staff("get", "/teaching/quizzes/{quiz}/marking", &[], SHOWN),
    staff("get", "/teaching/quizzes/{quiz}/marking/{item}", &[], SHOWN),
    staff(
        "post",
        "/teaching/quizzes/{quiz}/marking/{item}",
        &[("attempt", "{attempt}"), ("question", "1"), ("do", "later")],
        Goes("/en/teaching/quizzes/{quiz}/marking/{item}?skip=1#to-mark"),
    ),
    staff("get", "/teaching/quizzes/{quiz}/regrade", &[], SHOWN),
    staff("post", "/teaching/quizzes/{quiz}/regrade", &[("item", "{item}")], SHOWN),
    staff("get", "/teaching/quizzes/{quiz}/statistics", &[], SHOWN),
    staff("get", "/teaching/attempts/{attempt}", &[], SHOWN),
    staff("post", "/teaching/attempts/{attempt}/late", &[], Goes("/en/teaching/attempts/{attempt}")),
    staff(
        "post",
        "/teaching/attempts/{attempt}/{question}",
        &[("marks-1", "1"), ("reason-1", "x")],
        Goes("/en/teaching/attempts/{attempt}#mark-1"),
    ),
    get("/style").guests(SHOWN),
    get("/media/{hash}/{name}").guests(FORBIDDEN).unknown(NOT_FOUND),
    post("/api/v1/sync", &[], SHOWN).guests(Is(401)),
    get("/healthz").guests(SHOWN),
    get("/readyz").guests(SHOWN),
];
