//! The schema of the database, as steps that only go forward.
//!
//! Invariants: a step that has landed is frozen; steps know no entity (they are history); one text of SQL serves
//! SQLite and PostgreSQL through the few words of [`dialect`].

pub use sea_orm_migration::MigratorTrait;

mod dialect;
mod m20261121_000001_spine;
mod m20261122_000002_erasure;
mod m20261122_000003_fact_version_and_revision_html;
mod m20261122_000004_complaints;
mod m20261126_000005_version_change;
mod m20261126_000008_photos;
mod m20261126_000009_acts;
mod m20261126_000010_promise;
mod m20261126_000011_teams;
mod m20261126_000012_notices;
mod m20261126_000013_indexes;
mod m20261126_000014_club;
mod m20261126_000015_events;
mod m20261126_000016_carriers;
mod m20261127_000017_referrals;
mod m20261127_000018_group_buys;
mod m20261127_000019_surveys;
mod m20261127_000020_journey;
mod m20261127_000021_bulletins;
mod m20261127_000022_figures;
mod m20261127_000023_fund;
mod m20261127_000024_auctions;
mod m20261127_000025_draws;
mod m20261127_000027_watches;
mod m20261127_000028_reactions;
mod m20261127_000029_flags;
mod m20261127_000030_questions;
mod m20261127_000031_commitments;
mod m20261127_000032_messages;
mod m20261127_000033_polls;
mod m20261127_000034_drafts;
mod m20261127_000035_deflections;
mod m20261127_000036_post_images;
mod m20261127_000037_bookmarks;
mod m20261127_000038_follows;
mod m20261127_000039_trust_and_badges;
mod m20261127_000040_owners_boards;
mod m20261127_000041_votes;
mod m20261127_000042_pseudonyms;
mod m20261127_000043_exports;
mod m20261127_000044_moderation;
mod m20261127_000045_sanctions;
mod m20261127_000046_word_rules;
mod m20261127_000047_ledger_accounts;
mod m20261127_000048_link_cards;
mod m20261127_000049_statistics;
mod m20261128_000050_html_versions;
mod m20261128_000051_read_marks;

/// Brings a database to the newest schema.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn sea_orm_migration::MigrationTrait>> {
        vec![
            Box::new(m20261121_000001_spine::Migration),
            Box::new(m20261122_000002_erasure::Migration),
            Box::new(m20261122_000003_fact_version_and_revision_html::Migration),
            Box::new(m20261122_000004_complaints::Migration),
            Box::new(m20261126_000005_version_change::Migration),
            Box::new(m20261126_000008_photos::Migration),
            Box::new(m20261126_000009_acts::Migration),
            Box::new(m20261126_000010_promise::Migration),
            Box::new(m20261126_000011_teams::Migration),
            Box::new(m20261126_000012_notices::Migration),
            Box::new(m20261126_000013_indexes::Migration),
            Box::new(m20261126_000014_club::Migration),
            Box::new(m20261126_000015_events::Migration),
            Box::new(m20261126_000016_carriers::Migration),
            Box::new(m20261127_000017_referrals::Migration),
            Box::new(m20261127_000018_group_buys::Migration),
            Box::new(m20261127_000019_surveys::Migration),
            Box::new(m20261127_000020_journey::Migration),
            Box::new(m20261127_000021_bulletins::Migration),
            Box::new(m20261127_000022_figures::Migration),
            Box::new(m20261127_000023_fund::Migration),
            Box::new(m20261127_000024_auctions::Migration),
            Box::new(m20261127_000025_draws::Migration),
            Box::new(m20261127_000027_watches::Migration),
            Box::new(m20261127_000028_reactions::Migration),
            Box::new(m20261127_000029_flags::Migration),
            Box::new(m20261127_000030_questions::Migration),
            Box::new(m20261127_000031_commitments::Migration),
            Box::new(m20261127_000032_messages::Migration),
            Box::new(m20261127_000033_polls::Migration),
            Box::new(m20261127_000034_drafts::Migration),
            Box::new(m20261127_000035_deflections::Migration),
            Box::new(m20261127_000036_post_images::Migration),
            Box::new(m20261127_000037_bookmarks::Migration),
            Box::new(m20261127_000038_follows::Migration),
            Box::new(m20261127_000039_trust_and_badges::Migration),
            Box::new(m20261127_000040_owners_boards::Migration),
            Box::new(m20261127_000041_votes::Migration),
            Box::new(m20261127_000042_pseudonyms::Migration),
            Box::new(m20261127_000043_exports::Migration),
            Box::new(m20261127_000044_moderation::Migration),
            Box::new(m20261127_000045_sanctions::Migration),
            Box::new(m20261127_000046_word_rules::Migration),
            Box::new(m20261127_000047_ledger_accounts::Migration),
            Box::new(m20261127_000048_link_cards::Migration),
            Box::new(m20261127_000049_statistics::Migration),
            Box::new(m20261128_000050_html_versions::Migration),
            Box::new(m20261128_000051_read_marks::Migration),
        ]
    }
}
