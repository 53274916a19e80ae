//! Every control has its HTML, open and looked back on; nothing hostile gets out of its place, nothing that may not be shown is there.

use domain::quizzes::kinds::Shape;
use domain::quizzes::view::{AreaView, Choosable, ImageView, OptionView, Piece, RowView, WriteView};

use super::*;

const HOSTILE: &str = r#""><script>alert('x')</script>"#;

fn option(value: &str) -> OptionView {
    OptionView {
        value: value.into(),
        html: format!("<p>Option {value}</p>"),
        chosen: false,
        mark: None,
        solution: false,
        feedback_html: None,
    }
}

fn row(name: &str, value: &str) -> RowView {
    RowView { name: name.into(), html: format!("Row {name}"), value: value.into(), mark: None, solution: None, feedback_html: None }
}

fn choices(values: &[&str]) -> Vec<Choosable> {
    values.iter().map(|value| Choosable { value: (*value).into(), html: format!("<p>The <em>{value}</em></p>") }).collect()
}

fn write(name: &str, value: &str) -> WriteView {
    WriteView { name: name.into(), value: value.into(), rows: 1, ..WriteView::default() }
}

fn question(controls: Vec<Control>) -> QuestionView {
    QuestionView {
        slot: 3,
        number: 7,
        prompt_html: "<p>Why?</p>".into(),
        other_language: None,
        hint_html: String::new(),
        controls,
        max_marks: 2.0,
        marks: None,
        by_hand: false,
        mark: None,
        open: true,
        flagged: false,
        certainty: None,
        check: None,
        feedback_html: String::new(),
        comment: String::new(),
        seen: String::new(),

        bare: false,
        files_at: None,
    }
}

fn html(question: &QuestionView) -> String {
    let mut out = String::new();
    question_html(&mut out, question, Language::En);
    out
}

fn of(control: Control) -> String {
    html(&question(vec![control]))
}

fn has(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[test]
fn a_question_is_a_section_with_a_name_and_a_fieldset() {
    has(
        &of(Control::Write(write("text", ""))),
        &[
            r#"<section class="question" id="q3" data-slot="3""#,
            "Question 7",
            "2 marks",
            "<fieldset",
            "<legend",
            r#"value="flag-3""#,
            "<p>Why?</p>",
        ],
    );
}

#[test]
fn one_of_several_is_a_radio_button_and_any_of_several_a_check_box() {
    let one =
        Control::Options { name: "choice".into(), multiple: false, options: vec![option("a"), OptionView { chosen: true, ..option("b") }] };
    has(
        &of(one),
        &[
            r#"type="radio" name="q3.choice" value="a""#,
            r#"value="b" id="q3-choice-b" checked"#,
            r#"<span class="answer__text">Option a</span>"#,
        ],
    );
    let several = Control::Options { name: String::new(), multiple: true, options: vec![option("a")] };
    has(&of(several), &[r#"type="checkbox" name="q3.a" value="1""#]);
}

#[test]
fn true_and_false_have_the_words_of_the_page_unless_their_author_gave_some() {
    let columns =
        vec![Choosable { value: "true".into(), html: String::new() }, Choosable { value: "false".into(), html: "<p>Unsafe</p>".into() }];
    let html = of(Control::Grid { columns, rows: vec![row("s1", "true")] });
    has(&html, &["True", "Unsafe", r#"name="q3.s1" value="true""#, " checked", r#"role="table""#]);
    assert!(!html.contains("False"));
}

#[test]
fn a_list_to_choose_from_shows_words_only() {
    let html = of(Control::Selects { choices: choices(&["a", "b"]), rows: vec![row("r", "b")], ordering: false });
    has(
        &html,
        &[
            r#"<select id="q3-r" name="q3.r" data-sent="b""#,
            r#"<option value="a">The a</option>"#,
            r#"<option value="b" selected>The b</option>"#,
        ],
    );
    assert!(!html.contains("data-move"));
}

#[test]
fn choices_with_pictures_are_named_by_letters() {
    let choices = vec![Choosable { value: "a".into(), html: r#"<img src="/media/a.svg" alt="A seam">"#.into() }];
    has(
        &of(Control::Selects { choices, rows: vec![row("r", "")], ordering: false }),
        &["<ol class=\"letters\"><li><img", r#"<option value="a">A</option>"#],
    );
}

#[test]
fn lines_to_put_in_order_stand_in_the_order_chosen_so_far() {
    let rows = vec![row("first", "2"), row("second", "1"), row("third", "")];
    let html = of(Control::Selects { choices: choices(&["1", "2", "3"]), rows, ordering: true });
    let place = |name: &str| html.find(&format!("Row {name}")).expect("the row is there");
    assert!(place("second") < place("first") && place("first") < place("third"));
    has(&html, &[r#"data-move="up""#, r#"data-move="down""#]);
}

#[test]
fn fields_ask_for_the_keyboard_they_need() {
    let number = WriteView { number: true, units: vec!["mm".into(), "cm".into()], ..write("number", "3,5 mm") };
    has(&of(Control::Write(number)), &[r#"inputmode="decimal""#, r#"value="3,5 mm""#, "mm, cm", r#"aria-describedby="q3-number-units""#]);
    let essay = WriteView { rows: 8, max_characters: 4000, ..write("text", "\nfirst line empty") };
    has(&of(Control::Write(essay)), &[r#"rows="8" maxlength="4000""#, ">\n\nfirst line empty</textarea>"]);
}

#[test]
fn a_text_keeps_elements_open_across_its_gaps() {
    let pieces = vec![
        Piece::Html("<p>Weld at ".into()),
        Piece::Write(WriteView { number: true, ..write("g1", "") }),
        Piece::Html(" A with <strong>".into()),
        Piece::Select { choices: choices(&["gas"]), row: row("g2", "gas") },
        Piece::Words(option("w")),
        Piece::Html("</strong>.</p>".into()),
    ];
    has(
        &of(Control::Inline(pieces)),
        &[
            "<p>Weld at <input",
            r#"aria-label="Gap 1""#,
            "A with <strong><span class=\"gap\"",
            "Gap 2",
            r#"type="checkbox" name="q3.w""#,
            "</strong>.</p></div>",
        ],
    );
}

#[test]
fn a_place_on_a_picture_is_drawn_lettered_and_listed() {
    let area = |id: &str, shape| AreaView { option: option(id), shape };
    let view = ImageView {
        name: "spot".into(),
        multiple: false,
        src: "/media/h/seam.svg".into(),
        alt: "A seam".into(),
        width: 320,
        height: 200,
        areas: vec![
            area("a", Shape::Circle { x: 40.0, y: 50.0, radius: 20.0 }),
            area("b", Shape::Rectangle { x: 100.0, y: 20.0, width: 40.0, height: 20.0 }),
            area("c", Shape::Polygon { points: vec![(200.0, 100.0), (260.0, 100.0), (230.0, 160.0)] }),
        ],
    };
    has(
        &of(Control::Image(view)),
        &[
            r#"viewBox="0 0 320 200""#,
            r#"aria-label="A seam""#,
            r#"<circle cx="40" cy="50" r="20"/>"#,
            r#"<text x="120.0" y="30.0""#,
            "<polygon points=\"200,100 260,100 230,160 \"/>",
            r#"data-for="q3-spot-c""#,
            r#"id="q3-spot-c""#,
            r#"<span class="answer__letter">C</span>"#,
        ],
    );
}

#[test]
fn files_go_with_the_rest_of_the_form() {
    let control =
        Control::Files { name: "file".into(), accept: vec!["application/pdf".into()], max: 2, files: vec!["abc/plan.pdf".into()] };
    let question = QuestionView { files_at: Some("/files/".into()), ..question(vec![control]) };
    has(
        &html(&question),
        &[
            r#"type="file""#,
            r#"name="f3""#,
            r#"name="do" value="file-3""#,
            r#"accept="application/pdf""#,
            r#"href="/files/abc/plan.pdf">plan.pdf<"#,
            r#"name="do" value="remove-3-abc/plan.pdf""#,
        ],
    );
}

/// Every kind of control, with hostile text wherever text is not safe HTML.
fn hostile() -> QuestionView {
    let option = OptionView { value: HOSTILE.into(), ..option("a") };
    let row = RowView { name: HOSTILE.into(), html: String::new(), ..row("r", HOSTILE) };
    let text = WriteView {
        name: HOSTILE.into(),
        value: HOSTILE.into(),
        units: vec![HOSTILE.into()],
        solution: Some(HOSTILE.into()),
        ..WriteView::default()
    };
    let choices = vec![Choosable { value: HOSTILE.into(), html: format!("<p>{}</p>", escape(HOSTILE)) }];
    let image = ImageView {
        name: HOSTILE.into(),
        multiple: false,
        src: HOSTILE.into(),
        alt: HOSTILE.into(),
        width: 10,
        height: 10,
        areas: vec![AreaView { option: option.clone(), shape: Shape::Circle { x: 1.0, y: 1.0, radius: 1.0 } }],
    };
    let controls = vec![
        Control::Text("<p>Safe.</p>".into()),
        Control::Options { name: HOSTILE.into(), multiple: false, options: vec![option.clone()] },
        Control::Options { name: HOSTILE.into(), multiple: true, options: vec![option.clone()] },
        Control::Grid { columns: choices.clone(), rows: vec![row.clone()] },
        Control::Selects { choices: choices.clone(), rows: vec![row.clone()], ordering: true },
        Control::Write(text.clone()),
        Control::Write(WriteView { rows: 3, ..text.clone() }),
        Control::Inline(vec![Piece::Write(text), Piece::Select { choices, row }, Piece::Words(option)]),
        Control::Image(image),
        Control::Files { name: HOSTILE.into(), accept: vec![HOSTILE.into()], max: 3, files: vec![HOSTILE.into()] },
    ];
    QuestionView { comment: HOSTILE.into(), seen: String::new(), bare: false, files_at: Some(HOSTILE.into()), ..question(controls) }
}

#[test]
fn hostile_text_stays_text() {
    for open in [true, false] {
        let question = QuestionView { open, ..hostile() };
        let out = html(&question);
        assert!(!out.contains("<script"), "{out}");
        assert!(!out.contains("\"><scr") && !out.contains("alert('"), "{out}");
    }
}

#[test]
fn nothing_is_styled_or_scripted_in_place() {
    let out = html(&hostile());
    assert!(!out.contains(" style=") && !out.contains(" onclick"), "{out}");
}

#[test]
fn nothing_is_said_about_right_and_wrong_before_it_may_be() {
    let several =
        Control::Options { name: String::new(), multiple: true, options: vec![OptionView { chosen: true, ..option("a") }, option("b")] };
    let out = of(several);
    for word in ["Right", "right", "chip", "verdict", "remarks", "olution", "data-mark"] {
        assert!(!out.contains(word), "{word} is in {out}");
    }
}

#[test]
fn looking_back_says_what_was_right_in_words() {
    let options = vec![
        OptionView { chosen: true, mark: Some(Mark::Wrong), feedback_html: Some("<p>Because.</p>".into()), ..option("a") },
        OptionView { solution: true, mark: Some(Mark::Right), ..option("b") },
    ];
    let control = Control::Options { name: "choice".into(), multiple: false, options };
    let question = QuestionView {
        open: false,
        mark: Some(Mark::Wrong),
        marks: Some(0.5),
        feedback_html: "<p>In general.</p>".into(),
        ..question(vec![control])
    };
    let out = html(&question);
    has(&out, &["Not right", "<p>Because.</p>", "Part of the solution", "<p>In general.</p>", "0.5 of 2 marks", " checked disabled"]);
    assert!(!out.contains("<button"), "nothing can be pressed any more");
}

#[test]
fn a_model_answer_and_the_markers_words_stand_below() {
    let essay = WriteView { rows: 4, solution_html: Some("<p>Tack first.</p>".into()), ..write("text", "Weld.") };
    let question = QuestionView {
        open: false,
        comment: "See me <3".into(),
        other_language: Some(Language::De),
        ..question(vec![Control::Write(essay)])
    };
    has(&html(&question), &["<p>Tack first.</p>", "Solution:", "From your teacher", "See me &lt;3", r#"id="q3-prompt" lang="de-DE""#]);
}

#[test]
fn how_sure_one_is_has_a_name_that_no_field_can_have() {
    let question = QuestionView { certainty: Some(Certainty { chosen: Some(2) }), ..question(Vec::new()) };
    has(&html(&question), &[r#"name="c3" value="2" checked"#]);
}

#[test]
fn the_last_try_is_called_so() {
    let question = QuestionView { check: Some(Check { tries_left: Some(1) }), ..question(Vec::new()) };
    has(&html(&question), &[r#"value="check-3""#, "Last try"]);
}
