//! Rows of boards.

use linli_entities::board::{self, BoardId, Visibility};
use linli_entities::project::{self, ProjectId};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait as _, JoinType, QuerySelect as _};

use super::rules::BoardScope;

type ScopeRow = (BoardId, Option<ProjectId>, Visibility, bool, Option<String>);

/// What of every board decides who may read and write there.
pub(super) async fn scopes(db: &impl ConnectionTrait) -> Result<Vec<BoardScope>, DbErr> {
    let project = board::Entity::belongs_to(project::Entity)
        .from(board::Column::ProjectId)
        .to(project::Column::Id)
        .into();
    let rows: Vec<ScopeRow> = board::Entity::find()
        .join(JoinType::LeftJoin, project)
        .select_only()
        .columns([
            board::Column::Id,
            board::Column::ProjectId,
            board::Column::Visibility,
            board::Column::Locked,
        ])
        .column(project::Column::City)
        .into_tuple()
        .all(db)
        .await?;
    let scope = |(id, project_id, visibility, locked, city): ScopeRow| BoardScope {
        id,
        project: project_id.zip(city),
        visibility,
        locked,
    };
    Ok(rows.into_iter().map(scope).collect())
}
