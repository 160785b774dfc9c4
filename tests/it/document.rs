//! openapi.json: the committed document is what the program says, and says all that a client needs.

use std::collections::BTreeSet;

use linli_tests::root;
use serde_json::Value;

/// Operations that ask nobody who they are.
const OPEN: [&str; 9] = [
    // A provider signs its messages, and what it asks.
    "list_provider_refunds",
    "receive_payment_message",
    // Its address is a secret that a calendar program cannot sign in with.
    "get_calendar_feed",
    "get_health",
    "get_readiness",
    "get_privacy_notice",
    "register_account",
    "recover_password",
    "reset_password",
];
/// Operations that have no way to fail.
const CANNOT_FAIL: [&str; 1] = ["get_health"];
/// What is made and has no address of its own: it is read in the list that it was sent to.
const WITHOUT_ADDRESS: [&str; 19] = [
    "create_account_note",
    "write_message",
    "create_closed_board",
    "place_bid",
    "ask_export",
    "create_checklist_items",
    "record_account_consent",
    "answer_survey",
    "record_payment",
    "propose_adjustment",
    "create_earning_rule",
    "record_receipt",
    "redeem_reward",
    "create_building",
    "create_units",
    "note_complaint",
    "record_visit",
    "create_walk_in",
    "create_calendar_feed",
];
/// POSTs that make nothing new when they are sent again: they take no `Idempotency-Key`. Signing in begins a session
/// each time, whose secret is nowhere kept to be told again, making the address of a calendar ends the one before, scans have a
/// nonce of their own, and the link that sets a password works once by itself.
const REPEATABLE: [&str; 94] = [
    "decide_review",
    "decide_reviews",
    "try_words",
    "appeal_sanction",
    "lift_sanction",
    "decide_appeal",
    "close_poll",
    "approve_opening",
    "revoke_opening",
    "end_commitment",
    "approve_unmasking",
    "refuse_unmasking",
    "approve_fund_proposal",
    "refuse_fund_proposal",
    "open_vote",
    "cancel_vote",
    "check_vote_receipt",
    "open_draw",
    "cancel_draw",
    "state_draw_value",
    "hand_over_prize",
    "withdraw_milestone",
    "decide_flags",
    "withdraw_update",
    "count_segment",
    "schedule_bulletin",
    "unschedule_bulletin",
    "stop_bulletin",
    "try_bulletin",
    "end_greeting",
    "open_survey",
    "close_survey",
    "decline_survey",
    "open_auction",
    "cancel_auction",
    "open_group_buy",
    "close_group_buy",
    "cancel_group_buy",
    "settle_group_buy",
    "withdraw_deposit",
    "select_deposit",
    "release_deposit",
    "apply_deposit",
    "assign_payment",
    "return_payment",
    "send_refund",
    "confirm_refund",
    "receive_payment_message",
    "send_phone_code",
    "prove_phone",
    "approve_adjustment",
    "refuse_adjustment",
    "activate_earning_rule",
    "end_earning_rule",
    "void_receipt",
    "import_receipts",
    "cancel_redemption",
    "use_voucher",
    "mark_notices_read",
    "mark_topics_read",
    "end_mails",
    "sign_in",
    "reset_password",
    "recover_password",
    "send_email_code",
    "prove_email",
    "record_consent",
    "erase_me",
    "erase_account",
    "decide_ownership",
    "restore_topic",
    "move_topic",
    "merge_topic",
    "moderate_topics",
    "restore_post",
    "preview_markdown",
    "count_deflection",
    "confirm_complaint",
    "withdraw_complaint",
    "dispute_answer",
    "keep_commitment",
    "waive_answer",
    "skip_answer",
    "decide_closing",
    "assign_complaints",
    "publish_event",
    "cancel_event",
    "accept_offer",
    "decline_offer",
    "cancel_registration",
    "create_calendar_feed",
    "reissue_ticket",
    "upload_check_ins",
    "undo_check_in",
];
/// Sentences that the web frontend has beside those for codes of the server.
const OWN_SENTENCES: [&str; 5] = ["fallback", "invalid_one", "no_address", "offline", "unexpected"];

fn document() -> Value {
    serde_json::from_str(linli::server::document()).expect("JSON")
}

struct Operation {
    path: String,
    method: String,
    body: Value,
}

impl Operation {
    fn id(&self) -> &str {
        self.body["operationId"].as_str().unwrap_or_else(|| panic!("{}: no operationId", self.path))
    }
}

fn operations() -> Vec<Operation> {
    let document = document();
    let paths = document["paths"].as_object().expect("paths").iter();
    paths
        .flat_map(|(path, item)| {
            let operations = item.as_object().expect("operations").iter();
            let operation = |(method, body): (&String, &Value)| Operation {
                path: path.clone(),
                method: method.clone(),
                body: body.clone(),
            };
            operations.map(operation).collect::<Vec<_>>()
        })
        .collect()
}

/// Every shape with its properties: (where, name, schema).
fn properties() -> Vec<(String, String, Value)> {
    let document = document();
    let schemas = document["components"]["schemas"].as_object().expect("schemas").iter();
    schemas
        .flat_map(|(shape, schema)| {
            let properties = schema["properties"].as_object().into_iter().flatten();
            properties
                .map(|(name, property)| (shape.clone(), name.clone(), property.clone()))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn is_word_of(text: &str, separator: char) -> bool {
    let part =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.split(separator).all(part)
}

#[test]
fn the_committed_document_is_what_the_program_says() {
    let committed = std::fs::read_to_string(root().join("openapi.json")).unwrap_or_default();
    assert!(committed == linli::server::document(), "openapi.json is out of date: run `make openapi`");
}

#[test]
fn every_operation_introduces_itself() {
    let document = document();
    let tags: Vec<&Value> =
        document["tags"].as_array().expect("tags").iter().map(|tag| &tag["name"]).collect();
    let mut ids = BTreeSet::new();
    for operation in operations() {
        let (id, body) = (operation.id(), &operation.body);
        assert!(is_word_of(id, '_') && id.contains('_'), "{id}: not <verb>_<noun>");
        assert!(ids.insert(id.to_owned()), "{id}: twice");
        for field in ["summary", "description"] {
            assert!(body[field].as_str().is_some_and(|text| !text.is_empty()), "{id}: no {field}");
        }
        let [tag] = body["tags"].as_array().expect("tags").as_slice() else { panic!("{id}: not one tag") };
        assert!(tags.contains(&tag), "{id}: unknown tag");
    }
}

#[test]
fn every_operation_says_who_may_call_it() {
    for operation in operations() {
        let id = operation.id();
        let asks = operation.body["security"].as_array().is_some_and(|ways| !ways.is_empty());
        assert_eq!(asks, !OPEN.contains(&id), "{id}: take auth::Member or auth::Anyone, or list it as open");
    }
}

#[test]
fn paths_are_made_of_words_and_names() {
    for operation in operations() {
        for segment in operation.path.split('/').skip(1) {
            let fits = match segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
                Some(name) => is_word_of(name, '_'),
                None => is_word_of(segment, '-'),
            };
            assert!(fits, "{}: {segment}", operation.path);
        }
    }
}

#[test]
fn parameters_and_fields_are_in_snake_case() {
    for operation in operations() {
        for parameter in operation.body["parameters"].as_array().into_iter().flatten() {
            let name = parameter["name"].as_str().expect("a name");
            assert!(parameter["in"] == "header" || is_word_of(name, '_'), "{}: {name}", operation.id());
            // The name in a path says which thing it is; any other has a meaning to explain.
            let clear = parameter["in"] == "path" || parameter["description"].is_string();
            assert!(clear, "{}: {name} has no description", operation.id());
        }
    }
    for (shape, name, _) in properties() {
        assert!(is_word_of(&name, '_'), "{shape}.{name}");
    }
}

#[test]
fn names_of_instants_end_in_at_and_of_dates_in_on() {
    for (shape, name, schema) in properties() {
        let format = schema["format"].as_str();
        assert_eq!(format == Some("date-time"), name.ends_with("_at"), "{shape}.{name}: {format:?}");
        assert_eq!(format == Some("date"), name.ends_with("_on"), "{shape}.{name}: {format:?}");
    }
}

#[test]
fn every_way_to_fail_is_documented_as_a_problem() {
    for operation in operations() {
        let (id, responses) = (operation.id(), operation.body["responses"].as_object().expect("responses"));
        let failures: Vec<_> =
            responses.iter().filter(|(status, _)| status.starts_with(['4', '5'])).collect();
        for (status, response) in &failures {
            let schema = &response["content"]["application/problem+json"]["schema"]["$ref"];
            assert_eq!(schema, "#/components/schemas/ProblemBody", "{id}: {status}");
        }
        let has = |first: char| failures.iter().any(|(status, _)| status.starts_with(first));
        assert!(CANNOT_FAIL.contains(&id) || (has('4') && has('5')), "{id}: answer Result<…, Problem>");
    }
}

#[test]
fn what_is_made_says_where_it_is() {
    for operation in operations() {
        let made = &operation.body["responses"]["201"];
        if made.is_object() {
            let location = &made["headers"]["Location"];
            let addressed = location["required"] == true && location["description"].is_string();
            let id = operation.id();
            assert_eq!(addressed, !WITHOUT_ADDRESS.contains(&id), "{id}: answer Created, or list it");
        }
    }
}

#[test]
fn what_makes_something_takes_an_idempotency_key() {
    for operation in operations().iter().filter(|operation| operation.method == "post") {
        let parameters = operation.body["parameters"].as_array().into_iter().flatten();
        let takes_key = parameters.into_iter().any(|one| one["name"] == "Idempotency-Key");
        let id = operation.id();
        assert_eq!(takes_key, !REPEATABLE.contains(&id), "{id}: take a Once, or list it as repeatable");
    }
}

/// Whether a reader is shown what this looks like: an example of it, or of what it lists.
fn has_example(document: &Value, schema: &Value) -> bool {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return has_example(document, &document["components"]["schemas"][name]);
    }
    let listed = [&schema["items"], &schema["properties"]["items"]];
    schema.get("example").is_some()
        || listed.into_iter().any(|part| part.is_object() && has_example(document, part))
}

#[test]
fn every_json_body_has_an_example() {
    let document = document();
    let mut bare = BTreeSet::new();
    for operation in operations() {
        let responses = operation.body["responses"].as_object().expect("responses").values();
        for body in responses.chain([&operation.body["requestBody"]]) {
            for (kind, content) in body["content"].as_object().into_iter().flatten() {
                if kind.contains("json") && !has_example(&document, &content["schema"]) {
                    bare.insert(format!("{}: {}", operation.id(), content["schema"]));
                }
            }
        }
    }
    assert!(bare.is_empty(), "bodies without an example: {bare:#?}");
}

#[test]
fn every_shape_and_every_field_is_described() {
    let document = document();
    for (name, schema) in document["components"]["schemas"].as_object().expect("schemas") {
        assert!(schema["description"].is_string(), "{name} has no description");
    }
    for (shape, name, schema) in properties() {
        assert!(schema["description"].is_string(), "{shape}.{name} has no description");
    }
}

/// The names in the block `problem: { … }` of a catalogue.
fn sentences(locale: &str) -> BTreeSet<String> {
    let path = root().join("frontend/src/locales").join(format!("{locale}.ts"));
    let text = std::fs::read_to_string(path).expect("a catalogue");
    let block = text.split("\n  problem: {\n").nth(1).and_then(|rest| rest.split("\n  },").next());
    let lines = block.expect("the block of problems").lines();
    // A long sentence stands on the line below its name.
    lines
        .filter_map(|line| line.trim().split_once(':'))
        .map(|(name, _)| name.to_owned())
        .filter(|name| is_word_of(name, '_'))
        .collect()
}

#[test]
fn every_code_has_a_sentence_in_every_language() {
    let document = document();
    let codes = document["components"]["schemas"]["Code"]["enum"].as_array().expect("codes").iter();
    let codes: BTreeSet<String> = codes.filter_map(Value::as_str).map(str::to_owned).collect();
    for locale in ["zh-CN", "en"] {
        let sentences = sentences(locale);
        let missing: Vec<_> = codes.difference(&sentences).collect();
        assert!(missing.is_empty(), "frontend/src/locales/{locale}.ts, problem: no sentence for {missing:?}");
        let idle =
            sentences.iter().filter(|name| !codes.contains(*name) && !OWN_SENTENCES.contains(&name.as_str()));
        let idle: Vec<_> = idle.collect();
        assert!(idle.is_empty(), "frontend/src/locales/{locale}.ts, problem: no code is called {idle:?}");
    }
}
