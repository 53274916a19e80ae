//! `qiao doctor`: checks what the server needs, and says what is wrong.

use crate::config::DataOptions;

use super::Failure;

pub async fn doctor(data: &DataOptions) -> Result<(), Failure> {
    let db = data.open().await?;
    println!("database: {}, reachable and up to date", db.name());
    let mut read = db.read().await?;
    let organisations = storage::people::organisations(&mut read.conn()).await?;
    drop(read);
    match organisations.len() {
        0 => println!("organisations: none yet; begin with: qiao organisation add --kind school --name \"…\""),
        n => println!("organisations: {n}"),
    }
    db.close().await;
    Ok(())
}
