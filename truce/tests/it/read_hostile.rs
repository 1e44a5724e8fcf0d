//! Inputs that were never meant to be read, through `truce read --into` itself: it ends in bounded time and memory, says what it
//! could not read, and the case stays whole.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::{Ran, folder, run};

/// What the command may take of the machine's memory, in KiB of addresses: some times the largest input.
const MEMORY_KIB: u32 = 3 << 20;
/// How long it may take: seconds on an idle machine, more on one that compiles.
const TIME: Duration = Duration::from_secs(120);
/// The size of what is called large.
const LARGE: usize = 100 << 20;

/// Runs the command with a limit of memory; `stdin`: a file.
fn bounded(args: &[&str], stdin: &Path) -> Ran {
    let begun = Instant::now();
    let script = format!("ulimit -v {MEMORY_KIB} && exec \"$@\"");
    let output = Command::new("sh")
        .args(["-c", &script, "sh", env!("CARGO_BIN_EXE_truce")])
        .args(args)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .stdin(Stdio::from(fs::File::open(stdin).unwrap()))
        .output()
        .unwrap();
    assert!(begun.elapsed() < TIME, "{args:?} took {:?}", begun.elapsed());
    Ran {
        stdout: String::from_utf8(output.stdout).expect("what is printed is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("what is told is UTF-8"),
        code: output.status.code().expect("it ends by itself"),
    }
}

/// Reads bytes into a case of their own; returns what was told, and how many files of reports there are more.
fn read(name: &str, bytes: &[u8]) -> (Ran, usize) {
    let case = super::reads::case(&format!("hostile-{name}"));
    let file: PathBuf = folder(&format!("hostile_{name}")).join("input");
    fs::write(&file, bytes).unwrap();
    let path = case.to_str().unwrap();
    let ran = bounded(
        &["read", file.to_str().unwrap(), "--into", path, "--source", "watch"],
        Path::new("/dev/null"),
    );
    assert!(ran.stderr.len() < 64 << 10, "{name}: {} bytes are told", ran.stderr.len());
    let check = run(&["check", path]);
    assert_eq!(check.code, 0, "{name}: {:.2000}", check.stdout);
    let added = fs::read_dir(case.join("reports")).unwrap().count() - 1;
    fs::remove_file(&file).unwrap();
    (ran, added)
}

#[test]
fn what_is_no_text_or_no_english_adds_nothing_and_says_why() {
    let page = |words: &str| {
        format!(
            "<html><head><meta charset=utf-8></head><body><article><p>{words}</p><p>{words}</p></article></body></html>"
        )
    };
    let cases: [(&str, Vec<u8>, &str); 8] = [
        ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3".to_vec(), "a PDF, not text"),
        ("zip", [b"PK\x03\x04".as_slice(), &[7; 5000]].concat(), "ZIP archive"),
        (
            "noise",
            (0..1 << 20).map(|n: u32| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect(),
            "nothing added",
        ),
        ("empty", Vec::new(), "nothing added"),
        (
            "arabic",
            page("قالت الحكومة إن وقف إطلاق النار صامد في الشمال وإن المساعدات لم تصل بعد.").into(),
            "Arabic",
        ),
        ("russian", page("Перемирие соблюдается, сообщили наблюдатели. Помощь не пришла.").into(), "Russian"),
        ("chinese", page("停火协议在叙利亚生效。援助尚未抵达,观察员说。").into(), "Chinese"),
        ("wide", "Truce".encode_utf16().flat_map(u16::to_be_bytes).collect(), "nothing added"),
    ];
    for (name, bytes, why) in cases {
        let (ran, added) = read(name, &bytes);
        assert_eq!(ran.code, 0, "{name}: {}", ran.stderr);
        assert_eq!(added, 0, "{name}");
        assert!(ran.stderr.contains(why) && ran.stderr.contains("nothing added"), "{name}: {}", ran.stderr);
    }
}

#[test]
fn what_is_broken_is_read_as_far_as_it_goes_and_said() {
    let broken = b"Truce shaken\n\nThe army shelled the village of Rima on 14 September 2016, \xe2\x80\x9cthe army\xe2\x80\x9d said \
        \xff\xfe\n\nIt \xf0\x9f is over.\n";
    let (ran, added) = read("broken", broken);
    assert_eq!((ran.code, added), (0, 1), "{}", ran.stderr);
    assert!(ran.stderr.contains("are no UTF-8"), "{}", ran.stderr);
}

#[test]
fn a_hundred_megabytes_are_cut_and_said_to_be() {
    let line = "The army said on Monday that the truce in the north had held. ";
    let (ran, _) =
        read("large_text", &line.as_bytes().iter().copied().cycle().take(LARGE).collect::<Vec<_>>());
    assert_eq!(ran.code, 0, "{:.2000}", ran.stderr);
    assert!(ran.stderr.contains("bytes"), "what is cut is said: {:.2000}", ran.stderr);
    let paragraph = b"<p>The army said on Monday that the truce in the north had held.</p>\n";
    let mut page = b"<!DOCTYPE html><html><body><article>".to_vec();
    page.extend(paragraph.iter().copied().cycle().take(LARGE));
    let (ran, _) = read("large_page", &page);
    assert_eq!(ran.code, 0, "{:.2000}", ran.stderr);
    assert!(ran.stderr.contains("bytes"), "what is cut is said: {:.2000}", ran.stderr);
}

#[test]
fn quotation_marks_without_number_or_end_are_bounded() {
    let many = format!("It is the end, they said.\n\n{}", "\"Stop,\" he said. ".repeat(1_000_000));
    let open = format!("It is the end, they said.\n\n{}", "“Stop, he said. ".repeat(20_000));
    let marks = format!("It is the end, they said.\n\n{}", "\"“«„'‘".repeat(20_000));
    for (name, text) in [("many_quotes", many), ("open_quotes", open), ("marks", marks)] {
        let (ran, _) = read(name, text.as_bytes());
        assert_eq!(ran.code, 0, "{name}: {:.2000}", ran.stderr);
    }
}

#[test]
fn a_feed_that_leads_back_to_itself_is_listed_once_and_is_no_text() {
    let item = "<item><title>Talks</title><link>https://example.org/feed.xml</link></item>";
    let feed = format!(
        "<rss version=\"2.0\"><channel><title>F</title><link>https://example.org/feed.xml</link>{}</channel></rss>",
        item.repeat(20_000)
    );
    let file = folder("hostile_feed").join("feed.xml");
    fs::write(&file, &feed).unwrap();
    let ran = bounded(&["feed", "-"], &file);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(ran.stdout.lines().count(), 2, "{:.2000}", ran.stdout);
    let (ran, added) = read("feed_as_text", feed.as_bytes());
    assert_eq!((ran.code, added), (0, 0), "{:.2000}", ran.stderr);
}

#[test]
fn stdin_without_end_is_refused_and_not_cut_in_silence() {
    let ran = bounded(&["read", "-"], Path::new("/dev/zero"));
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("more than"), "{}", ran.stderr);
}
