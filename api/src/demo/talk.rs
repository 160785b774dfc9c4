//! What people in the example have said. Made up, all of it.

use serde_json::{Value, json};

/// A topic: its posts, the first one opens it.
struct Topic {
    board: &'static str,
    title: &'static str,
    posts: &'static [Said],
}

/// Who said how many hours ago what.
type Said = (&'static str, i64, &'static str);

/// Topics and posts, for the import.
pub(super) fn records(ago: &impl Fn(i64) -> String) -> Vec<Value> {
    let mut records = vec![];
    for (number, topic) in TOPICS.iter().enumerate() {
        let reference = format!("demo:{number}");
        for (place, (author, hours, markdown)) in topic.posts.iter().enumerate() {
            let author = format!("demo:{author}");
            records.push(if place == 0 {
                json!({ "kind": "topic", "ref": reference, "board": format!("demo:{}", topic.board),
                    "author": author, "title": topic.title, "markdown": markdown, "created_at": ago(*hours) })
            } else {
                json!({ "kind": "post", "ref": format!("{reference}-{place}"), "topic": reference,
                    "author": author, "markdown": markdown, "created_at": ago(*hours) })
            });
        }
    }
    records
}

const TOPICS: [Topic; 16] = [
    Topic {
        board: "tea",
        title: "新来的邻居，先在这里打个招呼",
        posts: &[
            (
                "shiliu",
                400,
                "大家好，刚搬到苏州，还不知道哪里的菜场好。\n\n先问三个问题：\n\n1. 早上几点去人少？\n2. 有没有可以刷卡的？\n3. 买花去哪里？",
            ),
            ("laoxu", 398, "欢迎！南环那边的菜场六点半以前最清净，七点以后就要排队了。"),
            ("mianmian", 397, "买花去桥头，**星期三**是新货到的日子，老板娘人很好。"),
            ("shiliu", 396, "谢谢！星期三就去看看。"),
        ],
    },
    Topic {
        board: "tea",
        title: "阳台种什么最省心？",
        posts: &[
            ("demo-owner", 220, "去年种番茄，结了七个，被鸟吃了五个。今年想换一样。"),
            ("gaogao", 219, "薄荷。种一次就再也甩不掉了。"),
            ("laoxu", 215, "小葱。剪了又长，下面条正好。\n\n> 被鸟吃了五个\n\n挂一张旧光盘，鸟就不来了。"),
            ("demo-guest", 214, "我在公司窗台上种了多肉，三年没有浇过几次水，还活着。"),
            ("demo-owner", 210, "那就薄荷和小葱各一盆，光盘也挂上。"),
        ],
    },
    Topic {
        board: "members",
        title: "周六河滨公园一起走五公里",
        posts: &[
            (
                "demo-moderator",
                90,
                "周六早上七点半，河滨公园东门集合，慢走五公里，**带孩子也可以**。\n\n| 时间 | 地点 |\n|---|---|\n| 7:30 | 东门集合 |\n| 8:15 | 廊桥休息 |\n| 9:00 | 回到东门 |\n\n下雨就改到下周。",
            ),
            ("mianmian", 88, "报名，两大一小。"),
            ("demo-guest", 87, "我不是业主也能来吗？"),
            ("demo-moderator", 86, "会员都可以，来就是了。"),
            ("laoxu", 80, "我带茶。"),
        ],
    },
    Topic {
        board: "notices",
        title: "1 栋电梯年检通知",
        posts: &[
            (
                "demo-agent",
                52,
                "各位业主：\n\n1 栋两部电梯将于**本周四上午九点至十一点**轮流年检，期间保证一部运行。\n\n年检报告出来以后会贴在一楼大厅，并在这里公布。",
            ),
            ("demo-owner", 50, "我妈坐轮椅，十点要去医院，那个时候会两部一起停吗？"),
            ("demo-agent", 49, "不会，一部检完再检另一部。您出门前给值班室打电话，我们陪同下楼。"),
            ("demo-owner", 49, "好的，谢谢小周。"),
            ("demo-agent", 6, "年检完成，两部都合格，报告已经张贴。"),
        ],
    },
    Topic {
        board: "notices",
        title: "夏季二次供水水箱清洗结果",
        posts: &[
            (
                "demo-manager",
                130,
                "水箱清洗和检测已经完成，水质各项合格。\n\n- 浊度：0.3\n- 余氯：0.2\n- 下次清洗：六个月以后\n\n对数字有疑问的邻居可以约时间一起去水泵房看。",
            ),
            ("gaogao", 128, "公布数字很好，希望以后每次都这样。"),
            ("laoxu", 120, "去看过了，水泵房比我家厨房干净。"),
        ],
    },
    Topic {
        board: "talk",
        title: "楼上装修，周末能不能晚一点开工？",
        posts: &[
            (
                "mianmian",
                75,
                "宝宝午睡总被电钻吵醒。不是不让装修，就是想问一下**规定的时间**到底是几点到几点。",
            ),
            (
                "demo-agent",
                74,
                "工作日 8:00–12:00、14:00–18:00 可以施工，周末和节假日不可以有噪声作业。我现在就去看是哪一户。",
            ),
            (
                "demo-agent",
                72,
                "已经和装修队长说好了，周末只做油漆。门上贴了管家电话，再有声音请直接打给我。",
            ),
            ("mianmian", 70, "动作真快，谢谢！"),
            ("laoxu", 69, "顺便夸一句，这次的装修队每天都把电梯厅扫干净。"),
        ],
    },
    Topic {
        board: "talk",
        title: "地下车库灯太暗，能换成感应的吗",
        posts: &[
            ("laoxu", 300, "负二层靠 2 栋那一排，晚上基本看不见地上的线。"),
            (
                "gaogao",
                298,
                "算一笔账：现在 120 支灯管，每支 18 瓦，全天亮。换成雷达感应的 LED，平时 3 瓦，来车 12 瓦，一年大概能省七成电费。\n\n```\n120 × 18 W × 24 h × 365 d ≈ 18 900 kWh\n```",
            ),
            ("demo-manager", 290, "数据很有用，我拿去和工程部核一遍，下周给答复。"),
            (
                "demo-manager",
                180,
                "答复：同意分两批更换，先换负二层。预算从公共收益里出，明细会在业主议事板块公示。",
            ),
            ("laoxu", 178, "好事，换好了我去验收。"),
        ],
    },
    Topic {
        board: "talk",
        title: "香樟树下捡到一把钥匙",
        posts: &[
            ("shiliu", 30, "一个绿色小恐龙挂件，放在门岗了。"),
            ("mianmian", 29, "是我家的！找了一上午，谢谢谢谢。"),
            ("shiliu", 28, "恐龙很可爱。"),
        ],
    },
    Topic {
        board: "owners",
        title: "公共收益半年公示，请大家核对",
        posts: &[
            (
                "demo-manager",
                110,
                "上半年公共收益：\n\n| 项目 | 收入（元） |\n|---|---:|\n| 电梯广告 | 36 000 |\n| 快递柜 | 8 400 |\n| 临时停车 | 21 350 |\n\n支出：车库照明更换第一批 27 600 元。余额转入下半年。",
            ),
            ("laoxu", 108, "临时停车比去年少，是什么原因？"),
            ("demo-manager", 107, "三月起访客前两小时免费，这是上次议事会定的。"),
            ("demo-owner", 100, "明白了。建议以后把合同照片也放上来。"),
        ],
    },
    Topic {
        board: "desk",
        title: "交接：本周待办",
        posts: &[
            (
                "demo-agent",
                20,
                "- [1 栋 0502] 陪同就医，已完成\n- [2 栋 0302] 周末噪声，已回访\n- 车库照明第二批，等报价",
            ),
            ("demo-manager", 18, "报价周五前要齐，三家比价。"),
        ],
    },
    Topic {
        board: "site",
        title: "第 31 周：A 座主体到九层",
        posts: &[
            (
                "demo-moderator",
                60,
                "本周进度：\n\n1. A 座九层顶板浇筑完成\n2. B 座七层墙体支模\n3. 小学外立面开始贴砖\n\n下周有雨，外架作业会看天气安排。",
            ),
            ("demo-buyer", 58, "B 座六楼是我的，看到支模到七层，说明我家已经有顶了！"),
            ("gaogao", 57, "浇完几天拆模？天冷要多养护几天。"),
            ("demo-moderator", 55, "项目部答复：强度报告到了才拆，不按天数算。"),
        ],
    },
    Topic {
        board: "site",
        title: "工地夜间施工为什么有灯光？",
        posts: &[
            ("demo-buyer", 150, "昨晚十一点路过，塔吊上的灯很亮。是在赶工吗？"),
            ("demo-moderator", 148, "那是安全照明，整夜不关。夜间没有施工，大门的记录可以查。"),
            ("demo-buyer", 147, "那就放心了。"),
        ],
    },
    Topic {
        board: "choose",
        title: "东边套和西边套差五万，值不值？",
        posts: &[
            ("demo-guest", 200, "同一层，东边套早上有太阳，西边套能看湖。差价五万，大家会怎么选？"),
            ("gaogao", 199, "看湖的那一面夏天西晒，先问清楚玻璃是不是 Low-E。"),
            ("shiliu", 197, "我选湖。太阳可以去楼下晒，湖搬不到楼下来。"),
            ("demo-guest", 196, "有道理，已经开始动摇。"),
            ("gaogao", 195, "问过了，西向用的是双银 Low-E，遮阳系数 0.38，可以接受。"),
        ],
    },
    Topic {
        board: "choose",
        title: "北面的变电站到底有没有影响",
        posts: &[
            ("demo-buyer", 260, "项目页上自己写了「不利因素」，说北侧八百米有变电站。有人懂这个吗？"),
            ("gaogao", 258, "110 千伏户内站，八百米外测不出和背景值的差别。怕的是离得很近又没有围护的那种。"),
            ("demo-moderator", 256, "环评报告在售楼处可以翻阅，不用登记。"),
            ("demo-buyer", 255, "敢把不好的写在前面，我反而更愿意相信别的部分。"),
        ],
    },
    Topic {
        board: "buyers",
        title: "公积金贷款办下来要多久？",
        posts: &[
            ("demo-buyer", 140, "材料上周一交的，现在还在「复核中」。"),
            ("mianmian", 138, "我当时一共二十二天，中间补过一次流水。手机能查进度，不用跑。"),
            ("demo-buyer", 137, "那还有盼头。"),
        ],
    },
    Topic {
        board: "buyers",
        title: "验房清单，大家一起补充",
        posts: &[
            (
                "gaogao",
                320,
                "先列一版：\n\n- 门窗：开合、密封条、锁点\n- 墙面：空鼓锤敲一遍，重点看窗角\n- 地面：放水看坡度\n- 电：每个插座都测\n- 水：满水试验 24 小时\n\n欢迎往下加。",
            ),
            ("laoxu", 318, "加一条：带一卷彩色胶带，有问题就贴，拍照留底。"),
            ("mianmian", 316, "再加一条：柜门里面也要看。"),
            ("demo-moderator", 310, "已经整理进置顶，交付前会再发一遍。"),
        ],
    },
];
