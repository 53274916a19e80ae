//! What has to be undone however the task ends: normally, by an error, by a panic, by Ctrl-C.
//!
//! A [`Cleanup`] runs its function when dropped; [`on_signals`] runs all that are still waiting, newest first, when the
//! process is told to stop.

use std::{
    collections::BTreeMap,
    process,
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
};

use tokio::signal::unix::{SignalKind, signal};

type Undo = Box<dyn FnOnce() + Send>;

static WAITING: Mutex<BTreeMap<u64, Undo>> = Mutex::new(BTreeMap::new());

#[must_use = "the clean-up runs when this is dropped"]
pub struct Cleanup(u64);

impl Cleanup {
    /// `undo` must not make another [`Cleanup`]: it runs while the list is locked.
    pub fn new(undo: impl FnOnce() + Send + 'static) -> Self {
        let mut waiting = waiting();
        let number = waiting.last_key_value().map_or(0, |(last, _)| last + 1);
        waiting.insert(number, Box::new(undo));
        Self(number)
    }

    /// There is nothing to undo any more.
    pub fn forget(self) {
        drop(waiting().remove(&self.0));
    }
}

impl Drop for Cleanup {
    fn drop(&mut self) {
        let undo = waiting().remove(&self.0);
        if let Some(undo) = undo {
            undo();
        }
    }
}

fn waiting() -> MutexGuard<'static, BTreeMap<u64, Undo>> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on an interrupt cleans up and ends the process.
pub fn on_signals() {
    thread::spawn(|| {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        let status = runtime.block_on(async {
            let mut interrupt = signal(SignalKind::interrupt()).ok()?;
            let mut terminate = signal(SignalKind::terminate()).ok()?;
            let mut hang_up = signal(SignalKind::hangup()).ok()?;
            Some(tokio::select! {
                _ = interrupt.recv() => 130,
                _ = terminate.recv() => 143,
                _ = hang_up.recv() => 129,
            })
        });
        if let Some(status) = status {
            // locked until the process is gone, so that the main thread cannot end it half-way
            let mut waiting = waiting();
            while let Some((_, undo)) = waiting.pop_last() {
                undo();
            }
            process::exit(status);
        }
    });
}

/// Waits for a clean-up that a signal has begun.
pub fn settle() {
    drop(waiting());
}
