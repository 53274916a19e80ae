//! What was noticed while a file was read or written, with the place; words are made at the edge, in the reader's language.

use serde::Serialize;

/// One thing noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub level: Level,
    pub place: Place,
    pub what: What,
}

impl Finding {
    pub fn approximated(place: &Place, what: What) -> Self {
        Self { level: Level::Approximated, place: place.clone(), what: what.short() }
    }

    pub fn refused(place: &Place, what: What) -> Self {
        Self { level: Level::Refused, place: place.clone(), what: what.short() }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// It came, but not quite as it was.
    Approximated,
    /// It did not come; the rest did.
    Refused,
}

/// Where in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// In a package, the file's path.
    pub file: Option<String>,
    /// From 1; of a spreadsheet the row.
    pub line: Option<u32>,
    /// The element, as `question[3]/answer[2]`, or a question's name.
    pub element: Option<String>,
}

impl Place {
    /// A line or a row, from 1.
    pub fn line(line: u32) -> Self {
        Self { line: Some(line), ..Self::default() }
    }

    pub fn element(element: impl Into<String>) -> Self {
        Self { element: Some(element.into()), ..Self::default() }
    }

    /// The same place, and the element there.
    #[must_use]
    pub fn with_element(mut self, element: impl Into<String>) -> Self {
        self.element = Some(element.into());
        self
    }
}

/// What was noticed. `detail` fields are words of the file, to be shown as they are (shortened to 80 characters).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    // of the file as a whole
    /// Neither UTF-8, UTF-16 nor GB 18030.
    UnknownEncoding,
    /// It was read as this encoding.
    ReadAs {
        encoding: &'static str,
    },
    /// The file ends in the middle; what came before was read.
    Truncated,
    /// More bytes than are taken.
    TooLarge {
        limit_mb: u32,
    },
    /// A zip that would unpack to more than is taken, or claims a size that is not its own.
    ZipBomb,
    /// Not well-formed; what came before was read.
    Malformed {
        detail: String,
    },
    /// Not the format it was said to be.
    WrongFormat,
    /// A document type declaration with entities of its own: never read.
    Entities,
    /// There is no question in it.
    Empty,
    /// More questions than are taken from one file; the first ones came.
    TooMany {
        limit: usize,
    },
    /// There is more to be said than is listed; reading ended there.
    TooManyFindings {
        limit: usize,
    },
    // of one question
    UnsupportedKind {
        detail: String,
    },
    /// Script, event handlers, frames, forms were taken out of a text.
    ScriptRemoved,
    /// Formatting that has no counterpart was taken out or replaced.
    FormattingSimplified,
    MissingMedia {
        detail: String,
    },
    /// A picture or file that is not of a kind we take, or too large.
    MediaRefused {
        detail: String,
    },
    /// A setting that has no counterpart here, or in the format.
    SettingDropped {
        detail: String,
    },
    /// A scoring that was replaced by the nearest one.
    ScoringApproximated {
        detail: String,
    },
    /// Its id was already taken in the file; it got another.
    IdChanged {
        detail: String,
    },
    NoRightAnswer,
    NoText,
    /// A value that is not what it should be.
    BadValue {
        detail: String,
    },
    /// Of a template: a column that is not known, or one that is missing.
    UnknownColumn {
        detail: String,
    },
    MissingColumn {
        detail: String,
    },
    /// The item as it came is not one that can be used.
    NotUsable {
        at: String,
        wrong: domain::quizzes::problem::Wrong,
    },
    /// A text exists in languages that the format cannot hold together; only this one was written.
    LanguagesDropped {
        detail: String,
    },
    // of a test
    /// A section inside a section, or a part of several: its questions came in the order of the file, the levels did not.
    SectionsJoined {
        detail: String,
    },
    /// A question that a test asks twice came once.
    Repeated {
        detail: String,
    },
    /// Of these questions so many are drawn; they carry the tag to be found by.
    DrawnByTag {
        count: usize,
        tag: String,
    },
    /// A draw asked for more questions than there are.
    DrawSmaller {
        detail: String,
    },
    /// A time in seconds became whole minutes.
    TimeRounded {
        minutes: u16,
    },
    /// A test without questions, or with more than a quiz takes, becomes no quiz.
    NoQuiz {
        detail: String,
        limit: usize,
    },
    /// Of a quiz that is written: the format has no word for it.
    QuizSettingDropped {
        setting: QuizSetting,
    },
}

/// What a quiz has and the tests of other systems have not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuizSetting {
    Certainty,
    Penalty,
    OptionOrder,
    PerPage,
    AnonymousMarking,
    Attempts,
    Counts,
    Review,
    Practice,
    Opening,
    Closing,
    AccessCode,
    Class,
}

/// The longest `detail`, in characters.
const DETAIL: usize = 80;

impl What {
    /// With a long `detail` cut.
    fn short(mut self) -> Self {
        match &mut self {
            Self::Malformed { detail }
            | Self::UnsupportedKind { detail }
            | Self::MissingMedia { detail }
            | Self::MediaRefused { detail }
            | Self::SettingDropped { detail }
            | Self::ScoringApproximated { detail }
            | Self::IdChanged { detail }
            | Self::BadValue { detail }
            | Self::UnknownColumn { detail }
            | Self::MissingColumn { detail }
            | Self::LanguagesDropped { detail }
            | Self::SectionsJoined { detail }
            | Self::Repeated { detail }
            | Self::DrawnByTag { tag: detail, .. }
            | Self::DrawSmaller { detail }
            | Self::NoQuiz { detail, .. } => {
                if let Some((end, _)) = detail.char_indices().nth(DETAIL) {
                    detail.truncate(end);
                    detail.push('…');
                }
            }
            _ => {}
        }
        self
    }
}
