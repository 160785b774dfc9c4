//! The mails that notices become, plain text, in the language of whoever reads them. Pure.

use linli_entities::account::Locale;

use super::words::Words;
use crate::jobs::mail::{Mail, OneClick};

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
    /// The token with which one click ends mails of this kind.
    pub token: String,
    /// The id of the letter: sent twice, it is one letter to whoever receives it (E37).
    pub id: String,
}

impl Envelope<'_> {
    /// A letter that says this, below its reader's name and above how one click ends letters of its kind; `settings` is
    /// what the page is called on which its reader says which ones are to come.
    pub fn letter(&self, subject: String, said: Vec<String>, settings: &str) -> Mail {
        let Self { to, name, locale, site, token, id } = self;
        let (hello, regards, end) = match locale {
            Locale::ZhCn => (format!("{name}，你好："), "邻里", "不想再收到这类邮件"),
            Locale::En => (format!("Hello {name},"), "Yours,\nLinli", "No more mails of this kind"),
        };
        let unsubscribe = format!("{site}/unsubscribe?token={token}");
        let mut parts = vec![hello];
        parts.extend(said);
        parts.push(regards.to_owned());
        parts.push(format!("-- \n{end}: {unsubscribe}\n{settings}: {site}/me/notices\n"));
        Mail {
            one_click: Some(OneClick { unsubscribe, id: id.clone() }),
            ..Mail::new(to, subject, parts.join("\n\n"))
        }
    }
}

/// The letter of one notice.
pub fn notice(envelope: &Envelope<'_>, words: &Words) -> Mail {
    letter(envelope, words.title.clone(), None, std::slice::from_ref(words), 0)
}

/// The daily letter, of `all` that is left to say.
pub fn digest(envelope: &Envelope<'_>, all: &[Words]) -> Mail {
    let count = all.len();
    let (subject, lead) = match envelope.locale {
        Locale::ZhCn => (format!("你有 {count} 条新通知"), "这是最近的通知："),
        Locale::En if count == 1 => ("One new notice for you".to_owned(), "This is new:"),
        Locale::En => (format!("{count} new notices for you"), "This is new:"),
    };
    let listed = &all[..count.min(LISTED_MAX)];
    letter(envelope, subject, Some(lead), listed, count - listed.len())
}

fn letter(
    envelope: &Envelope<'_>,
    subject: String,
    lead: Option<&str>,
    listed: &[Words],
    more_count: usize,
) -> Mail {
    let site = envelope.site;
    let (more, settings) = match envelope.locale {
        Locale::ZhCn => (format!("另外还有 {more_count} 条：{site}/notices"), "通知设置"),
        Locale::En => (format!("And {more_count} more: {site}/notices"), "How you are told"),
    };
    let mut parts: Vec<String> = lead.map(str::to_owned).into_iter().collect();
    for Words { title, text, url } in listed {
        let lines = [title.as_str(), text.as_str(), &format!("{site}{url}")];
        parts.push(lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"));
    }
    if more_count > 0 {
        parts.push(more);
    }
    envelope.letter(subject, parts, settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn envelope(locale: Locale) -> Envelope<'static> {
        let (token, id) = ("7.digest.x".to_owned(), "<digest-7@linli.test>".to_owned());
        Envelope { to: "anna@linli.test", name: "Anna", locale, site: "https://linli.test", token, id }
    }

    #[test]
    fn a_letter_says_what_happened_where_it_leads_and_how_it_ends() {
        let words =
            Words { title: "有人回复了你".into(), text: String::new(), url: "/topics/7#p2".into() };
        let mail = notice(&envelope(Locale::ZhCn), &words);
        assert_eq!(
            mail.text,
            "Anna，你好：\n\n有人回复了你\nhttps://linli.test/topics/7#p2\n\n邻里\n\n-- \n\
             不想再收到这类邮件: https://linli.test/unsubscribe?token=7.digest.x\n\
             通知设置: https://linli.test/me/notices\n"
        );
    }

    #[test]
    fn a_daily_letter_has_an_end() {
        let one = |n| Words { title: format!("No. {n}."), text: "text".into(), url: "/".into() };
        let many: Vec<Words> = (0..LISTED_MAX + 5).map(one).collect();
        let mail = digest(&envelope(Locale::En), &many);
        assert_eq!(mail.subject, "35 new notices for you");
        assert!(mail.text.contains("No. 29.") && !mail.text.contains("No. 30."), "{}", mail.text);
        assert!(mail.text.contains("And 5 more: https://linli.test/notices"), "{}", mail.text);
        assert_eq!(digest(&envelope(Locale::En), &many[..1]).subject, "One new notice for you");
    }
}
