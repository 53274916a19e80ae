use domain::people::{DisplayOrder, Login, Membership, OrganisationKind, PersonName, Role};
use domain::{Language, PersonId};
use qiao_storage::people::{self, Class, NewMembership, Organisation, Person};
use qiao_storage::{Db, Error, both_databases};

use crate::support::*;

async fn add(db: &Db, person: &Person) -> Result<(), Error> {
    let person = person.clone();
    write!(db, conn => people::insert_person(conn, &person, NOW))
}

async fn account(db: &Db, login: Login) -> Option<people::Account> {
    read!(db, conn => people::account(conn, &login)).unwrap()
}

both_databases! {
    async fn organisations_are_listed_by_name(db) {
        for (kind, name) in [(OrganisationKind::School, "B"), (OrganisationKind::Chamber, "A")] {
            write!(db, conn => people::insert_organisation(conn, fresh(), kind, name, NOW)).unwrap();
        }
        let found = read!(db, conn => people::organisations(conn)).unwrap();
        let seen: Vec<_> = found.iter().map(|Organisation { kind, name, .. }| (*kind, name.as_str())).collect();
        assert_eq!(seen, [(OrganisationKind::Chamber, "A"), (OrganisationKind::School, "B")]);
    }

    async fn an_organisation_is_made_once(db) {
        let id = organisation(&db, "School").await;
        let again = write!(db, conn => people::insert_organisation(conn, id, OrganisationKind::School, "School", NOW));
        assert!(matches!(again, Err(Error::Exists(_))), "{again:?}");
    }

    async fn a_class_belongs_to_its_organisation(db) {
        let (school, other) = (organisation(&db, "School").await, organisation(&db, "Other").await);
        let b = class(&db, school, "B").await;
        let a = class(&db, school, "A").await;
        class(&db, other, "C").await;
        let expected = Class { id: a, organisation_id: school, name: "A".into() };
        assert_eq!(read!(db, conn => people::class(conn, a)).unwrap(), Some(expected.clone()));
        let found = read!(db, conn => people::classes_of(conn, school)).unwrap();
        assert_eq!(found, [expected, Class { id: b, organisation_id: school, name: "B".into() }]);
    }

    async fn a_class_of_no_organisation_is_refused(db) {
        let refused = write!(db, conn => people::insert_class(conn, fresh(), fresh(), "Class", NOW));
        assert!(matches!(refused, Err(Error::Other(_))), "{refused:?}");
    }

    async fn what_is_not_there_is_none(db) {
        assert_eq!(read!(db, conn => people::class(conn, fresh())).unwrap(), None);
        assert_eq!(read!(db, conn => people::person(conn, fresh())).unwrap(), None);
        assert_eq!(read!(db, conn => people::password_hash(conn, fresh())).unwrap(), None);
        assert!(read!(db, conn => people::organisations(conn)).unwrap().is_empty());
        assert!(read!(db, conn => people::classes_of(conn, fresh())).unwrap().is_empty());
        assert!(account(&db, Login::Email("nobody@example.org".into())).await.is_none());
        assert!(account(&db, Login::Phone("+8613800138000".into())).await.is_none());
    }

    async fn a_person_comes_back_as_stored(db) {
        let name = PersonName {
            family: "单".into(),
            given: "小明".into(),
            native_full: Some("单小明".into()),
            latin_full: Some("SHAN Xiaoming".into()),
            sort_key: Some("shan4 xiao3 ming2".into()),
            display_order: DisplayOrder::FamilyFirst,
            preferred: Some("小明".into()),
        };
        let full = Person { name, language: Language::Zh, ..someone(Some("ming@example.org"), Some("+8613800138000")) };
        let sparse = someone(None, None);
        for person in [full, sparse] {
            add(&db, &person).await.unwrap();
            assert_eq!(read!(db, conn => people::person(conn, person.id)).unwrap(), Some(person));
        }
    }

    async fn two_people_cannot_share_a_login_but_many_can_have_none(db) {
        add(&db, &someone(Some("a@example.org"), Some("+491701234567"))).await.unwrap();
        for (email, phone) in [(Some("a@example.org"), None), (None, Some("+491701234567"))] {
            let second = add(&db, &someone(email, phone)).await;
            assert!(matches!(second, Err(Error::Exists(_))), "{second:?}");
        }
        for _ in 0..2 {
            add(&db, &someone(None, None)).await.unwrap();
        }
    }

    async fn an_account_is_found_by_either_login(db) {
        let anna = someone(Some("anna@example.org"), Some("+491701234567"));
        add(&db, &anna).await.unwrap();
        for login in [Login::Email("anna@example.org".into()), Login::Phone("+491701234567".into())] {
            let found = account(&db, login).await.unwrap();
            assert_eq!((found.id, found.password_hash, found.language), (anna.id, None, Language::De));
        }
        // an e-mail address is no phone number, whatever it says
        assert!(account(&db, Login::Phone("anna@example.org".into())).await.is_none());
    }

    async fn a_password_hash_replaces_the_one_before(db) {
        let (mei, anna) = (person(&db).await, person(&db).await);
        for hash in ["first", "second"] {
            write!(db, conn => people::set_password_hash(conn, mei, hash)).unwrap();
        }
        assert_eq!(read!(db, conn => people::password_hash(conn, mei)).unwrap().as_deref(), Some("second"));
        assert_eq!(read!(db, conn => people::password_hash(conn, anna)).unwrap(), None);
    }

    async fn preferences_are_set_and_taken_back(db) {
        let mei = person(&db).await;
        write!(db, conn => people::set_preferences(conn, mei, Language::Zh, "Asia/Shanghai", Some("小梅"))).unwrap();
        let found = read!(db, conn => people::person(conn, mei)).unwrap().unwrap();
        assert_eq!((found.language, found.time_zone.as_str()), (Language::Zh, "Asia/Shanghai"));
        assert_eq!(found.name.preferred.as_deref(), Some("小梅"));
        write!(db, conn => people::set_preferences(conn, mei, Language::En, "UTC", None)).unwrap();
        assert_eq!(read!(db, conn => people::person(conn, mei)).unwrap().unwrap().name.preferred, None);
    }

    async fn a_membership_counts_from_its_beginning_until_before_its_end(db) {
        let (mei, school) = (person(&db).await, organisation(&db, "School").await);
        join(&db, NewMembership { valid_until: Some(later(10)), ..membership(mei, school) }).await;
        let learner = Membership { organisation: school, role: Role::Learner, class: None };
        for (at, counts) in [(-1, false), (0, true), (9, true), (10, false)] {
            let expected = if counts { vec![learner] } else { vec![] };
            assert_eq!(read!(db, conn => people::memberships(conn, mei, later(at))).unwrap(), expected, "{at}");
            assert_eq!(read!(db, conn => people::is_member(conn, mei, school, later(at))).unwrap(), counts, "{at}");
            assert_eq!(read!(db, conn => people::members(conn, school, later(at))).unwrap().len(), expected.len(), "{at}");
        }
    }

    async fn membership_of_one_organisation_is_none_of_another(db) {
        let (mei, school, other) = (person(&db).await, organisation(&db, "School").await, organisation(&db, "Other").await);
        join(&db, membership(mei, school)).await;
        assert!(!read!(db, conn => people::is_member(conn, mei, other, NOW)).unwrap());
        assert!(!read!(db, conn => people::is_member(conn, person(&db).await, school, NOW)).unwrap());
        assert!(read!(db, conn => people::members(conn, other, NOW)).unwrap().is_empty());
    }

    async fn the_list_of_members_has_a_line_per_role(db) {
        let school = organisation(&db, "School").await;
        let class = class(&db, school, "Class").await;
        let (mei, anna) = (someone(Some("mei@example.org"), None), someone(None, None));
        add(&db, &mei).await.unwrap();
        add(&db, &anna).await.unwrap();
        join(&db, NewMembership { class: Some(class), ..membership(mei.id, school) }).await;
        join(&db, NewMembership { role: Role::Mentor, ..membership(mei.id, school) }).await;
        join(&db, NewMembership { role: Role::Teacher, ..membership(anna.id, school) }).await;
        write!(db, conn => people::set_password_hash(conn, anna.id, "hash")).unwrap();
        let lines: Vec<(PersonId, Role, Option<String>, bool)> = read!(db, conn => people::members(conn, school, NOW))
            .unwrap()
            .into_iter()
            .map(|m| (m.person.id, m.role, m.class, m.joined))
            .collect();
        let of_mei = [(mei.id, Role::Learner, Some("Class".into()), false), (mei.id, Role::Mentor, None, false)];
        assert_eq!(lines[..2], of_mei);
        assert_eq!(lines[2..], [(anna.id, Role::Teacher, None, true)]);
    }
}
