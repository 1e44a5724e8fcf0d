/**
 * The ledgers: what each source counts, in its own unit, side by side.
 *
 * In: the ledgers of the case under the question; the address's days, unit, source and rivals. Out: `go({ narrowed })`,
 * `go({ rivals })`. Invariant: nothing is added over units or sources, and no ledger stands above another by its size.
 */
import "./ledgers.css";
import type { Narrowed } from "../../address/address";
import { address, go } from "../../address/live";
import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { Shown } from "../../frame/shown";
import { answer, ledgers } from "../../loaded/answers";
import { valueIn } from "../../loaded/loaded";
import { words } from "../../words/words";
import { FaceToFace } from "./face_to_face";
import { byUnit, keyOf, type Ledger, narrowedTo, oddSums, viewOf } from "./ledger";
import { rivalsOf } from "./rivals";
import { Tallies } from "./tallies";
import { nameOf, Teller } from "./teller";

export function Ledgers(_: PartProps) {
  return (
    <Part id="ledgers" title={words.value.ledgers.title}>
      <Shown of={ledgers}>{({ ledgers: all }) => <Whole all={all} />}</Shown>
    </Part>
  );
}

function Whole({ all }: { readonly all: readonly Ledger[] }) {
  const say = words.value.ledgers;
  const { narrowed, days, rivals } = address.value;
  const terms = valueIn(answer.now.value);
  const view = viewOf(days, terms?.days ?? []);
  const parties = terms?.groups.filter(({ role }) => role === "party").map(({ id }) => id) ?? [];
  if (all.length === 0) return <p>{say.none}</p>;
  const shown = narrowedTo(all, narrowed, view);
  return (
    <>
      <p>{say.note}</p>
      <FaceToFace all={all} rivals={rivalsOf(all, parties, rivals)} view={view} />
      <h3>{say.all}</h3>
      <Filters all={all} />
      <p class="soft" aria-live="polite">
        {say.shown(shown.length, all.length)} {oddSums(shown) > 0 && say.odd(oddSums(shown))}
        {view !== null && ` ${say.inView}`}
      </p>
      {[...byUnit(shown)].map(([unit, own]) => (
        <Unit key={unit} unit={unit} ledgers={own} />
      ))}
    </>
  );
}

function Unit({ unit, ledgers: own }: { readonly unit: string; readonly ledgers: readonly Ledger[] }) {
  const say = words.value.ledgers;
  return (
    <section class="ledger-unit">
      <h4>
        <q>
          <bdi>{unit}</bdi>
        </q>{" "}
        <span class="soft">{say.sources(own.length)}</span>
      </h4>
      <div class="ledger-cards">
        {own.map((one) => (
          <div class="ledger-card" key={keyOf(one)}>
            <Teller of={one} />
            <Tallies of={one} label={nameOf(one)} />
          </div>
        ))}
      </div>
    </section>
  );
}

function Filters({ all }: { readonly all: readonly Ledger[] }) {
  const say = words.value.ledgers;
  const units = [...new Set(all.map(({ unit }) => unit))].map((unit) => [unit, unit] as const);
  const tellers = [...new Map(all.map(({ source, source_name }) => [source, source_name]))];
  return (
    <div class="ledger-filters">
      <Choice of="unit" label={say.unit} every={say.everyUnit} options={units} />
      <Choice of="teller" label={say.source} every={say.everySource} options={tellers} />
    </div>
  );
}

interface ChoiceProps {
  readonly of: keyof Narrowed & ("unit" | "teller");
  readonly label: string;
  readonly every: string;
  readonly options: readonly (readonly [string, string])[];
}

function Choice({ of, label, every, options }: ChoiceProps) {
  const { narrowed } = address.value;
  const choose = ({ currentTarget: { value } }: Event & { currentTarget: HTMLSelectElement }) => {
    go({ narrowed: { ...narrowed, [of]: value === "" ? null : value } });
  };
  return (
    <label>
      {label}{" "}
      <select value={narrowed[of] ?? ""} onChange={choose}>
        <option value="">{every}</option>
        {options.map(([id, name]) => (
          <option key={id} value={id} dir="auto">
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
