// Weighs the built page, as it goes over the wire, and fails where it is too heavy.
//
// In: dist/. Out: a list, with --table as Markdown, and exit code 1 above a limit. Two limits: the whole page with map, worker and base map; and
// what must be here before the first answer can stand, which is what index.html itself asks for.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const WHOLE_MAX = 700_000;
const FIRST_MAX = 80_000;

const dist = new URL("../dist/", import.meta.url);
const names = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.[a-z]+$/.test(name),
);
const index = readFileSync(new URL("index.html", dist), "utf8");
const weighed = names.map((name) => ({
  name,
  bytes: gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length,
  first: name === "index.html" || index.includes(name),
}));
const sum = (/** @type {typeof weighed} */ files) => files.reduce((total, file) => total + file.bytes, 0);
const whole = sum(weighed);
const first = sum(weighed.filter((file) => file.first));

weighed.sort((a, b) => b.bytes - a.bytes);
if (process.argv.includes("--table")) {
  console.log("| the built page | gzipped, kB | at most, kB |\n|---|--:|--:|");
  for (const { name, bytes } of weighed)
    console.log(`| ${name.replace(/-[\w-]{8}(?=\.)/, "")} | ${kb(bytes)} | |`);
  console.log(`| before the first answer | ${kb(first)} | ${kb(FIRST_MAX)} |`);
  console.log(`| the whole page | ${kb(whole)} | ${kb(WHOLE_MAX)} |`);
} else {
  for (const { name, bytes } of weighed) console.log(`${kb(bytes)} kB  ${name}`);
  console.log(`${kb(first)} kB  before the first answer, of at most ${kb(FIRST_MAX)} kB`);
  console.log(`${kb(whole)} kB  the whole page, gzipped, of at most ${kb(WHOLE_MAX)} kB`);
}
if (whole > WHOLE_MAX || first > FIRST_MAX) process.exitCode = 1;

function kb(/** @type {number} */ bytes) {
  return (bytes / 1000).toFixed(1).padStart(6);
}
