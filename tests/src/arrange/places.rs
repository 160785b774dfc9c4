//! Projects and boards.

use std::sync::atomic::{AtomicU32, Ordering};

use linli::actor::Actor;
use linli::features::boards::logic as boards;
use linli::features::boards::rules::{BoardChanges, NewBoard, Within};
use linli::features::projects::logic as projects;
use linli::features::projects::rules::NewProject;
use linli::once::Once;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::project::{ProjectId, ProjectStatus};

use crate::app::TestApp;

/// A number that no other arrangement of this run has: for names that have to differ.
pub(super) fn number() -> u32 {
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    NUMBER.fetch_add(1, Ordering::SeqCst)
}

impl TestApp {
    /// A project in 武汉 with this slug.
    pub async fn project(&self, slug: &str) -> ProjectId {
        self.project_in(slug, "武汉").await
    }

    /// A project with this slug in a city.
    pub async fn project_in(&self, slug: &str, city: &str) -> ProjectId {
        let new = NewProject {
            slug: slug.to_owned(),
            name: format!("项目 {slug}"),
            city: city.to_owned(),
            district: "江岸区".to_owned(),
            address: "沿江大道 168 号".to_owned(),
            status: ProjectStatus::OnSale,
            summary: "临江的住宅小区。".to_owned(),
            sale_on: None,
            handover_on: None,
        };
        let seen = projects::create(&self.app, &Actor::System, new, Once::default()).await;
        seen.expect("a project").project.id
    }

    /// A board of a project.
    pub async fn board(&self, project_id: ProjectId, visibility: Visibility) -> BoardId {
        self.board_at(Some(project_id), visibility).await
    }

    /// A board of the club.
    pub async fn club_board(&self, visibility: Visibility) -> BoardId {
        self.board_at(None, visibility).await
    }

    async fn board_at(&self, project_id: Option<ProjectId>, visibility: Visibility) -> BoardId {
        let number = number();
        let new = NewBoard {
            slug: format!("{}-{number}", visibility.as_str()),
            name: format!("版块 {number}"),
            description: String::new(),
            visibility,
            position: None,
            within: Within::default(),
        };
        let seen = boards::create(&self.app, &Actor::System, project_id, new, Once::default()).await;
        seen.expect("a board").board.id
    }

    /// Changes a board as the command line would.
    pub async fn change_board(&self, id: BoardId, changes: BoardChanges) {
        let seen = boards::board(&self.app, &Actor::System, id).await.expect("a board");
        let version = seen.board.version;
        boards::update(&self.app, &Actor::System, id, version, changes).await.expect("a change");
    }
}
