/**
 * What the signs of the calendar mean: the five standings, then everything else that is drawn.
 *
 * In: nothing. Out: a row of signs with their words, and their meanings, which can be folded on the screen and never on
 * paper.
 */
import type { ComponentChildren } from "preact";
import { STANDINGS } from "../../look/lists";
import { printing } from "../../look/printing";
import { StandingMark, StandingShape } from "../../look/shapes";
import { words } from "../../words/words";
import { MarkShape } from "./marks";

export function Legend() {
  const { calendar: say, standing } = words.value;
  return (
    <div class="legend">
      <ul class="legend-signs" aria-label={say.legend}>
        {STANDINGS.map((one) => (
          <li key={one}>
            <StandingMark of={one} />
          </li>
        ))}
      </ul>
      <details open={printing.value}>
        <summary>{say.legend}</summary>
        <dl>
          {STANDINGS.map((one) => (
            <Meaning key={one} sign={<StandingMark of={one} />} means={standing.means[one]} />
          ))}
          {OTHERS.map(({ is, draw }) => (
            <Meaning key={is} sign={<Signed sign={draw()}>{say[is]}</Signed>} means={say[`${is}Means`]} />
          ))}
        </dl>
      </details>
    </div>
  );
}

/** Signs that are no standings, in the order in which they are explained. */
const OTHERS = [
  { is: "noAnswer", draw: () => <span class="no-cell">·</span> },
  { is: "several", draw: Several },
  { is: "seen", draw: SeenBar },
  { is: "changed", draw: () => <span class="cell is-undetermined changed" /> },
  { is: "end", draw: () => <MarkShape is="end" /> },
  { is: "decision", draw: () => <MarkShape is="decision" /> },
] as const;

function Several() {
  return (
    <span class="cell several">
      {(["contested", "undetermined"] as const).map((one) => (
        <span key={one} class={`mini cell is-${one}`}>
          <StandingShape of={one} />
        </span>
      ))}
    </span>
  );
}

function SeenBar() {
  return (
    <span class="cell is-kept">
      <StandingShape of="kept" />
      <span class="seen seen-3" />
    </span>
  );
}

function Signed({
  sign,
  children,
}: {
  readonly sign: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <span class="marked">
      {sign}
      {children}
    </span>
  );
}

function Meaning({ sign, means }: { readonly sign: ComponentChildren; readonly means: string }) {
  return (
    <div>
      <dt>{sign}</dt>
      <dd class="soft">{means}</dd>
    </div>
  );
}
