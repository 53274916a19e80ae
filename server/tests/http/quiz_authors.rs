//! Two teachers and one quiz; quizzes that are put away. With plain forms, as without scripts.

use domain::Language;
use domain::people::Role;
use i18n::t::quiz_staff;

use crate::support::html::{Form, attribute, tags};
use crate::support::quiz::Made;
use crate::support::{Browser, School, on_both_databases};

const EN: Language = Language::En;

/// Two teachers of the school, and a quiz.
struct Two {
    li: Browser,
    wang: Browser,
    /// The name of the second.
    wang_name: String,
    made: Made,
}

impl Two {
    async fn new(school: &School) -> Self {
        let (li, wang) = (school.member(Role::Teacher, school.here).await, school.member(Role::Teacher, school.here).await);
        let made = school.quiz(school.here).await;
        Self { li: school.browser(li).await, wang: school.browser(wang).await, wang_name: format!("Family{wang}"), made }
    }

    fn at(&self, below: &str) -> String {
        format!("/en/teaching/quizzes/{}{below}", self.made.quiz)
    }
}

fn value<'f>(form: &'f Form, name: &str) -> &'f str {
    form.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
}

on_both_databases! {
    async fn what_another_author_saved_is_not_replaced_unseen_and_nothing_typed_is_lost(school) {
        let mut two = Two::new(&school).await;
        let address = two.at("");
        let mine = two.li.get(&address).await.expect(200).form(&address);
        let mine = mine.with("title.en", "Mine").with("intro.de", "Viel <Erfolg>").with("s0.q1.marks", "2").with("behaviour", "deferred");
        let theirs = two.wang.get(&address).await.expect(200).form(&address).with("title.en", "Theirs").with("behaviour", "deferred");
        // Wang takes the first question out
        two.wang.submit(&theirs.with("do", "remove-0-0")).await.expect(303);
        let clash = two.li.submit(&mine.with("do", "down-0-0")).await.expect(409);
        let clash = clash.expect_words(&two.wang_name).expect_words(quiz_staff::meanwhile_text(EN)).expect_words("What do you do?");
        let text = clash.text();
        let look = tags(&text, "a").find(|(_, tag)| tag.contains("target=\"_blank\"")).unwrap().1;
        assert_eq!(attribute(look, "href").unwrap(), address);
        let again = clash.form(&address);
        let kept = [("title.en", "Mine"), ("intro.de", "\nViel <Erfolg>"), ("s0.q0.marks", "2")];
        for (name, typed) in kept {
            assert_eq!(value(&again, name), typed, "{name}");
        }
        let stored = two.li.get(&address).await.expect(200);
        assert!(stored.says("Theirs") && !stored.says("What do you do?"));
        // having seen it, one may
        two.li.submit(&again.with("behaviour", "deferred").with("do", "save")).await.expect_redirect(&address);
        let stored = two.li.get(&address).await.expect(200).expect_words("What do you do?").form(&address);
        assert_eq!((value(&stored, "title.en"), value(&stored, "s0.q0.marks")), ("Mine", "2"));
    }

    async fn a_form_sent_twice_is_saved_once(school) {
        let mut two = Two::new(&school).await;
        let address = two.at("");
        let form = two.li.get(&address).await.expect(200).form(&address).with("title.en", "Once").with("behaviour", "deferred");
        for button in ["down-0-0", "down-0-0"] {
            two.li.submit(&form.clone().with("do", button)).await.expect_redirect(&format!("{address}#s0"));
        }
        let stored = two.li.get(&address).await.form(&address);
        assert_eq!((value(&stored, "revision"), value(&stored, "s0.q1.item")), ("2", two.made.essay.to_string().as_str()));
        let conditions = two.at("/conditions");
        let form = two.li.get(&conditions).await.form(&conditions).with("minutes", "30");
        for _ in 0..2 {
            two.li.submit(&form).await.expect_redirect(&conditions);
        }
        assert_eq!(value(&two.li.get(&conditions).await.form(&conditions), "revision"), "1");
    }

    async fn ones_own_other_tab_is_called_that_and_conditions_do_not_disturb_questions(school) {
        let mut two = Two::new(&school).await;
        let (address, conditions) = (two.at(""), two.at("/conditions"));
        let old = two.li.get(&address).await.form(&address).with("behaviour", "deferred").with("do", "save");
        let old_conditions = two.li.get(&conditions).await.form(&conditions);
        two.li.submit(&old_conditions.clone().with("minutes", "30")).await.expect_redirect(&conditions);
        two.li.submit(&old.clone().with("title.en", "First tab")).await.expect_redirect(&address);
        let said = quiz_staff::meanwhile_self(EN, "@");
        let (said, _) = said.split_once('@').unwrap();
        two.li.submit(&old.with("title.en", "Second tab")).await.expect(409).expect_words(said);
        let clash = two.li.submit(&old_conditions.with("minutes", "45").with("code", "spring")).await.expect(409).expect_words(said);
        let again = clash.form(&conditions);
        assert_eq!((value(&again, "minutes"), value(&again, "code")), ("45", "spring"));
        assert_eq!(value(&two.li.get(&conditions).await.form(&conditions), "minutes"), "30");
        two.li.submit(&again).await.expect_redirect(&conditions);
        assert_eq!(value(&two.li.get(&conditions).await.form(&conditions), "minutes"), "45");
    }

    async fn a_form_that_does_not_say_what_it_was_made_from_replaces_nothing(school) {
        let mut two = Two::new(&school).await;
        let clash = two.li.post(&two.at(""), &[("title.en", "Bare")]).await.expect(409).expect_words(quiz_staff::meanwhile_text(EN));
        assert_eq!(value(&clash.form(&two.at("")), "title.en"), "Bare");
        two.li.post(&two.at("/publish"), &[("title.en", "Bare")]).await.expect(409);
        two.li.post(&two.at("/conditions"), &[("minutes", "5")]).await.expect(409).expect_words(quiz_staff::meanwhile_unknown(EN));
        assert!(!two.li.get(&two.at("")).await.expect(200).text().contains("Bare"));
    }

    async fn nobody_publishes_over_what_another_has_saved(school) {
        let mut two = Two::new(&school).await;
        let address = two.at("");
        let mine = two.li.get(&address).await.form(&address).with("title.en", "Mine").with("behaviour", "deferred");
        let theirs = two.wang.get(&address).await.form(&address).with("title.en", "Theirs").with("behaviour", "deferred");
        two.wang.submit(&theirs.with("do", "save")).await.expect_redirect(&address);
        let publish = Form { action: two.at("/publish"), ..mine };
        let clash = two.li.submit(&publish).await.expect(409).expect_words(&two.wang_name);
        // nothing of it is published
        two.li.get(&address).await.expect_words(quiz_staff::publish_other(EN));
        let again = Form { action: two.at("/publish"), ..clash.form(&address).with("behaviour", "deferred") };
        two.li.submit(&again).await.expect_redirect(&address);
        two.li.get(&address).await.expect_words(quiz_staff::publish_same(EN)).expect_words("Mine");
    }

    async fn questions_are_added_to_what_others_have_saved_since(school) {
        let mut two = Two::new(&school).await;
        let (address, add, bank) = (two.at(""), two.at("/add"), two.made.bank.to_string());
        let picker = two.li.get(&format!("{add}?bank={bank}&category=Safety")).await.expect(200).text();
        assert_eq!(picker.matches("name=\"revision\" value=\"1\"").count(), 2, "in the list and in the draw");
        let theirs = two.wang.get(&address).await.form(&address).with("title.en", "Theirs").with("behaviour", "deferred");
        two.wang.submit(&theirs.with("do", "save")).await.expect(303);
        let fields = [("revision", "1"), ("section", "0"), ("bank", &bank), ("category", "Safety"), ("do", "draw"), ("count", "1")];
        for _ in 0..2 {
            two.li.post(&add, &fields).await.expect_redirect(&format!("{address}#s0"));
        }
        let stored = two.li.get(&address).await.expect_words("Theirs").form(&address);
        assert_eq!((value(&stored, "s0.q2.count"), value(&stored, "s0.q3.count")), ("1", ""), "pressed twice, added once");
        // from a new page it is another one
        let fields = [("revision", value(&stored, "revision")), ("section", "0"), ("bank", &bank), ("category", "Safety"), ("do", "draw"), ("count", "1")];
        two.li.post(&add, &fields).await.expect(303);
        assert_eq!(value(&two.li.get(&address).await.form(&address), "s0.q3.count"), "1");
    }

    async fn a_quiz_is_archived_and_taken_back(school) {
        let mut two = Two::new(&school).await;
        let (list, archived, archive) = ("/en/teaching/quizzes", "/en/teaching/quizzes?archived=1", two.at("/archive"));
        let link = quiz_staff::archived_link(EN, 1);
        two.li.get(archived).await.expect(200).expect_words(quiz_staff::archived_none(EN));
        let page = two.li.get(&two.at("/conditions")).await.expect(200).expect_words(quiz_staff::archive_text(EN));
        for _ in 0..2 {
            two.li.submit(&page.form(&archive)).await.expect_redirect(list);
        }
        let shown = two.li.get(list).await.expect(200).expect_words(&link);
        assert!(!shown.says("Fire quiz"));
        let mut learner = school.browser(two.made.learner).await;
        assert!(!learner.get("/en/quizzes").await.expect(200).says("Fire quiz"));
        two.li.get(&two.at("/results")).await.expect(200);
        for below in ["", "/conditions"] {
            two.li.get(&two.at(below)).await.expect(200).expect_words(quiz_staff::archived_text(EN));
        }
        let back = two.li.get(archived).await.expect(200).expect_words("Fire quiz").form(&archive);
        two.li.submit(&back).await.expect_redirect(&two.at(""));
        let shown = two.li.get(list).await.expect(200).expect_words("Fire quiz");
        assert!(!shown.says(&link));
        assert!(learner.get("/en/quizzes").await.expect(200).says("Fire quiz"));
    }

    async fn a_quiz_that_somebody_sits_is_not_archived(school) {
        let mut two = Two::new(&school).await;
        let (conditions, archive) = (two.at("/conditions"), two.at("/archive"));
        let page = two.li.get(&conditions).await.expect(200).form(&archive);
        let learner = school.learner().await;
        school.begin(two.made.quiz, learner).await;
        two.li.submit(&page).await.expect(409).expect_words(&quiz_staff::archive_under_way(EN, 1));
        let text = two.li.get(&conditions).await.expect(200).expect_words(&quiz_staff::archive_under_way(EN, 1)).text();
        assert!(!text.contains(&archive), "no button that would only be refused");
        two.li.get("/en/teaching/quizzes").await.expect_words("Fire quiz");
    }
}
