//! Operations of lists of words.

use linli_entities::word_rule::WordRuleId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{RuleWordsInput, WordRuleInput, WordRulePatch, WordTrialInput};
use super::logic;
use super::output::{ListedWord, WordRule, WordTrial, WordsTaken};
use crate::actor::Actor;
use crate::answer::{Created, Gone, Versioned};
use crate::app::App;
use crate::auth::Member;
use crate::etag;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Lists of words.
pub struct WordRulesApi;

#[OpenApi(tag = "Tag::Reviews")]
impl WordRulesApi {
    /// List the lists of words that one keeps.
    ///
    /// Those of the boards and projects that one moderates, and those that hold everywhere for who moderates the club.
    #[oai(path = "/word-rules", method = "get", operation_id = "list_word_rules")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<WordRule>>, Problem> {
        let page = PageRequest::<WordRuleId>::parse(limit.0, after.0.as_deref())?;
        Ok(Json(logic::list(&app, &auth.into(), page).await?))
    }

    /// Make a list of words.
    ///
    /// For a board, a project, or everywhere, by who moderates there; up to 20 for each place. A list of more words than a body
    /// holds is sent in parts, the others with `put_words`.
    #[oai(path = "/word-rules", method = "post", operation_id = "create_word_rule")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// A word of your choice: the same request with the same word acts once.
        #[oai(name = "Idempotency-Key")]
        idempotency_key: Header<Option<String>>,
        input: Json<WordRuleInput>,
    ) -> Result<Created<WordRule>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, idempotency_key.0, "create_word_rule", &input.0)?;
        Ok(Created::of(logic::create(&app, &actor, input.0.try_into()?, once).await?))
    }

    /// Read a list of words.
    ///
    /// What it is called, where it holds and what it does; its words are a list of their own.
    #[oai(path = "/word-rules/:word_rule_id", method = "get", operation_id = "get_word_rule")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The list.
        word_rule_id: Path<WordRuleId>,
    ) -> Result<Versioned<WordRule>, Problem> {
        let rule = logic::get(&app, &auth.into(), word_rule_id.0).await?;
        Ok(Versioned::of(rule.version, rule))
    }

    /// Change a list of words.
    ///
    /// Its name, what it does, and whether it holds.
    #[oai(path = "/word-rules/:word_rule_id", method = "patch", operation_id = "update_word_rule")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The list.
        word_rule_id: Path<WordRuleId>,
        /// The `ETag` that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        patch: Json<WordRulePatch>,
    ) -> Result<Versioned<WordRule>, Problem> {
        let (actor, id) = (Actor::from(auth), word_rule_id.0);
        let seen = etag::version_seen(if_match.0.as_deref())?;
        let rule = logic::update(&app, &actor, id, seen, patch.0.try_into()?).await?;
        Ok(Versioned::of(rule.version, rule))
    }

    /// Delete a list of words.
    ///
    /// With its words. What was masked by it stays masked.
    #[oai(path = "/word-rules/:word_rule_id", method = "delete", operation_id = "delete_word_rule")]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The list.
        word_rule_id: Path<WordRuleId>,
    ) -> Result<Gone, Problem> {
        logic::delete(&app, &auth.into(), word_rule_id.0).await?;
        Ok(Gone::Gone)
    }

    /// List the words of a list.
    ///
    /// In the order in which they came.
    #[oai(path = "/word-rules/:word_rule_id/words", method = "get", operation_id = "list_words")]
    async fn words(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The list.
        word_rule_id: Path<WordRuleId>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<ListedWord>>, Problem> {
        let page = PageRequest::<usize>::parse(limit.0, after.0.as_deref())?;
        Ok(Json(logic::words(&app, &auth.into(), word_rule_id.0, page).await?))
    }

    /// Give a list words.
    ///
    /// Others instead, more, or fewer: one word in each line, or a table of which the last column has them. Lines that are no
    /// words are told and left out. 412 where somebody else changed its words at the same moment.
    #[oai(path = "/word-rules/:word_rule_id/words", method = "put", operation_id = "put_words")]
    async fn put_words(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The list.
        word_rule_id: Path<WordRuleId>,
        input: Json<RuleWordsInput>,
    ) -> Result<Json<WordsTaken>, Problem> {
        Ok(Json(logic::put_words(&app, &auth.into(), word_rule_id.0, input.0).await?))
    }

    /// Try a text.
    ///
    /// What the lists that one keeps find in it, and why. Nothing is kept.
    #[oai(path = "/word-trials", method = "post", operation_id = "try_words")]
    async fn trial(
        &self,
        app: Data<&App>,
        auth: Member,
        input: Json<WordTrialInput>,
    ) -> Result<Json<WordTrial>, Problem> {
        Ok(Json(logic::trial(&app, &auth.into(), input.0).await?))
    }
}
