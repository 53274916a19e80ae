//! The demo school of one test, and who is in it.

pub mod browser;
pub mod course;
pub mod database;
pub mod html;
pub mod quiz;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use app::ui::Assets;
use axum::Router;
use domain::people::{Actor, Login, OrganisationKind, PersonName, Role};
use domain::quizzes::form::Draft;
use domain::{
    BankId, ClassId, CourseId, ItemId, ItemVersionId, Language, MembershipId, OrganisationId, PersonId, SessionId, Text, Timestamp,
};
use server::http::{Settings, service};
use storage::BoxFuture;
use storage::people::{self, NewMembership, Person, sessions};
use storage::quizzes::banks;
use tempfile::TempDir;
use usecases::people::{SignIn, invite_person, sign_in};
use usecases::{App, Clock, Ctx, SeededRandomness, Token};

pub use browser::{Answer, Browser};
pub use course::Course;

/// A clock that moves when told.
pub struct TestClock(AtomicI64);

impl Default for TestClock {
    fn default() -> Self {
        Self(AtomicI64::new(1_760_000_000_000))
    }
}

impl TestClock {
    pub fn forward(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::Relaxed);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::Relaxed))
    }
}

/// Where somebody belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Home {
    pub organisation: OrganisationId,
    pub class: ClassId,
}

pub struct School {
    pub app: Arc<App>,
    pub clock: Arc<TestClock>,
    pub settings: Settings,
    pub service: Router,
    /// The demo school and its class.
    pub here: Home,
    /// Another organisation with a class.
    pub elsewhere: Home,
    _database: database::Filled,
    _site: TempDir,
}

impl School {
    /// On a SQLite database of its own.
    pub async fn new() -> Self {
        Self::on(database::sqlite().await).await
    }

    pub async fn on(database: database::Filled) -> Self {
        let clock = Arc::new(TestClock::default());
        let app = App::new(database.db.clone(), clock.clone(), Arc::new(SeededRandomness::new(2)));
        let site = site();
        let settings = Settings {
            assets: Arc::new(Assets {
                css: "/assets/app.x.css".into(),
                quiz_css: "/assets/quiz.x.css".into(),
                teaching_css: "/assets/teaching.x.css".into(),
                js: "/assets/app.x.js".into(),
                wasm: "/assets/app.x.wasm".into(),
            }),
            site: site.path().to_owned(),
            demo: true,
            public_url: None,
            trusted_proxies: Vec::new(),
        };
        let service = service(app.clone(), settings.clone());
        let here = demo_home(&app).await;
        let elsewhere = new_home(&app).await;
        Self { app, clock, settings, service, here, elsewhere, _database: database, _site: site }
    }

    /// The server with other settings.
    pub fn with(&self, change: impl FnOnce(&mut Settings)) -> Router {
        let mut settings = self.settings.clone();
        change(&mut settings);
        service(self.app.clone(), settings)
    }

    /// The server started anew on the same database.
    pub fn restarted(&self) -> Router {
        let app = App::new(self.app.db.clone(), self.clock.clone(), Arc::new(SeededRandomness::new(3)));
        service(app, self.settings.clone())
    }

    pub fn operator(&self) -> Ctx {
        Ctx::new(self.app.clone(), Actor::Operator, Language::En)
    }

    pub fn guest(&self) -> Browser {
        Browser::new(self.service.clone())
    }

    /// A browser in which one of the demo people has signed in.
    pub async fn demo(&self, name: &str) -> Browser {
        let input = SignIn { login: format!("{name}@demo.test"), password: format!("qiao-demo-{name}"), user_agent: "Demo".into() };
        let guest = Ctx::new(self.app.clone(), Actor::Guest, Language::En);
        Browser::signed_in(self.service.clone(), &sign_in(&guest, input).await.unwrap().token)
    }

    /// A new person with a role in an organisation and its class.
    pub async fn member(&self, role: Role, home: Home) -> PersonId {
        let id = self.nobody().await;
        self.join(id, role, home).await;
        id
    }

    pub async fn join(&self, person: PersonId, role: Role, home: Home) {
        self.join_until(person, role, home, None).await;
    }

    pub async fn join_until(&self, person: PersonId, role: Role, home: Home, valid_until: Option<Timestamp>) {
        let id = MembershipId(self.operator().id());
        let valid_from = self.clock.now();
        let membership =
            NewMembership { id, person, organisation: home.organisation, role, class: Some(home.class), valid_from, valid_until };
        self.write(move |mut conn| Box::pin(async move { people::insert_membership(&mut conn, &membership).await })).await;
    }

    pub async fn learner(&self) -> PersonId {
        self.member(Role::Learner, self.here).await
    }

    /// A new person without any role.
    pub async fn nobody(&self) -> PersonId {
        let id = PersonId(self.operator().id());
        let name = PersonName { family: format!("Family{id}"), given: format!("Given{id}"), ..PersonName::default() };
        let email = Some(format!("{id}@example.org"));
        let person = Person { id, name, language: Language::En, time_zone: "UTC".into(), email, phone: None };
        let at = self.clock.now();
        self.write(move |mut conn| Box::pin(async move { people::insert_person(&mut conn, &person, at).await })).await;
        id
    }

    /// A browser in which this person is signed in, and the session.
    pub async fn session(&self, person: PersonId) -> (Browser, SessionId) {
        let (token, id, at) = (Token::new(&self.operator()), SessionId(self.operator().id()), self.clock.now());
        let hash = token.hash();
        self.write(move |mut conn| {
            Box::pin(async move {
                let expires_at = at.plus(60 * Timestamp::DAY);
                let new = sessions::NewSession { id, token_hash: &hash, person, user_agent: "Browser", at, expires_at };
                sessions::insert(&mut conn, &new).await
            })
        })
        .await;
        (Browser::signed_in(self.service.clone(), &token), id)
    }

    pub async fn browser(&self, person: PersonId) -> Browser {
        self.session(person).await.0
    }

    /// A learner of the school in a signed-in browser.
    pub async fn learner_at_browser(&self) -> (PersonId, Browser) {
        let person = self.learner().await;
        (person, self.browser(person).await)
    }

    pub async fn enrol(&self, person: PersonId, course: &str) -> CourseId {
        let found = storage::courses::for_person(&mut self.app.db.read().await.unwrap().conn(), course, person).await.unwrap();
        let (id, at) = (found.unwrap().course_id, self.clock.now());
        self.write(move |mut conn| Box::pin(async move { storage::courses::enrol(&mut conn, person, id, at).await.map(|_| ()) })).await;
        id
    }

    /// A new invitation for a member of an organisation.
    pub async fn invite(&self, person: PersonId, home: Home) -> Token {
        invite_person(&self.operator(), home.organisation, person).await.unwrap().token
    }

    /// A bank of an organisation with one question; gives their ids.
    pub async fn bank(&self, home: Home) -> (BankId, ItemId) {
        let ctx = self.operator();
        let (bank, item, version, at) = (BankId(ctx.id()), ItemId(ctx.id()), ItemVersionId(ctx.id()), ctx.now());
        let mut title = Text::default();
        title.set(Language::En, "Welding");
        let new = banks::Bank { id: bank, organisation: Some(home.organisation), slug: bank.to_string(), title, practice: false };
        let mut draft = Draft::empty("true_false").unwrap();
        draft.set("id", "argon");
        draft.set("prompt.en", "Argon burns.");
        let definition = draft.read().unwrap();
        self.write(move |mut conn| {
            Box::pin(async move {
                banks::insert(&mut conn, &new, at).await?;
                let terms = ["argon".to_owned(), "burns".to_owned()];
                let version = banks::NewVersion { item, bank, version, definition: &definition, by: None, at, terms: &terms };
                banks::put_version(&mut conn, &version, 0).await.map(|_| ())
            })
        })
        .await;
        (bank, item)
    }

    pub async fn course(&self, slug: &str) -> Course {
        Course::open(&self.app, slug).await
    }

    pub async fn count(&self, table: &str, person: PersonId) -> i64 {
        database::count(&self.app.db, table, "person_id", person).await
    }

    async fn write<F>(&self, work: F)
    where
        F: for<'c> FnOnce(storage::Conn<'c>) -> BoxFuture<'c, storage::Result<()>> + Send + 'static,
    {
        self.app.db.write(work).await.unwrap();
    }
}

/// A folder as `cargo xtask build` leaves it, with tiny files.
fn site() -> TempDir {
    let site = tempfile::tempdir().unwrap();
    let put = |path: &str, bytes: &[u8]| std::fs::write(site.path().join(path), bytes).unwrap();
    std::fs::create_dir(site.path().join("assets")).unwrap();
    put("manifest.json", br#"{"css": "/assets/app.x.css", "js": "/assets/app.x.js", "wasm": "/assets/app.x.wasm"}"#);
    put("favicon.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>");
    put("assets/app.x.css", CSS.as_bytes());
    put("assets/app.x.css.br", PRECOMPRESSED);
    put("assets/app.x.js", b"export {}");
    site
}

/// The style as it is in the test's site.
pub const CSS: &str = "body { color: black }";
/// What stands there as its brotli; not really compressed, so that it can be told from what the server might have compressed itself.
pub const PRECOMPRESSED: &[u8] = b"precompressed";

async fn person_of(app: &App, name: &str) -> PersonId {
    let login = Login::parse(&format!("{name}@demo.test")).unwrap();
    people::account(&mut app.db.read().await.unwrap().conn(), &login).await.unwrap().unwrap().id
}

/// School and class of the demo's teacher.
async fn demo_home(app: &App) -> Home {
    let teacher = person_of(app, "teacher").await;
    let mut read = app.db.read().await.unwrap();
    let memberships = people::memberships(&mut read.conn(), teacher, app.clock.now()).await.unwrap();
    Home { organisation: memberships[0].organisation, class: memberships[0].class.unwrap() }
}

async fn new_home(app: &Arc<App>) -> Home {
    let ctx = Ctx::new(app.clone(), Actor::Operator, Language::En);
    let home = Home { organisation: OrganisationId(ctx.id()), class: ClassId(ctx.id()) };
    let at = ctx.now();
    let write = app.db.write(move |mut conn| {
        Box::pin(async move {
            people::insert_organisation(&mut conn, home.organisation, OrganisationKind::School, "Elsewhere", at).await?;
            people::insert_class(&mut conn, home.class, home.organisation, "Class elsewhere", at).await
        })
    });
    write.await.unwrap();
    home
}

/// Runs an async test body on both databases, each time in a school of its own.
macro_rules! on_both_databases {
    ($(async fn $name:ident($school:ident) $body:block)+) => {$(
        mod $name {
            #[allow(unused_imports, reason = "a test may need nothing from around it")]
            use super::*;

            async fn body($school: $crate::support::School) $body

            #[tokio::test]
            async fn on_sqlite() {
                body($crate::support::School::new().await).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                if let Some(database) = $crate::support::database::postgres().await {
                    let after = database.dropper();
                    body($crate::support::School::on(database).await).await;
                    after.drop_database().await;
                }
            }
        }
    )+};
}
pub(crate) use on_both_databases;
