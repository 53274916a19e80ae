//! Quizzes: banks and their items, quizzes and who takes them, attempts, marking, statistics, practice.
//!
//! The learner's side is built for a whole school starting at once: papers are drawn when a quiz is published, starting is one row, saving an answer is one look
//! at the attempt and one row. What an attempt comes to is computed from its events when it ends.

mod access;
mod add_picture;
mod archive_quiz;
mod attempt_page;
mod author_quiz;
mod bank_page;
mod bank_titles;
mod cache;
mod change_bank;
mod create_bank;
mod end_attempt;
mod export_items;
mod export_quiz;
mod grant_extension;
mod hand_in_file;
mod import_items;
mod import_package;
mod item_page;
mod keep_items;
mod list_banks;
mod marking;
mod my_quizzes;
mod practice;
mod preview_item;
mod publish_quiz;
mod quiz_page;
mod quiz_statistics;
mod quizzes_of_file;
mod record_answers;
mod regrade;
mod render;
mod results;
mod save_draft;
mod save_item;
mod set_conditions;
mod spaced_review;
mod start_attempt;
mod terms;

pub use add_picture::{BankPictures, PictureError, add_picture, bank_pictures};
pub use archive_quiz::archive_quiz;
pub use attempt_page::{AttemptPage, AttemptPageError, AttemptQuestion, QuestionStanding, attempt_page, may_see_marks};
pub use author_quiz::{AuthorQuizError, LastSaved, QUESTIONS_MAX, QuizDraft, create_quiz, item_heads, quiz_draft};
pub use bank_page::{BankPage, BankPageError, BankQuery, ListedItem, PAGE, bank_page};
pub use bank_titles::{BankTitle, BankTitles, bank_titles};
pub use cache::{CachedItem, CachedVersion, QuizCache};
pub use change_bank::change_bank;
pub use create_bank::{CreateBank, CreateBankError, TITLE_MAX, create_bank};
pub use end_attempt::{EndAttemptError, end_attempt, end_overdue};
pub use export_items::{Export, ExportItemsError, export_items};
pub use export_quiz::{QuizExport, export_quiz};
pub use grant_extension::{GrantExtensionError, grant_extension};
pub use hand_in_file::{FILE_MAX, HandInFileError, attempt_file, attempt_file_bytes, hand_in_file, take_file_back};
pub use import_items::{Duplicates, ImportItemsError, ImportPreview, PICTURE_MAX, Stored, read_items, store_items};
pub use import_package::{ImportPackageError, ImportedPackage, import_package};
pub use item_page::{ItemPage, ItemPageError, item_page};
pub use keep_items::{KeepItemError, duplicate_item, retire_item};
pub use list_banks::{BankList, ListBanksError, list_banks};
pub use marking::{
    AnswerToMark, AnsweredItem, COMMENT_MAX, Decision, MarkError, MarkQuestion, ToMark, answered_items, let_late_count, mark_question,
    next_to_mark, one_to_mark, rubric, to_mark,
};
pub use my_quizzes::{MyQuizzesError, Standing, StandingQuiz, my_quizzes};
pub use practice::{PracticeError, PracticeOffer, PracticeQuestion, PracticeSource, practice_offers, practice_question};
pub use preview_item::{BankHead, bank_head};
pub use publish_quiz::{publish_quiz, publish_revision};
pub use quiz_page::{QuizPage, QuizPageError, quiz_page};
pub use quiz_statistics::{QuizStatistics, quiz_statistics};
pub use quizzes_of_file::NewQuiz;
pub use record_answers::{Answered, IncomingAnswer, RecordAnswersError, record_answers};
pub use regrade::{Change, Regrade, Rule, preview_regrade, regrade};
pub use render::render;
pub use results::{
    LateAnswer, LearnerResult, MarkerPage, Results, ResultsError, StaffQuiz, StaffQuizzes, marker_page, quizzes_of_staff, results,
};
pub use save_draft::save_draft;
pub use save_item::{SaveItem, SaveItemError, save_item};
pub use set_conditions::set_conditions;
pub(crate) use spaced_review::cards_due;
pub use spaced_review::{Face, Rating, ReviewPage, answer_card, learn_glossary, rate_card, review_page};
pub use start_attempt::{StartAttempt, StartAttemptError, start_attempt};

#[cfg(test)]
mod permission_tests;
#[cfg(test)]
mod testing;
