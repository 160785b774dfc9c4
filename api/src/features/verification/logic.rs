//! Comparing what is derived with what it is derived from.

use std::fmt;

use linli_entities::board::BoardId;
use linli_entities::complaint::ComplaintId;
use linli_entities::outbox::OutboxKind;
use linli_entities::post::PostId;
use linli_entities::topic::TopicId;

use crate::app::App;
use crate::error::Error;
use crate::features::search::check::{self, Differs};
use crate::features::{
    boards, commitments, complaints, draws, fund, payments, points, statistics, topics, votes,
};
use crate::outbox;

/// What is told of one by one; the rest is counted.
const TOLD: usize = 100;

/// Whether to repair what is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// As far as it can be: counters at once, the index by whoever feeds it.
    Yes,
    /// Only tell.
    No,
}

/// Something that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A post in the index is not as in the database.
    Indexed(PostId, Differs),
    /// A complaint in the index is not as in the database.
    IndexedComplaint(ComplaintId, Differs),
    /// The counters of a topic.
    Topic(topics::jobs::Miscount),
    /// The counters of a board.
    Board(boards::jobs::Miscount),
    /// A complaint is not what its acts add up to.
    Complaint(ComplaintId, complaints::jobs::Differs),
    /// The ledger is not what it says.
    Ledger(points::jobs::Fault),
    /// Deposits, payments and refunds are not what the book of money says.
    Money(payments::jobs::Fault),
    /// The book of a fund is not what it says.
    Fund(fund::jobs::Fault),
    /// A draw does not come out as it did.
    Draw(draws::jobs::Fault),
    /// The history of a commitment is not what it was.
    Commitment(commitments::jobs::Fault),
    /// A vote is not what was published of it.
    Vote(votes::jobs::Fault),
    /// Figures of a stretch of days are not what a recount gives.
    Statistic(statistics::jobs::Fault),
}

impl Wrong {
    /// Whether it can be repaired: a post that is gone cannot.
    fn is_repairable(&self) -> bool {
        match self {
            Self::Indexed(..) | Self::IndexedComplaint(..) | Self::Board(_) | Self::Statistic(_) => true,
            Self::Complaint(_, differs) => *differs != complaints::jobs::Differs::Acts,
            // What is wrong in a ledger is put right by people who know why, and by an opposite transaction.
            Self::Ledger(_) | Self::Money(_) | Self::Fund(_) | Self::Draw(_) => false,
            Self::Commitment(_) | Self::Vote(_) => false,
            Self::Topic(miscount) => {
                let (said, counted, likes) = (miscount.said, miscount.counted, miscount.likes);
                said.0 != counted.0 || said.1 < counted.1 || likes.0 != likes.1
            }
        }
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Indexed(id, differs) => write!(f, "post {id} {}", in_index(*differs)),
            Self::IndexedComplaint(id, differs) => write!(f, "complaint {id} {}", in_index(*differs)),
            Self::Topic(wrong) => {
                let ((posts, last), (live, counted)) = (wrong.said, wrong.counted);
                write!(f, "topic {} says {posts} posts up to number {last}: ", wrong.id)?;
                write!(
                    f,
                    "there are {live} up to number {counted}, and {} numbers are missing",
                    wrong.gap_count
                )?;
                if wrong.likes.0 == wrong.likes.1 {
                    return Ok(());
                }
                write!(f, "; it says {} likes where there are {}", wrong.likes.0, wrong.likes.1)
            }
            Self::Board(wrong) => {
                let ((topics, posts), (counted_topics, counted_posts)) = (wrong.said, wrong.counted);
                write!(f, "board {} says {topics} topics with {posts} posts: ", wrong.id)?;
                write!(f, "there are {counted_topics}, which say {counted_posts}")
            }
            Self::Complaint(id, differs) => match differs {
                complaints::jobs::Differs::Row => write!(f, "complaint {id} is not what its acts add up to"),
                complaints::jobs::Differs::Deadlines => {
                    write!(f, "what is owed for complaint {id} is not what its acts add up to")
                }
                complaints::jobs::Differs::Compensations => {
                    write!(f, "what is offered for complaint {id} is not what its acts say")
                }
                complaints::jobs::Differs::Acts => write!(f, "complaint {id} lacks acts"),
            },
            Self::Ledger(fault) => fault.fmt(f),
            Self::Money(fault) => fault.fmt(f),
            Self::Fund(fault) => fault.fmt(f),
            Self::Draw(fault) => fault.fmt(f),
            Self::Commitment(fault) => fault.fmt(f),
            Self::Vote(fault) => fault.fmt(f),
            Self::Statistic(fault) => {
                let step = fault.step.as_str();
                write!(
                    f,
                    "the figures of the {step} that begins on {} are not what is counted",
                    fault.first_on
                )
            }
        }
    }
}

/// What is wrong with something in the index, for people.
fn in_index(differs: Differs) -> &'static str {
    match differs {
        Differs::Missing => "is not in the search index",
        Differs::Otherwise => "is otherwise in the search index",
        Differs::InVain => "should not be in the search index",
    }
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Posts compared with the index; none where it has not been built.
    pub post_count: Option<u64>,
    /// Complaints compared with the index.
    pub complaint_count: u64,
    /// Topics whose posts were counted.
    pub topic_count: u64,
    /// Boards whose topics were counted.
    pub board_count: u64,
    /// Complaints whose acts were added up.
    pub replayed_count: u64,
    /// Transactions of the ledger whose entries and hashes were checked.
    pub transaction_count: u64,
    /// Members whose points were added up.
    pub member_count: u64,
    /// Draws that were recomputed.
    pub draw_count: u64,
    /// Days, weeks and months of figures that were counted again.
    pub stretch_count: u64,
    /// What is wrong, as far as it is told of one by one.
    pub wrong: Vec<Wrong>,
    /// How much is wrong.
    pub wrong_count: u64,
    /// How much of it was repaired, or will be by whoever feeds the index.
    pub repaired_count: u64,
}

impl Report {
    fn note(&mut self, wrong: Wrong) {
        self.wrong_count += 1;
        if self.wrong.len() < TOLD {
            self.wrong.push(wrong);
        }
    }
}

/// Compares counters with what they count, complaints with what their acts add up to, draws with what is published of
/// them, commitments with their histories, votes with theirs, and the index with posts and complaints, page by page.
///
/// # Errors
/// When the database or the index fails, or the application closes meanwhile.
pub async fn verify(app: &App, repair: Repair) -> Result<Report, Error> {
    let mut report = Report::default();
    count_topics(app, repair, &mut report).await?;
    // After the topics, whose counters they add up.
    count_boards(app, repair, &mut report).await?;
    replay_complaints(app, repair, &mut report).await?;
    check_ledger(app, &mut report).await?;
    recompute_draws(app, &mut report).await?;
    commitments::jobs::check(app).await?.into_iter().for_each(|fault| report.note(Wrong::Commitment(fault)));
    votes::jobs::check(app).await?.into_iter().for_each(|fault| report.note(Wrong::Vote(fault)));
    count_figures(app, repair, &mut report).await?;
    compare_index(app, repair, &mut report).await?;
    compare_complaints(app, repair, &mut report).await?;
    Ok(report)
}

/// Checks the ledger alone: points, money and funds.
///
/// # Errors
/// As [`verify`].
pub async fn verify_ledger(app: &App) -> Result<Report, Error> {
    let mut report = Report::default();
    check_ledger(app, &mut report).await?;
    Ok(report)
}

async fn check_ledger(app: &App, report: &mut Report) -> Result<(), Error> {
    let checked = points::jobs::check(app).await?;
    report.transaction_count = checked.transaction_count;
    report.member_count = checked.member_count;
    checked.faults.into_iter().for_each(|fault| report.note(Wrong::Ledger(fault)));
    payments::jobs::check(app).await?.into_iter().for_each(|fault| report.note(Wrong::Money(fault)));
    fund::jobs::check(app).await?.into_iter().for_each(|fault| report.note(Wrong::Fund(fault)));
    Ok(())
}

async fn recompute_draws(app: &App, report: &mut Report) -> Result<(), Error> {
    let (count, faults) = draws::jobs::check(app).await?;
    report.draw_count = count;
    faults.into_iter().for_each(|fault| report.note(Wrong::Draw(fault)));
    Ok(())
}

/// Ends a long check when the application closes.
fn go_on(app: &App) -> Result<(), Error> {
    if app.stop.is_cancelled() { Err(Error::internal(anyhow::anyhow!("closing"))) } else { Ok(()) }
}

async fn count_topics(app: &App, repair: Repair, report: &mut Report) -> Result<(), Error> {
    let mut after = TopicId(0);
    loop {
        go_on(app)?;
        let (miscounted, count, next) = topics::jobs::count(app, after).await?;
        report.topic_count += count;
        for wrong in miscounted.into_iter().map(Wrong::Topic) {
            report.note(wrong);
            if let (Repair::Yes, Wrong::Topic(miscount), true) = (repair, wrong, wrong.is_repairable()) {
                topics::jobs::recount(app, miscount.id).await?;
                report.repaired_count += 1;
            }
        }
        let Some(next) = next else { return Ok(()) };
        after = next;
    }
}

async fn count_boards(app: &App, repair: Repair, report: &mut Report) -> Result<(), Error> {
    let (miscounted, count) = boards::jobs::count(app).await?;
    report.board_count = count;
    for miscount in miscounted {
        report.note(Wrong::Board(miscount));
        if repair == Repair::Yes {
            let id: BoardId = miscount.id;
            boards::jobs::recount(app, id).await?;
            report.repaired_count += 1;
        }
    }
    Ok(())
}

async fn count_figures(app: &App, repair: Repair, report: &mut Report) -> Result<(), Error> {
    let (count, faults) = statistics::jobs::check(app).await?;
    report.stretch_count = count;
    for fault in faults {
        report.note(Wrong::Statistic(fault));
        if repair == Repair::Yes {
            statistics::jobs::recount(app, fault).await?;
            report.repaired_count += 1;
        }
    }
    Ok(())
}

async fn replay_complaints(app: &App, repair: Repair, report: &mut Report) -> Result<(), Error> {
    let mut after = ComplaintId(0);
    loop {
        go_on(app)?;
        let replayed = complaints::jobs::replay(app, after).await?;
        report.replayed_count += replayed.count;
        for (id, differs) in replayed.differing {
            let wrong = Wrong::Complaint(id, differs);
            report.note(wrong);
            if repair == Repair::Yes && wrong.is_repairable() {
                complaints::jobs::rebuild(app, id).await?;
                report.repaired_count += 1;
            }
        }
        let Some(next) = replayed.next else { return Ok(()) };
        after = next;
    }
}

async fn compare_index(app: &App, repair: Repair, report: &mut Report) -> Result<(), Error> {
    let mut after = PostId(0);
    loop {
        go_on(app)?;
        let Some(compared) = check::compare(app, after).await? else { return Ok(()) };
        *report.post_count.get_or_insert(0) += compared.count;
        for (id, differs) in &compared.differing {
            report.note(Wrong::Indexed(*id, *differs));
        }
        if repair == Repair::Yes && !compared.differing.is_empty() {
            report.repaired_count += compared.differing.len() as u64;
            let ids = compared.differing.into_iter().map(|(id, _)| id.0).collect();
            feed_again(app, OutboxKind::Post, ids).await?;
        }
        let Some(next) = compared.next else { return Ok(()) };
        after = next;
    }
}

async fn compare_complaints(app: &App, repair: Repair, report: &mut Report) -> Result<(), Error> {
    let mut after = ComplaintId(0);
    loop {
        go_on(app)?;
        let Some(compared) = check::compare_complaints(app, after).await? else { return Ok(()) };
        report.complaint_count += compared.count;
        for (id, differs) in &compared.differing {
            report.note(Wrong::IndexedComplaint(*id, *differs));
        }
        if repair == Repair::Yes && !compared.differing.is_empty() {
            report.repaired_count += compared.differing.len() as u64;
            let ids = compared.differing.into_iter().map(|(id, _)| id.0).collect();
            feed_again(app, OutboxKind::Complaint, ids).await?;
        }
        let Some(next) = compared.next else { return Ok(()) };
        after = next;
    }
}

/// Names what differs in the outbox: whoever feeds an index takes it in as it is, here and on other nodes.
async fn feed_again(app: &App, kind: OutboxKind, ids: Vec<i64>) -> Result<(), Error> {
    app.db
        .write((kind, ids, app.clock.now()), |txn, (kind, ids, now)| {
            Box::pin(async move {
                for id in ids {
                    outbox::enqueue(txn, kind, id, now).await?;
                }
                Ok(())
            })
        })
        .await
}
