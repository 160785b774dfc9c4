//! The loyalty maintenance fund of a project: an open book.

use std::time::Duration;

use linli::features::fund::jobs::{self, Fault};
use linli::features::points;
use linli_entities::fund::FundId;
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser, TestApp};
use poem::http::Method;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

const DAY: Duration = Duration::from_secs(86_400);

/// A project with an open fund, two who keep it and an owner.
struct Place {
    project: ProjectId,
    guan: Browser,
    er: Browser,
    owner: Browser,
}

impl Place {
    fn at(&self, rest: &str) -> String {
        format!("/api/v1/projects/{}/fund{rest}", self.project)
    }

    async fn income(&mut self, fen: i64) -> Value {
        let path = self.at("/incomes");
        self.guan.post(&path, income(fen)).await.expect(201)
    }

    async fn spend(&mut self, fen: i64) -> Answer {
        let path = self.at("/spendings");
        self.guan.post(&path, spending(fen)).await
    }

    async fn propose(&mut self, fen: i64) -> Value {
        let path = self.at("/proposals");
        self.guan.post(&path, proposal(fen)).await.expect(201)
    }

    async fn fund(&mut self) -> Value {
        let path = self.at("");
        self.owner.get(&path).await.expect(200)
    }

    async fn entries(&mut self) -> Vec<Value> {
        let path = self.at("/entries?limit=100");
        self.owner.get(&path).await.expect(200)["items"].as_array().expect("items").clone()
    }
}

async fn place(app: &TestApp) -> Place {
    let project = app.project("jiangpan").await;
    let mut guan = app.staff("guan", Role::Manager, Over::Project(project)).await;
    let er = app.staff("er", Role::Manager, Over::Project(project)).await;
    let owner = app.account("owner").await;
    app.home(project, &owner).await;
    guan.post(&format!("/api/v1/projects/{project}/fund"), opening()).await.expect(201);
    Place { project, guan, er, owner }
}

/// What a fund is opened with.
pub fn opening() -> Value {
    json!({ "purpose": "修缮 **共用部位**。", "promise": "五年投入 100 万元", "promised_fen": 100_000_000 })
}

/// Money that comes.
pub fn income(fen: i64) -> Value {
    json!({ "source": "developer", "amount_fen": fen, "received_on": "2026-03-01", "title": "首期投入" })
}

/// Money that is spent.
pub fn spending(fen: i64) -> Value {
    json!({ "category": "repair", "amount_fen": fen, "spent_on": "2026-03-02", "payee": "江城防水",
        "title": "屋面防水", "markdown": "顶层漏水，整面重做。" })
}

/// What is proposed to be spent.
pub fn proposal(fen: i64) -> Value {
    json!({ "category": "safety", "amount_fen": fen, "payee": "江城安防", "title": "门禁换新", "markdown": "读卡器进水。" })
}

/// One red pixel.
const GIF: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

async fn photo(browser: &mut Browser) -> Value {
    let body = Some((GIF.to_vec(), "image/gif"));
    browser.send_bytes(Method::POST, "/api/v1/attachments", body, &[]).await.expect(201)
}

/// Nothing is wrong with the ledger and the books.
async fn sound(app: &TestApp) {
    assert_eq!(points::jobs::check(&app.app).await.expect("checked").faults, []);
    assert_eq!(jobs::check(&app.app).await.expect("checked"), []);
}

/// The hash of an entry as docs/fund.md says, from what the API tells of it.
fn hash_of(before: &str, entry: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or("").as_bytes().to_vec();
    let whole = |value: &Value| value.as_i64().unwrap_or(0).to_be_bytes().to_vec();
    let at = entry["recorded_at"].as_str().expect("a time");
    let at: chrono::DateTime<chrono::Utc> = at.parse().expect("a time");
    let fields = [
        b"linli-fund-v1".to_vec(),
        whole(&entry["number"]),
        text(&entry["kind"]),
        text(&entry["source"]),
        text(&entry["category"]),
        whole(&entry["fen"]),
        text(&entry["happened_on"]),
        text(&entry["title"]),
        text(&entry["markdown"]),
        text(&entry["payee"]),
        whole(&entry["building"]["id"]),
        whole(&entry["corrects"]["number"]),
        whole(&entry["recorded_by"]["id"]),
        whole(&entry["approved_by"]["id"]),
        at.timestamp_micros().to_be_bytes().to_vec(),
    ];
    let digits: Vec<char> = before.chars().collect();
    let byte = |pair: &[char]| u8::from_str_radix(&pair.iter().collect::<String>(), 16).expect("a byte");
    let mut bytes: Vec<u8> = digits.chunks(2).map(byte).collect();
    for field in fields {
        bytes.extend((field.len() as u64).to_be_bytes());
        bytes.extend(field);
    }
    linli::secret::hash_bytes(&bytes)
}

/// What somebody is told of the fund.
async fn told(app: &TestApp, reader: &Browser) -> Vec<(String, String)> {
    app.make_notices().await;
    let mut reader = app.signed_in(reader.account_id()).await;
    let listed = reader.get("/api/v1/notifications?limit=100").await.expect(200);
    let text = |notice: &Value, field: &str| notice[field].as_str().expect("a text").to_owned();
    let notices = listed["items"].as_array().expect("notices").iter();
    let of_fund = notices.filter(|one| one["kind"] == "fund_spent");
    of_fund.map(|one| (text(one, "title"), text(one, "url"))).collect()
}

linli_tests::story! {
    async fn the_book_adds_up_after_every_step(app) {
        let mut place = place(&app).await;
        let empty = place.fund().await;
        assert_eq!((&empty["balance_fen"], &empty["entry_count"], &empty["head"]), (&json!(0), &json!(0), &json!("")));
        assert_eq!((&empty["purpose_html"], &empty["purpose_markdown"]), (&json!("<p>修缮 <strong>共用部位</strong>。</p>\n"), &json!(null)));
        let first = place.income(20_000_000).await;
        assert_eq!((&first["number"], &first["fen"], &first["balance_fen"]), (&json!(1), &json!(20_000_000), &json!(20_000_000)));
        sound(&app).await;
        let spent = place.spend(386_000).await.expect(201);
        assert_eq!((&spent["number"], &spent["fen"], &spent["balance_fen"]), (&json!(2), &json!(-386_000), &json!(19_614_000)));
        assert_eq!((&spent["category"], &spent["payee"], &spent["recorded_by"]["name"]), (&json!("repair"), &json!("江城防水"), &json!("guan")));
        sound(&app).await;
        let proposed = place.propose(4_000_000).await;
        let approval = format!("/api/v1/fund-proposals/{}/approval", proposed["id"]);
        place.er.post(&approval, Value::Null).await.expect(200);
        sound(&app).await;
        let owners = json!({ "source": "owners", "amount_fen": 50_000, "received_on": "2025-12-30", "title": "业主捐款" });
        let path = place.at("/incomes");
        place.guan.post(&path, owners).await.expect(201);
        let wrong = format!("/api/v1/fund-entries/{}/correction", spent["id"]);
        place.guan.post(&wrong, json!({ "reason": "记错了" })).await.expect(201);
        sound(&app).await;

        let fund = place.fund().await;
        assert_eq!(
            (&fund["balance_fen"], &fund["income_fen"], &fund["spent_fen"], &fund["entry_count"]),
            (&json!(16_050_000), &json!(20_050_000), &json!(4_000_000), &json!(5)),
        );
        assert_eq!(fund["sources"], json!([{ "source": "developer", "fen": 20_000_000 }, { "source": "owners", "fen": 50_000 },
            { "source": "other", "fen": 0 }]));
        assert_eq!(fund["categories"], json!([{ "category": "safety", "fen": 4_000_000 }]));
        assert_eq!(fund["years"], json!([
            { "year": 2026, "income_fen": 20_000_000, "spent_fen": 4_000_000, "balance_fen": 16_050_000 },
            { "year": 2025, "income_fen": 50_000, "spent_fen": 0, "balance_fen": 50_000 },
        ]));
        let months = fund["months"].as_array().expect("months");
        assert_eq!((months.len(), &months[11]["month_on"], &months[11]["spent_fen"]), (12, &json!("2026-03-01"), &json!(4_000_000)));
        assert_eq!(fund["may"], json!({ "keep": false, "set_limits": false }));
        let safety = place.at("/entries?category=safety");
        assert_eq!(place.owner.get(&safety).await.expect(200)["items"].as_array().expect("items").len(), 1);
    }

    async fn nothing_is_spent_that_is_not_there_however_many_try_at_once(app) {
        let mut place = place(&app).await;
        place.income(1_000_000).await;
        let path = place.at("/spendings");
        let tries = (0..20).map(|number| {
            let (mut guan, path) = (place.guan.clone(), path.clone());
            let mut body = spending(150_000);
            body["payee"] = json!(format!("第 {number} 家"));
            async move { guan.post(&path, body).await }
        });
        let answers = futures_util::future::join_all(tries).await;
        let of = |status: u16| answers.iter().filter(|answer| answer.status.as_u16() == status).count();
        assert_eq!((of(201), of(409)), (6, 14));
        assert_eq!(place.fund().await["balance_fen"], 100_000);
        let refused = place.spend(100_001).await.expect_problem(409, "fund_too_small");
        assert_eq!(refused["detail"], "There are 100000 fen in the fund, 1 fewer than that.");
        place.spend(100_000).await.expect(201);
        assert_eq!(place.fund().await["balance_fen"], 0);
        sound(&app).await;
    }

    async fn a_large_spending_takes_two_persons_and_nobody_approves_their_own(app) {
        let mut place = place(&app).await;
        place.income(5_000_000).await;
        place.spend(1_000_001).await.expect_problem(403, "over_limit");
        let proposed = place.propose(1_500_000).await;
        assert_eq!((&proposed["state"], &proposed["may"]), (&json!("proposed"), &json!({ "approve": false, "refuse": true })));
        let path = format!("/api/v1/fund-proposals/{}", proposed["id"]);
        place.owner.get(&path).await.expect_problem(404, "not_found");
        place.guan.post(&format!("{path}/approval"), Value::Null).await.expect_problem(403, "involved");
        assert_eq!(place.fund().await["balance_fen"], 5_000_000);
        app.advance(DAY * 2);
        for browser in [&mut place.er, &mut place.guan, &mut place.owner] {
            *browser = app.signed_in(browser.account_id()).await;
        }
        // However many approve at once, it is spent once.
        let tries = (0..6).map(|_| {
            let (mut er, path) = (place.er.clone(), format!("{path}/approval"));
            async move { er.post(&path, Value::Null).await.status.as_u16() }
        });
        let mut statuses = futures_util::future::join_all(tries).await;
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409, 409, 409, 409, 409]);
        let entries = place.entries().await;
        let made = &entries[0];
        assert_eq!(
            (&made["fen"], &made["happened_on"], &made["recorded_by"]["name"], &made["approved_by"]["name"]),
            (&json!(-1_500_000), &json!("2026-03-04"), &json!("guan"), &json!("er")),
        );
        let decided = place.guan.get(&path).await.expect(200);
        assert_eq!((&decided["state"], &decided["entry"]["number"]), (&json!("approved"), &json!(2)));
        // What is refused spends nothing, and whoever proposed it takes it back so.
        let another = format!("/api/v1/fund-proposals/{}", place.propose(9_000_000).await["id"]);
        place.er.post(&format!("{another}/approval"), Value::Null).await.expect_problem(409, "fund_too_small");
        place.guan.post(&format!("{another}/refusal"), json!({ "reason": "报价太高" })).await.expect(200);
        place.er.post(&format!("{another}/approval"), Value::Null).await.expect_problem(409, "wrong_state");
        sound(&app).await;
    }

    async fn what_one_person_spends_for_one_payee_is_counted_together(app) {
        let mut place = place(&app).await;
        let mut boss = app.administrator().await;
        place.income(9_000_000).await;
        let first = place.spend(600_000).await.expect(201);
        place.spend(400_001).await.expect_problem(403, "over_limit");
        place.spend(400_000).await.expect(201);
        // What was corrected does not count.
        let wrong = format!("/api/v1/fund-entries/{}/correction", first["id"]);
        place.guan.post(&wrong, json!({ "reason": "重复" })).await.expect(201);
        place.spend(600_000).await.expect(201);
        // The line is moved by those alone who keep all funds.
        let lower = json!({ "approval_fen": 100_000, "notice_fen": 50_000 });
        let path = place.at("");
        place.guan.patch(&path, 1, lower.clone()).await.expect_problem(403, "forbidden");
        let changed = boss.patch(&path, 1, lower).await.expect(200);
        assert_eq!((&changed["approval_fen"], &changed["version"], &changed["may"]["set_limits"]), (&json!(100_000), &json!(2), &json!(true)));
        place.guan.patch(&path, 1, json!({ "promise": null })).await.expect_problem(412, "stale");
        let changed = place.guan.patch(&path, 2, json!({ "promise": null })).await.expect(200);
        assert_eq!((&changed["promise"], &changed["promised_fen"]), (&json!(null), &json!(100_000_000)));
        app.advance(DAY * 31);
        place.guan = app.signed_in(place.guan.account_id()).await;
        place.spend(100_001).await.expect_problem(403, "over_limit");
        place.spend(100_000).await.expect(201);
        place.guan.post(&path, opening()).await.expect_problem(409, "fund_opened");
    }

    async fn a_correction_leaves_both_and_is_made_once(app) {
        let mut place = place(&app).await;
        let came = place.income(1_000_000).await;
        let spent = place.spend(300_000).await.expect(201);
        let correction = |entry: &Value| format!("/api/v1/fund-entries/{}/correction", entry["id"]);
        let reason = json!({ "reason": "多记了一位" });
        let made = place.guan.post(&correction(&spent), reason.clone()).await.expect(201);
        assert_eq!(
            (&made["kind"], &made["fen"], &made["category"], &made["happened_on"], &made["markdown"]),
            (&json!("correction"), &json!(300_000), &json!("repair"), &spent["happened_on"], &json!("多记了一位")),
        );
        assert_eq!(made["corrects"]["number"], 2);
        place.guan.post(&correction(&spent), reason.clone()).await.expect_problem(409, "wrong_state");
        place.guan.post(&correction(&made), reason.clone()).await.expect_problem(409, "wrong_state");
        place.owner.post(&correction(&spent), reason.clone()).await.expect_problem(403, "forbidden");
        let entries = place.entries().await;
        assert_eq!(entries.len(), 3);
        assert_eq!((&entries[1]["corrected_by"]["number"], &entries[1]["fen"]), (&json!(3), &json!(-300_000)));
        assert_eq!(entries[1]["may"], json!({ "correct": false, "add_photos": false }));
        // What was spent meanwhile cannot be taken away.
        place.spend(1_000_000).await.expect(201);
        place.guan.post(&correction(&came), reason).await.expect_problem(409, "fund_too_small");
        sound(&app).await;
    }

    async fn the_book_is_known_to_those_who_hold_a_home_there_and_to_staff_and_to_nobody_else(app) {
        let mut place = place(&app).await;
        let came = place.income(1_000_000).await;
        let (book, entry) = (place.at(""), format!("/api/v1/fund-entries/{}", came["id"]));
        let roles = [OwnershipRole::Owner, OwnershipRole::CoOwner, OwnershipRole::Buyer, OwnershipRole::Proxy];
        for (number, role) in roles.into_iter().enumerate() {
            let mut holder = app.account(&format!("holder{number}")).await;
            app.home_as(place.project, &holder, role).await;
            holder = app.signed_in(holder.account_id()).await;
            assert_eq!(holder.get(&book).await.expect(200)["balance_fen"], 1_000_000, "{role:?}");
            assert_eq!(holder.get(&entry).await.expect(200)["may"], json!({ "correct": false, "add_photos": false }));
        }
        let mut agent = app.staff("agent", Role::Agent, Over::Project(place.project)).await;
        agent.get(&book).await.expect(200);
        agent.post(&place.at("/incomes"), income(1)).await.expect_problem(403, "forbidden");
        let elsewhere = app.project("elsewhere").await;
        let tenant = app.account("tenant").await;
        app.home_as(place.project, &tenant, OwnershipRole::Tenant).await;
        let neighbour = app.account("neighbour").await;
        app.home(elsewhere, &neighbour).await;
        let other = app.staff("other", Role::Manager, Over::Project(elsewhere)).await;
        for stranger in [&tenant, &neighbour, &other, &app.account("member").await] {
            let mut stranger = app.signed_in(stranger.account_id()).await;
            for path in [&book, &place.at("/entries"), &place.at("/table"), &entry] {
                stranger.get(path).await.expect_problem(404, "not_found");
            }
            for path in ["/projects/jiangpan/fund".to_owned(), format!("/fund-entries/{}", came["id"])] {
                assert_eq!(stranger.get(&path).await.status.as_u16(), 404, "{path}");
            }
            stranger.post(&place.at("/incomes"), income(1)).await.expect_problem(403, "forbidden");
            stranger.post(&format!("{entry}/correction"), json!({ "reason": "？" })).await.expect_problem(404, "not_found");
        }
        let mut guest = app.guest();
        guest.get(&book).await.expect_problem(401, "sign_in_required");
        assert_eq!(guest.get("/projects/jiangpan/fund").await.status.as_u16(), 404);
        let own = place.owner.get("/api/v1/me/homes").await.expect(200);
        let home = format!("/api/v1/homes/{}/journey", own["items"][0]["unit"]["id"]);
        let fund = json!({ "balance_fen": 1_000_000, "url": "/projects/jiangpan/fund" });
        assert_eq!(place.owner.get(&home).await.expect(200)["fund"], fund);
    }

    async fn whoever_reads_the_book_finds_out_whether_it_was_changed(app) {
        let mut place = place(&app).await;
        place.income(3_000_000).await;
        let spent = place.spend(20_000).await.expect(201);
        let proposed = place.propose(10_000).await;
        place.er.post(&format!("/api/v1/fund-proposals/{}/approval", proposed["id"]), Value::Null).await.expect(200);
        let reason = json!({ "reason": "退货" });
        place.guan.post(&format!("/api/v1/fund-entries/{}/correction", spent["id"]), reason).await.expect(201);
        let mut entries = place.entries().await;
        entries.reverse();
        let mut hash = String::new();
        for entry in &entries {
            hash = hash_of(&hash, entry);
            assert_eq!(entry["hash"], hash.as_str(), "entry {}", entry["number"]);
        }
        let fund = place.fund().await;
        assert_eq!((&fund["entry_count"], &fund["head"]), (&json!(4), &json!(hash)));

        let table = place.at("/table");
        let table = place.owner.get(&table).await;
        assert_eq!(table.header("content-disposition"), Some("attachment; filename=\"fund-jiangpan.csv\""));
        let text = table.text();
        let lines: Vec<&str> = text.trim_end().split("\r\n").collect();
        assert!(lines[0].starts_with("\u{feff}number,happened_on,kind,source,category,fen,balance_fen,title"), "{text}");
        assert_eq!(lines.len(), 5);
        let second = "2,2026-03-02,spending,,repair,-20000,2980000,屋面防水,江城防水,,顶层漏水，整面重做。,,4,guan,,";
        assert!(lines[2].starts_with(second), "{text}");
        assert_eq!(lines[2].split(',').next_back(), entries[1]["hash"].as_str());
    }

    async fn what_is_changed_by_hand_is_found_and_named(app) {
        let mut place = place(&app).await;
        place.income(3_000_000).await;
        place.spend(20_000).await.expect(201);
        sound(&app).await;
        let db = app.app.db.read();
        for table in ["fund_entry", "fund_photo"] {
            let refused = db.execute_unprepared(&format!("DELETE FROM {table}")).await;
            let empty = table == "fund_photo" && !app.app.db.is_postgres();
            assert!(empty || refused.expect_err("refused").to_string().contains("append-only"), "{table}");
        }
        let refused = db.execute_unprepared("UPDATE fund_entry SET fen = -10000 WHERE number = 2").await;
        assert!(refused.expect_err("refused").to_string().contains("append-only"));
        // What the database refuses, somebody with all rights can take the refusal from.
        let unlock = if app.app.db.is_postgres() {
            ["DROP TRIGGER fund_entry_stays ON fund_entry", "SELECT 1"]
        } else {
            ["DROP TRIGGER fund_entry_no_update", "DROP TRIGGER fund_entry_no_delete"]
        };
        for statement in unlock {
            db.execute_unprepared(statement).await.expect("dropped");
        }
        let fund = FundId(1);
        let all = |faults: Vec<Fault>| faults.iter().map(ToString::to_string).collect::<Vec<_>>();
        db.execute_unprepared("UPDATE fund_entry SET payee = '老王' WHERE number = 2").await.expect("changed");
        assert_eq!(jobs::check(&app.app).await.expect("checked"), [Fault::Entry(fund, 2)]);
        db.execute_unprepared("UPDATE fund_entry SET payee = '江城防水', fen = -10000 WHERE number = 2").await.expect("changed");
        let faults = jobs::check(&app.app).await.expect("checked");
        assert_eq!(faults, [Fault::Entry(fund, 2), Fault::Ledger(fund, 2), Fault::Balance(fund)], "{:?}", all(faults.clone()));
        assert_eq!(faults[0].to_string(), "fund 1: entry 2 is not as it was written");
        let report = linli::features::verification::logic::verify_ledger(&app.app).await.expect("verified");
        assert_eq!(report.wrong_count, 3);
        db.execute_unprepared("DELETE FROM fund_entry WHERE number = 2").await.expect("deleted");
        assert_eq!(jobs::check(&app.app).await.expect("checked"), [Fault::Gap(fund, 3)]);
        // Nor is there ever less than nothing in a fund, whoever writes.
        let below = "UPDATE ledger_account SET posted = -1 WHERE kind = 'fund'";
        db.execute_unprepared(below).await.expect_err("refused");
    }

    async fn those_who_hold_a_home_there_are_told_of_a_large_spending_once(app) {
        let mut place = place(&app).await;
        let tenant = app.account("tenant").await;
        app.home_as(place.project, &tenant, OwnershipRole::Tenant).await;
        place.income(9_000_000).await;
        place.spend(999_999).await.expect(201);
        let proposed = place.propose(1_280_050).await;
        place.er.post(&format!("/api/v1/fund-proposals/{}/approval", proposed["id"]), Value::Null).await.expect(200);
        let large = place.entries().await[0].clone();
        let notices = told(&app, &place.owner).await;
        assert_eq!(notices, [("维护基金支出 12,800.50 元：门禁换新".to_owned(), format!("/fund-entries/{}", large["id"]))]);
        place.guan.post(&format!("/api/v1/fund-entries/{}/correction", large["id"]), json!({ "reason": "没有施工" })).await.expect(201);
        let notices = told(&app, &place.owner).await;
        assert_eq!((notices.len(), notices[0].0.as_str()), (2, "维护基金更正了一笔 12,800.50 元的账：门禁换新"));
        for nobody in [&tenant, &place.guan, &place.er] {
            assert!(told(&app, nobody).await.is_empty());
        }
    }

    async fn how_it_was_and_how_it_is_is_seen_by_the_readers_of_the_book(app) {
        let mut place = place(&app).await;
        place.income(1_000_000).await;
        let before = photo(&mut place.guan).await;
        let mut body = spending(20_000);
        body["before_photo_ids"] = json!([before["id"]]);
        let path = place.at("/spendings");
        let spent = place.guan.post(&path, body.clone()).await.expect(201);
        assert_eq!((spent["before"].as_array().map(Vec::len), &spent["after"]), (Some(1), &json!([])));
        let refused = place.guan.post(&path, body).await.expect_problem(422, "invalid");
        assert_eq!(refused["errors"], json!([{ "pointer": "/before_photo_ids/0", "code": "not_found" }]));
        let after = photo(&mut place.er).await;
        let photos = format!("/api/v1/fund-entries/{}/photos", spent["id"]);
        let added = json!({ "kind": "after", "photo_ids": [after["id"]] });
        place.owner.post(&photos, added.clone()).await.expect_problem(403, "forbidden");
        place.guan.post(&photos, added.clone()).await.expect_problem(422, "invalid");
        let seen = place.er.post(&photos, added).await.expect(200);
        assert_eq!(seen["after"][0]["id"], after["id"]);
        assert_eq!(seen["hash"], spent["hash"], "photos that come later change nothing that was said");
        let mut stranger = app.account("stranger").await;
        for picture in [&before, &after] {
            let url = picture["url"].as_str().expect("an address").to_owned();
            assert_eq!(place.owner.get(&url).await.status.as_u16(), 200);
            stranger.get(&url).await.expect_problem(404, "not_found");
        }
        // What goes with a proposal is for those who keep the fund until it is approved.
        let offer = photo(&mut place.guan).await;
        let mut proposed = proposal(30_000);
        proposed["evidence_photo_ids"] = json!([offer["id"]]);
        let path = place.at("/proposals");
        let proposed = place.guan.post(&path, proposed).await.expect(201);
        let url = offer["url"].as_str().expect("an address").to_owned();
        place.owner.get(&url).await.expect_problem(404, "not_found");
        place.er.post(&format!("/api/v1/fund-proposals/{}/approval", proposed["id"]), Value::Null).await.expect(200);
        assert_eq!(place.owner.get(&url).await.status.as_u16(), 200);
        assert_eq!(place.entries().await[0]["evidence"][0]["id"], offer["id"]);
    }

    async fn a_complaint_that_led_to_a_spending_is_named_to_those_who_may_read_it(app) {
        let mut place = place(&app).await;
        place.income(1_000_000).await;
        let complaint = json!({ "project_id": place.project, "title": "屋顶漏水", "markdown": "漏了三天", "category": "quality" });
        let complaint = place.owner.post("/api/v1/complaints", complaint).await.expect(201);
        let mut body = spending(20_000);
        body["complaint_id"] = complaint["id"].clone();
        let path = place.at("/spendings");
        let spent = place.guan.post(&path, body.clone()).await.expect(201);
        assert_eq!(spent["complaint"]["title"], "屋顶漏水");
        let entry = format!("/api/v1/fund-entries/{}", spent["id"]);
        assert_eq!(place.owner.get(&entry).await.expect(200)["complaint"]["id"], complaint["id"]);
        let mut neighbour = app.account("neighbour").await;
        app.home(place.project, &neighbour).await;
        neighbour = app.signed_in(neighbour.account_id()).await;
        assert_eq!(neighbour.get(&entry).await.expect(200)["complaint"], json!(null));
        body["complaint_id"] = json!(999_999);
        let refused = place.guan.post(&path, body).await.expect_problem(422, "invalid");
        assert_eq!(refused["errors"], json!([{ "pointer": "/complaint_id", "code": "not_found" }]));
    }
}
