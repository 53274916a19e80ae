//! Questions of quizzes: every control, open, answered and looked back on; the map. The questions are content, as an author writes it, not words of the pages.

use domain::Language;
use domain::quizzes::kinds::Shape;
use domain::quizzes::view::{AreaView, Choosable, Control, ImageView, Mark, OptionView, Piece, RowView, WriteView};
use i18n::t;
use leptos::prelude::*;

use super::sheet;
use crate::quizzes::{Certainty, Check, MapEntry, QuestionView, State, question_html, specimen_map};
use crate::ui::Page;

/// How far the questions are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    Open,
    Answered,
    Reviewed,
}

pub(super) fn quizzes(page: &Page) -> AnyView {
    let lang = page.lang;
    let part = |title, phase, first: u16| {
        let mut html = String::new();
        for question in questions(lang, phase, first) {
            question_html(&mut html, &question, lang);
        }
        sheet(title, view! { <div class="quiz__questions" inner_html=html></div> }.into_any())
    };
    view! {
        {crate::quizzes::sheet(page)}
        {sheet(t::quizzes::map(lang), view! { <div class="quiz-map" inner_html=specimen_map(&map(), lang)></div> }.into_any())}
        {part(t::quizzes::state_open(lang), Phase::Open, 1)}
        {part(t::quizzes::state_answered(lang), Phase::Answered, 13)}
        {part(t::quizzes::list_done(lang), Phase::Reviewed, 25)}
    }
    .into_any()
}

/// Every state a question can be in.
pub(crate) fn map() -> Vec<MapEntry> {
    let states = [
        State::Answered,
        State::Answered,
        State::Partly,
        State::Open,
        State::Checked(Mark::Right),
        State::Checked(Mark::Partly),
        State::Checked(Mark::Wrong),
        State::ByHand,
        State::Answered,
        State::Open,
        State::Open,
        State::Open,
        State::Open,
        State::Open,
    ];
    (1..)
        .zip(states)
        .map(|(number, state)| MapEntry { slot: number, number, page: 1, state, flagged: number == 2 || number == 4 })
        .collect()
}

/// A question of each kind of control.
pub(crate) fn questions(lang: Language, phase: Phase, first: u16) -> Vec<QuestionView> {
    let say = |words: [&str; 3]| words[lang as usize].to_owned();
    let sample = Sample { lang, phase };
    let prompts: [([&str; 3], Control); 12] = [
        (["焊接前，首先要检查什么？", "Was prüfen Sie vor dem Schweißen zuerst?", "What do you check first before welding?"], sample.one()),
        (
            [
                "哪些属于个人防护用品？",
                "Was gehört zur persönlichen Schutzausrüstung?",
                "Which of these are personal protective equipment?",
            ],
            sample.several(),
        ),
        (["请判断每个说法。", "Entscheiden Sie für jede Aussage.", "Decide for each statement."], sample.statements()),
        (
            ["请为每种量具选择用途。", "Ordnen Sie jedem Messmittel seinen Zweck zu.", "Match each gauge with its purpose."],
            sample.matching(),
        ),
        (
            ["请按操作顺序排列。", "Bringen Sie die Schritte in die richtige Reihenfolge.", "Put the steps into the right order."],
            sample.ordering(),
        ),
        (["主轴转速是多少？", "Wie hoch ist die Drehzahl der Spindel?", "What is the speed of the spindle?"], sample.number()),
        (
            [
                "请用一个词回答：焊缝下面的部分叫什么？",
                "Wie heißt der unterste Teil der Naht?",
                "What is the lowest part of the weld called?",
            ],
            sample.word(),
        ),
        (["请填空。", "Füllen Sie die Lücken.", "Fill the gaps."], sample.gaps()),
        (["请标出有误的词。", "Markieren Sie, was nicht stimmt.", "Mark what is not right."], sample.words()),
        (["请在图中指出焊根。", "Zeigen Sie im Bild die Nahtwurzel.", "Point to the root of the weld."], sample.picture()),
        (["请说明怎样避免变形。", "Beschreiben Sie, wie Sie Verzug vermeiden.", "Describe how you avoid distortion."], sample.essay()),
        (["请上传您的装夹方案。", "Laden Sie Ihren Spannplan hoch.", "Upload your clamping plan."], sample.file()),
    ];
    let reviewed = phase == Phase::Reviewed;
    (0_u16..)
        .zip(prompts)
        .map(|(at, (prompt, control))| QuestionView {
            slot: first + at,
            number: first + at,
            prompt_html: format!("<p>{}</p>", say(prompt)),
            hint_html: if at == 5 {
                format!(
                    "<p><code>n = v / (π · d)</code></p><p>{}</p>",
                    say(["注意单位。", "Achten Sie auf die Einheiten.", "Mind the units."])
                )
            } else {
                String::new()
            },
            other_language: None,
            comment: if reviewed && at == 10 { say(["条理清楚。", "Klar beschrieben.", "Clearly said."]) } else { String::new() },
            controls: vec![control],
            max_marks: if at % 3 == 0 { 1.0 } else { 2.5 },
            marks: (reviewed && at < 10).then_some(if at % 3 == 0 { 0.0 } else { 1.25 }),
            by_hand: reviewed && at >= 10,
            mark: (reviewed && at < 10).then_some(match at % 3 {
                0 => Mark::Wrong,
                1 => Mark::Partly,
                _ => Mark::Right,
            }),
            open: !reviewed,
            flagged: phase == Phase::Answered && at == 1,
            certainty: (at == 0 || at == 6).then_some(Certainty { chosen: (phase != Phase::Open).then_some(2) }),
            check: (at == 1 && !reviewed).then_some(Check { tries_left: Some(2) }),
            feedback_html: if reviewed && at == 0 {
                format!("<p>{}</p>", say(["先看通风，再开电源。", "Erst die Lüftung, dann der Strom.", "First the air, then the current."]))
            } else {
                String::new()
            },
            seen: String::new(),
            bare: false,
            files_at: (at == 11).then(|| "#".into()),
        })
        .collect()
}

/// Makes the controls of one language and phase.
#[derive(Clone, Copy)]
struct Sample {
    lang: Language,
    phase: Phase,
}

impl Sample {
    fn say(self, words: [&str; 3]) -> String {
        words[self.lang as usize].to_owned()
    }

    fn answered(self) -> bool {
        self.phase != Phase::Open
    }

    fn reviewed<T>(self, value: T) -> Option<T> {
        (self.phase == Phase::Reviewed).then_some(value)
    }

    fn why(self) -> Option<String> {
        self.reviewed(format!(
            "<p>{}</p>",
            self.say(["通风不足时，烟尘会积聚。", "Ohne Lüftung sammelt sich der Rauch.", "Without air, fumes gather."])
        ))
    }

    fn option(self, value: &str, words: [&str; 3], chosen: bool, right: bool) -> OptionView {
        let chosen = chosen && self.answered();
        let mark = if chosen { self.reviewed(if right { Mark::Right } else { Mark::Wrong }) } else { None };
        OptionView {
            value: value.to_owned(),
            html: format!("<p>{}</p>", self.say(words)),
            chosen,
            mark,
            solution: right && self.phase == Phase::Reviewed,
            feedback_html: if chosen { self.why() } else { None },
        }
    }

    fn row(self, name: &str, words: [&str; 3], value: &str, right: &str) -> RowView {
        RowView {
            name: name.to_owned(),
            html: self.say(words),
            value: if self.answered() { value.to_owned() } else { String::new() },
            mark: self.reviewed(if value == right { Mark::Right } else { Mark::Wrong }),
            solution: if value == right { None } else { self.reviewed(right.to_owned()) },
            feedback_html: None,
        }
    }

    fn write(self, name: &str, value: &str, solution: &str, mark: Mark) -> WriteView {
        WriteView {
            name: name.to_owned(),
            value: if self.answered() { value.to_owned() } else { String::new() },
            rows: 1,
            max_characters: 100,
            mark: self.reviewed(mark),
            solution: if mark == Mark::Right { None } else { self.reviewed(solution.to_owned()) },
            ..WriteView::default()
        }
    }

    fn one(self) -> Control {
        let options = vec![
            self.option("current", ["电流设置", "Die Stromstärke", "The current"], true, false),
            self.option(
                "air",
                [
                    "通风装置是否开启，烟尘能否排出",
                    "Ob die Absaugung läuft und der Schweißrauch abziehen kann",
                    "Whether the extraction is on and fumes can escape",
                ],
                false,
                true,
            ),
            self.option("shoes", ["鞋带", "Schuhe", "Shoes"], false, false),
        ];
        Control::Options { name: "choice".into(), multiple: false, options }
    }

    fn several(self) -> Control {
        let options = vec![
            self.option("shield", ["焊接面罩", "Schweißerschutzschild", "Welding shield"], true, true),
            self.option("gloves", ["防护手套", "Schutzhandschuhe nach DIN EN 12477", "Protective gloves"], false, true),
            self.option("phone", ["手机", "Mobiltelefon", "Phone"], true, false),
        ];
        Control::Options { name: String::new(), multiple: true, options }
    }

    fn statements(self) -> Control {
        let columns = vec![choosable("true", ""), choosable("false", "")];
        let rows = vec![
            self.row("a", ["气瓶必须固定。", "Gasflaschen sind gegen Umfallen zu sichern.", "Gas bottles are secured."], "true", "true"),
            self.row("b", ["阀门要涂油。", "Ventile werden geölt.", "Valves are oiled."], "true", "false"),
            self.row(
                "c",
                ["焊后立即触摸工件。", "Das Werkstück fasst man sofort an.", "You touch the workpiece at once."],
                "false",
                "false",
            ),
            self.row("d", ["潮湿的手套要更换。", "Feuchte Handschuhe werden gewechselt.", "Damp gloves are changed."], "true", "true"),
        ];
        Control::Grid { columns, rows }
    }

    fn matching(self) -> Control {
        let choices = vec![
            choosable("length", &self.say(["测量长度", "Längen messen", "measure lengths"])),
            choosable("angle", &self.say(["检验角度", "Winkel prüfen", "check angles"])),
            choosable("flat", &self.say(["检验平面度", "Ebenheit prüfen", "check flatness"])),
        ];
        let rows = vec![
            self.row("a", ["游标卡尺", "Messschieber", "Calliper"], "length", "length"),
            self.row("b", ["刀口形直尺", "Haarlineal", "Straight edge"], "angle", "flat"),
        ];
        Control::Selects { choices, rows, ordering: false }
    }

    fn ordering(self) -> Control {
        let choices = ["1", "2", "3"].map(|place| choosable(place, place)).to_vec();
        let rows = vec![
            self.row("clamp", ["装夹工件", "Werkstück spannen", "Clamp the workpiece"], "2", "1"),
            self.row("zero", ["设定零点", "Nullpunkt setzen", "Set the zero point"], "1", "2"),
            self.row("mill", ["铣平面", "Planfräsen", "Face mill"], "3", "3"),
        ];
        Control::Selects { choices, rows, ordering: true }
    }

    fn number(self) -> Control {
        let units = vec!["1/min".to_owned(), "1/s".to_owned()];
        Control::Write(WriteView { number: true, units, ..self.write("number", "640", "636,6 1/min", Mark::Partly) })
    }

    fn word(self) -> Control {
        Control::Write(self.write("text", &self.say(["焊根", "Wurzel", "root"]), "", Mark::Right))
    }

    fn gaps(self) -> Control {
        let choices = vec![
            choosable("gas", &self.say(["保护气体", "Schutzgas", "shielding gas"])),
            choosable("air", &self.say(["压缩空气", "Druckluft", "compressed air"])),
        ];
        let html = |words| Piece::Html(self.say(words));
        Control::Inline(vec![
            html(["<p>熔池由", "<p>Das Schmelzbad wird durch ", "<p>The weld pool is kept from the air by "]),
            Piece::Select { choices, row: self.row("g1", [""; 3], "air", "gas") },
            html(["保护。电流为", " vor der Luft geschützt. Der Strom beträgt ", ". The current is "]),
            Piece::Write(WriteView { number: true, ..self.write("g2", "120", "120", Mark::Right) }),
            html([" A，焊丝直径为", " A, der Draht hat einen Durchmesser von ", " A, the wire has a diameter of "]),
            Piece::Write(WriteView { number: true, ..self.write("g3", "2", "1,2", Mark::Wrong) }),
            Piece::Html(" mm.</p>".into()),
        ])
    }

    fn words(self) -> Control {
        let html = |words| Piece::Html(self.say(words));
        Control::Inline(vec![
            html(["<p>每次焊接前，", "<p>Vor jedem Schweißen wird ", "<p>Before each weld "]),
            Piece::Words(self.option("a", ["打开通风", "die Absaugung eingeschaltet", "the extraction is switched on"], false, false)),
            html(["，并", " und ", " and "]),
            Piece::Words(self.option("b", ["取下面罩", "der Schutzschild abgenommen", "the shield is taken off"], true, true)),
            html(["。然后", ". Danach wird ", ". Then "]),
            Piece::Words(self.option("c", ["涂油阀门", "das Ventil geölt", "the valve is oiled"], false, true)),
            html(["。</p>", ".</p>", ".</p>"]),
        ])
    }

    fn picture(self) -> Control {
        let shapes = [
            Shape::Circle { x: 160.0, y: 60.0, radius: 26.0 },
            Shape::Rectangle { x: 20.0, y: 100.0, width: 80.0, height: 40.0 },
            Shape::Polygon { points: vec![(140.0, 150.0), (180.0, 150.0), (160.0, 120.0)] },
        ];
        let options = [
            self.option("cap", ["上方的隆起", "Die Wölbung oben", "The bulge on top"], true, false),
            self.option("plate", ["左侧板材", "Das linke Blech", "The left plate"], false, false),
            self.option("root", ["下方的尖端", "Die Spitze unten", "The tip at the bottom"], false, true),
        ];
        Control::Image(ImageView {
            name: "spot".into(),
            multiple: false,
            src: "/icon-512.png".into(),
            alt: self.say(["焊缝截面", "Querschnitt einer Naht", "Section of a weld"]),
            width: 320,
            height: 200,
            areas: options.into_iter().zip(shapes).map(|(option, shape)| AreaView { option, shape }).collect(),
        })
    }

    fn essay(self) -> Control {
        let value = self.say(["先点焊，再对称施焊。", "Zuerst heften, dann im Wechsel schweißen.", "Tack first, then weld in turns."]);
        let value = if self.answered() { value } else { String::new() };
        Control::Write(WriteView { name: "text".into(), value, rows: 6, max_characters: 4000, ..WriteView::default() })
    }

    fn file(self) -> Control {
        let files = if self.answered() { vec!["0a1b2c/Spannplan-Fräsmaschine-2026.pdf".to_owned()] } else { Vec::new() };
        Control::Files { name: "file".into(), accept: vec!["application/pdf".into(), "image/jpeg".into()], max: 2, files }
    }
}

fn choosable(value: &str, html: &str) -> Choosable {
    Choosable { value: value.to_owned(), html: html.to_owned() }
}
