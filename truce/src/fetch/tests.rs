//! Fetching from a server of the test: limits of time and size, where redirects lead, what a site allows.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use super::*;

#[test]
fn addresses_inside_networks_are_told() {
    let private = [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2001:db8::1",
        "ff02::1",
    ];
    for text in private {
        assert!(!is_public(text.parse().expect("an address")), "{text}");
    }
    for text in ["93.184.216.34", "8.8.8.8", "2606:4700::1111"] {
        assert!(is_public(text.parse().expect("an address")), "{text}");
    }
}

#[test]
fn a_private_address_is_refused_however_it_is_written() {
    for address in ["http://127.0.0.1:9/", "http://localhost:9/", "http://2130706433/", "http://[::1]:9/"] {
        let error = Fetcher::of_the_web().fetch(address).expect_err("it is refused");
        assert!(matches!(error, FetchError::Private(_)), "{address}: {error}");
    }
    let error = Fetcher::of_the_web().fetch("file:///etc/passwd").expect_err("it is refused");
    assert!(matches!(error, FetchError::NoAddress(_)));
}

/// Whether it is the one address at which the tests' sites are; the rest of the machine is not.
fn is_site(ip: IpAddr) -> bool {
    ip == IpAddr::from([127, 0, 0, 1])
}

fn fetcher(time_ms: u64, bytes: u64) -> Fetcher {
    Fetcher::new(is_site, Limits { time: Duration::from_millis(time_ms), bytes })
}

/// Serves each path by `answer`, one thread a connection; returns where.
fn site(answer: fn(&str, &mut TcpStream)) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            thread::spawn(move || {
                let mut head = [0; 4096];
                let len = stream.read(&mut head).unwrap_or(0);
                let line = String::from_utf8_lossy(&head[..len]).into_owned();
                answer(line.split(' ').nth(1).unwrap_or(""), &mut stream);
            });
        }
    });
    format!("http://{address}")
}

/// Answers; whoever asked may have gone away, which is no fault of the test.
fn say(stream: &mut TcpStream, text: &str) {
    let _ = stream.write_all(format!("HTTP/1.0 {text}").as_bytes());
}

const NONE: &str = "404 Not Found\r\n\r\n";

#[test]
fn a_page_may_be_as_large_as_the_limit_and_no_larger() {
    let site = site(|path, stream| match path {
        "/just" => say(stream, &format!("200 OK\r\n\r\n{}", "a".repeat(1000))),
        "/more" => say(stream, &format!("200 OK\r\n\r\n{}", "a".repeat(1001))),
        "/endless" => {
            say(stream, "200 OK\r\n\r\n");
            while stream.write_all(&[b'a'; 4096]).is_ok() {}
        }
        _ => say(stream, NONE),
    });
    let mut fetcher = fetcher(20_000, 1000);
    assert_eq!(fetcher.fetch(&format!("{site}/just")).expect("it comes").bytes.len(), 1000);
    for path in ["/more", "/endless"] {
        let error = fetcher.fetch(&format!("{site}{path}")).expect_err("it is refused");
        assert!(matches!(error, FetchError::TooLarge(_, 1000)), "{path}: {error}");
    }
}

#[test]
fn the_time_holds_for_all_redirects_together() {
    // Each answer comes well within the time; three of them do not.
    let site = site(|path, stream| {
        let n = path.trim_start_matches('/').parse::<u32>();
        let Ok(n) = n else { return say(stream, NONE) };
        thread::sleep(Duration::from_millis(300));
        match n {
            3 => say(stream, "200 OK\r\n\r\nat last"),
            n => say(stream, &format!("302 Found\r\nLocation: /{}\r\n\r\n", n + 1)),
        }
    });
    let begun = Instant::now();
    let error = fetcher(700, 1000).fetch(&format!("{site}/0")).expect_err("it is given up");
    let FetchError::TooSlow(address, _) = &error else { panic!("{error}") };
    assert!(address.ends_with("/0"), "it is told of what was asked for: {error}");
    assert!(begun.elapsed() < Duration::from_millis(1500), "it took {:?}", begun.elapsed());
    assert_eq!(fetcher(20_000, 1000).fetch(&format!("{site}/0")).expect("it comes").bytes, b"at last");
}

#[test]
fn a_page_that_comes_drop_by_drop_is_given_up() {
    let site = site(|path, stream| match path {
        "/drops" => {
            say(stream, "200 OK\r\n\r\n");
            while stream.write_all(b"a").is_ok() {
                thread::sleep(Duration::from_millis(50));
            }
        }
        _ => say(stream, NONE),
    });
    let begun = Instant::now();
    let error = fetcher(500, 1000).fetch(&format!("{site}/drops")).expect_err("it is given up");
    assert!(matches!(error, FetchError::TooSlow(..)), "{error}");
    assert!(begun.elapsed() < Duration::from_secs(5), "it took {:?}", begun.elapsed());
}

#[test]
fn a_redirect_into_the_network_is_refused() {
    let site = site(|path, stream| match path {
        "/in" => say(stream, "302 Found\r\nLocation: http://127.0.0.2:9/secret\r\n\r\n"),
        "/meta" => say(stream, "302 Found\r\nLocation: http://169.254.169.254/latest/\r\n\r\n"),
        "/file" => say(stream, "302 Found\r\nLocation: file:///etc/passwd\r\n\r\n"),
        _ => say(stream, NONE),
    });
    let mut fetcher = fetcher(20_000, 1000);
    for path in ["/in", "/meta"] {
        let error = fetcher.fetch(&format!("{site}{path}")).expect_err("it is refused");
        assert!(matches!(error, FetchError::Private(_)), "{path}: {error}");
    }
    let error = fetcher.fetch(&format!("{site}/file")).expect_err("it is refused");
    assert!(matches!(error, FetchError::NoAddress(_)), "{error}");
}

#[test]
fn what_a_site_asks_is_told_apart_from_a_site_that_cannot_be_asked() {
    let strict = site(|path, stream| match path {
        "/robots.txt" => say(stream, "200 OK\r\n\r\nUser-agent: *\nDisallow: /\n"),
        _ => say(stream, "200 OK\r\n\r\nnever seen"),
    });
    let error = fetcher(20_000, 1000).fetch(&format!("{strict}/page")).expect_err("it is refused");
    assert!(matches!(error, FetchError::Robots(_)), "{error}");
    let broken = site(|path, stream| match path {
        "/robots.txt" => say(stream, "503 Service Unavailable\r\n\r\n"),
        _ => say(stream, "200 OK\r\n\r\nnever seen"),
    });
    let error = fetcher(20_000, 1000).fetch(&format!("{broken}/page")).expect_err("it is left alone");
    let FetchError::RobotsUnreachable(_, why) = &error else { panic!("{error}") };
    assert_eq!(why, "status 503");
    let round = site(|_, stream| say(stream, "302 Found\r\nLocation: /robots.txt\r\n\r\n"));
    let error = fetcher(20_000, 1000).fetch(&format!("{round}/page")).expect_err("it is left alone");
    assert!(matches!(error, FetchError::RobotsUnreachable(..)), "{error}");
}

#[test]
fn a_site_that_is_not_there_is_told() {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let error = fetcher(20_000, 1000).fetch(&format!("http://{free}/page")).expect_err("nobody answers");
    let FetchError::RobotsUnreachable(_, why) = &error else { panic!("{error}") };
    assert!(why.contains("refused"), "{why}");
}

#[test]
fn the_first_part_of_long_rules_is_obeyed() {
    let site = site(|path, stream| match path {
        "/robots.txt" => {
            let rest = "# a remark\n".repeat(60_000);
            say(stream, &format!("200 OK\r\n\r\nUser-agent: *\nDisallow: /hidden\n{rest}"));
        }
        _ => say(stream, "200 OK\r\n\r\na page"),
    });
    let mut fetcher = fetcher(20_000, 1000);
    assert_eq!(fetcher.fetch(&format!("{site}/page")).expect("it comes").bytes, b"a page");
    let error = fetcher.fetch(&format!("{site}/hidden")).expect_err("it is refused");
    assert!(matches!(error, FetchError::Robots(_)), "{error}");
}
