//! What kinds with options share: one of several, or ticks on several.
