//! Which kinds of actor are let in to which operation; the letters are those of `KINDS`.

use serde_json::{Value, json};

pub(super) const EVERYONE: &str = "gumxfocytqepzdalrwkbs";
pub(super) const SIGNED_IN: &str = "umxfocytqepzdalrwkbs";
pub(super) const PROVEN: &str = "mxfocytqepzdalrwkbs";
pub(super) const NOBODY: &str = "";
/// Who is at home in the project, in whatever role.
pub(super) const AT_HOME: &str = "ocytqs";
/// Who reads the boards of its owners.
pub(super) const READERS: &str = "ocytqdalrwkbs";
/// Who answers complaints.
pub(super) const ANSWERING: &str = "alrwkb";
/// Who leads those, and decides on claims of homes.
pub(super) const LEADING: &str = "lrwkb";
/// Who answers complaints, wherever.
pub(super) const ANSWERING_SOMEWHERE: &str = "falrwkb";
/// Who runs the club.
pub(super) const RUNNING: &str = "kb";
/// Who manages teams.
pub(super) const MANAGING: &str = "rwkb";

/// Who knows of an event for the owners of the project.
pub(super) const INVITED: &str = "ocytqedalrwkbs";
/// Who hosts events there.
pub(super) const HOSTING: &str = "ealrwkb";
/// Who hosts events there, and whoever is registered.
pub(super) const HOSTING_OR_OWN: &str = "ealrwkbs";
/// Who manages events there.
pub(super) const ARRANGING: &str = "erwkb";

/// Who edits the project.
pub(super) const EDITING: &str = "erb";
/// Who bought a home in the project or acts for whom did, and its staff.
pub(super) const BOUGHT: &str = "ocyqsealrwkb";
/// Who reads the book of the fund of the project: tenants do not.
pub(super) const BOOK: &str = "ocyqdalrwkbs";
/// The household of the author, and who cares for homes there.
pub(super) const CARING_OR_OWN: &str = "alrwkbs";

/// Operations of referrals.
fn referrals() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    vec![
        ("list_my_referrals", PROVEN, none.clone()),
        ("get_referral_claim", SIGNED_IN, none.clone()),
        // Nobody has this code: 422, and this number.
        ("claim_referral", PROVEN, json!({ "referral_code": "NOBODYS" })),
        (
            "record_referral",
            ANSWERING_SOMEWHERE,
            json!({ "referrer": "10999999", "referee_contact": "kind-m" }),
        ),
        ("list_referrals", ANSWERING_SOMEWHERE, none.clone()),
        ("get_referral_figures", ANSWERING_SOMEWHERE, none.clone()),
        ("get_referral", ANSWERING_SOMEWHERE, none),
        (
            "record_referral_step",
            ANSWERING_SOMEWHERE,
            json!({ "state": "visited", "happened_on": "2026-02-01", "reason": "补录" }),
        ),
    ]
}

/// Who manages group buys there.
pub(super) const OFFERING: &str = "rkb";

/// Operations of group buys and of their money.
fn group_buys() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    let group_buy = super::group_buys::input(1);
    vec![
        ("list_group_buys", EVERYONE, none.clone()),
        ("get_group_buy", EVERYONE, none.clone()),
        ("create_group_buy", OFFERING, group_buy.clone()),
        // It has been opened since: 412, and 409.
        ("update_group_buy", OFFERING, group_buy),
        ("open_group_buy", OFFERING, none.clone()),
        ("close_group_buy", OFFERING, none.clone()),
        ("cancel_group_buy", OFFERING, json!({ "reason": "开盘推迟" })),
        ("settle_group_buy", OFFERING, none.clone()),
        ("create_deposit", PROVEN, json!({ "terms_version": 1 })),
        ("list_deposits", MANAGING, none.clone()),
        ("list_my_deposits", SIGNED_IN, none.clone()),
        ("get_deposit", "rwkbs", none.clone()),
        ("withdraw_deposit", "s", none.clone()),
        // Homes are not chosen yet: 409.
        ("select_deposit", OFFERING, json!({})),
        ("release_deposit", OFFERING, none.clone()),
        ("apply_deposit", OFFERING, json!({ "contract_reference": "HT-1" })),
        ("record_payment", MANAGING, json!({ "fen": 1, "paid_on": "2026-03-01", "bank_reference": "B-1" })),
        ("list_payments", RUNNING, none.clone()),
        // There is no such deposit: 422.
        ("assign_payment", MANAGING, json!({ "reference": "LLNONE" })),
        ("return_payment", MANAGING, none.clone()),
        ("list_refunds", MANAGING, none.clone()),
        ("send_refund", MANAGING, json!({ "sent_on": "2026-03-01", "bank_reference": "B-2" })),
        ("confirm_refund", MANAGING, none.clone()),
        ("export_payments", RUNNING, none.clone()),
        ("list_payment_messages", RUNNING, none.clone()),
        // There is no provider that could sign.
        ("receive_payment_message", NOBODY, json!({})),
        ("list_provider_refunds", NOBODY, none.clone()),
    ]
}

/// Operations of events.
fn events() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    let words = json!({ "reason": "暴雨" });
    let registration = json!({ "slot_id": 1, "attendees": [{ "name": "李" }] });
    let scan = json!({ "device": "gate", "sequence": 1, "nonce": "1", "scanned_at": "2030-05-01T01:00:00Z",
        "method": "code", "code": "AAAA" });
    vec![
        ("list_events", EVERYONE, none.clone()),
        (
            "create_event",
            ARRANGING,
            json!({ "project_id": 1, "kind": "tour", "audience": "public", "title": "看房团", "markdown": "午餐",
                "place": "会所", "begins_at": "2030-05-01T01:00:00Z", "ends_at": "2030-05-01T09:00:00Z" }),
        ),
        ("get_event", INVITED, none.clone()),
        ("get_event_calendar", INVITED, none.clone()),
        // It has been published since: 412, and 409.
        ("update_event", ARRANGING, json!({ "place": "二楼" })),
        ("replace_event_plan", ARRANGING, json!({})),
        ("update_event_quota", ARRANGING, json!({ "name": "1 号车", "size": 50 })),
        ("publish_event", ARRANGING, json!({})),
        ("cancel_event", ARRANGING, words.clone()),
        // The slot is of another event: 422.
        ("create_registration", INVITED, registration.clone()),
        (
            "create_registration_on_behalf",
            HOSTING,
            json!({ "account_id": 1, "reason": "来电", "registration": registration }),
        ),
        ("list_event_registrations", HOSTING, none.clone()),
        ("list_my_registrations", SIGNED_IN, none.clone()),
        ("get_registration", HOSTING_OR_OWN, none.clone()),
        // It has its seats: 409.
        ("accept_offer", "s", json!({})),
        ("decline_offer", "s", none.clone()),
        ("cancel_registration", HOSTING_OR_OWN, words.clone()),
        ("rate_event", "s", json!({ "stars": 5 })),
        ("list_event_ratings", HOSTING, none.clone()),
        ("create_calendar_feed", SIGNED_IN, none.clone()),
        ("delete_calendar_feed", SIGNED_IN, none.clone()),
        // Nobody knows the secret.
        ("get_calendar_feed", NOBODY, none.clone()),
        ("list_tickets", "s", none.clone()),
        ("reissue_ticket", HOSTING_OR_OWN, none.clone()),
        ("get_event_roster", HOSTING, none.clone()),
        ("list_attendees", HOSTING, none.clone()),
        ("upload_check_ins", HOSTING, json!({ "scans": [scan] })),
        ("list_check_ins", HOSTING, none),
        (
            "create_walk_in",
            HOSTING,
            json!({ "name": "王", "slot_id": 1, "reason": "空位", "device": "gate", "nonce": "2" }),
        ),
        ("undo_check_in", HOSTING, words),
    ]
}

/// The table: operation, who is let in, and the body that is sent. The others get 401, 403 or 404.
pub(super) fn table() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    let fact = json!({ "side": "against", "text": "两百米外有变电站", "distance_m": 200 });
    let board = json!({ "slug": "new", "name": "新版块", "description": "", "visibility": "members" });
    let project = json!({ "slug": "new", "name": "新项目", "city": "武汉", "district": "江岸区", "address": "一号",
        "status": "planned", "summary": "" });
    let complaint =
        json!({ "project_id": 1, "title": "电梯停了", "markdown": "停了两天", "category": "facilities" });
    let words = json!({ "markdown": "维修师傅已经到场，预计今天中午恢复。" });
    let promise = json!({ "markdown": "周五之前换好轿厢的配件。", "until_at": "2026-04-01T00:00:00Z" });
    let tier = json!({ "code": "member", "name_zh": "会员", "name_en": "Member", "threshold": 0, "benefits_markdown": "" });
    let club = json!({ "terms_markdown": "", "points_last_months": 24, "refund_grace_days": 30, "tier_window_months": 12,
        "utc_offset_minutes": 480, "adjustment_max": 10000, "tiers": [tier] });
    let reward =
        json!({ "title": "保洁", "markdown": "", "points": 1, "voucher_days": 30, "state": "offered" });
    let mut table = vec![
        ("get_health", EVERYONE, none.clone()),
        ("get_readiness", EVERYONE, none.clone()),
        ("get_privacy_notice", EVERYONE, none.clone()),
        (
            "register_account",
            EVERYONE,
            json!({ "name": "x", "email": "x", "password": "x", "consent_version": "x" }),
        ),
        ("recover_password", EVERYONE, json!({ "login": "nobody-here" })),
        ("reset_password", EVERYONE, json!({ "token": "x", "password": "a-long-password-7" })),
        // Whoever does not know the password is refused like everybody else.
        ("sign_in", NOBODY, json!({ "login": "nobody-here", "password": "wrong" })),
        ("sign_out", SIGNED_IN, none.clone()),
        ("list_sessions", SIGNED_IN, none.clone()),
        ("end_sessions", SIGNED_IN, none.clone()),
        ("end_session", "s", none.clone()),
        ("get_me", SIGNED_IN, none.clone()),
        ("update_me", SIGNED_IN, json!({ "bio": "你好" })),
        ("send_email_code", SIGNED_IN, none.clone()),
        ("prove_email", SIGNED_IN, json!({ "code": "000000" })),
        ("send_phone_code", SIGNED_IN, json!({ "phone": "13800138000" })),
        ("prove_phone", SIGNED_IN, json!({ "code": "000000" })),
        ("delete_phone", SIGNED_IN, none.clone()),
        ("record_consent", SIGNED_IN, json!({ "version": "x" })),
        ("erase_me", SIGNED_IN, json!({ "password": "x" })),
        ("erase_account", "b", none.clone()),
        ("put_avatar", SIGNED_IN, none.clone()),
        ("delete_avatar", SIGNED_IN, none.clone()),
        (
            "change_password",
            SIGNED_IN,
            json!({ "current_password": "x", "new_password": "a-long-password-7" }),
        ),
        ("get_attachment", "s", none.clone()),
        ("get_medium_copy", "s", none.clone()),
        ("get_thumbnail", "s", none.clone()),
        ("upload_photo", SIGNED_IN, none.clone()),
        ("list_notices", SIGNED_IN, none.clone()),
        ("count_unread_notices", SIGNED_IN, none.clone()),
        ("mark_notices_read", SIGNED_IN, json!({ "notice_id": 1 })),
        // Somebody else's notice.
        ("mark_notice_read", NOBODY, none.clone()),
        ("get_notice_settings", SIGNED_IN, none.clone()),
        ("put_notice_settings", SIGNED_IN, json!({ "kinds": [] })),
        ("list_notice_devices", SIGNED_IN, none.clone()),
        ("put_notice_device", SIGNED_IN, json!({ "token": "x", "name": "x" })),
        ("delete_notice_device", SIGNED_IN, none.clone()),
        ("end_mails", EVERYONE, json!({ "token": "x" })),
        ("open_stream", SIGNED_IN, none.clone()),
        ("get_profile", EVERYONE, none.clone()),
        ("list_badges", EVERYONE, none.clone()),
        ("list_account_badges", EVERYONE, none.clone()),
        ("get_own_badges", SIGNED_IN, none.clone()),
        ("set_badges_shown", SIGNED_IN, json!({ "shown": true })),
        ("get_trust", "drbs", none.clone()),
        ("pin_trust", "drb", json!({ "level": "member", "reason": "常来帮忙" })),
        ("unpin_trust", "drb", none.clone()),
        ("list_accounts", LEADING, none.clone()),
        ("list_roles", "lrwkbs", none.clone()),
        ("grant_role", "rb", json!({ "role": "expert", "project_id": 1 })),
        ("revoke_role", "rb", none.clone()),
        ("list_projects", EVERYONE, none.clone()),
        ("create_project", "b", project),
        ("get_project", EVERYONE, none.clone()),
        ("update_project", "erb", json!({ "summary": "改过" })),
        ("list_facts", EVERYONE, none.clone()),
        ("create_fact", "erb", fact.clone()),
        ("update_fact", "erb", json!({ "text": "改过" })),
        ("delete_fact", "erb", none.clone()),
        ("list_buildings", SIGNED_IN, none.clone()),
        ("create_building", "erb", json!({ "name": "九号楼" })),
        ("replace_building", "erb", json!({ "name": "十号楼" })),
        ("delete_building", "erb", none.clone()),
        ("list_units", SIGNED_IN, none.clone()),
        ("replace_unit", "erb", json!({ "name": "9902" })),
        ("delete_unit", "erb", none.clone()),
        ("create_units", "erb", json!({ "units": [{ "name": "9901" }] })),
        ("list_boards", EVERYONE, none.clone()),
        ("create_club_board", "b", board.clone()),
        ("list_project_boards", EVERYONE, none.clone()),
        ("create_board", "rb", board),
        ("get_board", READERS, none.clone()),
        ("update_board", "rb", json!({ "description": "改过" })),
        ("claim_ownership", PROVEN, json!({ "unit_id": 1, "role": "owner", "statement": "合同号 1" })),
        ("list_ownerships", LEADING, none.clone()),
        ("list_my_ownerships", SIGNED_IN, none.clone()),
        ("list_residents", ANSWERING, none.clone()),
        ("withdraw_ownership", "s", none.clone()),
        ("decide_ownership", LEADING, json!({ "decision": "confirm" })),
        ("list_latest_topics", EVERYONE, none.clone()),
        ("list_account_topics", EVERYONE, none.clone()),
        ("list_account_posts", EVERYONE, none.clone()),
        ("list_topics", READERS, none.clone()),
        ("open_topic", READERS, json!({ "title": "新话题", "markdown": "内容" })),
        ("get_topic", READERS, none.clone()),
        ("update_topic", "drb", json!({ "pinned": true })),
        ("delete_topic", "drb", none.clone()),
        ("restore_topic", "drb", none.clone()),
        ("set_topic_timer", "drb", json!({})),
        // There are no such board, posts and topic: 422.
        ("move_topic", "drb", json!({ "board_id": 999_999 })),
        ("split_topic", "drb", json!({ "title": "拆出来的", "post_ids": [999_999] })),
        ("merge_topic", "drb", json!({ "into_topic_id": 999_999 })),
        // For who moderates anything; of each topic it is told whether it was done.
        ("moderate_topics", "drb", json!({ "topic_ids": [999_999], "act": "pin" })),
        ("list_moderated_boards", SIGNED_IN, none.clone()),
        ("mark_read", READERS, json!({ "number": 1 })),
        ("list_unread", SIGNED_IN, none.clone()),
        ("watch_topic", READERS, json!({ "level": "watching" })),
        ("get_board_watch", READERS, none.clone()),
        ("watch_board", READERS, json!({ "level": "new_topics" })),
        ("list_watched_topics", SIGNED_IN, none.clone()),
        ("list_unread_topics", SIGNED_IN, none.clone()),
        ("list_new_topics", SIGNED_IN, none.clone()),
        ("mark_topics_read", SIGNED_IN, json!({ "until_at": "2026-01-01T00:00:00Z" })),
        ("list_posts", READERS, none.clone()),
        ("write_post", READERS, json!({ "markdown": "回答" })),
        ("get_post", READERS, none.clone()),
        ("accept_answer", "dalrwkbs", none.clone()),
        ("withdraw_answer", "dalrwkbs", none.clone()),
        ("get_poll", READERS, none.clone()),
        ("put_poll", "drbs", crate::polls::single("always")),
        ("delete_poll", "drbs", none.clone()),
        ("close_poll", "drbs", none.clone()),
        ("get_own_poll_vote", READERS, none.clone()),
        // There is no such option: 422.
        ("put_poll_vote", READERS, json!({ "choices": [999_999] })),
        ("withdraw_poll_vote", READERS, none.clone()),
        ("list_poll_votes", READERS, none.clone()),
        ("put_reaction", "ocytqdalrwkb", none.clone()),
        ("delete_reaction", READERS, none.clone()),
        ("list_reactions", READERS, none.clone()),
        ("list_own_reactions", SIGNED_IN, none.clone()),
        ("flag_post", "ocytqdalrwkb", json!({ "reason": "spam" })),
        ("list_flagged_posts", "drb", none.clone()),
        ("decide_flags", "drb", json!({ "decision": "kept" })),
        ("edit_post", "drbs", json!({ "markdown": "改过" })),
        ("delete_post", "drbs", none.clone()),
        ("restore_post", "drbs", none.clone()),
        ("get_post_source", "drbs", none.clone()),
        ("list_revisions", "drbs", none.clone()),
        ("preview_markdown", SIGNED_IN, json!({ "markdown": "看看" })),
        // A private complaint of the author; the others at home there have other homes.
        ("file_complaint", AT_HOME, complaint),
        ("list_complaints", EVERYONE, none.clone()),
        ("get_complaint", "alrwkbs", none.clone()),
        ("list_complaint_acts", "alrwkbs", none.clone()),
        ("follow_up_complaint", "s", json!({ "markdown": "还有一件事" })),
        ("answer_complaint", ANSWERING, words.clone()),
        ("retract_answer", ANSWERING, none.clone()),
        ("assign_complaint", ANSWERING, json!({ "handler_id": 1 })),
        ("grade_complaint", ANSWERING, json!({ "grade": "s1" })),
        ("resolve_complaint", ANSWERING, words.clone()),
        ("confirm_complaint", "s", none.clone()),
        ("reopen_complaint", "lrwkbs", words.clone()),
        ("withdraw_complaint", "s", none.clone()),
        ("dispute_answer", "s", none.clone()),
        (
            "rule_on_answer",
            LEADING,
            json!({ "upheld": false, "markdown": "已经说明了维修的时间，算是回复。" }),
        ),
        ("ask_complainant", ANSWERING, words.clone()),
        ("make_commitment", ANSWERING, promise.clone()),
        ("keep_commitment", ANSWERING, none.clone()),
        ("extend_resolution", LEADING, promise),
        ("waive_answer", "s", none.clone()),
        ("skip_answer", ANSWERING, none.clone()),
        ("want_answer", "s", none.clone()),
        ("propose_closing", ANSWERING, words.clone()),
        ("decide_closing", LEADING, json!({ "agree": true })),
        ("rate_complaint", "s", json!({ "rating": 5 })),
        ("list_handlers", ANSWERING, none.clone()),
        ("list_complaint_notes", ANSWERING, none.clone()),
        ("note_complaint", ANSWERING, json!({ "text": "先打电话" })),
        ("assign_complaints", ANSWERING_SOMEWHERE, json!({ "handler_id": 1, "complaint_ids": [1] })),
        // Nobody of these is of its team, or works on it.
        ("refuse_complaint", NOBODY, words.clone()),
        ("offer_complaint", NOBODY, json!({ "handler_id": 1 })),
        ("reroute_complaint", LEADING, json!({ "team_id": 1 })),
        // It is offered to nobody: 409.
        ("accept_complaint_offer", ANSWERING, none.clone()),
        ("decline_complaint_offer", ANSWERING, words.clone()),
        ("list_complaint_holders", ANSWERING, none.clone()),
        ("list_teams", ANSWERING_SOMEWHERE, none.clone()),
        ("get_team", ANSWERING, none.clone()),
        ("create_team", MANAGING, json!({ "name": "工程", "project_id": 1 })),
        ("update_team", MANAGING, json!({ "name": "工程部" })),
        ("close_team", MANAGING, none.clone()),
        ("add_team_member", MANAGING, none.clone()),
        // Of the team is nobody.
        ("remove_team_member", NOBODY, none.clone()),
        ("list_routing_rules", ANSWERING_SOMEWHERE, none.clone()),
        ("set_routing_rule", MANAGING, json!({ "project_id": 1, "category": "noise", "team_id": 1 })),
        ("delete_routing_rule", MANAGING, none.clone()),
        ("list_canned_answers", ANSWERING_SOMEWHERE, none.clone()),
        (
            "create_canned_answer",
            MANAGING,
            json!({ "project_id": 1, "title": "已派人", "markdown": "{complainant}您好" }),
        ),
        ("update_canned_answer", MANAGING, json!({ "title": "已派人", "markdown": "{due} 前回复" })),
        ("delete_canned_answer", MANAGING, none.clone()),
        ("fill_canned_answer", ANSWERING, none.clone()),
        ("propose_compensation", ANSWERING, json!({ "kind": "apology", "markdown": "登门致歉" })),
        ("list_complaint_compensations", "alrwkbs", none.clone()),
        ("list_compensations", ANSWERING_SOMEWHERE, none.clone()),
        ("get_compensation_totals", LEADING, none.clone()),
        ("get_compensation", ANSWERING, none.clone()),
        ("approve_compensation", LEADING, none.clone()),
        ("refuse_compensation", LEADING, words),
        // It was not approved: 409.
        ("pay_compensation", LEADING, json!({ "reference": "JM-1" })),
        ("accept_compensation", "s", none.clone()),
        ("decline_compensation", "s", none.clone()),
        ("receive_compensation", "s", none.clone()),
        ("get_compensation_limits", ANSWERING, none.clone()),
        ("set_compensation_limits", "wkb", json!({ "lead_fen": 100, "one_person_fen": 1000 })),
        ("list_due_visits", ANSWERING_SOMEWHERE, none.clone()),
        ("list_complaint_visits", ANSWERING, none.clone()),
        ("record_visit", ANSWERING, json!({ "reached": false })),
        ("search_callers", ANSWERING_SOMEWHERE, none.clone()),
        ("get_account_record", ANSWERING, none.clone()),
        ("list_saved_views", SIGNED_IN, none.clone()),
        ("create_saved_view", SIGNED_IN, json!({ "name": "本队待领", "filters": { "unassigned": true } })),
        ("update_saved_view", "s", json!({ "name": "待领", "filters": {} })),
        ("delete_saved_view", "s", none.clone()),
        ("get_promise", EVERYONE, none.clone()),
        ("list_promise_series", EVERYONE, none.clone()),
        ("list_promise_projects", EVERYONE, none.clone()),
        ("list_promise_breaches", EVERYONE, none.clone()),
        ("list_promise_cuts", ANSWERING, none.clone()),
        ("export_promise", EVERYONE, none.clone()),
        ("get_promise_badge", EVERYONE, none.clone()),
        ("search_posts", EVERYONE, none.clone()),
        ("list_similar_topics", EVERYONE, none.clone()),
        // There is no such board: 422.
        (
            "count_deflection",
            SIGNED_IN,
            json!({ "board_id": 999_999, "token": "0123456789abcdef", "step": "shown" }),
        ),
        // The staff of the project.
        ("list_deflections", "epdalrwkb", none.clone()),
        ("get_project_statistics", LEADING, none.clone()),
        ("export_project_statistics", LEADING, none.clone()),
        ("get_project_retention", LEADING, none.clone()),
        ("get_statistics", RUNNING, none.clone()),
        ("export_statistics", RUNNING, none.clone()),
        ("get_retention", RUNNING, none.clone()),
        ("get_club", EVERYONE, none.clone()),
        ("get_club_settings", RUNNING, none.clone()),
        ("update_club", RUNNING, club),
        ("join_club", PROVEN, json!({ "terms_version": 1 })),
        ("get_membership", PROVEN, none.clone()),
        ("leave_club", PROVEN, none.clone()),
        ("list_my_points", PROVEN, none.clone()),
        ("export_my_points", PROVEN, none.clone()),
        ("list_members", RUNNING, none.clone()),
        ("get_member", RUNNING, none.clone()),
        ("list_member_points", RUNNING, none.clone()),
        ("export_member_points", RUNNING, none.clone()),
        ("propose_adjustment", RUNNING, json!({ "points": 1, "reason": "补记" })),
        ("list_adjustments", RUNNING, none.clone()),
        ("approve_adjustment", RUNNING, none.clone()),
        ("refuse_adjustment", RUNNING, none.clone()),
        ("get_earning", EVERYONE, none.clone()),
        ("list_earning_rules", RUNNING, none.clone()),
        ("create_earning_rule", RUNNING, json!({ "kind": "tenure", "points": 1 })),
        ("try_earning_rule", RUNNING, none.clone()),
        ("activate_earning_rule", RUNNING, none.clone()),
        // It is a draft: 409.
        ("end_earning_rule", RUNNING, none.clone()),
        ("list_receipts", RUNNING, none.clone()),
        // There is no such number: 422.
        (
            "record_receipt",
            ANSWERING_SOMEWHERE,
            json!({ "number": "10999999", "fen": 1, "paid_on": "2026-03-01", "reference": "R" }),
        ),
        ("void_receipt", ANSWERING_SOMEWHERE, json!({ "reason": "录错" })),
        ("import_receipts", RUNNING, json!({ "text": "number,fen,paid_on,reference\n" })),
        ("list_rewards", EVERYONE, none.clone()),
        ("get_reward", EVERYONE, none.clone()),
        ("create_reward", RUNNING, reward.clone()),
        ("update_reward", RUNNING, reward),
        // There are no points: 409.
        ("redeem_reward", PROVEN, none.clone()),
        ("list_my_redemptions", PROVEN, none.clone()),
        ("cancel_redemption", "kbs", json!({})),
        ("get_voucher", ANSWERING_SOMEWHERE, none.clone()),
        ("use_voucher", ANSWERING_SOMEWHERE, none),
    ];
    table.extend(events());
    table.extend(referrals());
    table.extend(group_buys());
    table.extend(super::auctions::operations());
    table.extend(super::journey::operations());
    table.extend(super::bulletins::operations());
    table.extend(super::funds::operations());
    table.extend(super::surveys::operations());
    table.extend(super::drafts::operations());
    table.extend(super::draws::operations());
    table.extend(super::votes::operations());
    table.extend(super::commitments::operations());
    table.extend(super::messages::operations());
    table.extend(super::owners::operations());
    table.extend(super::keeping::operations());
    table.extend(super::pseudonyms::operations());
    table.extend(super::sanctions::operations());
    table.extend(super::reviews::operations());
    table
}
