//! Settings: the command line, then `QIAO_*` variables, then `qiao.toml`, then the defaults. A secret may also stand in a file that `QIAO_…_FILE` names.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Deserialize;
use storage::{Db, OpenError};

/// Options that say where the data are; every command takes them.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DataOptions {
    /// Folder of the embedded database [default: ./data]
    #[arg(long, env = "QIAO_DATA", global = true)]
    pub data: Option<PathBuf>,
    /// PostgreSQL instead of the embedded database: `postgres://user:password@host/database`
    #[arg(long, env = "QIAO_DATABASE_URL", hide_env_values = true, global = true)]
    pub database_url: Option<String>,
}

/// Options of `qiao serve`.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServeOptions {
    /// Address to listen on [default: 127.0.0.1:3000]
    #[arg(long, env = "QIAO_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// Folder with the built style, scripts and icons [default: `site` beside the program]
    #[arg(long, env = "QIAO_SITE")]
    pub site: Option<PathBuf>,
    /// Address under which people reach the server, for links in invitations; https makes cookies secure
    #[arg(long, env = "QIAO_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Addresses of proxies whose X-Forwarded-For is believed
    #[arg(long, env = "QIAO_TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<IpAddr>,
    /// Log as JSON, one object a line
    #[arg(long, env = "QIAO_LOG_JSON")]
    pub log_json: bool,
    /// Fill an empty database with the demo school and offer its people on the sign-in page
    #[arg(long)]
    #[serde(skip)]
    pub demo: bool,
    /// Let a demo server listen on an address that others can reach
    #[arg(long)]
    #[serde(skip)]
    pub demo_in_public: bool,
}

/// `qiao.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    data: Option<PathBuf>,
    database_url: Option<String>,
    listen: Option<SocketAddr>,
    site: Option<PathBuf>,
    public_url: Option<String>,
    trusted_proxies: Vec<IpAddr>,
    log_json: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{path} cannot be read: {source}: check that it exists and is readable")]
    Read { path: PathBuf, source: std::io::Error },
    #[error("{path} is not right: {source}")]
    Toml { path: PathBuf, source: toml::de::Error },
    #[error("the folder {path} cannot be made: {source}: choose another --data")]
    Folder { path: PathBuf, source: std::io::Error },
    #[error(transparent)]
    Open(#[from] OpenError),
}

fn file(path: Option<&Path>) -> Result<File, ConfigError> {
    let named = path.is_some();
    let path = path.unwrap_or_else(|| Path::new("qiao.toml"));
    match std::fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).map_err(|source| ConfigError::Toml { path: path.to_owned(), source }),
        Err(error) if !named && error.kind() == std::io::ErrorKind::NotFound => Ok(File::default()),
        Err(source) => Err(ConfigError::Read { path: path.to_owned(), source }),
    }
}

impl DataOptions {
    /// Fills in what the command line left out, from `qiao.toml` (or `path`).
    ///
    /// # Errors
    /// [`ConfigError`] when the file cannot be read.
    pub fn completed(self, path: Option<&Path>) -> Result<Self, ConfigError> {
        let file = file(path)?;
        let secret = match std::env::var_os("QIAO_DATABASE_URL_FILE") {
            Some(path) if self.database_url.is_none() => {
                let path = PathBuf::from(path);
                let text = std::fs::read_to_string(&path).map_err(|source| ConfigError::Read { path, source })?;
                Some(text.trim().to_owned())
            }
            _ => None,
        };
        Ok(Self { data: self.data.or(file.data), database_url: self.database_url.or(secret).or(file.database_url) })
    }

    /// Opens the database, making and migrating it when needed.
    ///
    /// # Errors
    /// [`ConfigError`] with the remedy.
    pub async fn open(&self) -> Result<Db, ConfigError> {
        if let Some(url) = &self.database_url {
            return Ok(Db::open_postgres(url).await?);
        }
        let folder = self.data.clone().unwrap_or_else(|| PathBuf::from("data"));
        std::fs::create_dir_all(&folder).map_err(|source| ConfigError::Folder { path: folder.clone(), source })?;
        Ok(Db::open_sqlite(&folder.join("qiao.db")).await?)
    }
}

impl ServeOptions {
    /// Fills in what the command line left out, from `qiao.toml` (or `path`).
    ///
    /// # Errors
    /// [`ConfigError`] when the file cannot be read.
    pub fn completed(self, path: Option<&Path>) -> Result<Self, ConfigError> {
        let file = file(path)?;
        Ok(Self {
            listen: self.listen.or(file.listen),
            site: self.site.or(file.site),
            public_url: self.public_url.or(file.public_url),
            trusted_proxies: if self.trusted_proxies.is_empty() { file.trusted_proxies } else { self.trusted_proxies },
            log_json: self.log_json || file.log_json,
            ..self
        })
    }

    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 3000)))
    }
}
