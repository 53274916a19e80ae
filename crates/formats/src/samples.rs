//! An item of each kind, in three languages, for tests of every format.

use domain::Text;
use domain::quizzes::item::{
    Accepted, Body, Choice, Criterion, Item, Label, Level, NumberAnswer, NumberRules, Rubric, TextAnswer, Tolerance, Unit, UnitRule,
};
use domain::quizzes::kinds::{
    Area, Categorisation, CategoryEntry, ChoiceGap, Cloze, Essay, Formula, Gap, GapKind, Hotspot, Incident, IncidentOption, InlineChoice,
    Kprim, MarkWords, MatchPrompt, Matching, MultipleChoice, MultipleScoring, Numeric, OrderScoring, Ordering, Shape, ShortText,
    SingleChoice, Statement, Token, TrueFalse, Upload, Variable,
};

/// The smallest picture there is: one transparent point.
pub(crate) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xff\xff?\0\x05\xfe\x02\xfe\xa75\x81\x84\0\0\0\0IEND\xaeB`\x82";

/// The bytes of the samples' media.
pub(crate) fn media(path: &str) -> Option<Vec<u8>> {
    (path == "media/seam.png").then(|| PNG.to_vec())
}

pub(crate) fn t(zh: &str, de: &str, en: &str) -> Text {
    Text { zh: Some(zh.into()), de: Some(de.into()), en: Some(en.into()) }
}

/// A text that is the same in every language.
fn same(text: &str) -> Text {
    t(text, text, text)
}

fn choice(id: &str, text: Text, credit: f64) -> Choice {
    Choice { id: id.into(), text, credit, feedback: Text::default() }
}

fn label(id: &str, text: Text) -> Label {
    Label { id: id.into(), text }
}

pub(crate) fn item(id: &str, prompt: Text, body: Body) -> Item {
    Item {
        id: id.into(),
        title: Text::default(),
        category: "Welding/Seams".into(),
        tags: Vec::new(),
        marks: 1.0,
        prompt,
        hint: Text::default(),
        feedback: Text::default(),
        body,
    }
}

/// One of each kind, in the order of [`Body`].
pub(crate) fn all() -> Vec<Item> {
    vec![
        single_choice(),
        multiple_choice(),
        true_false(),
        kprim(),
        short_text(),
        numeric(),
        formula(),
        cloze(),
        inline_choice(),
        matching(),
        ordering(),
        categorisation(),
        hotspot(),
        mark_words(),
        incident(),
        essay(),
        upload(),
    ]
}

pub(crate) fn single_choice() -> Item {
    let mut options = vec![
        choice("a", t("氩气", "Argon", "argon"), 1.0),
        choice("b", t("氧气", "Sauerstoff", "oxygen"), -0.5),
        choice("c", t("混合气体 M21", "Mischgas M21", "mixed gas M21"), 0.5),
    ];
    options[1].feedback = t("氧气会使焊缝**氧化**。", "Sauerstoff **oxidiert** die Naht.", "Oxygen **oxidises** the seam.");
    Item {
        title: t("保护气体", "Schutzgas", "Shielding gas"),
        tags: vec!["gas".into(), "安全".into()],
        marks: 2.0,
        hint: t("想一想惰性气体。", "Denken Sie an Edelgase.", "Think of noble gases."),
        feedback: t("铝合金用氩气焊接。", "Aluminium schweißt man unter Argon.", "Aluminium is welded under argon."),
        ..item(
            "gas",
            t("焊接铝合金用哪种**保护气体**？", "Welches **Schutzgas** passt zu Aluminium?", "Which **shielding gas** suits aluminium?"),
            Body::SingleChoice(SingleChoice { options, fixed_order: false }),
        )
    }
}

pub(crate) fn multiple_choice() -> Item {
    item(
        "ppe",
        t(
            "图中焊工需要哪些防护用品？\n\n![焊缝](media/seam.png)",
            "Welche Schutzausrüstung braucht, wer so schweißt?\n\n![Eine Naht](media/seam.png)",
            "What protection does somebody need who welds like this?\n\n![A seam](media/seam.png)",
        ),
        Body::MultipleChoice(MultipleChoice {
            options: vec![
                choice("a", t("焊接面罩", "Schweißhelm", "welding helmet"), 0.5),
                choice("b", t("皮手套", "Lederhandschuhe", "leather gloves"), 0.5),
                choice("c", t("短袖上衣", "kurze Ärmel", "short sleeves"), -1.0),
            ],
            scoring: MultipleScoring::Weighted,
            fixed_order: true,
        }),
    )
}

pub(crate) fn true_false() -> Item {
    item(
        "bottle",
        t("氧气瓶可以涂油。", "Sauerstoffflaschen dürfen gefettet werden.", "Oxygen bottles may be greased."),
        Body::TrueFalse(TrueFalse {
            answer: false,
            feedback_true: t("会爆炸！", "Explosionsgefahr!", "They may explode!"),
            feedback_false: t("正确。", "Richtig.", "Right."),
        }),
    )
}

pub(crate) fn kprim() -> Item {
    let statement = |id: &str, text: Text, answer| Statement { id: id.into(), text, answer, feedback: Text::default() };
    item(
        "fumes",
        t("关于焊接烟尘，哪些说法正确？", "Was gilt für Schweißrauch?", "What holds for welding fumes?"),
        Body::Kprim(Kprim {
            statements: vec![
                statement(
                    "a",
                    t("要在产生处抽走。", "Er wird an der Entstehungsstelle abgesaugt.", "They are extracted at the source."),
                    true,
                ),
                statement("b", t("只是难闻。", "Er riecht nur schlecht.", "They only smell bad."), false),
                statement("c", t("含铬时有毒。", "Mit Chrom ist er giftig.", "With chromium they are toxic."), true),
                statement("d", t("开窗就够了。", "Ein offenes Fenster genügt.", "An open window is enough."), false),
            ],
            label_true: Text::default(),
            label_false: Text::default(),
        }),
    )
}

pub(crate) fn short_text() -> Item {
    item(
        "tig",
        t(
            "非熔化极惰性气体保护焊的英文缩写是什么？",
            "Wie heißt WIG-Schweißen auf Englisch (Abkürzung)?",
            "What is the short name of gas tungsten arc welding?",
        ),
        Body::ShortText(ShortText {
            answers: vec![
                TextAnswer {
                    id: "a".into(),
                    accepted: Accepted { any: vec!["TIG".into(), "GTAW".into()], ..Accepted::default() },
                    credit: 1.0,
                    feedback: Text::default(),
                },
                TextAnswer {
                    id: "b".into(),
                    accepted: Accepted { zh: vec!["氩弧焊".into()], de: vec!["WIG".into()], ..Accepted::default() },
                    credit: 0.5,
                    feedback: t("要英文缩写。", "Auf Englisch, bitte.", "In English, please."),
                },
            ],
            case_sensitive: false,
        }),
    )
}

fn millimetres() -> NumberRules {
    NumberRules {
        significant_figures: None,
        units: vec![Unit { symbol: "mm".into(), factor: 1.0 }, Unit { symbol: "cm".into(), factor: 10.0 }],
        unit: UnitRule::Required(0.25),
    }
}

pub(crate) fn numeric() -> Item {
    item(
        "thickness",
        t("钢板厚度的平均值是多少？", "Wie dick ist das Blech im Mittel?", "How thick is the sheet on average?"),
        Body::Numeric(Numeric {
            answers: vec![
                NumberAnswer { id: "a".into(), value: 3.5, tolerance: Tolerance::Absolute(0.05), credit: 1.0, feedback: Text::default() },
                NumberAnswer {
                    id: "b".into(),
                    value: 3.5,
                    tolerance: Tolerance::Absolute(0.5),
                    credit: 0.5,
                    feedback: t("再精确一点。", "Etwas genauer bitte.", "A little more exact, please."),
                },
            ],
            rules: millimetres(),
        }),
    )
}

pub(crate) fn formula() -> Item {
    item(
        "energy",
        t(
            "电压 {u} V、电流 {i} A、速度 {v} mm/s 时，热输入是多少 kJ/mm？",
            "Wie groß ist die Streckenenergie in kJ/mm bei {u} V, {i} A und {v} mm/s?",
            "What is the heat input in kJ/mm at {u} V, {i} A and {v} mm/s?",
        ),
        Body::Formula(Formula {
            variables: vec![
                Variable { name: "u".into(), min: 20.0, max: 30.0, step: 1.0 },
                Variable { name: "i".into(), min: 150.0, max: 250.0, step: 10.0 },
                Variable { name: "v".into(), min: 3.0, max: 6.0, step: 0.5 },
            ],
            answer: "u * i / v / 1000".into(),
            tolerance: Tolerance::Relative(0.01),
            rules: NumberRules::default(),
            decimals: Some(2),
            feedback_wrong: Text::default(),
        }),
    )
}

pub(crate) fn cloze() -> Item {
    let text = Gap {
        id: "gap-1".into(),
        weight: 1.0,
        accepts: GapKind::Text {
            answers: vec![TextAnswer {
                id: "a".into(),
                accepted: Accepted { any: vec!["CO2".into()], ..Accepted::default() },
                credit: 1.0,
                feedback: Text::default(),
            }],
            case_sensitive: true,
        },
    };
    let number = Gap {
        id: "gap-2".into(),
        weight: 2.0,
        accepts: GapKind::Number {
            answers: vec![NumberAnswer {
                id: "a".into(),
                value: 12.0,
                tolerance: Tolerance::Absolute(1.0),
                credit: 1.0,
                feedback: Text::default(),
            }],
            rules: NumberRules::default(),
        },
    };
    let choice = Gap {
        id: "gap-3".into(),
        weight: 1.0,
        accepts: GapKind::Choice {
            options: vec![choice("a", t("慢", "langsam", "slowly"), 1.0), choice("b", t("快", "schnell", "fast"), 0.0)],
        },
    };
    item(
        "mag",
        t("MAG 焊接", "MAG-Schweißen", "MAG welding"),
        Body::Cloze(Cloze {
            text: t(
                "活性气体是 [[gap-1]]，流量为 [[gap-2]] 升每分钟，焊缝应 [[gap-3]] 冷却。",
                "Das Aktivgas ist [[gap-1]], es fließen [[gap-2]] Liter je Minute, die Naht kühlt [[gap-3]] ab.",
                "The active gas is [[gap-1]], [[gap-2]] litres flow per minute, the seam cools [[gap-3]].",
            ),
            gaps: vec![text, number, choice],
        }),
    )
}

pub(crate) fn inline_choice() -> Item {
    let gap =
        |id: &str, right: Text, wrong: Text| ChoiceGap { id: id.into(), options: vec![choice("a", right, 1.0), choice("b", wrong, 0.0)] };
    item(
        "polarity",
        t("选择正确的词。", "Wählen Sie die richtigen Wörter.", "Choose the right words."),
        Body::InlineChoice(InlineChoice {
            text: t(
                "TIG 焊接钢时电极接 [[gap-1]]，用 [[gap-2]]。",
                "Beim WIG-Schweißen von Stahl liegt die Elektrode am [[gap-1]], man schweißt mit [[gap-2]].",
                "When steel is TIG welded, the electrode is at the [[gap-1]], with [[gap-2]].",
            ),
            gaps: vec![
                gap("gap-1", t("负极", "Minuspol", "negative pole"), t("正极", "Pluspol", "positive pole")),
                gap("gap-2", t("直流电", "Gleichstrom", "direct current"), t("交流电", "Wechselstrom", "alternating current")),
            ],
        }),
    )
}

pub(crate) fn matching() -> Item {
    let prompt = |id: &str, text: Text, answer: &str| MatchPrompt { id: id.into(), text, answer: answer.into(), feedback: Text::default() };
    item(
        "tools",
        t("连线：工具和用途。", "Welches Werkzeug gehört wozu?", "Which tool is for what?"),
        Body::Matching(Matching {
            prompts: vec![
                prompt("p1", t("角磨机", "Winkelschleifer", "angle grinder"), "a1"),
                prompt("p2", t("卡尺", "Messschieber", "calliper"), "a2"),
                prompt("p3", t("千分尺", "Mikrometer", "micrometer"), "a2"),
            ],
            answers: vec![
                label("a1", t("打磨", "schleifen", "grinding")),
                label("a2", t("测量", "messen", "measuring")),
                label("a3", t("切割", "schneiden", "cutting")),
            ],
        }),
    )
}

pub(crate) fn ordering() -> Item {
    item(
        "steps",
        t("按顺序排列。", "Bringen Sie die Schritte in ihre Reihenfolge.", "Bring the steps into their order."),
        Body::Ordering(Ordering {
            entries: vec![
                label("a", t("清洁", "reinigen", "clean")),
                label("b", t("定位焊", "heften", "tack")),
                label("c", t("焊接", "schweißen", "weld")),
                label("d", t("检验", "prüfen", "inspect")),
            ],
            scoring: OrderScoring::ByPosition,
        }),
    )
}

pub(crate) fn categorisation() -> Item {
    let entry =
        |id: &str, text: Text, category: &str| CategoryEntry { id: id.into(), text, category: category.into(), feedback: Text::default() };
    item(
        "gases",
        t("这些气体属于哪一类？", "Welche Art Gas ist das?", "What sort of gas is it?"),
        Body::Categorisation(Categorisation {
            categories: vec![label("inert", t("惰性", "inert", "inert")), label("active", t("活性", "aktiv", "active"))],
            entries: vec![
                entry("e1", t("氩", "Argon", "argon"), "inert"),
                entry("e2", t("氦", "Helium", "helium"), "inert"),
                entry("e3", t("二氧化碳", "Kohlendioxid", "carbon dioxide"), "active"),
            ],
        }),
    )
}

pub(crate) fn hotspot() -> Item {
    let area = |id: &str, shape, correct, label| Area { id: id.into(), shape, correct, label, feedback: Text::default() };
    item(
        "crack",
        t("裂纹在哪里？", "Wo ist der Riss?", "Where is the crack?"),
        Body::Hotspot(Hotspot {
            image: "media/seam.png".into(),
            alt: t("焊缝照片", "Foto einer Naht", "Photo of a seam"),
            width: 400,
            height: 300,
            areas: vec![
                area(
                    "a",
                    Shape::Circle { x: 100.0, y: 80.0, radius: 25.0 },
                    true,
                    t("左上的暗线", "dunkle Linie links oben", "dark line upper left"),
                ),
                area(
                    "b",
                    Shape::Rectangle { x: 200.0, y: 50.0, width: 60.0, height: 40.0 },
                    false,
                    t("右侧亮斑", "heller Fleck rechts", "bright spot on the right"),
                ),
                area(
                    "c",
                    Shape::Polygon { points: vec![(10.0, 200.0), (90.0, 200.0), (50.0, 280.0)] },
                    false,
                    t("左下三角", "Dreieck links unten", "triangle lower left"),
                ),
            ],
            multiple: false,
        }),
    )
}

pub(crate) fn mark_words() -> Item {
    let token = |id: &str, correct| Token { id: id.into(), correct, feedback: Text::default() };
    item(
        "dangers",
        t("标出危险。", "Markieren Sie die Gefahren.", "Mark the dangers."),
        Body::MarkWords(MarkWords {
            text: t(
                "[[w1|紫外线]]、[[w2|烟尘]]和[[w3|手套]]。",
                "[[w1|UV-Strahlung]], [[w2|Rauch]] und [[w3|Handschuhe]].",
                "[[w1|UV radiation]], [[w2|fumes]] and [[w3|gloves]].",
            ),
            tokens: vec![token("w1", true), token("w2", true), token("w3", false)],
        }),
    )
}

pub(crate) fn incident() -> Item {
    let option = |id: &str, text: Text, plausibility| IncidentOption { id: id.into(), text, plausibility, feedback: same("…") };
    item(
        "silence",
        t(
            "德国师傅问学徒有没有听懂。学徒点头，后来却做错了。",
            "Der Meister fragt, ob alles klar ist. Der Lehrling nickt und macht es danach falsch.",
            "The master asks whether all is clear. The apprentice nods, and later does it wrong.",
        ),
        Body::Incident(Incident {
            question: t("为什么点头？", "Warum nickte er?", "Why did he nod?"),
            options: vec![
                option(
                    "a",
                    t("不想让师傅没面子。", "Er wollte den Meister nicht bloßstellen.", "He did not want to embarrass the master."),
                    3,
                ),
                option("b", t("没有听。", "Er hörte nicht zu.", "He did not listen."), 0),
                option("c", t("点头表示在听。", "Nicken heißt: ich höre zu.", "Nodding means: I am listening."), 2),
                option("d", t("语言不通。", "Die Sprache fehlte.", "He lacked the words."), 1),
            ],
            advice: t("请学徒演示一遍。", "Lassen Sie es sich zeigen.", "Ask to be shown."),
            counter_example: t("有时点头就是懂了。", "Manchmal heißt Nicken ja.", "Sometimes a nod is a yes."),
        }),
    )
}

fn rubric() -> Rubric {
    Rubric {
        criteria: vec![Criterion {
            id: "safety".into(),
            text: t("安全", "Sicherheit", "Safety"),
            levels: vec![
                Level { points: 0.0, text: t("缺少", "fehlt", "missing") },
                Level { points: 2.0, text: t("完整", "vollständig", "complete") },
            ],
        }],
    }
}

pub(crate) fn essay() -> Item {
    item(
        "report",
        t("描述焊前检查。", "Beschreiben Sie die Prüfung vor dem Schweißen.", "Describe the check before welding."),
        Body::Essay(Essay {
            rows: 12,
            min_words: Some(50),
            max_words: Some(300),
            rubric: rubric(),
            model_answer: t("清洁、间隙、定位。", "Sauberkeit, Spalt, Heftung.", "Cleanliness, gap, tacks."),
        }),
    )
}

pub(crate) fn upload() -> Item {
    item(
        "photo",
        t("上传焊缝照片。", "Laden Sie ein Foto Ihrer Naht hoch.", "Upload a photo of your seam."),
        Body::Upload(Upload { accept: vec!["image/jpeg".into(), "image/png".into()], max_files: 2, rubric: rubric() }),
    )
}
