//! Banks and their items, quizzes and their papers, attempts and their marks, spaced review.

pub mod attempts;
pub mod banks;
pub mod definitions;
pub mod marks;
pub mod reviews;
