//! How boards are shown.

use linli_entities::Instant;
use linli_entities::board::{self, BoardId, Visibility};
use linli_entities::project::ProjectId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Seen;
use super::rules::BoardScope;
use crate::answer::Addressed;
use crate::features::projects::output::ProjectRef;

/// A board.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Board {
    /// The id.
    pub id: BoardId,
    /// The project it belongs to; null for a board of the club.
    pub project_id: Option<ProjectId>,
    /// The readable part of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Who may read it.
    pub visibility: Visibility,
    /// Its place among its sisters.
    pub position: i32,
    /// Whether it takes no new topics and posts.
    pub locked: bool,
    /// Whether owners may write there under pseudonyms.
    pub pseudonyms: bool,
    /// Topics that are not deleted.
    pub topic_count: i64,
    /// Posts that are not deleted.
    pub post_count: i64,
    /// When somebody last wrote there.
    pub last_post_at: Option<Instant>,
    /// Grows with every edit; give it as `If-Match` to edit.
    pub version: i64,
    /// What the reader may do there.
    pub may: BoardMay,
}

/// What the reader may do in a board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Object)]
pub struct BoardMay {
    /// Open topics and write posts.
    pub post: bool,
    /// Pin, lock, delete and restore what others wrote.
    pub moderate: bool,
    /// Change the board itself.
    pub edit: bool,
}

/// A board, as far as it takes to name it and to link to it.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct BoardRef {
    /// The id.
    pub id: BoardId,
    /// The readable part of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Who may read it.
    pub visibility: Visibility,
    /// The project it belongs to; null for a board of the club.
    pub project_id: Option<ProjectId>,
    /// Whether owners may write there under pseudonyms.
    pub pseudonyms: bool,
}

/// A board and where it is.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct BoardPlace {
    /// The board.
    pub board: Board,
    /// The project it belongs to; null for a board of the club.
    pub project: Option<ProjectRef>,
}

impl From<Seen> for Board {
    fn from(Seen { board, may, .. }: Seen) -> Self {
        let board::Model {
            id,
            project_id,
            slug,
            name,
            description,
            visibility,
            position,
            locked,
            pseudonyms,
            topic_count,
            post_count,
            last_post_at,
            version,
            created_at: _,
            updated_at: _,
        } = board;
        Self {
            id,
            project_id,
            slug,
            name,
            description,
            visibility,
            position,
            locked,
            pseudonyms,
            topic_count,
            post_count,
            last_post_at,
            version,
            may,
        }
    }
}

impl From<Seen> for BoardPlace {
    fn from(seen: Seen) -> Self {
        let project = seen.project.clone();
        Self { board: seen.into(), project }
    }
}

impl From<&BoardScope> for BoardRef {
    fn from(board: &BoardScope) -> Self {
        Self {
            id: board.id,
            slug: board.slug.clone(),
            name: board.name.clone(),
            visibility: board.visibility,
            project_id: board.project.as_ref().map(|project| project.id),
            pseudonyms: board.pseudonyms,
        }
    }
}

impl Addressed for Board {
    fn address(&self) -> String {
        format!("/boards/{}", self.id)
    }
}

impl Example for Board {
    fn example() -> Self {
        Self {
            id: BoardId(3),
            project_id: Some(ProjectId(1)),
            slug: "talk".to_owned(),
            name: "业主茶座".to_owned(),
            description: "装修、物业、邻里的事都可以聊。".to_owned(),
            visibility: Visibility::Public,
            position: 1,
            locked: false,
            pseudonyms: false,
            topic_count: 128,
            post_count: 2_304,
            last_post_at: None,
            version: 1,
            may: BoardMay { post: true, moderate: false, edit: false },
        }
    }
}

impl Example for BoardRef {
    fn example() -> Self {
        let Board { id, slug, name, visibility, project_id, pseudonyms, .. } = Board::example();
        Self { id, slug, name, visibility, project_id, pseudonyms }
    }
}

impl Example for BoardPlace {
    fn example() -> Self {
        Self { board: Board::example(), project: Some(ProjectRef::example()) }
    }
}
