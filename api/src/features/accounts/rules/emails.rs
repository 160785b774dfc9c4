//! E-mail addresses.

use crate::code::Code;

/// The most bytes of an address (RFC 5321 §4.5.3.1.3, without the angle brackets).
const BYTES_MAX: usize = 254;

/// An e-mail address, and what makes it unique.
#[derive(Clone, PartialEq, Eq)]
pub struct Email {
    /// As it was typed.
    pub shown: String,
    /// In lower case.
    pub key: String,
}

// Personal data: it is not written out even where a whole input is.
impl std::fmt::Debug for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Email")
    }
}

impl Email {
    /// Reads an address that mail can be sent to.
    ///
    /// # Errors
    /// [`Code::Required`], [`Code::TooLong`], [`Code::Malformed`].
    pub fn parse(text: &str) -> Result<Self, Code> {
        let shown = text.trim();
        if shown.is_empty() {
            return Err(Code::Required);
        }
        if shown.len() > BYTES_MAX {
            return Err(Code::TooLong);
        }
        let (local, domain) = shown.rsplit_once('@').ok_or(Code::Malformed)?;
        let local_is_sound = !local.is_empty()
            && local.len() <= 64
            && local.split('.').all(|part| {
                !part.is_empty()
                    && part.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c))
            });
        let label_is_sound = |label: &str| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        let domain_is_sound = domain.contains('.') && domain.split('.').all(label_is_sound);
        if !local_is_sound || !domain_is_sound || shown.parse::<lettre::Address>().is_err() {
            return Err(Code::Malformed);
        }
        Ok(Self { shown: shown.to_owned(), key: key(shown) })
    }
}

/// What an address is looked up by.
pub fn key(email: &str) -> String {
    email.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_whatever_its_case() {
        assert_eq!(Email::parse(" Anna@Example.COM ").unwrap().key, "anna@example.com");
    }

    #[test]
    fn what_mail_cannot_be_sent_to_is_refused() {
        for text in [
            "a",
            "a@b",
            "@b.cn",
            "a@b..cn",
            "a b@c.cn",
            "a@c.cn\nBcc: d@e.cn",
            "a@-c.cn",
            ".a@b.cn",
            "a@@b.cn",
        ] {
            assert_eq!(Email::parse(text), Err(Code::Malformed), "{text:?}");
        }
        assert_eq!(Email::parse(&format!("{}@b.cn", "a".repeat(300))), Err(Code::TooLong));
    }
}
