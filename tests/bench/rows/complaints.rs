//! A hundred thousand complaints: the worklist of an agent, the public figures, those of a dashboard. Beside each what a
//! bare loop over the same rows in SQLite takes.

use std::time::Duration;

use linli::clock::Stopwatch;
use rusqlite::Connection;

use crate::load::{Shot, Until};
use crate::measure::{self, Figures, Pace};
use crate::process;
use crate::site::{Site, Subject};
use crate::table::{Bar, Row};

/// Those who ask at once.
const CLIENTS: usize = 4;
/// Projects that the complaints are spread over.
const PROJECTS: u64 = 20;

/// Writes so many complaints of the last two years into the database of a site that is not served: most answered in time,
/// one of a hundred open; and makes the first who writes there care for all of them. In bulk, around the use cases.
pub fn fill(site: &Site, count: u64) -> anyhow::Result<()> {
    let connection = Connection::open(site.path().join("linli.db"))?;
    let step_s = 2 * 365 * 86_400 / count.max(1);
    connection.execute_batch(&format!(
        "BEGIN;
         INSERT OR IGNORE INTO project (id, slug, name, city, district, address, status, summary, version, created_at, updated_at)
         WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {PROJECTS})
         SELECT n, 'bench-' || n, '项目 ' || n, '武汉', '', '', 'handed_over', '', 1, '2020-01-01T00:00:00+00:00', '2020-01-01T00:00:00+00:00' FROM s;
         CREATE TEMP TABLE filing AS
         WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {count})
         SELECT n, 1 + n % {PROJECTS} AS project, unixepoch() - ({count} - n) * {step_s} AS at, n % 100 = 0 AS open FROM s;
         INSERT INTO complaint (id, project_id, number, complainant_id, title, category, grade, openness, channel, state, cycle,
                                received_at, filed_at, due_at, act_count)
         SELECT n, project, n, 1, '电梯停了两天', CASE n % 3 WHEN 0 THEN 'noise' WHEN 1 THEN 'facilities' ELSE 'fees' END, 's3',
                CASE WHEN n % 2 = 0 THEN 'public' ELSE 'private' END, 'online', CASE WHEN open THEN 'received' ELSE 'answered' END, 1,
                strftime('%Y-%m-%dT%H:%M:%S+00:00', at, 'unixepoch'), strftime('%Y-%m-%dT%H:%M:%S+00:00', at, 'unixepoch'),
                CASE WHEN open THEN strftime('%Y-%m-%dT%H:%M:%S+00:00', at + 86400, 'unixepoch') END, 1 FROM filing;
         INSERT INTO complaint_deadline (complaint_id, project_id, source, kind, cycle, opened_by, started_at, due_at, met_by, met_at)
         SELECT n, project, 'live', 'first_answer', 1, 1, strftime('%Y-%m-%dT%H:%M:%S+00:00', at, 'unixepoch'),
                strftime('%Y-%m-%dT%H:%M:%S+00:00', at + 86400, 'unixepoch'), CASE WHEN NOT open THEN 2 END,
                CASE WHEN NOT open THEN strftime('%Y-%m-%dT%H:%M:%S+00:00', at + n * 37 % 90000, 'unixepoch') END FROM filing;
         INSERT INTO complaint_deadline (complaint_id, project_id, source, kind, cycle, opened_by, started_at, due_at, met_by, met_at, pauses)
         SELECT n, project, 'live', 'resolution', 1, 1, strftime('%Y-%m-%dT%H:%M:%S+00:00', at, 'unixepoch'),
                strftime('%Y-%m-%dT%H:%M:%S+00:00', at + 864000, 'unixepoch'), CASE WHEN NOT open THEN 3 END,
                CASE WHEN NOT open THEN strftime('%Y-%m-%dT%H:%M:%S+00:00', at + 200000, 'unixepoch') END, '[]' FROM filing;
         INSERT INTO complaint_act (complaint_id, number, kind, actor_id, acted_at, detail, canonical)
         SELECT n, 1, 'filed', 1, strftime('%Y-%m-%dT%H:%M:%S+00:00', at, 'unixepoch'), '{{}}', x'' FROM filing UNION ALL
         SELECT n, 2, 'answered', 1, strftime('%Y-%m-%dT%H:%M:%S+00:00', at + n * 37 % 90000, 'unixepoch'), '{{}}', x'' FROM filing
         WHERE NOT open UNION ALL
         SELECT n, 3, 'confirmed', 1, strftime('%Y-%m-%dT%H:%M:%S+00:00', at + 200000, 'unixepoch'), '{{}}', x'' FROM filing
         WHERE n % 3 = 0 AND NOT open;
         INSERT INTO complaint_counter (project_id, last_number) SELECT id, {count} FROM project WHERE true
         ON CONFLICT (project_id) DO UPDATE SET last_number = excluded.last_number;
         DROP TABLE filing;
         INSERT INTO role_grant (account_id, role, granted_at)
         SELECT id, 'group_care', '2020-01-01T00:00:00+00:00' FROM account WHERE name = 'writer-0';
         COMMIT;
         ANALYZE;"
    ))?;
    Ok(())
}

/// What is asked, by whom, how long 99 of 100 may take, and the rows behind it in plain SQL.
struct Asked {
    name: &'static str,
    path: &'static str,
    p99_ms: f64,
    bare: &'static str,
}

const FACTS: &str = "SELECT started_at, due_at, met_at, cancelled_at FROM complaint_deadline WHERE kind = 'first_answer' \
    AND source = 'live' AND started_at >= strftime('%Y-%m-%dT%H:%M:%S', 'now', '-366 days')";
const MONTH: &str = "SELECT started_at, due_at, met_at, cancelled_at FROM complaint_deadline WHERE kind = 'first_answer' \
    AND source = 'live' AND started_at >= strftime('%Y-%m-%dT%H:%M:%S', 'now', '-30 days')";
const OF_ONE: &str = "SELECT started_at, due_at, met_at, cancelled_at FROM complaint_deadline WHERE kind = 'first_answer' \
    AND source = 'live' AND project_id = 1 AND started_at >= strftime('%Y-%m-%dT%H:%M:%S', 'now', '-366 days')";

const ASKED: [Asked; 5] = [
    Asked {
        name: "complaints, worklist, 20 of all projects",
        path: "/api/v1/complaints?sort=due&limit=20",
        p99_ms: 50.0,
        bare: "SELECT * FROM complaint WHERE due_at IS NOT NULL ORDER BY due_at, id LIMIT 20",
    },
    Asked { name: "promise, 30 days, all projects", path: "/api/v1/promise", p99_ms: 50.0, bare: MONTH },
    Asked {
        name: "promise, a year of one project",
        path: "/api/v1/promise?days=366&project_id=1",
        p99_ms: 50.0,
        bare: OF_ONE,
    },
    Asked {
        name: "dashboard, a year by week, all projects",
        path: "/api/v1/promise/series?days=366&by=week",
        p99_ms: 300.0,
        bare: FACTS,
    },
    Asked {
        name: "dashboard, a year by category, all projects",
        path: "/api/v1/promise/cuts?days=366&cut=category",
        p99_ms: 300.0,
        bare: FACTS,
    },
];

/// Measures what is asked most, each beside the bare loop.
pub async fn asked(site: &Site, subject: &Subject, pace: Pace, count: u64) -> anyhow::Result<Vec<Row>> {
    let clients = vec![subject.client(Some(&site.tokens[0]), ""); CLIENTS];
    let bare = Connection::open(site.path().join("linli.db"))?;
    bare.pragma_update(None, "mmap_size", "268435456")?;
    let mut rows = vec![];
    for Asked { name, path, p99_ms, bare: sql } in ASKED {
        let (mut rounds, mut limits) = (vec![], vec![]);
        for _ in 0..pace.rounds {
            rounds.push(
                measure::round(subject.pid(), &clients, Until::Elapsed(pace.round), |_| Shot::get(path))
                    .await?,
            );
            subject.memory()?;
            limits.push(read(&bare, sql, pace.round)?);
        }
        let figures = Figures::medians(&rounds);
        let row = Row { limit: Some(Figures::medians(&limits)), ..Row::of(name, figures) };
        let row = row.bar(Bar::at_most("p99", figures.p99, p99_ms, " ms"));
        rows.push(row.note(format!(
            "{count} complaints of two years in {PROJECTS} projects; {CLIENTS} clients; the limit reads the same rows in one \
             loop over SQLite"
        )));
    }
    Ok(rows)
}

/// Reads the rows over and over for this long.
fn read(connection: &Connection, sql: &str, time: Duration) -> anyhow::Result<Figures> {
    let mut statement = connection.prepare(sql)?;
    let (pid, mut took) = (std::process::id(), vec![]);
    let before = process::cpu(pid)?;
    let watch = Stopwatch::start();
    while watch.elapsed() < time {
        let one = Stopwatch::start();
        let mut rows = statement.query([])?;
        let mut length = 0;
        while let Some(row) = rows.next()? {
            length += row.get_ref(0)?.as_bytes().map_or(0, <[u8]>::len);
        }
        std::hint::black_box(length);
        took.push(one.elapsed().as_secs_f64() * 1000.0);
    }
    let elapsed = watch.elapsed().as_secs_f64();
    let cpu = (process::cpu(pid)? - before).as_secs_f64() * 1000.0 / took.len() as f64;
    let rate = took.len() as f64 / elapsed;
    took.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize];
    Ok(Figures { rate, p50: at(0.5), p99: at(0.99), cpu })
}
