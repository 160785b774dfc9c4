//! What of an archive is for people: pages that a browser opens from a folder, without a server. Pure.

use std::fmt::Write as _;

use linli_entities::Instant;
use linli_entities::account::Locale;
use serde_json::Value;

use super::logic::{Counts, Part};
use crate::features::promise::rules::calendar;

/// How the pages look.
pub const STYLE: &str = include_str!("style.css");

/// Text within HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn document(title: &str, body: &str, locale: Locale) -> String {
    let lang = match locale {
        Locale::ZhCn => "zh-CN",
        Locale::En => "en",
    };
    let title = escaped(title);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"style.css\">\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}</main>\n\
         </body>\n</html>\n"
    )
}

/// What a kind of record is called.
fn title(part: Part, locale: Locale) -> &'static str {
    let (chinese, english) = match part {
        Part::Topics => ("发起的话题", "Topics"),
        Part::Posts => ("帖子", "Posts"),
        Part::Revisions => ("帖子的旧版本", "Earlier texts of posts"),
        Part::Messages => ("私信", "Messages"),
        Part::Complaints => ("投诉", "Complaints"),
        Part::Drafts => ("草稿", "Drafts"),
        Part::HeldPosts => ("等待审核", "Waiting for moderators"),
        Part::ScheduledPosts => ("定时发布", "Posts for later"),
        Part::Reactions => ("点赞", "Likes"),
        Part::PollVotes => ("投票", "Votes in polls"),
        Part::Bookmarks => ("收藏", "Bookmarks"),
        Part::TopicWatches => ("关注的话题", "Topics followed"),
        Part::BoardWatches => ("关注的版块", "Boards followed"),
        Part::Follows => ("关注的人", "People followed"),
        Part::Blocks => ("屏蔽的人", "People blocked"),
        Part::Flags => ("举报", "Reports"),
        Part::Sanctions => ("处分与申诉", "Sanctions and appeals"),
        Part::Consents => ("接收消息的选择", "Consents"),
    };
    match locale {
        Locale::ZhCn => chinese,
        Locale::En => english,
    }
}

/// The first page: what there is, and where.
pub fn index(name: &str, asked_at: Instant, written: &[(Part, Counts)], locale: Locale) -> String {
    let (heading, note) = match locale {
        Locale::ZhCn => (
            format!("{name} 的内容存档"),
            format!("截至 {}。data 文件夹里是同样的内容，供程序读取。", calendar::to_the_minute(asked_at)),
        ),
        Locale::En => (
            format!("What {name} wrote"),
            format!(
                "As of {}. The folder data holds the same for programs.",
                calendar::to_the_minute(asked_at)
            ),
        ),
    };
    let mut body = format!("<p>{}</p>\n<dl>\n", escaped(&note));
    for (part, counts) in written {
        let _ = write!(body, "<dt>{}</dt>\n<dd>{}", title(*part, locale), counts.records);
        for number in 1..=counts.pages {
            let _ = write!(body, " <a href=\"{}\">{number}</a>", part.page(number));
        }
        body.push_str("</dd>\n");
    }
    body.push_str("</dl>\n<p><a href=\"data/profile.json\">data/profile.json</a> · <a href=\"data/export.json\">data/export.json</a></p>\n");
    document(&heading, &body, locale)
}

fn text<'a>(record: &'a Value, field: &str) -> &'a str {
    record[field].as_str().unwrap_or_default()
}

/// A page of records.
pub fn page(part: Part, number: usize, records: &[Value], locale: Locale) -> String {
    let heading = format!("{} {number}", title(part, locale));
    let mut body = "<p><a href=\"index.html\">↑</a></p>\n".to_owned();
    for record in records {
        body.push_str(&article(part, record));
    }
    document(&heading, &body, locale)
}

fn article(part: Part, record: &Value) -> String {
    let (heading, at) = match part {
        Part::Posts => {
            let title = record["topic_title"].as_str().map_or_else(|| "—".to_owned(), escaped);
            (format!("{title} #{}", record["number"]), text(record, "created_at"))
        }
        Part::Messages => {
            let title = text(record, "conversation_title");
            (format!("{} #{}", escaped(title), record["number"]), text(record, "written_at"))
        }
        Part::Complaints => (escaped(text(record, "title")), text(record, "received_at")),
        Part::Drafts => (escaped(text(record, "title")), text(record, "saved_at")),
        Part::ScheduledPosts => (escaped(text(record, "title")), text(record, "publish_at")),
        _ => (escaped(text(record, "title")), text(record, "created_at")),
    };
    let mut said = String::new();
    if let Some(label) = record["pseudonym"].as_str() {
        let _ = writeln!(said, "<p class=\"note\">{}</p>", escaped(label));
    }
    // What was rendered was sanitised when it was written.
    said.push_str(text(record, "html"));
    for act in record["acts"].as_array().into_iter().flatten() {
        let _ = writeln!(said, "<pre>{}</pre>", escaped(text(act, "markdown")));
    }
    if part.is_unsent() {
        let _ = writeln!(said, "<pre>{}</pre>", escaped(text(record, "markdown")));
    }
    format!("<article>\n<h2>{heading}</h2>\n<p class=\"note\">{}</p>\n{said}</article>\n", escaped(at))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_somebody_typed_stands_in_a_page_as_text() {
        let record = json!({ "title": "<b>&", "topic_title": "<i>", "number": 2, "html": "<p>好</p>",
            "pseudonym": "<u>", "created_at": "2026-01-01T00:00:00Z" });
        let html = page(Part::Posts, 1, &[record], Locale::ZhCn);
        assert!(html.contains("&lt;i&gt; #2") && html.contains("&lt;u&gt;") && html.contains("<p>好</p>"));
        assert!(!html.contains("<i>") && !html.contains("<u>"));
        let index =
            index("<b>", Instant::UNIX_EPOCH, &[(Part::Posts, Counts { records: 3, pages: 2 })], Locale::En);
        assert!(index.contains("What &lt;b&gt; wrote") && index.contains("href=\"posts-2.html\""));
    }
}
