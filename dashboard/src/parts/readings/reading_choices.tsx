/**
 * The four choices that make a reading: sources, strength, exclusion, counts.
 *
 * In: the address's reading. Out: `go({ reading })`. Invariant: one source with a breach told by two independent groups
 * cannot be chosen; the reason is said where it is barred, with a way out.
 */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import {
  COUNTS,
  type Counts,
  EXCLUSIONS,
  type Exclusion,
  type Reading,
  STRENGTHS,
  type Strength,
} from "../../address/address";
import { go, reading } from "../../address/live";
import { Go } from "../../frame/go";
import { isPossible, sourceOf } from "../../loaded/readings";
import { words } from "../../words/words";
import { Choice, type Option } from "./choice";
import { OneSource } from "./one_source";

const WHOSE = ["all", "independent", "one"] as const;
type Whose = (typeof WHOSE)[number];

export function ReadingChoices() {
  return (
    <div class="choices on-screen">
      <SourcesChoice />
      <StrengthChoice />
      <ExclusionChoice />
      <CountsChoice />
    </div>
  );
}

/** Says that what the address asks for can never be answered, and the two ways out. */
export function Impossible() {
  const say = words.value.readings.impossible;
  const read = reading.value;
  if (isPossible(read)) return null;
  return (
    <div class="trouble" role="alert">
      <p>{say.both}</p>
      <Go change={{ reading: { ...read, strength: "claimed" } }}>{say.letClaimed}</Go>
      <Go change={{ reading: { ...read, sources: "all" } }}>{say.letAll}</Go>
    </div>
  );
}

function choose(part: Partial<Reading>): void {
  go({ reading: { ...reading.peek(), ...part } });
}

function SourcesChoice() {
  const say = words.value.readings;
  const read = reading.value;
  // Whether a source is being looked for; the reading stays what it is until one is chosen.
  const looking = useSignal(false);
  const of = sourceOf(read) === null ? read.sources : "one";
  const chosen = looking.value || of === "one" ? "one" : of === "independent" ? "independent" : "all";
  const barred = of !== "one" && read.strength === "corroborated" ? <NotOne read={read} /> : undefined;
  const choices = WHOSE.map((value) => option(value, say.sources, value === "one" ? barred : undefined));
  const take = (value: Whose) => {
    looking.value = value === "one";
    if (value !== "one") choose({ sources: value });
  };
  return (
    <Choice
      legend={say.sources.legend}
      options={choices}
      chosen={barred ? (of as Whose) : chosen}
      choose={take}
    >
      {chosen === "one" && !barred && <OneSource />}
    </Choice>
  );
}

function NotOne({ read }: { readonly read: Reading }) {
  const say = words.value.readings.impossible;
  return (
    <>
      <strong>{say.one}</strong>{" "}
      <Go change={{ reading: { ...read, strength: "claimed" } }}>{say.letClaimed}</Go>
    </>
  );
}

function StrengthChoice() {
  const say = words.value.readings;
  const read = reading.value;
  const barred =
    sourceOf(read) !== null && read.strength !== "corroborated" ? <NotCorroborated read={read} /> : undefined;
  const options = STRENGTHS.map((value) =>
    option(value, say.strength, value === "corroborated" ? barred : undefined),
  );
  const take = (strength: Strength) => choose({ strength });
  return <Choice legend={say.strength.legend} options={options} chosen={read.strength} choose={take} />;
}

function NotCorroborated({ read }: { readonly read: Reading }) {
  const say = words.value.readings.impossible;
  return (
    <>
      <strong>{say.corroborated}</strong>{" "}
      <Go change={{ reading: { ...read, sources: "all" } }}>{say.letAll}</Go>
    </>
  );
}

function ExclusionChoice() {
  const say = words.value.readings.exclusion;
  const options = EXCLUSIONS.map((value) => option(value, say, undefined));
  const take = (exclusion: Exclusion) => choose({ exclusion });
  return <Choice legend={say.legend} options={options} chosen={reading.value.exclusion} choose={take} />;
}

function CountsChoice() {
  const say = words.value.readings.counts;
  const options = COUNTS.map((value) => option(value, say, undefined));
  const take = (counts: Counts) => choose({ counts });
  return <Choice legend={say.legend} options={options} chosen={reading.value.counts} choose={take} />;
}

type Said<V extends string> = Readonly<Record<V, string>> & { readonly means: Readonly<Record<V, string>> };

function option<V extends string>(value: V, say: Said<V>, barred: ComponentChildren): Option<V> {
  return { value, label: say[value], means: say.means[value], ...(barred === undefined ? {} : { barred }) };
}
