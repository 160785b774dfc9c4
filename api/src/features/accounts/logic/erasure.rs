//! Erasing an account: its row and what it wrote stay, everything that says who it was goes.
//!
//! Goes: name, addresses, number, password, profile and picture, sessions, codes and links, homes, saved views, marks
//! of what was read, notices and how they were wanted, the words and photos of complaints, and names and answers of
//! registrations, whose seats are given up, what staff wrote of referrals and of consents, who paid for deposits, the words
//! and the name of answers to surveys, what was written beside the ticks of a handover, how whoever looks after homes is
//! reached, the words of messages, whose conversations are left, who blocked and who followed whom, why staff asked whose a
//! pseudonym is, archives of what was written, badges and how far it was trusted, notes of staff about it, the words of sanctions and of what
//! was said to them, the posts that were kept, what was being written and not sent, what waited for a moderator,
//! and votes in polls that are open. Roles end, and so does being of a team and moderating among owners; deposits that wait for money lapse. It is
//! refused while money is held or owed. Stays: posts, topics and revisions under an account without a name, or under their pseudonyms, the places of
//! messages, votes in polls that are closed, without whose they were, consents and the audit, by id.

use linli_entities::Instant;
use linli_entities::account::{self, AccountId};
use linli_entities::attachment::AttachmentId;
use linli_entities::export::ExportId;
use linli_entities::outbox::OutboxKind;
use linli_entities::profile;
use sea_orm::Set;
use serde_json::json;

use super::{hashing, sessions, signing};
use crate::actor::{Actor, Permission, Scope, SignedIn};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::rules::passwords::Password;
use crate::features::accounts::store;
use crate::features::{
    account_notes, attachments, badges, blocks, boards, bookmarks, complaints, consents, conversations,
    deliveries, deposits, drafts, draws, exports, flags, follows, homes, me_toos, memberships, notices,
    ownerships, polls, pseudonyms, reactions, readings, referrals, registrations, reviews, roles, sanctions,
    saved_views, surveys, topics, trust, votes, watches,
};
use crate::{audit, jobs, once, outbox};

/// Erases the account of whoever asks and knows its password.
///
/// # Errors
/// [`Code::WrongPassword`], [`Code::LastAdministrator`], [`Code::MoneyHeld`], [`Error::TooManyRequests`].
pub async fn erase_own(app: &App, actor: &SignedIn, password: Password) -> Result<(), Error> {
    let id = actor.account_id;
    signing::count_guess(app, Some(id), "")?;
    let account = store::accounts::account(app.db.read(), id).await?.ok_or(Error::SignInRequired)?;
    if !hashing::verify(app, account.password_hash, password).await? {
        return Err(Error::invalid("/password", Code::WrongPassword));
    }
    let by = Actor::Account(std::sync::Arc::new(actor.clone()));
    run(app, by, id).await
}

/// Erases somebody's account, as they asked of staff.
///
/// # Errors
/// [`Code::Forbidden`] without the permission `erase_accounts`; [`Error::NotFound`] where there is none, or none any
/// more; [`Code::LastAdministrator`], [`Code::MoneyHeld`].
pub async fn erase(app: &App, actor: &Actor, id: AccountId) -> Result<(), Error> {
    actor.demand(Permission::EraseAccounts, Scope::Anywhere)?;
    run(app, actor.clone(), id).await
}

async fn run(app: &App, by: Actor, id: AccountId) -> Result<(), Error> {
    let (pictures, archives) = app
        .db
        .write((by, id, app.clock.now()), |txn, (by, id, now)| {
            Box::pin(async move {
                let by = sessions::seen_again(txn, &by).await?;
                if by.account_id() != Some(id) {
                    by.demand(Permission::EraseAccounts, Scope::Anywhere)?;
                }
                erase_in(txn, &by, id, now).await
            })
        })
        .await?;
    for picture in pictures {
        attachments::logic::forget(app, picture).await;
    }
    exports::logic::keeping::forget(app, &archives).await;
    Ok(())
}

/// Of which pictures and archives the files go after the commit.
type Gone = (Vec<AttachmentId>, Vec<ExportId>);

async fn erase_in(txn: &Txn, by: &Actor, id: AccountId, now: Instant) -> Result<Gone, Error> {
    let unknown = || Error::NotFound("account");
    let account = store::accounts::locked(txn, id).await?.ok_or_else(unknown)?;
    let profile = store::accounts::profile(txn, id).await?.ok_or_else(unknown)?;
    if account.erased_at.is_some() {
        return Err(unknown());
    }
    // First, because it may be refused: money that is held or owed is paid back to somebody.
    deposits::logic::asking::forget(txn, id, now).await?;
    roles::logic::end_all(txn, id, now).await?;
    sessions::end_all_in(txn, id, None).await?;
    store::proofs::delete_of(txn, id).await?;
    once::forget_of(txn, id).await?;
    if let Some(address) = &account.email {
        jobs::forget_mail(txn, address, now).await?;
    }
    if let Some(number) = &account.phone_key {
        jobs::forget_mail(txn, number, now).await?;
    }
    ownerships::logic::forget(txn, id).await?;
    boards::logic::closed::forget(txn, id, now).await?;
    topics::logic::forget_reader(txn, id).await?;
    readings::logic::forget(txn, id).await?;
    watches::logic::forget(txn, id).await?;
    reactions::logic::forget(txn, id, now).await?;
    flags::logic::forget(txn, id).await?;
    polls::logic::forget(txn, id, now).await?;
    me_toos::logic::forget(txn, id).await?;
    conversations::logic::forget(txn, id, now).await?;
    blocks::logic::forget(txn, id).await?;
    pseudonyms::logic::forget(txn, id, now).await?;
    sanctions::logic::forget(txn, id).await?;
    account_notes::logic::forget(txn, id).await?;
    trust::logic::forget(txn, id).await?;
    badges::logic::forget(txn, id).await?;
    follows::logic::forget(txn, id).await?;
    bookmarks::logic::forget(txn, id).await?;
    drafts::logic::forget(txn, id).await?;
    reviews::logic::forget(txn, id).await?;
    notices::logic::forget(txn, id).await?;
    consents::logic::forget(txn, id).await?;
    deliveries::logic::forget(txn, id).await?;
    let archives = exports::logic::delete_of(txn, id).await?;
    let mut pictures = complaints::logic::erase_words(txn, id, now).await?;
    saved_views::logic::forget(txn, id).await?;
    homes::logic::forget(txn, id, now).await?;
    registrations::logic::feeds::forget(txn, id, now).await?;
    referrals::logic::forget(txn, id, now).await?;
    surveys::logic::forget(txn, id).await?;
    votes::logic::forget(txn, id).await?;
    draws::logic::settling::forget(txn, id).await?;
    memberships::logic::forget(txn, id, now).await?;
    store::accounts::update(txn, nameless(id, now)).await?;
    let row = profile::ActiveModel {
        account_id: Set(id),
        display_name: Set(String::new()),
        bio: Set(String::new()),
        avatar_id: Set(None),
        updated_at: Set(now),
    };
    store::accounts::update_profile(txn, row).await?;
    if let Some(picture) = profile.avatar_id {
        attachments::logic::delete(txn, &[picture]).await?;
        pictures.push(picture);
    }
    outbox::enqueue(txn, OutboxKind::Account, id.0, now).await?;
    audit::record(txn, by, "erase_account", ("account", id.0), json!({}), now).await?;
    Ok((pictures, archives))
}

/// A row that says nothing of a person. `#` is in no name that can be registered.
fn nameless(id: AccountId, now: Instant) -> account::ActiveModel {
    account::ActiveModel {
        id: Set(id),
        name: Set(format!("#{id}")),
        name_key: Set(format!("#{id}")),
        email: Set(None),
        email_key: Set(None),
        email_proven_at: Set(None),
        email_failed_at: Set(None),
        phone_key: Set(None),
        phone_proven_at: Set(None),
        password_hash: Set(None),
        disabled_at: Set(Some(now)),
        erased_at: Set(Some(now)),
        ..Default::default()
    }
}
