//! Plain HTTP/1.1 to a server on this machine, over connections that stay open.

use std::{future::Future, net::SocketAddr};

use anyhow::{Context, Result, bail};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{
    HeaderMap, Method, Request, StatusCode,
    client::conn::http1::{self, SendRequest},
    header,
};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// What a browser says it can unpack.
const BROWSER_ENCODINGS: &str = "gzip, deflate, br, zstd";

pub struct Connection {
    sender: SendRequest<Full<Bytes>>,
    host: String,
}

pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// What one asks for; a browser's headers that matter to the server are added to it.
#[derive(Clone)]
pub struct Ask {
    pub method: Method,
    pub path: String,
    pub cookie: Option<String>,
    pub encodings: &'static str,
    /// Content type and content.
    pub body: Option<(&'static str, Bytes)>,
}

impl Ask {
    pub fn get(path: impl Into<String>) -> Self {
        Self { method: Method::GET, path: path.into(), cookie: None, encodings: BROWSER_ENCODINGS, body: None }
    }

    pub fn post(path: impl Into<String>, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        Self {
            method: Method::POST,
            path: path.into(),
            cookie: None,
            encodings: BROWSER_ENCODINGS,
            body: Some((content_type, body.into())),
        }
    }

    /// What the answer may be compressed with, instead of all that browsers know.
    pub fn encodings(self, encodings: &'static str) -> Self {
        Self { encodings, ..self }
    }

    pub fn cookie(self, cookie: impl Into<String>) -> Self {
        Self { cookie: Some(cookie.into()), ..self }
    }
}

impl Connection {
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await.with_context(|| format!("cannot connect to {address}"))?;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { sender, host: address.to_string() })
    }

    pub async fn send(&mut self, ask: Ask) -> Result<Reply> {
        let mut request = Request::builder()
            .method(&ask.method)
            .uri(&ask.path)
            .header(header::HOST, &self.host)
            .header(header::ACCEPT, "text/html,application/json,*/*;q=0.8")
            .header(header::ACCEPT_ENCODING, ask.encodings)
            .header("sec-fetch-site", "same-origin");
        if ask.method != Method::GET {
            request = request.header(header::ORIGIN, format!("http://{}", self.host));
        }
        if let Some(cookie) = ask.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let body = match ask.body {
            Some((content_type, body)) => {
                request = request.header(header::CONTENT_TYPE, content_type);
                body
            }
            None => Bytes::new(),
        };
        self.sender.ready().await?;
        let response = self.sender.send_request(request.body(Full::new(body))?).await?;
        let (parts, body) = response.into_parts();
        Ok(Reply { status: parts.status, headers: parts.headers, body: body.collect().await?.to_bytes() })
    }
}

/// One request on a connection of its own.
pub async fn once(address: SocketAddr, ask: Ask) -> Result<Reply> {
    Connection::open(address).await?.send(ask).await
}

/// Signs in through the form, as a browser does; gives what to send as `Cookie` from then on.
pub async fn sign_in(address: SocketAddr, login: &str, password: &str) -> Result<String> {
    const PATH: &str = "/en/sign-in";
    let form = format!("login={}&password={}", form_value(login), form_value(password));
    let reply = once(address, Ask::post(PATH, "application/x-www-form-urlencoded", form)).await?;
    let cookies = reply.headers.get_all(header::SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
    let pairs: Vec<_> = cookies.filter_map(|cookie| cookie.split(';').next()).collect();
    if reply.status != StatusCode::SEE_OTHER || pairs.is_empty() {
        bail!("signing in as {login} through POST {PATH} gave {} and {} cookies", reply.status, pairs.len());
    }
    Ok(pairs.join("; "))
}

fn form_value(text: &str) -> String {
    use std::fmt::Write as _;

    text.bytes().fold(String::new(), |mut value, byte| {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            value.push(char::from(byte));
        } else {
            let _ = write!(value, "%{byte:02X}");
        }
        value
    })
}

/// Runs what has to wait for the network.
///
/// One thread is enough for everything here, and it leaves the other cores to the server that is measured.
pub fn block_on<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.context("cannot start the async runtime")?.block_on(work)
}

#[cfg(test)]
mod tests {
    use super::form_value;

    #[test]
    fn form_values_survive_the_way() {
        assert_eq!(form_value("learner@demo.test"), "learner%40demo.test");
        assert_eq!(form_value("a b&c=学"), "a%20b%26c%3D%E5%AD%A6");
    }
}
