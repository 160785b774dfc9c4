//! What a line of a statement says, for files and letters; pages have sentences of their own. Pure.

use linli_entities::account::Locale;
use linli_entities::ledger_transaction::{SourceKind, TransactionKind};

/// What happened, in a few words.
pub fn line(kind: TransactionKind, source: SourceKind, locale: Locale) -> String {
    match locale {
        Locale::ZhCn => format!("{}（{}）", kind_zh(kind), source_zh(source)),
        Locale::En => format!("{} ({})", kind_en(kind), source_en(source)),
    }
}

fn kind_zh(kind: TransactionKind) -> &'static str {
    match kind {
        TransactionKind::Earned => "获得",
        TransactionKind::Pending => "待到账",
        TransactionKind::Released => "到账",
        TransactionKind::Spent => "使用",
        TransactionKind::Held => "预留",
        TransactionKind::Captured => "使用预留",
        TransactionKind::HoldReleased => "取消预留",
        TransactionKind::Refunded => "退回",
        TransactionKind::Reversed => "扣回",
        TransactionKind::Expired => "到期",
        TransactionKind::Forfeited => "放弃",
        TransactionKind::Adjusted => "调整",
        TransactionKind::Imported => "转入",
    }
}

fn kind_en(kind: TransactionKind) -> &'static str {
    match kind {
        TransactionKind::Earned => "Earned",
        TransactionKind::Pending => "Pending",
        TransactionKind::Released => "Released",
        TransactionKind::Spent => "Spent",
        TransactionKind::Held => "Set aside",
        TransactionKind::Captured => "Spent from what was set aside",
        TransactionKind::HoldReleased => "No longer set aside",
        TransactionKind::Refunded => "Came back",
        TransactionKind::Reversed => "Taken back",
        TransactionKind::Expired => "Expired",
        TransactionKind::Forfeited => "Given up",
        TransactionKind::Adjusted => "Adjusted",
        TransactionKind::Imported => "Brought along",
    }
}

fn source_zh(source: SourceKind) -> &'static str {
    match source {
        SourceKind::Welcome => "入会",
        SourceKind::Post => "发言",
        SourceKind::Event => "参加活动",
        SourceKind::Tenure => "会员满月",
        SourceKind::Spend => "消费",
        SourceKind::Survey => "问卷",
        SourceKind::Referral => "推荐购房",
        SourceKind::Redemption => "兑换",
        SourceKind::Adjustment => "人工调整",
        SourceKind::Membership => "退会",
        SourceKind::Complaint => "投诉补偿",
        SourceKind::Import => "导入",
        SourceKind::Payment => "付款",
        SourceKind::FundEntry => "维护基金",
        SourceKind::Draw => "抽奖",
    }
}

fn source_en(source: SourceKind) -> &'static str {
    match source {
        SourceKind::Welcome => "joining the club",
        SourceKind::Post => "a post",
        SourceKind::Event => "an event",
        SourceKind::Tenure => "a month of membership",
        SourceKind::Spend => "a receipt",
        SourceKind::Survey => "a survey",
        SourceKind::Referral => "a referral",
        SourceKind::Redemption => "a redemption",
        SourceKind::Adjustment => "an adjustment",
        SourceKind::Membership => "leaving the club",
        SourceKind::Complaint => "a compensation",
        SourceKind::Import => "an import",
        SourceKind::Payment => "a payment",
        SourceKind::FundEntry => "a fund",
        SourceKind::Draw => "a draw",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_says_what_happened_and_where_it_came_from() {
        for locale in [Locale::ZhCn, Locale::En] {
            let mut said: Vec<String> = vec![];
            for kind in TransactionKind::ALL {
                said.extend(SourceKind::ALL.iter().map(|source| line(*kind, *source, locale)));
            }
            let count = said.len();
            said.sort();
            said.dedup();
            assert_eq!(said.len(), count);
        }
    }
}
