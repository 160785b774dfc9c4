//! The examples of CommonMark 0.31.2 and of GitHub's Markdown, read from the corpora: where ours come out differently and
//! which rule of the house is the reason. `docs/markdown.md` lists both; this holds it to the letter.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use comrak::{Arena, Options, format_html, parse_document};
use serde::Deserialize;

use super::{
    Mentioned, SANITISER, corpora, disarm_pictures, is_too_deep, marks, options, plain_paragraph, render,
};

#[derive(Deserialize)]
struct Example {
    #[serde(alias = "number")]
    example: usize,
    #[serde(default)]
    ext: String,
    markdown: String,
    html: String,
}

/// A rule by which the house differs from the suites. The order is that of the table in the docs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Rule {
    Html,
    Breaks,
    Links,
    Marks,
    Emphasis,
    Pictures,
    Depth,
    Cleaning,
}

const RULES: [(Rule, &str); 8] = [
    (Rule::Html, "HTML is shown as text"),
    (Rule::Breaks, "a new line is a new line"),
    (Rule::Links, "bare addresses are links"),
    (Rule::Marks, "tables, strikethrough, tasks, footnotes, spoilers, named emoji"),
    (Rule::Emphasis, "emphasis beside Chinese signs"),
    (Rule::Pictures, "pictures from elsewhere are links"),
    (Rule::Depth, "too deep is plain"),
    (Rule::Cleaning, "only what is on the list"),
];

/// Renders as [`render`] does, but with some of the rules only.
fn made(markdown: &str, ext: &str, rules: &[Rule]) -> String {
    let has = |rule| rules.contains(&rule);
    let (ours, mut chosen) = (options(), Options::default());
    chosen.render.r#unsafe = !has(Rule::Html);
    chosen.render.escape = has(Rule::Html);
    chosen.render.hardbreaks = has(Rule::Breaks);
    chosen.extension.autolink = has(Rule::Links) || ext.contains("autolink");
    chosen.extension.cjk_friendly_emphasis = has(Rule::Emphasis);
    chosen.extension.table = has(Rule::Marks) || ext.contains("table");
    chosen.extension.strikethrough = has(Rule::Marks) || ext.contains("strikethrough");
    chosen.extension.footnotes = has(Rule::Marks) || ext.contains("footnotes");
    chosen.extension.tasklist = has(Rule::Marks) || ext.contains("disabled");
    if has(Rule::Marks) {
        chosen.extension.spoiler = ours.extension.spoiler;
        chosen.extension.shortcodes = ours.extension.shortcodes;
    }
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &chosen);
    if has(Rule::Depth) && is_too_deep(root) {
        return plain_paragraph(markdown);
    }
    if has(Rule::Pictures) {
        disarm_pictures(root);
    }
    if has(Rule::Marks) {
        marks::tick_tasks(&arena, root);
        marks::name_footnotes(root, markdown);
    }
    let mut html = String::new();
    format_html(root, &chosen, &mut html).expect("writing to memory");
    if has(Rule::Marks) {
        html = marks::dressed(html);
    }
    if has(Rule::Cleaning) { SANITISER.clean(&html).to_string() } else { html }
}

/// Numbers as one reads them: `3, 7–9`.
fn ranges(numbers: &[usize]) -> String {
    let mut text = String::new();
    let mut left = numbers.iter().copied().peekable();
    while let Some(first) = left.next() {
        let mut last = first;
        while let Some(next) = left.next_if(|next| *next == last + 1) {
            last = next;
        }
        let comma = if text.is_empty() { "" } else { ", " };
        let _ = match last - first {
            0 => write!(text, "{comma}{first}"),
            _ => write!(text, "{comma}{first}–{last}"),
        };
    }
    if text.is_empty() { "none".to_owned() } else { text }
}

/// By rule, the examples that come out differently because of it; and those in which the renderer itself differs.
fn differences(file: &str) -> (BTreeMap<Rule, Vec<usize>>, Vec<usize>, usize) {
    let text = std::fs::read_to_string(corpora().expect("called with corpora").join(file)).expect("a suite");
    let examples: Vec<Example> = serde_json::from_str(&text).expect("examples");
    let all = RULES.map(|(rule, _)| rule);
    let (mut by_rule, mut engine) = (BTreeMap::<Rule, Vec<usize>>::new(), vec![]);
    for Example { example, ext, markdown, html } in &examples {
        let ours = render(markdown, &Mentioned::new());
        assert_eq!(ours, made(markdown, "", &all), "{file} {example}: this test renders as the house does");
        let plain = made(markdown, ext, &[]);
        if plain != *html {
            engine.push(*example);
        }
        let reasons: Vec<Rule> =
            all.into_iter().filter(|rule| made(markdown, ext, &[*rule]) != plain).collect();
        assert!(ours == plain || !reasons.is_empty(), "{file} {example} differs for no rule of its own");
        for rule in reasons {
            by_rule.entry(rule).or_default().push(*example);
        }
    }
    (by_rule, engine, examples.len())
}

#[test]
fn where_we_differ_from_commonmark_and_github_is_written_down() {
    if corpora().is_none() {
        return;
    }
    let docs = include_str!("../../../docs/markdown.md");
    let mut missing = String::new();
    for (suite, file) in [
        ("CommonMark 0.31.2", "payloads/commonmark-0.31.2.cc-by-sa-4.0.json"),
        ("GFM", "payloads/gfm.cc-by-sa-4.0.json"),
        ("GFM, regressions", "payloads/gfm_regression.json"),
    ] {
        let (by_rule, engine, count) = differences(file);
        let mut section = format!("### {suite}: {count} examples\n\n| because | examples |\n|---|---|\n");
        for (rule, why) in RULES {
            let _ =
                writeln!(section, "| {why} | {} |", ranges(by_rule.get(&rule).map_or(&[], Vec::as_slice)));
        }
        let _ = writeln!(section, "| the renderer itself | {} |", ranges(&engine));
        if !docs.contains(&section) {
            missing.push_str(&section);
            missing.push('\n');
        }
    }
    assert!(missing.is_empty(), "docs/markdown.md should have:\n\n{missing}");
}
