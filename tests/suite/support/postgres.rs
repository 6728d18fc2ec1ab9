//! One real PostgreSQL server for the whole test process, on a free loopback port.
//!
//! It is started by the first test that asks, with its files in a folder of its own, and stopped by a small
//! shell that waits for the test process to end, however it ends.

use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, OnceLock};

use bhr_baseline::store::Store;

use super::service::free_port;

/// Every server keeps its users' names; this one has no other.
const ADMIN: &str = "postgres";
/// Nothing here outlives the process, so nothing waits for the disk.
const FLEETING: &str = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal \
                        -c max_wal_senders=0 -c max_wal_size=256MB";
/// The database all others are copied from.
const TEMPLATE: &str = "migrated";

struct Server {
    bin: PathBuf,
    port: u16,
    /// Taken while a database is made: the template can be copied by one at a time.
    made: Mutex<u32>,
    /// Its input closes when the process ends; then it stops the server.
    _watch: Child,
}

/// A database for one test. It is dropped at the end: hundreds of them with the log of their making fill a disk.
pub struct Fresh {
    /// Where it is.
    pub url: String,
    name: String,
    server: &'static Server,
}

impl Drop for Fresh {
    fn drop(&mut self) {
        // Whatever a failing test still holds open is cut off; a database that stays harms nobody.
        let _ = self.server.program("dropdb").args(["--force", "--if-exists", &self.name]).output();
    }
}

/// A fresh database with all tables; `None` when PostgreSQL is not installed.
///
/// # Panics
/// When the server does not start, and in CI when there is none.
pub fn fresh_database() -> Option<Fresh> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    let server = SERVER.get_or_init(|| installed().map(start)).as_ref();
    if server.is_none() {
        assert!(std::env::var_os("CI").is_none(), "PostgreSQL is not installed");
        println!("skipped: PostgreSQL not installed");
    }
    server.map(Server::fresh)
}

/// The folder of the newest PostgreSQL's programs.
fn installed() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let newest =
        versions.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok()).max()?;
    let bin = PathBuf::from(format!("/usr/lib/postgresql/{newest}/bin"));
    bin.join("initdb").exists().then_some(bin)
}

fn is_root() -> bool {
    let out = Command::new("id").arg("-u").output().expect("id");
    out.stdout == b"0\n"
}

/// A command as the server's user: its programs refuse to run as root.
fn as_server_user(program: &Path) -> Command {
    if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", ADMIN, "--"]).arg(program);
        command
    } else {
        Command::new(program)
    }
}

fn run(command: &mut Command) {
    let out = command.current_dir("/").stdin(Stdio::null()).output().expect("the program starts");
    assert!(out.status.success(), "{command:?}: {}", String::from_utf8_lossy(&out.stderr));
}

fn start(bin: PathBuf) -> Server {
    let folder = tempfile::Builder::new().prefix("bhr-postgres-").tempdir().expect("a folder").keep();
    if is_root() {
        run(Command::new("chown").arg(ADMIN).arg(&folder));
    }
    let watch = stop_when_this_process_ends(&bin, &folder);
    let data = folder.join("data");
    run(as_server_user(&bin.join("initdb"))
        .args(["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions", "-U", ADMIN, "-D"])
        .arg(&data));
    let port = free_port();
    let settings = format!(
        "-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={} -c max_connections=200 {FLEETING}",
        folder.display()
    );
    run(as_server_user(&bin.join("pg_ctl"))
        .args(["start", "--wait", "-D"])
        .arg(&data)
        .arg("-l")
        .arg(folder.join("log"))
        .args(["-o", &settings]));
    let server = Server { bin, port, made: Mutex::new(0), _watch: watch };
    server.make_template();
    server
}

/// Starts a shell, in a process group of its own so that an interrupt does not reach it, that reads until the
/// other end of its input closes.
fn stop_when_this_process_ends(bin: &Path, folder: &Path) -> Child {
    let stop = as_server_user(&bin.join("pg_ctl"));
    let stop: Vec<_> = std::iter::once(stop.get_program())
        .chain(stop.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let folder = folder.display();
    let script =
        format!("cat >/dev/null; {} stop -m immediate -D {folder}/data; rm -rf {folder}", stop.join(" "));
    Command::new("sh")
        .args(["-c", &script])
        .current_dir("/")
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("sh starts")
}

impl Server {
    fn url(&self, database: &str) -> String {
        format!("postgres://{ADMIN}@127.0.0.1:{}/{database}", self.port)
    }

    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.bin.join(name));
        command.args(["-h", "127.0.0.1", "-p", &self.port.to_string(), "-U", ADMIN]);
        command.current_dir("/").stdin(Stdio::null());
        command
    }

    fn createdb(&self, arguments: &[&str]) {
        run(self.program("createdb").args(arguments));
    }

    /// The tests run in runtimes of their own, so this takes a thread and a runtime to itself.
    fn make_template(&self) {
        self.createdb(&[TEMPLATE]);
        let url = self.url(TEMPLATE);
        let migrated = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(async {
                let store = Store::open(&url).await.expect("the server answers");
                store.migrate().await.expect("the migrations run");
                store.close().await;
            });
        });
        migrated.join().expect("a template");
    }

    fn fresh(&'static self) -> Fresh {
        let mut made = self.made.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *made += 1;
        let name = format!("test_{made}");
        self.createdb(&["-T", TEMPLATE, &name]);
        Fresh { url: self.url(&name), name, server: self }
    }
}
