//! One vote for each home, whatever its owners want.

use super::*;

/// A home with two owners.
async fn couple(app: &TestApp, hall: &mut Hall) -> (Browser, Browser, UnitId) {
    let (anna, unit) = hall.owner(app, "anna", 8_950).await;
    let bert = owns(app, "bert", unit, OwnershipRole::CoOwner).await;
    (anna, bert, unit)
}

fn rule(rule: &str) -> impl FnOnce(&mut Value) {
    move |input| input["conflict_rule"] = json!(rule)
}

/// How the ballot of a receipt stands: whether it counts, and what it says.
async fn checked(by: &mut Browser, at: &str, number: usize) -> (String, Value) {
    let told = by.post(&format!("{at}/receipt"), json!({ "receipt_code": code(number) })).await.expect(200);
    (told["state"].as_str().expect("a state").to_owned(), told["choices"].clone())
}

fn is(state: &str, choices: &[i32]) -> (String, Value) {
    (state.to_owned(), json!(choices))
}

linli_tests::story! {
    async fn a_home_votes_once_and_the_first_ballot_counts(app) {
        let mut hall = hall(&app).await;
        let (mut anna, mut bert, unit) = couple(&app, &mut hall).await;
        let (mut other, elsewhere) = hall.owner(&app, "cora", 8_950).await;
        let at = hall.opened(|_| {}).await;
        assert_eq!(seen(&mut bert, &at).await["homes"][0]["owner_count"], 2);
        let first = cast(&mut anna, &at, unit, 1, &[1]).await.expect(200);
        assert_eq!(first["state"], "counted");
        // The same request again is the same ballot.
        assert_eq!(cast(&mut anna, &at, unit, 1, &[1]).await.expect(200), first);
        cast(&mut anna, &at, unit, 1, &[2]).await.expect_problem(409, "home_voted");
        cast(&mut anna, &at, unit, 2, &[2]).await.expect_problem(409, "home_voted");
        cast(&mut bert, &at, unit, 3, &[2]).await.expect_problem(409, "home_voted");
        cast(&mut bert, &at, elsewhere, 3, &[2]).await.expect_problem(403, "no_vote_there");
        // A receipt is of one ballot.
        cast(&mut other, &at, elsewhere, 1, &[2]).await.expect_problem(409, "already_there");
        cast(&mut other, &at, elsewhere, 4, &[2]).await.expect(200);
        let seen = seen(&mut bert, &at).await;
        assert_eq!((&seen["voted_count"], &seen["homes"][0]["state"]), (&json!(2), &json!("voted")));
        counted(&app).await;
        let tally = tally(&mut bert, &at).await;
        assert_eq!(tally["questions"][0]["answers"][0], json!({ "unit_count": 1, "area_dm2": null }));
        assert_eq!(faults(&app).await, Vec::<String>::new());
    }

    async fn where_the_last_counts_a_secret_ballot_is_changed_by_whoever_has_its_receipt(app) {
        let mut hall = hall(&app).await;
        let (mut anna, mut bert, unit) = couple(&app, &mut hall).await;
        let (mut stranger, elsewhere) = hall.owner(&app, "cora", 8_950).await;
        let at = hall.opened(rule("last_counts")).await;
        cast(&mut anna, &at, unit, 1, &[1]).await.expect(200);
        cast(&mut bert, &at, unit, 2, &[2]).await.expect_problem(409, "receipt_needed");
        // The receipt of another home changes nothing there.
        cast(&mut stranger, &at, elsewhere, 1, &[3]).await.expect_problem(409, "already_there");
        cast(&mut bert, &at, unit, 1, &[2]).await.expect(200);
        assert_eq!(checked(&mut anna, &at, 1).await, is("counted", &[2]));
        assert_eq!(seen(&mut anna, &at).await["voted_count"], 1);
        counted(&app).await;
        let ballots = whole(&mut anna, &format!("{at}/ballots")).await;
        assert_eq!(ballots["items"].as_array().map(Vec::len), Some(1));
        assert_eq!((&ballots["items"][0]["choices"], &ballots["items"][0]["unit_number"]), (&json!([2]), &Value::Null));
        assert_eq!(faults(&app).await, Vec::<String>::new());
    }

    async fn where_the_last_counts_an_open_ballot_is_changed_by_any_owner(app) {
        let mut hall = hall(&app).await;
        let (mut anna, mut bert, unit) = couple(&app, &mut hall).await;
        let at = hall.opened(|input| {
            input["conflict_rule"] = json!("last_counts");
            input["secret"] = json!(false);
        }).await;
        cast(&mut anna, &at, unit, 1, &[1]).await.expect(200);
        cast(&mut bert, &at, unit, 2, &[2]).await.expect(200);
        // Whoever voted first finds out that it is not the ballot that counts.
        assert_eq!(checked(&mut anna, &at, 1).await, is("unknown", &[]));
        assert_eq!(checked(&mut bert, &at, 2).await, is("counted", &[2]));
        counted(&app).await;
        let ballots = whole(&mut anna, &format!("{at}/ballots")).await;
        assert_eq!(ballots["items"].as_array().map(Vec::len), Some(1));
        assert_eq!(ballots["items"][0]["unit_number"], 1);
        assert_eq!(outcomes(&mut anna, &at).await, ["rejected"]);
        assert_eq!(faults(&app).await, Vec::<String>::new());
    }

    async fn where_all_must_agree_a_ballot_counts_when_the_last_owner_has(app) {
        let mut hall = hall(&app).await;
        let (mut anna, mut bert, unit) = couple(&app, &mut hall).await;
        let (mut alone, elsewhere) = hall.owner(&app, "cora", 8_950).await;
        let at = hall.opened(rule("all_must_agree")).await;
        assert_eq!(cast(&mut alone, &at, elsewhere, 9, &[1]).await.expect(200)["state"], "counted");
        assert_eq!(cast(&mut anna, &at, unit, 1, &[1]).await.expect(200)["state"], "waiting");
        assert_eq!(cast(&mut anna, &at, unit, 1, &[1]).await.expect(200)["state"], "waiting", "one is not two");
        assert_eq!(seen(&mut anna, &at).await["voted_count"], 1);
        let home = seen(&mut bert, &at).await["homes"][0].clone();
        assert_eq!((&home["state"], &home["has_agreed"]), (&json!("waiting"), &json!(false)));
        cast(&mut bert, &at, unit, 2, &[1]).await.expect_problem(409, "ballot_pending");
        // Who wants something else and has the receipt says so, and the other has to agree to that.
        assert_eq!(cast(&mut bert, &at, unit, 1, &[2]).await.expect(200)["state"], "waiting");
        assert_eq!(seen(&mut anna, &at).await["homes"][0]["has_agreed"], false);
        assert_eq!(cast(&mut anna, &at, unit, 1, &[2]).await.expect(200)["state"], "counted");
        cast(&mut bert, &at, unit, 1, &[1]).await.expect_problem(409, "home_voted");
        assert_eq!(seen(&mut anna, &at).await["voted_count"], 2);
        counted(&app).await;
        let tally = tally(&mut anna, &at).await;
        assert_eq!(tally["questions"][0]["answers"].as_array().map(|all| all.iter().map(|one| one["unit_count"].as_i64()).collect::<Vec<_>>()), Some(vec![Some(1), Some(1), Some(0)]));
        assert_eq!(faults(&app).await, Vec::<String>::new());
    }

    async fn whoever_lost_the_receipt_starts_over_and_what_nobody_agreed_to_is_not_counted(app) {
        let mut hall = hall(&app).await;
        let (mut anna, mut bert, unit) = couple(&app, &mut hall).await;
        let at = hall.opened(rule("all_must_agree")).await;
        cast(&mut anna, &at, unit, 1, &[1]).await.expect(200);
        let mut again = ballot(unit, 2, &[2]);
        again["start_over"] = json!(true);
        assert_eq!(bert.put(&format!("{at}/ballot"), again).await.expect(200)["state"], "waiting");
        // The first ballot can't be completed any more.
        cast(&mut bert, &at, unit, 1, &[1]).await.expect_problem(409, "ballot_pending");
        assert_eq!(checked(&mut anna, &at, 1).await, is("waiting", &[1]));
        counted(&app).await;
        let seen = seen(&mut anna, &at).await;
        assert_eq!((&seen["voted_count"], &seen["state"]), (&json!(0), &json!("closed")));
        assert_eq!(whole(&mut anna, &format!("{at}/ballots")).await["items"], json!([]));
        assert_eq!(outcomes(&mut anna, &at).await, ["no_quorum"]);
        assert_eq!(faults(&app).await, Vec::<String>::new());
    }

    async fn floor_area_and_homes_both_have_to_suffice(app) {
        let mut hall = hall(&app).await;
        let (mut big, tower) = hall.owner(&app, "big", 30_000).await;
        let mut small = vec![];
        for name in ["s1", "s2", "s3"] {
            small.push(hall.owner(&app, name, 10_000).await);
        }
        let by_code = |input: &mut Value| {
            input["basis"] = json!("civil_code_278");
            input["weight"] = json!("both");
            (input["quorum_numerator"], input["quorum_denominator"]) = (json!(2), json!(3));
        };
        let few = hall.opened(by_code).await;
        let at = hall.opened(|input| {
            by_code(input);
            input["questions"] = json!([
                { "text": "一", "majority": "more_than_half" },
                { "text": "二", "majority": "more_than_half" },
                { "text": "三", "majority": "three_quarters" },
            ]);
        }).await;
        for (index, (browser, unit)) in small.iter_mut().enumerate() {
            cast(browser, &few, *unit, index, &[1]).await.expect(200);
            let last = if index == 2 { 2 } else { 1 };
            cast(browser, &at, *unit, index, &[1, 1, last]).await.expect(200);
        }
        cast(&mut big, &at, tower, 9, &[2, 1, 1]).await.expect(200);
        assert_eq!(seen(&mut big, &at).await["homes"][0]["alike_count"], 1, "nobody else has so much floor area");
        counted(&app).await;
        // Three homes of four took part, and a half of the floor area.
        assert_eq!(outcomes(&mut big, &few).await, ["no_quorum"]);
        // Three homes of four are for it, with just a half of the floor area: that is not more than a half.
        assert_eq!(outcomes(&mut big, &at).await, ["rejected", "passed", "passed"]);
        let tally = tally(&mut big, &at).await;
        assert_eq!(tally["whole"], json!({ "unit_count": 4, "area_dm2": 60_000 }));
        assert_eq!(tally["questions"][2]["answers"][0], json!({ "unit_count": 3, "area_dm2": 50_000 }));
        assert_eq!(faults(&app).await, Vec::<String>::new());
    }

    async fn who_owns_several_homes_votes_for_each_and_it_is_said_how_many_such_homes_there_are(app) {
        let mut hall = hall(&app).await;
        let (mut anna, first) = hall.owner(&app, "anna", 8_950).await;
        let second = hall.unit(Some(9_000)).await;
        app.confirmed(second, &anna, OwnershipRole::Owner).await;
        hall.owner(&app, "bert", 8_950).await;
        let at = hall.opened(|_| {}).await;
        let known = seen(&mut anna, &at).await;
        assert_eq!((&known["unit_count"], &known["several_count"]), (&json!(3), &json!(1)));
        assert_eq!(known["homes"].as_array().map(Vec::len), Some(2));
        cast(&mut anna, &at, first, 1, &[1]).await.expect(200);
        cast(&mut anna, &at, second, 2, &[2]).await.expect(200);
        assert_eq!(seen(&mut anna, &at).await["voted_count"], 2);
    }
}
