//! What a page is rendered from.

use std::collections::BTreeMap;

use chrono::SecondsFormat;
use linli_entities::Instant;
use linli_entities::account::Locale;
use serde::Serialize;
use serde_json::Value;

/// The page to render; the frontend has a component of the same name for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the page of its name")]
pub enum PageName {
    Home,
    ProjectList,
    Project,
    ProjectTopics,
    Board,
    BoardOpenings,
    Topic,
    Complaint,
    ProjectComplaints,
    Events,
    Event,
    GroupBuys,
    GroupBuy,
    Draws,
    Draw,
    Auctions,
    Auction,
    ProjectProgress,
    ProjectUpdate,
    ProjectFund,
    ProjectCommitments,
    FundEntry,
    Promise,
    Search,
    Profile,
    Badges,
    Notices,
    NoticeSettings,
    Unsubscribe,
    Privacy,
    Docs,
    DocsTag,
    DocsSchemas,
    DocsSchema,
    DocsProblems,
    SignIn,
    Register,
    Recover,
    ResetPassword,
    Me,
    MyEmail,
    MyOwnerships,
    MyComplaints,
    MyRegistrations,
    MyRegistration,
    MyDeposits,
    MyDeposit,
    MyHomes,
    MyHome,
    MyTopics,
    MyBookmarks,
    MyFollows,
    MyDrafts,
    MyHeldPosts,
    MyConversations,
    NewConversation,
    MyConversation,
    MyBlocks,
    MyPseudonyms,
    MyExports,
    MySanctions,
    MyFlags,
    MyBulletins,
    MyBulletin,
    Surveys,
    Survey,
    Votes,
    Vote,
    NewComplaint,
    NewTopic,
    Club,
    ClubStatement,
    ClubRewards,
    ClubRedemptions,
    ClubJoin,
    ClubReferrals,
    Staff,
    StaffComplaints,
    StaffComplaintNew,
    StaffTeams,
    StaffCallers,
    StaffVisits,
    StaffFlags,
    StaffReviews,
    StaffWordRules,
    StaffAppeals,
    StaffAudit,
    StaffOpenings,
    StaffOpening,
    StaffCommitments,
    StaffConversations,
    StaffEvents,
    StaffEventNew,
    StaffEvent,
    StaffCheckIn,
    StaffGroupBuys,
    StaffGroupBuy,
    StaffAuctions,
    StaffAuction,
    StaffPayments,
    StaffDraws,
    StaffDraw,
    StaffVotes,
    StaffVote,
    StaffSurveys,
    StaffSurvey,
    StaffProjects,
    StaffProject,
    StaffProgress,
    StaffFund,
    StaffHomes,
    StaffMeToos,
    StaffUnmaskings,
    StaffHome,
    StaffClub,
    StaffOwnerships,
    StaffAccounts,
    StaffAccount,
    StaffMembers,
    StaffAdjustments,
    StaffEarningRules,
    StaffRewards,
    StaffVouchers,
    StaffReceipts,
    StaffReferrals,
    StaffClubSettings,
    StaffBulletins,
    StaffBulletin,
    StaffSegments,
    StaffGreetings,
    StaffStandings,
    StaffClubReport,
    StaffStatistics,
    Parts,
    Offline,
    NotFound,
    Error,
}

/// Light, dark, or as the device says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the theme of its name")]
pub enum Theme {
    Auto,
    Light,
    Dark,
}

/// In which language and colours somebody reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Look {
    /// The language.
    pub locale: Locale,
    /// The colours.
    pub theme: Theme,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The path, as asked.
    pub path: String,
    /// The parameters, by name.
    pub query: BTreeMap<String, String>,
    /// How it is to look.
    pub look: Look,
}

impl Asked {
    /// A parameter.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }
}

/// Everything a component gets.
#[derive(Serialize)]
pub struct Props<'a> {
    /// The component.
    pub page: PageName,
    /// The path, as asked.
    pub path: &'a str,
    /// The parameters, by name.
    pub query: &'a BTreeMap<String, String>,
    /// The language.
    pub locale: Locale,
    /// The colours.
    pub theme: Theme,
    /// Who reads; none on pages that are the same for everybody.
    pub viewer: Option<Value>,
    /// The address of the site.
    pub public_url: &'a str,
    /// When it was rendered: times are told relative to it.
    pub now: String,
    /// The API's answer.
    pub data: Value,
}

/// An instant as the components read it.
pub fn instant(now: Instant) -> String {
    now.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// The minute in which a page is rendered: a rendering is kept no longer, since it says "5 minutes ago".
pub fn minute(now: Instant) -> i64 {
    now.timestamp() / 60
}

/// The language of a reader: the one chosen in this browser, of the account, or the first that the browser asks for and
/// we have. Signing in changes nothing of what somebody chose here.
pub fn locale(cookie: Option<&str>, account: Option<Locale>, accept_language: Option<&str>) -> Locale {
    let chosen = cookie.and_then(|text| text.parse().ok()).or(account);
    chosen.unwrap_or_else(|| crate::locale::preferred(accept_language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_here_speaks_before_the_account_and_the_account_before_the_browser() {
        assert_eq!(locale(Some("en"), Some(Locale::ZhCn), Some("zh")), Locale::En);
        assert_eq!(locale(None, Some(Locale::En), Some("zh-TW,zh")), Locale::En);
        assert_eq!(locale(Some("nonsense"), None, Some("fr, en-GB;q=0.8, zh;q=0.5")), Locale::En);
        assert_eq!(locale(None, None, Some("de")), Locale::ZhCn);
        assert_eq!(locale(None, None, None), Locale::ZhCn);
    }
}
