//! The largest memory the process has held.

/// Returns the peak resident memory of this process in bytes; 0 where the system does not say.
///
/// # Source
/// `VmHWM` of `/proc/self/status` (Linux, proc(5)), which counts in units of 1,024 bytes.
pub fn peak_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|rest| rest.split_whitespace().next()).and_then(|n| n.parse::<u64>().ok());
    kib.unwrap_or(0) * 1024
}
