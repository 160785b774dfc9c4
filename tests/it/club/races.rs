//! Many who want the same reward at the same moment.

use std::collections::BTreeMap;

use futures_util::StreamExt as _;
use futures_util::stream;
use linli::error::Error;
use linli::features::rewards::logic::redeeming;
use linli::once::Once;
use linli_entities::reward::RewardId;
use serde_json::json;

use super::{give, member, points, sound};

/// How many try: 300, or as many as `LINLI_RACE` of the soak says.
fn tries() -> usize {
    std::env::var("LINLI_RACE").ok().and_then(|text| text.parse().ok()).unwrap_or(300)
}

linli_tests::story! {
    async fn c24_of_many_who_want_a_reward_exactly_as_many_have_it_as_there_are(app) {
        const PIECES: usize = 100;
        let mut boss = app.administrator().await;
        let reward = json!({ "title": "家庭保洁", "markdown": "三天内上门", "points": 10, "stock_left": PIECES, "voucher_days": 90, "state": "offered" });
        let reward = boss.post("/api/v1/club/rewards", reward).await.expect(201);
        let id = RewardId(reward["id"].as_i64().expect("an id"));
        let (mut browsers, mut actors) = (vec![], vec![]);
        for number in 0..tries() {
            let (browser, membership_id) = member(&app, &format!("racer{number}")).await;
            give(&app, membership_id, 10, "a").await;
            actors.push(app.actor(&browser).await);
            browsers.push(browser);
        }
        let outcomes: Vec<Result<(), String>> = stream::iter(actors)
            .map(|actor| {
                let app = app.app.clone();
                async move {
                    loop {
                        match redeeming::redeem(&app, &actor, id, Once::default()).await {
                            // Who is told to come back in a moment does so.
                            Err(Error::Unavailable { .. }) => {}
                            Err(error) => return Err(error.to_string()),
                            Ok(_) => return Ok(()),
                        }
                    }
                }
            })
            .buffer_unordered(64)
            .collect()
            .await;
        let expected = (PIECES.min(tries()), tries().saturating_sub(PIECES));
        let told: Vec<&String> = outcomes.iter().filter_map(|outcome| outcome.as_ref().err()).collect();
        assert_eq!((outcomes.len() - told.len(), told.len()), expected);
        assert!(told.iter().all(|why| why.contains("out_of_stock")), "{told:?}");
        let seen = boss.get(&format!("/api/v1/club/rewards/{id}")).await.expect(200);
        assert_eq!(seen["stock_left"], PIECES.saturating_sub(tries()));
        // Who has it paid for it, and nobody else did.
        let mut left: BTreeMap<i64, usize> = BTreeMap::new();
        for browser in &mut browsers {
            *left.entry(points(browser).await[0]).or_default() += 1;
        }
        assert_eq!((left.get(&0).copied().unwrap_or(0), left.get(&10).copied().unwrap_or(0)), expected);
        sound(&app).await;
    }
}
