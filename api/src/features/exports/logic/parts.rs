//! What is in an archive: for each kind of record its file, and a page of records after the last one.

mod plain;

use std::collections::HashMap;

use linli_entities::account::AccountId;
use linli_entities::complaint::ComplaintId;
use linli_entities::conversation::ConversationId;
use linli_entities::export::Model;
use linli_entities::message::MessageId;
use linli_entities::poll_vote::PollVoteId;
use linli_entities::post::PostId;
use linli_entities::pseudonym::PseudonymId;
use linli_entities::topic::{self, TopicId};
use serde_json::{Value, json};

use super::making::off;
use crate::app::App;
use crate::error::Error;
use crate::features::accounts::logic::me;
use crate::features::accounts::logic::readers::Reader;
use crate::features::boards::logic::Directory;
use crate::features::exports::archive::Archive;
use crate::features::{
    boards, complaints, conversations, polls, posts, privacy, pseudonyms, reactions, topics,
};

/// Records read at once: also a page of what is for people.
const ROWS: u64 = 200;
/// The version of the format, as `docs/export-format.md` says it.
const FORMAT: i32 = 1;

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Topics that one opened.
    Topics,
    /// What one wrote in topics.
    Posts,
    /// What one wrote and changed since.
    Revisions,
    /// What one said in conversations.
    Messages,
    /// What one complained of, and said of it.
    Complaints,
    /// What one is writing and has not sent.
    Drafts,
    /// What waits for a moderator, and what was refused.
    HeldPosts,
    /// What one wrote for later and is not published.
    ScheduledPosts,
    /// What one thinks of posts.
    Reactions,
    /// For what one votes in polls.
    PollVotes,
    /// Posts that one keeps.
    Bookmarks,
    /// How closely one follows topics.
    TopicWatches,
    /// How closely one follows boards.
    BoardWatches,
    /// Whom one follows.
    Follows,
    /// Whom one blocks.
    Blocks,
    /// What one flagged.
    Flags,
    /// What was imposed on one, and what one said against it.
    Sanctions,
    /// What one said of being written to.
    Consents,
}

/// Every kind, in the order of the archive.
pub(super) const PARTS: &[Part] = &[
    Part::Topics,
    Part::Posts,
    Part::Revisions,
    Part::Messages,
    Part::Complaints,
    Part::Drafts,
    Part::HeldPosts,
    Part::ScheduledPosts,
    Part::Reactions,
    Part::PollVotes,
    Part::Bookmarks,
    Part::TopicWatches,
    Part::BoardWatches,
    Part::Follows,
    Part::Blocks,
    Part::Flags,
    Part::Sanctions,
    Part::Consents,
];

impl Part {
    /// What it is called in the archive.
    pub fn name(self) -> &'static str {
        match self {
            Self::Topics => "topics",
            Self::Posts => "posts",
            Self::Revisions => "revisions",
            Self::Messages => "messages",
            Self::Complaints => "complaints",
            Self::Drafts => "drafts",
            Self::HeldPosts => "held_posts",
            Self::ScheduledPosts => "scheduled_posts",
            Self::Reactions => "reactions",
            Self::PollVotes => "poll_votes",
            Self::Bookmarks => "bookmarks",
            Self::TopicWatches => "topic_watches",
            Self::BoardWatches => "board_watches",
            Self::Follows => "follows",
            Self::Blocks => "blocks",
            Self::Flags => "flags",
            Self::Sanctions => "sanctions",
            Self::Consents => "consents",
        }
    }

    /// Whether it is text that people read.
    pub fn is_read(self) -> bool {
        self.is_unsent() || matches!(self, Self::Topics | Self::Posts | Self::Messages | Self::Complaints)
    }

    /// Whether it is text of which there is no HTML yet.
    pub fn is_unsent(self) -> bool {
        matches!(self, Self::Drafts | Self::ScheduledPosts)
    }

    /// Its records, one a line.
    pub(super) fn file(self) -> String {
        format!("data/{}.jsonl", self.name())
    }

    /// A page of it for people, from 1.
    pub fn page(self, number: usize) -> String {
        format!("{}-{number}.html", self.name())
    }
}

/// How much of a kind there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Records.
    pub records: usize,
    /// Pages for people.
    pub pages: usize,
}

/// Records, and what the next page comes after.
type Page = (Vec<Value>, i64);

/// A page of records after one; none after the last.
pub(super) async fn page(app: &App, reader: &Reader, part: Part, after: i64) -> Result<Option<Page>, Error> {
    let id = reader.account.id;
    match part {
        Part::Topics => topics(app, reader, after).await,
        Part::Posts => posts(app, reader, after).await,
        Part::Messages => messages(app, id, after).await,
        Part::Complaints => complaints(app, id, after).await,
        Part::Reactions => reactions(app, id, after).await,
        Part::PollVotes => poll_votes(app, reader, after).await,
        Part::Revisions
        | Part::Drafts
        | Part::HeldPosts
        | Part::ScheduledPosts
        | Part::Bookmarks
        | Part::Flags
        | Part::Consents => plain::said(app, id, part, after).await,
        Part::Sanctions => plain::imposed(app, id, after).await,
        Part::TopicWatches | Part::BoardWatches | Part::Follows | Part::Blocks => {
            plain::followed(app, id, part, after).await
        }
    }
}

fn paged<T>(rows: &[T], id: impl Fn(&T) -> i64, record: impl Fn(&T) -> Value) -> Option<Page> {
    let last = id(rows.last()?);
    Some((rows.iter().map(record).collect(), last))
}

/// Where a topic is, as far as one may know it.
fn place(directory: &Directory, topic: Option<&topic::Model>) -> Value {
    let board = topic.and_then(|topic| directory.get(&topic.board_id));
    json!({
        "board": board.map(|board| board.name.as_str()),
        "project": board.and_then(|board| board.project.as_ref()).map(|project| project.name.as_str()),
    })
}

/// What pseudonyms are called.
async fn labels(
    app: &App,
    ids: impl Iterator<Item = PseudonymId>,
) -> Result<HashMap<PseudonymId, String>, Error> {
    let mut ids: Vec<PseudonymId> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    let known = pseudonyms::logic::labels(app.db.read(), &ids).await?;
    Ok(known.into_iter().map(|row| (row.id, row.label)).collect())
}

async fn topics(app: &App, reader: &Reader, after: i64) -> Result<Option<Page>, Error> {
    let rows = topics::logic::own(app.db.read(), reader.account.id, TopicId(after), ROWS).await?;
    let ids: Vec<TopicId> = rows.iter().map(|row| row.id).collect();
    let seen = topics::logic::visible_among(app, &reader.actor, &ids).await?;
    let directory = boards::logic::directory(app).await?;
    let labels = labels(app, rows.iter().filter_map(|row| row.pseudonym_id)).await?;
    Ok(paged(
        &rows,
        |row| row.id.0,
        |row| {
            json!({
                "id": row.id,
                "title": row.title,
                "in": place(&directory, seen.get(&row.id)),
                "pseudonym": row.pseudonym_id.and_then(|id| labels.get(&id)),
                "question": row.question,
                "deleted": row.deleted_at.is_some(),
                "created_at": row.created_at,
            })
        },
    ))
}

async fn posts(app: &App, reader: &Reader, after: i64) -> Result<Option<Page>, Error> {
    let own = reader.account.id;
    let rows = posts::logic::own(app.db.read(), own, PostId(after), ROWS).await?;
    let ids: Vec<TopicId> = rows.iter().map(|row| row.topic_id).collect();
    let seen = topics::logic::visible_among(app, &reader.actor, &ids).await?;
    let directory = boards::logic::directory(app).await?;
    let labels = labels(app, rows.iter().filter_map(|row| row.pseudonym_id)).await?;
    Ok(paged(
        &rows,
        |row| row.id.0,
        |row| {
            let topic = seen.get(&row.topic_id);
            // What somebody else made of it is theirs; what it said before is among the revisions.
            let others = row.edited_by.is_some_and(|by| by != own);
            json!({
                "id": row.id,
                "topic_id": row.topic_id,
                "number": row.number,
                "topic_title": topic.map(|topic| topic.title.as_str()),
                "in": place(&directory, topic),
                "pseudonym": row.pseudonym_id.and_then(|id| labels.get(&id)),
                "markdown": (!others).then_some(row.markdown.as_str()),
                "html": (!others).then_some(row.html.as_str()),
                "edited_by_others": others,
                "reply_to_number": row.reply_to_number,
                "revision_count": row.revision_count,
                "deleted": row.deleted_at.is_some(),
                "created_at": row.created_at,
                "edited_at": row.edited_at,
            })
        },
    ))
}

async fn messages(app: &App, own: AccountId, after: i64) -> Result<Option<Page>, Error> {
    let db = app.db.read();
    let rows = conversations::logic::own::messages(db, own, MessageId(after), ROWS).await?;
    let ids: Vec<ConversationId> = rows.iter().map(|row| row.conversation_id).collect();
    let known = conversations::logic::own::conversations(db, &ids).await?;
    // What a conversation is called was said by who started it.
    let title = |id: ConversationId| known.get(&id).filter(|one| one.started_by == own).map(|one| &one.title);
    Ok(paged(
        &rows,
        |row| row.id.0,
        |row| {
            json!({
                "id": row.id,
                "conversation_id": row.conversation_id,
                "conversation_title": title(row.conversation_id),
                "number": row.number,
                "as_staff": row.as_staff,
                "markdown": row.markdown,
                "html": row.html,
                "deleted": row.deleted_at.is_some(),
                "written_at": row.written_at,
            })
        },
    ))
}

async fn complaints(app: &App, own: AccountId, after: i64) -> Result<Option<Page>, Error> {
    let rows = complaints::logic::own::own(app.db.read(), own, ComplaintId(after), ROWS).await?;
    Ok(paged(
        &rows,
        |one| one.row.id.0,
        |one| {
            let acts = one.acts.iter().map(|(act, markdown)| {
            json!({ "number": act.number, "kind": act.kind, "markdown": markdown, "acted_at": act.acted_at })
        });
            json!({
                "id": one.row.id,
                "number": one.row.number,
                // Of what staff took down for somebody the title is theirs.
                "title": one.filed.then_some(one.row.title.as_str()),
                "category": one.row.category,
                "state": one.row.state,
                "rating": one.row.rating,
                "received_at": one.row.received_at,
                "acts": acts.collect::<Vec<_>>(),
            })
        },
    ))
}

/// One may think more than one thing of a post: the last of a full page is read again with the next.
async fn reactions(app: &App, own: AccountId, after: i64) -> Result<Option<Page>, Error> {
    let mut rows = reactions::logic::of_account(app.db.read(), own, PostId(after), ROWS).await?;
    if rows.len() as u64 == ROWS
        && let (Some(first), Some(last)) = (rows.first().map(|row| row.post_id), rows.last())
        && first != last.post_id
    {
        let last = last.post_id;
        rows.retain(|row| row.post_id != last);
    }
    Ok(paged(
        &rows,
        |row| row.post_id.0,
        |row| json!({ "post_id": row.post_id, "kind": row.kind, "reacted_at": row.reacted_at }),
    ))
}

async fn poll_votes(app: &App, reader: &Reader, after: i64) -> Result<Option<Page>, Error> {
    let rows = polls::logic::voted(app.db.read(), reader.account.id, PollVoteId(after), ROWS).await?;
    let ids: Vec<TopicId> = rows.iter().map(|row| row.topic_id).collect();
    let seen = topics::logic::visible_among(app, &reader.actor, &ids).await?;
    Ok(paged(
        &rows,
        |row| row.vote.id.0,
        |row| {
            let topic = seen.get(&row.topic_id);
            // What the options say was written by others, as the title.
            let choices = row
                .chosen
                .iter()
                .map(|option| json!({ "option_id": option.id, "text": topic.map(|_| option.text.as_str()) }));
            json!({
                "topic_id": row.topic_id,
                "topic_title": topic.map(|topic| topic.title.as_str()),
                "choices": choices.collect::<Vec<_>>(),
            })
        },
    ))
}

/// What is known of the account itself.
pub(super) async fn profile(app: &App, id: AccountId) -> Result<String, Error> {
    let own = me::own(app, id).await?;
    let agreed = privacy::logic::agreed(app.db.read(), id).await?;
    let masks = pseudonyms::logic::of_account(app.db.read(), id).await?;
    let homes = own.ownerships.iter().map(|home| {
        json!({ "project": home.project.name, "building": home.row.building_name, "unit": home.row.unit_name,
            "role": home.row.role, "state": home.row.state, "statement": home.row.statement,
            "claimed_at": home.row.claimed_at })
    });
    let agreed = agreed.iter().map(|one| json!({ "version": one.version, "given_at": one.given_at }));
    let masks = masks.iter().map(|one| {
        json!({ "id": one.id, "project_id": one.project_id, "label": one.label, "made_at": one.made_at })
    });
    let profile = json!({
        "id": own.account.id,
        "name": own.account.name,
        "display_name": own.profile.display_name,
        "bio": own.profile.bio,
        "email": own.account.email,
        "phone": own.account.phone_key,
        "locale": own.account.locale,
        "created_at": own.account.created_at,
        "homes": homes.collect::<Vec<_>>(),
        "pseudonyms": masks.collect::<Vec<_>>(),
        "privacy_notices": agreed.collect::<Vec<_>>(),
    });
    Ok(format!("{profile:#}\n"))
}

/// What is in the archive.
pub(super) fn manifest(row: &Model, written: &[(Part, Counts)]) -> String {
    let files = written
        .iter()
        .map(|(part, counts)| json!({ "name": part.name(), "file": part.file(), "records": counts.records }));
    let manifest = json!({
        "format": "linli-export",
        "version": FORMAT,
        "account_id": row.account_id,
        "asked_at": row.asked_at,
        "files": files.collect::<Vec<_>>(),
    });
    format!("{manifest:#}\n")
}

/// Writes the archive on a thread that may wait for the disk.
pub(super) struct Writer(Option<Archive>);

impl Writer {
    pub(super) fn new(archive: Archive) -> Self {
        Self(Some(archive))
    }

    async fn with(
        &mut self,
        work: impl FnOnce(&mut Archive) -> std::io::Result<()> + Send + 'static,
    ) -> Result<(), Error> {
        let gone = || Error::internal(std::io::Error::other("the archive failed before"));
        let mut archive = self.0.take().ok_or_else(gone)?;
        self.0 = Some(off(move || work(&mut archive).map(|()| archive)).await?);
        Ok(())
    }

    pub(super) async fn open_entry(&mut self, name: &str) -> Result<(), Error> {
        let name = name.to_owned();
        self.with(move |archive| archive.open_entry(&name)).await
    }

    pub(super) async fn write(&mut self, text: String) -> Result<(), Error> {
        self.with(move |archive| archive.write(&text)).await
    }

    /// A whole entry.
    pub(super) async fn entry(&mut self, name: &str, text: String) -> Result<(), Error> {
        let name = name.to_owned();
        self.with(move |archive| {
            archive.open_entry(&name)?;
            archive.write(&text)
        })
        .await
    }

    /// The archive, to be finished.
    pub(super) fn finish(self) -> std::io::Result<u64> {
        self.0.ok_or_else(|| std::io::Error::other("the archive failed before"))?.finish()
    }
}
