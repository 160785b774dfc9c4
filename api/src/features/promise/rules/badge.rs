//! A badge: what was promised on the left, how it was kept on the right.

use std::fmt::Write as _;

use linli_entities::account::Locale;

use super::figures::Figures;

/// The badge as SVG. It holds no text that anybody wrote.
pub fn badge(figures: &Figures, locale: Locale) -> String {
    let judged = figures.met_count + figures.breached_count;
    let (label, value) = match (locale, figures.compliance_percent()) {
        (Locale::ZhCn, Some(percent)) => ("24 小时内回复", format!("{percent:.1}%（{judged} 件）")),
        (Locale::ZhCn, None) => ("24 小时内回复", "暂无数据".to_owned()),
        (Locale::En, Some(percent)) => ("answered within 24 h", format!("{percent:.1}% of {judged}")),
        (Locale::En, None) => ("answered within 24 h", "no data yet".to_owned()),
    };
    // Dark enough for white text (WCAG AA) in every case.
    let colour = match figures.compliance_percent() {
        None => "#595959",
        Some(percent) if percent >= 95.0 => "#1a7f37",
        Some(percent) if percent >= 80.0 => "#8a5a00",
        Some(_) => "#b3261e",
    };
    let (left, right) = (width(label) + 20, width(&value) + 20);
    let (all, begin) = (left + right, left + right / 2);
    let mut svg = String::with_capacity(1024);
    // Writing to memory does not fail.
    let _ = write!(
        svg,
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{all}" height="24" role="img" aria-label="{label}: {value}"><title>{label}: {value}</title><clipPath id="r"><rect width="{all}" height="24" rx="4"/></clipPath><g clip-path="url(#r)"><rect width="{left}" height="24" fill="#333"/><rect x="{left}" width="{right}" height="24" fill="{colour}"/></g><g fill="#fff" text-anchor="middle" font-family="system-ui,'PingFang SC','Microsoft YaHei',sans-serif" font-size="12"><text x="{}" y="16">{label}</text><text x="{begin}" y="16">{value}</text></g></svg>"##,
        left / 2,
    );
    svg
}

/// About how wide a text is, in pixels: characters of Chinese fill a square, others about half of one.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 7 } else { 12 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_badge_says_how_the_promise_was_kept_or_that_nobody_knows() {
        let kept = Figures { met_count: 59, breached_count: 1, ..Figures::default() };
        assert!(badge(&kept, Locale::ZhCn).contains(">98.3%（60 件）</text>"));
        assert!(badge(&kept, Locale::En).contains("answered within 24 h: 98.3% of 60"));
        assert!(badge(&Figures::default(), Locale::ZhCn).contains("暂无数据"));
        let broken = Figures { met_count: 1, breached_count: 9, ..Figures::default() };
        assert!(badge(&broken, Locale::En).contains("#b3261e"));
    }
}
