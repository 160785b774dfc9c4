//! Characters that look like a Latin letter: of Cyrillic and Greek, and digits and signs that people write for letters. Pure.
//!
//! The letters are the single characters that the table of confusables of Unicode (UTS #39) gives for the lower-case letters,
//! as far as they occur in those alphabets and in Latin; digits and signs are the ones that are commonly written for letters.
//! `i`, `l`, `1` and what looks like them count as one.

/// The letter that a folded character may be taken for; none for what looks like no letter.
pub fn letter(c: char) -> Option<char> {
    Some(match c {
        'i' | 'l' | '1' | '|' | '!' | 'ı' | 'ɩ' | 'і' | 'ι' | 'ӏ' | 'ǀ' | 'ⅼ' | 'ⵏ' => 'l',
        'a'..='z' => c,
        '0' | 'о' | 'ο' | 'σ' | 'ѻ' | 'օ' => 'o',
        '3' | 'е' | 'ҽ' | 'є' | 'ε' | 'ё' | '€' => 'e',
        '4' | '@' | 'а' | 'α' | 'ɑ' => 'a',
        '5' | '$' | 'ѕ' | 'ꜱ' => 's',
        '6' | 'в' | 'ь' | 'β' | 'ß' => 'b',
        '7' | '+' | 'т' | 'τ' => 't',
        '8' => 'b',
        '9' | 'ԛ' => 'q',
        '2' => 'z',
        'с' | 'ϲ' | '¢' | 'ᴄ' => 'c',
        'ԁ' | 'ժ' => 'd',
        'ɡ' | 'ց' => 'g',
        'һ' | 'н' | 'η' | 'հ' => 'h',
        'ј' | 'ϳ' => 'j',
        'к' | 'κ' | 'ĸ' => 'k',
        'м' | 'μ' => 'm',
        'п' | 'ո' => 'n',
        'р' | 'ρ' | 'ϱ' => 'p',
        'г' | 'ᴦ' => 'r',
        'υ' | 'ս' | 'ц' => 'u',
        'ν' | 'ѵ' | 'ᴠ' => 'v',
        'ѡ' | 'ω' | 'ԝ' | 'ա' | 'ш' => 'w',
        'х' | 'χ' | '×' => 'x',
        'у' | 'γ' | 'ү' | 'ʏ' => 'y',
        'ᴢ' => 'z',
        _ => return None,
    })
}

/// Whether a folded character is a letter of another alphabet that looks like a Latin one, or a sign or digit that stands for
/// one: not the letter itself.
pub fn is_disguise(c: char) -> bool {
    !c.is_ascii_lowercase() && letter(c).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_letter_is_taken_for_it() {
        let read: String = "сһеар".chars().filter_map(letter).collect();
        assert_eq!(read, "cheap");
        assert_eq!("1337".chars().filter_map(letter).collect::<String>(), "leet");
        assert_eq!(letter('i'), letter('l'));
        assert_eq!(letter('字'), None);
        assert!(is_disguise('а') && !is_disguise('a') && !is_disguise('字'));
    }

    #[test]
    fn a_letter_that_was_read_is_read_as_itself_again() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            if let Some(read) = letter(c) {
                assert_eq!(letter(read), Some(read), "{c}");
            }
        }
    }
}
