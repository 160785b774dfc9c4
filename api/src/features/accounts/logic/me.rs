//! Oneself, and what others see of an account.

use std::sync::Arc;

use linli_entities::account::{self, AccountId, Locale};
use linli_entities::outbox::OutboxKind;
use linli_entities::proof::Purpose;
use linli_entities::role_grant::Role;
use linli_entities::trust::TrustLevel;
use linli_entities::{Instant, profile};
use sea_orm::Set;

use super::{emails, phones};
use crate::actor::{Actor, Permission, SignedIn};
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::rules::emails::Email;
use crate::features::accounts::rules::letters::Letter;
use crate::features::accounts::store;
use crate::features::roles::logic::Held;
use crate::features::{boards, ownerships, privacy, roles, sanctions, trust, word_rules};
use crate::outbox;

/// What an account is shown of itself.
#[derive(Clone, Debug)]
pub struct Own {
    /// The account.
    pub account: account::Model,
    /// What others see.
    pub profile: profile::Model,
    /// The roles it holds.
    pub roles: Vec<Held>,
    /// What it may do somewhere.
    pub permissions: Vec<Permission>,
    /// The homes it claimed, whatever became of the claim.
    pub ownerships: Vec<ownerships::logic::Seen>,
    /// The version of the privacy notice it agreed to last.
    pub consent_version: Option<String>,
    /// Whether it has to agree to a newer one.
    pub consent_required: bool,
    /// Whether it is silenced or suspended somewhere.
    pub barred: bool,
    /// Until when the code that was mailed last proves the address; none where no code waits.
    pub email_code_expires_at: Option<Instant>,
    /// The telephone number that a code was sent to which was not typed in yet.
    pub phone_waiting: Option<phones::Waiting>,
}

/// What the account is shown of itself.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn own(app: &App, account_id: AccountId) -> Result<Own, Error> {
    let db = app.db.read();
    let account = store::accounts::account(db, account_id).await?.ok_or(Error::NotFound("account"))?;
    let profile = store::accounts::profile(db, account_id).await?.ok_or(Error::NotFound("account"))?;
    let roles = roles::logic::of_account(db, account_id).await?;
    let may = |permission: &Permission| {
        let roles_with = permission.roles();
        roles.iter().any(|held| roles_with.contains(&held.grant.role))
    };
    let permissions = Permission::ALL.iter().copied().filter(may).collect();
    let ownerships = ownerships::logic::of_account(app, account_id).await?;
    let consent_version = privacy::logic::agreed_version(db, account_id).await?;
    let consent_required = consent_version.as_deref() != Some(privacy::logic::VERSION);
    let email_code_expires_at = emails::code_expires_at(db, &account, app.clock.now()).await?;
    let phone_waiting = phones::waiting(db, account_id, app.clock.now()).await?;
    Ok(Own {
        account,
        profile,
        roles,
        permissions,
        ownerships,
        consent_version,
        consent_required,
        barred: sanctions::logic::stands_against(db, account_id, app.clock.now()).await?,
        email_code_expires_at,
        phone_waiting,
    })
}

/// What an account changes of itself; what is none stays.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// The name that is shown.
    pub display_name: Option<String>,
    /// A few words about oneself.
    pub bio: Option<String>,
    /// The language.
    pub locale: Option<Locale>,
    /// The address; a new one has to be proven.
    pub email: Option<Email>,
}

/// Changes what an account says of itself.
///
/// # Errors
/// [`Code::EmailTaken`](crate::code::Code::EmailTaken); [`Error::TooManyRequests`] for addresses tried one after
/// another.
pub async fn update(app: &App, actor: &SignedIn, changes: Changes) -> Result<(), Error> {
    if changes.email.is_some() {
        app.rates.mail_account.count(&actor.account_id)?;
    }
    let by = Actor::Account(Arc::new(actor.clone()));
    for (pointer, text) in [("/display_name", &changes.display_name), ("/bio", &changes.bio)] {
        if let Some(text) = text {
            word_rules::logic::demand_clean(app, &by, pointer, text).await?;
        }
    }
    app.db
        .write((actor.account_id, changes, app.clock.now()), |txn, (account_id, changes, now)| {
            Box::pin(async move {
                let account =
                    store::accounts::account(txn, account_id).await?.ok_or(Error::SignInRequired)?;
                let Changes { display_name, bio, locale, email } = changes;
                update_account(txn, &account, locale, email, now).await?;
                let row = profile::ActiveModel {
                    account_id: Set(account_id),
                    display_name: display_name.map_or_else(Default::default, Set),
                    bio: bio.map_or_else(Default::default, Set),
                    updated_at: Set(now),
                    ..Default::default()
                };
                store::accounts::update_profile(txn, row).await?;
                Ok(outbox::enqueue(txn, OutboxKind::Account, account_id.0, now).await?)
            })
        })
        .await
}

async fn update_account(
    txn: &Txn,
    account: &account::Model,
    locale: Option<Locale>,
    email: Option<Email>,
    now: Instant,
) -> Result<(), Error> {
    let mut row = account::ActiveModel {
        id: Set(account.id),
        locale: Set(locale.unwrap_or(account.locale)),
        ..Default::default()
    };
    let moves = email.as_ref().is_some_and(|email| Some(&email.key) != account.email_key.as_ref());
    if let Some(email) = email {
        row.email = Set(Some(email.shown));
        row.email_key = Set(Some(email.key));
    }
    if moves {
        row.email_proven_at = Set(None);
        row.email_failed_at = Set(None);
        // What was mailed to the address that was is worth nothing from now on.
        store::proofs::void(txn, account.id, &[Purpose::Email, Purpose::Password], now).await?;
        // Whoever took over a browser is not to take the account without its owner knowing.
        if let Some(address) = account.email.as_deref().filter(|_| account.email_proven_at.is_some()) {
            emails::mail(txn, account, address, &Letter::EmailChanged, now).await?;
        }
    }
    store::accounts::update(txn, row).await?;
    Ok(())
}

/// What others see of an account.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The account.
    pub account: account::Model,
    /// What it says of itself.
    pub profile: profile::Model,
    /// Topics in boards that the reader may read.
    pub topic_count: u64,
    /// Posts in boards that the reader may read.
    pub post_count: u64,
    /// Likes of those posts.
    pub like_count: u64,
    /// Those posts that are accepted as answers.
    pub answer_count: u64,
    /// How far it is trusted.
    pub trust_level: TrustLevel,
    /// The roles it holds, each once.
    pub staff_roles: Vec<Role>,
}

/// What the actor sees of an account: counts are of what the actor may read.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none any more.
pub async fn seen(app: &App, actor: &Actor, account_id: AccountId) -> Result<Seen, Error> {
    let db = app.db.read();
    let account = store::accounts::account(db, account_id).await?;
    let account = account.filter(|account| account.erased_at.is_none()).ok_or(Error::NotFound("account"))?;
    let profile = store::accounts::profile(db, account_id).await?.ok_or(Error::NotFound("account"))?;
    let boards = boards::logic::readable(app, actor).await?;
    let (topic_count, post_count) = store::shown::written_count(db, account_id, &boards).await?;
    let (like_count, answer_count) = store::shown::esteem(db, account_id, &boards).await?;
    let trust_level = trust::logic::level_of(app, account_id).await?;
    let mut staff_roles: Vec<Role> =
        roles::logic::of_account(db, account_id).await?.into_iter().map(|held| held.grant.role).collect();
    staff_roles.sort_unstable();
    staff_roles.dedup();
    Ok(Seen { account, profile, topic_count, post_count, like_count, answer_count, trust_level, staff_roles })
}
