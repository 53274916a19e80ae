//! Pages about quizzes.

pub mod banks;
