//! Organisations, classes, persons and their memberships; [`sessions`] and [`invitations`] beside them.

pub mod invitations;
pub mod sessions;

use domain::people::{DisplayOrder, Login, OrganisationKind, PersonName, Role};
use domain::{ClassId, Language, MembershipId, OrganisationId, PersonId, Timestamp};
use sqlx::FromRow;

use crate::{Conn, Result};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub name: PersonName,
    pub language: Language,
    /// IANA name.
    pub time_zone: String,
    pub email: Option<String>,
    pub phone: Option<String>,
}

#[derive(FromRow)]
pub(crate) struct PersonRow {
    #[sqlx(try_from = "uuid::Uuid")]
    id: PersonId,
    family: String,
    given: String,
    native_full: Option<String>,
    latin_full: Option<String>,
    sort_key: Option<String>,
    #[sqlx(try_from = "String")]
    display_order: DisplayOrder,
    preferred: Option<String>,
    #[sqlx(try_from = "String")]
    language: Language,
    time_zone: String,
    email: Option<String>,
    phone: Option<String>,
}

impl From<PersonRow> for Person {
    fn from(row: PersonRow) -> Self {
        Self {
            id: row.id,
            name: PersonName {
                family: row.family,
                given: row.given,
                native_full: row.native_full,
                latin_full: row.latin_full,
                sort_key: row.sort_key,
                display_order: row.display_order,
                preferred: row.preferred,
            },
            language: row.language,
            time_zone: row.time_zone,
            email: row.email,
            phone: row.phone,
        }
    }
}

pub async fn insert_organisation(conn: &mut Conn<'_>, id: OrganisationId, kind: OrganisationKind, name: &str, at: Timestamp) -> Result<()> {
    execute!(conn, "INSERT INTO organisation (id, kind, name, created_at) VALUES ($1, $2, $3, $4)", id.0, kind.code(), name, at.0)?;
    Ok(())
}

#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Organisation {
    #[sqlx(try_from = "uuid::Uuid")]
    pub id: OrganisationId,
    #[sqlx(try_from = "String")]
    pub kind: OrganisationKind,
    pub name: String,
}

pub async fn organisations(conn: &mut Conn<'_>) -> Result<Vec<Organisation>> {
    fetch_all!(conn, Organisation, "SELECT id, kind, name FROM organisation ORDER BY name, id")
}

pub async fn insert_class(conn: &mut Conn<'_>, id: ClassId, organisation: OrganisationId, name: &str, at: Timestamp) -> Result<()> {
    execute!(conn, "INSERT INTO class (id, organisation_id, name, created_at) VALUES ($1, $2, $3, $4)", id.0, organisation.0, name, at.0)?;
    Ok(())
}

#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Class {
    #[sqlx(try_from = "uuid::Uuid")]
    pub id: ClassId,
    #[sqlx(try_from = "uuid::Uuid")]
    pub organisation_id: OrganisationId,
    pub name: String,
}

pub async fn class(conn: &mut Conn<'_>, id: ClassId) -> Result<Option<Class>> {
    fetch_optional!(conn, Class, "SELECT id, organisation_id, name FROM class WHERE id = $1", id.0)
}

pub async fn classes_of(conn: &mut Conn<'_>, organisation: OrganisationId) -> Result<Vec<Class>> {
    fetch_all!(conn, Class, "SELECT id, organisation_id, name FROM class WHERE organisation_id = $1 ORDER BY name, id", organisation.0)
}

/// Stores a person. [`Error::Exists`](crate::Error::Exists) when the e-mail address or phone number is somebody's already.
pub async fn insert_person(conn: &mut Conn<'_>, person: &Person, at: Timestamp) -> Result<()> {
    execute!(
        conn,
        "INSERT INTO person (
            id,
            family,
            given,
            native_full,
            latin_full,
            sort_key,
            display_order,
            preferred,
            language,
            time_zone,
            email,
            phone,
            created_at
        ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        person.id.0,
        &person.name.family,
        &person.name.given,
        person.name.native_full.as_deref(),
        person.name.latin_full.as_deref(),
        person.name.sort_key.as_deref(),
        person.name.display_order.code(),
        person.name.preferred.as_deref(),
        person.language.code(),
        &person.time_zone,
        person.email.as_deref(),
        person.phone.as_deref(),
        at.0,
    )?;
    Ok(())
}

/// The columns of a person with the rest of a statement.
macro_rules! select_person {
    ($rest:literal) => {
        concat!(
            "SELECT id, family, given, native_full, latin_full, sort_key, display_order, preferred, language, time_zone, email, phone FROM person ",
            $rest
        )
    };
}

pub async fn person(conn: &mut Conn<'_>, id: PersonId) -> Result<Option<Person>> {
    let row = fetch_optional!(conn, PersonRow, select_person!("WHERE id = $1"), id.0)?;
    Ok(row.map(Person::from))
}

/// What signing in needs to know of an account.
#[derive(Clone, Debug, FromRow)]
pub struct Account {
    #[sqlx(try_from = "uuid::Uuid")]
    pub id: PersonId,
    pub password_hash: Option<String>,
    #[sqlx(try_from = "String")]
    pub language: Language,
}

pub async fn account(conn: &mut Conn<'_>, login: &Login) -> Result<Option<Account>> {
    match login {
        Login::Email(email) => {
            fetch_optional!(conn, Account, "SELECT id, password_hash, language FROM person WHERE email = $1", email)
        }
        Login::Phone(phone) => {
            fetch_optional!(conn, Account, "SELECT id, password_hash, language FROM person WHERE phone = $1", phone)
        }
    }
}

pub async fn password_hash(conn: &mut Conn<'_>, person: PersonId) -> Result<Option<String>> {
    let row = fetch_optional!(conn, (Option<String>,), "SELECT password_hash FROM person WHERE id = $1", person.0)?;
    Ok(row.and_then(|r| r.0))
}

pub async fn set_password_hash(conn: &mut Conn<'_>, person: PersonId, hash: &str) -> Result<()> {
    execute!(conn, "UPDATE person SET password_hash = $2 WHERE id = $1", person.0, hash)?;
    Ok(())
}

pub async fn set_preferences(
    conn: &mut Conn<'_>,
    person: PersonId,
    language: Language,
    time_zone: &str,
    preferred: Option<&str>,
) -> Result<()> {
    execute!(
        conn,
        "UPDATE person SET language = $2, time_zone = $3, preferred = $4 WHERE id = $1",
        person.0,
        language.code(),
        time_zone,
        preferred
    )?;
    Ok(())
}

/// One role of one person in one organisation, from `valid_from` on.
pub struct NewMembership {
    pub id: MembershipId,
    pub person: PersonId,
    pub organisation: OrganisationId,
    pub role: Role,
    pub class: Option<ClassId>,
    pub valid_from: Timestamp,
    pub valid_until: Option<Timestamp>,
}

pub async fn insert_membership(conn: &mut Conn<'_>, membership: &NewMembership) -> Result<()> {
    execute!(
        conn,
        "INSERT INTO membership (
            id,
            person_id,
            organisation_id,
            role,
            class_id,
            valid_from,
            valid_until
        ) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        membership.id.0,
        membership.person.0,
        membership.organisation.0,
        membership.role.code(),
        membership.class.map(|c| c.0),
        membership.valid_from.0,
        membership.valid_until.map(|t| t.0),
    )?;
    Ok(())
}

/// A line of the list of people: one per membership.
#[derive(Clone, Debug)]
pub struct Member {
    pub person: Person,
    pub role: Role,
    pub class: Option<String>,
    /// Whether the person has set a password.
    pub joined: bool,
}

#[derive(FromRow)]
struct MemberRow {
    #[sqlx(flatten)]
    person: PersonRow,
    #[sqlx(try_from = "String")]
    role: Role,
    class_name: Option<String>,
    joined: bool,
}

/// The current members of an organisation, in no order that people would recognise: sort them by their names with a collator.
pub async fn members(conn: &mut Conn<'_>, organisation: OrganisationId, now: Timestamp) -> Result<Vec<Member>> {
    let rows = fetch_all!(
        conn,
        MemberRow,
        "SELECT
            person.id AS id,
            person.family AS family,
            person.given AS given,
            person.native_full AS native_full,
            person.latin_full AS latin_full,
            person.sort_key AS sort_key,
            person.display_order AS display_order,
            person.preferred AS preferred,
            person.language AS language,
            person.time_zone AS time_zone,
            person.email AS email,
            person.phone AS phone,
            membership.role AS role,
            class.name AS class_name,
            (person.password_hash IS NOT NULL) AS joined
        FROM membership
        JOIN person ON person.id = membership.person_id
        LEFT JOIN class ON class.id = membership.class_id
        WHERE membership.organisation_id = $1
          AND membership.valid_from <= $2
          AND (membership.valid_until IS NULL OR membership.valid_until > $2)
        ORDER BY person.id, membership.id",
        organisation.0,
        now.0
    )?;
    let member = |row: MemberRow| Member { person: row.person.into(), role: row.role, class: row.class_name, joined: row.joined };
    Ok(rows.into_iter().map(member).collect())
}

/// Whether the person is or was a learner of the organisation: what they did there stays to be marked when they have left.
pub async fn has_been_learner(conn: &mut Conn<'_>, person: PersonId, organisation: OrganisationId) -> Result<bool> {
    let row = fetch_one!(
        conn,
        (i64,),
        "SELECT CAST(COUNT(*) AS BIGINT) FROM membership WHERE person_id = $1 AND organisation_id = $2 AND role = 'learner'",
        person.0,
        organisation.0
    )?;
    Ok(row.0 > 0)
}

/// The learners of an organisation, or of one class of it, at `now`; each once.
pub async fn learners_of(conn: &mut Conn<'_>, organisation: OrganisationId, class: Option<ClassId>, now: Timestamp) -> Result<Vec<Person>> {
    let rows = fetch_all!(
        conn,
        PersonRow,
        select_person!(
            "WHERE id IN (
            SELECT person_id FROM membership
            WHERE organisation_id = $1
              AND role = 'learner'
              AND ($2 IS NULL OR class_id = $2)
              AND valid_from <= $3
              AND (valid_until IS NULL OR valid_until > $3))
        ORDER BY id"
        ),
        organisation.0,
        class.map(|c| c.0),
        now.0
    )?;
    Ok(rows.into_iter().map(Person::from).collect())
}

/// Whether the person belongs to the organisation now.
pub async fn is_member(conn: &mut Conn<'_>, person: PersonId, organisation: OrganisationId, now: Timestamp) -> Result<bool> {
    let row = fetch_one!(
        conn,
        (i64,),
        "SELECT CAST(COUNT(*) AS BIGINT)
        FROM membership
        WHERE person_id = $1
          AND organisation_id = $2
          AND valid_from <= $3
          AND (valid_until IS NULL OR valid_until > $3)",
        person.0,
        organisation.0,
        now.0
    )?;
    Ok(row.0 > 0)
}

#[derive(FromRow)]
struct MembershipRow {
    #[sqlx(try_from = "uuid::Uuid")]
    organisation_id: OrganisationId,
    #[sqlx(try_from = "String")]
    role: Role,
    class_id: Option<uuid::Uuid>,
}

/// A person's current memberships.
pub async fn memberships(conn: &mut Conn<'_>, person: PersonId, now: Timestamp) -> Result<Vec<domain::people::Membership>> {
    let rows = fetch_all!(
        conn,
        MembershipRow,
        "SELECT organisation_id, role, class_id
        FROM membership
        WHERE person_id = $1
          AND valid_from <= $2
          AND (valid_until IS NULL OR valid_until > $2)
        ORDER BY id",
        person.0,
        now.0
    )?;
    let membership = |row: MembershipRow| domain::people::Membership {
        organisation: row.organisation_id,
        role: row.role,
        class: row.class_id.map(ClassId),
    };
    Ok(rows.into_iter().map(membership).collect())
}
