//! The binary `qiao`: reads the command line and runs one command.

use std::process::ExitCode;

use clap::Parser;

/// Gives the 19 MiB of a password hash back to the system; the C library keeps them in an arena per thread, hundreds of megabytes in the end.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
