//! Many who want the same seats at the same moment.

use futures_util::StreamExt as _;
use futures_util::stream;
use linli::features::registrations::input::{AttendeeInput, RegistrationInput};
use linli::features::registrations::logic::making;
use linli::once::Once;
use linli_entities::event::EventId;
use linli_entities::event_slot::SlotId;
use serde_json::json;

use super::{at, manager, of, party, published, registered, tour};

/// How many try: 300, or as many as `LINLI_RACE` of the soak says.
fn tries() -> usize {
    std::env::var("LINLI_RACE").ok().and_then(|text| text.parse().ok()).unwrap_or(300)
}

linli_tests::story! {
    async fn of_many_who_try_at_once_exactly_as_many_come_as_there_are_seats(app) {
        const SEATS: usize = 100;
        let project = app.project("jiangpan").await;
        let mut manager = manager(&app, project).await;
        let event = published(&mut manager, tour(project, 100)).await;
        let event_id = EventId(event["id"].as_i64().expect("an id"));
        let slot_id = SlotId(event["slots"][0]["id"].as_i64().expect("an id"));
        let mut actors = vec![];
        for index in 0..tries() {
            let browser = app.account(&format!("racer{index}")).await;
            actors.push(app.actor(&browser).await);
        }
        let outcomes: Vec<_> = stream::iter(actors)
            .map(|actor| {
                let app = app.app.clone();
                async move {
                    let seat = AttendeeInput { name: "甲".to_owned(), extra_ids: vec![] };
                    let input = RegistrationInput { slot_id, attendees: vec![seat], answers: vec![], waitlist: false };
                    let made = making::create(&app, &actor, event_id, input, Once::default()).await;
                    made.map(|_| ()).map_err(|error| error.to_string())
                }
            })
            .buffer_unordered(64)
            .collect()
            .await;
        let made = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let told: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.as_ref().err()).collect();
        assert_eq!((made, told.len()), (SEATS.min(tries()), tries().saturating_sub(SEATS)));
        assert!(told.iter().all(|why| why.contains("event_full")), "{told:?}");
        let after = manager.get(&at(&event, "")).await.expect(200);
        assert_eq!(after["quotas"][0]["taken"], SEATS.min(tries()));
    }

    async fn an_account_that_tries_twice_at_once_comes_once_and_a_seat_given_up_is_given_on_once(app) {
        let project = app.project("jiangpan").await;
        let mut manager = manager(&app, project).await;
        let event = published(&mut manager, tour(project, 1)).await;
        let member = app.account("member").await;
        let path = at(&event, "/registrations");
        let tries = (0..8).map(|_| {
            let (mut member, path, body) = (member.clone(), path.clone(), party(&event, &["李"]));
            async move { member.post(&path, body).await }
        });
        let answers: Vec<_> = stream::iter(tries).buffer_unordered(8).collect().await;
        let made: Vec<_> = answers.iter().filter(|answer| answer.status == 201).collect();
        assert_eq!(made.len(), 1);
        let others = answers.iter().filter(|answer| answer.status != 201);
        others.for_each(|answer| drop(answer.expect_problem(409, "already_registered")));
        let registration = made[0].json();
        let (mut two, mut three) = (app.account("two").await, app.account("three").await);
        registered(&mut two, &event, &["乙"]).await;
        registered(&mut three, &event, &["丙"]).await;
        let tries = (0..8).map(|_| {
            let (mut member, path) = (member.clone(), of(&registration, "/cancel"));
            async move { member.post(&path, json!({})).await.status.as_u16() }
        });
        let mut answers: Vec<u16> = stream::iter(tries).buffer_unordered(8).collect().await;
        answers.sort_unstable();
        assert_eq!(answers, [200, 409, 409, 409, 409, 409, 409, 409]);
        let offered = manager.get(&at(&event, "/registrations?state=offered")).await.expect(200);
        assert_eq!(offered["items"].as_array().expect("items").len(), 1);
        assert_eq!(manager.get(&at(&event, "")).await.expect(200)["quotas"][0]["taken"], 1);
    }
}
