//! The club: a long statement, and many lots of points whose day has come.

use linli::app::{App, Purpose};
use linli::clock::{Clock, Stopwatch};
use linli::config::Config;
use linli::features::{memberships, points};
use rusqlite::Connection;

use crate::load::{Shot, Until};
use crate::measure::{self, Figures, Pace};
use crate::site::{Site, Subject};
use crate::table::{Bar, Row};

/// Those who ask at once.
const CLIENTS: usize = 4;
/// Lines of a page.
const LINES: u64 = 50;
/// Lots of one member.
const LOTS_EACH: u64 = 10;
/// The table of a whole statement is read so often.
const TABLES: usize = 10;

/// Makes the first who writes there a member whose statement has so many lines. In bulk, around the use cases.
pub fn fill_statement(site: &Site, lines: u64) -> anyhow::Result<()> {
    let connection = Connection::open(site.path().join("linli.db"))?;
    let at = "strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now', (n - {lines}) || ' minutes')";
    let at = at.replace("{lines}", &lines.to_string());
    connection.execute_batch(&format!(
        "BEGIN;
         {MEMBERSHIP} WHERE name = 'writer-0';
         {ACCOUNTS};
         CREATE TEMP TABLE line AS
         WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {lines})
         SELECT n, {at} AS at FROM s;
         INSERT INTO ledger_transaction (id, unit, number, kind, membership_id, source, source_id, qualifying, effective_on,
                                         recorded_at, hash)
         SELECT n, 'points', n, 'earned', 1, 'tenure', n, 1, substr(at, 1, 10), at, X'00' FROM line;
         INSERT INTO ledger_entry (transaction_id, account_id, amount, balance)
         SELECT n, a.id, CASE a.kind WHEN 'available' THEN 1 ELSE -1 END, CASE a.kind WHEN 'available' THEN n ELSE -n END
         FROM line JOIN ledger_account a ON a.membership_id = 1 AND a.kind = 'available'
             OR a.membership_id IS NULL AND a.unit = 'points' AND a.kind = 'issuance';
         UPDATE ledger_account SET posted = {lines} WHERE membership_id = 1 AND kind = 'available';
         DROP TABLE line;
         COMMIT;
         ANALYZE;"
    ))?;
    Ok(())
}

const MEMBERSHIP: &str =
    "INSERT INTO membership (account_id, referral_code, terms_version, joined_at, version)
    SELECT id, 'BENCH' || id, 1, '2020-01-01T00:00:00+00:00', 1 FROM account";

const ACCOUNTS: &str = "INSERT INTO ledger_account (unit, membership_id, kind, posted)
    SELECT 'points', m.id, k.column1, 0 FROM membership m
    JOIN (VALUES ('available'), ('held'), ('pending'), ('debt')) k";

/// The first page of a long statement, its last one, and the whole of it as a table.
pub async fn statement(site: &Site, subject: &Subject, pace: Pace, lines: u64) -> anyhow::Result<Vec<Row>> {
    let client = subject.client(Some(&site.tokens[0]), "");
    let clients = vec![client.clone(); CLIENTS];
    let first = format!("/api/v1/club/membership/entries?limit={LINES}");
    let mut last = first.clone();
    loop {
        let page = client.send(Shot::get(&last)).await?;
        let page: serde_json::Value = serde_json::from_slice(&page.body)?;
        let Some(next) = page["next"].as_str() else { break };
        last = format!("{first}&after={next}");
    }
    let (mut firsts, mut lasts) = (vec![], vec![]);
    for _ in 0..pace.rounds {
        let time = Until::Elapsed(pace.round);
        firsts.push(measure::round(subject.pid(), &clients, time, |_| Shot::get(&first)).await?);
        lasts.push(measure::round(subject.pid(), &clients, time, |_| Shot::get(&last)).await?);
    }
    let (first, last) = (Figures::medians(&firsts), Figures::medians(&lasts));
    let mut took = vec![];
    for _ in 0..TABLES {
        let watch = Stopwatch::start();
        client.send(Shot::get("/api/v1/club/membership/entries/table")).await?;
        took.push(watch.elapsed().as_secs_f64() * 1000.0);
    }
    let name = format!("statement of {lines} lines");
    Ok(vec![
        Row::of(format!("{name}, newest page"), first)
            .bar(Bar::at_most("p99", first.p99, 20.0, " ms"))
            .note(format!("{LINES} lines; {CLIENTS} clients")),
        Row::of(format!("{name}, oldest page"), last).bar(Bar::at_most(
            "times the newest, CPU",
            last.cpu / first.cpu,
            1.5,
            "",
        )),
        Row::named(format!("{name}, all as a table")).bar(Bar::at_most(
            "median",
            measure::median(took),
            250.0,
            " ms",
        )),
    ])
}

/// Gives members so many lots in all whose day was yesterday. In bulk, around the use cases.
pub fn fill_lots(site: &Site, lots: u64) -> anyhow::Result<()> {
    let members = lots / LOTS_EACH;
    let mut connection = Connection::open(site.path().join("linli.db"))?;
    let txn = connection.transaction()?;
    let series =
        format!("WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {members})");
    txn.execute_batch(&format!(
        "INSERT INTO account (id, name, name_key, locale, created_at)
         {series} SELECT 1000000 + n, 'lot-' || n, 'lot-' || n, 'zh-CN', '2020-01-01T00:00:00+00:00' FROM s;
         {MEMBERSHIP} WHERE id > 1000000;
         {ACCOUNTS};
         UPDATE ledger_account SET posted = {LOTS_EACH} WHERE membership_id IS NOT NULL AND kind = 'available'"
    ))?;
    txn.execute_batch(&format!(
        "WITH RECURSIVE k(value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM k WHERE value + 1 < {LOTS_EACH})
         INSERT INTO ledger_transaction (id, unit, number, kind, membership_id, source, source_id, qualifying,
                                             effective_on, recorded_at, hash)
             SELECT (m.id - 1) * {LOTS_EACH} + k.value + 1, 'points', (m.id - 1) * {LOTS_EACH} + k.value + 1, 'earned', m.id,
                    'tenure', k.value, 1, '2020-01-01', '2020-01-01T00:00:00+00:00', X'00'
             FROM membership m JOIN k;
         INSERT INTO point_lot (membership_id, transaction_id, amount, remaining, held, expires_on, lapses_at)
         SELECT membership_id, id, 1, 1, 0, date('now', '-1 day'), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now', '-1 hour')
         FROM ledger_transaction;
         UPDATE ledger_head SET number = {lots} WHERE unit = 'points'"
    ))?;
    txn.commit()?;
    connection.execute_batch("ANALYZE")?;
    Ok(())
}

/// Lets lots lapse, as the server does by itself, until none is left.
pub async fn expiry(site: &Site, lots: u64) -> anyhow::Result<Row> {
    let config = Config { data_dir: site.path().to_owned(), ..Config::default() };
    let app = App::open(config, Clock::System, Purpose::Tool).await?;
    let terms = memberships::logic::terms(app.db.read()).await?;
    let watch = Stopwatch::start();
    while points::logic::lapse(&app, terms).await? > 0 {}
    let rate = lots as f64 / watch.elapsed().as_secs_f64();
    app.close().await;
    let connection = Connection::open(site.path().join("linli.db"))?;
    let left: i64 =
        connection.query_row("SELECT count(*) FROM point_lot WHERE remaining > 0", [], |row| row.get(0))?;
    anyhow::ensure!(left == 0, "{left} lots are left");
    Ok(Row::named(format!("expiry of {lots} lots")).bar(Bar::at_least("lots per s", rate, 1000.0, "")).note(format!(
        "{LOTS_EACH} lots each of {} members; each lot a transaction of its own in the chain; {:.0} s in all",
        lots / LOTS_EACH,
        watch.elapsed().as_secs_f64()
    )))
}
