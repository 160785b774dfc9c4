//! The words by which pseudonyms of one building are told apart. Pure.
//!
//! Plants, animals, what lies around a house and what stands in it: nothing that is a name of a person, a number or an insult,
//! and nothing that says anything of whoever gets it.

/// Each once; what is drawn is one of them, or two where all of one word are taken.
const WORDS: [&str; 230] = [
    "竹", "松", "梅", "兰", "菊", "荷", "桂", "枫", "柳", "杏", "桃", "梨", "柿", "枣", "栗", "榆", "槐",
    "桐", "梧", "柏", "杉", "樟", "桑", "榕", "椿", "棠", "葵", "蔷", "薇", "蕉", "藤", "萝", "芦", "苇",
    "芒", "茶", "艾", "芷", "蕙", "萱", "莲", "菱", "藻", "苔", "蕨", "菌", "麦", "稻", "粟", "豆", "瓜",
    "橘", "柚", "橙", "椒", "姜", "蒜", "葱", "荠", "鹤", "鹭", "雁", "燕", "莺", "鹂", "鹊", "鸽", "鸥",
    "鹰", "隼", "雀", "鹏", "鹿", "麂", "兔", "狐", "獭", "貂", "松鼠", "刺猬", "熊猫", "羚", "骏", "驼",
    "象", "豹", "羊", "蛙", "蝉", "蝶", "蜂", "萤", "蚕", "蜓", "鲤", "鲸", "鲟", "虾", "蟹", "贝", "螺",
    "山", "川", "江", "河", "湖", "海", "溪", "泉", "瀑", "岛", "洲", "湾", "岸", "滩", "沙", "石", "岩",
    "峰", "岭", "谷", "原", "野", "林", "森", "云", "霞", "虹", "雾", "露", "霜", "雪", "雨", "雷", "风",
    "岚", "晨", "曦", "晴", "月", "星", "辰", "斗", "昴", "春", "夏", "秋", "冬", "朝", "暮", "金", "银",
    "铜", "铁", "玉", "珠", "瑚", "珀", "晶", "瓷", "陶", "砚", "墨", "笔", "纸", "书", "画", "琴", "筝",
    "笛", "箫", "鼓", "钟", "铃", "棋", "扇", "伞", "灯", "烛", "舟", "帆", "桨", "桥", "亭", "台", "阁",
    "塔", "窗", "檐", "篱", "井", "磨", "轮", "梭", "针", "线", "绸", "布", "棉", "麻", "青", "蓝", "紫",
    "赤", "碧", "翠", "靛", "玄", "丹", "黛", "茜", "绯", "鸦青", "月白", "鹅黄", "豆绿", "藕荷", "蜜", "糖",
    "盐", "饼", "糕", "粽", "面", "汤", "粥", "饺", "米", "糯", "酥",
];

/// How many words there are of one part.
pub const SINGLE: usize = WORDS.len();
/// How many there are of two.
pub const DOUBLE: usize = WORDS.len() * WORDS.len();

/// The word with this number below [`SINGLE`].
pub fn single(number: usize) -> String {
    WORDS[number % WORDS.len()].to_owned()
}

/// The word of two parts with this number below [`DOUBLE`].
pub fn double(number: usize) -> String {
    let (first, second) = (number / WORDS.len(), number % WORDS.len());
    format!("{}·{}", WORDS[first % WORDS.len()], WORDS[second])
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_word_is_there_twice_not_even_of_two_parts() {
        let one: HashSet<String> = (0..SINGLE).map(single).collect();
        let two: HashSet<String> = (0..DOUBLE).map(double).collect();
        assert_eq!((one.len(), two.len()), (SINGLE, DOUBLE));
        assert!(one.is_disjoint(&two) && SINGLE >= 200);
    }

    #[test]
    fn words_are_short_and_of_letters_alone() {
        assert!(WORDS.iter().all(|word| (1..=2).contains(&word.chars().count())));
        assert!(WORDS.iter().all(|word| word.chars().all(char::is_alphabetic)));
    }
}
