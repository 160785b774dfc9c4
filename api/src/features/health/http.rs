//! Operations of health.

use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};

use crate::app::App;
use crate::error::Error;
use crate::features::{complaints, notices, search};
use crate::problem::Problem;
use crate::server::Tag;

/// That the process lives.
#[derive(Object)]
#[oai(example)]
pub struct Health {
    /// The version of the program.
    pub version: String,
}

impl poem_openapi::types::Example for Health {
    fn example() -> Self {
        Self { version: "0.1.0".to_owned() }
    }
}

/// That the server can serve.
#[derive(Object)]
#[oai(example)]
pub struct Readiness {
    /// Posts in the index.
    pub indexed_count: u64,
    /// Changes that search has not taken in yet; a few while people write.
    pub search_lag: u64,
    /// Changes that nobody has been told of yet; a few while people write. Where it grows, notices stand still.
    pub notice_lag: u64,
    /// Whether there is room for what people write: false from the first write that the disk refused until one
    /// succeeds, which is tried every few seconds.
    pub writable: bool,
}

impl poem_openapi::types::Example for Readiness {
    fn example() -> Self {
        Self { indexed_count: 30_909, search_lag: 0, notice_lag: 0, writable: true }
    }
}

/// Health.
pub struct HealthApi;

#[OpenApi(tag = "Tag::Server")]
impl HealthApi {
    /// Tell that the process lives.
    ///
    /// For a supervisor: when this does not answer, start the process anew.
    #[oai(path = "/healthz", method = "get", operation_id = "get_health")]
    async fn health(&self) -> Json<Health> {
        Json(Health { version: env!("CARGO_PKG_VERSION").to_owned() })
    }

    /// Tell whether the server can serve.
    ///
    /// For a load balancer: 503 while the database does not answer, and with `clock_behind` while the clock of the server
    /// says an earlier time than what has already happened. On a full disk reading goes on, so the answer is 200
    /// with `writable` false: for whoever watches the server.
    #[oai(path = "/readyz", method = "get", operation_id = "get_readiness")]
    async fn readiness(&self, app: Data<&App>) -> Result<Json<Readiness>, Problem> {
        app.db.ping().await.map_err(Error::from)?;
        complaints::logic::demand_clock(&app).await?;
        let (indexed_count, search_lag) = search::logic::state(&app).await?;
        let notice_lag = notices::logic::follow::lag(&app).await?;
        Ok(Json(Readiness { indexed_count, search_lag, notice_lag, writable: app.db.has_room() }))
    }
}
