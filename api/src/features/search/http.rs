//! Operations of search.

use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use super::logic::{self, Wanted, similar};
use super::output::{HitKind, SearchPage, SearchSort, SimilarTopics};
use crate::actor::Actor;
use crate::app::App;
use crate::auth::Anyone;
use crate::page::PageRequest;
use crate::problem::Problem;
use crate::server::{Tag, client};

/// Search.
pub struct SearchApi;

#[OpenApi(tag = "Tag::Search")]
impl SearchApi {
    /// Search posts or complaints.
    ///
    /// The words are taken literally: words apart by spaces must all occur, what stands in quotes must occur as it
    /// stands, a word after a minus must not occur. Traditional and simplified characters, capital and small letters,
    /// full and half width are the same. Only what the reader may read is found and counted.
    #[oai(path = "/search", method = "get", operation_id = "search_posts")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the query")]
    async fn search(
        &self,
        app: Data<&App>,
        request: &Request,
        auth: Anyone,
        /// The words, up to 512 bytes.
        q: Query<String>,
        /// What is looked for; posts unless given. Complaints are in no board, and whose they are is not looked for.
        kind: Query<Option<HitKind>>,
        /// Only in this board.
        board_id: Query<Option<BoardId>>,
        /// Only of this project.
        project_id: Query<Option<ProjectId>>,
        /// Only by this account.
        author_id: Query<Option<AccountId>>,
        /// The order; best first unless said.
        sort: Query<Option<SearchSort>>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<SearchPage>, Problem> {
        let wanted = Wanted {
            text: q.0,
            kind: kind.0.unwrap_or(HitKind::Post),
            board_id: board_id.0,
            project_id: project_id.0,
            author_id: author_id.0,
            sort: sort.0.unwrap_or(SearchSort::Relevance),
            page: PageRequest::parse(limit.0, after.0.as_deref())?,
        };
        let address = client::address(request, &app.config);
        Ok(Json(logic::search(&app, &Actor::from(auth), address, wanted).await?))
    }
    /// Find topics like one that is being written.
    ///
    /// By their titles, words and pairs of Chinese characters alike; only what the reader may read. With a board only in its
    /// project, or in the club where the board is of the club. A title without a word is like none.
    #[oai(path = "/topics/similar", method = "get", operation_id = "list_similar_topics")]
    async fn similar(
        &self,
        app: Data<&App>,
        request: &Request,
        auth: Anyone,
        /// The title as far as it is typed; up to 512 bytes of it are read.
        title: Query<String>,
        /// The board that one writes in.
        board_id: Query<Option<BoardId>>,
    ) -> Result<Json<SimilarTopics>, Problem> {
        let address = client::address(request, &app.config);
        let items = similar::similar(&app, &Actor::from(auth), address, title.0, board_id.0).await?;
        Ok(Json(SimilarTopics { items }))
    }
}
