//! Pages of a list: `?limit=&after=` in, `{items, next}` out. A cursor is opaque to clients.
//!
//! It is the key of the last item, and never an offset that a database would have to count up to. Only what a search
//! finds by relevance has no key to go on from: there the cursor holds how many hits came before, of the 1000 that can be
//! reached at all (`linli_search::RELEVANCE_OFFSET_MAX`).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use poem_openapi::Object;
use poem_openapi::types::{ParseFromJSON, ToJSON};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::code::Code;
use crate::error::Error;

/// How many items a page has unless the client says.
pub const LIMIT_DEFAULT: u64 = 20;
/// How many items a page has at most.
pub const LIMIT_MAX: u64 = 100;

/// One page of a list.
#[derive(Clone, Debug, Object)]
pub struct Page<T: ParseFromJSON + ToJSON> {
    /// The items of this page, in order.
    pub items: Vec<T>,
    /// Give this as `after` to get the next page; null on the last.
    pub next: Option<String>,
}

/// Which page of a list is asked for; `K` is the key that the list is sorted by.
#[derive(Clone, Copy, Debug)]
pub struct PageRequest<K> {
    /// 1 to [`LIMIT_MAX`].
    pub limit: u64,
    /// The key of the last item of the page before.
    pub after: Option<K>,
}

impl<K: Serialize + DeserializeOwned> PageRequest<K> {
    /// Reads the parameters `limit` and `after`.
    ///
    /// # Errors
    /// [`Code::OutOfRange`] and [`Code::BadCursor`].
    pub fn parse(limit: Option<u64>, after: Option<&str>) -> Result<Self, Error> {
        let limit = limit.unwrap_or(LIMIT_DEFAULT);
        if !(1..=LIMIT_MAX).contains(&limit) {
            return Err(Error::invalid("/limit", Code::OutOfRange));
        }
        let after = after.filter(|text| !text.is_empty()).map(decode).transpose()?;
        Ok(Self { limit, after })
    }

    /// How many rows to ask the database for: one more than the page holds tells whether another follows.
    pub fn rows(&self) -> u64 {
        self.limit + 1
    }

    /// Cuts what the database gave to the page and makes the cursor of the next from its last row.
    pub fn cut<R>(&self, mut rows: Vec<R>, key: impl Fn(&R) -> K) -> (Vec<R>, Option<String>) {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(|last| encode(&key(last)));
        (rows, next)
    }
}

/// The cursor of a key.
pub fn encode<K: Serialize>(key: &K) -> String {
    // Keys are tuples of numbers and times: they always serialise.
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).unwrap_or_default())
}

fn decode<K: DeserializeOwned>(text: &str) -> Result<K, Error> {
    let bad = || Error::invalid("/after", Code::BadCursor);
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| bad())?;
    let key: Value = serde_json::from_slice(&bytes).map_err(|_| bad())?;
    if !is_known(&key) {
        return Err(bad());
    }
    serde_json::from_value(key).map_err(|_| bad())
}

/// Whether a database can look for it: no text of ours has a NUL, and no instant a year beyond four digits.
fn is_known(key: &Value) -> bool {
    match key {
        Value::String(text) => !text.contains('\0') && !text.starts_with(['-', '+']),
        Value::Array(parts) => parts.iter().all(is_known),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_the_key_it_was_made_of() {
        let request = PageRequest::<(i64, String)> { limit: 2, after: None };
        let (items, next) =
            request.cut(vec![(1, "a".to_owned()), (2, "b".into()), (3, "c".into())], Clone::clone);
        assert_eq!(items.len(), 2);
        let again = PageRequest::<(i64, String)>::parse(None, next.as_deref()).unwrap();
        assert_eq!(again.after, Some((2, "b".to_owned())));
    }

    #[test]
    fn a_cursor_of_another_list_is_refused() {
        assert!(PageRequest::<(i64, i64)>::parse(None, Some("bm9uc2Vuc2U")).is_err());
        assert!(PageRequest::<i64>::parse(Some(101), None).is_err());
        for strange in ["a\0", "-4800-01-01T00:00:00Z"] {
            assert!(
                PageRequest::<(String, i64)>::parse(None, Some(&encode(&(strange, 1)))).is_err(),
                "{strange}"
            );
        }
    }
}
