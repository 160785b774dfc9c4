//! Who knows of a vote, and what of it.

use super::*;

linli_tests::story! {
    async fn nothing_of_what_was_voted_is_told_before_it_is_closed_to_nobody(app) {
        let mut hall = hall(&app).await;
        let mut all = hall.owners(&app, 2).await;
        let at = hall.opened(|input| input["quorum_numerator"] = json!(0)).await;
        let before = seen(&mut hall.boss, &at).await;
        let (unit, mut other) = (all[0].1, all[1].0.clone());
        cast(&mut all[0].0, &at, unit, 1, &[2]).await.expect(200);
        let mut after = seen(&mut hall.boss, &at).await;
        assert_eq!(after["voted_count"], 1);
        after["voted_count"] = json!(0);
        assert_eq!(after, before, "who looks before and after learns that a home has voted, and no more");
        for step in 0..2 {
            for reader in [&mut hall.boss, &mut hall.moderator, &mut all[0].0, &mut other] {
                reader.get(&format!("{at}/tally")).await.expect_problem(409, "too_early");
            }
            for reader in [&mut all[0].0, &mut other] {
                reader.get(&format!("{at}/ballots")).await.expect_problem(409, "too_early");
            }
            if step == 0 {
                // Its time is over, and nobody has counted it yet.
                app.advance(8 * DAY);
                assert_eq!(seen(&mut other, &at).await["state"], "counting");
            }
        }
        jobs::run_due(&app.app).await.expect("it is counted");
        assert_eq!(tally(&mut hall.boss, &at).await["questions"][0]["outcome"], "rejected");
    }

    async fn staff_read_what_came_of_it_and_no_ballot(app) {
        let mut hall = hall(&app).await;
        let mut all = hall.owners(&app, 1).await;
        let at = hall.opened(|_| {}).await;
        let unit = all[0].1;
        cast(&mut all[0].0, &at, unit, 1, &[1]).await.expect(200);
        let mut agent = app.staff("agent", Role::Agent, Over::Project(hall.project)).await;
        counted(&app).await;
        for reader in [&mut hall.boss, &mut hall.moderator, &mut agent] {
            assert_eq!(seen(reader, &at).await["may"]["read_ballots"], false);
            reader.get(&format!("{at}/ballots")).await.expect_problem(403, "forbidden");
            let check = json!({ "receipt_code": code(1) });
            reader.post(&format!("{at}/receipt"), check).await.expect_problem(403, "forbidden");
            reader.get(&format!("{at}/tally")).await.expect(200);
            cast(reader, &at, unit, 2, &[1]).await.expect_problem(409, "too_late");
        }
        let found = all[0].0.post(&format!("{at}/receipt"), json!({ "receipt_code": code(1) })).await.expect(200);
        assert_eq!((&found["state"], &found["choices"]), (&json!("counted"), &json!([1])));
        let ballots = whole(&mut all[0].0, &format!("{at}/ballots")).await;
        assert_eq!(ballots["items"][0]["receipt_hash"], found["receipt_hash"]);
    }

    async fn a_vote_is_known_to_the_households_where_it_is_and_to_its_staff(app) {
        let mut hall = hall(&app).await;
        let (mut owner, unit) = hall.owner(&app, "lin", 8_950).await;
        let mut buyer = owns(&app, "buyer", unit, OwnershipRole::Buyer).await;
        let mut tenant = owns(&app, "tenant", unit, OwnershipRole::Tenant).await;
        // Another building of the same project, and another project.
        let next_door = app.unit(hall.project).await;
        let mut neighbour = owns(&app, "neighbour", next_door, OwnershipRole::Owner).await;
        let elsewhere = app.project("elsewhere").await;
        let far = app.unit(elsewhere).await;
        let mut stranger = owns(&app, "stranger", far, OwnershipRole::Owner).await;
        let mut member = app.account("member").await;
        let mut agent_elsewhere = app.staff("agent", Role::Agent, Over::Project(elsewhere)).await;
        let building: i64 = hall.building.parse().expect("an id");
        let of_building = hall.opened(|input| input["building_id"] = json!(building)).await;
        let of_project = hall.opened(|_| {}).await;

        for at in [&of_building, &of_project] {
            for reader in [&mut tenant, &mut stranger, &mut agent_elsewhere, &mut member] {
                for rest in ["", "/register", "/tally", "/ballots"] {
                    reader.get(&format!("{at}{rest}")).await.expect_problem(404, "not_found");
                }
                cast(reader, at, unit, 1, &[1]).await.expect_problem(404, "not_found");
                let named = json!({ "name": "lin" });
                reader.put(&format!("{at}/proxies/{unit}"), named).await.expect_problem(404, "not_found");
                let code = json!({ "receipt_code": code(1) });
                reader.post(&format!("{at}/receipt"), code).await.expect_problem(404, "not_found");
                assert_eq!(reader.get("/api/v1/votes").await.expect(200)["items"], json!([]));
            }
            app.guest().get(at).await.expect_problem(401, "sign_in_required");
            // Whoever has bought and not moved in knows of it, and is no owner yet.
            assert_eq!(seen(&mut buyer, at).await["homes"], json!([]));
            cast(&mut buyer, at, unit, 1, &[1]).await.expect_problem(403, "no_vote_there");
        }
        neighbour.get(&of_building).await.expect_problem(404, "not_found");
        assert_eq!(seen(&mut neighbour, &of_project).await["unit_count"], 2);
        assert_eq!(seen(&mut owner, &of_building).await["unit_count"], 1);
        let count = async |browser: &mut Browser, query: &str| {
            browser.get(&format!("/api/v1/votes{query}")).await.expect(200)["items"].as_array().map(Vec::len)
        };
        assert_eq!((count(&mut owner, "").await, count(&mut neighbour, "").await), (Some(2), Some(1)));
        assert_eq!(count(&mut owner, &format!("?project_id={elsewhere}")).await, Some(0));
        hall.draft(|_| {}).await;
        assert_eq!(count(&mut hall.moderator, "?when=drafts").await, Some(1));
        owner.get("/api/v1/votes?when=drafts").await.expect_problem(403, "forbidden");
        counted(&app).await;
        assert_eq!((count(&mut owner, "").await, count(&mut owner, "?when=past").await), (Some(0), Some(2)));
    }
}
