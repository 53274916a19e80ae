//! Hashing passwords: argon2id, a bounded number at a time, and the same work for accounts that do not exist.

use std::sync::{Arc, LazyLock};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

/// How many hashes are computed at a time; each takes 19 MiB (the argon2 crate's defaults, which are OWASP's).
const AT_A_TIME: usize = 2;
/// How many more wait; beyond that people are told to try again in a moment.
const WAITING: usize = 64;

/// Too many people are signing in at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many sign-ins at once")]
pub struct Busy;

/// Computes and checks password hashes on the blocking pool.
#[derive(Clone)]
pub struct Passwords {
    running: Arc<Semaphore>,
    admitted: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { running: Arc::new(Semaphore::new(AT_A_TIME)), admitted: Arc::new(Semaphore::new(AT_A_TIME + WAITING)) }
    }
}

/// The hash of a password nobody has; checking against it costs what checking a real one costs.
static DUMMY: LazyLock<String> = LazyLock::new(|| hash_now("no account has this password", &[7; 16]).unwrap_or_default());

fn hash_now(password: &str, salt: &[u8]) -> Option<String> {
    let hash: PasswordHash = Argon2::default().hash_password_with_salt(password.as_bytes(), salt).ok()?;
    Some(hash.to_string())
}

impl Passwords {
    /// The hash to store.
    ///
    /// # Errors
    /// [`Busy`] when too many wait.
    pub async fn hash(&self, password: String, salt: [u8; 16]) -> Result<String, Busy> {
        self.work(move || hash_now(&password, &salt)).await?.ok_or(Busy)
    }

    /// Whether the password is the account's. Without a stored hash (no such account, or no password yet) the answer is no, after the same work.
    ///
    /// # Errors
    /// [`Busy`] when too many wait.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<bool, Busy> {
        self.work(move || {
            let known = stored.is_some();
            let stored = stored.as_deref().unwrap_or(&DUMMY);
            let right = PasswordHash::new(stored).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
            right && known
        })
        .await
    }

    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Busy> {
        let _admitted = self.admitted.clone().try_acquire_owned().map_err(|_| Busy)?;
        let running = self.running.clone().acquire_owned().await.map_err(|_| Busy)?;
        let done = tokio::task::spawn_blocking(move || {
            let result = work();
            drop(running);
            result
        });
        done.await.map_err(|_| Busy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_right_password_is_recognised_and_nothing_else() {
        let passwords = Passwords::default();
        let hash = passwords.hash("drei blaue Kräne".into(), [1; 16]).await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(passwords.verify("drei blaue Kräne".into(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify("vier blaue Kräne".into(), Some(hash)).await.unwrap());
        assert!(!passwords.verify("no account has this password".into(), None).await.unwrap());
        assert!(!passwords.verify("x".into(), Some("not a hash".into())).await.unwrap());
    }
}
