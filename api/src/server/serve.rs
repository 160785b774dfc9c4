//! The listening socket: hyper with the limits that poem's own server leaves out.
//!
//! `TCP_NODELAY`; a request's head must arrive within [`HEAD_SECONDS`] (slow senders hold a connection, not the
//! server); at most [`CONNECTIONS_MAX`] connections; on shutdown open requests are finished.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::GracefulShutdown;
use poem::http::uri::Scheme;
use poem::web::{LocalAddr, RemoteAddr};
use poem::{Addr, Endpoint, Request, Response};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

/// How long the head of a request may take to arrive, and an idle connection is kept.
const HEAD_SECONDS: Duration = Duration::from_secs(20);
/// Connections at one time; others wait in the queue of the system.
const CONNECTIONS_MAX: usize = 4096;
/// How long open requests have to finish on shutdown.
const GRACE_SECONDS: Duration = Duration::from_secs(10);

/// Answers connections until `stop`, then finishes what is open.
///
/// # Errors
/// When the socket fails for good.
pub async fn serve(
    listener: TcpListener,
    endpoint: Arc<impl Endpoint<Output = Response> + 'static>,
    stop: CancellationToken,
) -> std::io::Result<()> {
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD_SECONDS);
    let builder = Arc::new(builder);
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let local = LocalAddr(Addr::socket(listener.local_addr()?));
    loop {
        let Ok(place) = places.clone().acquire_owned().await else { break };
        let (stream, remote) = tokio::select! {
            () = stop.cancelled() => break,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file handles, most often: it passes.
                    tracing::warn!(%error, "cannot accept a connection");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
        };
        let remote = RemoteAddr(Addr::socket(remote));
        let connection =
            connection(stream, endpoint.clone(), local.clone(), remote, builder.clone(), &graceful);
        tokio::spawn(async move {
            connection.await;
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(GRACE_SECONDS, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
    Ok(())
}

fn connection<E: Endpoint<Output = Response> + 'static>(
    stream: TcpStream,
    endpoint: Arc<E>,
    local: LocalAddr,
    remote: RemoteAddr,
    builder: Arc<auto::Builder<TokioExecutor>>,
    graceful: &GracefulShutdown,
) -> impl Future<Output = ()> + Send + use<E> {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "cannot set TCP_NODELAY");
    }
    let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let endpoint = endpoint.clone();
        let request = Request::from((request, local.clone(), remote.clone(), Scheme::HTTP));
        async move { Ok::<_, Infallible>(hyper::Response::from(endpoint.get_response(request).await)) }
    });
    let serving = builder.serve_connection_with_upgrades(TokioIo::new(stream), service).into_owned();
    let watched = graceful.watch(serving);
    async move {
        if let Err(error) = watched.await {
            tracing::debug!(%error, "a connection ended early");
        }
    }
}
