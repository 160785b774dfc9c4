//! The program `linli`: one binary, a subcommand for each thing an operator does.

use std::io::{ErrorKind, IsTerminal as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use linli::admin;
use linli::app::{App, Purpose};
use linli::backup;
use linli::clock::Clock;
use linli::config::Config;
use linli::convert::{self, Convert};
use linli::demo;
use linli::features::accounts::logic::operators;
use linli::features::search::feed;
use linli::features::verification::logic::{self as verification, Repair};
use linli::import::{self, Import};
use linli::server;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// Community forums, club and complaints for the owners of a property developer.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The settings file.
    #[arg(long, env = "LINLI_CONFIG", default_value = "linli.toml", global = true)]
    config: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the site.
    Serve,
    /// Serve a small lively example in a folder of its own, to look around in.
    Demo {
        /// The folder.
        #[arg(long, default_value = "data-demo")]
        data_dir: PathBuf,
    },
    /// Bring the database to the newest schema and end.
    Migrate,
    /// Look after accounts: links, roles, closing.
    Admin {
        #[command(subcommand)]
        act: admin::Act,
    },
    /// Turn the dump of another forum into lines that `import` takes in, on standard output.
    Convert(Convert),
    /// Take in what was written elsewhere.
    Import(Import),
    /// Copy everything that has to be kept into a folder, while the site is served.
    Backup {
        /// The folder; it must not exist yet.
        target: PathBuf,
    },
    /// Put a backup in the place of an empty data folder.
    Restore {
        /// The folder that `backup` made.
        source: PathBuf,
    },
    /// Build the search index anew, while the site is not served.
    Reindex,
    /// Compare counters, complaints, the ledger and the search index with what they are made of, also while the site is served; 1 where something is wrong.
    Verify {
        /// Only this.
        part: Option<Part>,
        /// Repair what is wrong: counters at once, the index by the server that has it, or at its next start.
        #[arg(long)]
        repair: bool,
    },
    /// Print the OpenAPI document.
    Openapi,
}

/// A part of what is verified.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Part {
    /// The ledger of points and of money: every transaction, every member.
    Ledger,
}

/// What is wrong is said in one line, as an operator needs it; where in the program is for nobody to read here.
#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("linli: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let config = Config::load(&arguments.config, std::env::vars())?;
    log_to_stderr(config.log_json);
    match arguments.command {
        Command::Serve => {
            let listener = bind(&config).await?;
            serve(App::open(config, Clock::System, Purpose::Serve).await?, listener).await?;
        }
        Command::Demo { data_dir } => {
            let listener = bind(&config).await?;
            let config = demo::settings(config, data_dir);
            demo::make(&config, Clock::System.now()).await?;
            let app = App::open(config, Clock::System, Purpose::Serve).await?;
            demo::demand(&app).await?;
            println!("{}", demo::welcome(&app.config.public_url)?);
            serve(app, listener).await?;
        }
        Command::Migrate => drop(App::open(config, Clock::System, Purpose::Tool).await?),
        Command::Admin { act } => {
            let app = App::open(config, Clock::System, Purpose::Tool).await?;
            println!("{}", admin::run(&app, act).await?);
            app.close().await;
        }
        Command::Convert(convert) => convert::run(&convert)?,
        Command::Import(import) => {
            let app = App::open(config, Clock::System, Purpose::Tool).await?;
            let clean = import::run(&app, import).await?;
            app.close().await;
            return Ok(if clean { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        Command::Backup { target } => {
            let app = App::open(config, Clock::System, Purpose::Tool).await?;
            backup::backup(&app, &target).await?;
            app.close().await;
        }
        Command::Restore { source } => backup::restore(&config, &source).await?,
        Command::Reindex => {
            let app = App::open(config, Clock::System, Purpose::Serve).await?;
            let count = feed::rebuild(&app).await?;
            println!("{count} posts and complaints are indexed");
            app.close().await;
        }
        Command::Verify { part, repair } => {
            let app = App::open(config, Clock::System, Purpose::Tool).await?;
            let sound = match part {
                Some(Part::Ledger) => verify_ledger(&app).await?,
                None => verify(&app, if repair { Repair::Yes } else { Repair::No }).await?,
            };
            app.close().await;
            return Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        Command::Openapi => print!("{}", server::document()),
    }
    Ok(ExitCode::SUCCESS)
}

/// Serves on a socket that is bound already: whoever finds it taken has printed and made nothing.
async fn serve(app: App, listener: TcpListener) -> anyhow::Result<()> {
    app.start();
    tracing::info!(listen = %listener.local_addr()?, url = app.config.public_url, "serving");
    // Last, so that it is found: where nobody can administer the site yet, this link is the way in. It is in no log.
    if let Some(link) = operators::first_administrator(&app).await? {
        println!("\nSet up the first administrator of this site:\n\n    {link}\n");
    }
    let stop = app.stop.clone();
    tokio::spawn(async move {
        shutdown_signal().await;
        stop.cancel();
    });
    let limits = server::Limits::default();
    server::serve(listener, server::endpoint(&app, limits).into(), app.stop.clone(), limits).await?;
    app.close().await;
    Ok(())
}

async fn bind(config: &Config) -> anyhow::Result<TcpListener> {
    let listen = config.listen;
    TcpListener::bind(listen).await.map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => anyhow::anyhow!(
            "{listen} is in use, perhaps by another linli: stop that, or set `listen` in linli.toml (or LINLI_LISTEN) to \
             another address"
        ),
        _ => anyhow::Error::new(error).context(format!("cannot listen on {listen}")),
    })
}

/// Prints what is wrong; whether nothing is.
async fn verify(app: &App, repair: Repair) -> anyhow::Result<bool> {
    let report = verification::verify(app, repair).await?;
    for wrong in &report.wrong {
        println!("{wrong}");
    }
    match report.post_count {
        Some(count) => {
            println!(
                "compared {count} posts and {} complaints with the search index",
                report.complaint_count
            );
        }
        None => println!("the search index is not built yet: the server does so when it starts"),
    }
    println!(
        "counted the posts of {} topics and the topics of {} boards",
        report.topic_count, report.board_count
    );
    println!("added up the acts of {} complaints", report.replayed_count);
    println!("counted the figures of {} days, weeks and months again", report.stretch_count);
    tell_of_ledger(&report);
    println!("wrong {}, repaired {}", report.wrong_count, report.repaired_count);
    Ok(report.wrong_count == 0)
}

/// Prints what is wrong in the ledger; whether nothing is.
async fn verify_ledger(app: &App) -> anyhow::Result<bool> {
    let report = verification::verify_ledger(app).await?;
    for wrong in &report.wrong {
        println!("{wrong}");
    }
    tell_of_ledger(&report);
    println!("wrong {}", report.wrong_count);
    Ok(report.wrong_count == 0)
}

fn tell_of_ledger(report: &verification::Report) {
    println!(
        "checked {} transactions of the ledger and the points of {} members",
        report.transaction_count, report.member_count
    );
}

async fn shutdown_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

/// What is logged where nobody says otherwise. That the schema moved is said once, by the database.
const LOGGED: &str = "info,linli::request=warn,sea_orm_migration=warn";

fn log_to_stderr(json: bool) {
    let filter = EnvFilter::try_from_env("RUST_LOG").unwrap_or_else(|_| EnvFilter::new(LOGGED));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // Colours are for a terminal; in a file they are noise.
        .with_ansi(std::io::stderr().is_terminal());
    if json { log.json().init() } else { log.init() }
}
