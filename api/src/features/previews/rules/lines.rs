//! Breaking a title into lines: between Chinese characters, around Latin words, and never so that a mark stands alone.

/// Marks that no line begins with.
const CLOSING: &str = "，。！？、；：）】》」』”’…—,.!?;:)]}%～·";
/// Marks that no line ends with.
const OPENING: &str = "（【《「『“‘([{#￥$";
/// From here on one may break between any two characters.
const FIRST_HAN: char = '\u{2e80}';
/// What stands for what has no room.
const MORE: char = '…';

/// What is not broken: a Han character with the marks that hang on it, or a Latin word with the space before it.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = vec![];
    let mut last: Option<char> = None;
    for c in text.chars() {
        let hangs = last.is_some_and(|last| {
            let in_word = last < FIRST_HAN && c < FIRST_HAN && c != ' ';
            CLOSING.contains(c) || OPENING.contains(last) || in_word
        });
        match pieces.last_mut() {
            Some(piece) if hangs && c != ' ' => piece.push(c),
            _ => pieces.push(c.to_string()),
        }
        last = Some(c);
    }
    pieces
}

/// The lines of a text, each at most as wide as there is room, where `width` tells how wide a character is. Of a text that
/// takes more than `lines_max`, the last line ends in an ellipsis.
pub fn lines(text: &str, width: &impl Fn(char) -> f32, room: f32, lines_max: usize) -> Vec<String> {
    let wide = |text: &str| text.chars().map(width).sum::<f32>();
    let mut lines: Vec<String> = vec![];
    let mut line = String::new();
    for piece in pieces(text) {
        if wide(&line) + wide(&piece) <= room {
            line.push_str(&piece);
            continue;
        }
        if !line.trim().is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        line.clear();
        // What has no room in a line of its own is broken anywhere.
        for c in piece.trim_start().chars() {
            if !line.is_empty() && wide(&line) + width(c) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    if lines.len() > lines_max {
        lines.truncate(lines_max);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && wide(last) + width(MORE) > room {
                last.pop();
            }
            last.push(MORE);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Han characters are twice as wide as others.
    fn width(c: char) -> f32 {
        if c < FIRST_HAN { 1.0 } else { 2.0 }
    }

    #[test]
    fn a_line_begins_with_no_closing_mark_and_ends_with_no_opening_one() {
        assert_eq!(lines("电梯停了，怎么办？", &width, 8.0, 4), ["电梯停", "了，怎么", "办？"]);
        assert_eq!(lines("请看（说明）", &width, 6.0, 4), ["请看", "（说", "明）"]);
    }

    #[test]
    fn a_latin_word_stays_whole_where_it_has_room() {
        assert_eq!(lines("the lift is out", &width, 8.0, 4), ["the lift", "is out"]);
        assert_eq!(lines("abcdefghij", &width, 4.0, 4), ["abcd", "efgh", "ij"]);
    }

    #[test]
    fn what_has_no_room_is_told_by_an_ellipsis() {
        assert_eq!(lines("一二三四五六七八九", &width, 8.0, 2), ["一二三四", "五六七…"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_there_is_room_and_nothing_is_invented(text in "[一二三，（）a-c ]{0,40}", room in 4u8..30) {
            let broken = lines(&text, &width, f32::from(room), usize::MAX);
            for line in &broken {
                prop_assert!(line.chars().map(width).sum::<f32>() <= f32::from(room), "{line:?}");
            }
            let without = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(without(&broken.concat()), without(&text));
        }
    }
}
