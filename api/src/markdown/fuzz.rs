//! Made-up texts: whatever is typed, what comes out is on the list, bounded, and stays what it is.
//!
//! Texts are crossed and bent from the examples of the suites and from attacks that are known. A few thousand in each run
//! of the tests; `LINLI_FUZZ_SECONDS` asks for longer (`make soak`: half an hour).

use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::Value;

use super::{Mentioned, Pictures, SANITISER, corpora, plain_paragraph, plain_text, render_at};
use crate::clock::Stopwatch;

/// Texts made up where nothing else is asked for.
const TEXTS: usize = 3_000;
/// The longest text made up, in characters; posts have a limit of their own.
const CHARS_MAX: usize = 4_000;
/// What a text consists of where there are no corpora, and what is strewn into others.
const PIECES: [&str; 40] = [
    "*",
    "**",
    "_",
    "~~",
    "||",
    "`",
    "```\n",
    "> ",
    "- ",
    "- [x] ",
    "1. ",
    "# ",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "|",
    "\n|---|\n",
    "[",
    "](",
    ")",
    "![",
    "[^1]",
    "\n[^1]: ",
    "<",
    ">",
    "<script>",
    "javascript:",
    "data:text/html,",
    "&#x6A;",
    "&colon;",
    "\\",
    "@",
    ":smile:",
    "http://",
    "电梯",
    "\u{200b}",
    "\u{202e}",
    "\u{0}",
    "\"onerror=",
];

fn seeds() -> Vec<String> {
    let mut seeds: Vec<String> = PIECES.iter().map(|piece| (*piece).to_owned()).collect();
    let Some(folder) = corpora() else { return seeds };
    for (file, field) in [
        ("commonmark-0.31.2.cc-by-sa-4.0.json", "markdown"),
        ("gfm.cc-by-sa-4.0.json", "markdown"),
        ("h5sc.mpl2.json", "data"),
        ("dompurify_expect.apache-mpl.json", "payload"),
    ] {
        let text = std::fs::read_to_string(folder.join("payloads").join(file)).expect("a corpus");
        let rows: Vec<Value> = serde_json::from_str(&text).expect("rows");
        seeds.extend(rows.iter().filter_map(|row| row[field].as_str()).map(str::to_owned));
    }
    seeds
}

/// A text made of parts of others.
fn made_up(seeds: &[String], dice: &mut StdRng) -> String {
    let mut text: Vec<char> = vec![];
    for _ in 0..dice.random_range(1..8) {
        let seed: Vec<char> = seeds[dice.random_range(0..seeds.len())].chars().collect();
        let from = dice.random_range(0..=seed.len());
        let to = dice.random_range(from..=seed.len());
        let part = if dice.random_bool(0.5) { &seed[..] } else { &seed[from..to] };
        for _ in 0..if dice.random_bool(0.05) { dice.random_range(1..200) } else { 1 } {
            text.extend(part);
        }
        if dice.random_bool(0.5) {
            let at = dice.random_range(0..=text.len());
            text.splice(at..at, PIECES[dice.random_range(0..PIECES.len())].chars());
        }
    }
    text.truncate(CHARS_MAX);
    text.into_iter().collect()
}

/// A text as a post shows it: with every mark that there is.
fn post(text: &str) -> String {
    render_at(text, &Mentioned::new(), &Pictures::new(), "http://linli.example")
}

/// The names of the tags that are opened, with what stands in them.
fn openings(html: &str) -> impl Iterator<Item = (&str, &str)> {
    html.split('<').skip(1).filter(|rest| !rest.starts_with('/')).map(|rest| {
        let inside = rest.split('>').next().unwrap_or_default();
        inside.split_once([' ', '\n']).unwrap_or((inside, ""))
    })
}

#[test]
fn whatever_is_typed_only_what_is_on_the_list_comes_out() {
    let seconds = std::env::var("LINLI_FUZZ_SECONDS").ok().map(|text| text.parse().expect("seconds"));
    let (watch, longest) = (Stopwatch::start(), seconds.map(Duration::from_secs));
    let seed = if seconds.is_some() { rand::random() } else { 7 };
    let (seeds, mut dice) = (seeds(), StdRng::seed_from_u64(seed));
    let mut count = 0;
    while longest.map_or(count < TEXTS, |longest| watch.elapsed() < longest) {
        let text = made_up(&seeds, &mut dice);
        let html = post(&text);
        let told = || format!("seed {seed}, text {count}: {text:?}\n{html}");
        // What nests too deep is its own text, with every sign of it written out.
        if html != plain_paragraph(&text) {
            assert_eq!(SANITISER.clean(&html).to_string(), html, "cleaned again it is another: {}", told());
        }
        assert!(html.len() <= 1_000 + 200 * text.len(), "{} bytes: {}", html.len(), told());
        for (tag, inside) in openings(&html) {
            let listed = matches!(
                tag,
                "p" | "br"
                    | "hr"
                    | "h1"
                    | "h2"
                    | "h3"
                    | "h4"
                    | "h5"
                    | "h6"
                    | "blockquote"
                    | "ul"
                    | "ol"
                    | "li"
                    | "pre"
                    | "code"
                    | "em"
                    | "strong"
                    | "del"
                    | "a"
                    | "table"
                    | "thead"
                    | "tbody"
                    | "tr"
                    | "th"
                    | "td"
                    | "sup"
                    | "section"
                    | "span"
                    | "details"
                    | "summary"
            );
            assert!(listed, "<{tag}>: {}", told());
            if let Some(link) = inside.split("href=\"").nth(1) {
                let target = link.split('"').next().unwrap_or_default().to_lowercase();
                let scheme = target.split_once(':').map_or("", |(scheme, _)| scheme);
                let elsewhere = scheme.chars().all(|c| c.is_ascii_alphanumeric());
                let known = matches!(scheme, "" | "http" | "https" | "mailto" | "tel");
                assert!(known || !elsewhere, "{target}: {}", told());
            }
        }
        let _ = plain_text(&text);
        count += 1;
    }
    println!("{count} texts made up, seed {seed}: none got through");
}

#[test]
fn what_blows_up_elsewhere_is_bounded_here() {
    let many = |text: &str, count: usize| text.repeat(count);
    let most = crate::features::posts::body::CHARS_MAX;
    for (what, text) in [
        ("nested emphasis", many("*a **a ", 2_200) + "b" + &many(" a** a*", 2_200)),
        ("closers without openers", many("a_ ", 10_000)),
        ("openers without closers", many("_a ", 10_000)),
        ("link closers", many("a]", 16_000)),
        ("link openers", many("[a", 16_000)),
        ("openers and closers that do not match", many("*a_ ", 8_000)),
        ("multiples of three", "a**b".to_owned() + &many("c* ", 10_000)),
        ("links and emphasis", many("[ a_", 8_000)),
        ("brackets and parentheses", many("[ (](", 6_000)),
        ("nested brackets", many("[", 15_000) + "a" + &many("]", 15_000)),
        ("nested quotes", many("> ", 15_000) + "a"),
        ("nested lists", (0..170).map(|depth| format!("{}* a\n", many("  ", depth))).collect()),
        (
            "nested footnotes",
            (0..1_500).map(|n| format!("[^{n}]: [^{}]\n\n", n + 1)).collect::<String>() + "[^0]",
        ),
        (
            "many references",
            (0..1_000).map(|n| format!("[{n}]: u\n")).collect::<String>() + &many("[0] ", 4_000),
        ),
        ("backticks", (1..240).map(|count| "e".to_owned() + &many("`", count)).collect()),
        ("declarations", many("<!A ", 8_000)),
        ("processing", many("<?", 16_000)),
        ("comments", "<!--".to_owned() + &many("<!--", 7_900)),
        ("table columns", many("|x", 7_000) + "|\n" + &many("|-", 7_000) + "|\n"),
        ("table that grows", format!("|{}\n|{}\n{}", many("x|", 100), many("-|", 100), many("|\n", 10_000))),
        ("spoilers", many("||a ", 8_000)),
        ("footnotes of one note", "[^a]: x\n\n".to_owned() + &many("[^a]", 7_000)),
        ("addresses", many("http://a.b/(", 2_600)),
        ("entities", many("&amp;", 6_000)),
    ] {
        assert!(text.chars().count() <= most, "{what}: nobody could post this");
        let html = post(&text);
        assert!(html.len() < 100 * most, "{what}: {} bytes", html.len());
    }
}
