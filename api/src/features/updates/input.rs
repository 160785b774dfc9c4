//! What is sent about updates.

use linli_entities::attachment::AttachmentId;
use linli_entities::building::BuildingId;
use linli_entities::milestone::MilestoneId;
use linli_entities::project_update::UpdateAudience;
use poem_openapi::Object;
use poem_openapi::types::Example;

/// News from a building site that are to be published.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct UpdateInput {
    /// The building it is about; null for the whole project.
    pub building_id: Option<BuildingId>,
    /// The milestone that it tells of.
    pub milestone_id: Option<MilestoneId>,
    /// Who reads it.
    pub audience: UpdateAudience,
    /// 1 to 120 characters.
    pub title: String,
    /// What happened, in Markdown: 1 to 20000 characters.
    pub markdown: String,
    /// Photos that were uploaded before, in their order: at most 20.
    #[oai(default)]
    pub photo_ids: Vec<AttachmentId>,
}

/// What of an update is to change; what is left out stays.
#[derive(Clone, Debug, Default, Object)]
#[oai(example)]
pub struct UpdatePatch {
    /// Its title.
    pub title: Option<String>,
    /// What happened, in Markdown.
    pub markdown: Option<String>,
}

impl Example for UpdateInput {
    fn example() -> Self {
        Self {
            building_id: None,
            milestone_id: None,
            audience: UpdateAudience::Public,
            title: "主体结构到了 18 层".to_owned(),
            markdown: "本月完成 14 至 18 层，下月开始砌筑。".to_owned(),
            photo_ids: vec![],
        }
    }
}

impl Example for UpdatePatch {
    fn example() -> Self {
        Self { title: Some("主体结构到了 19 层".to_owned()), markdown: None }
    }
}
