/**
 * Two ledgers face to face: what each side lays to the other, each in its own unit and on its own scale.
 *
 * In: all ledgers, the two that the address names or the rule proposes, the stretch in view. Out: `go({ rivals })`.
 * Invariant: nothing is taken from one and put to the other: two charts, two tables, the same days.
 */
import { go } from "../../address/live";
import { formats, words } from "../../words/words";
import { Chart } from "./chart";
import { isInView, keyOf, type Ledger } from "./ledger";
import { around, type Stretch, stretchOf } from "./periods";
import { replaced } from "./rivals";
import { Tallies } from "./tallies";
import { nameOf, Teller } from "./teller";

export interface FaceProps {
  readonly all: readonly Ledger[];
  readonly rivals: readonly Ledger[];
  readonly view: Stretch | null;
}

export function FaceToFace({ all, rivals, view }: FaceProps) {
  const say = words.value.ledgers;
  const inView = rivals.map((one) => ({ ...one, entries: one.entries.filter((e) => isInView(e, view)) }));
  const stretches = inView.flatMap(({ entries }) => entries.flatMap(({ period }) => stretchOf(period) ?? []));
  const over = view ?? around(stretches);
  if (rivals.length < 2) return null;
  return (
    <section class="face-to-face" aria-labelledby="face-to-face-title">
      <h3 id="face-to-face-title">{say.face}</h3>
      <p class="soft">{say.faceNote}</p>
      <div class="rivals">
        {inView.map((one, at) => (
          <div class="rival" key={at}>
            <Choice all={all} rivals={rivals} at={at} />
            <Teller of={one} />
            {over !== null && <Chart of={one} over={over} />}
            <Tallies of={one} label={nameOf(one)} />
          </div>
        ))}
      </div>
      <p class="soft">{say.chartNote}</p>
    </section>
  );
}

interface ChoiceProps {
  readonly all: readonly Ledger[];
  readonly rivals: readonly Ledger[];
  readonly at: number;
}

function Choice({ all, rivals, at }: ChoiceProps) {
  const say = words.value.ledgers;
  const own = rivals[at];
  const choose = (event: Event & { currentTarget: HTMLSelectElement }) => {
    go({ rivals: replaced(rivals, at, event.currentTarget.value) });
  };
  return (
    <label class="rival-choice">
      {at === 0 ? say.one : say.other}{" "}
      <select value={own === undefined ? "" : keyOf(own)} onChange={choose}>
        {all.map((one) => (
          <option key={keyOf(one)} value={keyOf(one)} dir="auto">
            {`${one.source_name}: ${one.unit} (${formats.value.number(one.entries.length)})`}
          </option>
        ))}
      </select>
    </label>
  );
}
