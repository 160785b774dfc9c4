use proptest::prelude::*;

use super::*;

/// Keeps every row of the table `t`, with the columns `id` and `said`, and where it begins.
#[derive(Default)]
struct Kept {
    rows: Vec<(u64, Vec<Option<String>>)>,
    /// Of each row, since each statement may name its columns in another order.
    mappings: Vec<Mapping>,
    mapping: Option<Mapping>,
    charset: Option<Charset>,
}

const COLUMNS: [&str; 2] = ["id", "said"];

impl Sink for Kept {
    fn table(
        &mut self,
        _: &str,
        name: &str,
        columns: &[String],
        charset: Charset,
    ) -> anyhow::Result<Option<Mapping>> {
        self.mapping = (name == "t").then(|| mapping(columns, &COLUMNS));
        self.charset = Some(charset);
        Ok(self.mapping.clone())
    }

    fn width(&self) -> usize {
        COLUMNS.len()
    }

    fn row(&mut self, offset: u64, values: Values) -> anyhow::Result<()> {
        let charset = self.charset.unwrap_or(Charset::Utf8);
        self.rows.push((offset, decoded(values, charset, &mut 0).0));
        self.mappings.extend(self.mapping.clone());
        Ok(())
    }
}

fn said(rows: &[(u64, Vec<Option<String>>)]) -> Vec<(&str, Option<&str>)> {
    rows.iter().map(|(_, row)| (row[0].as_deref().unwrap_or("NULL"), row[1].as_deref())).collect()
}

fn mysql(dump: &[u8]) -> anyhow::Result<Kept> {
    mysql_in(dump, None)
}

fn mysql_in(dump: &[u8], given: Option<Charset>) -> anyhow::Result<Kept> {
    let mut kept = Kept::default();
    inserts::scan(dump, given, &mut Tables::new(), &mut kept)?;
    // What stands somewhere is read there as well.
    let charset = kept.charset.unwrap_or(Charset::Utf8);
    for ((offset, row), mapping) in kept.rows.iter().zip(&kept.mappings) {
        let (values, _) = inserts::row(&mut &dump[*offset as usize..], charset, mapping, COLUMNS.len())?;
        assert_eq!(&decoded(values, charset, &mut 0).0, row);
    }
    Ok(kept)
}

fn postgres(dump: &[u8]) -> anyhow::Result<Kept> {
    let mut kept = Kept::default();
    copy::scan(dump, &mut kept)?;
    for ((offset, row), mapping) in kept.rows.iter().zip(&kept.mappings) {
        let (values, _) = copy::row(&mut &dump[*offset as usize..], mapping, COLUMNS.len())?;
        assert_eq!(&decoded(values, Charset::Utf8, &mut 0).0, row);
    }
    Ok(kept)
}

#[test]
fn rows_of_copy_are_read_with_every_escape() {
    let dump = "COPY public.other (id) FROM stdin;\n1\n\\.\n\
        COPY public.t (said, \"id\", more) FROM stdin;\n\
        a\\tb\\nc\\\\d\\re\\b\\f\\v\t1\tx\n\
        \\N\t2\t\\N\n\
        \\\\N\t3\t\n\
        \\101\\x42\\7\\q\t4\t\n\
        \t5\t\n\
        \\.\n";
    let kept = postgres(dump.as_bytes()).expect("a dump");
    let expected = [
        ("1", Some("a\tb\nc\\d\re\u{8}\u{c}\u{b}")),
        ("2", None),
        ("3", Some("\\N")),
        ("4", Some("AB\u{7}q")),
        ("5", Some("")),
    ];
    assert_eq!(said(&kept.rows), expected);
    let windows = postgres(dump.replace('\n', "\r\n").as_bytes()).expect("a dump");
    assert_eq!(said(&windows.rows), expected);
    let wrong = postgres(b"COPY t (id, said) FROM stdin;\n1\ta\n2\n\\.\n").err().expect("refused");
    assert!(format!("{wrong:#}").contains("byte 34"), "{wrong:#}");
    for broken in
        [&dump[..dump.len() - 4], &dump[..dump.len() - 6], "COPY t (id, said) FROM stdin;\n1\n\\.\n"]
    {
        assert!(postgres(broken.as_bytes()).is_err(), "{broken}");
    }
}

#[test]
fn rows_of_inserts_are_read_however_they_are_written() {
    let dump = r#"-- a comment; 'x
# another: "y
/* and (one) more; */
/*!40101 SET NAMES utf8mb4 */;
SET @a = 'it''s; fine' /*/ here; ' */;
CREATE TABLE `d`.`t` (`id` int(11) COMMENT 'a, (b', `more` decimal(5,2), said text, PRIMARY KEY (`id`), KEY `k` (`said`(10)));
INSERT INTO `t` VALUES (1,1.50,'a''b\'c\\d\n\r\t\0\Z\"e'), (-2 , NULL,	NULL),
  (3,0,"in ""double"" quotes"),(4,1,0x41e4bda0),(5,1,X'4142'),(6,1,_binary 'bin');
INSERT IGNORE INTO t (said, id) VALUES ('with, (names); -- no', 7) ON DUPLICATE KEY UPDATE id = 1;
REPLACE INTO `other` VALUES ('not ) wanted');
INSERT INTO `t` VALUES (8,/* here */2,'last')"#;
    let kept = mysql(dump.as_bytes()).expect("a dump");
    let expected = [
        ("1", Some("a'b'c\\d\n\r\t\0\u{1a}\"e")),
        ("-2", None),
        ("3", Some("in \"double\" quotes")),
        ("4", Some("A你")),
        ("5", Some("AB")),
        ("6", Some("bin")),
        ("7", Some("with, (names); -- no")),
        ("8", Some("last")),
    ];
    let ids: Vec<_> = said(&kept.rows);
    assert_eq!(ids, expected);
    for broken in [
        "INSERT INTO t (id, said) VALUES (1,'a",
        "INSERT INTO t (id, said) VALUES (1,'a'",
        "INSERT INTO t (id, said) VALUES (1)",
        "INSERT INTO t (id, said) VALUES (1,now())",
        "INSERT INTO t (id, said) SELECT 1, 2;",
        "/* without end",
    ] {
        assert!(mysql(broken.as_bytes()).is_err(), "{broken}");
    }
}

#[test]
fn the_second_byte_of_a_character_of_gbk_is_no_backslash() {
    let dump = "/*!40101 SET NAMES gbk */;\nINSERT INTO t (id, said) VALUES (1,'誠''實\\\\'),(2,'b');";
    let (bytes, _, _) = GBK.encode(dump);
    assert!(bytes.contains(&b'\\'));
    let kept = mysql(&bytes).expect("a dump");
    assert_eq!(said(&kept.rows), [("1", Some("誠'實\\")), ("2", Some("b"))]);
}

/// Of `1,'誠'` and what is escaped before it is written: by characters, and byte by byte.
#[test]
fn a_text_in_gbk_ends_where_it_ended_however_it_was_escaped() {
    let said_of = |names: &str, before_quote: &[u8], given| {
        let mut dump = format!("SET NAMES {names};\nINSERT INTO t (id, said) VALUES (1,'").into_bytes();
        dump.extend(GBK.encode("誠").0.iter());
        dump.extend(before_quote);
        dump.extend(b"\\'),(9,\\'planted');");
        let kept = mysql_in(&dump, given).expect("a dump");
        said(&kept.rows)
            .into_iter()
            .map(|(id, said)| (id.to_owned(), said.map(str::to_owned)))
            .collect::<Vec<_>>()
    };
    let whole = [("1".to_owned(), Some("誠'),(9,'planted".to_owned()))];
    assert_eq!(said_of("'gbk'", b"", None), whole);
    assert_eq!(said_of("gbk", b"", Some(Charset::Gbk)), whole);
    assert_eq!(said_of("latin1", b"\\", Some(Charset::Gbk)), whole);
    assert_eq!(said_of("binary", b"\\", Some(Charset::Gbk)), whole);
}

#[test]
fn rows_of_csv_are_read_over_lines() {
    let file = "said,id\r\n\"a,\"\"b\"\"\nc\",1\r\n,2\n\"\",3\n";
    let mut kept = Kept::default();
    csv::scan(file.as_bytes(), "t", Charset::Utf8, &mut kept).expect("a file");
    assert_eq!(said(&kept.rows), [("1", Some("a,\"b\"\nc")), ("2", None), ("3", Some(""))]);
    let mut kept = Kept::default();
    assert!(csv::scan("id,said\n1,\"a".as_bytes(), "t", Charset::Utf8, &mut kept).is_err());
    assert!(csv::scan("id,said\n1,2,3\n".as_bytes(), "t", Charset::Utf8, &mut kept).is_err());
}

#[test]
fn tables_that_are_split_are_found_and_others_are_not() {
    let wanted = Wanted { table: "pre_forum_post", split: true, columns: &[], needed: 0 };
    for name in ["pre_forum_post", "pre_forum_post_1", "pre_forum_post_12"] {
        assert!(wanted.is(name), "{name}");
    }
    for name in ["pre_forum_post_location", "pre_forum_postcomment", "pre_forum_post_", "forum_post"] {
        assert!(!wanted.is(name), "{name}");
    }
    assert!(!Wanted { split: false, ..wanted }.is("pre_forum_post_1"));
}

/// As `pg_dump` writes a value.
fn copied(text: &str) -> String {
    let escape = |c: char| match c {
        '\\' => "\\\\".to_owned(),
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        c => c.to_string(),
    };
    text.chars().map(escape).collect()
}

/// As mysqldump writes a value.
fn inserted(text: &str) -> String {
    let escape = |c: char| match c {
        '\\' | '\'' | '"' => format!("\\{c}"),
        '\n' => "\\n".to_owned(),
        '\0' => "\\0".to_owned(),
        c => c.to_string(),
    };
    text.chars().map(escape).collect()
}

proptest! {
    #[test]
    fn whatever_a_text_is_it_comes_out_as_it_went_in(texts in proptest::collection::vec("[ -~\n\r\t\\\\'\"誠電;,()]{0,40}", 1..10)) {
        let rows: Vec<String> = texts.iter().enumerate().map(|(id, text)| format!("{id}\t{}\n", copied(text))).collect();
        let dump = format!("COPY t (id, said) FROM stdin;\n{}\\.\n", rows.concat());
        let kept = postgres(dump.as_bytes()).expect("a dump");
        prop_assert_eq!(kept.rows.iter().map(|(_, row)| row[1].clone().expect("a text")).collect::<Vec<_>>(), texts.clone());

        let rows: Vec<String> = texts.iter().enumerate().map(|(id, text)| format!("({id},'{}')", inserted(text))).collect();
        for charset in ["utf8", "gbk"] {
            let dump = format!("/*!40101 SET NAMES {charset} */;\nINSERT INTO t (id, said) VALUES {};\n", rows.join(","));
            let bytes = if charset == "gbk" { GBK.encode(&dump).0.into_owned() } else { dump.into_bytes() };
            let kept = mysql(&bytes).expect("a dump");
            prop_assert_eq!(kept.rows.iter().map(|(_, row)| row[1].clone().expect("a text")).collect::<Vec<_>>(), texts.clone());
        }
    }

    #[test]
    fn whatever_a_dump_is_it_is_read_or_refused(dump in "(INSERT INTO |CREATE TABLE |`t`|t|\\(|\\)|,|;|'|\"|`|VALUES|1|NULL|0x|/\\*|\\*/|--|#|\n| |\\\\|COPY |FROM stdin;|\t|\\\\\\.){0,60}") {
        let _ = mysql(dump.as_bytes());
        let _ = postgres(dump.as_bytes());
        let _ = csv::scan(dump.as_bytes(), "t", Charset::Gbk, &mut Kept::default());
    }
}
