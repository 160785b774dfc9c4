//! Tables as CSV (RFC 4180) that a spreadsheet opens as text and numbers, never as formulas.

/// What tells a spreadsheet that the text is UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A number, as it is.
    Number(String),
    /// A text: what a spreadsheet would take for the beginning of a formula is made harmless.
    Text(String),
}

impl Cell {
    /// A number, or nothing.
    pub fn number(number: Option<impl ToString>) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(number.to_string()))
    }

    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// The table with its heading.
pub fn table(heading: &[&str], rows: impl IntoIterator<Item = Vec<Cell>>) -> String {
    let mut text = BYTE_ORDER_MARK.to_string();
    line(&mut text, heading.iter().map(|name| Cell::text(*name)));
    for row in rows {
        line(&mut text, row);
    }
    text
}

fn line(text: &mut String, cells: impl IntoIterator<Item = Cell>) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        match cell {
            Cell::Empty => {}
            Cell::Number(number) => text.push_str(&number),
            Cell::Text(content) => text.push_str(&quoted(&content)),
        }
    }
    text.push_str("\r\n");
}

fn quoted(content: &str) -> String {
    let formula = content.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let content = if formula { format!("'{content}") } else { content.to_owned() };
    if content.contains([',', '"', '\n', '\r', ';']) {
        format!("\"{}\"", content.replace('"', "\"\""))
    } else {
        content
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_taken_for_a_formula_and_nothing_breaks_out_of_its_cell() {
        let rows = [
            vec![Cell::text("江畔"), Cell::number(Some(-3)), Cell::Empty],
            vec![Cell::text("=HYPERLINK(\"http://x\")"), Cell::number(Some(98.5)), Cell::text("a,\"b\"\nc")],
            vec![Cell::text("@sum"), Cell::number(None::<i64>), Cell::text("＝1")],
        ];
        assert_eq!(
            table(&["project", "count", "note"], rows),
            "\u{feff}project,count,note\r\n江畔,-3,\r\n\"'=HYPERLINK(\"\"http://x\"\")\",98.5,\"a,\"\"b\"\"\nc\"\r\n'@sum,,'＝1\r\n",
        );
    }
}
