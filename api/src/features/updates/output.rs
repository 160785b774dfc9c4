//! How updates are shown.

use linli_entities::Instant;
use linli_entities::milestone::MilestoneId;
use linli_entities::project_update::{UpdateAudience, UpdateId};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Seen;
use crate::answer::Addressed;
use crate::features::accounts::logic::AccountRef;
use crate::features::attachments::output::Photo;
use crate::features::projects::output::{BuildingRef, ProjectRef};

/// Where an update is read on the web.
pub fn url(id: UpdateId) -> String {
    format!("/updates/{id}")
}

/// News from a building site.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Update {
    /// The id.
    pub id: UpdateId,
    /// The project.
    pub project: ProjectRef,
    /// The building it is about; null for the whole project.
    pub building: Option<BuildingRef>,
    /// The milestone that it tells of.
    pub milestone: Option<MilestoneRef>,
    /// Who reads it.
    pub audience: UpdateAudience,
    /// Its title.
    pub title: String,
    /// What happened, as sanitised HTML; empty once it is withdrawn.
    pub html: String,
    /// What was typed; null for whoever may not edit it.
    pub markdown: Option<String>,
    /// What is shown with it; none once it is withdrawn.
    pub photos: Vec<Photo>,
    /// Who wrote it; null for the command line.
    pub by: Option<AccountRef>,
    /// When it was published.
    pub published_at: Instant,
    /// When its words last changed.
    pub edited_at: Option<Instant>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Instant>,
    /// Why.
    pub withdraw_reason: Option<String>,
    /// Grows with every edit; give it as `If-Match` to edit.
    pub version: i64,
    /// What the reader may do with it.
    pub may: UpdateMay,
    /// Where it is read on the web, relative to the server.
    pub url: String,
}

/// What the reader may do with an update.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct UpdateMay {
    /// Change its words, and withdraw it.
    pub edit: bool,
}

/// A milestone, named.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct MilestoneRef {
    /// The id.
    pub id: MilestoneId,
    /// What is reached.
    pub name: String,
}

/// An update, named.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct UpdateRef {
    /// The id.
    pub id: UpdateId,
    /// Its title.
    pub title: String,
    /// When it was published.
    pub published_at: Instant,
    /// Where it is read on the web, relative to the server.
    pub url: String,
}

impl From<Seen> for Update {
    fn from(Seen { row, project, building, milestone, photos, by, may_edit }: Seen) -> Self {
        let stands = row.withdrawn_at.is_none();
        let shown = stands || may_edit;
        Self {
            id: row.id,
            project,
            building,
            milestone,
            audience: row.audience,
            title: row.title,
            html: if shown { row.html } else { String::new() },
            markdown: Some(row.markdown).filter(|_| may_edit),
            photos: if shown { photos.into_iter().map(Photo::from).collect() } else { vec![] },
            by,
            published_at: row.published_at,
            edited_at: row.edited_at,
            withdrawn_at: row.withdrawn_at,
            withdraw_reason: row.withdraw_reason,
            version: row.version,
            may: UpdateMay { edit: may_edit && stands },
            url: url(row.id),
        }
    }
}

impl Addressed for Update {
    fn address(&self) -> String {
        format!("/updates/{}", self.id)
    }
}

impl Example for Update {
    fn example() -> Self {
        Self {
            id: UpdateId(7),
            project: ProjectRef::example(),
            building: None,
            milestone: None,
            audience: UpdateAudience::Public,
            title: "主体结构到了 18 层".to_owned(),
            html: "<p>本月完成 14 至 18 层，下月开始砌筑。</p>\n".to_owned(),
            markdown: None,
            photos: vec![Photo::example()],
            by: Some(AccountRef::example()),
            published_at: Instant::UNIX_EPOCH,
            edited_at: None,
            withdrawn_at: None,
            withdraw_reason: None,
            version: 1,
            may: UpdateMay { edit: false },
            url: url(UpdateId(7)),
        }
    }
}
