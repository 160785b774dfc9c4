//! How it is drawn: what is hashed, in exact bytes, and how winners follow from it (docs/draws.md). Pure. The same is done
//! by the page in the browser and by the script beside the manual; all three are held to the same vectors.

use linli_entities::draw::DrawId;

use super::VALUE_MAX;
use crate::code::Code;
use crate::secret;

/// The name of the way on which it is drawn.
pub const ALGORITHM: &str = "linli-draw-v1";

/// A secret of 32 bytes.
pub type Secret = [u8; 32];

/// The secret of a draw: of what its row holds and of the key of the installation, so that who reads the database alone
/// does not know it.
pub fn secret(server_key: &str, seed: &str) -> Secret {
    secret::hmac(server_key.as_bytes(), &[b"linli-draw-secret-v1\n", seed.as_bytes()])
}

/// What is published of the secret before it is drawn.
pub fn commitment(secret: &Secret) -> String {
    secret::hash_bytes(secret)
}

/// What stands for a member in the list: only who knows the salt can tell whom.
pub fn pseudonym(draw: DrawId, number: i32, member: &str, salt: &str) -> String {
    secret::hash(&format!("linli-draw-entry-v1\n{draw}\n{number}\n{member}\n{salt}\n"))
}

/// The list of entries, in the order of their numbers.
pub fn list<'a>(entries: impl IntoIterator<Item = (i32, &'a str)>) -> String {
    entries.into_iter().map(|(number, pseudonym)| format!("{number} {pseudonym}\n")).collect()
}

/// The hash of the list.
pub fn entries_hash(list: &str) -> String {
    secret::hash(list)
}

/// A public value as it is hashed: the runs of ASCII letters and digits in what was announced, in small letters, with a
/// space between them; so that nobody can choose how it is spelled.
///
/// # Errors
/// [`Code::Required`] where there is nothing of that, [`Code::TooLong`].
pub fn value(announced: &str) -> Result<String, Code> {
    let half = |c: char| match c {
        // Digits and letters of full width.
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
        }
        c => c,
    };
    let plain: String = announced.chars().map(half).collect();
    let runs = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|run| !run.is_empty());
    let value = runs.collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    match value.len() {
        0 => Err(Code::Required),
        1..=VALUE_MAX => Ok(value),
        _ => Err(Code::TooLong),
    }
}

/// Numbers that follow from a key, one after another.
#[derive(Clone, Debug)]
pub struct Numbers {
    key: [u8; 32],
    count: u64,
}

impl Numbers {
    /// Those of a draw.
    pub fn of(secret: &Secret, entries_hash: &str, value: &str) -> Self {
        let text = format!("{ALGORITHM}\n{entries_hash}\n{value}\n");
        Self { key: secret::hmac(secret, &[text.as_bytes()]), count: 0 }
    }

    /// The next of 64 bits.
    fn take(&mut self) -> u64 {
        let block = secret::hmac(&self.key, &[self.count.to_string().as_bytes()]);
        self.count += 1;
        block.iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
    }

    /// One of 0 … `bound` - 1, each as likely as any other: what would favour some is passed over.
    pub fn below(&mut self, bound: u64) -> u64 {
        let bound = bound.max(1);
        let whole = (1_u128 << 64) / u128::from(bound) * u128::from(bound);
        loop {
            let number = self.take();
            if u128::from(number) < whole {
                return number % bound;
            }
        }
    }
}

/// The numbers that win, in the order in which they are drawn: each at most once, and all where there are more prizes.
pub fn winners(mut numbers: Numbers, entry_count: i32, prize_count: i32) -> Vec<i32> {
    let mut left: Vec<i32> = (1..=entry_count).collect();
    let mut drawn = vec![];
    for _ in 0..prize_count {
        if left.is_empty() {
            break;
        }
        let index = numbers.below(left.len() as u64);
        // The last takes the place of the one that was drawn.
        drawn.push(left.swap_remove(usize::try_from(index).unwrap_or(0)));
    }
    drawn
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn vectors() -> Value {
        serde_json::from_str(include_str!("../../../../../docs/draws/vectors.json")).unwrap()
    }

    fn text<'a>(value: &'a Value, name: &str) -> &'a str {
        value[name].as_str().unwrap()
    }

    fn number(value: &Value, name: &str) -> i32 {
        i32::try_from(value[name].as_i64().unwrap()).unwrap()
    }

    fn secret_of(value: &Value) -> Secret {
        hex::decode(text(value, "secret")).unwrap().try_into().unwrap()
    }

    #[test]
    fn all_of_it_is_what_the_vectors_say() {
        for one in vectors()["draws"].as_array().unwrap() {
            let secret = secret_of(one);
            assert_eq!(commitment(&secret), text(one, "commitment"));
            let draw = DrawId(one["draw_id"].as_i64().unwrap());
            let mut lines = vec![];
            for entry in one["entries"].as_array().unwrap() {
                let number = number(entry, "number");
                let made = pseudonym(draw, number, text(entry, "member_number"), text(entry, "salt"));
                assert_eq!(made, text(entry, "pseudonym"));
                lines.push((number, made));
            }
            let list = list(lines.iter().map(|(number, pseudonym)| (*number, pseudonym.as_str())));
            assert_eq!(list, text(one, "list"));
            assert_eq!(entries_hash(&list), text(one, "entries_hash"));
        }
    }

    #[test]
    fn winners_are_what_the_vectors_say() {
        let vectors = vectors();
        for one in vectors["draws"].as_array().unwrap().iter().chain(vectors["winners"].as_array().unwrap()) {
            let numbers = Numbers::of(&secret_of(one), text(one, "entries_hash"), text(one, "value"));
            let drawn = winners(numbers, number(one, "entry_count"), number(one, "prize_count"));
            assert_eq!(Value::from(drawn), one["winners"]);
        }
        for one in vectors["numbers"].as_array().unwrap() {
            let key = hex::decode(text(one, "key")).unwrap().try_into().unwrap();
            let mut numbers = Numbers { key, count: 0 };
            let bound = text(one, "bound").parse().unwrap();
            for expected in one["numbers"].as_array().unwrap() {
                assert_eq!(numbers.below(bound).to_string(), expected.as_str().unwrap());
            }
        }
        for one in vectors["values"].as_array().unwrap() {
            assert_eq!(value(text(one, "announced")).unwrap(), text(one, "value"));
        }
    }

    #[test]
    fn a_value_is_spelled_in_one_way() {
        for spelled in ["01 05 12 + 08", "01,05,12|08", " ０１-０５ 12 　08。", "红球 01 05 12 蓝球 08"]
        {
            assert_eq!(value(spelled).unwrap(), "01 05 12 08", "{spelled}");
        }
        assert_eq!(value("0xAB.c"), Ok("0xab c".to_owned()));
        assert_eq!(value("。，"), Err(Code::Required));
        assert_eq!(value(&"1".repeat(VALUE_MAX + 1)), Err(Code::TooLong));
    }

    fn drawn(round: u32, entry_count: i32, prize_count: i32) -> Vec<i32> {
        let numbers = Numbers::of(&[7; 32], "list", &round.to_string());
        winners(numbers, entry_count, prize_count)
    }

    #[test]
    fn nobody_wins_twice_and_where_there_is_more_than_enough_everybody_does() {
        for round in 0..200 {
            let (entries, prizes) = (i32::try_from(round % 23).unwrap(), i32::try_from(round % 7).unwrap());
            let mut won = drawn(round, entries, prizes);
            assert_eq!(won, drawn(round, entries, prizes), "the same again");
            assert_eq!(won.len(), usize::try_from(entries.min(prizes)).unwrap());
            assert!(won.iter().all(|number| (1..=entries).contains(number)));
            won.sort_unstable();
            won.dedup();
            assert_eq!(won.len(), usize::try_from(entries.min(prizes)).unwrap());
        }
    }

    /// Chi-square of how often each of `cells` was met.
    fn chi_square(met: &[u32]) -> f64 {
        let expected = f64::from(met.iter().sum::<u32>()) / met.len() as f64;
        met.iter().map(|count| (f64::from(*count) - expected).powi(2) / expected).sum()
    }

    #[test]
    fn everybody_wins_equally_often_each_prize_and_each_pair() {
        const ENTRIES: usize = 9;
        let (mut first, mut last) = ([0; ENTRIES], [0; ENTRIES]);
        let mut pairs = [0; ENTRIES * (ENTRIES - 1)];
        for round in 0..9_000 {
            let won = drawn(round, 9, 3);
            let at = |place: usize| usize::try_from(won[place] - 1).unwrap();
            first[at(0)] += 1;
            last[at(2)] += 1;
            let other = at(1) - usize::from(at(1) > at(0));
            pairs[at(0) * (ENTRIES - 1) + other] += 1;
        }
        // Eight degrees of freedom: beyond 26.1 once in a thousand times; of 71 beyond 112.
        assert!(chi_square(&first) < 26.1, "{first:?}");
        assert!(chi_square(&last) < 26.1, "{last:?}");
        assert!(chi_square(&pairs) < 112.0, "{pairs:?}");
    }

    #[test]
    fn whatever_goes_into_it_changes_who_wins() {
        let one =
            |secret: u8, list: &str, value: &str| winners(Numbers::of(&[secret; 32], list, value), 1_000, 10);
        let all = [one(1, "a", "1"), one(2, "a", "1"), one(1, "b", "1"), one(1, "a", "2")];
        for (index, won) in all.iter().enumerate() {
            assert!(!all[..index].contains(won));
        }
    }
}
