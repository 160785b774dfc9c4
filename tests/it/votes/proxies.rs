//! That somebody stands in for an owner.

use super::*;

async fn name(by: &mut Browser, at: &str, unit: UnitId, proxy: &str) -> Answer {
    by.put(&format!("{at}/proxies/{unit}"), json!({ "name": proxy })).await
}

async fn take_back(by: &mut Browser, at: &str, unit: UnitId) -> Answer {
    by.delete(&format!("{at}/proxies/{unit}")).await
}

linli_tests::story! {
    async fn an_owner_names_who_stands_in_and_takes_it_back_until_a_ballot_was_cast_so(app) {
        let mut hall = hall(&app).await;
        let mut all = hall.owners(&app, 1).await;
        let (mut owner, unit) = all.remove(0);
        let (mut son, mut daughter) = (app.account("son").await, app.account("daughter").await);
        let at = hall.opened(|_| {}).await;
        son.get(&at).await.expect_problem(404, "not_found");
        let named = name(&mut owner, &at, unit, "son").await.expect(200);
        assert_eq!(named["homes"][0]["proxy"]["account"]["name"], "son");
        assert_eq!(seen(&mut son, &at).await["homes"][0]["stands_in_for"][0]["name"], "owner0");
        // Another takes the place of the first, who knows nothing of the vote any more.
        name(&mut owner, &at, unit, "daughter").await.expect(200);
        son.get(&at).await.expect_problem(404, "not_found");
        take_back(&mut owner, &at, unit).await.expect(200);
        cast(&mut daughter, &at, unit, 1, &[1]).await.expect_problem(404, "not_found");
        take_back(&mut owner, &at, unit).await.expect(200);
        name(&mut owner, &at, unit, "son").await.expect(200);
        cast(&mut son, &at, unit, 1, &[1]).await.expect(200);
        take_back(&mut owner, &at, unit).await.expect_problem(409, "proxy_used");
        name(&mut owner, &at, unit, "daughter").await.expect_problem(409, "proxy_used");
        cast(&mut owner, &at, unit, 2, &[2]).await.expect_problem(409, "home_voted");
        let home = seen(&mut owner, &at).await["homes"][0].clone();
        assert_eq!((&home["state"], &home["proxy"]["used"]), (&json!("voted"), &json!(true)));
        counted(&app).await;
        assert_eq!(whole(&mut son, &format!("{at}/ballots")).await["items"].as_array().map(Vec::len), Some(1));
        take_back(&mut owner, &at, unit).await.expect_problem(409, "wrong_state");
    }

    async fn one_stands_in_for_as_many_homes_as_the_vote_says(app) {
        let mut hall = hall(&app).await;
        let mut all = hall.owners(&app, 3).await;
        let at = hall.opened(|_| {}).await;
        let mut proxy = app.account("proxy").await;
        let units: Vec<UnitId> = all.iter().map(|(_, unit)| *unit).collect();
        for (browser, unit) in &mut all[..2] {
            name(browser, &at, *unit, "proxy").await.expect(200);
        }
        name(&mut all[2].0, &at, units[2], "proxy").await.expect_problem(409, "too_many");
        // The same again is no second one, and what was taken back makes room.
        name(&mut all[0].0, &at, units[0], "proxy").await.expect(200);
        take_back(&mut all[0].0, &at, units[0]).await.expect(200);
        name(&mut all[2].0, &at, units[2], "proxy").await.expect(200);
        cast(&mut proxy, &at, units[0], 1, &[1]).await.expect_problem(403, "no_vote_there");
        for (number, unit) in units[1..].iter().enumerate() {
            cast(&mut proxy, &at, *unit, number, &[1]).await.expect(200);
        }
        assert_eq!(seen(&mut proxy, &at).await["voted_count"], 2);
        let none = hall.opened(|input| input["proxy_units_max"] = json!(0)).await;
        name(&mut all[0].0, &none, units[0], "proxy").await.expect_problem(409, "wrong_state");
    }

    async fn staff_stand_in_for_no_owner_and_owners_only_name_for_their_own(app) {
        let mut hall = hall(&app).await;
        let mut all = hall.owners(&app, 2).await;
        let at = hall.opened(|_| {}).await;
        let (own, other) = (all[0].1, all[1].1);
        app.staff("agent", Role::Agent, Over::Project(hall.project)).await;
        app.staff("care", Role::CityCare, Over::City("武汉")).await;
        let partner = owns(&app, "partner", own, OwnershipRole::CoOwner).await;
        for refused in ["agent", "care", "boss", "moderator", "owner0"] {
            let told = name(&mut all[0].0, &at, own, refused).await.expect_problem(422, "invalid");
            assert_eq!(told["errors"], json!([{ "pointer": "/name", "code": "not_a_proxy" }]));
        }
        // Who became an owner later is none in this vote, and may stand in.
        name(&mut all[0].0, &at, own, "partner").await.expect(200);
        name(&mut all[0].0, &at, other, "partner").await.expect_problem(403, "no_vote_there");
        let told = name(&mut all[0].0, &at, own, "nobody-of-this-name").await.expect_problem(422, "invalid");
        assert_eq!(told["errors"], json!([{ "pointer": "/name", "code": "not_found" }]));
        // Somebody who comes to work for the project stands in for nobody any more.
        app.grant(partner.account_id(), Role::Agent, Over::Project(hall.project)).await;
        let mut partner = app.signed_in(partner.account_id()).await;
        cast(&mut partner, &at, own, 1, &[1]).await.expect_problem(403, "no_vote_there");
        // Nor do they read ballots as one who stands in.
        let son = app.account("son").await.account_id();
        name(&mut all[1].0, &at, other, "son").await.expect(200);
        let mut son_before = app.signed_in(son).await;
        assert_eq!(seen(&mut son_before, &at).await["may"]["read_ballots"], true);
        app.grant(son, Role::Agent, Over::Project(hall.project)).await;
        let mut son = app.signed_in(son).await;
        let known = seen(&mut son, &at).await;
        assert_eq!((&known["may"]["read_ballots"], &known["homes"]), (&json!(false), &json!([])));
        let check = json!({ "receipt_code": code(1) });
        son.post(&format!("{at}/receipt"), check).await.expect_problem(403, "forbidden");
        // For the own home staff vote as any owner does.
        app.grant(all[1].0.account_id(), Role::Lead, Over::Project(hall.project)).await;
        let mut lead = app.signed_in(all[1].0.account_id()).await;
        cast(&mut lead, &at, other, 2, &[1]).await.expect(200);
    }

    async fn where_all_must_agree_whoever_stands_in_agrees_for_the_one_who_named_them(app) {
        let mut hall = hall(&app).await;
        let (mut anna, unit) = hall.owner(&app, "anna", 8_950).await;
        let mut bert = owns(&app, "bert", unit, OwnershipRole::CoOwner).await;
        let at = hall.opened(|input| input["conflict_rule"] = json!("all_must_agree")).await;
        let mut son = app.account("son").await;
        name(&mut anna, &at, unit, "son").await.expect(200);
        assert_eq!(cast(&mut son, &at, unit, 1, &[1]).await.expect(200)["state"], "waiting");
        name(&mut bert, &at, unit, "son").await.expect(200);
        assert_eq!(cast(&mut son, &at, unit, 1, &[1]).await.expect(200)["state"], "counted");
    }
}
