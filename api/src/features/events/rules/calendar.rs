//! Events as a calendar reads them: iCalendar (RFC 5545). Times are in UTC, so no rule of a zone has to be sent. Pure.

use linli_entities::Instant;

/// Octets of a line, at most (RFC 5545 §3.1).
const LINE_MAX: usize = 75;

/// An event in a calendar.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its name for ever.
    pub uid: String,
    /// Grows when it moves or is cancelled.
    pub sequence: i64,
    /// When it begins.
    pub begins_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// When it last changed.
    pub changed_at: Instant,
    /// Its title.
    pub title: String,
    /// What else is said.
    pub text: String,
    /// Where.
    pub place: String,
    /// Where it is read of.
    pub url: String,
    /// Whether it does not take place, or not for this reader.
    pub cancelled: bool,
}

/// A calendar with these entries.
pub fn write(name: &str, entries: &[Entry]) -> String {
    let mut out = String::new();
    for one in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Linli//Events//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ] {
        line(&mut out, one);
    }
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(name)));
    entries.iter().for_each(|one| entry(&mut out, one));
    line(&mut out, "END:VCALENDAR");
    out
}

fn entry(out: &mut String, entry: &Entry) {
    let status = if entry.cancelled { "CANCELLED" } else { "CONFIRMED" };
    for one in [
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", entry.uid),
        format!("SEQUENCE:{}", entry.sequence),
        format!("DTSTAMP:{}", stamp(entry.changed_at)),
        format!("LAST-MODIFIED:{}", stamp(entry.changed_at)),
        format!("DTSTART:{}", stamp(entry.begins_at)),
        format!("DTEND:{}", stamp(entry.ends_at)),
        format!("SUMMARY:{}", escaped(&entry.title)),
        format!("DESCRIPTION:{}", escaped(&entry.text)),
        format!("LOCATION:{}", escaped(&entry.place)),
        format!("URL:{}", entry.url),
        format!("STATUS:{status}"),
        "END:VEVENT".to_owned(),
    ] {
        line(out, &one);
    }
}

fn stamp(at: Instant) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// Text as a value (RFC 5545 §3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line, folded so that no part has more than 75 octets and no character is torn.
fn line(out: &mut String, text: &str) {
    let mut room = LINE_MAX;
    for c in text.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE_MAX - 1;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_at_octets_and_no_character_is_torn() {
        let mut out = String::new();
        line(&mut out, &format!("SUMMARY:{}", "临江看房团".repeat(20)));
        let parts: Vec<&str> = out.trim_end().split("\r\n").collect();
        assert!(parts.len() > 3 && parts.iter().all(|part| part.len() <= LINE_MAX), "{parts:?}");
        assert!(parts[1..].iter().all(|part| part.starts_with(' ')));
        assert_eq!(escaped("一;二,三\\四\n五\r"), "一\\;二\\,三\\\\四\\n五");
    }
}
