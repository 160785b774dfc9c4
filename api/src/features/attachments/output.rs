//! How pictures are shown.

use linli_entities::attachment::{self, AttachmentId};
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::answer::Addressed;

/// A photo. Whoever may read what it goes with may see it.
#[derive(Clone, Debug, PartialEq, Object)]
#[oai(example)]
pub struct Photo {
    /// The id, for `photo_ids`.
    pub id: AttachmentId,
    /// Where its bytes are, relative to the server: a JPEG.
    pub url: String,
    /// Where a small copy is, at most 480 pixels on a side.
    pub thumbnail_url: String,
    /// Pixels across.
    pub width: i32,
    /// Pixels down.
    pub height: i32,
}

impl From<attachment::Model> for Photo {
    fn from(row: attachment::Model) -> Self {
        let url = format!("/api/v1/attachments/{}", row.id);
        let thumbnail_url = format!("{url}/thumbnail");
        Self { id: row.id, url, thumbnail_url, width: row.width, height: row.height }
    }
}

impl Addressed for Photo {
    fn address(&self) -> String {
        format!("/attachments/{}", self.id)
    }
}

impl Example for Photo {
    fn example() -> Self {
        Self {
            id: AttachmentId(77),
            url: "/api/v1/attachments/77".to_owned(),
            thumbnail_url: "/api/v1/attachments/77/thumbnail".to_owned(),
            width: 1920,
            height: 2560,
        }
    }
}
