use proptest::prelude::*;

use super::*;

fn engine(words: &[&str]) -> Engine {
    Engine::new(words.iter().copied()).unwrap()
}

/// What is found, as it stands in the text, and how it is written.
fn found<'a>(engine: &Engine, text: &'a str) -> Vec<(&'a str, Way)> {
    engine.find(text).iter().map(|hit| (&text[hit.start..hit.end], hit.way)).collect()
}

#[test]
fn each_disguise_is_seen_through() {
    let engine = engine(&["赌博网", "代开发票", "viagra", "buy now", "加qq群"]);
    for (text, way) in [
        ("去赌博网看看", Way::Plain),
        ("去賭博網看看", Way::Plain),
        ("去赌\u{200b}博\u{feff}网看看", Way::Plain),
        ("去赌**博**网看看", Way::Plain),
        ("去赌&#21338;网看看", Way::Plain),
        ("去赌 博 网看看", Way::Spaced),
        ("去赌.博_网看看", Way::Spaced),
        ("去赌。博。网看看", Way::Spaced),
        ("去 du bo wang 看看", Way::Pinyin),
        ("去DuBoWang看看", Way::Pinyin),
        ("去 dǔ bó wǎng 看看", Way::Pinyin),
        ("有ＶＩＡＧＲＡ吗", Way::Plain),
        ("有Viagra123吗", Way::Plain),
        ("有 v i a g r a 吗", Way::Spaced),
        ("有 v.i.a.g.r.a 吗", Way::Spaced),
        ("有 vіаgrа 吗", Way::LookAlike),
        ("有 v1@gra 吗", Way::LookAlike),
        ("Buy  now!", Way::Plain),
        ("buynow", Way::Plain),
        ("加ＱＱ群", Way::Plain),
    ] {
        let hits = engine.find(text);
        assert_eq!(hits.iter().map(|hit| hit.way).collect::<Vec<_>>(), [way], "{text}: {hits:?}");
    }
}

#[test]
fn what_is_harmless_is_not_found() {
    let engine = engine(&["赌博", "品种", "ass", "penis", "viagra", "leet", "64", "毒品网", "ill"]);
    for text in [
        "这是商品，种类很多",
        "这是商品。\n种类很多",
        "class, assume, pass",
        "the pen is red",
        "as soon as",
        "viagras",
        "电话 1337 5005",
        "1964 年",
        "dubo",
        "du pin wan",
        "lil 11",
        "赌....博",
    ] {
        let hits: Vec<_> = found(&engine, text);
        assert!(hits.is_empty(), "{text}: {hits:?}");
    }
}

#[test]
fn of_words_within_others_the_longest_is_told() {
    let engine = engine(&["赌", "赌博", "赌博网站", "站"]);
    let text = "赌博网站，赌。";
    assert_eq!(found(&engine, text), [("赌博网站", Way::Plain), ("赌", Way::Plain)]);
    let hits = engine.find(text);
    assert_eq!(engine.word(hits[0].word), "赌博网站");
}

#[test]
fn a_list_without_words_finds_nothing() {
    assert!(engine(&[]).find("什么都有").is_empty());
    assert!(engine(&["。", " "]).find("什么。 都有").is_empty());
}

fn between() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", " ", ".", "-", "\u{200b}", "\u{feff}", "**", "_", "/", "&#8203;"])
}

proptest! {
    #[test]
    fn a_chinese_word_is_found_whatever_stands_between_its_characters(
        before in "[一-三]{0,4}",
        word in "[丙-丹]{2,5}",
        signs in prop::collection::vec(between(), 5),
        after in "[一-三]{0,4}",
    ) {
        let mut text = before.clone();
        let last = word.chars().count() - 1;
        for (index, c) in word.chars().enumerate() {
            text.push(c);
            if index < last {
                text.push_str(signs[index]);
            }
        }
        let end = text.len();
        text.push_str(&after);
        let hits = engine(&[&word]).find(&text);
        let whole = hits.iter().any(|hit| hit.start <= before.len() && hit.end >= end);
        prop_assert!(whole, "{text:?}: {hits:?}");
    }

    #[test]
    fn what_is_found_is_within_the_text_and_in_its_order(text in "[abil1@. 赌博网，\\n*&#;0-9]{0,80}") {
        let engine = engine(&["赌博", "赌博网", "ab", "bill", "a b", "1"]);
        let mut before = 0;
        for hit in engine.find(&text) {
            prop_assert!(hit.start < hit.end && hit.end > before);
            prop_assert!(text.get(hit.start..hit.end).is_some());
            before = hit.end;
        }
    }
}
