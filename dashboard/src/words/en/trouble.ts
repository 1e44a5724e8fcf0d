/** English words of what went wrong, and what to do. */

export const trouble = {
  title: "Something is missing",
  noAnswer: "The server did not answer.",
  refused: "The server cannot answer this.",
  serverFailed: "The server failed on this.",
  unreadable:
    "An answer came that this page cannot read. The page may be older than the server: load it again.",
  stale: "What stands here is from before.",
  partFailed: "This part failed to draw. That is a fault of the page, not of the data.",
  again: "Try again",
  slip: (key: string, value: string) =>
    `The address says \u201c${key}=${value}\u201d, which cannot be read. It counts as not said.`,
  lineLost: "The server is out of reach. What it has learned since is not shown.",
};
