//! Names that are valid here, made of such as are not: the same names of the same dump each time.

use std::collections::HashSet;

use crate::features::accounts::rules::names::{self, Name};
use crate::features::accounts::rules::profiles;

/// The longest name.
const NAME_CHARS_MAX: usize = 32;
/// The longest slug.
const SLUG_CHARS_MAX: usize = 60;

/// Names that are given.
#[derive(Debug, Default)]
pub struct Names {
    taken: HashSet<String>,
    /// Names that became others: their numbers there, and what they became.
    pub changed: Vec<(i64, String)>,
}

impl Names {
    /// Begins with names that others have.
    pub fn beside(taken: &[String]) -> Self {
        let taken = taken.iter().map(|name| names::key(name.trim())).collect();
        Self { taken, changed: vec![] }
    }

    /// The name of an account, and what is shown. What was a mail address or a telephone number is shown no more.
    pub fn account(&mut self, id: i64, old: &str) -> (String, String) {
        let private = is_private(old);
        let wanted = if private { format!("user-{}", id.unsigned_abs()) } else { sound(old, id) };
        let name = self.unique(wanted, id);
        let changed = name != old;
        if changed {
            self.changed.push((id, name.clone()));
        }
        let shown = Some(old).filter(|_| changed && !private);
        let shown = shown.and_then(|old| profiles::display_name(old).ok()).unwrap_or_else(|| name.clone());
        (name, shown)
    }

    fn unique(&mut self, wanted: String, id: i64) -> String {
        let mut name = wanted.clone();
        let mut round = 0;
        while self.taken.contains(&names::key(&name)) {
            let ending = match round {
                0 => format!("-{}", id.unsigned_abs()),
                round => format!("-{}-{round}", id.unsigned_abs()),
            };
            let room = NAME_CHARS_MAX.saturating_sub(ending.len());
            let kept = format!("{}{ending}", trimmed(wanted.chars().take(room)));
            name = if Name::parse(&kept).is_ok() { kept } else { format!("user{ending}") };
            round += 1;
        }
        self.taken.insert(names::key(&name));
        name
    }
}

/// Whether a name is a mail address or a telephone number.
pub fn is_private(name: &str) -> bool {
    let digits = name.chars().filter(char::is_ascii_digit).count();
    let mail = name.split_once('@').is_some_and(|(_, host)| host.contains('.'));
    mail || (digits >= 7 && !name.chars().any(char::is_alphabetic))
}

fn trimmed(name: impl Iterator<Item = char>) -> String {
    name.collect::<String>().trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// The name with what is not allowed as `-`; made of its number where too little is left.
fn sound(old: &str, id: i64) -> String {
    if let Ok(name) = Name::parse(old) {
        return name.shown;
    }
    let mut signs = String::new();
    for c in old.trim().chars() {
        if c.is_alphanumeric() || "_-.".contains(c) {
            signs.push(c);
        } else if !signs.ends_with('-') {
            signs.push('-');
        }
    }
    let name = trimmed(signs.chars().take(NAME_CHARS_MAX));
    let numbered = format!("{}-{}", trimmed(name.chars().take(20)), id.unsigned_abs());
    let parsed = [name, numbered].iter().find_map(|name| Name::parse(name).ok());
    parsed.map_or_else(|| format!("user-{}", id.unsigned_abs()), |name| name.shown)
}

/// Slugs that are given.
#[derive(Debug, Default)]
pub struct Slugs(HashSet<String>);

impl Slugs {
    /// A slug that is not given yet: the old one where it is sound, else one of the number.
    pub fn unique(&mut self, old: &str, fallback: &str) -> String {
        let sign = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        let old: String = old.chars().filter(char::is_ascii).map(sign).take(SLUG_CHARS_MAX).collect();
        let old = old.trim_matches('-');
        let wanted = if old.len() < 2 { fallback } else { old };
        let mut slug = wanted.to_owned();
        let mut round = 2;
        while self.0.contains(&slug) {
            let ending = format!("-{round}");
            slug = format!("{}{ending}", &wanted[..wanted.len().min(SLUG_CHARS_MAX - ending.len())]);
            round += 1;
        }
        self.0.insert(slug.clone());
        slug
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_that_are_none_become_such_the_same_each_time() {
        let mut names = Names::beside(&["Admin".to_owned()]);
        for (id, old, name, shown) in [
            (1, "admin", "admin-1", "admin"),
            (2, "小李", "小李", "小李"),
            (3, "小 李", "小-李", "小 李"),
            (4, "小/李", "小-李-4", "小/李"),
            (5, "13800138000", "user-5", "user-5"),
            (6, "li@mail.example", "user-6", "user-6"),
            (7, "x", "x-7", "x"),
            (8, "★", "user-8", "user-8"),
            (-1, "system", "system", "system"),
            (9, "SYSTEM", "SYSTEM-9", "SYSTEM"),
        ] {
            assert_eq!(names.account(id, old), (name.to_owned(), shown.to_owned()), "{old}");
        }
        assert_eq!(names.changed.len(), 8);
    }

    #[test]
    fn a_slug_is_given_once() {
        let mut slugs = Slugs::default();
        assert_eq!(slugs.unique("Site Feedback", "c-1"), "site-feedback");
        assert_eq!(slugs.unique("site-feedback", "c-2"), "site-feedback-2");
        assert_eq!(slugs.unique("邻里", "c-3"), "c-3");
        assert_eq!(slugs.unique("", "c-3"), "c-3-2");
    }

    proptest! {
        #[test]
        fn whatever_a_name_was_it_is_sound_and_given_once(old in proptest::collection::vec("\\PC{0,40}", 1..20)) {
            let mut names = Names::default();
            let mut keys = std::collections::HashSet::new();
            for (id, old) in old.iter().enumerate() {
                let (name, shown) = names.account(id as i64 + 1, old);
                let parsed = Name::parse(&name);
                prop_assert!(parsed.is_ok(), "{:?} became {:?}", old, name);
                prop_assert!(keys.insert(parsed.expect("a name").key), "{:?} twice", name);
                prop_assert!(profiles::display_name(&shown).is_ok(), "{:?}", shown);
            }
        }
    }
}
