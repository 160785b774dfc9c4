//! The short messages that notices become, plain text, in the language of whoever reads them. Pure.

use linli_entities::account::Locale;

use super::words::Words;
use crate::jobs::carrier::Channel;

/// What a message says. A text message names who writes and leads there; at a device the app says both.
pub fn of(channel: Channel, words: &Words, url: &str, locale: Locale) -> String {
    match channel {
        Channel::Sms => sms(&words.title, url, locale),
        Channel::Push if words.text.is_empty() => words.title.clone(),
        Channel::Push => format!("{}\n{}", words.title, words.text),
    }
}

/// A text message: who writes, what of, and where it is read.
pub fn sms(title: &str, url: &str, locale: Locale) -> String {
    match locale {
        Locale::ZhCn => format!("【邻里】{title}。{url}"),
        Locale::En => format!("Linli: {title}. {url}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_message_says_who_writes_what_happened_and_where_it_is_and_no_more() {
        let words = Words {
            title: "你的投诉有了答复".to_owned(),
            text: "电梯又停了".to_owned(),
            url: "/complaints/3".to_owned(),
        };
        let url = "https://linli.example/complaints/3";
        let sms = of(Channel::Sms, &words, url, Locale::ZhCn);
        assert_eq!(sms, "【邻里】你的投诉有了答复。https://linli.example/complaints/3");
        let push = of(Channel::Push, &words, url, Locale::ZhCn);
        assert_eq!(push, "你的投诉有了答复\n电梯又停了");
    }
}
