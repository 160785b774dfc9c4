//! What those who were there say of an event.

use linli_entities::event::EventId;
use linli_entities::event_rating;
use linli_entities::registration::RegistrationId;
use sea_orm::Set;

use super::{Party, Seen, get, seen};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::error::{Error, OnViolation as _};
use crate::features::events::logic as events;
use crate::features::registrations::input::RatingInput;
use crate::features::registrations::store;
use crate::page::PageRequest;

/// Rates an event that the actor was at, once.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::Forbidden`] to staff; [`Error::Invalid`]; [`Code::NotAttended`]; [`Code::AlreadyRated`].
pub async fn rate(app: &App, actor: &Actor, id: RegistrationId, input: RatingInput) -> Result<Seen, Error> {
    let known = get(app, actor, id).await?;
    if known.party != Party::Holder {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    if !known.seats().any(|seat| seat.checked_in_at.is_some()) {
        return Err(Error::Conflict(Code::NotAttended));
    }
    let (stars, words) = input.parse()?;
    let input = (id, known.event.id, stars, words, app.clock.now());
    app.db
        .write(input, |txn, (id, event_id, stars, words, now)| {
            Box::pin(async move {
                let row = event_rating::ActiveModel {
                    registration_id: Set(id),
                    event_id: Set(event_id),
                    stars: Set(stars),
                    words: Set(words),
                    rated_at: Set(now),
                };
                store::insert_rating(txn, row).await.on_unique(Error::Conflict(Code::AlreadyRated))?;
                Ok(())
            })
        })
        .await?;
    get(app, actor, id).await
}

/// A page of what was said of an event, for who hosts it, the newest first.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`].
pub async fn list(
    app: &App,
    actor: &Actor,
    event_id: EventId,
    page: &PageRequest<RegistrationId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    events::hosted(app.db.read(), actor, event_id).await?;
    let rows = store::ratings_of(app.db.read(), event_id, page).await?;
    let (rows, next) = page.cut(rows, |row| row.registration_id);
    let ids: Vec<RegistrationId> = rows.iter().map(|row| row.registration_id).collect();
    let mut registrations = store::by_ids(app.db.read(), &ids).await?;
    registrations.sort_by_key(|row| std::cmp::Reverse(row.id));
    Ok((seen(app, |_| Party::Host, registrations).await?, next))
}
