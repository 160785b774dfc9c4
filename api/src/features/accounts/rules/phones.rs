//! Phone numbers.

use crate::code::Code;

/// A telephone number that text messages can be sent to.
#[derive(Clone, PartialEq, Eq)]
pub struct Phone {
    /// In E.164.
    pub key: String,
}

// Personal data: it is not written out even where a whole input is.
impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Phone")
    }
}

impl Phone {
    /// Reads a number; without a country it is one of China.
    ///
    /// # Errors
    /// [`Code::Required`], [`Code::Malformed`].
    pub fn parse(text: &str) -> Result<Self, Code> {
        if text.trim().is_empty() {
            return Err(Code::Required);
        }
        let key = key(text).ok_or(Code::Malformed)?;
        // A mobile number of China has eleven digits and begins with 1; to a landline nothing
        // can be sent.
        let of_china = key.strip_prefix("+86");
        if of_china.is_some_and(|digits| digits.len() != 11 || !digits.starts_with('1')) {
            return Err(Code::Malformed);
        }
        Ok(Self { key })
    }
}

/// The number in E.164, if the text can only be meant as one: 7 to 15 digits with spaces, brackets and dashes between
/// them. Without a country it is one of China.
pub fn key(text: &str) -> Option<String> {
    let text = text.trim();
    if !text.chars().all(|c| c.is_ascii_digit() || " -()+".contains(c)) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if !(7..=15).contains(&digits.len()) {
        return None;
    }
    if let Some(rest) = digits.strip_prefix("00") {
        return Some(format!("+{rest}"));
    }
    if text.starts_with('+') { Some(format!("+{digits}")) } else { Some(format!("+86{digits}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_however_it_is_typed() {
        for text in ["13800138000", "138 0013 8000", "+86 138-0013-8000", "0086 13800138000"] {
            assert_eq!(key(text).as_deref(), Some("+8613800138000"), "{text}");
        }
        assert_eq!(key("anna"), None);
        assert_eq!(key("123"), None);
    }

    #[test]
    fn text_messages_go_to_mobiles() {
        assert_eq!(Phone::parse(" 138 0013 8000 ").map(|phone| phone.key), Ok("+8613800138000".to_owned()));
        assert_eq!(Phone::parse("+1 212 555 0142").map(|phone| phone.key), Ok("+12125550142".to_owned()));
        for text in ["010-8888 8888", "12345678", "anna", "+86 23800138000"] {
            assert_eq!(Phone::parse(text), Err(Code::Malformed), "{text}");
        }
        assert_eq!(Phone::parse(" "), Err(Code::Required));
    }
}
