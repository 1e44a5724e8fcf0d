/**
 * A case whose every word is an attack: markup, scripts, marks that turn the reading, 70,000 characters without a gap.
 *
 * Out: a case folder without errors, so that all of it reaches the page. Invariant: each field that takes free text
 * holds {@link nasty}; whoever adds such a field to the format adds it here.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Longer than any name; without a place to break the line. */
const LONG = 70_000;

/** Returns an attack through one field. The field's name stands in it, so that a failing test says which it was. */
export function nasty(field: string): string {
  const script = `<script>alert("${field}")</script>`;
  const image = `"><img src=x onerror=alert('${field}')>`;
  const style = "</style><style>*{display:none}</style>";
  const turned = "\u202Edekcatta\u2066\u200F";
  return `${field} ${script}${image}${style}{{constructor.constructor("alert(1)")()}} ${turned} ${"W".repeat(LONG)}`;
}

/** TOML's and JSON's strings are near enough to each other. */
const quoted = (field: string) => JSON.stringify(nasty(field));

const AGREEMENT = `
[agreement]
id = "hostile"
title = ${quoted("title")}
in_force = 2020-03-01T18:00:00+02:00
timezone = "Asia/Damascus"
until = 2020-03-06T18:00:00+02:00
ends = [{ by = "army", at = 2020-03-05T18:00:00+02:00, basis = ${quoted("end")} }]
sources = [${quoted("terms-from")}]

[[party]]
id = "government"
name = ${quoted("party-government")}
members = ["army"]

[[party]]
id = "council"
name = ${quoted("party-council")}
members = ["brigade"]

[[guarantor]]
id = "republic"
name = ${quoted("guarantor")}
members = ["republic"]
decides = true

[[excluded]]
id = "outcasts"
name = ${quoted("excluded")}
members = ["outcasts"]
needs = ["group", "place", "time"]

[[area]]
id = "valley"
name = ${quoted("area")}
kind = "polygon"
approximate = true

[[area]]
id = "nowhere"
name = ${quoted("area-undefined")}
kind = "undefined"
why = ${quoted("area-why")}

[[provision]]
id = "no-attack"
clause = ${quoted("clause")}
title = ${quoted("provision")}
kind = "cessation-of-hostilities"
binds = ["government", "council"]
protects = ["government", "council", "civilians", "aid", "health"]
forbids = ["air-strike", "shelling", "attack"]
areas = ["valley", "nowhere"]
tolerated_per_day = 0.5
exception = [{ kind = "self-defence", test = ${quoted("exception")} }]

[[provision]]
id = "aid"
title = ${quoted("provision-aid")}
kind = "humanitarian-access"
binds = ["government"]
protects = ["civilians", "aid"]
area = "valley"
owes = ${quoted("owes")}
counts = { act = "aid-arrived", unit = "convoy", to = "valley", at_least = 1, per = "2d" }

[[phase]]
id = "talks"
name = ${quoted("phase")}
decided_by = ["republic"]
needs = [
  { provision = "no-attack", days = 3, consecutive = true, measure = "reduced", reset = "by-decision" },
  { provision = "aid", days = 2 },
]

[[assumption]]
id = "reduced"
about = "no-attack"
sets = "measure"
value = "no-grave"
alternatives = ["none", "at-most-3"]
why = ${quoted("assumption")}
`;

const ACTORS = ["army", "brigade", "republic", "outcasts"]
  .map(
    (id) =>
      `[[actor]]\nid = "${id}"\nname = ${quoted(`actor-${id}`)}\naliases = [${quoted(`alias-${id}`)}]\n`,
  )
  .join("\n");

const SOURCES = ["observatory", "relief", "ministry", "commission"]
  .map(
    (id) => `[[source]]
id = "${id}"
name = ${quoted(`source-${id}`)}
affiliation = "${id === "ministry" ? "government" : "none"}"
lean = ${quoted(`lean-${id}`)}
grade = "C"
verifies = ${id === "commission"}
sees = ${quoted(`sees-${id}`)}
limits = ${quoted(`limits-${id}`)}
address = "javascript:alert('address-${id}')"
`,
  )
  .join("\n");

const AREAS = {
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: { id: "valley", name: nasty("drawn-area"), approximate: true, basis: nasty("basis") },
      geometry: {
        type: "Polygon",
        coordinates: [
          [
            [36, 36],
            [38, 36],
            [38, 37],
            [36, 37],
            [36, 36],
          ],
        ],
      },
    },
  ],
};

const WHERE = { lat: 36.4, lon: 36.9, precision: "town", area: "valley" };

function event(id: string, source: string, day: string): object {
  return {
    id,
    kind: "event",
    source,
    published: day,
    address: `https://attack.invalid/"onmouseover="alert('${id}')`,
    says: nasty(`says-${id}`),
    note: nasty(`note-${id}`),
    when: day,
    place: nasty(`place-${id}`),
    admin1: nasty(`admin1-${id}`),
    act: "shelling",
    weapon: nasty(`weapon-${id}`),
    by: ["army", nasty(`by-${id}`)],
    by_basis: "claimed",
    by_text: nasty(`by-text-${id}`),
    against: [nasty(`against-${id}`)],
    target: ["civilians"],
    killed_best: 3,
    ...WHERE,
  };
}

const REPORTS: readonly object[] = [
  event("e1", "observatory", "2020-03-02"),
  event("e2", "relief", "2020-03-02"),
  event("e3", "observatory", "2020-03-04"),
  {
    id: "reply",
    kind: "response",
    source: "ministry",
    published: "2020-03-03",
    by: ["army"],
    stance: "denies",
    of: "e1",
    says: nasty("says-reply"),
    address: "javascript:alert('reply')",
  },
  {
    id: "check",
    kind: "verification",
    source: "commission",
    published: "2020-03-05",
    verdict: "disputed",
    of: "e3",
    says: nasty("says-check"),
  },
  {
    id: "tally",
    kind: "tally",
    source: "ministry",
    published: "2020-03-04",
    when: "2020-03-02/2020-03-03",
    count: 20,
    unit: nasty("unit"),
    accused: [nasty("accused")],
    breakdown: { [nasty("part-1")]: 1, [nasty("part-2")]: 2 },
    says: nasty("says-tally"),
  },
  {
    id: "aid",
    kind: "delivery",
    source: "relief",
    published: "2020-03-04",
    when: "2020-03-03",
    act: "aid-denied",
    from: nasty("from"),
    to: "valley",
    cargo: nasty("cargo"),
    count: 1,
    unit: "convoy",
    blocked_by: ["army"],
    says: nasty("says-aid"),
  },
  { id: "seen", kind: "coverage", source: "commission", when: "2020-03-04", area: "valley", share: 0.95 },
  {
    id: "said",
    kind: "statement",
    source: "ministry",
    published: "2020-03-05",
    when: "2020-03-05",
    about: "no-attack",
    by: ["army"],
    decision: "rejects",
    says: nasty("says-said"),
  },
];

/** Writes the case below `place`; returns its folder. */
export function writeHostile(place: string): string {
  const folder = join(place, "hostile");
  mkdirSync(join(folder, "reports"), { recursive: true });
  writeFileSync(join(folder, "agreement.toml"), AGREEMENT);
  writeFileSync(join(folder, "actors.toml"), ACTORS);
  writeFileSync(join(folder, "sources.toml"), SOURCES);
  writeFileSync(join(folder, "areas.geojson"), JSON.stringify(AREAS));
  writeFileSync(join(folder, "reports", "all.jsonl"), REPORTS.map((one) => JSON.stringify(one)).join("\n"));
  return folder;
}
