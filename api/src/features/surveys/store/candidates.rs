//! Who is to be invited: of an audience those who have no invitation and wait for no complaint.

use linli_entities::account::AccountId;
use linli_entities::building::BuildingId;
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::{ProjectId, ProjectStatus};
use linli_entities::survey::{Model, SurveyAudience, SurveyStage};
use linli_entities::unit::UnitId;
use linli_entities::{Date, Instant};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use crate::db::queries::Sql;
use crate::features::surveys::rules;

/// Somebody to be invited.
#[derive(Clone, Debug)]
pub(in super::super) struct Candidate {
    pub(in super::super) account_id: AccountId,
    pub(in super::super) unit_id: Option<UnitId>,
    pub(in super::super) building_id: Option<BuildingId>,
    pub(in super::super) stage: Option<SurveyStage>,
}

/// A complaint for which somebody still has to do something.
const LIVE: &str = "c.state IN ('received', 'answered', 'resolved')";

/// Neither the account nor the home has an invitation.
fn not_invited(sql: &mut Sql, survey: &Model, account: &str, unit: Option<&str>) {
    let columns = [Some(("account_id", account)), unit.map(|unit| ("unit_id", unit))];
    for (column, value) in columns.into_iter().flatten() {
        sql.bind(" AND NOT EXISTS (SELECT 1 FROM survey_invitation i WHERE i.survey_id = ", survey.id.0);
        sql.push(&format!(" AND i.{column} = {value})"));
    }
}

/// Nobody waits for a complaint: neither the account nor somebody else of the home.
fn not_waiting(sql: &mut Sql, account: &str, unit: Option<&str>) {
    let columns = [Some(("complainant_id", account)), unit.map(|unit| ("unit_id", unit))];
    for (column, value) in columns.into_iter().flatten() {
        sql.push(&format!(
            " AND NOT EXISTS (SELECT 1 FROM complaint c WHERE c.{column} = {value} AND {LIVE})"
        ));
    }
    if let Some(unit) = unit {
        sql.push(&format!(
            " AND NOT EXISTS (SELECT 1 FROM ownership h JOIN complaint c ON c.complainant_id = h.account_id \
             WHERE h.unit_id = {unit} AND h.state = 'confirmed' AND {LIVE})"
        ));
    }
}

/// Those who hold homes, as far as the survey asks for them; of each home first whoever owns it. `handovers` are the
/// days of handover that it asks for, of which there may be any.
pub(in super::super) async fn households(
    db: &impl ConnectionTrait,
    survey: &Model,
    handovers: Option<&[(Date, Date)]>,
    limit: usize,
) -> Result<Vec<Candidate>, DbErr> {
    let mut sql = Sql::new(
        "SELECT o.account_id, o.unit_id, u.building_id, o.role, p.status FROM ownership o \
         JOIN unit u ON u.id = o.unit_id JOIN building b ON b.id = u.building_id \
         JOIN project p ON p.id = b.project_id JOIN account a ON a.id = o.account_id \
         WHERE o.state = 'confirmed' AND a.disabled_at IS NULL",
    );
    sql.push(match survey.audience {
        SurveyAudience::Buyers => " AND o.role = 'buyer'",
        _ => " AND o.role IN ('owner', 'co_owner')",
    });
    if let Some(id) = survey.project_id {
        sql.bind(" AND b.project_id = ", id.0);
    }
    sql.push(match survey.stage {
        None => "",
        Some(SurveyStage::Signing) => " AND p.status IN ('planned', 'on_sale')",
        Some(SurveyStage::Building) => " AND p.status = 'under_construction'",
        Some(SurveyStage::Handover) => " AND p.status = 'handed_over' AND o.role = 'buyer'",
        Some(SurveyStage::MovedIn) => " AND p.status = 'handed_over' AND o.role <> 'buyer'",
    });
    if let Some(windows) = handovers {
        let mut before = " AND ((p.handover_on >= ";
        for (from, until) in windows {
            sql.bind(before, *from);
            sql.bind(" AND p.handover_on < ", *until);
            before = ") OR (p.handover_on >= ";
        }
        sql.push("))");
    }
    not_invited(&mut sql, survey, "o.account_id", Some("o.unit_id"));
    not_waiting(&mut sql, "o.account_id", Some("o.unit_id"));
    // `owner` is after `co_owner`.
    sql.push(&format!(" ORDER BY o.unit_id, o.role DESC, o.id LIMIT {limit}"));
    let rows = db.query_all_raw(sql.statement(db.get_database_backend())).await?;
    rows.iter().map(household).collect()
}

fn household(row: &QueryResult) -> Result<Candidate, DbErr> {
    let (role, status): (OwnershipRole, ProjectStatus) = (row.try_get_by_index(3)?, row.try_get_by_index(4)?);
    Ok(Candidate {
        account_id: row.try_get_by_index(0)?,
        unit_id: Some(row.try_get_by_index(1)?),
        building_id: Some(row.try_get_by_index(2)?),
        stage: Some(rules::stage(role, status)),
    })
}

/// At home in a project.
fn at_home(sql: &mut Sql, project_id: ProjectId, account: &str) {
    let homes = format!(
        " AND EXISTS (SELECT 1 FROM ownership o JOIN unit u ON u.id = o.unit_id JOIN building b ON b.id = u.building_id \
         WHERE o.account_id = {account} AND o.state = 'confirmed' AND b.project_id = "
    );
    sql.bind(&homes, project_id.0);
    sql.push(")");
}

/// Members of the club; of a project those who are at home there.
pub(in super::super) async fn members(
    db: &impl ConnectionTrait,
    survey: &Model,
    limit: usize,
) -> Result<Vec<Candidate>, DbErr> {
    let mut sql = Sql::new(
        "SELECT m.account_id FROM membership m JOIN account a ON a.id = m.account_id \
         WHERE m.left_at IS NULL AND a.disabled_at IS NULL",
    );
    if let Some(id) = survey.project_id {
        at_home(&mut sql, id, "m.account_id");
    }
    not_invited(&mut sql, survey, "m.account_id", None);
    not_waiting(&mut sql, "m.account_id", None);
    sql.push(&format!(" ORDER BY m.account_id LIMIT {limit}"));
    let rows = db.query_all_raw(sql.statement(db.get_database_backend())).await?;
    let member = |row: &QueryResult| {
        Ok(Candidate { account_id: row.try_get_by_index(0)?, unit_id: None, building_id: None, stage: None })
    };
    rows.iter().map(member).collect()
}

/// Those whose complaint came to its end since the survey was opened, but not after `until`, and was not opened again.
pub(in super::super) async fn complainants(
    db: &impl ConnectionTrait,
    survey: &Model,
    (since, until): (Instant, Instant),
    limit: usize,
) -> Result<Vec<Candidate>, DbErr> {
    let mut sql = Sql::new(
        "SELECT DISTINCT k.complainant_id, k.unit_id, u.building_id FROM complaint_act e \
         JOIN complaint k ON k.id = e.complaint_id JOIN account a ON a.id = k.complainant_id \
         LEFT JOIN unit u ON u.id = k.unit_id \
         WHERE e.kind IN ('confirmed', 'auto_closed') AND a.disabled_at IS NULL AND k.state IN ('confirmed', 'closed')",
    );
    sql.bind(" AND e.acted_at >= ", since);
    sql.bind(" AND e.acted_at <= ", until);
    if let Some(id) = survey.project_id {
        sql.bind(" AND k.project_id = ", id.0);
    }
    sql.bind(
        " AND NOT EXISTS (SELECT 1 FROM complaint_act l WHERE l.complaint_id = k.id \
         AND l.kind IN ('confirmed', 'auto_closed') AND l.acted_at > ",
        until,
    );
    sql.push(")");
    not_invited(&mut sql, survey, "k.complainant_id", Some("k.unit_id"));
    sql.push(&format!(" ORDER BY k.complainant_id, k.unit_id LIMIT {limit}"));
    let rows = db.query_all_raw(sql.statement(db.get_database_backend())).await?;
    let one = |row: &QueryResult| {
        Ok(Candidate {
            account_id: row.try_get_by_index(0)?,
            unit_id: row.try_get_by_index(1)?,
            building_id: row.try_get_by_index(2)?,
            stage: None,
        })
    };
    rows.iter().map(one).collect()
}
