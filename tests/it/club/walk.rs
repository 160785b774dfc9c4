//! Whatever happens in which order, on either database: the ledger adds up. What happens is random and the same each time;
//! some of it fails after it was written, as by a crash, and some is asked for twice. That each point is where it has to
//! be is held by the model in `api/src/features/points/rules/model.rs`; this is of the rows.

use linli::error::Error;
use linli::features::memberships::logic as memberships;
use linli::features::points::logic::{Gift, moving, promising};
use linli::features::points::rules::Points;
use linli_entities::ledger_transaction::{LedgerTransactionId, SourceKind};
use linli_entities::membership::MembershipId;
use linli_tests::TestApp;
use linli_tests::dice::Dice;

use super::{
    DAY, capture, give, hold, let_go, member, refund, run_due, run_otherwise, sound, spend, spending,
    take_back,
};

/// How many steps: 400, or as many as `LEDGER_STEPS` of the soak says.
fn steps() -> usize {
    std::env::var("LEDGER_STEPS").ok().and_then(|text| text.parse().ok()).unwrap_or(400)
}

/// One of the last few.
fn one_of(dice: &mut Dice, all: &[LedgerTransactionId]) -> Option<LedgerTransactionId> {
    let back = dice.roll(6);
    all.iter().rev().nth(back).copied()
}

struct Walk<'a> {
    app: &'a TestApp,
    members: Vec<MembershipId>,
    dice: Dice,
    given: Vec<LedgerTransactionId>,
    spent: Vec<LedgerTransactionId>,
    promised: Vec<LedgerTransactionId>,
    holds: i64,
}

impl Walk<'_> {
    fn member(&mut self) -> MembershipId {
        self.members[self.dice.roll(self.members.len())]
    }

    fn points(&mut self) -> i64 {
        i64::try_from(1 + self.dice.roll(20)).expect("a small number")
    }

    async fn promise(&mut self, fact: String) {
        let (membership_id, points) = (self.member(), Points(self.points()));
        let source = (SourceKind::Survey, 1);
        let gift = Gift { membership_id, points, source, fact, rule_id: None, actor_id: None };
        let made = self.app.app.db.write((gift, self.app.app.clock.now()), |txn, (gift, now)| {
            Box::pin(async move {
                let terms = memberships::terms(txn).await?;
                promising::promise(txn, gift, &terms, now).await
            })
        });
        self.promised.extend(made.await.expect("promised"));
    }

    async fn decide(&mut self) {
        let release = self.dice.roll(2) == 0;
        let Some(id) = one_of(&mut self.dice, &self.promised) else { return };
        let done =
            self.app.app.db.write((id, release, self.app.app.clock.now()), |txn, (id, release, now)| {
                Box::pin(async move {
                    let terms = memberships::terms(txn).await?;
                    if release {
                        promising::release(txn, id, &terms, now).await
                    } else {
                        promising::withdraw(txn, id, None, &terms, now).await
                    }
                })
            });
        done.await.expect("released or withdrawn, or nothing was left");
    }

    /// Something is written, and then all of it is lost.
    async fn crash(&mut self) {
        let (id, points) = (self.member(), self.points());
        let lost = self.app.app.db.write(
            (spending(id, points, 1), self.app.app.clock.now()),
            |txn, (spending, now)| {
                Box::pin(async move {
                    let terms = memberships::terms(txn).await?;
                    let spent = moving::spend(txn, spending, &terms, now).await?;
                    Err::<(), _>(Error::internal(anyhow::anyhow!("lost with transaction {spent}")))
                })
            },
        );
        lost.await.expect_err("it is lost, or there was not enough");
    }

    async fn go(&mut self, step: usize) {
        let (who, points, app) = (self.member(), self.points(), self.app);
        match self.dice.roll(20) {
            0..=4 => self.given.extend(give(app, who, points, &format!("step:{step}")).await),
            // Of a fact that gave points, or may have.
            5 => {
                let before = step.saturating_sub(self.dice.roll(5));
                self.given.extend(give(app, who, points, &format!("step:{before}")).await);
            }
            6..=8 => self.spent.extend(spend(app, who, points).await),
            9 | 10 => {
                self.holds += 1;
                drop(hold(app, who, points, self.holds, step.is_multiple_of(2).then_some(DAY * 20)).await);
            }
            11 | 12 => {
                let what = (self.holds - i64::try_from(self.dice.roll(5)).expect("few")).max(1);
                if self.dice.roll(2) == 0 {
                    drop(let_go(app, what).await);
                } else {
                    self.spent.extend(capture(app, what, points).await);
                }
            }
            13 | 14 => {
                let whole = self.dice.roll(2) == 0;
                let Some(spent) = one_of(&mut self.dice, &self.spent) else { return };
                refund(app, spent, (!whole).then_some(points)).await.expect("refunded, or nothing was left");
            }
            15 => {
                let whole = self.dice.roll(2) == 0;
                let Some(given) = one_of(&mut self.dice, &self.given) else { return };
                take_back(app, given, (!whole).then_some(points))
                    .await
                    .expect("taken back, or nothing was left");
            }
            16 => self.promise(format!("promise:{step}")).await,
            17 => self.decide().await,
            18 => self.crash().await,
            _ => {
                app.advance(DAY * u32::try_from(self.dice.roll(8)).expect("few"));
                if self.dice.roll(2) == 0 {
                    run_due(app).await;
                }
            }
        }
    }
}

linli_tests::story! {
    async fn whatever_happens_in_which_order_the_ledger_adds_up(app) {
        let mut boss = app.administrator().await;
        run_otherwise(&mut boss, |settings| {
            settings["points_last_months"] = 1.into();
            settings["refund_grace_days"] = 3.into();
        })
        .await;
        let mut members = vec![];
        for number in 0..3 {
            members.push(member(&app, &format!("walker{number}")).await.1);
        }
        let (given, spent, promised) = (vec![], vec![], vec![]);
        let mut walk = Walk { app: &app, members, dice: Dice(20_261_127), given, spent, promised, holds: 0 };
        for step in 0..steps() {
            walk.go(step).await;
            if step % (steps() / 16).max(1) == 0 {
                // What lapsed long ago has to be gone by then.
                run_due(&app).await;
                sound(&app).await;
            }
        }
        assert!([&walk.given, &walk.spent, &walk.promised].iter().all(|all| all.len() > 5), "much happened");
        app.advance(DAY * 60);
        run_due(&app).await;
        sound(&app).await;
    }
}
