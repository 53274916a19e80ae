//! Running other programs so that a failure is one readable line.

use std::{
    ffi::OsStr,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::cleanup::Cleanup;

/// Runs to the end with our own output; anything but success is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let status = status(command)?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs to the end with our own output.
pub fn status(command: &mut Command) -> Result<ExitStatus> {
    let mut child = spawn(command)?;
    wait(&mut child, command)
}

/// Runs to the end and gives what was printed on stdout; errors carry what was printed on stderr.
pub fn output(command: &mut Command) -> Result<String> {
    command.stdin(Stdio::null());
    let output = command.output().with_context(|| format!("cannot run `{}`", line(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({}): {}", line(command), output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{}` printed something that is no text", line(command)))
}

pub fn spawn(command: &mut Command) -> Result<Child> {
    command.spawn().with_context(|| format!("cannot run `{}`", line(command)))
}

/// Waits for the end; a signal that only we get (a CI system's, say) ends the child too.
pub fn wait(child: &mut Child, command: &Command) -> Result<ExitStatus> {
    let pid = child.id();
    let stop = Cleanup::new(move || terminate(pid));
    let status = child.wait();
    stop.forget();
    status.with_context(|| format!("lost `{}`", line(command)))
}

/// Asks the process to end.
pub fn terminate(pid: u32) {
    // the standard library can only kill, and a kill would leave the program's own children behind
    let _ = Command::new("kill").args(["-TERM", &pid.to_string()]).stderr(Stdio::null()).status();
}

/// Ends the process without asking it.
pub fn kill(pid: u32) {
    let _ = Command::new("kill").args(["-KILL", &pid.to_string()]).stderr(Stdio::null()).status();
}

/// The command as one would type it.
pub fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    std::iter::once(name).chain(command.get_args()).map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
