//! Finding complaints.
//!
//! A complaint stands in the index like a post. Its place, which for posts is the board, says of which project it is
//! and whether everybody may read it; whose household it is of is said by its own number in the set of what may be read.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;

use linli_entities::complaint::ComplaintId;
use linli_entities::project::ProjectId;
use linli_search::highlight::Highlighter;
use linli_search::{BoardSet, PostDoc, Query, SearchRequest};

use super::{SNIPPET_CHARS, Wanted};
use crate::actor::Actor;
use crate::app::App;
use crate::clock::Stopwatch;
use crate::error::Error;
use crate::features::complaints::logic::searching::{self, Findable, Spoken};
use crate::features::projects;
use crate::features::projects::output::ProjectRef;
use crate::features::search::output::{ComplaintHit, HitKind, SearchPage};

/// From this number on documents are complaints; posts never come so far.
pub(in crate::features::search) const FIRST: i64 = 1 << 62;

/// The number of the document of a complaint.
pub(in crate::features::search) fn document_id(id: ComplaintId) -> i64 {
    FIRST + id.0
}

/// The complaint of a document.
pub(in crate::features::search) fn complaint_id(document: i64) -> Option<ComplaintId> {
    document.checked_sub(FIRST).filter(|id| *id > 0).map(ComplaintId)
}

/// Where the complaints of a project stand: no board has a number below zero.
fn place(project_id: ProjectId, public: bool) -> i64 {
    -(project_id.0 * 2 + i64::from(public))
}

/// What the index keeps of a complaint. Not who wrote it: of what is public that is not told.
pub(in crate::features::search) fn document(spoken: &Spoken) -> PostDoc {
    PostDoc {
        post_id: document_id(spoken.row.id),
        topic_id: 0,
        board_id: place(spoken.row.project_id, spoken.public),
        author_id: 0,
        created_at: spoken.row.received_at.timestamp(),
        title: spoken.row.title.clone(),
        body: spoken.text.clone(),
    }
}

fn readable(findable: &Findable) -> Arc<BoardSet> {
    let mut set = BoardSet::new();
    for (project_id, private_too) in &findable.projects {
        set.insert(place(*project_id, true));
        if *private_too {
            set.insert(place(*project_id, false));
        }
    }
    findable.own.iter().for_each(|id| set.insert_post(document_id(*id)));
    Arc::new(set)
}

/// The places that the words themselves narrow the search to.
fn narrowed(wanted: &Wanted) -> Option<Arc<BoardSet>> {
    if wanted.board_id.is_some() || wanted.author_id.is_some() {
        // No complaint is in a board, and none says who wrote it.
        return Some(Arc::new(BoardSet::new()));
    }
    let project_id = wanted.project_id?;
    Some(Arc::new([true, false].map(|public| place(project_id, public)).into_iter().collect()))
}

/// Finds complaints among those that the actor may read.
///
/// # Errors
/// As [`search`](super::search).
pub async fn search(app: &App, actor: &Actor, address: IpAddr, wanted: Wanted) -> Result<SearchPage, Error> {
    app.rates.search.count(&address)?;
    let watch = Stopwatch::start();
    let query = super::parsed(&wanted.text)?;
    let readable = readable(&searching::findable(app, actor).await?);
    let request =
        SearchRequest { author_id: None, boards: narrowed(&wanted), ..super::request(&wanted, &query) };
    let found = super::run(app, request, readable).await?;
    let ids: Vec<ComplaintId> = found.hits.iter().filter_map(|hit| complaint_id(hit.post_id)).collect();
    let complaints = shown(app, actor, &query, &ids).await?;
    Ok(super::page_of(found, vec![], complaints, watch))
}

/// The hits as they are shown: each looked up in the database, and left out where it may not be read any more.
async fn shown(
    app: &App,
    actor: &Actor,
    query: &Query,
    ids: &[ComplaintId],
) -> Result<Vec<ComplaintHit>, Error> {
    let found = searching::readable_among(app, actor, ids).await?;
    let refs = projects::logic::refs(app, found.iter().map(|one| one.row.project_id)).await?;
    let highlighter = Highlighter::new(query);
    let mut hits: HashMap<ComplaintId, ComplaintHit> = found
        .into_iter()
        .filter_map(|one| {
            let project = refs.get(&one.row.project_id)?.clone();
            Some((one.row.id, hit(&highlighter, &one, project)))
        })
        .collect();
    Ok(ids.iter().filter_map(|id| hits.remove(id)).collect())
}

fn hit(highlighter: &Highlighter, spoken: &Spoken, project: ProjectRef) -> ComplaintHit {
    let row = &spoken.row;
    ComplaintHit {
        kind: HitKind::Complaint,
        complaint_id: row.id,
        project,
        number: row.number,
        title_html: highlighter.mark_all(&row.title),
        snippet_html: highlighter.snippet(&spoken.text, SNIPPET_CHARS),
        category: row.category,
        state: row.state,
        received_at: row.received_at,
        url: format!("/complaints/{}", row.id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_documents_of_complaints_are_no_boards_and_no_posts() {
        let places = [1, 2, 3].map(|id| [place(ProjectId(id), true), place(ProjectId(id), false)]);
        let mut places: Vec<i64> = places.into_iter().flatten().collect();
        places.sort_unstable();
        places.dedup();
        assert!(places.len() == 6 && places.iter().all(|place| *place < 0), "{places:?}");
        assert_eq!(complaint_id(document_id(ComplaintId(7))), Some(ComplaintId(7)));
        assert_eq!(complaint_id(7), None);
    }
}
