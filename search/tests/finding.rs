//! What is found, by whom, and in which order.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped fails the test")]

use std::collections::BTreeSet;
use std::sync::Arc;

use linli_search::{
    BoardSet, Change, Notice, PAGE_HITS_MAX, PostDoc, Query, RELEVANCE_OFFSET_MAX, SearchIndex, SearchPage,
    SearchRequest, Sort, Watermark,
};
use proptest::prelude::*;

fn post(post_id: i64, body: &str) -> PostDoc {
    PostDoc {
        post_id,
        topic_id: post_id * 10,
        board_id: 1,
        author_id: 1,
        created_at: post_id * 100,
        title: String::new(),
        body: body.to_owned(),
    }
}

/// Posts 1, 2, … on board 1 with these bodies.
fn index_of(bodies: &[&str]) -> SearchIndex {
    let index = SearchIndex::in_memory("test").unwrap();
    let changes: Vec<_> = (1..).zip(bodies).map(|(id, body)| Change::Put(post(id, body))).collect();
    apply(&index, &changes);
    index
}

fn apply(index: &SearchIndex, changes: &[Change]) {
    let Watermark { txid, seq } = index.watermark().unwrap();
    index.apply(changes, &Watermark { txid: txid + 1, seq }).unwrap();
}

fn request(query: &str) -> SearchRequest {
    SearchRequest {
        sort: Sort::Newest { after: None },
        limit: PAGE_HITS_MAX,
        ..SearchRequest::new(Query::parse(query).unwrap())
    }
}

fn board_one() -> Arc<BoardSet> {
    Arc::new(BoardSet::from_iter([1]))
}

fn ids(page: &SearchPage) -> Vec<i64> {
    page.hits.iter().map(|hit| hit.post_id).collect()
}

/// Exact hits on board 1, in ascending order.
fn found(index: &SearchIndex, query: &str) -> Vec<i64> {
    let page = index.search(&request(query), &board_one()).unwrap();
    let mut found = ids(&page);
    assert_eq!(page.count, found.len(), "{query}");
    found.sort_unstable();
    found
}

/// Asserts which of two texts a query finds.
fn assert_finds(query: &str, text: &str, expected: bool) {
    let index = index_of(&[text]);
    assert_eq!(!found(&index, query).is_empty(), expected, "{query:?} in {text:?}");
}

#[test]
fn text_is_found_as_it_is_read() {
    for (query, text) in [
        // Traditional and Simplified, both ways.
        ("万科物业", "萬科物業"),
        ("萬科", "万科"),
        ("裏面", "里面"),
        ("头发", "頭髮"),
        ("計畫", "计划"),
        ("計劃", "計畫"),
        ("乾隆", "干隆"),
        ("颱風", "台风"),
        // Inside longer words.
        ("简单", "安装简单"),
        ("农业", "农业发展银行"),
        ("漏", "卫生间漏水"),
        // Width, case, accents, symbols.
        ("wifi", "ＷｉＦｉ信号"),
        ("ＷＩＦＩ", "wifi"),
        ("502", "５０２室"),
        ("m2", "建面89㎡"),
        ("89㎡", "建面89㎡的"),
        ("cafe", "the Café"),
        ("café", "cafe\u{301}"),
        ("office", "oﬃce"),
        ("1", "①"),
        ("漏水", "漏\u{200B}水"),
        // Mixed scripts within a word.
        ("vip会所", "本小区VIP会所开放"),
        ("iPhone15值得买吗", "问：iPhone15值得买吗？"),
        ("3号楼502室", "住3號樓502室的"),
        ("502室", "502室内"),
        ("栋3", "二栋3单元"),
        ("a室b", "A室B"),
        // Addresses, code, numbers.
        ("example.com", "见 https://example.com/a?b=1"),
        ("https://a.b/?q=1", "去https://a.b/?q=1看"),
        ("path", "https://x.y/path/z"),
        ("fn main()", "fn main() {}"),
        ("a.b_c", "let a.b_c = 1;"),
        ("3-502", "在3-502室"),
        ("138-0013-8000", "电话138 0013 8000"),
        // Phrases.
        ("\"hello world\"", "Hello, world!"),
        ("「漏水 严重」", "漏水，严重"),
        ("\"a\"b", "b a"),
        ("漏水 -装修", "漏水严重"),
        ("物业 收费", "收费的物业"),
    ] {
        assert_finds(query, text, true);
    }
}

#[test]
fn what_differs_is_not_found() {
    for (query, text) in [
        ("3号楼", "13号楼"),
        ("楼5", "楼502"),
        ("502室", "1502室"),
        ("漏水", "漏，水"),
        ("漏水", "漏 水"),
        ("会所vip", "vip会所"),
        ("vip会所", "vip的会所"),
        ("vip会所", "会所 vip"),
        ("a室b", "a室 b"),
        ("\"hello world\"", "world hello"),
        ("\"漏水 严重\"", "漏水严重"),
        ("13800138000", "138-0013-8000"),
        ("138-0013-8000", "13800138000"),
        ("off", "office"),
        ("漏水 -装修", "装修漏水"),
        ("漏水 物业", "漏水"),
        ("漏水 -\"a b\"", "漏水 a, b"),
        ("业主委员会", "业主 委员会"),
        ("业主委员会", "业主委员和委员会"),
        ("am2", "a㎡"),
        ("\"a b\"", "a漏b"),
        ("\"漏水 a\"", "漏水楼a"),
    ] {
        assert_finds(query, text, false);
    }
}

#[test]
fn operators_of_query_languages_find_nothing_hidden() {
    let index = SearchIndex::in_memory("test").unwrap();
    let mut hidden = post(1, "秘密 0 to or board_id re 9");
    hidden.board_id = 2;
    apply(&index, &[Change::Put(hidden), Change::Put(post(2, "公开"))]);
    for query in
        ["board_id:[0 TO *]", "x OR board_id:2", "*:* 秘密", "/re/", "秘密^9", "秘密) OR (公开", "公开 秘密"]
    {
        let mut request = request(query);
        for sort in [Sort::Relevance { offset: 0 }, Sort::Newest { after: None }] {
            request.sort = sort;
            let page = index.search(&request, &board_one()).unwrap();
            assert_eq!(page.count, 0, "{query}");
            assert!(!ids(&page).contains(&1), "{query}");
        }
    }
}

#[test]
fn boards_decide_what_is_seen_and_counted() {
    let index = SearchIndex::in_memory("test").unwrap();
    let on_board = |post_id, board_id| Change::Put(PostDoc { board_id, ..post(post_id, "漏水的房子") });
    apply(&index, &[on_board(1, 1), on_board(2, 2), on_board(3, 3), on_board(4, i64::MAX)]);
    let seen = |boards: &BoardSet, narrow: Option<BoardSet>, query: &str| {
        let mut request = request(query);
        request.boards = narrow.map(Arc::new);
        let newest = index.search(&request, &Arc::new(boards.clone())).unwrap();
        request.sort = Sort::Relevance { offset: 0 };
        let best = index.search(&request, &Arc::new(boards.clone())).unwrap();
        assert_eq!((newest.count, newest.hits.len()), (best.count, newest.count));
        let mut seen = ids(&best);
        seen.sort_unstable();
        (newest.count, seen)
    };
    let set = |ids: &[i64]| ids.iter().copied().collect::<BoardSet>();
    assert_eq!(seen(&set(&[1, 3]), None, "漏水"), (2, vec![1, 3]));
    assert_eq!(seen(&set(&[]), None, "漏水"), (0, vec![]));
    assert_eq!(seen(&set(&[99]), None, "漏水"), (0, vec![]));
    assert_eq!(seen(&BoardSet::everything(), None, "漏水"), (4, vec![1, 2, 3, 4]));
    // Narrowing never widens.
    assert_eq!(seen(&set(&[1, 3]), Some(set(&[2, 3])), "漏水"), (1, vec![3]));
    assert_eq!(seen(&set(&[1]), Some(BoardSet::everything()), "漏水"), (1, vec![1]));
    assert_eq!(seen(&BoardSet::everything(), Some(set(&[])), "漏水"), (0, vec![]));
    // Relaxed hits obey as well: nothing matches exactly, parts match on every board.
    assert_eq!(seen(&set(&[2]), None, "漏水的车子"), (0, vec![2]));
    // A board made private is gone with the next set, without any change to the index.
    assert_eq!(seen(&set(&[1]), None, "漏水"), (1, vec![1]));
}

#[test]
fn edits_moves_and_deletions_show_at_once() {
    let index = index_of(&["旧的文字", "另一个帖子"]);
    apply(&index, &[Change::Put(post(1, "新的内容"))]);
    assert_eq!(found(&index, "旧的"), [] as [i64; 0]);
    assert_eq!(found(&index, "新的"), [1]);
    apply(&index, &[Change::Put(PostDoc { board_id: 2, ..post(1, "新的内容") })]);
    assert_eq!(found(&index, "新的"), [] as [i64; 0]);
    apply(&index, &[Change::Put(post(3, "短命")), Change::Remove { post_id: 3 }]);
    apply(&index, &[Change::Remove { post_id: 2 }, Change::Remove { post_id: 77 }]);
    assert_eq!(found(&index, "帖子"), [] as [i64; 0]);
    assert_eq!(found(&index, "短命"), [] as [i64; 0]);
    assert_eq!(index.doc_count(), 1);
    apply(&index, &[Change::Remove { post_id: 1 }, Change::Put(post(1, "回来了"))]);
    assert_eq!(found(&index, "回来"), [1]);
}

#[test]
fn author_and_time_narrow() {
    let index = SearchIndex::in_memory("test").unwrap();
    let by = |post_id, author_id| Change::Put(PostDoc { author_id, ..post(post_id, "物业") });
    apply(&index, &[by(1, 5), by(2, 6), by(3, 5)]);
    let mut request = request("物业");
    request.author_id = Some(5);
    assert_eq!(ids(&index.search(&request, &board_one()).unwrap()), [3, 1]);
    request.created = Some(200..300);
    request.author_id = None;
    assert_eq!(ids(&index.search(&request, &board_one()).unwrap()), [2]);
    request.author_id = Some(5);
    let page = index.search(&request, &board_one()).unwrap();
    assert_eq!((page.count, page.hits.len()), (0, 0));
}

#[test]
fn newest_pages_are_stable_while_posts_arrive() {
    let index = index_of(&["物业"; 25]);
    let mut request = request("物业");
    request.limit = 10;
    let mut seen = Vec::new();
    let mut arrived = 100;
    loop {
        let page = index.search(&request, &board_one()).unwrap();
        seen.extend(ids(&page));
        apply(&index, &[Change::Put(post(arrived, "物业"))]);
        arrived += 1;
        assert_eq!(page.count, 25 + usize::try_from(arrived - 101).unwrap());
        match page.next {
            Some(next) => request.sort = next,
            None => break,
        }
    }
    assert_eq!(seen, (1..=25).rev().collect::<Vec<_>>());
}

#[test]
fn relevance_pages_cover_everything_once_and_end() {
    let index = index_of(&["物业"; 25]);
    let mut request = request("物业");
    request.limit = 10;
    request.sort = Sort::Relevance { offset: 0 };
    let mut seen = Vec::new();
    loop {
        let page = index.search(&request, &board_one()).unwrap();
        assert_eq!((page.count, page.notices.len()), (25, 0));
        seen.extend(ids(&page));
        match page.next {
            Some(next) => request.sort = next,
            None => break,
        }
    }
    // All alike in score: the newer first.
    assert_eq!(seen, (1..=25).rev().collect::<Vec<_>>());
    request.sort = Sort::Relevance { offset: RELEVANCE_OFFSET_MAX };
    let page = index.search(&request, &board_one()).unwrap();
    assert_eq!((page.hits.len(), page.count, page.next), (0, 25, None));
    request.limit = 0;
    request.sort = Sort::Relevance { offset: 0 };
    assert_eq!(index.search(&request, &board_one()).unwrap().hits.len(), 1);
}

#[test]
fn a_title_counts_more_than_a_body() {
    let index = SearchIndex::in_memory("test").unwrap();
    let titled = PostDoc { title: "电梯故障".into(), ..post(1, "没有别的话") };
    apply(&index, &[Change::Put(titled), Change::Put(post(2, "没有别的话，电梯故障"))]);
    let mut request = request("电梯");
    request.sort = Sort::Relevance { offset: 0 };
    let page = index.search(&request, &board_one()).unwrap();
    assert_eq!(ids(&page), [1, 2]);
    assert!(page.hits[0].score > page.hits[1].score);
    assert_eq!(page.hits[0].topic_id, 10);
    // One word in the title, the other in the body.
    assert_eq!(found(&index, "电梯 别的"), [1, 2]);
}

#[test]
fn few_exact_hits_bring_similar_ones_after_them() {
    let index = index_of(&["装修噪音太大", "噪音", "周末装修", "装修噪音 vip", "完全无关"]);
    let mut request = request("装修噪音");
    request.sort = Sort::Relevance { offset: 0 };
    let page = index.search(&request, &board_one()).unwrap();
    assert_eq!(page.count, 2);
    assert_eq!(page.notices, [Notice::Relevance]);
    assert_eq!(page.next, None);
    let hits = ids(&page);
    assert_eq!(hits[..2].iter().collect::<BTreeSet<_>>(), BTreeSet::from([&1, &4]));
    assert_eq!(hits[2..].iter().collect::<BTreeSet<_>>(), BTreeSet::from([&2, &3]));
    // What is excluded or quoted stays so.
    request.query = Query::parse("装修噪音 -周末").unwrap();
    assert!(!ids(&index.search(&request, &board_one()).unwrap()).contains(&3));
    request.query = Query::parse("\"装修噪音\"").unwrap();
    let page = index.search(&request, &board_one()).unwrap();
    assert_eq!((page.hits.len(), page.notices.len()), (2, 0));
    request.query = Query::parse("\"噪音\" 装修太大").unwrap();
    let page = index.search(&request, &board_one()).unwrap();
    assert_eq!((page.count, page.notices.as_slice()), (0, [Notice::Relevance].as_slice()));
    assert!(!ids(&page).contains(&3) && ids(&page).contains(&1));
}

#[test]
fn long_input_is_bounded_and_reported() {
    let index = index_of(&["物业 漏水", &"x".repeat(100), &"漏水".repeat(100)]);
    let mut request = request(&format!("物业 {}", "废话".repeat(2_000)));
    request.sort = Sort::Relevance { offset: 0 };
    let page = index.search(&request, &board_one()).unwrap();
    assert!(page.notices.contains(&Notice::Truncated));
    assert_eq!(page.count, 0);
    assert_eq!(found(&index, &"x".repeat(100)), [2]);
    assert_eq!(found(&index, &"x".repeat(99)), [] as [i64; 0]);
    assert_eq!(found(&index, &"漏水".repeat(30)), [3]);
    let noise = "(".repeat(10_000);
    assert!(Query::parse(&noise).is_err());
    let words: Vec<_> = (0..2_000).map(|i| format!("w{i}")).collect();
    request.query = Query::parse(&words.join(" ")).unwrap();
    assert!(index.search(&request, &board_one()).unwrap().notices.contains(&Notice::Truncated));
}

#[test]
fn unusual_characters_are_harmless() {
    let bodies = ["\0漏水\0", "\u{202E}反向 漏水", "👨‍👩‍👧🏠", "𠮷野家", "\u{FE0F}\u{301}", "", "ﷺ ⅷ ½"];
    let index = index_of(&bodies);
    assert_eq!(index.doc_count(), 7);
    assert_eq!(found(&index, "漏水"), [1, 2]);
    assert_eq!(found(&index, "𠮷野"), [4]);
    assert_eq!(found(&index, "viii"), [7]);
}

/// The topics of board 1 whose titles resemble a text, best first.
fn alike(index: &SearchIndex, title: &str) -> Vec<i64> {
    let hits = index.similar(title, &board_one(), 20).unwrap();
    hits.iter().map(|hit| hit.post_id).collect()
}

#[test]
fn a_title_finds_titles_like_it_and_never_those_of_other_boards() {
    let index = SearchIndex::in_memory("test").unwrap();
    let titled = |id: i64, board_id: i64, title: &str| {
        Change::Put(PostDoc { board_id, title: title.to_owned(), ..post(id, "正文里的电梯不算") })
    };
    let titles = ["三号楼电梯什么时候修好", "車庫漏水怎麼辦", "Parcel lockers at gate 2", "样板间哪天开放"];
    let mut changes: Vec<Change> = (1..).zip(titles).map(|(id, title)| titled(id, 1, title)).collect();
    changes.push(titled(5, 2, "三号楼电梯什么时候修好"));
    apply(&index, &changes);
    assert_eq!(alike(&index, "电梯多久能修"), [1], "words in another order, and none of board 2");
    assert_eq!(alike(&index, "车库又漏水了"), [2], "in either script");
    assert_eq!(alike(&index, "where are the PARCEL lockers"), [3]);
    assert_eq!(alike(&index, "电"), [1], "from the first character");
    assert!(alike(&index, "物业费的收费标准是什么样的").is_empty(), "too little in common");
    assert!(alike(&index, "？！").is_empty() && alike(&index, "").is_empty());
    apply(&index, &[Change::Remove { post_id: 1 }]);
    assert!(alike(&index, "电梯多久能修").is_empty());
}

/// The oracle's view of a text: CJK characters, words, and gaps between them.
fn symbols(text: &str) -> Vec<String> {
    let mut symbols: Vec<String> = Vec::new();
    for c in text.chars() {
        let joins = |last: &&mut String| match c {
            '，' | ' ' => last.as_str() == " ",
            _ => c.is_ascii_alphanumeric() && last.ends_with(|l: char| l.is_ascii_alphanumeric()),
        };
        match symbols.last_mut().filter(joins) {
            Some(last) if c.is_ascii_alphanumeric() => last.push(c),
            Some(_) => {}
            None => symbols.push(if c == '，' { " ".into() } else { c.into() }),
        }
    }
    symbols
}

/// Whether a single CJK character stands between gaps, whose place the index does not check.
fn has_lone_character(symbols: &[String]) -> bool {
    let gap = |i: Option<usize>| i.and_then(|i| symbols.get(i)).is_none_or(|s| s == " ");
    symbols.len() > 1
        && symbols
            .iter()
            .enumerate()
            .any(|(i, symbol)| !symbol.is_ascii() && gap(i.checked_sub(1)) && gap(Some(i + 1)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Words and phrases over mixed scripts find exactly what stands in the text.
    #[test]
    fn mixed_text_is_found_exactly(
        bodies in proptest::collection::vec("[漏水楼a1， ]{0,12}", 1..20),
        queries in proptest::collection::vec("[漏水楼a1，]{1,5}", 20),
        phrases in proptest::collection::vec("[漏水楼a1， ]{1,6}", 20),
    ) {
        let index = index_of(&bodies.iter().map(String::as_str).collect::<Vec<_>>());
        let phrases = phrases.iter().map(|phrase| (format!("\"{phrase}\""), phrase));
        for (text, wanted) in queries.iter().map(|q| (q.clone(), q)).chain(phrases) {
            let Ok(query) = Query::parse(&text) else {
                continue;
            };
            let wanted = symbols(wanted.trim_matches([' ', '，']));
            let truth: BTreeSet<i64> = (1..)
                .zip(&bodies)
                .filter(|(_, body)| symbols(body).windows(wanted.len()).any(|w| w == wanted))
                .map(|(id, _)| id)
                .collect();
            let request = SearchRequest { query, ..request("x") };
            let page = index.search(&request, &board_one()).unwrap();
            let answer: BTreeSet<i64> = ids(&page).into_iter().collect();
            prop_assert!(answer.is_superset(&truth), "{text}: {answer:?} misses some of {truth:?}");
            if !has_lone_character(&wanted) {
                prop_assert_eq!(answer, truth, "{}", text);
            }
        }
    }
}
