//! What is loaded: made-up talk of neighbours, the same on every machine, as JSONL in the import format.

use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::Context as _;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

/// Grows when the text changes: folders made of another are made anew.
pub const VERSION: u32 = 2;

/// Accounts that write.
const AUTHORS: u64 = 300;

/// How much is loaded, and into what.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// What it is for; names the folder.
    pub name: &'static str,
    /// Boards everybody may read.
    pub boards: u64,
    /// Boards only staff may read; every twentieth topic is in one of them where there are any.
    pub closed_boards: u64,
    /// Topics.
    pub topics: u64,
    /// Posts of each.
    pub posts: u64,
}

impl Shape {
    /// Posts of all topics.
    pub fn all_posts(self) -> u64 {
        self.topics * self.posts
    }

    fn board_of(self, topic: u64) -> String {
        if self.closed_boards > 0 && topic.is_multiple_of(20) {
            format!("closed-{}", topic / 20 % self.closed_boards)
        } else {
            format!("open-{}", topic % self.boards)
        }
    }
}

const WHO: [&str; 20] = [
    "物业",
    "业委会",
    "保安",
    "保洁阿姨",
    "楼上的邻居",
    "隔壁单元",
    "开发商",
    "维修师傅",
    "管家",
    "快递员",
    "社区",
    "施工队",
    "电梯公司",
    "我们这栋",
    "二期的业主",
    "楼下的孩子",
    "物业经理",
    "值班的人",
    "对门",
    "我家",
];
const WHAT: [&str; 32] = [
    "电梯",
    "停车位",
    "地下车库",
    "门禁",
    "外墙",
    "供水",
    "暖气",
    "充电桩",
    "儿童乐园",
    "会所",
    "绿化",
    "垃圾房",
    "单元门",
    "消防通道",
    "窗户",
    "防水",
    "物业费",
    "维修基金",
    "路灯",
    "监控",
    "快递柜",
    "健身房",
    "游泳池",
    "阳台",
    "楼道",
    "信箱",
    "水压",
    "燃气",
    "网络",
    "空调外机",
    "草坪",
    "大门",
];
const DOES: [&str; 24] = [
    "又坏了",
    "终于修好了",
    "正在检修",
    "一直没有人管",
    "比上个月好多了",
    "漏水很严重",
    "晚上声音太大",
    "要重新招标",
    "下周开始施工",
    "已经报修三次",
    "换了新的",
    "被占用了",
    "还没有验收",
    "需要大家投票",
    "收费不透明",
    "卫生打扫得很干净",
    "应该再加一个",
    "停用了两天",
    "按时完成了",
    "和合同写的不一样",
    "反应很快",
    "要等配件",
    "只开了一半",
    "味道很大",
];
const WHEN: [&str; 16] = [
    "昨天晚上",
    "今天早上",
    "上个星期",
    "这几天",
    "从交房到现在",
    "下雨的时候",
    "周末",
    "节后",
    "凌晨两点",
    "中午",
    "装修期间",
    "去年冬天",
    "每天下班",
    "最近一个月",
    "开会那天",
    "刚才",
];
const THINK: [&str; 20] = [
    "希望尽快给一个说法",
    "我觉得可以先试一个月",
    "有没有人一起去问问",
    "建议把照片发到群里",
    "谢谢大家的帮忙",
    "请管家看到以后回复一下",
    "我已经打过电话了",
    "这样下去不是办法",
    "同意楼上的意见",
    "先观察几天再说",
    "费用应该公开",
    "最好写进公告",
    "孩子和老人都不方便",
    "我可以帮忙登记",
    "不要再拖了",
    "具体时间还不清楚",
    "欢迎补充",
    "我们单元也是这样",
    "以前的做法更好",
    "不知道别的小区怎么处理",
];
const JOIN: [&str; 10] =
    ["，", "，而且", "，但是", "，所以", "。", "。另外，", "，听说", "，不过", "；", "，因为"];

/// Numbers that look random and are the same everywhere (splitmix64).
pub struct Dice(u64);

impl Dice {
    /// Dice that fall the same way for the same seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `end` − 1.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len() as u64) as usize]
    }
}

/// A sentence, about fifteen to fifty characters.
fn sentence(dice: &mut Dice) -> String {
    let mut text = format!("{}{}的{}{}", dice.one(&WHEN), dice.one(&WHO), dice.one(&WHAT), dice.one(&DOES));
    if dice.below(3) > 0 {
        text.push_str(dice.one(&JOIN));
        text.push_str(dice.one(&THINK));
    }
    if dice.below(4) == 0 {
        text.push_str(&format!("（{} 栋 {} 单元）", dice.below(40) + 1, dice.below(4) + 1));
    }
    text.push('。');
    text
}

/// A post: four to eighteen sentences, some with marks of Markdown.
pub fn post(dice: &mut Dice) -> String {
    let sentences = 4 + dice.below(7) + if dice.below(4) == 0 { dice.below(9) } else { 0 };
    let mut text = String::new();
    for number in 0..sentences {
        match dice.below(16) {
            0 if number > 0 => text.push_str("\n\n"),
            1 => text.push_str(&format!("**{}** ", dice.one(&WHAT))),
            2 => text.push_str(&format!("\n\n- {}\n- {}\n\n", dice.one(&THINK), dice.one(&THINK))),
            3 if number == 0 => text.push_str(&format!("> {}\n\n", sentence(dice))),
            4 => text.push_str(&format!("https://example.org/notice/{} ", dice.below(10_000))),
            _ => {}
        }
        text.push_str(&sentence(dice));
    }
    text
}

/// A word that many posts have.
pub fn common_word(dice: &mut Dice) -> &'static str {
    if dice.below(2) == 0 { dice.one(&WHAT) } else { dice.one(&WHO) }
}

/// Two words that stand in posts together, in few of them next to each other.
pub fn rarer_words(dice: &mut Dice) -> String {
    format!("{} {} {}", dice.one(&WHAT), dice.one(&WHEN), dice.one(&THINK))
}

fn title(dice: &mut Dice, number: u64) -> String {
    format!("{}{}，{}（{number}）", dice.one(&WHAT), dice.one(&DOES), dice.one(&THINK))
}

fn time(minutes: u64) -> String {
    let begin = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::days(20_000);
    (begin + TimeDelta::minutes(minutes as i64)).to_rfc3339()
}

/// Writes everything of this shape into a file.
pub fn write(shape: Shape, path: &Path) -> anyhow::Result<()> {
    let file = std::fs::File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    let mut out = BufWriter::new(file);
    let mut put = |record: Value| writeln!(out, "{record}");
    put(json!({ "kind": "project", "ref": "project", "slug": "bench", "name": "江畔花园", "city": "武汉",
        "district": "江岸区", "status": "handed_over", "summary": "用来量快慢的小区", "created_at": time(0) }))?;
    let open = (0..shape.boards).map(|number| (format!("open-{number}"), "public"));
    let closed = (0..shape.closed_boards).map(|number| (format!("closed-{number}"), "staff"));
    for (slug, visibility) in open.chain(closed) {
        put(json!({ "kind": "board", "ref": slug, "project": "project", "slug": slug,
            "name": format!("版块 {slug}"), "visibility": visibility, "created_at": time(0) }))?;
    }
    for number in 0..AUTHORS {
        put(json!({ "kind": "account", "ref": format!("a{number}"), "name": format!("neighbour-{number}"),
            "display_name": format!("{} {number}", WHO[number as usize % WHO.len()]), "created_at": time(0) }))?;
    }
    for topic in 0..shape.topics {
        let mut dice = Dice::new(topic);
        let author = |dice: &mut Dice| format!("a{}", dice.below(AUTHORS));
        put(json!({ "kind": "topic", "ref": format!("t{topic}"), "board": shape.board_of(topic),
            "author": author(&mut dice), "title": title(&mut dice, topic), "markdown": post(&mut dice),
            "created_at": time(topic * 7) }))?;
        for number in 1..shape.posts {
            put(json!({ "kind": "post", "ref": format!("t{topic}-{number}"), "topic": format!("t{topic}"),
                "author": author(&mut dice), "markdown": post(&mut dice),
                "created_at": time(topic * 7 + number * 3) }))?;
        }
    }
    out.flush()?;
    Ok(())
}
