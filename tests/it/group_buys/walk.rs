//! Whatever happens in which order: after each step all of the money is where it is said to be.

use linli_tests::dice::Dice;
use linli_tests::{Browser, TestApp};
use serde_json::{Value, json};

use super::{DAY, FEN, act, join, member, offered, payment, run_due, send, sound};

struct Walk<'a> {
    app: &'a TestApp,
    boss: Browser,
    members: Vec<Browser>,
    group_buys: Vec<String>,
    dice: Dice,
    step: usize,
}

impl Walk<'_> {
    /// One of all that there is in a list for staff; null where there is none.
    async fn any(&mut self, path: &str) -> Value {
        let found = self.boss.get(path).await.expect(200);
        let items = found["items"].as_array().expect("items");
        if items.is_empty() { Value::Null } else { items[self.dice.roll(items.len())].clone() }
    }

    async fn any_deposit(&mut self) -> (String, Value) {
        let id = self.group_buys[self.dice.roll(self.group_buys.len())].clone();
        let deposit = self.any(&format!("/api/v1/group-buys/{id}/deposits?limit=100")).await;
        (id, deposit)
    }

    async fn pay(&mut self) {
        let (_, deposit) = self.any_deposit().await;
        let fen = if self.dice.roll(5) == 0 { FEN / 2 } else { FEN };
        let reference = (self.dice.roll(6) > 0 && !deposit.is_null()).then_some(&deposit["reference"]);
        let mut paid = payment(reference, fen, &format!("in-{}", self.step));
        let today = self.app.app.clock.now() + chrono::TimeDelta::hours(8);
        paid["paid_on"] = today.date_naive().to_string().into();
        self.boss.post("/api/v1/payments", paid).await.expect(201);
    }

    async fn decide(&mut self) {
        let (id, deposit) = self.any_deposit().await;
        let path = format!("/api/v1/group-buys/{id}");
        match self.dice.roll(8) {
            0 => drop(self.boss.post(&format!("{path}/closing"), json!({})).await),
            1 => drop(self.boss.post(&format!("{path}/settlement"), json!({})).await),
            2 if self.dice.roll(4) == 0 => {
                drop(self.boss.post(&format!("{path}/cancellation"), json!({ "reason": "推迟" })).await);
            }
            3 | 4 => drop(act(&mut self.boss, &deposit, "selection", json!({})).await),
            5 => drop(act(&mut self.boss, &deposit, "release", json!({})).await),
            _ => {
                let contract = json!({ "contract_reference": format!("HT-{}", self.step) });
                drop(act(&mut self.boss, &deposit, "application", contract).await);
            }
        }
    }

    async fn pay_back(&mut self) {
        let refund = self.any("/api/v1/refunds?state=due&limit=100").await;
        if !refund.is_null() {
            let today = self.app.app.clock.now() + chrono::TimeDelta::hours(8);
            let on = today.date_naive().to_string();
            send(&mut self.boss, &refund, &on, &format!("out-{}", self.step)).await.expect(200);
        }
    }

    async fn find(&mut self) {
        let stray = self.any("/api/v1/payments?state=unassigned&limit=100").await;
        if stray.is_null() {
            return;
        }
        let (_, deposit) = self.any_deposit().await;
        let path = format!("/api/v1/payments/{}", stray["id"]);
        if self.dice.roll(2) == 0 || deposit.is_null() {
            self.boss.post(&format!("{path}/return"), json!({})).await.expect(200);
        } else {
            let found = json!({ "reference": deposit["reference"] });
            self.boss.post(&format!("{path}/assignment"), found).await.expect(200);
        }
    }

    async fn go(&mut self) {
        self.step += 1;
        match self.dice.roll(10) {
            0 | 1 => {
                let (who, what) = (self.dice.roll(self.members.len()), self.dice.roll(self.group_buys.len()));
                let id = self.group_buys[what].clone();
                join(&mut self.members[who], &id).await;
            }
            2..=4 => self.pay().await,
            5 => {
                let (_, deposit) = self.any_deposit().await;
                for member in &mut self.members {
                    act(member, &deposit, "withdrawal", json!({})).await;
                }
            }
            6 => self.decide().await,
            7 => self.pay_back().await,
            8 => self.find().await,
            _ => {
                self.app.advance(DAY / 4);
                run_due(self.app).await;
            }
        }
    }
}

linli_tests::story! {
    async fn whatever_happens_in_which_order_the_money_adds_up(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let (mut members, mut group_buys) = (vec![], vec![]);
        for index in 0..5 {
            members.push(member(&app, &format!("walker{index}")).await.0);
        }
        for _ in 0..3 {
            group_buys.push(offered(&mut boss, project, |_| {}).await);
        }
        let mut walk = Walk { app: &app, boss, members, group_buys, dice: Dice(20_260_302), step: 0 };
        for step in 0..160 {
            walk.go().await;
            // Time passes, so that the limits on writing are not what is met.
            app.advance(std::time::Duration::from_secs(120));
            if step % 16 == 0 {
                sound(&app).await;
            }
        }
        // In the end everything is back or in a contract.
        app.advance(40 * DAY);
        walk.boss = app.signed_in(walk.boss.account_id()).await;
        run_due(&app).await;
        sound(&app).await;
        for _ in 0..200 {
            walk.step += 1;
            walk.pay_back().await;
            walk.find().await;
        }
        assert_eq!(walk.any("/api/v1/refunds?state=due").await, Value::Null);
        assert_eq!(walk.any("/api/v1/payments?state=unassigned").await, Value::Null);
        let mut seen = vec![];
        for id in walk.group_buys.clone() {
            let all = walk.boss.get(&format!("/api/v1/group-buys/{id}/deposits?limit=100")).await.expect(200);
            let states = all["items"].as_array().expect("items").iter();
            seen.extend(states.map(|deposit| deposit["state"].as_str().expect("a state").to_owned()));
        }
        let open = seen.iter().filter(|state| ["waiting", "held", "refunding"].contains(&state.as_str()));
        assert_eq!(open.count(), 0, "{seen:?}");
        assert!(seen.iter().any(|state| state == "refunded") && seen.len() > 10, "much happened: {seen:?}");
        sound(&app).await;
    }
}
