/** English words of what went wrong, and what to do. */
import { english as count } from "../plural";

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
  slip: (said: string) => `The address says “${said}”, which cannot be read. It counts as not said.`,
  cleaned: "Open the address without it",
  lineLost:
    "The line to the server is broken: what changes there is not shown until it is back. It is being tried again.",
  noSuchCase: (id: string) => `This server holds no case “${id}”.`,
  thereAre: "It holds these:",
  badQuestion: "This cannot be asked of this case:",
  plainQuestion: "Ask by the default reading, with all that is known",
  files: "The files of the case",
  anew: "The files of this case changed while the page was open. What stands here is read from them anew.",
  moreProblems: (n: number) => count(n, { one: "# more is not listed.", other: "# more are not listed." }),
  passedOver: "Passed over:",
  unreadableCase: (n: number) =>
    count(n, {
      one: "The files of this case have # error and were never without one: there is no answer. It is read again as soon as a file changes.",
      other:
        "The files of this case have # errors and were never without any: there is no answer. They are read again as soon as one changes.",
    }),
  staleCase: (n: number) =>
    count(n, {
      one: "This answer rests on the files as they were. They now have # error.",
      other: "This answer rests on the files as they were. They now have # errors.",
    }),
  someErrors: (n: number) =>
    count(n, {
      one: "The files of this case have # error. What stands there is not used; all else is.",
      other: "The files of this case have # errors. What stands there is not used; all else is.",
    }),
  showProblems: "Show the problems of the files",
  neverRead:
    "The files of this case cannot be read: there is no answer. They are read as soon as they are there.",
  goneCase: "This answer rests on the files as they were. They cannot be read any more.",
};
