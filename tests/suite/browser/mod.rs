//! The service as people meet it: Chromium, driven by clicks and keys, against the running program.
//!
//! With `SHOTS=folder` in the environment every page that is looked at is kept there as a picture. With
//! `AXE=axe.min.js` every such page is also checked by axe-core.

mod access;
mod answering;
mod commands;
mod devices;
mod excel;
mod interruptions;
mod journey;
mod keep;
mod keeping;
mod keyboard;
mod pages;
mod person;
mod review;
mod sign;
mod team;
mod window;
mod workbook;
