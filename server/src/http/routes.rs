//! Every address of the server.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use super::{State, media, sync, visitor};
use crate::pages::quiz_staff::{authoring, export, marking, results, statistics};
use crate::pages::{attempts, bank_files, banks, courses, people, practice, quizzes, system};

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
        .route("/banks", get(banks::banks))
        .route("/banks/new/{organisation}", post(banks::create_bank))
        .route("/banks/{bank}", get(banks::bank).post(banks::change_bank))
        .route("/banks/{bank}/new/{kind}", get(banks::new_item))
        .route("/banks/{bank}/items", post(banks::create_item))
        .route("/banks/{bank}/import/{token}", get(bank_files::preview).post(bank_files::store))
        .route("/banks/{bank}/export/{format}", get(bank_files::export))
        .route("/banks/template/{format}", get(bank_files::template))
        .route("/items/{item}", get(banks::item).post(banks::change_item))
        .route("/items/{item}/duplicate", post(banks::duplicate_item))
        .route("/items/{item}/retire", post(banks::retire_item))
        .route("/quizzes", get(quizzes::list))
        .route("/quizzes/{quiz}", get(quizzes::quiz))
        .route("/quizzes/{quiz}/attempts", post(quizzes::begin))
        .route("/attempts/{attempt}/finish", get(attempts::finish).post(attempts::hand_in))
        .route("/attempts/{attempt}/files/{hash}/{name}", get(attempts::file))
        .route("/practice", get(practice::offers))
        .route("/practice/review", get(practice::review).post(practice::reviewed))
        .route("/practice/quizzes/{quiz}", get(practice::quiz).post(practice::answer_quiz))
        .route("/practice/banks/{bank}", get(practice::bank).post(practice::answer_bank))
        .route("/courses/{course}/glossary/learn", post(practice::learn_glossary))
        .route("/teaching/quizzes", get(authoring::list).post(authoring::create))
        .route("/teaching/quizzes/{quiz}", get(authoring::editor).post(authoring::edit))
        .route("/teaching/quizzes/{quiz}/publish", post(authoring::publish))
        .route("/teaching/quizzes/{quiz}/add", get(authoring::picker).post(authoring::add))
        .route("/teaching/quizzes/{quiz}/conditions", get(authoring::conditions).post(authoring::change_conditions))
        .route("/teaching/quizzes/{quiz}/archive", post(authoring::archive))
        .route("/teaching/quizzes/{quiz}/export", get(export::export))
        .route("/teaching/quizzes/{quiz}/results", get(results::list))
        .route("/teaching/quizzes/{quiz}/results.csv", get(results::csv))
        .route("/teaching/quizzes/{quiz}/extensions/{person}", post(results::extend))
        .route("/teaching/quizzes/{quiz}/marking", get(marking::list))
        .route("/teaching/quizzes/{quiz}/marking/{item}", get(marking::answer).post(marking::mark))
        .route("/teaching/quizzes/{quiz}/regrade", get(marking::regrade_form).post(marking::do_regrade))
        .route("/teaching/quizzes/{quiz}/statistics", get(statistics::statistics))
        .route("/teaching/attempts/{attempt}", get(results::attempt))
        .route("/teaching/attempts/{attempt}/late", post(results::late))
        .route("/teaching/attempts/{attempt}/{question}", post(results::change_mark))
        .route("/style", get(system::style));
    Languages::nest(pages)
        .route("/media/{hash}/{name}", get(media::media))
        .route("/api/v1/sync", post(sync::sync))
        .route("/healthz", get(system::healthz))
        .route("/readyz", get(system::readyz))
        .fallback(visitor::unprefixed)
}

/// Addresses that take files, with a limit of their own instead of the forms'.
pub fn uploads() -> Router<State> {
    let pages = Router::new()
        .route("/banks/{bank}/import", get(bank_files::import_form).post(bank_files::look))
        .route("/banks/{bank}/pictures", get(bank_files::pictures).post(bank_files::add_picture))
        .route("/attempts/{attempt}", get(attempts::attempt).post(attempts::answer));
    Languages::nest(pages).layer(DefaultBodyLimit::disable())
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
