//! What one signs in with: an e-mail address or a phone number, brought to one spelling.

/// A login in its one canonical spelling.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Login {
    /// Lower case.
    Email(String),
    /// E.164: `+8613800138000`.
    Phone(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoginError {
    #[error("empty")]
    Empty,
    #[error("neither an e-mail address nor a phone number")]
    Unrecognised,
}

impl Login {
    /// Reads what a person typed. Eleven digits beginning with 1 are a mobile number of mainland China (`DOMAIN.md` §6.3); other numbers carry
    /// their country code as `+…` or `00…`. Blanks, hyphens, brackets, dots and full-width characters are understood.
    ///
    /// # Errors
    /// [`LoginError::Empty`] for blanks, [`LoginError::Unrecognised`] for what is neither.
    pub fn parse(typed: &str) -> Result<Self, LoginError> {
        let typed: String = typed.trim().chars().map(narrow).collect();
        if typed.is_empty() {
            return Err(LoginError::Empty);
        }
        if typed.contains('@') {
            return email(&typed).ok_or(LoginError::Unrecognised);
        }
        phone(&typed).ok_or(LoginError::Unrecognised)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email(text) | Self::Phone(text) => text,
        }
    }
}

/// Full-width forms as typed by Chinese input methods, made half-width.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

fn email(typed: &str) -> Option<Login> {
    let (local, host) = typed.rsplit_once('@')?;
    let plain = |s: &str| !s.is_empty() && !s.chars().any(|c| c.is_whitespace() || c.is_control());
    let dotted = host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains("..");
    (plain(local) && plain(host) && dotted && !local.contains('@') && typed.len() <= 254).then(|| Login::Email(typed.to_lowercase()))
}

fn phone(typed: &str) -> Option<Login> {
    if typed.chars().any(|c| !(c.is_ascii_digit() || " -().+/".contains(c))) {
        return None;
    }
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let international = if typed.starts_with('+') {
        digits
    } else if let Some(rest) = digits.strip_prefix("00") {
        rest.to_owned()
    } else if digits.len() == 11 && digits.starts_with('1') {
        format!("86{digits}")
    } else {
        return None;
    };
    (8..=15).contains(&international.len()).then(|| Login::Phone(format!("+{international}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_come_to_one_spelling() {
        let cases = [
            (" Anna@Example.ORG ", Login::Email("anna@example.org".into())),
            ("138 0013 8000", Login::Phone("+8613800138000".into())),
            ("+86 138-0013-8000", Login::Phone("+8613800138000".into())),
            ("１３８００１３８０００", Login::Phone("+8613800138000".into())),
            ("0049 711 123456", Login::Phone("+49711123456".into())),
            ("+49 (711) 123456", Login::Phone("+49711123456".into())),
        ];
        for (typed, login) in cases {
            assert_eq!(Login::parse(typed), Ok(login), "{typed}");
        }
    }

    #[test]
    fn what_is_neither_is_refused() {
        assert_eq!(Login::parse("  "), Err(LoginError::Empty));
        for typed in ["anna", "anna@", "@x.de", "a b@x.de", "a@b", "12345", "0711 123456", "a@b@c.de", "+1234"] {
            assert_eq!(Login::parse(typed), Err(LoginError::Unrecognised), "{typed}");
        }
    }

    proptest::proptest! {
        #[test]
        fn parsing_a_parsed_login_changes_nothing(typed in ".{0,40}") {
            if let Ok(login) = Login::parse(&typed) {
                proptest::prop_assert_eq!(Login::parse(login.as_str()), Ok(login));
            }
        }
    }
}
