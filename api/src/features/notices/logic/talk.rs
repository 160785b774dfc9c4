//! What is told of conversations: once of each as long as it is not read, and nothing of what was said.

use linli_entities::account::AccountId;
use linli_entities::conversation::ConversationId;
use linli_entities::message::MessageId;
use linli_entities::notice::{Model, NoticeKind};
use linli_entities::{post, topic};

use super::crowd::{Crowd, first_held};
use super::news::{News, Subject};
use super::subjects::{Known, each, ids};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::accounts::logic::readers;
use crate::features::boards::rules::BoardScope;
use crate::features::conversations::logic::telling::{self, Said};
use crate::features::conversations::rules::fact;
use crate::features::notices::rules::audience;
use crate::features::notices::rules::words::About;
use crate::features::{blocks, pseudonyms, watches};

/// A message, to each whom it concerns: each has read up to another, and so is told of another thing.
pub(super) async fn of_message(app: &App, id: MessageId) -> Result<Vec<News>, Error> {
    let Some(said) = telling::said(app.db.read(), id).await? else { return Ok(vec![]) };
    let Said { message, conversation, project, people } = &said;
    let by = message.author_id;
    let waiting = people.iter().filter(|person| {
        person.account_id != by
            && !person.muted
            && person.joined_number < message.number
            && person.read_number < message.number
    });
    let waiting: Vec<_> = waiting.collect();
    let named: Vec<AccountId> = waiting.iter().map(|person| person.account_id).collect();
    // What staff say for their project is heard.
    let deaf = match message.as_staff {
        true => vec![],
        false => blocks::logic::blockers_among(app.db.read(), by, &named).await?,
    };
    let heard = waiting.into_iter().filter(|person| !deaf.contains(&person.account_id));
    let mut news: Vec<News> = heard
        .map(|person| {
            let fact = fact(conversation.id, person.read_number);
            let few = vec![(person.account_id, NoticeKind::Message)];
            News::own(fact, conversation.id.0, message.written_at, Some(by), few)
        })
        .collect();
    let unread = !message.as_staff && conversation.staff_read_number < message.number;
    if let Some(project) = project.as_ref().filter(|_| unread) {
        let place = (project.id, project.city.as_str());
        let held = first_held(app, audience::team(), place, &[by]).await?;
        news.extend(held.map(|held| News {
            fact: fact(conversation.id, conversation.staff_read_number),
            subject_id: conversation.id.0,
            happened_at: message.written_at,
            by: Some(by),
            not: vec![by],
            subject: Subject::Own,
            few: vec![],
            many: vec![(NoticeKind::Message, Crowd::Staff(held))],
        }));
    }
    Ok(news)
}

/// Those among accounts who want to be told of nothing in the topic of a post, or to hear nothing of whoever wrote it; what
/// staff write in their project is heard.
pub(super) async fn deaf(app: &App, news: &News, told: &[AccountId]) -> Result<Vec<AccountId>, Error> {
    let (Subject::Post(seen), Some(by)) = (&news.subject, news.by) else { return Ok(vec![]) };
    let (db, topic) = (app.db.read(), (seen.1.id, seen.2.id));
    let mut deaf = watches::logic::muted_among(db, topic, told).await?;
    // Who blocks an account is told of its pseudonyms as anybody, and the other way round: else this would tell whose they
    // are.
    deaf.extend(match news.told_by() {
        (_, Some(id)) => pseudonyms::logic::blocking::blockers_among(db, id, told).await?,
        _ => blockers(app, seen, by, told).await?,
    });
    Ok(deaf)
}

/// Those among accounts who want to hear nothing of whoever wrote a post; of what staff write in their project, nobody.
async fn blockers(
    app: &App,
    seen: &(post::Model, topic::Model, BoardScope),
    by: AccountId,
    told: &[AccountId],
) -> Result<Vec<AccountId>, Error> {
    let deaf = blocks::logic::blockers_among(app.db.read(), by, told).await?;
    if deaf.is_empty() {
        return Ok(deaf);
    }
    let authors = readers::of(app.db.read(), &[by]).await?;
    let staff = match authors.get(&by).map(|author| &author.actor) {
        Some(Actor::Account(author)) => author.rights.is_staff(seen.2.scope()),
        _ => false,
    };
    Ok(if staff { vec![] } else { deaf })
}

/// Conversations that the reader is in.
pub(super) async fn about(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let called = telling::called(app, actor, &ids(rows, ConversationId)).await?;
    Ok(each(rows, |row| {
        let one = called.iter().find(|one| one.id.0 == row.subject_id)?;
        Some(About::Message {
            id: one.id,
            title: one.title.clone(),
            project: one.project.clone(),
            to_staff: one.as_staff,
        })
    }))
}
