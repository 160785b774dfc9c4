//! Phone numbers.

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
}
