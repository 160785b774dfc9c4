//! The listening socket: hyper with the limits that poem's own server leaves out.
//!
//! `TCP_NODELAY`; whoever sends the head of a request slowly, or takes the answer slowly, holds a connection for a
//! limited time and nothing else; connections are limited; on shutdown open requests are finished.
//! Deliberately absent: HTTP/2, which a proxy in front speaks with browsers. Telling it from HTTP/1 means to wait for
//! the first bytes without a limit, and its connections stay as long as the client likes.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use poem::http::uri::Scheme;
use poem::web::{LocalAddr, RemoteAddr};
use poem::{Addr, Endpoint, Request, Response};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

use super::limits::Limits;
use super::patience::Patient;

/// Answers connections until `stop`, then finishes what is open.
///
/// # Errors
/// When the socket fails for good.
pub async fn serve(
    listener: TcpListener,
    endpoint: Arc<impl Endpoint<Output = Response> + 'static>,
    stop: CancellationToken,
    limits: Limits,
) -> std::io::Result<()> {
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(limits.head).max_header_size(limits.head_bytes);
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(limits.connections));
    let local = LocalAddr(Addr::socket(listener.local_addr()?));
    loop {
        let (place, stream) = tokio::select! {
            () = stop.cancelled() => break,
            next = next(&listener, &places) => next,
        };
        let Ok(remote) = stream.peer_addr() else { continue };
        let remote = RemoteAddr(Addr::socket(remote));
        let stream = Patient::new(stream, limits.stuck);
        let connection = connection(stream, endpoint.clone(), local.clone(), remote, &builder, &graceful);
        tokio::spawn(async move {
            connection.await;
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(limits.grace, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
    Ok(())
}

/// The next connection, once there is a place for it.
async fn next(listener: &TcpListener, places: &Arc<Semaphore>) -> (OwnedSemaphorePermit, TcpStream) {
    let place = places.clone().acquire_owned().await.expect("nobody closes the semaphore");
    (place, accept(listener).await)
}

/// Takes the next connection of the socket, and sends on it without delay.
pub async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                if let Err(error) = stream.set_nodelay(true) {
                    tracing::debug!(%error, "cannot set TCP_NODELAY");
                }
                return stream;
            }
            Err(error) => {
                // Out of file handles, most often: it passes.
                tracing::warn!(%error, "cannot accept a connection");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

fn connection<E: Endpoint<Output = Response> + 'static>(
    stream: Patient,
    endpoint: Arc<E>,
    local: LocalAddr,
    remote: RemoteAddr,
    builder: &http1::Builder,
    graceful: &GracefulShutdown,
) -> impl Future<Output = ()> + Send + use<E> {
    let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let endpoint = endpoint.clone();
        let request = Request::from((request, local.clone(), remote.clone(), Scheme::HTTP));
        async move { Ok::<_, Infallible>(hyper::Response::from(endpoint.get_response(request).await)) }
    });
    let watched = graceful.watch(builder.serve_connection(TokioIo::new(stream), service));
    async move {
        if let Err(error) = watched.await {
            tracing::debug!(%error, "a connection ended early");
        }
    }
}
