//! The rows of the database: one file per table, with the newtype of its id and the enums of its states.
//!
//! Invariants: ids are database-generated `i64` newtypes; a state is one enum from column to JSON (feature
//! `openapi` adds the JSON side); an instant ends in `_at` and is UTC, a date ends in `_on`.
//! Deliberately absent: queries (they are in `store.rs` of the feature that asks), relations, hooks on saving.

pub mod account;
pub mod adjustment;
pub mod attachment;
pub mod attendee;
pub mod audit_entry;
pub mod board;
pub mod building;
pub mod calendar_feed;
pub mod canned_answer;
pub mod check_in;
pub mod clock_step;
pub mod club;
pub mod club_tier;
pub mod compensation;
pub mod compensation_approval;
pub mod compensation_limit;
pub mod compensation_payment;
pub mod complaint;
pub mod complaint_act;
pub mod complaint_counter;
pub mod complaint_deadline;
pub mod complaint_note;
pub mod complaint_photo;
pub mod complaint_rung;
pub mod complaint_text;
pub mod consent;
pub mod deposit;
pub mod deposit_act;
pub mod deposit_home;
pub mod earning_fact;
pub mod earning_rule;
pub mod event;
pub mod event_question;
pub mod event_quota;
pub mod event_rating;
pub mod event_slot;
pub mod expiry_warning;
pub mod follower;
pub mod group_buy;
pub mod group_buy_project;
pub mod hold_lot;
pub mod idempotency_key;
pub mod import_ref;
pub mod job;
pub mod ledger_account;
pub mod ledger_entry;
pub mod ledger_head;
pub mod ledger_transaction;
pub mod lot_move;
pub mod membership;
pub mod notice;
pub mod notice_device;
pub mod notice_digest;
pub mod notice_quiet;
pub mod notice_setting;
pub mod outbox;
pub mod ownership;
pub mod payment;
pub mod payment_message;
pub mod point_hold;
pub mod point_lot;
pub mod post;
pub mod profile;
pub mod project;
pub mod project_fact;
pub mod proof;
pub mod receipt;
pub mod redemption;
pub mod referral;
pub mod referral_step;
pub mod refund;
pub mod registration;
pub mod registration_act;
pub mod reminder;
pub mod revision;
pub mod reward;
pub mod role_grant;
pub mod routing_rule;
pub mod saved_view;
pub mod session;
pub mod setting;
pub mod team;
pub mod team_member;
pub mod topic;
pub mod topic_read;
pub mod unit;
pub mod visit;

mod id;

/// An instant in UTC, as every `_at` column holds it.
pub type Instant = chrono::DateTime<chrono::Utc>;
/// A calendar date in the zone of the project, as every `_on` column holds it.
pub type Date = chrono::NaiveDate;
