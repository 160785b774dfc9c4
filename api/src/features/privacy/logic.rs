//! Use cases of the privacy notice.

use std::sync::LazyLock;

use linli_entities::Instant;
use linli_entities::account::{AccountId, Locale};
use linli_entities::consent;
use sea_orm::ConnectionTrait;

use super::store;
use crate::actor::SignedIn;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;

/// The version of the notice that stands. With a new text it gets a new one, and members are asked again.
pub const VERSION: &str = "2026-11-27";

/// The notice in one language.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Its version.
    pub version: &'static str,
    /// Its text.
    pub html: String,
}

static ZH_CN: LazyLock<Notice> = LazyLock::new(|| render(include_str!("notice.zh-CN.md")));
static EN: LazyLock<Notice> = LazyLock::new(|| render(include_str!("notice.en.md")));

fn render(markdown: &str) -> Notice {
    let html = comrak::markdown_to_html(markdown, &comrak::Options::default());
    Notice { version: VERSION, html: ammonia::clean(&html) }
}

/// The notice that stands.
pub fn notice(locale: Locale) -> &'static Notice {
    match locale {
        Locale::ZhCn => &ZH_CN,
        Locale::En => &EN,
    }
}

/// Demands that what somebody agrees to is the notice that stands.
///
/// # Errors
/// [`Code::ConsentOutdated`].
pub fn demand_current(version: &str) -> Result<(), Error> {
    if version == VERSION { Ok(()) } else { Err(Error::Conflict(Code::ConsentOutdated)) }
}

/// Records that whoever asks agrees to the notice that stands; saying so twice is no error.
///
/// # Errors
/// [`Code::ConsentOutdated`] for another version.
pub async fn record_consent(app: &App, actor: &SignedIn, version: &str) -> Result<(), Error> {
    demand_current(version)?;
    app.db
        .write((actor.account_id, app.clock.now()), |txn, (account_id, now)| {
            Box::pin(async move { consent_in(txn, account_id, now).await })
        })
        .await
}

/// Records the consent within the transaction that makes the account.
pub(crate) async fn consent_in(txn: &Txn, account_id: AccountId, now: Instant) -> Result<(), Error> {
    Ok(store::insert(txn, account_id, VERSION, now).await?)
}

/// The version that the account agreed to last.
///
/// # Errors
/// When the database fails.
pub async fn agreed_version(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Option<String>, Error> {
    Ok(store::newest(db, account_id).await?)
}

/// To which versions an account agreed, and when, in their order.
///
/// # Errors
/// When the database fails.
pub async fn agreed(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Vec<consent::Model>, Error> {
    Ok(store::agreed(db, account_id).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notice_says_the_same_in_both_languages() {
        let parts = |locale| notice(locale).html.matches("<h2>").count();
        assert_eq!(parts(Locale::ZhCn), parts(Locale::En));
        assert!(parts(Locale::En) >= 5);
        assert!(notice(Locale::ZhCn).html.contains("隐私"));
    }
}
