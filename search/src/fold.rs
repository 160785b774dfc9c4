//! The folding table: which characters count as the same when searching.
//!
//! Both the indexed text and the query pass through [`fold_char`], so a doubtful choice here can
//! only make two characters equal; it can never lose a match. What is folded: letter case, full
//! and half width, compatibility forms (`㎡` is `m2`), accents (`é` is `e`), and Traditional to
//! Simplified Chinese. What always holds: the result for a character depends on that character
//! alone, never on its neighbours, because a query shows fewer neighbours than the document does.
//!
//! A change of any result is a change of the analyzer: raise
//! [`ANALYZER_VERSION`](crate::schema::ANALYZER_VERSION) with it.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// What a folded character is to the analyzer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Han, kana, bopomofo or hangul: written without spaces, so every character is a piece.
    Cjk,
    /// A letter or digit of any other script: a whole run is one piece.
    Word,
    /// Everything else, emoji included: never searchable, but it keeps its neighbours apart.
    Break,
}

/// The text as the index compares it: folded, without invisible characters, punctuation kept.
///
/// For oracles in tests and for callers that must compare text the way a search does.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut |f| folded.push(f));
    }
    folded
}

/// Hands every folded character of `c` to `emit`: usually one, none for an invisible character,
/// at most eighteen (`ﷺ`).
pub fn fold_char(c: char, emit: &mut impl FnMut(char)) {
    if c.is_ascii() {
        emit(c.to_ascii_lowercase());
    } else if let Some(simplified) = simplify(c) {
        emit(simplified);
    } else if matches!(c, '\u{20000}'..='\u{2F7FF}' | '\u{2FA20}'..='\u{3FFFF}' | '가'..='힣') {
        // Rare Han beyond the table, and hangul, which NFKD would take apart into jamo.
        emit(c);
    } else {
        // NFKD and dropping the marks, rather than NFKC: `e` + U+0301 must equal `é` although
        // each character is folded alone.
        for part in std::iter::once(c).nfkd().filter(|&part| !is_invisible(part)) {
            let part = simplify(part).unwrap_or(part);
            part.to_lowercase().filter(|&lower| !is_invisible(lower)).for_each(&mut *emit);
        }
    }
}

/// The kind of an already folded character.
#[must_use]
pub fn kind(folded: char) -> Kind {
    match folded {
        'a'..='z' | '0'..='9' => Kind::Word,
        '\0'..='\u{7f}' => Kind::Break,
        '゠' | '・' => Kind::Break,
        '々'..='〇'
        | '〡'..='〩'
        | '〱'..='〵'
        | '〻'
        | '\u{2E80}'..='\u{2FDF}'
        | '\u{3041}'..='\u{318F}'
        | '\u{31A0}'..='\u{31BF}'
        | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '가'..='힣'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' => Kind::Cjk,
        other if other.is_alphanumeric() => Kind::Word,
        _ => Kind::Break,
    }
}

/// Whether a word must not run on across `source`: symbols such as `㎡` or `①` fold to letters
/// and digits, but `Ａ㎡①` written side by side is not the word `am21`.
///
/// Letters (`ﬃ`) and super- or subscript digits (`m²`) are ordinary parts of a word.
pub(crate) fn is_isolated(source: char) -> bool {
    if source.is_ascii() || source.is_alphabetic() {
        return false;
    }
    let digit = matches!(source,
        '０'..='９' | '²' | '³' | '¹' | '⁰'..='⁹' | '₀'..='₉' | '\u{1D7CE}'..='\u{1D7FF}');
    !digit && !std::iter::once(source).nfkd().eq(std::iter::once(source))
}

/// Characters that a reader does not see as one of their own: accents, variation selectors,
/// joiners, soft hyphens and direction marks. They neither match nor separate.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{3099}' | '\u{309A}' | '\u{FE20}'..='\u{FE2F}'
        | '\u{AD}' | '\u{61C}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

const TABLE_START: u32 = 0x3400;
const TABLE_END: u32 = 0x9FFF;

/// Traditional to Simplified, one entry for each code point from U+3400 to U+9FFF.
static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut table: Vec<char> = (TABLE_START..=TABLE_END)
        .filter_map(char::from_u32)
        // fast2s decides some characters by their neighbours; alone they have none.
        .map(|c| fast2s::convert(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c))
        .collect();
    for class in CLASSES.split_whitespace() {
        // The converter may know a member under yet another form, which then belongs here too.
        let index = |member: char| (u32::from(member) - TABLE_START) as usize;
        let forms: Vec<char> = class
            .chars()
            .filter_map(|member| table.get(index(member)).copied())
            .chain(class.chars())
            .collect();
        let Some(representative) = class.chars().next() else {
            continue;
        };
        for entry in &mut table {
            if forms.contains(entry) {
                *entry = representative;
            }
        }
    }
    table
});

/// The representative of a Han character of the table's range, `None` outside of it.
fn simplify(c: char) -> Option<char> {
    let index = u32::from(c).checked_sub(TABLE_START)?;
    SIMPLIFIED.get(index as usize).copied()
}

/// Characters that mean the same in some word, so that no choice among them is safe. Each class,
/// set off by white space, becomes its first member.
///
/// First the Traditional characters with two Simplified forms; then the Simplified ones with
/// several Traditional forms, most of which follow from the converter but are listed lest another
/// version of it think otherwise; last, pronouns that writers use for one another.
const CLASSES: &str = "
    划画畫劃 干乾幹榦 了瞭 钟锺鐘鍾 着著 借藉 复覆復複 余馀餘 征徵 只祇衹祗隻 系係繫
    苏甦蘇 伙夥 么幺麼麽 仇讎雠 合闔阖 苧苎 儿兒 于於 沈沉瀋

    发發髮 后後 里裏裡 面麵麪 谷穀 台臺颱檯枱 历歷曆 丑醜 斗鬥鬦鬪 并並併竝 蒙濛矇懞
    卷捲 松鬆 云雲 制製 准準 尝嘗嚐 别彆別 克剋尅 回迴廻 周週 占佔 布佈 游遊 才纔 采採
    彩綵 欲慾 志誌 注註 烟煙菸 灶竈 群羣 峰峯 户戶戸 咨諮谘 略畧 拐枴 果菓 糊餬 瓶缾
    绕遶繞 实寔實 仙僊 咒呪 粽糉 屏屛 查査 步歩 真眞 即卽 既旣 郎郞 效効傚 雇僱 暖煖
    唇脣 家傢 席蓆 秋鞦 姜薑 背揹 栗慄 岩巖 迹跡蹟 脉脈 药藥葯 妆妝粧 念唸 球毬 匹疋
    炮砲 铺舖鋪

    你妳 它牠 他祂
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ambiguous_characters_fold_to_one_representative() {
        for class in CLASSES.split_whitespace() {
            let mut folded: Vec<String> = class.chars().map(|member| fold(&member.to_string())).collect();
            folded.dedup();
            assert_eq!(folded.len(), 1, "{class} folds to {folded:?}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing_more() {
        for c in '\0'..=char::MAX {
            let once = fold(&c.to_string());
            assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn the_result_does_not_depend_on_neighbours() {
        for text in ["企畫計畫畫圖", "乾隆的乾兒子", "看著著作", "慰藉藉口", "瞭望瞭解", "鍾書鍾"]
        {
            let alone: String = text.chars().map(|c| fold(&c.to_string())).collect();
            assert_eq!(fold(text), alone);
        }
    }

    #[test]
    fn traditional_equals_simplified() {
        for (traditional, simplified) in [
            ("萬科", "万科"),
            ("裏面", "里面"),
            ("頭髮", "头发"),
            ("計畫", "计划"),
            ("乾淨", "干净"),
            ("颱風", "台风"),
            ("維修基金繳費", "维修基金缴费"),
            ("物業費太貴", "物业费太贵"),
            ("電梯壞了", "电梯坏了"),
            ("裝修噪音", "装修噪音"),
        ] {
            assert_eq!(fold(traditional), fold(simplified));
        }
    }

    #[test]
    fn width_case_accents_and_compatibility_forms_fold() {
        for (from, to) in [
            ("ＷｉＦｉ", "wifi"),
            ("５０２", "502"),
            ("㎡", "m2"),
            ("m²", "m2"),
            ("①", "1"),
            ("oﬃce", "office"),
            ("CAFÉ", "cafe"),
            ("cafe\u{301}", "cafe"),
            ("İ", "i"),
            ("ｱﾊﾟｰﾄ", "アハート"),
            ("㍻", "平成"),
            ("漏\u{200B}水\u{FE0F}", "漏水"),
            ("\u{F9DC}", "隆"),
            ("\u{2F42}", "文"),
            ("，", ","),
        ] {
            assert_eq!(fold(from), to, "{from}");
        }
    }
}
