//! Quizzes: banks and their items, quizzes and who takes them, attempts, marking, statistics, practice.
//!
//! The learner's side is built for a whole school starting at once: papers are drawn when a quiz is published, starting is one row, saving an answer is one look
//! at the attempt and one row. What an attempt comes to is computed from its events when it ends.

mod access;
mod attempt_page;
mod author_quiz;
mod bank_page;
mod cache;
mod create_bank;
mod end_attempt;
mod grant_extension;
mod hand_in_file;
mod item_page;
mod keep_items;
mod list_banks;
mod marking;
mod my_quizzes;
mod quiz_page;
mod quiz_statistics;
mod record_answers;
mod regrade;
mod render;
mod results;
mod save_item;
mod start_attempt;
mod terms;

pub use attempt_page::{AttemptPage, AttemptPageError, AttemptQuestion, QuestionStanding, attempt_page};
pub use author_quiz::{
    AuthorQuizError, QUESTIONS_MAX, QuizDraft, archive_quiz, create_quiz, publish_quiz, quiz_draft, save_draft, set_conditions,
};
pub use bank_page::{BankPage, BankPageError, BankQuery, ListedItem, PAGE, bank_page};
pub use cache::{CachedItem, CachedVersion, QuizCache};
pub use create_bank::{CreateBank, CreateBankError, create_bank};
pub use end_attempt::{EndAttemptError, end_attempt, end_overdue};
pub use grant_extension::{GrantExtensionError, grant_extension};
pub use hand_in_file::{FILE_MAX, HandInFileError, attempt_file, hand_in_file};
pub use item_page::{ItemPage, ItemPageError, item_page};
pub use keep_items::{KeepItemError, duplicate_item, retire_item};
pub use list_banks::{BankList, ListBanksError, list_banks};
pub use marking::{
    AnswerToMark, AnsweredItem, COMMENT_MAX, Decision, MarkError, MarkQuestion, ToMark, answered_items, let_late_count, mark_question,
    next_to_mark, one_to_mark, rubric, to_mark,
};
pub use my_quizzes::{MyQuizzesError, Standing, StandingQuiz, my_quizzes};
pub use quiz_page::{QuizPage, QuizPageError, quiz_page};
pub use quiz_statistics::{QuizStatistics, quiz_statistics};
pub use record_answers::{Answered, IncomingAnswer, RecordAnswersError, record_answers};
pub use regrade::{Change, Regrade, Rule, preview_regrade, regrade};
pub use render::render;
pub use results::{
    LateAnswer, LearnerResult, MarkerPage, Results, ResultsError, StaffQuiz, StaffQuizzes, marker_page, quizzes_of_staff, results,
};
pub use save_item::{SaveItem, SaveItemError, save_item};
pub use start_attempt::{StartAttempt, StartAttemptError, start_attempt};
