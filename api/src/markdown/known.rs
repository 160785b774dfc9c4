//! Whom a text means that was rendered before, read from its HTML. That was decided when it was written: names change hands,
//! rights to call groups end, and mentions of other systems mean nobody here.

use linli_entities::account::AccountId;

use super::{Meant, Mentioned, is_name_char, name_key};

/// How a mention of an account begins.
const ACCOUNT: &str = "<a href=\"/accounts/";
/// How a mention of a group begins. Nobody makes one by typing it.
const GROUP: &str = "<span class=\"group-mention\">";

/// Whom the mentions of a text mean that became this HTML, whichever version of the renderer made it.
pub fn meant_in(html: &str) -> Mentioned {
    let accounts = html.split(ACCOUNT).skip(1).filter_map(account);
    let groups = html.split(GROUP).skip(1).filter_map(|words| Some((name(words)?, Meant::Marked)));
    accounts.chain(groups).collect()
}

fn account(rest: &str) -> Option<(String, Meant)> {
    let (id, rest) = rest.split_once('"')?;
    let (_, words) = rest.split_once('>')?;
    Some((name(words)?, Meant::Account(AccountId(id.parse().ok()?))))
}

/// The key of the name that these words are up to the end of their element.
fn name(words: &str) -> Option<String> {
    let (name, _) = words.strip_prefix('@')?.split_once('<')?;
    (!name.is_empty() && name.chars().all(is_name_char)).then(|| name_key(name))
}

#[cfg(test)]
mod tests {
    use linli_entities::group_mention::Group;

    use super::super::{Mentioned, render};
    use super::*;

    #[test]
    fn whom_a_text_meant_it_means_when_it_is_rendered_anew() {
        let known = [
            ("张三", AccountId(1).into()),
            ("li-si", AccountId(2).into()),
            ("工作人员", Meant::Group(Group::Staff)),
        ];
        let known = Mentioned::from(known.map(|(name, meant)| (name.to_owned(), meant)));
        let text = "请@张三看，@Li-Si *@张三* `@张三` 和@工作人员，@王五 [@张三](/x) [看](/accounts/9)";
        let html = render(text, &known);
        let meant = meant_in(&html);
        assert_eq!(meant.len(), 3, "{meant:?}");
        assert_eq!(render(text, &meant), html);
    }

    #[test]
    fn whom_no_text_meant_it_does_not_mean_later() {
        let html = render("@张三 @工作人员 <span class=\"group-mention\">@版主</span>", &Mentioned::new());
        assert!(meant_in(&html).is_empty(), "{html}");
        for broken in [
            "<a href=\"/accounts/",
            "<a href=\"/accounts/x\">@a</a>",
            "<a href=\"/accounts/1\">@",
            "<a href=\"/accounts/1\">@</a>",
        ] {
            assert!(meant_in(broken).is_empty(), "{broken}");
        }
    }
}
