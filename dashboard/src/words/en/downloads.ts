/** English words of what can be taken away. */

export const downloads = {
  title: "Take it with you",
  short: "Downloads",
  draft: "All of these are drafts, made by a machine, until a person has read and released them.",
  note: "Each file holds the reading, the day it was known on and the hash of the rules. Places are coarse.",
  shown: "They are of exactly what is shown here:",
  knownOn: (day: string) => `as known on ${day}`,
  files: {
    "bulletin.html": "the bulletin, to be read or printed",
    "bulletin.md": "the bulletin as plain text",
    "standing.csv": "where each promise stood on each day, as a table",
    "incidents.csv": "the incidents with their findings, as a table",
    "incidents.geojson": "the incidents as coarse cells, for a map",
    "assessment.json": "the whole assessment, for programs",
  },
};
