//! Rows of answers.

use linli_entities::Date;
use linli_entities::account::AccountId;
use linli_entities::survey::SurveyId;
use linli_entities::survey_answer::{ActiveModel, Column, Entity, Model, SurveyAnswerKey};
use linli_entities::survey_question::SurveyQuestionId;
use linli_entities::survey_reply::{self, SurveyReplyKey};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QueryResult, QuerySelect as _, QueryTrait as _, Set,
};

use crate::db::queries::Sql;
use crate::features::surveys::rules::SurveyCut;
use crate::features::surveys::rules::figures::{Cell, Counted};
use crate::page::PageRequest;

pub(in super::super) async fn insert(
    db: &impl ConnectionTrait,
    row: ActiveModel,
    replies: Vec<survey_reply::ActiveModel>,
) -> Result<(), DbErr> {
    Entity::insert(row).exec_without_returning(db).await?;
    if !replies.is_empty() {
        survey_reply::Entity::insert_many(replies).exec_without_returning(db).await?;
    }
    Ok(())
}

/// By what answers are told apart.
fn column(cut: SurveyCut) -> &'static str {
    match cut {
        SurveyCut::Project => "b.project_id",
        SurveyCut::Building => "a.building_id",
        SurveyCut::Stage => "a.stage",
        SurveyCut::Month => "a.answered_on",
    }
}

/// Reads what is selected of the answers to a survey, beside the cell that they are of.
async fn select(
    db: &impl ConnectionTrait,
    (survey_id, cut): (SurveyId, SurveyCut),
    (selected, replies, groups): (&str, &str, &str),
) -> Result<Vec<QueryResult>, DbErr> {
    let cell = column(cut);
    let mut sql = Sql::new(format!(
        "SELECT {cell}, {selected} FROM survey_answer a LEFT JOIN building b ON b.id = a.building_id {replies}"
    ));
    sql.bind(" WHERE a.survey_id = ", survey_id.0);
    sql.push(&format!(" GROUP BY {cell}{groups}"));
    db.query_all_raw(sql.statement(db.get_database_backend())).await
}

/// What is counted of a survey, by the cells of a cut; of months by the day.
pub(in super::super) async fn counted(
    db: &impl ConnectionTrait,
    survey_id: SurveyId,
    cut: SurveyCut,
) -> Result<Counted, DbErr> {
    let (of, with_replies) = ((survey_id, cut), "JOIN survey_reply r ON r.answer_key = a.key");
    let mut all = Counted::default();
    for row in select(db, of, ("COUNT(*)", "", "")).await? {
        all.answers.insert(cell_of(&row, cut)?, count(&row, 1)?);
    }
    let replies = ("r.question_id, COUNT(DISTINCT r.answer_key)", with_replies, ", r.question_id");
    for row in select(db, of, replies).await? {
        all.replies.insert((row.try_get_by_index(1)?, cell_of(&row, cut)?), count(&row, 2)?);
    }
    let said =
        ("r.question_id, r.number, r.choice, COUNT(*)", with_replies, ", r.question_id, r.number, r.choice");
    for row in select(db, of, said).await? {
        let (number, choice): (Option<i32>, Option<String>) =
            (row.try_get_by_index(2)?, row.try_get_by_index(3)?);
        if let Some(key) = choice.or_else(|| number.map(|number| number.to_string())) {
            all.said.insert((row.try_get_by_index(1)?, cell_of(&row, cut)?, key), count(&row, 4)?);
        }
    }
    Ok(all)
}

fn cell_of(row: &QueryResult, cut: SurveyCut) -> Result<Cell, DbErr> {
    Ok(match cut {
        SurveyCut::Project | SurveyCut::Building => {
            row.try_get_by_index::<Option<i64>>(0)?.map(|id| id.to_string())
        }
        SurveyCut::Stage => row.try_get_by_index(0)?,
        SurveyCut::Month => row.try_get_by_index::<Option<Date>>(0)?.map(|day| day.to_string()),
    })
}

fn count(row: &QueryResult, index: usize) -> Result<u64, DbErr> {
    let count: i64 = row.try_get_by_index(index)?;
    Ok(u64::try_from(count).unwrap_or(0))
}

fn words(question_id: SurveyQuestionId) -> Condition {
    use survey_reply::Column;
    Condition::all().add(Column::QuestionId.eq(question_id)).add(Column::Text.is_not_null())
}

/// How many say something in words.
pub(in super::super) async fn words_count(
    db: &impl ConnectionTrait,
    question_id: SurveyQuestionId,
) -> Result<u64, DbErr> {
    survey_reply::Entity::find().filter(words(question_id)).count(db).await
}

/// A page of what is said in words, in the order of keys, which say nothing.
pub(in super::super) async fn words_page(
    db: &impl ConnectionTrait,
    question_id: SurveyQuestionId,
    page: &PageRequest<SurveyReplyKey>,
) -> Result<Vec<survey_reply::Model>, DbErr> {
    use survey_reply::Column;
    let mut rows = survey_reply::Entity::find().filter(words(question_id));
    if let Some(after) = page.after {
        rows = rows.filter(Column::Key.gt(after));
    }
    rows.order_by_asc(Column::Key).limit(page.rows()).all(db).await
}

/// A page of the answers to a survey, newest first.
pub(in super::super) async fn page_of(
    db: &impl ConnectionTrait,
    survey_id: SurveyId,
    page: &PageRequest<(Date, i64)>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(Column::SurveyId.eq(survey_id));
    if let Some((day, key)) = page.after {
        let same = Condition::all().add(Column::AnsweredOn.eq(day)).add(Column::Key.lt(key));
        rows = rows.filter(Condition::any().add(Column::AnsweredOn.lt(day)).add(same));
    }
    rows.order_by_desc(Column::AnsweredOn).order_by_desc(Column::Key).limit(page.rows()).all(db).await
}

/// What these answers say.
pub(in super::super) async fn replies_of(
    db: &impl ConnectionTrait,
    keys: Vec<SurveyAnswerKey>,
) -> Result<Vec<survey_reply::Model>, DbErr> {
    use survey_reply::Column;
    if keys.is_empty() {
        return Ok(vec![]);
    }
    let rows = survey_reply::Entity::find().filter(Column::AnswerKey.is_in(keys));
    rows.order_by_asc(Column::QuestionId).order_by_asc(Column::Choice).all(db).await
}

/// Forgets who gave the answers of an account, and what they say in words.
pub(in super::super) async fn forget(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    let own = Entity::find().select_only().column(Column::Key).filter(Column::AccountId.eq(account_id));
    survey_reply::Entity::delete_many()
        .filter(survey_reply::Column::Text.is_not_null())
        .filter(survey_reply::Column::AnswerKey.in_subquery(own.into_query()))
        .exec(db)
        .await?;
    let nobody = ActiveModel { account_id: Set(None), ..Default::default() };
    Entity::update_many().set(nobody).filter(Column::AccountId.eq(account_id)).exec(db).await?;
    Ok(())
}
