//! How archives are shown.

use linli_entities::Instant;
use linli_entities::export::{self, ExportId, ExportState};
use poem_openapi::Object;
use poem_openapi::types::Example;

/// An archive of all that one wrote.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Export {
    /// The id.
    pub id: ExportId,
    /// Where it stands.
    pub state: ExportState,
    /// When it was asked for: what was written later is not in it, as a rule.
    pub asked_at: Instant,
    /// When it was ready, or given up; null while it is made.
    pub ended_at: Option<Instant>,
    /// When it is deleted.
    pub expires_at: Instant,
    /// How many bytes it has; null until it is ready.
    pub byte_count: Option<i64>,
    /// Where it is downloaded, relative to the server; null where it is not.
    pub url: Option<String>,
}

impl From<export::Model> for Export {
    fn from(row: export::Model) -> Self {
        let ready = row.state == ExportState::Ready;
        Self {
            id: row.id,
            state: row.state,
            asked_at: row.asked_at,
            ended_at: row.ended_at,
            expires_at: row.expires_at,
            byte_count: row.byte_count,
            url: ready.then(|| format!("/api/v1/me/exports/{}/file", row.id)),
        }
    }
}

impl Example for Export {
    fn example() -> Self {
        Self {
            id: ExportId(3),
            state: ExportState::Ready,
            asked_at: Instant::UNIX_EPOCH,
            ended_at: Some(Instant::UNIX_EPOCH),
            expires_at: Instant::UNIX_EPOCH,
            byte_count: Some(40_960),
            url: Some("/api/v1/me/exports/3/file".to_owned()),
        }
    }
}
