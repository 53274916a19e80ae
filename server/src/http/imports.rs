//! Files that somebody looks at before they are imported, in memory for a while: what is stored is exactly what was looked at, and nothing is before that.
//!
//! Bounded in number, size and time. What is gone is asked for again; nothing but a choice of a file is lost.

use std::sync::{Arc, Mutex, PoisonError};

use domain::{BankId, PersonId, Timestamp};
use tokio::sync::{Semaphore, SemaphorePermit, TryAcquireError};
use usecases::quizzes::ImportPreview;
use usecases::{Ctx, Token};

/// How long a file is kept.
const KEEP: i64 = 15 * 60 * 1000;
/// Files kept at a time.
const MOST: usize = 20;
/// Bytes kept at a time, as they were sent.
const BYTES: usize = 100 * 1024 * 1024;
/// Files received and read at a time.
const TURNS: usize = 2;

pub(crate) struct Imports {
    kept: Mutex<Vec<Kept>>,
    turns: Semaphore,
}

struct Kept {
    token: String,
    person: PersonId,
    bank: BankId,
    until: Timestamp,
    size: usize,
    preview: Arc<ImportPreview>,
}

impl Default for Imports {
    fn default() -> Self {
        Self { kept: Mutex::default(), turns: Semaphore::new(TURNS) }
    }
}

impl Imports {
    /// Room to receive and read one file; given back when dropped.
    pub fn turn(&self) -> Result<SemaphorePermit<'_>, TryAcquireError> {
        self.turns.try_acquire()
    }

    /// Keeps a file; gives the word to find it by, or none when there is no room. A person's earlier file for the same bank makes room for it.
    pub fn put(&self, ctx: &Ctx, person: PersonId, bank: BankId, size: usize, preview: ImportPreview) -> Option<String> {
        let now = ctx.now();
        let token = Token::new(ctx).as_str().to_owned();
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|one| one.until > now && !(one.person == person && one.bank == bank));
        let size = size.max(preview.size());
        if kept.len() >= MOST || kept.iter().map(|one| one.size).sum::<usize>() + size > BYTES {
            return None;
        }
        kept.push(Kept { token: token.clone(), person, bank, until: now.plus(KEEP), size, preview: Arc::new(preview) });
        Some(token)
    }

    /// What this person looked at for this bank.
    pub fn get(&self, ctx: &Ctx, person: PersonId, bank: BankId, token: &str) -> Option<Arc<ImportPreview>> {
        let now = ctx.now();
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let one = kept.iter().find(|one| one.token == token && one.person == person && one.bank == bank && one.until > now)?;
        Some(one.preview.clone())
    }

    pub fn forget(&self, token: &str) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).retain(|one| one.token != token);
    }
}
