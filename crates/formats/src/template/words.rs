//! The template's words in the three languages: headings, kinds, answers. Its explanation is in [`super::explanation`].

use domain::Language;

/// A column without its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Kind,
    Prompt,
    /// From 0.
    Option(usize),
    Answer,
    Marks,
    Category,
    Tags,
    Feedback,
    Hint,
    Title,
    Id,
}

/// Kinds that fit into a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    SingleChoice,
    MultipleChoice,
    TrueFalse,
    ShortText,
    Numeric,
    Essay,
    Matching,
    Ordering,
}

impl RowKind {
    pub const ALL: [Self; 8] = [
        Self::SingleChoice,
        Self::MultipleChoice,
        Self::TrueFalse,
        Self::ShortText,
        Self::Numeric,
        Self::Essay,
        Self::Matching,
        Self::Ordering,
    ];

    /// The name in Chinese, German and English, then others that are understood.
    const fn names(self) -> [&'static [&'static str]; 4] {
        match self {
            Self::SingleChoice => {
                [&["单选题"], &["Einfachauswahl"], &["Single choice"], &["single_choice", "single", "sc", "单选", "einfachwahl"]]
            }
            Self::MultipleChoice => [
                &["多选题"],
                &["Mehrfachauswahl"],
                &["Multiple choice"],
                &["multiple_choice", "multiple", "mc", "多选", "mehrfachwahl", "multiple response"],
            ],
            Self::TrueFalse => {
                [&["判断题"], &["Richtig/Falsch"], &["True/false"], &["true_false", "tf", "判断", "richtig oder falsch", "true or false"]]
            }
            Self::ShortText => [&["填空题"], &["Kurzantwort"], &["Short answer"], &["short_text", "shortanswer", "填空", "short text"]],
            Self::Numeric => [&["数值题"], &["Zahlenwert"], &["Number"], &["numeric", "numerical", "数值", "zahl", "计算题"]],
            Self::Essay => [&["论述题"], &["Freitext"], &["Essay"], &["essay", "论述", "问答题", "aufsatz", "简答题"]],
            Self::Matching => [&["匹配题"], &["Zuordnung"], &["Matching"], &["matching", "匹配", "连线题", "zuordnen"]],
            Self::Ordering => [&["排序题"], &["Reihenfolge"], &["Ordering"], &["ordering", "排序", "ordnen"]],
        }
    }

    pub fn name(self, language: Language) -> &'static str {
        let [zh, de, en, _] = self.names();
        in_language(language, zh, de, en).first().copied().unwrap_or_default()
    }

    /// Whatever the language and the case.
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::ALL.into_iter().find(|kind| kind.names().into_iter().flatten().any(|name| name.to_lowercase() == word))
    }
}

pub(super) fn in_language<T>(language: Language, zh: T, de: T, en: T) -> T {
    match language {
        Language::Zh => zh,
        Language::De => de,
        Language::En => en,
    }
}

impl Field {
    /// All but the options.
    const PLAIN: [Self; 10] = [
        Self::Kind,
        Self::Prompt,
        Self::Answer,
        Self::Marks,
        Self::Category,
        Self::Tags,
        Self::Feedback,
        Self::Hint,
        Self::Title,
        Self::Id,
    ];

    /// Headings in Chinese, German, English, then others that are understood. Of options the word before the letter.
    const fn names(self) -> [&'static str; 5] {
        match self {
            Self::Kind => ["题型", "Frageart", "Question type", "kind", "type"],
            Self::Prompt => ["题目", "Frage", "Question", "prompt", "question text"],
            Self::Option(_) => ["选项", "Option", "Option", "option", "antwort"],
            Self::Answer => ["正确答案", "Richtige Antwort", "Right answer", "answer", "correct answer"],
            Self::Marks => ["分值", "Punkte", "Marks", "marks", "points"],
            Self::Category => ["分类", "Kategorie", "Category", "category", "类别"],
            Self::Tags => ["标签", "Schlagwörter", "Tags", "tags", "stichwörter"],
            Self::Feedback => ["反馈", "Rückmeldung", "Feedback", "feedback", "解析"],
            Self::Hint => ["提示", "Hinweis", "Hint", "hint", "tipp"],
            Self::Title => ["标题", "Titel", "Title", "title", "name"],
            Self::Id => ["编号", "Kennung", "Id", "id", "idnumber"],
        }
    }

    /// Whether there is one for each language.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Prompt | Self::Option(_) | Self::Feedback | Self::Hint | Self::Title)
    }

    /// The heading, in the reader's language, with the language of the texts below it.
    pub fn heading(self, of: Language, reader: Language) -> String {
        let [zh, de, en, ..] = self.names();
        let mut heading = in_language(reader, zh, de, en).to_owned();
        if let Self::Option(place) = self {
            heading = format!("{heading} {}", option_letter(place));
        }
        if !self.is_text() {
            return heading;
        }
        let name = in_language(
            reader,
            in_language(of, "中文", "德文", "英文"),
            in_language(of, "Chinesisch", "Deutsch", "Englisch"),
            in_language(of, "Chinese", "German", "English"),
        );
        if reader == Language::Zh { format!("{heading}（{name}）") } else { format!("{heading} ({name})") }
    }

    /// What a heading means, and the language if it says one.
    pub fn from_heading(heading: &str) -> Option<(Self, Option<Language>)> {
        let heading = heading.trim().to_lowercase().replace('（', "(").replace('）', ")").replace('_', " ");
        let (name, language) = match heading.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
            Some((name, language)) => (name.trim().to_owned(), Some(language_of(language)?)),
            None => match heading.rsplit_once(' ').and_then(|(name, code)| Some((name, Language::from_code(code)?))) {
                Some((name, language)) => (name.trim().to_owned(), Some(language)),
                None => (heading, None),
            },
        };
        let is = |field: &Self| {
            field.names().into_iter().any(|known| known.to_lowercase() == name || known.to_lowercase().replace('_', " ") == name)
        };
        if let Some(field) = Self::PLAIN.into_iter().find(is) {
            return Some((field, language));
        }
        let words = Self::Option(0).names().map(str::to_lowercase);
        let letter = words.iter().find_map(|word| name.strip_prefix(word.as_str())).unwrap_or(&name).trim();
        let mut chars = letter.chars();
        let place = chars.next().and_then(place_of_letter).filter(|_| chars.next().is_none())?;
        Some((Self::Option(place), language))
    }
}

fn language_of(name: &str) -> Option<Language> {
    match name.trim() {
        "中文" | "汉语" | "chinesisch" | "chinese" | "zh" => Some(Language::Zh),
        "德文" | "德语" | "deutsch" | "german" | "de" => Some(Language::De),
        "英文" | "英语" | "englisch" | "english" | "en" => Some(Language::En),
        _ => None,
    }
}

/// `A` for 0. There are no more than 26.
pub(super) fn option_letter(place: usize) -> char {
    u8::try_from(place).ok().filter(|place| *place < 26).map_or('?', |place| char::from(b'A' + place))
}

/// Full and half width, either case.
pub(super) fn place_of_letter(letter: char) -> Option<usize> {
    let from = match letter {
        'a'..='z' => 'a',
        'A'..='Z' => 'A',
        'Ａ'..='Ｚ' => 'Ａ',
        'ａ'..='ｚ' => 'ａ',
        _ => return None,
    };
    usize::try_from(u32::from(letter) - u32::from(from)).ok()
}

/// "True" and "false" as teachers write them.
pub(super) fn truth(word: &str) -> Option<bool> {
    match word.trim().to_lowercase().as_str() {
        "对" | "正确" | "是" | "√" | "✓" | "richtig" | "wahr" | "ja" | "true" | "right" | "yes" | "r" | "t" | "w" | "1" => {
            Some(true)
        }
        "错" | "错误" | "否" | "×" | "✗" | "falsch" | "nein" | "false" | "wrong" | "no" | "f" | "0" => Some(false),
        _ => None,
    }
}

pub(super) fn truth_word(value: bool, language: Language) -> &'static str {
    if value { in_language(language, "对", "richtig", "true") } else { in_language(language, "错", "falsch", "false") }
}

pub(super) fn questions_sheet(language: Language) -> &'static str {
    in_language(language, "题目", "Fragen", "Questions")
}

pub(super) fn explanation_sheet(language: Language) -> &'static str {
    in_language(language, "填写说明", "Anleitung", "How to")
}

/// The heading of the column that explains each example.
pub(super) fn explanation_heading(language: Language) -> &'static str {
    in_language(language, "怎么填", "So geht es", "How it works")
}
