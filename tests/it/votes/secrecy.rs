//! That nothing in the database leads from a ballot to whoever cast it, and that what was counted stays.

use sea_orm::{ConnectionTrait as _, DbBackend, Statement};

use super::*;
use crate::erasure::stands_anywhere;

/// The one column of each row that a query gives, as text.
async fn column(app: &TestApp, sql: &str) -> Vec<String> {
    let db = app.app.db.read();
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.expect(sql);
    rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}

fn is_postgres(app: &TestApp) -> bool {
    app.app.db.read().get_database_backend() == DbBackend::Postgres
}

async fn refused(app: &TestApp, sql: &str) {
    let done = app.app.db.read().execute_unprepared(sql).await;
    let error = done.expect_err(sql).to_string();
    assert!(error.contains("what was said of a vote stays"), "{sql}: {error}");
}

linli_tests::story! {
    async fn nothing_in_the_database_leads_from_a_ballot_to_who_cast_it(app) {
        let mut hall = hall(&app).await;
        let mut all = hall.owners(&app, 7).await;
        let at = hall.opened(|input| input["conflict_rule"] = json!("last_counts")).await;
        let outbox = column(&app, "SELECT CAST(count(*) AS TEXT) FROM outbox").await;
        let mut keys = vec![];
        for (number, (browser, unit)) in all.iter_mut().enumerate() {
            app.advance(HOUR);
            let key = [("idempotency-key", "once")];
            let body = ballot(*unit, number, &[1 + number as i32 % 3]);
            let told = browser.send(Method::PUT, &format!("{at}/ballot"), Some(body), &key).await.expect(200);
            keys.push(told["receipt_hash"].as_str().expect("a hash").to_owned());
        }
        // One is changed: that moves it to no place of its own either.
        let (browser, unit) = &mut all[2];
        cast(browser, &at, *unit, 2, &[3]).await.expect(200);

        // A ballot is known by its key alone, which stands nowhere else; its code stands nowhere.
        for (number, key) in keys.iter().enumerate() {
            assert_eq!(stands_anywhere(&app, key).await, ["vote_ballot"]);
            assert_eq!(stands_anywhere(&app, &code(number)).await, Vec::<String>::new());
        }
        let tags = column(&app, "SELECT tag FROM vote_turnout").await;
        assert!(tags.iter().all(|tag| !keys.contains(tag)));
        let homes = "SELECT CAST(count(*) AS TEXT) FROM vote_ballot WHERE unit_number IS NOT NULL OR area_dm2 IS NOT NULL";
        assert_eq!(column(&app, homes).await, ["0"]);
        // Neither the outbox nor what is remembered of requests says when somebody voted.
        assert_eq!(column(&app, "SELECT CAST(count(*) AS TEXT) FROM outbox").await, outbox);
        assert_eq!(column(&app, "SELECT operation FROM idempotency_key WHERE operation LIKE '%ballot%'").await, Vec::<String>::new());

        // Rows lie in the order of their keys, not in the order in which they came.
        let mut sorted = keys.clone();
        sorted.sort();
        assert_ne!(sorted, keys, "they did not come in this order");
        if is_postgres(&app) {
            assert_eq!(column(&app, "SELECT key FROM vote_ballot ORDER BY ctid").await, sorted);
            // The number of the transaction that wrote a row is the same for all: that of the last who voted. Those of the homes differ.
            assert_eq!(column(&app, "SELECT DISTINCT xmin::text FROM vote_ballot").await.len(), 1);
            assert_eq!(column(&app, "SELECT DISTINCT xmin::text FROM vote_turnout").await.len(), 7);
        } else {
            assert_eq!(column(&app, "SELECT key FROM vote_ballot").await, sorted);
            for table in ["vote_ballot", "vote_turnout", "vote_agreement"] {
                let numbered = format!("SELECT CAST(rowid AS TEXT) FROM {table}");
                let db = app.app.db.read();
                let read = db.query_all_raw(Statement::from_string(DbBackend::Sqlite, numbered)).await;
                assert!(read.is_err(), "{table} has row numbers");
            }
        }
    }

    async fn of_many_ballots_a_new_one_lies_anywhere_among_those_that_are_written_with_it(app) {
        let mut hall = hall(&app).await;
        let mut all = hall.owners(&app, 4).await;
        let at = hall.opened(|_| {}).await;
        let id = at.rsplit('/').next().expect("an id").to_owned();
        let many: Vec<String> =
            (0..300).map(|n| format!("({id}, '{:04x}{n:060x}', '1', TRUE)", n * 193)).collect();
        let many = format!("INSERT INTO vote_ballot (vote_id, key, choices, counted) VALUES {}", many.join(", "));
        app.app.db.read().execute_unprepared(&many).await.expect("many ballots");
        let mut places = vec![];
        for (number, (browser, unit)) in all.iter_mut().enumerate() {
            let told = cast(browser, &at, *unit, number, &[1]).await.expect(200);
            let key = told["receipt_hash"].as_str().expect("a hash").to_owned();
            let keys = column(&app, "SELECT key FROM vote_ballot ORDER BY key").await;
            assert_eq!(keys.len(), 301 + number, "none is lost");
            let own = keys.iter().position(|one| *one == key).expect("it is among them");
            if !is_postgres(&app) {
                continue;
            }
            let same = format!("SELECT key FROM vote_ballot WHERE xmin::text = (SELECT xmin::text FROM vote_ballot WHERE key = '{key}')");
            let written = column(&app, &same).await;
            assert_eq!(written.len(), 257);
            // In the ring in which the first key comes after the last.
            let before = |back: &usize| written.contains(&keys[(own + keys.len() - *back) % keys.len()]);
            places.push((1..keys.len()).take_while(before).count());
        }
        // That all four come to be the first, or the last, happens once in four thousand million times.
        if is_postgres(&app) {
            assert!(places.iter().any(|place| *place > 0), "{places:?}");
            assert!(places.iter().any(|place| *place < 256), "{places:?}");
        }
    }

    async fn an_open_vote_says_which_home_voted_what_and_a_secret_one_by_area_no_more_than_the_area(app) {
        let mut hall = hall(&app).await;
        let mut all = hall.owners(&app, 2).await;
        let (mut big, tower) = hall.owner(&app, "big", 30_000).await;
        let by_area = hall.opened(|input| input["weight"] = json!("by_floor_area")).await;
        let roll_call = hall.opened(|input| input["secret"] = json!(false)).await;
        let home = seen(&mut all[0].0, &by_area).await["homes"][0].clone();
        assert_eq!(home["alike_count"], 2, "as is said before one votes");
        assert_eq!(seen(&mut all[0].0, &roll_call).await["homes"][0]["alike_count"], Value::Null);
        for at in [&by_area, &roll_call] {
            cast(&mut big, at, tower, 1, &[2]).await.expect(200);
        }
        counted(&app).await;
        let ballots = whole(&mut all[0].0, &format!("{by_area}/ballots")).await;
        assert_eq!((&ballots["items"][0]["area_dm2"], &ballots["items"][0]["unit_number"]), (&json!(30_000), &Value::Null));
        let ballots = whole(&mut all[0].0, &format!("{roll_call}/ballots")).await;
        assert_eq!((&ballots["items"][0]["area_dm2"], &ballots["items"][0]["unit_number"]), (&Value::Null, &json!(3)));
    }

    async fn what_was_published_and_counted_is_never_changed_not_even_in_the_database(app) {
        let mut hall = hall(&app).await;
        let mut all = hall.owners(&app, 2).await;
        let at = hall.opened(|_| {}).await;
        let id = at.rsplit('/').next().expect("an id").to_owned();
        let (unit, account) = (all[0].1, all[1].0.account_id());
        let draft = hall.draft(|_| {}).await["id"].clone();
        let mut opened = vec![
            format!("UPDATE vote SET html = 'x' WHERE id = {id}"),
            format!("UPDATE vote_question SET vote_id = {id}, position = 9 WHERE vote_id = {draft}"),
            format!("UPDATE vote SET title = 'x' WHERE id = {id}"),
            format!("UPDATE vote SET closes_at = opens_at WHERE id = {id}"),
            format!("DELETE FROM vote WHERE id = {id}"),
            format!("UPDATE vote_question SET text = 'x' WHERE vote_id = {id}"),
            format!("DELETE FROM vote_option WHERE vote_id = {id}"),
            format!("UPDATE vote_unit SET area_dm2 = 1 WHERE vote_id = {id}"),
            format!("DELETE FROM vote_unit WHERE vote_id = {id}"),
            format!("INSERT INTO vote_unit (vote_id, number, unit_id, label, area_dm2, owner_count) VALUES ({id}, 9, {unit}, 'x', 1, 1)"),
            format!("INSERT INTO vote_elector (vote_id, unit_id, account_id) VALUES ({id}, {unit}, {account})"),
            format!("UPDATE vote_elector SET account_id = {account} WHERE vote_id = {id}"),
            format!("UPDATE vote_step SET detail = 'x' WHERE vote_id = {id}"),
            format!("DELETE FROM vote_step WHERE vote_id = {id}"),
        ];
        if !is_postgres(&app) {
            opened.extend([
                format!("INSERT OR REPLACE INTO vote SELECT * FROM vote WHERE id = {id}"),
                format!("INSERT OR REPLACE INTO vote_step SELECT * FROM vote_step WHERE vote_id = {id}"),
                format!("UPDATE OR REPLACE vote SET id = {id} WHERE id = {draft}"),
            ]);
        }
        for sql in &opened {
            refused(&app, sql).await;
        }
        cast(&mut all[0].0, &at, unit, 1, &[1]).await.expect(200);
        refused(&app, &format!("UPDATE vote_ballot SET choices = '2' WHERE vote_id = {id}")).await;
        counted(&app).await;
        let closed = [
            format!("UPDATE vote SET voted_count = 2 WHERE id = {id}"),
            format!("UPDATE vote SET ballots_hash = register_hash WHERE id = {id}"),
            format!("DELETE FROM vote_ballot WHERE vote_id = {id}"),
            format!("UPDATE vote_ballot SET choices = '2' WHERE vote_id = {id}"),
            format!("INSERT INTO vote_ballot (vote_id, key, choices, counted) SELECT {id}, 'x', '1', secret FROM vote WHERE id = {id}"),
            format!("DELETE FROM vote_turnout WHERE vote_id = {id}"),
            format!("UPDATE vote_result SET unit_count = 9 WHERE vote_id = {id}"),
            format!("DELETE FROM vote_result WHERE vote_id = {id}"),
            format!("INSERT INTO vote_result (vote_id, question, position, unit_count, area_dm2) VALUES ({id}, 9, 1, 1, 0)"),
        ];
        for sql in opened.iter().chain(&closed) {
            refused(&app, sql).await;
        }
        assert_eq!(faults(&app).await, Vec::<String>::new());
        // Whoever takes the triggers away is found out.
        let drop = if is_postgres(&app) {
            "ALTER TABLE vote_ballot DISABLE TRIGGER ALL"
        } else {
            "DROP TRIGGER vote_ballot_no_change; DROP TRIGGER vote_ballot_no_update"
        };
        app.app.db.read().execute_unprepared(drop).await.expect("the triggers are gone");
        let damage = format!("UPDATE vote_ballot SET choices = '2' WHERE vote_id = {id}");
        app.app.db.read().execute_unprepared(&damage).await.expect("the damage is done");
        assert_eq!(faults(&app).await, [
            format!("vote {id}: the ballots are not those that were counted"),
            format!("vote {id}: the results are not what the ballots add up to"),
        ]);
    }

    async fn an_erased_account_leaves_its_ballot_and_nothing_that_leads_to_it(app) {
        let mut hall = hall(&app).await;
        let mut all = hall.owners(&app, 3).await;
        let at = hall.opened(|_| {}).await;
        let (gone, unit) = (all[0].0.account_id(), all[0].1);
        let other = all[2].1;
        app.account("son").await;
        cast(&mut all[0].0, &at, unit, 1, &[1]).await.expect(200);
        let named = json!({ "name": "owner0" });
        all[2].0.put(&format!("{at}/proxies/{other}"), named).await.expect(200);
        let named = json!({ "name": "son" });
        all[0].0.put(&format!("{at}/proxies/{unit}"), named).await.expect(200);
        erase(&mut hall.boss, gone).await;
        for table in ["vote_elector WHERE account_id", "vote_agreement WHERE account_id", "vote_proxy WHERE principal_id", "vote_proxy WHERE proxy_id"] {
            assert_eq!(column(&app, &format!("SELECT CAST(count(*) AS TEXT) FROM {table} = {gone}")).await, ["0"], "{table}");
        }
        assert_eq!(seen(&mut all[2].0, &at).await["homes"][0]["proxy"], Value::Null);
        counted(&app).await;
        assert_eq!(tally(&mut all[1].0, &at).await["questions"][0]["answers"][0]["unit_count"], 1);
        let homes = whole(&mut all[1].0, &format!("{at}/register")).await;
        assert_eq!(homes["items"][0]["owner_count"], 1, "the register is what it was");
        assert_eq!(faults(&app).await, Vec::<String>::new());
    }
}
