//! What an update may look like. Pure.

use linli_entities::attachment::AttachmentId;
use linli_entities::building::BuildingId;
use linli_entities::milestone::MilestoneId;
use linli_entities::project_update::UpdateAudience;

use super::input::{UpdateInput, UpdatePatch};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

const TITLE_MAX: usize = 120;
const TEXT_MAX: usize = 20_000;
const PHOTOS_MAX: usize = 20;

/// An update that is to be published, read and found right.
#[derive(Clone, Debug)]
pub struct NewUpdate {
    /// The building it is about.
    pub building_id: Option<BuildingId>,
    /// The milestone that it tells of.
    pub milestone_id: Option<MilestoneId>,
    /// Who reads it.
    pub audience: UpdateAudience,
    /// Its title.
    pub title: String,
    /// What happened.
    pub markdown: String,
    /// Photos.
    pub photo_ids: Vec<AttachmentId>,
}

impl TryFrom<UpdateInput> for NewUpdate {
    type Error = Error;

    fn try_from(input: UpdateInput) -> Result<Self, Error> {
        let UpdateInput { building_id, milestone_id, audience, title, markdown, photo_ids } = input;
        let mut fields = Fields::default();
        if photo_ids.len() > PHOTOS_MAX {
            fields.refuse("/photo_ids", Code::TooMany);
        }
        let new = Self {
            building_id,
            milestone_id,
            audience,
            title: fields.line("/title", &title, TITLE_MAX),
            markdown: fields.prose("/markdown", &markdown, TEXT_MAX),
            photo_ids,
        };
        fields.finish(new)
    }
}

/// What of an update is to change, read and found right.
#[derive(Clone, Debug)]
pub struct UpdateChanges {
    /// Its title.
    pub title: Option<String>,
    /// What happened.
    pub markdown: Option<String>,
}

impl TryFrom<UpdatePatch> for UpdateChanges {
    type Error = Error;

    fn try_from(UpdatePatch { title, markdown }: UpdatePatch) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let changes = Self {
            title: title.map(|title| fields.line("/title", &title, TITLE_MAX)),
            markdown: markdown.map(|text| fields.prose("/markdown", &text, TEXT_MAX)),
        };
        fields.finish(changes)
    }
}
