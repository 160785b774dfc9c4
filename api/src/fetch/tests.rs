//! Against a server of the test: what is written here as `http://elsewhere.test` is a port of this machine that the settings let
//! through, and nothing else of this machine is.

use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::*;

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// A server that gives each request to `answer`, with its first line, and hangs up; its port.
async fn serve<F>(answer: impl Fn(String, TcpStream) -> F + Send + Sync + 'static) -> u16
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind((HERE, 0)).await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut asked = vec![];
            while !asked.ends_with(b"\r\n\r\n") {
                match stream.read_u8().await {
                    Ok(byte) => asked.push(byte),
                    Err(_) => break,
                }
            }
            tokio::spawn(answer(String::from_utf8_lossy(&asked).into_owned(), stream));
        }
    });
    port
}

/// A server that always says the same.
async fn saying(head: &str, body: &[u8]) -> u16 {
    let said = [format!("HTTP/1.1 {head}\r\nConnection: close\r\n\r\n").as_bytes(), body].concat();
    let said = Arc::new(said);
    serve(move |_, mut stream| {
        let said = said.clone();
        async move {
            // Whoever has read enough hangs up.
            let _ = stream.write_all(&said).await;
            let _ = stream.shutdown().await;
        }
    })
    .await
}

fn config(loopback_port: Option<u16>) -> Config {
    let mut config = Config::default();
    config.cards.loopback_port_for_tests = loopback_port;
    config
}

/// Reads pages, knowing these addresses of every name.
fn fetcher(port: u16, given: impl Fn(&str) -> Vec<IpAddr> + Send + Sync + 'static) -> Fetcher {
    let mut fetcher = Fetcher::new(&config(Some(port))).expect("settings");
    fetcher.resolver = Resolver::Given(Arc::new(given));
    fetcher
}

async fn page_of(port: u16, path: &str) -> Result<Page, Refused> {
    let url = Url::parse(&format!("http://elsewhere.test:{port}{path}")).expect("an address");
    fetcher(port, |_| vec![HERE]).page(&url, &|_: &str| true).await
}

fn refused_at(url: &str, fetcher: &Fetcher) -> impl Future<Output = Result<Page, Refused>> {
    let url = Url::parse(url).expect("an address");
    async move { fetcher.page(&url, &|_: &str| true).await }
}

#[tokio::test]
async fn a_page_is_read_for_what_it_says_of_itself() {
    let body = "<title>标题</title><meta name=description content=内容>".as_bytes();
    let port = saying("200 OK\r\nContent-Type: text/html; charset=utf-8", body).await;
    let page = page_of(port, "/").await.expect("a page");
    assert_eq!((page.title.as_str(), page.description.as_str()), ("标题", "内容"));
    let port = saying("200 OK\r\nContent-Type: text/html\r\nX-Robots-Tag: nosnippet", body).await;
    assert_eq!(page_of(port, "/").await.expect("a page").description, "");
    let (gbk, ..) = encoding_rs::GBK.encode("<title>物业公告</title>");
    let port = saying("200 OK\r\nContent-Type: text/html;charset=GBK", &gbk).await;
    assert_eq!(page_of(port, "/").await.expect("a page").title, "物业公告");
    for (head, why) in [
        ("200 OK\r\nContent-Type: application/pdf", Refused::NoPage),
        ("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br", Refused::NoPage),
        ("404 Not Found\r\nContent-Type: text/html", Refused::Status(404)),
        ("302 Found", Refused::NoPage),
    ] {
        let port = saying(head, body).await;
        assert_eq!(page_of(port, "/").await, Err(why), "{head}");
    }
}

#[tokio::test]
async fn nothing_of_whoever_asks_is_sent_along() {
    let (sent, mut got) = tokio::sync::mpsc::channel(1);
    let port = serve(move |asked, mut stream| {
        let sent = sent.clone();
        async move {
            let _ = sent.send(asked).await;
            let _ =
                stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>x</title>").await;
        }
    })
    .await;
    page_of(port, "/a?b=c").await.expect("a page");
    let asked = got.recv().await.expect("a request").to_lowercase();
    assert!(asked.starts_with("get /a?b=c http/1.1\r\n"), "{asked}");
    assert!(
        asked.contains(&format!("host: elsewhere.test:{port}\r\n")) && asked.contains("user-agent: linli/"),
        "{asked}"
    );
    for name in ["cookie:", "authorization:", "referer:", "origin:", "forwarded"] {
        assert!(!asked.contains(name), "{asked}");
    }
}

#[tokio::test]
async fn this_machine_is_refused_unless_a_test_names_its_port() {
    let port = saying("200 OK\r\nContent-Type: text/html", b"<title>x</title>").await;
    let as_it_is = Fetcher::new(&config(None)).expect("settings");
    for url in [
        format!("http://127.0.0.1:{port}/"),
        format!("http://localhost:{port}/"),
        "http://127.0.0.1/".to_owned(),
        "http://[::1]/".to_owned(),
        "http://[::ffff:127.0.0.1]/".to_owned(),
        "http://2130706433/".to_owned(),
        "http://0x7f.1/".to_owned(),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
        "http://100.100.100.200/".to_owned(),
        "http://1.1.1.1:22/".to_owned(),
        "https://1.1.1.1:8443/".to_owned(),
        "ftp://1.1.1.1/".to_owned(),
        "file:///etc/passwd".to_owned(),
        "http://name:word@1.1.1.1/".to_owned(),
    ] {
        assert_eq!(refused_at(&url, &as_it_is).await, Err(Refused::Address), "{url}");
    }
    let tested = Fetcher::new(&config(Some(port))).expect("settings");
    assert!(refused_at(&format!("http://127.0.0.1:{port}/"), &tested).await.is_ok());
    let other = if port == 65_535 { 1024 } else { port + 1 };
    for url in [format!("http://127.0.0.1:{other}/"), "http://127.0.0.1/".to_owned()] {
        assert_eq!(refused_at(&url, &tested).await, Err(Refused::Address), "{url}: one port and no other");
    }
    assert!(!tested.may_reach([8, 8, 8, 8].into(), port), "the port is let through on this machine alone");
}

#[tokio::test]
async fn a_name_with_one_address_within_is_refused_whatever_its_others_are() {
    let mixed = fetcher(1, |_| vec![[1, 1, 1, 1].into(), [10, 0, 0, 1].into()]);
    assert_eq!(refused_at("http://mixed.test/", &mixed).await, Err(Refused::Address));
    let none = fetcher(1, |_| vec![]);
    assert_eq!(refused_at("http://none.test/", &none).await, Err(Refused::Address));
}

#[tokio::test]
async fn a_name_is_looked_up_once_and_what_was_judged_is_connected_to() {
    let port = saying("200 OK\r\nContent-Type: text/html", b"<title>x</title>").await;
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = asked.clone();
    // What a name that is rebound does: harmless when it is judged, within when it is used.
    let rebinding = fetcher(port, move |_| match counted.fetch_add(1, Ordering::SeqCst) {
        0 => vec![HERE],
        _ => vec![[10, 0, 0, 1].into()],
    });
    let url = format!("http://rebound.test:{port}/");
    assert!(refused_at(&url, &rebinding).await.is_ok());
    assert_eq!(asked.load(Ordering::SeqCst), 1, "judged and used are one look-up");
    assert_eq!(refused_at(&url, &rebinding).await, Err(Refused::Address), "and the next is judged anew");
}

#[tokio::test]
async fn where_a_page_leads_is_judged_as_well_and_not_for_ever() {
    for to in [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:22/",
        "//10.0.0.1/",
        "file:///etc/passwd",
    ] {
        let port = saying(&format!("302 Found\r\nLocation: {to}"), b"").await;
        assert_eq!(page_of(port, "/").await, Err(Refused::Address), "{to}");
    }
    let steps = serve(|asked, mut stream| async move {
        let step: usize = asked.split(['/', ' ']).nth(2).and_then(|step| step.parse().ok()).unwrap_or(0);
        let said = match step {
            0 => "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>there</title>".to_owned(),
            _ => format!("HTTP/1.1 301 Moved\r\nLocation: /{}\r\nContent-Length: 0\r\n\r\n", step - 1),
        };
        let _ = stream.write_all(said.as_bytes()).await;
    })
    .await;
    assert_eq!(page_of(steps, "/3").await.expect("a page").title, "there");
    assert_eq!(page_of(steps, "/4").await, Err(Refused::Redirects));
}

#[tokio::test]
async fn each_host_to_which_a_page_leads_is_asked_only_where_it_may_be() {
    let port = serve(|asked, mut stream| async move {
        let port = asked.split(['/', ' ']).nth(2).unwrap_or_default().to_owned();
        let to = format!("Location: http://Victim.test.:{port}/{port}\r\nContent-Length: 0");
        let _ = stream.write_all(format!("HTTP/1.1 302 Found\r\n{to}\r\n\r\n").as_bytes()).await;
    })
    .await;
    let hosts = std::sync::Mutex::new(vec![]);
    let may_ask = |host: &str| {
        let mut hosts = hosts.lock().expect("nobody fails");
        hosts.push(host.to_owned());
        hosts.len() < 3
    };
    let url = Url::parse(&format!("http://elsewhere.test:{port}/{port}")).expect("an address");
    let read = fetcher(port, |_| vec![HERE]).page(&url, &may_ask).await;
    assert_eq!(read, Err(Refused::Busy));
    assert_eq!(*hosts.lock().expect("nobody fails"), ["elsewhere.test", "victim.test", "victim.test"]);
}

#[tokio::test]
async fn what_is_huge_is_read_at_its_beginning_and_what_swells_too() {
    let mut huge = b"<title>huge</title>".to_vec();
    huge.resize(16 * 1024 * 1024, b' ');
    let port = saying("200 OK\r\nContent-Type: text/html", &huge).await;
    assert_eq!(page_of(port, "/").await.expect("a page").title, "huge");
    let mut encoder = GzEncoder::new(vec![], Compression::best());
    encoder.write_all(&huge).expect("memory");
    let bomb = encoder.finish().expect("memory");
    let port = saying("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", &bomb).await;
    assert_eq!(page_of(port, "/").await.expect("a page").title, "huge");
    let mut late = vec![b' '; body::BYTES_MAX];
    late.extend_from_slice(b"<title>late</title>");
    let port = saying("200 OK\r\nContent-Type: text/html", &late).await;
    assert_eq!(page_of(port, "/").await, Err(Refused::Untitled));
}

#[tokio::test]
async fn whoever_is_slow_is_left() {
    let port = serve(|_, mut stream| async move {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>").await;
        while stream.write_all(b"x").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    })
    .await;
    let read = tokio::time::timeout(TIME_MAX + Duration::from_secs(2), page_of(port, "/")).await;
    assert_eq!(read.expect("an end"), Err(Refused::TimedOut));
}
