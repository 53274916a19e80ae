//! Which fields an item has, of which kind each is, and what a new one begins with. The tables follow the types of [`item`](crate::quizzes::item) and
//! [`kinds`](crate::quizzes::kinds); the tests hold them to it.

/// One field of a form, or a part with fields of its own.
#[derive(Debug)]
pub struct Field {
    /// In the serialised form.
    pub name: &'static str,
    /// What it is called for people.
    pub word: Word,
    pub shape: Shape,
}

/// What a field holds.
#[derive(Debug)]
pub enum Shape {
    /// Words in up to three languages, in fields `.zh`, `.de`, `.en`.
    Text(Size),
    /// Words in no language: a symbol, an expression, a name.
    Plain,
    /// Several words in one field, separated by commas.
    Words,
    /// Several words, one on each line.
    Lines,
    /// An id that its author need not see.
    Id,
    /// An id that its author writes in a text: `[[a]]`.
    Marker,
    /// The id of a row of this list of the body.
    Of(&'static str),
    /// A number; what a new row begins with. Empty is no answer.
    Number(&'static str),
    /// A share, shown in per cent; what a new row begins with.
    Percent(&'static str),
    /// A whole number up to the largest; what a new row begins with. Empty is the first when that is not empty, else none.
    Count(&'static str, u32),
    /// Yes or no.
    Flag,
    /// Right or wrong: what a statement is.
    Truth,
    /// One of these words; the first is the usual one.
    One(&'static [&'static str]),
    /// Any of these words, in fields `.<word>` that hold `1`.
    Any(&'static [&'static str]),
    /// Corners: two numbers on each line.
    Corners,
    List(List),
    Group(&'static [Field]),
    /// One of several forms; the field itself holds the word for it.
    Either(Tag, &'static [Variant]),
}

/// How much room words get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Line,
    Block,
}

/// Rows that are alike.
#[derive(Debug)]
pub struct List {
    pub row: &'static [Field],
    /// What one row is called.
    pub word: Word,
    /// Rows of a new list.
    pub first: usize,
    /// There are never more or fewer.
    pub fixed: bool,
}

/// How the serialised form says which variant it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// `{ "circle": … }`, or `"optional"` when there is nothing to say.
    Outside,
    /// `{ "kind": "text", … }`
    Inside,
}

#[derive(Debug)]
pub struct Variant {
    pub name: &'static str,
    pub content: Content,
}

#[derive(Debug)]
pub enum Content {
    Nothing,
    /// One number in the field `.value`.
    Value(Field),
    Fields(&'static [Field]),
}

/// What fields are called; words for people are made of it at the edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Word {
    Accept,
    Accepted,
    AcceptedAny,
    AcceptedDe,
    AcceptedEn,
    AcceptedZh,
    Accepts,
    Advice,
    Alt,
    Answer,
    AnswerIs,
    Answers,
    Area,
    Areas,
    BelongsTo,
    CaseSensitive,
    Categories,
    Category,
    CategoryOf,
    Corners,
    Correct,
    CounterExample,
    Credit,
    Criteria,
    Criterion,
    Decimals,
    Entries,
    Entry,
    Expression,
    Factor,
    Feedback,
    FeedbackFalse,
    FeedbackTrue,
    FeedbackWrong,
    FixedOrder,
    Gap,
    Gaps,
    GeneralFeedback,
    Height,
    Hint,
    Id,
    Image,
    Label,
    LabelFalse,
    LabelTrue,
    Level,
    Levels,
    Marks,
    Max,
    MaxFiles,
    MaxWords,
    Min,
    MinWords,
    ModelAnswer,
    Multiple,
    Option,
    Options,
    Pair,
    Pairs,
    Plausibility,
    Points,
    Prompt,
    Question,
    Radius,
    Rows,
    Rubric,
    Rules,
    Scoring,
    ShapeOfArea,
    SignificantFigures,
    Statement,
    Statements,
    Step,
    Symbol,
    Tags,
    Text,
    TextWithGaps,
    TextWithWords,
    Title,
    Token,
    Tokens,
    Tolerance,
    ToleranceValue,
    Unit,
    UnitDeduction,
    UnitRule,
    Units,
    Value,
    Variable,
    VariableName,
    Variables,
    Weight,
    Width,
    X,
    Y,
}

const fn field(name: &'static str, word: Word, shape: Shape) -> Field {
    Field { name, word, shape }
}

const fn line(name: &'static str, word: Word) -> Field {
    field(name, word, Shape::Text(Size::Line))
}

const fn block(name: &'static str, word: Word) -> Field {
    field(name, word, Shape::Text(Size::Block))
}

const fn list(name: &'static str, word: Word, row_word: Word, first: usize, row: &'static [Field]) -> Field {
    field(name, word, Shape::List(List { row, word: row_word, first, fixed: false }))
}

const fn fixed(name: &'static str, word: Word, row_word: Word, first: usize, row: &'static [Field]) -> Field {
    field(name, word, Shape::List(List { row, word: row_word, first, fixed: true }))
}

const ID: Field = field("id", Word::Id, Shape::Id);
const MARKER: Field = field("id", Word::Id, Shape::Marker);
const TEXT: Field = line("text", Word::Text);
const FEEDBACK: Field = block("feedback", Word::Feedback);
const FIXED_ORDER: Field = field("fixed_order", Word::FixedOrder, Shape::Flag);

/// What every item has besides its body.
pub const ITEM: &[Field] = &[
    line("title", Word::Title),
    block("prompt", Word::Prompt),
    field("category", Word::Category, Shape::Plain),
    field("tags", Word::Tags, Shape::Words),
    field("marks", Word::Marks, Shape::Number("1")),
    block("hint", Word::Hint),
    block("feedback", Word::GeneralFeedback),
    field("id", Word::Id, Shape::Plain),
];

const CHOICE: &[Field] = &[ID, TEXT, field("credit", Word::Credit, Shape::Percent("0")), FEEDBACK];
const LABEL: &[Field] = &[ID, TEXT];

const ACCEPTED: &[Field] = &[
    field("any", Word::AcceptedAny, Shape::Lines),
    field("zh", Word::AcceptedZh, Shape::Lines),
    field("de", Word::AcceptedDe, Shape::Lines),
    field("en", Word::AcceptedEn, Shape::Lines),
];
const TEXT_ANSWER: &[Field] =
    &[ID, field("accepted", Word::Accepted, Shape::Group(ACCEPTED)), field("credit", Word::Credit, Shape::Percent("100")), FEEDBACK];
const TEXT_ANSWERS: Field = list("answers", Word::Answers, Word::Answer, 1, TEXT_ANSWER);
const CASE_SENSITIVE: Field = field("case_sensitive", Word::CaseSensitive, Shape::Flag);

const TOLERANCES: &[Variant] = &[
    Variant { name: "absolute", content: Content::Value(field("value", Word::ToleranceValue, Shape::Number("0"))) },
    Variant { name: "relative", content: Content::Value(field("value", Word::ToleranceValue, Shape::Percent("0"))) },
];
const TOLERANCE: Field = field("tolerance", Word::Tolerance, Shape::Either(Tag::Outside, TOLERANCES));
const NUMBER_ANSWER: &[Field] =
    &[ID, field("value", Word::Value, Shape::Number("")), TOLERANCE, field("credit", Word::Credit, Shape::Percent("100")), FEEDBACK];
const NUMBER_ANSWERS: Field = list("answers", Word::Answers, Word::Answer, 1, NUMBER_ANSWER);
const UNIT: &[Field] = &[field("symbol", Word::Symbol, Shape::Plain), field("factor", Word::Factor, Shape::Number("1"))];
const UNIT_RULES: &[Variant] = &[
    Variant { name: "optional", content: Content::Nothing },
    Variant { name: "required", content: Content::Value(field("value", Word::UnitDeduction, Shape::Percent("50"))) },
];
const UNIT_RULE: Field = field("unit", Word::UnitRule, Shape::Either(Tag::Outside, UNIT_RULES));
const NUMBER_RULES: &[Field] = &[
    field("significant_figures", Word::SignificantFigures, Shape::Count("", 255)),
    list("units", Word::Units, Word::Unit, 0, UNIT),
    UNIT_RULE,
];
const RULES: Field = field("rules", Word::Rules, Shape::Group(NUMBER_RULES));

const VARIABLE: &[Field] = &[
    field("name", Word::VariableName, Shape::Plain),
    field("min", Word::Min, Shape::Number("")),
    field("max", Word::Max, Shape::Number("")),
    field("step", Word::Step, Shape::Number("1")),
];

const STATEMENT: &[Field] = &[ID, TEXT, field("answer", Word::AnswerIs, Shape::Truth), FEEDBACK];

const GAP_KINDS: &[Variant] = &[
    Variant { name: "text", content: Content::Fields(&[TEXT_ANSWERS, CASE_SENSITIVE]) },
    Variant { name: "number", content: Content::Fields(&[NUMBER_ANSWERS, RULES]) },
    Variant { name: "choice", content: Content::Fields(&[list("options", Word::Options, Word::Option, 2, CHOICE)]) },
];
const GAP: &[Field] =
    &[MARKER, field("weight", Word::Weight, Shape::Number("1")), field("accepts", Word::Accepts, Shape::Either(Tag::Inside, GAP_KINDS))];

const SHAPES: &[Variant] = &[
    Variant {
        name: "circle",
        content: Content::Fields(&[
            field("x", Word::X, Shape::Number("")),
            field("y", Word::Y, Shape::Number("")),
            field("radius", Word::Radius, Shape::Number("")),
        ]),
    },
    Variant {
        name: "rectangle",
        content: Content::Fields(&[
            field("x", Word::X, Shape::Number("")),
            field("y", Word::Y, Shape::Number("")),
            field("width", Word::Width, Shape::Number("")),
            field("height", Word::Height, Shape::Number("")),
        ]),
    },
    Variant { name: "polygon", content: Content::Fields(&[field("points", Word::Corners, Shape::Corners)]) },
];
const AREA: &[Field] = &[
    ID,
    line("label", Word::Label),
    field("correct", Word::Correct, Shape::Flag),
    field("shape", Word::ShapeOfArea, Shape::Either(Tag::Outside, SHAPES)),
    FEEDBACK,
];

const LEVEL: &[Field] = &[field("points", Word::Points, Shape::Number("")), TEXT];
const CRITERION: &[Field] = &[ID, TEXT, list("levels", Word::Levels, Word::Level, 2, LEVEL)];
const RUBRIC_PARTS: &[Field] = &[list("criteria", Word::Criteria, Word::Criterion, 0, CRITERION)];
const RUBRIC: Field = field("rubric", Word::Rubric, Shape::Group(RUBRIC_PARTS));

const PAIR: &[Field] = &[ID, TEXT, field("answer", Word::BelongsTo, Shape::Of("answers")), FEEDBACK];
const CATEGORY_ENTRY: &[Field] = &[ID, TEXT, field("category", Word::BelongsTo, Shape::Of("categories")), FEEDBACK];
const TOKEN: &[Field] = &[MARKER, field("correct", Word::Correct, Shape::Flag), FEEDBACK];
const EXPLANATION: &[Field] = &[ID, TEXT, field("plausibility", Word::Plausibility, Shape::Count("0", 3)), FEEDBACK];
const CHOICE_GAP: &[Field] = &[MARKER, list("options", Word::Options, Word::Option, 3, CHOICE)];
const fn options(first: usize) -> Field {
    list("options", Word::Options, Word::Option, first, CHOICE)
}

/// The fields of the body of this kind; none when there is no such kind.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one table, a few lines a kind")]
pub fn body(kind: &str) -> Option<&'static [Field]> {
    Some(match kind {
        "single_choice" => const { &[options(4), FIXED_ORDER] },
        "multiple_choice" => {
            const {
                &[
                    options(4),
                    field("scoring", Word::Scoring, Shape::One(&["per_option_deduction", "per_option", "all_or_nothing", "weighted"])),
                    FIXED_ORDER,
                ]
            }
        }
        "true_false" => {
            const {
                &[
                    field("answer", Word::AnswerIs, Shape::Truth),
                    block("feedback_true", Word::FeedbackTrue),
                    block("feedback_false", Word::FeedbackFalse),
                ]
            }
        }
        "kprim" => {
            const {
                &[
                    fixed("statements", Word::Statements, Word::Statement, 4, STATEMENT),
                    line("label_true", Word::LabelTrue),
                    line("label_false", Word::LabelFalse),
                ]
            }
        }
        "short_text" => const { &[TEXT_ANSWERS, CASE_SENSITIVE] },
        "numeric" => const { &[NUMBER_ANSWERS, RULES] },
        "formula" => {
            const {
                &[
                    list("variables", Word::Variables, Word::Variable, 2, VARIABLE),
                    field("answer", Word::Expression, Shape::Plain),
                    TOLERANCE,
                    field("decimals", Word::Decimals, Shape::Count("", 255)),
                    RULES,
                    block("feedback_wrong", Word::FeedbackWrong),
                ]
            }
        }
        "cloze" => const { &[block("text", Word::TextWithGaps), list("gaps", Word::Gaps, Word::Gap, 1, GAP)] },
        "inline_choice" => const { &[block("text", Word::TextWithGaps), list("gaps", Word::Gaps, Word::Gap, 1, CHOICE_GAP)] },
        "matching" => {
            const { &[list("answers", Word::Answers, Word::Answer, 3, LABEL), list("prompts", Word::Pairs, Word::Pair, 3, PAIR)] }
        }
        "ordering" => {
            const {
                &[
                    list("entries", Word::Entries, Word::Entry, 3, LABEL),
                    field("scoring", Word::Scoring, Shape::One(&["by_position", "by_pair", "all_or_nothing"])),
                ]
            }
        }
        "categorisation" => {
            const {
                &[
                    list("categories", Word::Categories, Word::CategoryOf, 2, LABEL),
                    list("entries", Word::Entries, Word::Entry, 4, CATEGORY_ENTRY),
                ]
            }
        }
        "hotspot" => {
            const {
                &[
                    field("image", Word::Image, Shape::Plain),
                    line("alt", Word::Alt),
                    field("width", Word::Width, Shape::Count("800", 100_000)),
                    field("height", Word::Height, Shape::Count("600", 100_000)),
                    field("multiple", Word::Multiple, Shape::Flag),
                    list("areas", Word::Areas, Word::Area, 2, AREA),
                ]
            }
        }
        "mark_words" => const { &[block("text", Word::TextWithWords), list("tokens", Word::Tokens, Word::Token, 2, TOKEN)] },
        "incident" => {
            const {
                &[
                    line("question", Word::Question),
                    fixed("options", Word::Options, Word::Option, 4, EXPLANATION),
                    block("advice", Word::Advice),
                    block("counter_example", Word::CounterExample),
                ]
            }
        }
        "essay" => {
            const {
                &[
                    field("rows", Word::Rows, Shape::Count("8", 255)),
                    field("min_words", Word::MinWords, Shape::Count("", 65_535)),
                    field("max_words", Word::MaxWords, Shape::Count("", 65_535)),
                    RUBRIC,
                    block("model_answer", Word::ModelAnswer),
                ]
            }
        }
        "upload" => {
            const {
                &[
                    field("accept", Word::Accept, Shape::Any(&["image/jpeg", "image/png", "application/pdf", "text/plain"])),
                    field("max_files", Word::MaxFiles, Shape::Count("1", 255)),
                    RUBRIC,
                ]
            }
        }
        _ => return None,
    })
}
