//! What a notice says, in the language of its reader: plain, short, without the text of others. Pure.

use linli_entities::account::Locale;
use linli_entities::complaint::{ComplaintId, Grade};
use linli_entities::complaint_act::ActKind;
use linli_entities::complaint_rung::Rung;
use linli_entities::notice::NoticeKind;
use linli_entities::ownership::OwnershipState;
use linli_entities::role_grant::Role;
use linli_entities::topic::TopicId;

use crate::features::posts::rules as posts;

/// What a notice is about, as its reader may see it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A post.
    Post {
        /// Its topic.
        topic_id: TopicId,
        /// The title of the topic.
        title: String,
        /// Its number in the topic.
        number: i32,
        /// How it begins.
        excerpt: String,
    },
    /// An act of a complaint.
    Complaint {
        /// The complaint.
        id: ComplaintId,
        /// Its number within the project.
        number: i32,
        /// Its title; empty where its words were erased.
        title: String,
        /// The name of the project.
        project: String,
        /// What happened.
        act: ActKind,
        /// The step of the ladder, where the act is one.
        rung: Option<Rung>,
        /// The grade that was given, where the act gave one.
        grade: Option<Grade>,
    },
    /// A home.
    Home {
        /// The project, the building and the unit.
        place: String,
        /// Where the claim stands.
        state: OwnershipState,
    },
    /// A role.
    Role {
        /// Which.
        role: Role,
        /// The project or the city it is held for; none for the group.
        place: Option<String>,
    },
}

/// What a notice says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// One sentence.
    pub title: String,
    /// What it is about, in a line; may be empty.
    pub text: String,
    /// Where it leads, relative to the server.
    pub url: String,
}

/// The words of a notice. `actor` is the name of whoever caused it, where somebody did whom the reader may know.
pub fn words(kind: NoticeKind, about: &About, actor: Option<&str>, locale: Locale) -> Words {
    let title = match locale {
        Locale::ZhCn => in_chinese(kind, about, actor.unwrap_or("有人")),
        Locale::En => in_english(kind, about, actor.unwrap_or("Somebody")),
    };
    Words { title, text: text(about, locale), url: url(kind, about) }
}

fn text(about: &About, locale: Locale) -> String {
    match (about, locale) {
        (About::Post { excerpt, .. }, _) => excerpt.clone(),
        (About::Complaint { number, title, project, .. }, Locale::ZhCn) => {
            format!("{project} · 第 {number} 号 {title}").trim_end().to_owned()
        }
        (About::Complaint { number, title, project, .. }, Locale::En) => {
            format!("{project} · no. {number} {title}").trim_end().to_owned()
        }
        (About::Home { place, .. }, _) => place.clone(),
        (About::Role { place, .. }, _) => place.clone().unwrap_or_default(),
    }
}

fn url(kind: NoticeKind, about: &About) -> String {
    match about {
        About::Post { topic_id, number, .. } => posts::url(*topic_id, *number),
        About::Complaint { id, .. } => match super::audience::side(kind) {
            Some(super::audience::Side::Staff) => format!("/staff/complaints?view=all&complaint={id}"),
            _ => format!("/complaints/{id}"),
        },
        About::Home { .. } => "/me/ownerships".to_owned(),
        About::Role { .. } => "/staff".to_owned(),
    }
}

fn in_chinese(kind: NoticeKind, about: &About, actor: &str) -> String {
    match about {
        About::Post { title, .. } => match kind {
            NoticeKind::PostReplied => format!("{actor}在《{title}》里回复了您"),
            NoticeKind::Mentioned => format!("{actor}在《{title}》里提到了您"),
            _ => format!("{actor}在您的话题《{title}》里发了言"),
        },
        About::Complaint { act, rung, grade, .. } => complaint_in_chinese(kind, *act, *rung, *grade, actor),
        About::Home { state, .. } => match state {
            OwnershipState::Confirmed => "您的房屋认证通过了".to_owned(),
            OwnershipState::Refused => "您的房屋认证没有通过".to_owned(),
            OwnershipState::Revoked => "您的房屋认证被撤销了".to_owned(),
            OwnershipState::Claimed => "您的房屋认证正在审核".to_owned(),
        },
        About::Role { role, .. } => format!("您成为了{}", role_in_chinese(*role)),
    }
}

fn complaint_in_chinese(
    kind: NoticeKind,
    act: ActKind,
    rung: Option<Rung>,
    grade: Option<Grade>,
    actor: &str,
) -> String {
    match (kind, act) {
        (NoticeKind::DeliveryFailed, _) => "邮件没有送达投诉人，请改打电话".to_owned(),
        (NoticeKind::ComplaintFiled, _) => "来了一件新投诉".to_owned(),
        (NoticeKind::ComplaintAssigned, _) => format!("{actor}把一件投诉交给了您"),
        (NoticeKind::ComplaintFollowedUp, _) => "投诉人补充了情况，等您答复".to_owned(),
        (NoticeKind::ComplaintReopened, _) => "一件投诉重新打开了".to_owned(),
        (NoticeKind::ComplaintClosed, ActKind::Withdrawn) => "投诉人撤回了投诉".to_owned(),
        (NoticeKind::ComplaintClosed, _) => "投诉人确认问题已经解决".to_owned(),
        (NoticeKind::ComplaintEscalated, _) => escalated_in_chinese(rung).to_owned(),
        (NoticeKind::ComplaintAnswered, _) => format!("{actor}答复了您的投诉"),
        (NoticeKind::ComplaintResolved, _) => "您的投诉处理好了，请看看是否满意".to_owned(),
        (_, ActKind::Filed) => format!("{actor}为您登记了投诉"),
        (_, ActKind::Assigned) => "您的投诉有人负责处理了".to_owned(),
        (_, ActKind::Graded) => match grade {
            Some(Grade::S1) => "您的投诉定为紧急，优先处理".to_owned(),
            _ => "您的投诉调整了等级".to_owned(),
        },
        (_, ActKind::AnswerRetracted) => "一条答复被收回了".to_owned(),
        (_, ActKind::Reopened) => "您的投诉重新打开了".to_owned(),
        _ => "您的投诉有了进展".to_owned(),
    }
}

fn escalated_in_chinese(rung: Option<Rung>) -> &'static str {
    match rung {
        Some(Rung::Half) => "一件投诉的答复时限过了一半",
        Some(Rung::ThreeQuarters) => "一件投诉的答复时限只剩四分之一",
        Some(Rung::NineTenths) => "一件投诉的答复时限只剩十分之一",
        Some(Rung::Due) | None => "一件投诉超过了答复时限",
        Some(Rung::DayLate) => "一件投诉超时一天还没有答复",
        Some(Rung::ThreeDaysLate) => "一件投诉超时三天还没有答复",
    }
}

fn role_in_chinese(role: Role) -> &'static str {
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
    }
}

fn in_english(kind: NoticeKind, about: &About, actor: &str) -> String {
    match about {
        About::Post { title, .. } => match kind {
            NoticeKind::PostReplied => format!("{actor} replied to you in “{title}”"),
            NoticeKind::Mentioned => format!("{actor} mentioned you in “{title}”"),
            _ => format!("{actor} wrote in your topic “{title}”"),
        },
        About::Complaint { act, rung, grade, .. } => complaint_in_english(kind, *act, *rung, *grade, actor),
        About::Home { state, .. } => match state {
            OwnershipState::Confirmed => "Your home was confirmed".to_owned(),
            OwnershipState::Refused => "Your claim of a home was refused".to_owned(),
            OwnershipState::Revoked => "Your confirmed home was revoked".to_owned(),
            OwnershipState::Claimed => "Your claim of a home is being looked at".to_owned(),
        },
        About::Role { role, .. } => format!("You are {} now", role_in_english(*role)),
    }
}

fn complaint_in_english(
    kind: NoticeKind,
    act: ActKind,
    rung: Option<Rung>,
    grade: Option<Grade>,
    actor: &str,
) -> String {
    match (kind, act) {
        (NoticeKind::DeliveryFailed, _) => {
            "A complainant could not be reached by mail: please call".to_owned()
        }
        (NoticeKind::ComplaintFiled, _) => "A complaint came in".to_owned(),
        (NoticeKind::ComplaintAssigned, _) => format!("{actor} gave you a complaint to work on"),
        (NoticeKind::ComplaintFollowedUp, _) => {
            "The complainant wrote again and waits for an answer".to_owned()
        }
        (NoticeKind::ComplaintReopened, _) => "A complaint was opened again".to_owned(),
        (NoticeKind::ComplaintClosed, ActKind::Withdrawn) => {
            "The complainant took the complaint back".to_owned()
        }
        (NoticeKind::ComplaintClosed, _) => "The complainant agrees that it is put right".to_owned(),
        (NoticeKind::ComplaintEscalated, _) => escalated_in_english(rung).to_owned(),
        (NoticeKind::ComplaintAnswered, _) => format!("{actor} answered your complaint"),
        (NoticeKind::ComplaintResolved, _) => {
            "Your complaint is put right: please see whether you agree".to_owned()
        }
        (_, ActKind::Filed) => format!("{actor} filed a complaint for you"),
        (_, ActKind::Assigned) => "Somebody works on your complaint now".to_owned(),
        (_, ActKind::Graded) => match grade {
            Some(Grade::S1) => "Your complaint is treated as urgent".to_owned(),
            _ => "Your complaint has another grade".to_owned(),
        },
        (_, ActKind::AnswerRetracted) => "An answer was taken back".to_owned(),
        (_, ActKind::Reopened) => "Your complaint was opened again".to_owned(),
        _ => "Something was done about your complaint".to_owned(),
    }
}

fn escalated_in_english(rung: Option<Rung>) -> &'static str {
    match rung {
        Some(Rung::Half) => "Half of the time to answer a complaint is gone",
        Some(Rung::ThreeQuarters) => "A quarter of the time to answer a complaint is left",
        Some(Rung::NineTenths) => "A tenth of the time to answer a complaint is left",
        Some(Rung::Due) | None => "A complaint was not answered in time",
        Some(Rung::DayLate) => "A complaint is a day late",
        Some(Rung::ThreeDaysLate) => "A complaint is three days late",
    }
}

fn role_in_english(role: Role) -> &'static str {
    match role {
        Role::Administrator => "an administrator",
        Role::GroupCare => "in customer care of the group",
        Role::CityCare => "in customer care of a city",
        Role::Manager => "manager of a project",
        Role::Lead => "lead of a project’s agents",
        Role::Agent => "agent of a project",
        Role::Moderator => "moderator of a project",
        Role::Editor => "editor of a project",
        Role::Expert => "expert of a project",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_speaks_the_language_of_its_reader_and_leads_to_the_very_post() {
        let about = About::Post {
            topic_id: TopicId(7),
            title: "电梯".to_owned(),
            number: 21,
            excerpt: "修好了".to_owned(),
        };
        let zh = words(NoticeKind::PostReplied, &about, Some("小李"), Locale::ZhCn);
        assert_eq!(
            (zh.title.as_str(), zh.text.as_str(), zh.url.as_str()),
            ("小李在《电梯》里回复了您", "修好了", "/topics/7?page=2#p21")
        );
        let en = words(NoticeKind::Mentioned, &about, None, Locale::En);
        assert_eq!(en.title, "Somebody mentioned you in “电梯”");
    }

    #[test]
    fn every_step_of_the_ladder_has_a_sentence_of_its_own() {
        for in_language in [escalated_in_chinese, escalated_in_english] {
            let mut said: Vec<&str> = Rung::ALL.iter().map(|rung| in_language(Some(*rung))).collect();
            said.sort_unstable();
            said.dedup();
            assert_eq!(said.len(), Rung::ALL.len());
        }
    }
}
