//! What notices say in Chinese. Pure.

use linli_entities::account::Locale;
use linli_entities::complaint::Grade;
use linli_entities::complaint_act::ActKind;
use linli_entities::complaint_deadline::DeadlineKind;
use linli_entities::complaint_rung::Rung;
use linli_entities::deposit_act::DepositActKind;
use linli_entities::group_buy::GroupBuyMode;
use linli_entities::home_act::HomeActKind;
use linli_entities::ledger_transaction::TransactionKind;
use linli_entities::notice::NoticeKind;
use linli_entities::ownership::OwnershipState;
use linli_entities::referral::ReferralState;
use linli_entities::registration_act::RegistrationActKind;
use linli_entities::role_grant::Role;
use linli_entities::scheduled_post::PublishRefusal;

use super::words::{About, Done, Voting};
use crate::features::badges::rules as badges;
use crate::features::fund::rules as fund;
use crate::features::promise::rules::calendar;
use crate::features::sanctions::rules::words as sanctions;
use crate::features::trust::rules as trust;

/// The sentence of a notice.
pub(super) fn title(kind: NoticeKind, about: &About, actor: &str) -> String {
    match about {
        About::Post { title, number, .. } => post(kind, title, *number, actor),
        About::Complaint { done, .. } => complaint(kind, *done, actor),
        About::Home { state, .. } => home(*state).to_owned(),
        About::Registration { title, act, .. } => registration(title, *act, actor),
        About::Auction { title, fen, .. } => format!("《{title}》有人出价更高了：{}", yuan(*fen)),
        About::Deposit { title, act, mode: GroupBuyMode::Auction, .. } => auction_deposit(title, *act),
        About::Deposit { title, act, .. } => deposit(title, *act),
        About::Update { title, .. } => format!("工程进展：{title}"),
        About::Milestone { name, reached: true, .. } => format!("{name}，完成了"),
        About::Milestone { name, days, .. } => match days.1 {
            Some(on) => format!("“{name}”的承诺日期改到了 {}", on.format("%Y 年 %-m 月 %-d 日")),
            None => format!("“{name}”的承诺日期改了"),
        },
        About::Fund { title, yuan, corrected: false, .. } => {
            format!("维护基金支出 {yuan} 元：{title}")
        }
        About::Fund { title, yuan, corrected: true, .. } => {
            format!("维护基金更正了一笔 {yuan} 元的账：{title}")
        }
        About::Journey { act, .. } => match act {
            HomeActKind::HandoverMoved => "你家的交付日期改了".to_owned(),
            HomeActKind::ManagerNamed => "你家有了新的客户经理".to_owned(),
            HomeActKind::VisitAppointed => "回访的时间约好了".to_owned(),
        },
        About::Sanction { kind, act, .. } => sanctions::title(*kind, *act, Locale::ZhCn),
        About::Appealed { waits, .. } => sanctions::appealed(actor, *waits, Locale::ZhCn),
        About::Appeal { name, act, .. } => sanctions::decided(name, *act, Locale::ZhCn),
        About::Trust { level, .. } => format!("你现在是“{}”了", trust::name(*level, Locale::ZhCn)),
        About::Badge { badge, .. } => format!("你得到了徽章“{}”", badges::name(*badge, Locale::ZhCn)),
        About::Survey { title, reminded: false, .. } => format!("想听听你的意见：《{title}》"),
        About::Survey { title, reminded: true, .. } => format!("《{title}》还在等你的意见"),
        About::Draw { title, cancelled: true, .. } => format!("《{title}》取消了，点开看原因"),
        About::Draw { title, prize: Some(_), .. } => format!("你在《{title}》里中奖了"),
        About::Draw { title, .. } => format!("《{title}》开奖了，这次没有抽中你"),
        About::Vote { title, voting, .. } => vote(title, *voting),
        About::Commitment { overdue: true, on, .. } => {
            format!("公开承诺过了期限（{}），请兑现或说明", on.format("%-m 月 %-d 日"))
        }
        About::Commitment { on, .. } => format!("公开承诺就要到期：{}", on.format("%-m 月 %-d 日")),
        About::Unmasked { label, .. } => format!("经两位管理人员同意，你的化名“{label}”已被核实是谁"),
        About::Export { .. } => "你要的内容存档已经做好".to_owned(),
        About::BoardOpened { board, until, .. } => {
            format!(
                "经两名管理员同意，其中一名可以阅读“{board}”，到 {} 为止",
                calendar::to_the_minute(*until)
            )
        }
        About::Message { to_staff: true, .. } => format!("{actor}给项目写了消息"),
        About::Message { .. } => format!("{actor}给你写了消息"),
        About::Reviewed { note: None, .. } => "你等待审核的内容已经发布".to_owned(),
        About::Reviewed { .. } => "你等待审核的内容没有通过".to_owned(),
        About::Later { refusal, .. } => format!("你定时发布的内容没有发出：{}", refused(*refusal)),
        About::Role { role: held, .. } => format!("你成为了{}", role(*held)),
        About::Points { points, kind, .. } => points_moved(*points, *kind),
        About::Expiring { points, on } => format!("{points} 积分将在 {} 到期", on.format("%-m 月 %-d 日")),
        About::Referral { other, state, sent } => {
            referral(other.as_deref().unwrap_or("一位已注销的用户"), *state, *sent)
        }
    }
}

fn home(state: OwnershipState) -> &'static str {
    match state {
        OwnershipState::Confirmed => "你的房屋认证通过了",
        OwnershipState::Refused => "你的房屋认证没有通过",
        OwnershipState::Revoked => "你的房屋认证被撤销了",
        OwnershipState::Claimed => "你的房屋认证正在审核",
    }
}

fn post(kind: NoticeKind, title: &str, number: i32, actor: &str) -> String {
    match kind {
        NoticeKind::PostReplied => format!("{actor}在《{title}》里回复了你"),
        NoticeKind::Mentioned => format!("{actor}在《{title}》里提到了你"),
        NoticeKind::GroupMentioned => format!("{actor}在《{title}》里提到了你们"),
        NoticeKind::Followed => format!("你关注的{actor}开了新话题《{title}》"),
        NoticeKind::Reminder => format!("到了你想再看《{title}》的时候"),
        NoticeKind::Accepted => format!("{actor}采纳了你在《{title}》里的回答"),
        NoticeKind::Watched if number == 1 => format!("{actor}开了新话题《{title}》"),
        NoticeKind::Watched => format!("{actor}在《{title}》里说了话"),
        _ => format!("{actor}在你的话题《{title}》里说了话"),
    }
}

fn vote(title: &str, voting: Voting) -> String {
    match voting {
        Voting::Opened => {
            format!("业主表决《{title}》发起了，请为你的房屋投票")
        }
        Voting::Ending => {
            format!("业主表决《{title}》快要结束了，你的房屋还没有投票")
        }
        Voting::Counted => format!("业主表决《{title}》有结果了"),
        Voting::Cancelled => {
            format!("业主表决《{title}》取消了，点开看原因")
        }
    }
}

fn refused(refusal: PublishRefusal) -> &'static str {
    match refusal {
        PublishRefusal::Gone => "版块或话题已看不到了",
        PublishRefusal::Locked => "版块或话题已锁定",
        PublishRefusal::NotAllowed => "你现在不能在那里发布",
        PublishRefusal::Unfit => "内容不符合要求",
    }
}

fn referral(other: &str, state: ReferralState, sent: bool) -> String {
    use ReferralState as State;
    match (state, sent) {
        (State::Claimed, true) => format!("已记下：{other}是你推荐来的"),
        (State::Visited, true) => format!("你推荐的{other}到访了"),
        (State::Reserved, true) => format!("你推荐的{other}认购了"),
        (State::Signed | State::Rewarded, true) => format!("你推荐的{other}签约了"),
        (State::Cancelled, true) => format!("你对{other}的推荐已取消"),
        (State::Cancelled, false) => format!("{other}对你的推荐已取消"),
        (_, false) => format!("已记下：你是{other}推荐来的"),
    }
}

fn registration(title: &str, act: RegistrationActKind, actor: &str) -> String {
    use RegistrationActKind as Act;
    match act {
        Act::Confirmed | Act::Accepted => format!("{actor}替你报名了《{title}》"),
        Act::Queued => format!("{actor}替你在《{title}》排上了候补"),
        Act::Offered => format!("《{title}》给你留了名额，请在期限前确认"),
        Act::Passed => format!("《{title}》留给你的一部分名额已让出，你仍在原来的位置候补"),
        Act::Lapsed => format!("《{title}》留给你的名额过期了，已让给下一位"),
        Act::Cancelled => format!("{actor}取消了你在《{title}》的报名"),
        Act::SeatsFree => format!("《{title}》空出了名额，先到先得"),
        Act::Moved => format!("《{title}》的时间或地点变了"),
        Act::EventCancelled => format!("《{title}》取消了"),
        Act::RemindedWeek => format!("《{title}》一周后开始"),
        Act::RemindedDay => format!("《{title}》明天开始"),
        Act::RemindedHours => format!("《{title}》两小时后开始"),
    }
}

fn deposit(title: &str, act: DepositActKind) -> String {
    use DepositActKind as Act;
    match act {
        Act::Made => format!("你报名了《{title}》，请在期限前付订金"),
        Act::Held => format!("《{title}》的订金收到了"),
        Act::Lapsed => format!("《{title}》的订金没有按时付，报名已失效"),
        Act::Withdrawn => format!("《{title}》的报名已退出"),
        Act::Selected => format!("你在《{title}》选好了房"),
        Act::NotSelected => format!("《{title}》没有选中房，订金正在退回"),
        Act::Applied => format!("《{title}》的订金已转入购房款"),
        Act::GroupBuyFailed => format!("《{title}》没有办成，订金正在退回"),
        Act::PromisePassed => format!("《{title}》到了约定的日子，订金正在退回"),
        Act::PaymentReturned => format!("《{title}》有一笔付款不能收，正在原路退回"),
        Act::Refunded => format!("《{title}》的退款已汇出"),
    }
}

/// A sum as people say it of homes: in units of ten thousand, unless that would leave out the fen.
fn yuan(fen: i64) -> String {
    if fen % 100 != 0 {
        return format!("{} 元", fund::yuan(fen));
    }
    let rest = format!("{:04}", fen % 1_000_000 / 100);
    let text = format!("{}.{}", fen / 1_000_000, rest.trim_end_matches('0'));
    format!("{} 万元", text.trim_end_matches('.'))
}

fn auction_deposit(title: &str, act: DepositActKind) -> String {
    use DepositActKind as Act;
    match act {
        Act::Made => format!("你报名了《{title}》的竞拍，请在期限前付保证金"),
        Act::Held => format!("《{title}》的竞拍保证金收到了，开拍后可以出价"),
        Act::Lapsed => format!("《{title}》的竞拍保证金没有按时付，报名已失效"),
        Act::Withdrawn => format!("《{title}》的竞拍报名已退出"),
        Act::Selected => format!("你拍到了《{title}》，请按时来签约"),
        Act::NotSelected => format!("《{title}》的竞拍结束了，保证金正在退回"),
        Act::Applied => format!("《{title}》的竞拍保证金已转入购房款"),
        Act::GroupBuyFailed | Act::PromisePassed => format!("《{title}》没有拍成，保证金正在退回"),
        Act::PaymentReturned => format!("《{title}》有一笔付款不能收，正在原路退回"),
        Act::Refunded => format!("《{title}》的保证金已退回"),
    }
}

fn complaint(kind: NoticeKind, done: Done, actor: &str) -> String {
    use NoticeKind as Kind;
    match kind {
        Kind::ComplaintAnswered => match done.act {
            ActKind::DisputeUpheld => "主管裁定：那条答复不算，会重新答复你".to_owned(),
            ActKind::DisputeDismissed => "主管裁定：那条算是答复，理由写在里面".to_owned(),
            _ => format!("{actor}答复了你的投诉"),
        },
        Kind::ComplaintAsked => format!("{actor}需要你补充一些情况"),
        Kind::ComplaintResolved => match done.act {
            ActKind::Reminded => "你的投诉真的处理好了吗？等你确认".to_owned(),
            ActKind::AutoClosed => "没有收到你的回音，投诉已结束；没有解决的，可以重新打开".to_owned(),
            _ => "你的投诉处理好了，等你确认".to_owned(),
        },
        Kind::ComplaintFiled => "来了一件新投诉".to_owned(),
        Kind::ComplaintAssigned => format!("{actor}把一件投诉交给了你"),
        Kind::ComplaintToDecide => match done.act {
            ActKind::ClosingProposed => format!("{actor}提议按骚扰或辱骂关闭一件投诉，等你决定"),
            ActKind::HandedBack => "一件投诉没有人处理了，请安排".to_owned(),
            ActKind::Refused => format!("{actor}说一件投诉不归他们的团队，请决定交给谁"),
            ActKind::Offered => format!("{actor}想把一件投诉交给你，等你决定"),
            ActKind::CompensationProposed => format!("{actor}提议了一项补偿，等你批准"),
            ActKind::CompensationSeconded => "一项补偿还要第二个人批准，等你决定".to_owned(),
            ActKind::CompensationAccepted => "投诉人接受了补偿，请安排兑现".to_owned(),
            _ => "一条答复有异议，等你裁定".to_owned(),
        },
        Kind::ComplaintFollowedUp => followed_up(done.act).to_owned(),
        Kind::ComplaintReopened => "一件投诉重新打开了，重新计时".to_owned(),
        Kind::ComplaintClosed => match done.act {
            ActKind::Withdrawn => "投诉人撤回了投诉".to_owned(),
            ActKind::AutoClosed => "投诉人一直没有回音，投诉已结束".to_owned(),
            ActKind::ClosingAgreed => "一件投诉按骚扰或辱骂关闭了".to_owned(),
            _ => "投诉人确认已经处理好".to_owned(),
        },
        Kind::ComplaintEscalated => escalated(done),
        Kind::DeliveryFailed => "给投诉人的邮件没有送到，请打电话告诉对方".to_owned(),
        _ => progressed(done, actor),
    }
}

fn followed_up(act: ActKind) -> &'static str {
    match act {
        ActKind::AnswerWanted => "投诉人还是希望得到答复",
        ActKind::AnswerDisputed => "投诉人说一条答复没有回答问题",
        ActKind::DisputeUpheld => "主管裁定：一条答复不算，要重新答复",
        ActKind::DisputeDismissed => "主管裁定：一条有异议的答复算数",
        ActKind::ClosingRefused => "关闭一件投诉的提议没有通过，请继续处理",
        ActKind::Declined => "你想交出去的投诉，对方没有接手",
        ActKind::CompensationRefused => "一项补偿没有获批",
        ActKind::CompensationDeclined => "投诉人没有接受补偿",
        _ => "投诉人补充了情况，等你答复",
    }
}

fn progressed(done: Done, actor: &str) -> String {
    match done.act {
        ActKind::Filed => format!("{actor}替你登记了投诉"),
        ActKind::Assigned => "你的投诉有人处理了".to_owned(),
        ActKind::Graded if done.grade == Some(Grade::S1) => "你的投诉按紧急处理".to_owned(),
        ActKind::Graded => "你的投诉调整了轻重".to_owned(),
        ActKind::AnswerRetracted => "一条给你的答复被收回了".to_owned(),
        ActKind::Reopened => "你的投诉重新打开了".to_owned(),
        ActKind::CommitmentMade => format!("{actor}对你的投诉作了承诺"),
        ActKind::CommitmentKept => "对你承诺的事做好了".to_owned(),
        ActKind::Extended => "你的投诉要晚些时候处理好，理由写在里面".to_owned(),
        ActKind::AnswerSkipped => "工作人员认为这次不用答复；你要的话，可以请他们答复".to_owned(),
        ActKind::Breached => match done.owed {
            Some(DeadlineKind::Commitment) => "对你承诺的事没有按时做到，已经上报".to_owned(),
            Some(DeadlineKind::Ruling) => "你的异议没有按时裁定，已经上报".to_owned(),
            _ => "你的投诉没有按时答复，已经上报".to_owned(),
        },
        ActKind::ClosingAgreed => "你的投诉被关闭了".to_owned(),
        ActKind::CompensationApproved => "为你的投诉准备了补偿，等你决定是否接受".to_owned(),
        ActKind::CompensationPaid => "答应你的补偿已经兑现，收到后请确认".to_owned(),
        _ => "你的投诉有了进展".to_owned(),
    }
}

fn escalated(done: Done) -> String {
    if done.act == ActKind::Alarmed {
        return "有人可能有危险：一件投诉要马上处理".to_owned();
    }
    let owed = match done.owed {
        Some(DeadlineKind::Commitment) => "承诺",
        Some(DeadlineKind::Ruling) => "裁定",
        _ => "答复",
    };
    match done.rung {
        Some(Rung::Half) => format!("一件投诉的{owed}时限过了一半"),
        Some(Rung::ThreeQuarters) => format!("一件投诉的{owed}时限只剩四分之一"),
        Some(Rung::NineTenths) => format!("一件投诉的{owed}时限只剩十分之一"),
        Some(Rung::Due) | None => format!("一件投诉的{owed}超时了"),
        Some(Rung::DayLate) => format!("一件投诉的{owed}超时一天了"),
        Some(Rung::ThreeDaysLate) => format!("一件投诉的{owed}超时三天了"),
    }
}

fn points_moved(points: i64, kind: TransactionKind) -> String {
    let many = points.abs();
    match kind {
        TransactionKind::Spent | TransactionKind::Captured => format!("用了 {many} 积分"),
        TransactionKind::Refunded => format!("退回了 {many} 积分"),
        TransactionKind::Reversed => format!("扣回了 {many} 积分"),
        TransactionKind::Pending => format!("{many} 积分待到账"),
        TransactionKind::Adjusted if points > 0 => format!("工作人员为你补了 {many} 积分"),
        TransactionKind::Adjusted => format!("工作人员扣减了 {many} 积分"),
        _ => format!("得到 {many} 积分"),
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Administrator => "管理员",
        Role::GroupCare => "集团客户关系专员",
        Role::CityCare => "城市客户关系专员",
        Role::Manager => "项目经理",
        Role::Lead => "客服主管",
        Role::Agent => "客服专员",
        Role::Moderator => "版主",
        Role::Editor => "编辑",
        Role::Expert => "专家",
        Role::Researcher => "调研员",
    }
}
