//! What an operator can set: `linli.toml`, then `LINLI_*` variables over it. Every setting has a default that works.
//!
//! `LINLI_PUBLIC_URL` sets `public_url`; two underscores step into a table: `LINLI_SMTP__HOST` sets `smtp.host`.

mod cards;
mod database;
mod mail;
mod payments;

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde::Deserialize;

pub use cards::CardsConfig;
pub use database::DatabaseConfig;
pub use mail::SmtpConfig;
pub use payments::PaymentsConfig;

/// All settings.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where everything is kept: database, index, attachments, keys, outgoing mail.
    pub data_dir: PathBuf,
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// The address people type, without a slash at the end. Where it begins with `https`, cookies are `Secure`.
    pub public_url: String,
    /// `postgres://…`; without it the database is the file `linli.db` in `data_dir`.
    pub database_url: Option<String>,
    /// Addresses of proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Where mail goes; without it each mail becomes a file in `data_dir/mail`.
    pub smtp: Option<SmtpConfig>,
    /// From whom mail comes.
    pub mail_from: String,
    /// The program that text messages are handed to; without it each becomes a file in `data_dir/messages`.
    pub sms_command: Option<PathBuf>,
    /// The program that pushes to devices are handed to; without it each becomes a file in `data_dir/messages`.
    pub push_command: Option<PathBuf>,
    /// Providers of payments, by the name that stands in the address of their messages: `payments.wechat.secret`. Without
    /// any, money comes by transfers that staff record.
    pub payments: BTreeMap<String, PaymentsConfig>,
    /// Whether and how pages elsewhere are read that posts link to.
    pub cards: CardsConfig,
    /// The file of the font in which pictures of pages are written; without it the first that is found of the system's.
    pub font: Option<PathBuf>,
    /// Log lines as JSON, for machines.
    pub log_json: bool,
    /// Lift the limits on how often one address may register, write and search: for load tests, where one address is
    /// everybody.
    pub generous_limits: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data_dir: PathBuf::from("data"),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: "http://127.0.0.1:8080".to_owned(),
            database_url: None,
            trusted_proxies: vec![],
            smtp: None,
            mail_from: "Linli <noreply@localhost>".to_owned(),
            sms_command: None,
            push_command: None,
            payments: BTreeMap::new(),
            cards: CardsConfig::default(),
            font: None,
            log_json: false,
            generous_limits: false,
        }
    }
}

impl Config {
    /// Reads the file, if there is one, and the variables over it.
    ///
    /// # Errors
    /// When the file or a variable has a setting that does not exist or is of another form.
    pub fn load(file: &Path, variables: impl Iterator<Item = (String, String)>) -> anyhow::Result<Self> {
        let mut named = vec![];
        let mut settings = match std::fs::read_to_string(file) {
            Ok(text) => text.parse::<toml::Table>().with_context(|| format!("{}", file.display()))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => toml::Table::new(),
            Err(error) => return Err(error).with_context(|| format!("{}", file.display())),
        };
        for (name, value) in variables {
            // What the tests and the benchmark read is named alike but is no setting of the server.
            if let Some(path) = name.strip_prefix("LINLI_")
                && !["CONFIG", "CORPUS_DIR"].contains(&path)
            {
                set(&mut settings, &path.to_lowercase(), &value);
                named.push(name);
            }
        }
        let mut config: Self = settings.try_into().with_context(|| match named.as_slice() {
            [] => format!("{}", file.display()),
            named => format!("{} or one of {}", file.display(), named.join(", ")),
        })?;
        while config.public_url.ends_with('/') {
            config.public_url.pop();
        }
        Ok(config)
    }

    /// Which database to use.
    pub fn database(&self) -> DatabaseConfig {
        match &self.database_url {
            Some(url) => DatabaseConfig::Postgres { url: url.clone() },
            None => DatabaseConfig::Sqlite { path: self.data_dir.join("linli.db") },
        }
    }
}

/// Sets one value; what is not TOML by itself is text.
fn set(settings: &mut toml::Table, path: &str, value: &str) {
    let parsed = format!("value = {value}")
        .parse::<toml::Table>()
        .ok()
        .and_then(|mut table| table.remove("value"))
        .unwrap_or_else(|| toml::Value::String(value.to_owned()));
    match path.split_once("__") {
        None => {
            settings.insert(path.to_owned(), parsed);
        }
        Some((head, tail)) => {
            let table = settings.entry(head).or_insert_with(|| toml::Table::new().into());
            if let toml::Value::Table(table) = table {
                set(table, tail, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(variables: &[(&str, &str)]) -> anyhow::Result<Config> {
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Config::load(Path::new("/nonexistent/linli.toml"), variables)
    }

    #[test]
    fn defaults_work_and_variables_win() {
        let config = load(&[
            ("LINLI_PUBLIC_URL", "https://linli.example/"),
            ("LINLI_TRUSTED_PROXIES", "[\"10.0.0.1\"]"),
            ("LINLI_SMTP__HOST", "mail.example"),
            ("LINLI_SMTP__PORT", "2525"),
        ])
        .unwrap();
        assert_eq!(config.public_url, "https://linli.example");
        assert_eq!(config.trusted_proxies.len(), 1);
        assert_eq!(config.smtp.map(|smtp| (smtp.host, smtp.port)), Some(("mail.example".into(), 2525)));
        assert_eq!(config.listen.port(), 8080);
    }

    #[test]
    fn a_setting_that_does_not_exist_is_refused() {
        assert!(load(&[("LINLI_PUBLIK_URL", "x")]).is_err());
    }
}
