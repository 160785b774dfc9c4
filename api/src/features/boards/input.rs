//! What is sent about boards.

use linli_entities::board::Visibility;
use poem_openapi::Object;
use poem_openapi::types::Example;

/// A board that is to be made.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct BoardInput {
    /// The readable part of its address: `[a-z0-9-]{2,60}`, unique in the project.
    pub slug: String,
    /// 1 to 60 characters.
    pub name: String,
    /// What it is for, at most 500 characters.
    pub description: String,
    /// Who may read it. A board of the club has no owners.
    pub visibility: Visibility,
    /// Its place among its sisters, 0 to 10000; after the last where none is given.
    pub position: Option<i32>,
}

impl Example for BoardInput {
    fn example() -> Self {
        Self {
            slug: "talk".to_owned(),
            name: "业主茶座".to_owned(),
            description: "装修、物业、邻里的事都可以聊。".to_owned(),
            visibility: Visibility::Public,
            position: None,
        }
    }
}

/// What of a board is to change; what is left out stays.
#[derive(Clone, Debug, Default, Object)]
#[oai(example)]
pub struct BoardPatch {
    /// The readable part of its address.
    pub slug: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Who may read it; in force with the answer.
    pub visibility: Option<Visibility>,
    /// Its place among its sisters.
    pub position: Option<i32>,
    /// Whether it takes no new topics and posts.
    pub locked: Option<bool>,
    /// Whether tenants read it, of those at home there.
    pub tenants: Option<bool>,
    /// Whether owners may write there under pseudonyms; a board of the club has no owners. This alone is changed by who
    /// moderates there as well.
    pub pseudonyms: Option<bool>,
}

impl Example for BoardPatch {
    fn example() -> Self {
        Self { visibility: Some(Visibility::Owners), ..Self::default() }
    }
}
