//! Which language somebody reads: what a browser says it prefers, where nobody has chosen.

use linli_entities::account::Locale;

/// The language of the product that fits `Accept-Language` best; Chinese where none does.
pub fn preferred(accept_language: Option<&str>) -> Locale {
    let ranges = accept_language.unwrap_or_default().split(',').take(20).filter_map(|range| {
        let mut parts = range.split(';');
        let locale = of_tag(parts.next()?)?;
        let weight =
            parts.find_map(|part| part.trim().strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
        (weight > 0.0).then_some((locale, weight))
    });
    let better = |best: Option<(Locale, f32)>, next: (Locale, f32)| match best {
        Some(best) if best.1 >= next.1 => Some(best),
        _ => Some(next),
    };
    ranges.fold(None, better).map_or(Locale::ZhCn, |(locale, _)| locale)
}

/// The language of a tag like `zh-Hans-CN` or `en-GB`.
fn of_tag(tag: &str) -> Option<Locale> {
    let language = tag.trim().split('-').next()?.to_ascii_lowercase();
    match language.as_str() {
        "zh" => Some(Locale::ZhCn),
        "en" => Some(Locale::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_that_is_preferred_most_is_taken() {
        for (header, locale) in [
            (None, Locale::ZhCn),
            (Some(""), Locale::ZhCn),
            (Some("en-GB,en;q=0.9"), Locale::En),
            (Some("zh-CN,zh;q=0.9,en;q=0.8"), Locale::ZhCn),
            (Some("de, en;q=0.5, zh;q=0.7"), Locale::ZhCn),
            (Some("fr"), Locale::ZhCn),
            (Some("zh;q=0, en;q=0.1"), Locale::En),
        ] {
            assert_eq!(preferred(header), locale, "{header:?}");
        }
    }
}
