//! The statement of a member: what the ledger says, with the names of what it came from.

use std::collections::HashMap;

use linli_entities::account::Locale;
use linli_entities::adjustment::AdjustmentId;
use linli_entities::draw::DrawId;
use linli_entities::ledger_transaction::SourceKind;
use linli_entities::membership::MembershipId;
use linli_entities::post::PostId;
use linli_entities::redemption::RedemptionId;
use linli_entities::referral::ReferralId;

use super::reading;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::memberships::store;
use crate::features::points::logic::reading::{self as points, Line};
use crate::features::points::output::StatementLine;
use crate::features::points::rules::words;
use crate::features::rewards::logic::redeeming;
use crate::features::{draws, posts, referrals};
use crate::page::PageRequest;

/// Lines that are read at once for a table.
const ROWS: u64 = 500;
/// Lines of a table, at most.
const LINES_MAX: usize = 10_000;

/// A page of one's own statement, newest first, and the cursor of the next.
///
/// # Errors
/// [`Error::NotFound`] to whoever is no member.
pub async fn lines(
    app: &App,
    actor: &Actor,
    page: &PageRequest<i64>,
) -> Result<(Vec<StatementLine>, Option<String>), Error> {
    let id = reading::own(app, actor).await?.row.id;
    page_of(app, actor, id, page).await
}

/// A page of a member's statement, for whoever runs the club.
///
/// # Errors
/// As [`reading::get`].
pub async fn lines_of(
    app: &App,
    actor: &Actor,
    id: MembershipId,
    page: &PageRequest<i64>,
) -> Result<(Vec<StatementLine>, Option<String>), Error> {
    reading::get(app, actor, id).await?;
    page_of(app, actor, id, page).await
}

async fn page_of(
    app: &App,
    actor: &Actor,
    id: MembershipId,
    page: &PageRequest<i64>,
) -> Result<(Vec<StatementLine>, Option<String>), Error> {
    let found = points::lines(app.db.read(), id, page.after, true, page.rows()).await?;
    let (found, next) = page.cut(found, |line| line.row.number);
    Ok((named(app, actor, found).await?, next))
}

/// Gives lines the names of what they came from, as far as the reader may know it, and why points were adjusted.
async fn named(app: &App, actor: &Actor, lines: Vec<Line>) -> Result<Vec<StatementLine>, Error> {
    let of = |source: SourceKind| lines.iter().filter(move |line| line.row.source == source);
    let posts: Vec<PostId> = of(SourceKind::Post).map(|line| PostId(line.row.source_id)).collect();
    let adjusted: Vec<AdjustmentId> =
        of(SourceKind::Adjustment).map(|line| AdjustmentId(line.row.source_id)).collect();
    let mut titles: HashMap<(SourceKind, i64), String> = HashMap::new();
    if !posts.is_empty() {
        for (post, topic) in posts::logic::readable_among(app, actor, &posts).await? {
            titles.insert((SourceKind::Post, post.id.0), topic.title);
        }
    }
    let redeemed: Vec<RedemptionId> =
        of(SourceKind::Redemption).map(|line| RedemptionId(line.row.source_id)).collect();
    if !redeemed.is_empty() {
        for (id, title) in redeeming::titles(app.db.read(), &redeemed).await? {
            titles.insert((SourceKind::Redemption, id.0), title);
        }
    }
    let sent: Vec<ReferralId> = of(SourceKind::Referral).map(|line| ReferralId(line.row.source_id)).collect();
    if !sent.is_empty() {
        for (id, name) in referrals::logic::names(app, &sent).await? {
            titles.insert((SourceKind::Referral, id.0), name);
        }
    }
    let entered: Vec<DrawId> = of(SourceKind::Draw).map(|line| DrawId(line.row.source_id)).collect();
    for (id, title) in draws::logic::titles(app.db.read(), &entered).await? {
        titles.insert((SourceKind::Draw, id.0), title);
    }
    let adjustments = store::adjustments(app.db.read(), &adjusted).await?;
    let reasons: HashMap<i64, String> = adjustments.into_iter().map(|row| (row.id.0, row.reason)).collect();
    let named = lines.into_iter().map(|line| {
        let title = titles.get(&(line.row.source, line.row.source_id)).cloned();
        let reason = (line.row.source == SourceKind::Adjustment)
            .then(|| reasons.get(&line.row.source_id).cloned())
            .flatten();
        StatementLine::of(line, title, reason)
    });
    Ok(named.collect())
}

/// One's own statement as a table, oldest first.
///
/// # Errors
/// [`Error::NotFound`] to whoever is no member.
pub async fn csv(app: &App, actor: &Actor, locale: Locale) -> Result<String, Error> {
    let id = reading::own(app, actor).await?.row.id;
    table(app, actor, id, locale).await
}

/// A member's statement as a table, for whoever runs the club.
///
/// # Errors
/// As [`reading::get`].
pub async fn csv_of(app: &App, actor: &Actor, id: MembershipId, locale: Locale) -> Result<String, Error> {
    reading::get(app, actor, id).await?;
    table(app, actor, id, locale).await
}

async fn table(app: &App, actor: &Actor, id: MembershipId, locale: Locale) -> Result<String, Error> {
    let mut text = String::from(
        "\u{feff}number,at,what,title,reason,points,held,pending,balance,expires_on,reverses\r\n",
    );
    let (mut after, mut count) = (None, 0);
    loop {
        let found = points::lines(app.db.read(), id, after, false, ROWS).await?;
        let Some(last) = found.last().map(|line| line.row.number) else { return Ok(text) };
        for line in named(app, actor, found).await? {
            text.push_str(&row(&line, locale));
            count += 1;
        }
        if count >= LINES_MAX {
            return Ok(text);
        }
        after = Some(last);
    }
}

fn row(line: &StatementLine, locale: Locale) -> String {
    let fields = [
        line.number.to_string(),
        line.recorded_at.to_rfc3339(),
        quoted(&words::line(line.kind, line.source, locale)),
        quoted(line.title.as_deref().unwrap_or_default()),
        quoted(line.reason.as_deref().unwrap_or_default()),
        line.points.to_string(),
        line.held.to_string(),
        line.pending.to_string(),
        line.balance.to_string(),
        line.expires_on.map(|day| day.to_string()).unwrap_or_default(),
        line.reverses.map(|number| number.to_string()).unwrap_or_default(),
    ];
    fields.join(",") + "\r\n"
}

/// A field that a spreadsheet takes as text, whatever it begins with.
fn quoted(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\"").replace('\n', " "))
}
