/** Checks of the tree itself: how files open, which way the arrows point, and what the page's policy and readers forbid. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const ROOT = new URL("../../", import.meta.url);
const LINES_MAX = 600;

/** Each folder of src with the earlier ones it may use; the way of the data. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  address: [],
  api: [],
  loaded: ["address", "api"],
  words: ["address"],
  look: ["words"],
  frame: ["address", "api", "loaded", "words", "look"],
  parts: ["address", "api", "loaded", "words", "look", "frame"],
};
/** The two files that know all parts: their list, and the page that draws it. */
const KNOW_PARTS = ["src/frame/parts.ts", "src/frame/page.tsx"];

interface File {
  readonly path: string;
  readonly text: string;
}

function filesOf(folders: readonly string[], ends: RegExp): File[] {
  return folders.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: "utf8" })
      .filter((name) => ends.test(name) && !/generated|schema\.d\.ts/.test(name))
      .map((name) => ({
        path: `${folder}/${name}`,
        text: readFileSync(new URL(`${folder}/${name}`, ROOT), "utf8"),
      })),
  );
}

const sources = filesOf(["src", "tests", "basemap", "build"], /\.(ts|tsx|mjs)$/);
const styles = filesOf(["src"], /\.css$/);

/** Returns the lines that match, as `path:line: text`. */
function hits(files: readonly File[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
  );
}

describe("every file", () => {
  it("opens with what it is", () => {
    const silent = [...sources, ...styles].filter(({ text }) => !/^(\/\*|\/\/ )/.test(text));
    expect(silent.map((file) => file.path)).toEqual([]);
  });

  it("is one story, no longer than can be read in one go", () => {
    const long = [...sources, ...styles].filter(({ text }) => text.split("\n").length > LINES_MAX);
    expect(long.map((file) => file.path)).toEqual([]);
  });
});

describe("the arrows", () => {
  it("point the way of the data", () => {
    const faults = sources.flatMap(({ path, text }) => {
      const [, stage = ""] = /^src\/([a-z]+)\//.exec(path) ?? [];
      const allowed = ARROWS[stage];
      if (allowed === undefined || KNOW_PARTS.includes(path)) return [];
      const used = [...text.matchAll(/(?:from|import)\s*\(?"(?:\.\.\/)+([a-z]+)\//g)].map(
        ([, name = ""]) => name,
      );
      return used
        .filter((name) => name in ARROWS && name !== stage && !allowed.includes(name))
        .map((name) => `${path} uses ${name}`);
    });
    expect(faults).toEqual([]);
  });

  it("never go from one part to another, but for the brush under the map", () => {
    const faults = sources.flatMap(({ path, text }) => {
      const [, part = ""] = /^src\/parts\/([a-z]+)\//.exec(path) ?? [];
      const used =
        part === "" ? [] : [...text.matchAll(/from "\.\.\/([a-z]+)\//g)].map(([, name = ""]) => name);
      return used.filter((name) => `${part} ${name}` !== "map brush").map((name) => `${path} uses ${name}`);
    });
    expect(faults).toEqual([]);
  });
});

describe("the page's policy", () => {
  it("finds no markup made of text, no style in markup, no script of a string", () => {
    const forbidden =
      /dangerouslySetInnerHTML|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|\sstyle=|\beval\(|new Function\(/;
    expect(hits(filesOf(["src"], /\.(ts|tsx)$/), forbidden)).toEqual([]);
    expect(
      hits(
        [{ path: "index.html", text: readFileSync(new URL("index.html", ROOT), "utf8") }],
        /<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=/,
      ),
    ).toEqual([]);
  });
});

describe("the styles", () => {
  it("say start and end, not left and right", () => {
    const sided =
      /(?:^|[\s;{])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|(?:min-|max-)?(?:width|height))\s*:/;
    const text = /text-align\s*:\s*(?:left|right)|float\s*:\s*(?:left|right)/;
    expect(hits(styles, sided)).toEqual([]);
    expect(hits(styles, text)).toEqual([]);
  });

  it("take every colour from the tokens", () => {
    const own = styles.filter(({ path }) => !path.endsWith("tokens.css"));
    expect(hits(own, /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i)).toEqual([]);
  });
});

describe("what is kept for npm", () => {
  it("names no registry's host", () => {
    expect(readFileSync(new URL("package-lock.json", ROOT), "utf8")).not.toContain('"resolved"');
  });
});
