//! By what a text is known that says much the same as another: the least hashes of its parts of three characters. Pure.
//!
//! Of two texts as many of these hashes are the same as the texts have parts in common (MinHash): with [`ALIKE_MIN`] of
//! [`HASHES`] some seven tenths. A text cannot be had from them.

use linli_search::{Kind, fold_char, kind};

/// Hashes of a text.
pub const HASHES: usize = 32;
/// Hashes that two texts have in common that say much the same.
pub const ALIKE_MIN: usize = 22;
/// Characters of a part.
const PART: usize = 3;
/// Parts from which on a text is compared: shorter ones are alike by chance.
const PARTS_MIN: usize = 12;
/// Characters of a text that are looked at.
const CHARS_MAX: usize = 4_000;

/// The hashes of a text; none for one that is too short to be compared.
pub fn sketch(text: &str) -> Option<Vec<i64>> {
    let mut folded = vec![];
    for c in text.chars().take(CHARS_MAX) {
        fold_char(c, &mut |c| {
            if kind(c) != Kind::Break {
                folded.push(c);
            }
        });
    }
    let parts: Vec<u64> = folded.windows(PART).map(hash).collect();
    if parts.len() < PARTS_MIN {
        return None;
    }
    let least = |slot: usize| parts.iter().map(|part| mixed(*part, slot as u64)).min().unwrap_or_default();
    Some((0..HASHES).map(|slot| least(slot).cast_signed()).collect())
}

/// FNV-1a over the characters of a part.
fn hash(part: &[char]) -> u64 {
    part.iter().fold(0xcbf2_9ce4_8422_2325, |hash, c| (hash ^ u64::from(*c)).wrapping_mul(0x0100_0000_01b3))
}

/// Another order of all hashes for each slot: the finaliser of `SplitMix64`.
fn mixed(hash: u64, slot: u64) -> u64 {
    let mut z = hash.wrapping_add((slot + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn common(one: &str, other: &str) -> usize {
        let (one, other) = (sketch(one).unwrap(), sketch(other).unwrap());
        one.iter().filter(|hash| other.contains(hash)).count()
    }

    #[test]
    fn a_short_text_is_like_no_other() {
        assert_eq!(sketch("同问，谢谢！"), None);
        assert_eq!(sketch(""), None);
    }

    #[test]
    fn signs_and_scripts_make_no_difference() {
        let one = "长期代开各类发票，税点优惠，保真可查，联系电话在主页，欢迎新老客户来电咨询。";
        let other = "長期代開各類發票 税点优惠 保真可查!! 联系电话在主页 ** 欢迎新老客户来电咨询";
        assert!(common(one, other) >= ALIKE_MIN, "{}", common(one, other));
    }

    proptest! {
        #[test]
        fn with_a_few_other_characters_it_says_much_the_same(
            text in "[一-龥]{150,300}",
            at in 0..150_usize,
            other in "[一-龥]{3}",
        ) {
            let mut chars: Vec<char> = text.chars().collect();
            chars.splice(at..(at + 3).min(chars.len()), other.chars());
            let changed: String = chars.into_iter().collect();
            prop_assert!(common(&text, &changed) >= ALIKE_MIN);
        }

        #[test]
        fn what_says_something_else_does_not(one in "[一-龥]{40,200}", other in "[一-龥]{40,200}") {
            prop_assert!(common(&one, &other) < ALIKE_MIN / 2);
        }
    }
}
