//! Every address of the server.

use axum::Router;
use axum::routing::{get, post};

use super::{State, media, sync, visitor};
use crate::pages::{attempts, courses, people, practice, quizzes, system};

/// Pages carry the language first; files, API and health do not.
pub fn routes() -> Router<State> {
    let pages = Router::new()
        .route("/", get(courses::today))
        .route("/sign-in", get(people::sign_in_form).post(people::sign_in))
        .route("/sign-out", post(people::sign_out))
        .route("/invitation/{token}", get(people::invitation).post(people::accept_invitation))
        .route("/profile", get(people::profile))
        .route("/profile/preferences", post(people::change_preferences))
        .route("/profile/password", post(people::change_password))
        .route("/profile/sessions/{session}", post(people::revoke_session))
        .route("/people", get(people::directory))
        .route("/people/{organisation}", post(people::add_person))
        .route("/people/{organisation}/{person}/invite", post(people::invite_person))
        .route("/classes", get(people::classes))
        .route("/classes/{class}", get(people::class))
        .route("/courses", get(courses::catalogue))
        .route("/courses/{course}", get(courses::course))
        .route("/courses/{course}/enrol", post(courses::enrol))
        .route("/courses/{course}/glossary", get(courses::glossary))
        .route("/courses/{course}/{lesson}", get(courses::lesson))
        .route("/courses/{course}/{lesson}/done", post(courses::finish_lesson))
        .route("/courses/{course}/{lesson}/{block}", post(courses::answer_block))
        .route("/quizzes", get(quizzes::list))
        .route("/quizzes/{quiz}", get(quizzes::quiz))
        .route("/quizzes/{quiz}/attempts", post(quizzes::begin))
        .route("/attempts/{attempt}", get(attempts::attempt).post(attempts::answer))
        .route("/attempts/{attempt}/finish", get(attempts::finish).post(attempts::hand_in))
        .route("/attempts/{attempt}/files/{question}", post(attempts::put_file))
        .route("/attempts/{attempt}/files/{hash}/{name}", get(attempts::file))
        .route("/practice", get(practice::offers))
        .route("/practice/review", get(practice::review).post(practice::reviewed))
        .route("/practice/quizzes/{quiz}", get(practice::quiz).post(practice::answer_quiz))
        .route("/practice/banks/{bank}", get(practice::bank).post(practice::answer_bank))
        .route("/courses/{course}/glossary/learn", post(practice::learn_glossary))
        .route("/style", get(system::style));
    Languages::nest(pages)
        .route("/media/{hash}/{name}", get(media::media))
        .route("/api/v1/sync", post(sync::sync))
        .route("/healthz", get(system::healthz))
        .route("/readyz", get(system::readyz))
        .fallback(visitor::unprefixed)
}

/// The pages under each language's prefix.
struct Languages;

impl Languages {
    fn nest(pages: Router<State>) -> Router<State> {
        domain::Language::ALL
            .into_iter()
            .fold(Router::new(), |router, language| router.nest(&format!("/{}", language.code()), pages.clone()))
    }
}
