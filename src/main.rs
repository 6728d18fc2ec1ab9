//! The `bhr-baseline` command.

fn main() {}
