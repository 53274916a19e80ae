//! How often somebody may try a password or an invitation, by operation, address and account.

use std::net::IpAddr;
use std::num::NonZeroU32;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// Tries at once for one account from one address; a new one every six seconds.
const ACCOUNT: (NonZeroU32, NonZeroU32) = (NonZeroU32::new(20).unwrap(), NonZeroU32::new(10).unwrap());
/// Seconds until the next try for an account, for `Retry-After` (RFC 9110 §10.2.3).
pub(crate) const RETRY_AFTER: u32 = 60 / ACCOUNT.1.get();
/// Tries at once from one address, where a whole school may sit behind; then five a second.
const ADDRESS: (NonZeroU32, NonZeroU32) = (NonZeroU32::new(600).unwrap(), NonZeroU32::new(300).unwrap());
/// Above this many remembered keys the old ones are forgotten.
const KEYS: usize = 20_000;

pub(crate) struct Limits {
    accounts: DefaultKeyedRateLimiter<(Operation, IpAddr, String)>,
    addresses: DefaultKeyedRateLimiter<(Operation, IpAddr)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Operation {
    SignIn,
    Invitation,
    Password,
}

impl Default for Limits {
    fn default() -> Self {
        let quota = |(burst, per_minute): (NonZeroU32, NonZeroU32)| Quota::per_minute(per_minute).allow_burst(burst);
        Self { accounts: RateLimiter::keyed(quota(ACCOUNT)), addresses: RateLimiter::keyed(quota(ADDRESS)) }
    }
}

impl Limits {
    /// Whether one more try is allowed; counts it.
    pub fn allow(&self, operation: Operation, address: IpAddr, account: &str) -> bool {
        if self.accounts.len() > KEYS {
            self.accounts.retain_recent();
            self.accounts.shrink_to_fit();
        }
        if self.addresses.len() > KEYS {
            self.addresses.retain_recent();
            self.addresses.shrink_to_fit();
        }
        let account: String = account.trim().to_lowercase().chars().take(100).collect();
        self.addresses.check_key(&(operation, address)).is_ok() && self.accounts.check_key(&(operation, address, account)).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_account_is_limited_and_the_others_of_the_school_are_not() {
        let (limits, address) = (Limits::default(), IpAddr::from([10, 0, 0, 1]));
        let allowed = (0..100).filter(|_| limits.allow(Operation::SignIn, address, "mei@example.org")).count();
        assert_eq!(allowed, 20);
        assert!(!limits.allow(Operation::SignIn, address, " MEI@example.org"));
        assert!(limits.allow(Operation::SignIn, address, "anna@example.org"));
        assert!(limits.allow(Operation::SignIn, IpAddr::from([10, 0, 0, 2]), "mei@example.org"));
    }
}
