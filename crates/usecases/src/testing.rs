//! A small school for tests: people with roles, a clock that moves when told, seeded randomness.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use domain::people::{Actor, Login, OrganisationKind, PersonName, Role};
use domain::{ClassId, Language, MembershipId, OrganisationId, PersonId, Timestamp};
use storage::Db;
use storage::people::{self, NewMembership, Person};

use crate::{App, Clock, Ctx, SeededRandomness};

pub(crate) struct TestClock(AtomicI64);

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

pub(crate) struct School {
    pub app: Arc<App>,
    pub clock: Arc<TestClock>,
    pub organisation: OrganisationId,
    pub other_organisation: OrganisationId,
    pub class: ClassId,
}

impl School {
    pub async fn new(db: Db) -> Self {
        let clock = Arc::new(TestClock(AtomicI64::new(1_760_000_000_000)));
        let app = App::new(db, clock.clone(), Arc::new(SeededRandomness::new(1)));
        let ctx = Ctx::new(app.clone(), Actor::Operator, Language::En);
        let (organisation, other_organisation, class) = (OrganisationId(ctx.id()), OrganisationId(ctx.id()), ClassId(ctx.id()));
        let at = ctx.now();
        app.db
            .write(move |mut conn| {
                Box::pin(async move {
                    people::insert_organisation(&mut conn, organisation, OrganisationKind::School, "School", at).await?;
                    people::insert_organisation(&mut conn, other_organisation, OrganisationKind::Enterprise, "Company", at).await?;
                    people::insert_class(&mut conn, class, organisation, "Class", at).await
                })
            })
            .await
            .expect("an empty database");
        Self { app, clock, organisation, other_organisation, class }
    }

    /// The same database in a new process.
    pub fn around(db: Db, school: &Self) -> Self {
        let app = App::new(db, school.clock.clone(), Arc::new(SeededRandomness::new(2)));
        Self { app, clock: school.clock.clone(), ..*school }
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub fn guest(&self) -> Ctx {
        Ctx::new(self.app.clone(), Actor::Guest, Language::En)
    }

    pub fn operator(&self) -> Ctx {
        Ctx::new(self.app.clone(), Actor::Operator, Language::En)
    }

    /// A member of the school and its class, without a password.
    pub async fn member(&self, email: &str, role: Role) -> PersonId {
        self.add(email, None, role, None).await
    }

    /// A member of the school and its class who can sign in.
    pub async fn person(&self, email: &str, phone: Option<&str>, role: Role, password: &str) -> PersonId {
        let hash = self.app.passwords.hash(password.to_owned(), [9; 16]).await.expect("a hash");
        self.add(email, phone, role, Some(hash)).await
    }

    async fn add(&self, email: &str, phone: Option<&str>, role: Role, hash: Option<String>) -> PersonId {
        let ctx = self.operator();
        let id = PersonId(ctx.id());
        let phone = phone.map(|p| Login::parse(p).expect("a phone number").as_str().to_owned());
        let name = PersonName { family: "Test".into(), given: email.into(), ..PersonName::default() };
        let person = Person { id, name, language: Language::En, time_zone: "UTC".into(), email: Some(email.into()), phone };
        let membership = NewMembership {
            id: MembershipId(ctx.id()),
            person: id,
            organisation: self.organisation,
            role,
            class: Some(self.class),
            valid_from: self.now(),
            valid_until: None,
        };
        let at = self.now();
        self.app
            .db
            .write(move |mut conn| {
                Box::pin(async move {
                    people::insert_person(&mut conn, &person, at).await?;
                    if let Some(hash) = hash {
                        people::set_password_hash(&mut conn, id, &hash).await?;
                    }
                    people::insert_membership(&mut conn, &membership).await
                })
            })
            .await
            .expect("a new person");
        id
    }

    /// The person with their memberships, as a request would carry them.
    pub async fn as_person(&self, id: PersonId) -> Ctx {
        let mut read = self.app.db.read().await.expect("a connection");
        let memberships = people::memberships(&mut read.conn(), id, self.now()).await.expect("memberships");
        Ctx::new(self.app.clone(), Actor::Person { id, memberships }, Language::En)
    }

    /// A small course with one block of most kinds, published; gives its slug.
    pub async fn course(&self) -> &'static str {
        crate::courses::import_course(&self.operator(), small_package()).await.expect("a course");
        "small"
    }
}

/// A package of one course, "small", with the lessons "one" and "two", in English.
pub(crate) fn small_package() -> BTreeMap<String, Vec<u8>> {
    let course = r#"
slug = "small"
version = "1"
licence = "CC0-1.0"
authors = ["A"]
tags = ["test"]
minutes = 10
languages = ["en"]
lessons = ["01-one", "02-two"]
[title]
en = "Small"
[summary]
en = "A small course."
[completion]
activities_percent = 50
"#;
    let lesson = |slug: &str, blocks: &str| {
        format!("slug = \"{slug}\"\nminutes = 5\nblocks = [{blocks}]\n[title]\nen = \"{slug}\"\n[[objectives]]\nen = \"To see\"\n")
    };
    let one = r"
::: prose {#read}
Some *text*.
:::

::: check {#check}
Which?

- {#a} This
  > FEEDBACK-A
- {#b correct} That
  > FEEDBACK-B
:::

::: incident {#incident title=Silence}
A story.

? Why?

- {#a plausibility=0} A
  > FEEDBACK-IA
- {#b plausibility=1} B
  > FEEDBACK-IB
- {#c plausibility=3} C
  > FEEDBACK-IC
- {#d plausibility=0} D
  > FEEDBACK-ID

! ADVICE

~ COUNTER
:::

::: reflection {#diary rows=4}
Write.
:::

::: checklist {#list}
Tick.

- {#x} X
- {#y} Y
:::

::: profile {#profile}
Slide.

- {#p} left | right
:::
";
    let two = "::: reflection {#more rows=4}\nWrite more.\n:::\n";
    [
        ("course.toml", course.to_owned()),
        ("glossary.toml", String::new()),
        ("01-one/lesson.toml", lesson("one", r#""read", "check", "incident", "diary", "list", "profile""#)),
        ("01-one/en.md", one.to_owned()),
        ("02-two/lesson.toml", lesson("two", r#""more""#)),
        ("02-two/en.md", two.to_owned()),
    ]
    .into_iter()
    .map(|(path, text)| (path.to_owned(), text.into_bytes()))
    .collect()
}
