//! The mails that notices become: plain and as HTML, in the language of whoever reads them. Pure.

use linli_entities::account::Locale;

use super::words::Words;
use crate::jobs::mail::Mail;

/// Notices that a daily letter names; of more it says how many.
pub const LISTED_MAX: usize = 30;

/// What every letter needs.
#[derive(Clone, Debug)]
pub struct Envelope<'a> {
    /// The address.
    pub to: &'a str,
    /// What its reader is called.
    pub name: &'a str,
    /// In which language.
    pub locale: Locale,
    /// The address of the site.
    pub site: &'a str,
    /// Where one click ends mails of this kind.
    pub unsubscribe: String,
    /// The id of the letter: sent twice, it is one letter to whoever receives it (E37).
    pub id: String,
}

/// The letter of one notice.
pub fn notice(envelope: &Envelope<'_>, words: &Words) -> Mail {
    letter(envelope, words.title.clone(), None, std::slice::from_ref(words), 0)
}

/// The daily letter.
pub fn digest(envelope: &Envelope<'_>, all: &[Words]) -> Mail {
    let count = all.len();
    let (subject, lead) = match envelope.locale {
        Locale::ZhCn => (format!("今天有 {count} 条通知"), "这是您今天的通知：".to_owned()),
        Locale::En if count == 1 => ("One notice today".to_owned(), "Your notice of today:".to_owned()),
        Locale::En => (format!("{count} notices today"), "Your notices of today:".to_owned()),
    };
    let listed = &all[..count.min(LISTED_MAX)];
    letter(envelope, subject, Some(lead), listed, count - listed.len())
}

fn letter(
    envelope: &Envelope<'_>,
    subject: String,
    lead: Option<String>,
    listed: &[Words],
    more_count: usize,
) -> Mail {
    let Envelope { to, name, locale, site, unsubscribe, id } = envelope;
    let (hello, open, more, regards, end, settings) = match locale {
        Locale::ZhCn => (
            format!("{name}，您好："),
            "打开",
            format!("另外还有 {more_count} 条。"),
            "邻里",
            "不再接收这类邮件",
            "通知设置",
        ),
        Locale::En => (
            format!("Hello {name},"),
            "Open",
            format!("And {more_count} more."),
            "Yours, Linli",
            "No more mails of this kind",
            "How you are told",
        ),
    };
    let mut text = format!("{hello}\n");
    let mut html = format!("<p>{}</p>", escaped(&hello));
    if let Some(lead) = lead {
        text.push_str(&format!("\n{lead}\n"));
        html.push_str(&format!("<p>{}</p>", escaped(&lead)));
    }
    for words in listed {
        let link = format!("{site}{}", words.url);
        text.push_str(&format!("\n{}\n{}\n{link}\n", words.title, words.text));
        html.push_str(&format!(
            "<p><strong>{}</strong><br>{}<br><a href=\"{}\">{open}</a></p>",
            escaped(&words.title),
            escaped(&words.text),
            escaped(&link)
        ));
    }
    if more_count > 0 {
        text.push_str(&format!("\n{more}\n"));
        html.push_str(&format!("<p>{}</p>", escaped(&more)));
    }
    let all = format!("{site}/me/notices");
    text.push_str(&format!("\n{regards}\n\n-- \n{end}: {unsubscribe}\n{settings}: {all}\n"));
    html.push_str(&format!(
        "<p>{regards}</p><hr><p><a href=\"{}\">{end}</a> · <a href=\"{}\">{settings}</a></p>",
        escaped(unsubscribe),
        escaped(&all)
    ));
    Mail {
        to: (*to).to_owned(),
        subject,
        text: text.replace("\n\n\n", "\n\n"),
        html: Some(html),
        unsubscribe: Some(unsubscribe.clone()),
        id: Some(id.clone()),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
