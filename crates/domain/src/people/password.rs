//! Which passwords are accepted. Length counts, composition rules do not (NIST SP 800-63B §3.1.1.2).

pub const PASSWORD_MIN_CHARACTERS: usize = 10;
/// An upper bound keeps the cost of hashing bounded.
pub const PASSWORD_MAX_CHARACTERS: usize = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordProblem {
    TooShort,
    TooLong,
    /// All one character, a run of digits, or one of the passwords everybody tries first.
    TooCommon,
    /// It contains the person's login or name.
    ContainsName,
}

const COMMON: [&str; 12] = [
    "password",
    "passwort",
    "qwertyuiop",
    "qwertzuiop",
    "1q2w3e4r5t",
    "iloveyou",
    "willkommen",
    "geheim1234",
    "admin12345",
    "woaini1314",
    "abcdefghij",
    "letmein123",
];

/// Checks a new password. `own_words` are the person's logins and names.
///
/// # Errors
/// The first [`PasswordProblem`] found.
pub fn check_password(password: &str, own_words: &[&str]) -> Result<(), PasswordProblem> {
    let length = password.chars().count();
    if length < PASSWORD_MIN_CHARACTERS {
        return Err(PasswordProblem::TooShort);
    }
    if length > PASSWORD_MAX_CHARACTERS {
        return Err(PasswordProblem::TooLong);
    }
    let lower = password.to_lowercase();
    let mut chars = lower.chars();
    let first = chars.next();
    let one_character = chars.all(|c| Some(c) == first);
    let run = "01234567890123456789".contains(&lower) || "98765432109876543210".contains(&lower);
    if one_character
        || run
        || COMMON.iter().any(|word| lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == '!') == *word || lower == *word)
    {
        return Err(PasswordProblem::TooCommon);
    }
    let own = |word: &&str| word.chars().count() >= 4 && lower.contains(&word.to_lowercase());
    if own_words.iter().any(own) {
        return Err(PasswordProblem::ContainsName);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_counts_and_the_obvious_is_refused() {
        assert_eq!(check_password("drei blaue Kräne", &["weber"]), Ok(()));
        assert_eq!(check_password("三台蓝色起重机停在港口边", &[]), Ok(()));
        assert_eq!(check_password("kurz", &[]), Err(PasswordProblem::TooShort));
        assert_eq!(check_password(&"x y".repeat(80), &[]), Err(PasswordProblem::TooLong));
        assert_eq!(check_password("aaaaaaaaaaaa", &[]), Err(PasswordProblem::TooCommon));
        assert_eq!(check_password("1234567890", &[]), Err(PasswordProblem::TooCommon));
        assert_eq!(check_password("Password123!", &[]), Err(PasswordProblem::TooCommon));
        assert_eq!(check_password("weber-in-stuttgart", &["Weber"]), Err(PasswordProblem::ContainsName));
    }
}
