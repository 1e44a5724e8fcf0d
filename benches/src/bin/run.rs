//! trial
use engine::sources::columns::{Reader, acled};
use std::fs::File;
use std::io::Read;
use std::time::Instant;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let threads: usize = a[2].parse().unwrap();
    let block: usize = a[3].parse::<usize>().unwrap() << 20;
    let parts: usize = a[4].parse().unwrap();
    rayon::ThreadPoolBuilder::new().num_threads(threads).build_global().unwrap();
    let t = Instant::now();
    let mut f = File::open(&a[1]).unwrap();
    let mut r = Reader::new(&acled::COLUMNS, parts);
    let mut buf = vec![0u8; block];
    let mut have = 0;
    let mut tr = 0.0;
    loop {
        let t0 = Instant::now();
        let n = f.read(&mut buf[have..]).unwrap();
        tr += t0.elapsed().as_secs_f64();
        have += n;
        if n == 0 {
            break;
        }
        let used = r.push(&buf[..have]).unwrap();
        buf.copy_within(used..have, 0);
        have -= used;
    }
    let table = r.finish(&buf[..have]).unwrap();
    println!(
        "read {:.3} (io {tr:.3}) rows {} bad {} peak {}",
        t.elapsed().as_secs_f64(),
        table.rows,
        table.bad.len(),
        benches::memory::peak_bytes() >> 20
    );
}
