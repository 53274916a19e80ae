//! Texts with markers: `[[id]]`, for cloze, inline choice and mark-the-words.
