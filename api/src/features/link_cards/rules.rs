//! Which pages are read and when again, and how a card is written into a post. Pure.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::link_card::{LinkCardState, Model};
use url::Url;

use crate::code::Code;
use crate::error::Error;
use crate::markdown::{CARD, Here};

/// Paths of which one call tells, at most.
pub const PATHS_MAX: usize = 20;
/// The longest address of a page that is read, in bytes.
const URL_BYTES_MAX: usize = 2_048;
/// For how long what a page is called holds.
const MADE_KEPT: TimeDelta = TimeDelta::days(7);
/// For how long a page that could not be read is left alone.
const FAILED_KEPT: TimeDelta = TimeDelta::days(1);
/// How often reading a page may be begun: each time but the last somebody died over it.
pub const ATTEMPTS_MAX: i32 = 3;

/// The address that is asked for where a post links to this one: without what leads to a place within the page. Nothing for what
/// is not read.
pub fn address(link: &str) -> Option<Url> {
    let mut url = Url::parse(link).ok()?;
    let web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| !host.is_empty());
    let plain = url.username().is_empty() && url.password().is_none();
    url.set_fragment(None);
    (web && plain && url.as_str().len() <= URL_BYTES_MAX).then_some(url)
}

/// Whether a page is to be read again, now that somebody links to it.
pub fn is_old(card: &Model, now: Instant) -> bool {
    let kept = match card.state {
        LinkCardState::Waiting => return false,
        LinkCardState::Made => MADE_KEPT,
        LinkCardState::Failed => FAILED_KEPT,
    };
    card.fetched_at.is_none_or(|at| now - at >= kept)
}

/// A card as it is shown: plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What the page is called.
    pub title: String,
    /// What it is about; may be empty.
    pub description: String,
    /// What its site calls itself, and always where it is: whoever writes the page chooses the former.
    pub site: String,
}

impl Shown {
    /// The card of a page; nothing where it is not known what it is called.
    pub fn of(card: &Model) -> Option<Self> {
        let url = address(&card.url)?;
        let host = url.host_str()?.trim_start_matches("www.").to_owned();
        let site = match card.site_name.as_deref() {
            None | Some("") => host,
            Some(name) if name.eq_ignore_ascii_case(&host) => host,
            Some(name) => format!("{name} · {host}"),
        };
        Some(Self {
            title: card.title.clone()?,
            description: card.description.clone().unwrap_or_default(),
            site,
        })
    }
}

/// The HTML of a post with cards in the places of links: by which of the links that are marked they are, from 0.
pub fn dressed(html: &str, card: impl Fn(i32) -> Option<Shown>) -> String {
    let mut parts = html.split(CARD);
    let mut dressed = parts.next().unwrap_or_default().to_owned();
    for (position, part) in parts.enumerate() {
        let shown = i32::try_from(position).ok().and_then(&card);
        match (shown, part.split_once('>').and_then(|(head, rest)| Some((head, rest.split_once("</a>")?.1))))
        {
            (Some(shown), Some((head, rest))) => {
                dressed.push_str("<a class=\"card made\" href=\"");
                dressed.push_str(head);
                dressed.push('>');
                dressed.push_str(&inside(&shown));
                dressed.push_str("</a>");
                dressed.push_str(rest);
            }
            _ => {
                dressed.push_str(CARD);
                dressed.push_str(part);
            }
        }
    }
    dressed
}

fn inside(shown: &Shown) -> String {
    let part = |class: &str, text: &str| format!("<span class=\"{class}\">{}</span>", escaped(text));
    let text =
        if shown.description.is_empty() { String::new() } else { part("card-text", &shown.description) };
    format!("{}{text}{}", part("card-title", &shown.title), part("card-site", &shown.site))
}

/// Text between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Reads paths of this server, separated by commas, each once; of those that lead to nothing of which something can be told,
/// nothing is told.
///
/// # Errors
/// [`Code::TooMany`] at `/paths`.
pub fn paths(text: &str) -> Result<Vec<(String, Here)>, Error> {
    let given: Vec<&str> = text.split(',').map(str::trim).filter(|path| !path.is_empty()).collect();
    if given.len() > PATHS_MAX {
        return Err(Error::invalid("/paths", Code::TooMany));
    }
    let mut found: Vec<(String, Here)> = vec![];
    for path in given {
        if let Some(here) = Here::parse(path)
            && !found.iter().any(|(known, _)| known == path)
        {
            found.push((path.to_owned(), here));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use linli_entities::link_card::LinkCardId;

    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().expect("an instant")
    }

    fn card(state: LinkCardState, fetched_at: Option<Instant>) -> Model {
        Model {
            id: LinkCardId(1),
            url: "https://www.elsewhere.example/a".to_owned(),
            url_hash: String::new(),
            state,
            title: Some("<b>标题</b> & 更多".to_owned()),
            description: Some(String::new()),
            site_name: Some("江畔".to_owned()),
            due_at: at("2026-03-01T00:00:00Z"),
            attempt_count: 1,
            fetched_at,
        }
    }

    #[test]
    fn a_page_is_read_again_after_seven_days_and_one_that_failed_after_one() {
        let fetched = at("2026-03-01T00:00:00Z");
        let old = |state, now: &str| is_old(&card(state, Some(fetched)), at(now));
        assert!(
            !old(LinkCardState::Made, "2026-03-07T23:59:59Z")
                && old(LinkCardState::Made, "2026-03-08T00:00:00Z")
        );
        assert!(
            !old(LinkCardState::Failed, "2026-03-01T23:59:59Z")
                && old(LinkCardState::Failed, "2026-03-02T00:00:00Z")
        );
        assert!(!old(LinkCardState::Waiting, "2027-01-01T00:00:00Z"));
    }

    #[test]
    fn an_address_is_one_of_the_web_without_a_place_within_the_page() {
        let of = |link: &str| address(link).map(|url| url.to_string());
        assert_eq!(of("https://a.example/b?c#d").as_deref(), Some("https://a.example/b?c"));
        for link in ["ftp://a.example/", "https://me:word@a.example/", "https://", "x", "javascript:alert(1)"]
        {
            assert_eq!(of(link), None, "{link}");
        }
        assert_eq!(of(&format!("https://a.example/{}", "x".repeat(URL_BYTES_MAX))), None);
    }

    #[test]
    fn a_card_stands_in_the_place_of_its_link_and_is_text_alone() {
        let html = format!(
            "<p>前<br>{CARD}https://a.example/\" rel=\"x\">https://a.example/</a></p><p>{CARD}https://b.example/\">b</a></p>"
        );
        let made = card(LinkCardState::Made, None);
        let dressed = dressed(&html, |position| (position == 0).then(|| Shown::of(&made)).flatten());
        assert_eq!(
            dressed,
            format!(
                "<p>前<br><a class=\"card made\" href=\"https://a.example/\" rel=\"x\"><span class=\"card-title\">\
                 &lt;b&gt;标题&lt;/b&gt; &amp; 更多</span><span class=\"card-site\">江畔 · elsewhere.example</span></a></p>\
                 <p>{CARD}https://b.example/\">b</a></p>"
            )
        );
        assert_eq!(super::dressed(&html, |_| None), html);
    }

    #[test]
    fn paths_are_few_and_each_is_asked_for_once() {
        let read = paths("/events/3,/topics/9#p1,/events/3,/me,https://x.example/events/3,").expect("few");
        assert_eq!(read.len(), 2);
        assert!(paths(&vec!["/events/3"; PATHS_MAX].join(",")).is_ok());
        assert!(paths(&vec!["/events/3"; PATHS_MAX + 1].join(",")).is_err());
    }
}
