//! Jobs: tried again, taken over, given up and forgotten; mail through a server that speaks SMTP, or does not.

use std::collections::VecDeque;
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::TimeDelta;
use linli::clock::{Clock, Stopwatch};
use linli::config::SmtpConfig;
use linli::jobs;
use linli_entities::complaint_act::{self, ActKind};
use linli_entities::job::{self, JobKind};
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Browser, Database, TestApp, run_with};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _,
};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// Far longer than anything here takes that does not hang.
const LONG: Duration = Duration::from_secs(20);

/// What a mail server does with a connection.
#[derive(Clone, Copy)]
enum Manner {
    /// Takes the mail, after so long by the clock of the application.
    TakeAfter(Duration),
    /// Says nothing, ever.
    Hang,
    /// Knows no such address.
    Refuse,
}

/// A mail server on this machine.
struct Sink {
    listener: TcpListener,
    taken: Arc<Mutex<Vec<String>>>,
    /// Connections so far.
    met: Arc<AtomicUsize>,
}

impl Sink {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        Self { listener, taken: Arc::default(), met: Arc::default() }
    }

    fn settings(&self) -> SmtpConfig {
        let port = self.listener.local_addr().expect("an address").port();
        SmtpConfig { host: "127.0.0.1".to_owned(), port, user: None, password: None, plaintext: true }
    }

    /// Treats one connection after another in these manners, and those after them in the last of them.
    fn serve(self, manners: &[Manner], clock: Clock) -> Arc<Mutex<Vec<String>>> {
        let (taken, mut manners) = (self.taken.clone(), VecDeque::from(manners.to_vec()));
        self.listener.set_nonblocking(true).expect("a socket");
        let listener = tokio::net::TcpListener::from_std(self.listener).expect("a socket");
        tokio::spawn(async move {
            let mut hanging = vec![];
            let mut manner = Manner::Hang;
            while let Ok((stream, _)) = listener.accept().await {
                self.met.fetch_add(1, Ordering::Relaxed);
                manner = manners.pop_front().unwrap_or(manner);
                match manner {
                    Manner::Hang => hanging.push(stream),
                    Manner::TakeAfter(time) => {
                        let mail = take(stream, || clock.advance(time), "250 well\r\n").await;
                        let mail = mail.expect("a client that speaks SMTP");
                        self.taken.lock().expect("the mails").push(mail);
                    }
                    Manner::Refuse => drop(take(stream, || {}, "550 5.1.1 no such user\r\n").await),
                }
            }
        });
        taken
    }
}

/// Takes one mail as a server of SMTP does (RFC 5321), and says this of its address.
async fn take(stream: TcpStream, before: impl Fn(), of_address: &'static str) -> std::io::Result<String> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let (mut mail, mut in_mail) = (String::new(), false);
    write.write_all(b"220 sink\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let answer = match (in_mail, line.as_str()) {
            (true, ".") => {
                before();
                in_mail = false;
                "250 taken\r\n"
            }
            (true, line) => {
                mail.push_str(line);
                mail.push('\n');
                continue;
            }
            (false, "DATA") => {
                in_mail = true;
                "354 go on\r\n"
            }
            (false, "QUIT") => {
                write.write_all(b"221 bye\r\n").await?;
                break;
            }
            (false, line) if line.starts_with("RCPT") => of_address,
            (false, _) => "250 well\r\n",
        };
        write.write_all(answer.as_bytes()).await?;
    }
    Ok(mail)
}

/// Runs a story on both databases, with a mail server.
fn on_both(story: impl AsyncFn(TestApp, Sink)) {
    for database in [Database::Sqlite, Database::Postgres] {
        let sink = Sink::new();
        let smtp = sink.settings();
        run_with(database, |config| config.smtp = Some(smtp), |app| story(app, sink));
    }
}

async fn enqueue(app: &TestApp, to: &str) {
    let mail = json!({ "to": to, "subject": "你好", "text": "code 123456" });
    let written = app.app.db.write((mail, app.app.clock.now()), |txn, (mail, now)| {
        Box::pin(async move { Ok(jobs::enqueue(txn, JobKind::SendMail, mail, now).await?) })
    });
    written.await.expect("a job");
}

/// The jobs there are, oldest first.
async fn rows(app: &TestApp) -> Vec<job::Model> {
    let rows = job::Entity::find().order_by_asc(job::Column::Id).all(app.app.db.read()).await;
    rows.expect("jobs")
}

/// Waits until what is asked for is so.
async fn until(what: &str, is_so: impl AsyncFn() -> bool) {
    let asking = async {
        while !is_so().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(LONG, asking).await.unwrap_or_else(|_| panic!("{what}: not within {LONG:?}"));
}

linli_tests::story! {
    async fn a_job_that_fails_is_tried_again_after_growing_pauses_and_given_up_in_the_end(app) {
        enqueue(&app, "no address").await;
        for (tried, pause_s) in [60, 240, 960, 3_840, 15_360, 61_440, 61_440].into_iter().enumerate() {
            assert_eq!(app.run_jobs().await, 0);
            let row = rows(&app).await.remove(0);
            assert_eq!(row.attempt_count as usize, tried + 1);
            assert!(row.last_error.is_some_and(|error| error.contains("recipient")));
            assert_eq!(row.payload["text"], "code 123456");
            assert_eq!(row.locked_until, Some(app.app.clock.now() + TimeDelta::seconds(pause_s)));
            app.advance(Duration::from_secs(pause_s as u64 - 1));
            app.run_jobs().await;
            assert_eq!(rows(&app).await[0].attempt_count as usize, tried + 1, "not before its time");
            app.advance(Duration::from_secs(1));
        }
        app.run_jobs().await;
        app.advance(Duration::from_secs(7 * 86_400));
        app.run_jobs().await;
        let row = rows(&app).await.remove(0);
        assert_eq!((row.attempt_count, row.done_at, &row.payload), (8, None, &json!({})), "an operator sees it");
        jobs::sweep(&app.app, app.app.clock.now()).await;
        assert_eq!(rows(&app).await.len(), 1);
        app.advance(Duration::from_secs(30 * 86_400));
        jobs::sweep(&app.app, app.app.clock.now()).await;
        assert!(rows(&app).await.is_empty());
    }

    async fn what_was_sent_is_forgotten_at_once_and_that_it_was_after_a_week(app) {
        enqueue(&app, "anna@story.test").await;
        assert_eq!(app.run_jobs().await, 1);
        assert_eq!(rows(&app).await[0].payload, json!({}));
        app.advance(Duration::from_secs(6 * 86_400));
        jobs::sweep(&app.app, app.app.clock.now()).await;
        assert_eq!(rows(&app).await.len(), 1);
        app.advance(Duration::from_secs(2 * 86_400));
        jobs::sweep(&app.app, app.app.clock.now()).await;
        assert!(rows(&app).await.is_empty());
    }

    async fn a_worker_that_dies_at_the_last_try_leaves_no_mail_behind(app) {
        enqueue(&app, "anna@story.test").await;
        let died = "UPDATE job SET attempt_count = 8, locked_until = run_at";
        app.app.db.read().execute_unprepared(died).await.expect("a row");
        jobs::sweep(&app.app, app.app.clock.now()).await;
        assert_eq!(rows(&app).await[0].payload, json!({}));
    }
}

#[test]
fn mail_leaves_through_the_server_that_is_set() {
    on_both(async |app, sink| {
        let taken = sink.serve(&[Manner::TakeAfter(Duration::ZERO)], app.app.clock.clone());
        let mut anna = app.unproven("anna").await;
        anna.send(poem::http::Method::POST, "/api/v1/me/email/codes", None, &[]).await.expect(202);
        assert_eq!(app.run_jobs().await, 1);
        let taken = taken.lock().expect("the mails").clone();
        let [mail] = &taken[..] else { panic!("{taken:?}") };
        assert!(mail.contains("To: anna@story.test") && mail.contains("From: "), "{mail}");
    });
}

#[test]
fn a_lease_begins_with_its_job_and_what_a_dead_worker_held_is_taken_over() {
    on_both(async |app, sink| {
        let slow = Duration::from_secs(300);
        let met = sink.met.clone();
        let manners = [Manner::TakeAfter(slow), Manner::Hang, Manner::TakeAfter(Duration::ZERO)];
        let taken = sink.serve(&manners, app.app.clock.clone());
        enqueue(&app, "anna@story.test").await;
        enqueue(&app, "berta@story.test").await;
        let inner = app.app.clone();
        let worker = tokio::spawn(async move { jobs::run_due(&inner).await });
        until("the second is claimed", async || rows(&app).await[1].attempt_count == 1).await;
        let lease = rows(&app).await[1].locked_until.expect("a lease");
        assert_eq!(lease, app.app.clock.now() + TimeDelta::minutes(2), "however long the first took");
        until("the second is under way", async || met.load(Ordering::Relaxed) == 2).await;
        // The worker dies; nobody else has the job before the lease ends.
        worker.abort();
        assert!(worker.await.is_err_and(|error| error.is_cancelled()));
        app.advance(Duration::from_secs(119));
        assert_eq!(app.run_jobs().await, 0);
        app.advance(Duration::from_secs(1));
        assert_eq!(app.run_jobs().await, 1);
        assert_eq!(rows(&app).await[1].attempt_count, 2);
        assert_eq!(taken.lock().expect("the mails").len(), 2);
    });
}

#[test]
fn a_mail_server_that_hangs_holds_up_neither_the_ladder_nor_the_end() {
    on_both(async |app, sink| {
        sink.serve(&[Manner::Hang], app.app.clock.clone());
        let project = app.project("jiangpan").await;
        let mut owner = app.account("anna").await;
        app.home(project, &owner).await;
        let complaint = json!({ "project_id": project, "title": "电梯停了", "markdown": "停了两天", "category": "facilities" });
        let _: Value = owner.post("/api/v1/complaints", complaint).await.expect(201);
        enqueue(&app, "anna@story.test").await;
        app.app.start();
        until("the mail is under way", async || rows(&app).await[0].attempt_count == 1).await;
        app.advance(Duration::from_secs(25 * 3600));
        let breached = async || {
            let acts =
                complaint_act::Entity::find().filter(complaint_act::Column::Kind.eq(ActKind::Breached));
            acts.count(app.app.db.read()).await.expect("a count") > 0
        };
        until("the breach is recorded", breached).await;
        let watch = Stopwatch::start();
        app.app.close().await;
        assert!(watch.elapsed() < LONG, "it closed after {:?}", watch.elapsed());
        let row = rows(&app).await.remove(0);
        assert_eq!(
            (row.attempt_count, row.locked_until, row.done_at),
            (0, None, None),
            "the next start sends it"
        );
    });
}

/// A complaint of `anna`, answered by `agent`, of which she is to be told by mail.
async fn answered(app: &TestApp) -> (Browser, Browser) {
    let project = app.project("jiangpan").await;
    let mut owner = app.account("anna").await;
    app.home(project, &owner).await;
    let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
    app.make_notices().await;
    job::Entity::delete_many().exec(app.app.db.read()).await.expect("nothing else is to be mailed");
    let complaint = json!({ "project_id": project, "title": "电梯停了", "markdown": "停了两天", "category": "facilities" });
    let complaint: Value = owner.post("/api/v1/complaints", complaint).await.expect(201);
    let answer = json!({ "markdown": "维修师傅已经到场，预计今天中午恢复运行。" });
    agent.post(&format!("/api/v1/complaints/{}/answers", complaint["id"]), answer).await.expect(200);
    app.make_notices().await;
    (owner, agent)
}

#[test]
fn e13_an_address_that_takes_no_mail_is_told_to_its_owner_and_to_who_should_call() {
    on_both(async |app, sink| {
        let taken = sink.serve(&[Manner::Refuse, Manner::TakeAfter(Duration::ZERO)], app.app.clock.clone());
        let (mut owner, mut agent) = answered(&app).await;
        assert_eq!(owner.get("/api/v1/me").await.expect(200)["email_failing"], false);
        assert_eq!(app.run_jobs().await, 0);
        let row = rows(&app).await.remove(0);
        assert_eq!((row.attempt_count, &row.payload), (8, &json!({})), "trying again is of no use");
        assert_eq!(owner.get("/api/v1/me").await.expect(200)["email_failing"], true);
        let list = owner.get("/api/v1/complaints?mine=true").await.expect(200);
        let met = &list["items"][0]["deadlines"];
        assert!(met.to_string().contains("\"met\""), "what was answered is answered: {met}");
        app.make_notices().await;
        let told = agent.get("/api/v1/notifications?limit=1").await.expect(200);
        assert_eq!(told["items"][0]["title"], "给投诉人的邮件没有送到，请打电话告诉对方");
        // It takes mail again.
        app.run_jobs().await;
        job::Entity::delete_many().exec(app.app.db.read()).await.expect("jobs");
        let follow_up = json!({ "markdown": "还是不行" });
        let path = format!("/api/v1/complaints/{}", list["items"][0]["id"]);
        owner.post(&format!("{path}/posts"), follow_up).await.expect(200);
        app.advance(Duration::from_secs(60));
        let answer = json!({ "markdown": "已经再次派师傅上门，今天之内修好。" });
        agent.post(&format!("{path}/answers"), answer).await.expect(200);
        app.make_notices().await;
        taken.lock().expect("the mails").clear();
        assert_eq!(app.run_jobs().await, 1);
        assert_eq!(owner.get("/api/v1/me").await.expect(200)["email_failing"], false);
        let mail = taken.lock().expect("the mails").concat();
        assert!(
            mail.contains("To: anna@story.test") && mail.contains("Auto-Submitted: auto-generated"),
            "{mail}"
        );
    });
}

#[test]
fn a_mail_that_cannot_be_sent_for_long_is_given_up_and_told() {
    on_both(async |app, sink| {
        drop(sink);
        let (owner, agent) = answered(&app).await;
        for _ in 0..8 {
            app.run_jobs().await;
            app.advance(Duration::from_secs(86_400));
        }
        app.make_notices().await;
        let told =
            app.signed_in(agent.account_id()).await.get("/api/v1/notifications?limit=1").await.expect(200);
        assert_eq!(told["items"][0]["kind"], "delivery_failed");
        let mut owner_again = app.signed_in(owner.account_id()).await;
        assert_eq!(
            owner_again.get("/api/v1/me").await.expect(200)["email_failing"],
            false,
            "not for the address"
        );
    });
}
