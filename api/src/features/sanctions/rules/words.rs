//! What a person is told of a sanction, in a sentence and a line. Pure.

use linli_entities::Instant;
use linli_entities::account::Locale;
use linli_entities::sanction::SanctionKind;
use linli_entities::sanction_act::SanctionActKind;

use crate::features::promise::rules::calendar;

/// What happened to the reader, or to what was imposed on them.
pub fn title(kind: SanctionKind, act: SanctionActKind, locale: Locale) -> String {
    let (zh, en) = match (act, kind) {
        (SanctionActKind::Imposed, SanctionKind::Warned) => ("你收到一次警告", "You were warned"),
        (SanctionActKind::Imposed, SanctionKind::Silenced) => ("你被禁言了", "You were silenced"),
        (SanctionActKind::Imposed, SanctionKind::Suspended) => ("你被停用了", "You were suspended"),
        (SanctionActKind::Appealed, _) => ("你的申诉已收到", "Your appeal has come"),
        (SanctionActKind::Upheld, _) => ("你的申诉有了结果：维持原处分", "Your appeal was decided: it stays"),
        (SanctionActKind::Shortened, _) => {
            ("你的申诉有了结果：处分已缩短", "Your appeal was decided: it ends earlier")
        }
        (SanctionActKind::Lifted, SanctionKind::Warned) => ("对你的警告已撤销", "The warning was taken back"),
        (SanctionActKind::Lifted, SanctionKind::Silenced) => {
            ("你的禁言已解除", "You are not silenced any more")
        }
        (SanctionActKind::Lifted, SanctionKind::Suspended) => {
            ("你的停用已解除", "You are not suspended any more")
        }
    };
    of(locale, zh, en).to_owned()
}

/// Where, why, until when, and what one can do about it.
pub fn line(
    (kind, act): (SanctionKind, SanctionActKind),
    (place, text): (&str, &str),
    ends_at: Option<Instant>,
    locale: Locale,
) -> String {
    let place = named(place, locale);
    let lasts =
        matches!(act, SanctionActKind::Imposed | SanctionActKind::Shortened) && kind != SanctionKind::Warned;
    let until = match (lasts, ends_at.map(calendar::to_the_minute)) {
        (false, _) => String::new(),
        (true, Some(until)) => match locale {
            Locale::ZhCn => format!("到 {until} 为止。"),
            Locale::En => format!("Until {until}."),
        },
        (true, None) => of(locale, "没有期限。", "Without an end.").to_owned(),
    };
    let how = match act {
        SanctionActKind::Imposed => of(
            locale,
            "如有异议，可以在“我的处分”里申诉。",
            "If you think it is wrong, you can appeal on this page.",
        ),
        _ => "",
    };
    // What somebody typed without an end runs on into what follows.
    let stop = if text.ends_with(char::is_alphanumeric) { of(locale, "。", ".") } else { "" };
    let text = format!("{text}{stop}");
    let parts = [&*text, &until, how].into_iter().filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.collect();
    let space = of(locale, "", " ");
    format!("{place} · {}", parts.join(space))
}

/// What a place is called; one without a name is the whole group.
pub fn named(place: &str, locale: Locale) -> &str {
    if place.is_empty() { of(locale, "全站", "Everywhere") } else { place }
}

/// That somebody of this name appealed, to who may decide of that.
pub fn appealed(name: &str, waits: bool, locale: Locale) -> String {
    match (locale, waits) {
        (Locale::ZhCn, true) => format!("{name}对处分提出了申诉，等你处理"),
        (Locale::ZhCn, false) => format!("{name}对处分提出的申诉已经处理"),
        (Locale::En, true) => format!("{name} appealed against a sanction: please decide"),
        (Locale::En, false) => format!("{name} appealed against a sanction: it was decided"),
    }
}

/// What was decided of what the reader imposed on somebody of this name.
pub fn decided(name: &str, act: SanctionActKind, locale: Locale) -> String {
    let (zh, en) = match act {
        SanctionActKind::Upheld => ("维持原处分", "it stays"),
        SanctionActKind::Shortened => ("已缩短", "it ends earlier"),
        SanctionActKind::Imposed | SanctionActKind::Appealed | SanctionActKind::Lifted => {
            ("已解除", "it was lifted")
        }
    };
    match locale {
        Locale::ZhCn => format!("你对{name}作出的处分{zh}"),
        Locale::En => format!("What you imposed on {name}: {en}"),
    }
}

fn of<'a>(locale: Locale, zh: &'a str, en: &'a str) -> &'a str {
    match locale {
        Locale::ZhCn => zh,
        Locale::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_reads_where_why_until_when_and_how_to_appeal() {
        let imposed = (SanctionKind::Silenced, SanctionActKind::Imposed);
        let told = line(imposed, ("江岸", "辱骂邻居。"), Some(Instant::UNIX_EPOCH), Locale::ZhCn);
        for part in ["江岸", "辱骂邻居。", "1970", "申诉"] {
            assert!(told.contains(part), "{told}");
        }
        let warned = (SanctionKind::Warned, SanctionActKind::Imposed);
        assert!(!line(warned, ("", "a"), None, Locale::ZhCn).contains("期限"));
        let lifted = (SanctionKind::Suspended, SanctionActKind::Lifted);
        assert_eq!(line(lifted, ("", "Sorry."), None, Locale::En), "Everywhere · Sorry.");
    }
}
