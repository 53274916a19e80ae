use proptest::prelude::*;

use super::*;
use crate::quizzes::kinds::testing::{ALL_SHOWN, assert_problem, assert_share, controls, draws, fields, found, share, text};
use crate::quizzes::view::{Mark, OptionView, Shown};

/// Areas of which these are right.
fn item(correct: &[bool], multiple: bool) -> Hotspot {
    let area = |(place, correct): (usize, &bool)| Area {
        id: format!("a{place}"),
        shape: Shape::Circle { x: 50.0, y: 50.0, radius: 10.0 },
        correct: *correct,
        label: text("label <1>"),
        feedback: text(&format!("about {place}")),
    };
    let areas = correct.iter().enumerate().map(area).collect();
    Hotspot { image: "media/seam.svg".into(), alt: text("a seam"), width: 100, height: 80, areas, multiple }
}

fn ticked(places: &[usize]) -> Response {
    fields(places.iter().map(|place| (format!("a{place}"), "1".to_owned())))
}

#[test]
fn one_place_is_right_or_wrong() {
    let item = item(&[true, false, true], false);
    assert_eq!(found(&item), []);
    for (id, worth) in [("a0", 1.0), ("a1", 0.0), ("a2", 1.0), ("a9", 0.0)] {
        assert_share(&item, [(FIELD, id)], worth);
    }
    assert_share(&item, [], 0.0);
    assert_share(&item, [("a0", "1")], 0.0);
    let mean = choice::mean(item.ids().map(|id| share(&item, &[(FIELD, id)].into())));
    assert!((item.guess().unwrap() - mean).abs() < 1e-9);
}

#[test]
fn of_several_places_wrong_ones_are_taken_off() {
    let item = item(&[true, true, false, false], true);
    for (places, worth) in
        [(&[0, 1][..], 1.0), (&[0], 0.5), (&[0, 2], 0.0), (&[0, 1, 2], 0.5), (&[2, 3], 0.0), (&[0, 1, 2, 3], 0.0), (&[], 0.0)]
    {
        assert_share(&item, ticked(places), worth);
    }
    assert_share(&item, [(FIELD, "a0")], 0.0);
    assert_share(&item, [("a0", "1"), ("a1", "1"), ("a9", "1")], 0.0);
    assert_eq!(item.guess(), None);
}

#[test]
fn a_picture_has_its_text_and_its_size() {
    let fine = item(&[true, false], false);
    assert_problem(&Hotspot { image: String::new(), ..fine.clone() }, "image", Wrong::NoText);
    assert_problem(&Hotspot { alt: Text::default(), ..fine.clone() }, "alt", Wrong::NoText);
    assert_eq!(found(&Hotspot { width: 0, ..fine.clone() })[0], ("width".to_owned(), Wrong::BadRange));
    assert_eq!(found(&Hotspot { height: 0, ..fine })[0], ("height".to_owned(), Wrong::BadRange));
    assert_problem(&item(&[false, false], true), "areas", Wrong::NoRightAnswer);
    assert_problem(&item(&[true], true), "areas", Wrong::TooFew);
}

#[test]
fn shapes_lie_in_the_picture() {
    let with = |shape| {
        let mut item = item(&[true, false], false);
        item.areas[1].shape = shape;
        found(&item)
    };
    let bad = |wrong| [("areas.1.shape".to_owned(), wrong)];
    assert_eq!(with(Shape::Rectangle { x: 0.0, y: 0.0, width: 100.0, height: 80.0 }), []);
    assert_eq!(with(Shape::Rectangle { x: 1.0, y: 0.0, width: 100.0, height: 80.0 }), bad(Wrong::BadRange));
    assert_eq!(with(Shape::Rectangle { x: 9.0, y: 9.0, width: 0.0, height: 9.0 }), bad(Wrong::BadRange));
    assert_eq!(with(Shape::Circle { x: 50.0, y: 50.0, radius: 0.0 }), bad(Wrong::BadRange));
    assert_eq!(with(Shape::Circle { x: f64::NAN, y: 50.0, radius: 1.0 }), bad(Wrong::BadRange));
    assert_eq!(with(Shape::Circle { x: 5.0, y: 50.0, radius: 6.0 }), bad(Wrong::BadRange));
    assert_eq!(with(Shape::Polygon { points: vec![(0.0, 0.0), (9.0, 9.0), (0.0, 9.0)] }), []);
    assert_eq!(with(Shape::Polygon { points: vec![(0.0, 0.0), (9.0, 81.0), (0.0, 9.0)] }), bad(Wrong::BadRange));
    assert_eq!(with(Shape::Polygon { points: vec![(0.0, 0.0), (9.0, 9.0)] }), bad(Wrong::TooFew));
}

#[test]
fn areas_keep_their_order_and_their_labels_are_text() {
    let item = item(&[true, false], false);
    assert_eq!(item.shuffle(&mut draws(1)), [""; 0]);
    let areas = |shown| {
        let controls = controls(&item, &[(FIELD, "a1")].into(), &["a1", "a0"], shown);
        let [Control::Image(image)] = &controls[..] else { panic!("{controls:?}") };
        assert_eq!((&*image.name, image.multiple, &*image.src, &*image.alt), (FIELD, false, "media/seam.svg", "a seam"));
        image.areas.iter().map(|area| area.option.clone()).collect::<Vec<_>>()
    };
    let option = |id: &str, chosen| OptionView {
        value: id.to_owned(),
        html: "label &lt;1&gt;".to_owned(),
        chosen,
        mark: None,
        solution: false,
        feedback_html: None,
    };
    assert_eq!(areas(Shown::default()), [option("a0", false), option("a1", true)]);
    let right = OptionView { mark: Some(Mark::Right), solution: true, ..option("a0", false) };
    let chosen = OptionView { mark: Some(Mark::Wrong), feedback_html: Some("about 1".into()), ..option("a1", true) };
    assert_eq!(areas(ALL_SHOWN), [right, chosen]);
}

proptest! {
    #[test]
    fn a_right_place_never_lowers_and_a_wrong_one_never_raises(areas in proptest::collection::vec(any::<(bool, bool)>(), 1..8), index in any::<prop::sample::Index>()) {
        let (mut correct, chosen): (Vec<bool>, Vec<bool>) = areas.into_iter().unzip();
        let place = index.index(correct.len());
        if !correct.contains(&true) {
            correct[0] = true;
        }
        let item = item(&correct, true);
        let before: Vec<usize> = (0..chosen.len()).filter(|other| chosen[*other] && *other != place).collect();
        let without = share(&item, &ticked(&before));
        let with = share(&item, &ticked(&[&before[..], &[place]].concat()));
        prop_assert!((0.0..=1.0).contains(&with));
        let order = with.partial_cmp(&without);
        prop_assert_ne!(order, Some(if correct[place] { std::cmp::Ordering::Less } else { std::cmp::Ordering::Greater }));
        prop_assert_eq!(item.score(&item.solution(&Variables::new()), &Variables::new()), Score::FULL);
    }

    #[test]
    fn the_order_of_areas_does_not_matter(areas in proptest::collection::vec(any::<(bool, bool)>(), 1..8), multiple in any::<bool>()) {
        let (correct, chosen): (Vec<bool>, Vec<bool>) = areas.into_iter().unzip();
        let mut item = item(&correct, multiple);
        let places: Vec<usize> = (0..chosen.len()).filter(|place| chosen[*place]).collect();
        let response = if multiple { ticked(&places) } else { places.first().map(|place| Response::from([(FIELD, &*format!("a{place}"))])).unwrap_or_default() };
        let before = share(&item, &response);
        item.areas.reverse();
        prop_assert!((share(&item, &response) - before).abs() < 1e-9);
    }

    #[test]
    fn one_place_gets_full_marks_by_the_solution(correct in proptest::collection::vec(any::<bool>(), 1..8)) {
        prop_assume!(correct.contains(&true));
        let item = item(&correct, false);
        prop_assert_eq!(item.score(&item.solution(&Variables::new()), &Variables::new()), Score::FULL);
    }
}
