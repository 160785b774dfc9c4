//! Greeting, from nine in the morning: whom the day is for is written down a few at a time, and sent. It can be broken off
//! anywhere; what was written is found written, also where a birthday was edited meanwhile.

use linli_entities::account::{AccountId, Locale};
use linli_entities::consent_act::ConsentChannel;
use linli_entities::greeting::{ActiveModel, GreetingId, GreetingKind, GreetingState, Model};
use linli_entities::membership::{self, MembershipId};
use linli_entities::{Date, Instant, delivery};
use sea_orm::Set;

use super::PURPOSE;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::deliveries::logic::{self as deliveries, Parcel};
use crate::features::deliveries::rules::Words;
use crate::features::greetings::{rules, store};
use crate::features::memberships::logic as memberships;
use crate::features::points::rules::Terms;
use crate::jobs;

/// Greetings of one look.
const BATCH: u64 = 20;
/// Members whose deliveries are written in one transaction: others want to write as well.
const MEMBERS: u64 = 200;

/// Does what is due for greetings; answers how much was done.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    let written = jobs::until_none(app, || write_some(app)).await?;
    Ok(written + deliveries::send_due(app, PURPOSE, words).await?)
}

/// Writes the deliveries to the next members of each greeting that is for today.
async fn write_some(app: &App) -> Result<usize, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let terms = memberships::terms(db).await?;
    let day = terms.day(now);
    if now < terms.start_of(day) + chrono::TimeDelta::hours(rules::HOUR) {
        return Ok(0);
    }
    let rows = store::due(db, day, BATCH).await?;
    let count = rows.len();
    for row in rows {
        let after = MembershipId(if row.greeted_on == Some(day) { row.greeted_to } else { 0 });
        let members = match row.kind {
            GreetingKind::Birthday => {
                memberships::born_on(db, &rules::birthdays(day), after, MEMBERS).await?
            }
            GreetingKind::Festival => memberships::members_since(db, now, after, MEMBERS).await?,
        };
        let input = (row, (day, after), members, terms, now);
        app.db.write(input, |txn, input| Box::pin(write_in(txn, input))).await?;
    }
    Ok(count)
}

type Written = (Model, (Date, MembershipId), Vec<membership::Model>, Terms, Instant);

async fn write_in(txn: &Txn, (seen, (day, after), members, terms, now): Written) -> Result<(), Error> {
    let Some(row) = store::locked(txn, seen.id).await? else { return Ok(()) };
    // Somebody else was faster, or it was ended.
    if row.state != GreetingState::Active
        || (row.greeted_on, row.greeted_to) != (seen.greeted_on, seen.greeted_to)
    {
        return Ok(());
    }
    let parcel = Parcel {
        purpose: PURPOSE,
        fact: rules::fact(&row, day),
        subject_id: row.id.0,
        channels: vec![ConsentChannel::Mail],
        from_at: now,
        held_until_at: None,
        until_at: terms.end_of(day),
    };
    let ids: Vec<AccountId> = members.iter().map(|member| member.account_id).collect();
    deliveries::freeze(txn, &parcel, &ids, now).await?;
    let whole = (members.len() as u64) < MEMBERS;
    let last = members.last().map_or(after, |member| member.id);
    let change = ActiveModel {
        id: Set(row.id),
        greeted_on: Set(Some(day)),
        greeted_to: Set(if whole { rules::DONE } else { last.0 }),
        ..Default::default()
    };
    store::update(txn, change).await?;
    Ok(())
}

/// What a greeting says, in the language of whoever gets it.
async fn words(app: App, delivery: delivery::Model, locale: Locale) -> Result<Option<Words>, Error> {
    let row = store::by_id(app.db.read(), GreetingId(delivery.subject_id)).await?;
    Ok(row.map(|row| {
        let (title, text) = match locale {
            Locale::ZhCn => (row.title_zh, row.text_zh),
            Locale::En => (row.title_en, row.text_en),
        };
        Words { title, text, path: None }
    }))
}
