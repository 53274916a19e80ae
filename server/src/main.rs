//! The binary `qiao`: reads the command line and runs one command.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = server::Arguments::parse();
    match server::run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("qiao: {error}");
            ExitCode::FAILURE
        }
    }
}
