//! Records that are no more than their row.

use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::bookmark::BookmarkId;
use linli_entities::consent_act::ConsentActId;
use linli_entities::draft::DraftId;
use linli_entities::flag::FlagId;
use linli_entities::review::ReviewId;
use linli_entities::revision::RevisionId;
use linli_entities::sanction::SanctionId;
use linli_entities::scheduled_post::ScheduledPostId;
use linli_entities::topic::TopicId;
use serde_json::json;

use super::{Page, Part, ROWS, paged};
use crate::app::App;
use crate::error::Error;
use crate::features::{
    blocks, bookmarks, consents, drafts, flags, follows, posts, reviews, sanctions, watches,
};

/// What somebody wrote or said.
pub(super) async fn said(app: &App, own: AccountId, part: Part, after: i64) -> Result<Option<Page>, Error> {
    let db = app.db.read();
    Ok(match part {
        Part::Revisions => {
            let rows = posts::logic::own_revisions(db, own, RevisionId(after), ROWS).await?;
            paged(
                &rows,
                |row| row.id.0,
                |row| {
                    json!({ "post_id": row.post_id, "number": row.number, "markdown": row.markdown,
                    "html": row.html, "written_at": row.written_at })
                },
            )
        }
        Part::Drafts => {
            let rows = drafts::logic::own(db, own, DraftId(after), ROWS).await?;
            paged(
                &rows,
                |row| row.id.0,
                |row| {
                    json!({ "place": row.place, "target_id": row.target_id, "title": row.title,
                    "markdown": row.markdown, "saved_at": row.saved_at })
                },
            )
        }
        Part::HeldPosts => {
            let rows = reviews::logic::own::exported(db, own, ReviewId(after), ROWS).await?;
            paged(
                &rows,
                |row| row.id.0,
                |row| {
                    json!({ "board_id": row.board_id, "topic_id": row.topic_id, "title": row.title,
                    "markdown": row.markdown, "state": row.state, "note": row.note, "sent_at": row.sent_at })
                },
            )
        }
        Part::ScheduledPosts => {
            let rows = drafts::logic::scheduled::exported(db, own, ScheduledPostId(after), ROWS).await?;
            paged(
                &rows,
                |row| row.id.0,
                |row| {
                    json!({ "board_id": row.board_id, "topic_id": row.topic_id, "title": row.title,
                    "markdown": row.markdown, "question": row.question,
                    "reply_to_number": row.reply_to_number, "publish_at": row.publish_at,
                    "refusal": row.refusal, "changed_at": row.changed_at })
                },
            )
        }
        _ => marked(app, own, part, after).await?,
    })
}

/// What somebody said of what others wrote, and of what they want to be sent.
async fn marked(app: &App, own: AccountId, part: Part, after: i64) -> Result<Option<Page>, Error> {
    let db = app.db.read();
    Ok(match part {
        Part::Bookmarks => {
            let rows = bookmarks::logic::own(db, own, BookmarkId(after), ROWS).await?;
            paged(
                &rows,
                |row| row.id.0,
                |row| {
                    json!({ "post_id": row.post_id, "note": row.note, "remind_at": row.remind_at,
                    "bookmarked_at": row.bookmarked_at })
                },
            )
        }
        Part::Flags => {
            let rows = flags::logic::own(db, own, FlagId(after), ROWS).await?;
            paged(
                &rows,
                |row| row.id.0,
                |row| {
                    json!({ "post_id": row.post_id, "reason": row.reason, "note": row.note,
                    "flagged_at": row.flagged_at })
                },
            )
        }
        Part::Consents => {
            let rows = consents::logic::acts_of(db, own, ConsentActId(after), ROWS).await?;
            paged(
                &rows,
                |row| row.id.0,
                |row| {
                    json!({ "channel": row.channel, "purpose": row.purpose, "given": row.given,
                    "source": row.source, "acted_at": row.acted_at })
                },
            )
        }
        _ => None,
    })
}

/// What was imposed on somebody, and what they said against it.
pub(super) async fn imposed(app: &App, own: AccountId, after: i64) -> Result<Option<Page>, Error> {
    let rows = sanctions::logic::of_whole_account(app.db.read(), own, SanctionId(after), ROWS).await?;
    Ok(paged(
        &rows,
        |(row, _)| row.id.0,
        |(row, appeal)| {
            json!({ "kind": row.kind, "reason": row.reason, "text": row.text, "imposed_at": row.imposed_at,
            "ends_at": row.ends_at, "lifted_at": row.lifted_at, "appeal": appeal,
            "appealed_at": row.appealed_at, "decision": row.decision })
        },
    ))
}

/// What and whom somebody follows, and whom not.
pub(super) async fn followed(
    app: &App,
    own: AccountId,
    part: Part,
    after: i64,
) -> Result<Option<Page>, Error> {
    let db = app.db.read();
    Ok(match part {
        Part::TopicWatches => {
            let rows = watches::logic::own_topics(db, own, TopicId(after), ROWS).await?;
            paged(
                &rows,
                |row| row.topic_id.0,
                |row| json!({ "topic_id": row.topic_id, "level": row.level, "changed_at": row.changed_at }),
            )
        }
        Part::BoardWatches => {
            let rows = watches::logic::own_boards(db, own, BoardId(after), ROWS).await?;
            paged(
                &rows,
                |row| row.board_id.0,
                |row| json!({ "board_id": row.board_id, "level": row.level, "changed_at": row.changed_at }),
            )
        }
        Part::Follows => {
            let rows = follows::logic::own(db, own, AccountId(after), ROWS).await?;
            paged(
                &rows,
                |row| row.followed_id.0,
                |row| json!({ "account_id": row.followed_id, "followed_at": row.followed_at }),
            )
        }
        Part::Blocks => {
            let rows = blocks::logic::own(db, own, AccountId(after), ROWS).await?;
            paged(
                &rows,
                |row| row.blocked_id.0,
                |row| json!({ "account_id": row.blocked_id, "blocked_at": row.blocked_at }),
            )
        }
        _ => None,
    })
}
