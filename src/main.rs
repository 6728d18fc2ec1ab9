//! The `bhr-baseline` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    bhr_baseline::cli::main()
}
