//! Marks and snippets, made on the text that the database holds.
//!
//! A text is scanned by the same analyzer as when it was indexed, so that what was found is what
//! gets marked, across widths, accents and Traditional or Simplified characters. What always
//! holds: the result is safe HTML (text escaped, `<mark>` the only tag, always closed), neither a
//! cut nor a mark splits what a reader sees as one character, and no text makes it panic.
//!
//! A clause that occurs as it stands is marked whole; one that does not (a relaxed hit, or a title
//! that shares a word with the query) has its pairs and words marked instead.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use crate::clause::ClausePiece;
use crate::fold::Kind;
use crate::query::Query;
use crate::tokens::Scan;

/// Matches of one text that are weighed when a snippet is placed; all are marked.
const WEIGHED_MAX: usize = 500;

/// Marks the words of one query in any number of texts.
#[derive(Debug, Clone)]
pub struct Highlighter {
    targets: Vec<Target>,
}

/// What to look for on behalf of one clause.
#[derive(Debug, Clone)]
struct Target {
    whole: Vec<ClausePiece>,
    /// Pairs and words, for texts in which the whole does not occur.
    fragments: Vec<Vec<ClausePiece>>,
}

/// An occurrence, in bytes of the text, widened to whole graphemes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Match {
    bytes: Range<usize>,
    /// Index of the target.
    target: usize,
    /// How much it counts when a window is chosen.
    weight: usize,
}

impl Highlighter {
    /// A highlighter for what the query asks for; what it excludes is not marked.
    #[must_use]
    pub fn new(query: &Query) -> Highlighter {
        let targets = query.wanted().map(|clause| {
            let mut fragments: Vec<Vec<ClausePiece>> = Vec::new();
            for run in clause.runs() {
                if run[0].kind == Kind::Word {
                    fragments.push(run.to_vec());
                } else {
                    fragments.extend(run.windows(2).map(<[ClausePiece]>::to_vec));
                }
            }
            Target { whole: clause.pieces.clone(), fragments }
        });
        Highlighter { targets: targets.collect() }
    }

    /// The stretch of `text` that shows most of the query, as HTML, at most `max_chars` characters
    /// of text long (more only if one grapheme alone is longer), with `…` where it was cut.
    ///
    /// Without a match it is the beginning of the text.
    #[must_use]
    pub fn snippet(&self, text: &str, max_chars: usize) -> String {
        let max_chars = max_chars.max(1);
        let scan = Scan::of(text);
        let matches = self.matches(&scan, text);
        let window = window(text, &scan, &matches, max_chars);
        let mut html = String::with_capacity(window.len() + 64);
        if window.start > 0 {
            html.push('…');
        }
        render(text, window.clone(), &matches, &mut html);
        if window.end < text.len() {
            html.push('…');
        }
        html
    }

    /// The whole text as HTML, every match marked: for titles.
    #[must_use]
    pub fn mark_all(&self, text: &str) -> String {
        let matches = self.matches(&Scan::of(text), text);
        let mut html = String::with_capacity(text.len() + 32);
        render(text, 0..text.len(), &matches, &mut html);
        html
    }

    /// All matches, by start.
    fn matches(&self, scan: &Scan, text: &str) -> Vec<Match> {
        let mut matches = Vec::new();
        for (index, target) in self.targets.iter().enumerate() {
            let mut found = find(scan, &target.whole);
            let mut weight = 2;
            if found.is_empty() {
                found = target.fragments.iter().flat_map(|part| find(scan, part)).collect();
                weight = 1;
            }
            matches.extend(found.into_iter().map(|bytes| Match {
                bytes: grapheme_start(text, bytes.start)..grapheme_end(text, bytes.end),
                target: index,
                weight,
            }));
        }
        matches.sort_by_key(|m| (m.bytes.start, m.bytes.end));
        matches
    }
}

/// The bytes of every place where the pieces stand side by side.
fn find(scan: &Scan, wanted: &[ClausePiece]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for candidate in scan.pieces().windows(wanted.len()) {
        let base = candidate[0].position;
        let wanted_base = wanted[0].position;
        let same = candidate.iter().zip(wanted).all(|(piece, wanted)| {
            piece.kind == wanted.kind
                && piece.position - base == wanted.position - wanted_base
                && scan.text(piece) == wanted.text
        });
        if same {
            found.push(candidate[0].from..candidate[candidate.len() - 1].to);
        }
    }
    found
}

/// The bytes of the text that a snippet shows.
fn window(text: &str, scan: &Scan, matches: &[Match], max_chars: usize) -> Range<usize> {
    let core = best_core(text, matches, max_chars).unwrap_or(0..0);
    let slack = max_chars.saturating_sub(text[core.clone()].chars().count());
    // A third of the room before the match; more when the text ends soon after it.
    let after = text[core.end..].chars().take(slack).count();
    let lead = (slack / 3).max(slack - after);
    let mut start = back(text, core.start, lead);
    if let Some(word) = word_around(scan, start).filter(|word| word.end <= core.start) {
        start = word.end;
    }
    // No space between the ellipsis and the text.
    if start > 0 {
        start += leading_space(&text[start..core.start.max(start)]);
    }
    start = grapheme_start(text, start);
    let mut end = forward(text, start, max_chars);
    if let Some(word) = word_around(scan, end).filter(|word| word.start >= core.end.max(start + 1)) {
        end = word.start;
    }
    let kept = core.end.clamp(start, end);
    if end < text.len() {
        end = kept + text[kept..end].trim_end().len();
    }
    end = grapheme_start(text, end);
    if end <= start {
        end = grapheme_end(text, forward(text, start, 1));
    }
    start..end
}

/// The stretch from one match to another, at most `max_chars` long, that covers most targets;
/// the earliest of equals.
fn best_core(text: &str, matches: &[Match], max_chars: usize) -> Option<Range<usize>> {
    let weighed = &matches[..matches.len().min(WEIGHED_MAX)];
    // Characters before each match, counted in one pass.
    let mut counted = (0, 0);
    let starts: Vec<usize> = weighed
        .iter()
        .map(|m| {
            counted.1 += text[counted.0..m.bytes.start].chars().count();
            counted.0 = m.bytes.start;
            counted.1
        })
        .collect();
    let mut best: Option<(usize, Range<usize>)> = None;
    for (i, first) in weighed.iter().enumerate() {
        let mut value = 0;
        let mut core = first.bytes.clone();
        let mut seen: Vec<(usize, &str)> = Vec::new();
        for (m, start) in weighed[i..].iter().zip(&starts[i..]) {
            let length = start - starts[i] + text[m.bytes.clone()].chars().count();
            if length > max_chars {
                break;
            }
            let key = (m.target, &text[m.bytes.clone()]);
            let whole_seen = seen.iter().any(|&(target, _)| m.weight == 2 && target == m.target);
            if !whole_seen && !seen.contains(&key) {
                seen.push(key);
                value += m.weight;
                core.end = core.end.max(m.bytes.end);
            }
        }
        if best.as_ref().is_none_or(|(most, _)| value > *most) {
            best = Some((value, core));
        }
    }
    // A single match longer than the snippet is shown from its beginning.
    best.map(|(_, core)| core.start..core.end.min(forward(text, core.start, max_chars)))
}

/// Writes a stretch of the text, escaped, with the matches inside it marked.
fn render(text: &str, window: Range<usize>, matches: &[Match], html: &mut String) {
    let mut at = window.start;
    let mut next = matches.iter().peekable();
    while let Some(m) = next.next() {
        let start = m.bytes.start.max(at);
        let mut end = m.bytes.end;
        // Overlapping and touching matches are one mark.
        while let Some(more) = next.next_if(|more| more.bytes.start <= end) {
            end = end.max(more.bytes.end);
        }
        let end = end.min(window.end);
        if start < end {
            escape(&text[at..start], html);
            html.push_str("<mark>");
            escape(&text[start..end], html);
            html.push_str("</mark>");
            at = end;
        }
    }
    escape(&text[at..window.end], html);
}

/// Text as HTML. Control characters become spaces; characters that change the direction of
/// writing are left out, because a cut may separate one from the character that ends its effect.
fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() => html.push(' '),
            c => html.push(c),
        }
    }
}

/// Bytes of white space at the front.
fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// The word that begins before `at` and ends after it.
fn word_around(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let pieces = scan.pieces();
    let index = pieces.partition_point(|piece| piece.to <= at);
    let piece = pieces.get(index)?;
    (piece.kind == Kind::Word && piece.from < at).then_some(piece.from..piece.to)
}

/// The offset `count` characters before `at`, or the beginning.
fn back(text: &str, at: usize, count: usize) -> usize {
    match count {
        0 => at,
        _ => text[..at].char_indices().rev().take(count).last().map_or(at, |(i, _)| i),
    }
}

/// The offset `count` characters after `at`, or the end.
fn forward(text: &str, at: usize, count: usize) -> usize {
    text[at..].char_indices().nth(count).map_or(text.len(), |(i, _)| at + i)
}

/// The nearest grapheme boundary at or before `at`, which lies on a character.
fn grapheme_start(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
        _ => at,
    }
}

/// The nearest grapheme boundary at or after `at`, which lies on a character.
fn grapheme_end(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    fn highlighter(query: &str) -> Highlighter {
        Highlighter::new(&Query::parse(query).unwrap())
    }

    #[test]
    fn marks_are_escaped_folded_and_exact() {
        for (query, text, html) in [
            (
                "物业 wifi",
                "我們的物業費，ＷｉＦｉ＆物業",
                "我們的<mark>物業</mark>費，<mark>ＷｉＦｉ</mark>＆<mark>物業</mark>",
            ),
            (
                "物业",
                "<script>alert('物业')</script> & \"",
                "&lt;script&gt;alert(&#39;<mark>物业</mark>&#39;)&lt;/script&gt; &amp; &quot;",
            ),
            ("m2", "89㎡", "89<mark>㎡</mark>"),
            ("89㎡", "共89㎡。", "共<mark>89㎡</mark>。"),
            ("1", "①②", "<mark>①</mark>②"),
            ("office", "oﬃces oﬃce", "oﬃces <mark>oﬃce</mark>"),
            ("3号楼", "13号楼3號樓", "13号楼<mark>3號樓</mark>"),
            ("cafe", "a cafe\u{301}!", "a <mark>cafe\u{301}</mark>!"),
            ("漏水", "漏\u{200B}水漏，水", "<mark>漏\u{200B}水</mark>漏，水"),
            ("-漏水 房子", "房子漏水", "<mark>房子</mark>漏水"),
        ] {
            assert_eq!(highlighter(query).mark_all(text), html, "{query} in {text}");
        }
    }

    #[test]
    fn without_the_whole_its_parts_are_marked() {
        let marked = highlighter("业主委员会 vip会所").mark_all("业主和委员的会所，VIP");
        assert_eq!(marked, "<mark>业主</mark>和<mark>委员</mark>的<mark>会所</mark>，<mark>VIP</mark>");
    }

    #[test]
    fn the_snippet_shows_the_richest_window() {
        let filler = "无关的文字。".repeat(30);
        let text = format!("物业{filler}物业的电梯坏了{filler}电梯");
        let html = highlighter("物业 电梯").snippet(&text, 30);
        assert!(html.contains("<mark>物业</mark>的<mark>电梯</mark>坏了"), "{html}");
        assert!(html.starts_with('…') && html.ends_with('…'));
        assert_eq!(html.replace("<mark>", "").replace("</mark>", "").chars().count(), 32);
        assert_eq!(highlighter("没有").snippet("短文", 10), "短文");
        assert_eq!(highlighter("没有").snippet(&text, 4), "物业无关…");
    }

    #[test]
    fn english_words_are_not_cut() {
        let text = "The elevator in building seven has been broken since the beginning of September";
        let html = highlighter("broken").snippet(text, 30);
        assert_eq!(html, "…been <mark>broken</mark> since the…");
    }

    #[test]
    fn a_cut_never_splits_a_grapheme() {
        let family = "👨‍👩‍👧‍👦";
        let text = format!("{family}漏水{family}🇨🇳🇨🇳e\u{301}");
        for max_chars in 0..20 {
            let html = highlighter("漏水").snippet(&text, max_chars);
            let plain = html.replace("<mark>", "").replace("</mark>", "").replace('…', "");
            let whole = text.graphemes(true).collect::<Vec<_>>();
            assert!(plain.graphemes(true).all(|g| whole.contains(&g)), "{max_chars}: {html}");
        }
    }

    /// What `escape` leaves of a text, without the escapes.
    fn shown(text: &str) -> String {
        let direction = |c: &char| !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        text.chars().filter(direction).map(|c| if c.is_control() { ' ' } else { c }).collect()
    }

    fn unescape(html: &str) -> String {
        html.replace("<mark>", "")
            .replace("</mark>", "")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
    }

    const NASTY: &str = "[漏水物業业a1㎡①ﬃﷺİß<&'\"\u{200D}\u{FE0F}\u{301}\u{202E}\0👨👩🇨🇳𠮷 \\n，]{0,40}";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn any_text_is_shown_faithfully(
            query in NASTY,
            text in prop_oneof![NASTY.boxed(), any::<String>().boxed()],
            max_chars in 0usize..50,
        ) {
            let Ok(query) = Query::parse(&query) else {
                return Ok(());
            };
            let highlighter = Highlighter::new(&query);
            prop_assert_eq!(unescape(&highlighter.mark_all(&text)), shown(&text));
            let html = highlighter.snippet(&text, max_chars);
            prop_assert_eq!(html.matches("<mark>").count(), html.matches("</mark>").count());
            let inside = unescape(&html);
            let inside = inside.strip_prefix('…').unwrap_or(&inside);
            let inside = inside.strip_suffix('…').unwrap_or(inside);
            prop_assert!(shown(&text).contains(inside));
        }
    }
}
