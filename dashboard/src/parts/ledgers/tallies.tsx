/**
 * The tallies of one ledger as a table: period, number, whom they are laid to, whether the parts come to the number, where
 * it can be read.
 *
 * In: the tallies of one source in one unit. Out: a table. Invariant: a number keeps its "at least"; a sum that does not
 * come out stands with both numbers, and neither is mended.
 */
import { Fold } from "../../frame/folded";
import { Listed } from "../../look/listed";
import { formats, words } from "../../words/words";
import { type Entry, hostOf, type Ledger } from "./ledger";

/** As many tallies as are shown before the fold. */
const SHOWN = 8;

export function Tallies({ of, label }: { readonly of: Ledger; readonly label: string }) {
  const rest = of.entries.slice(SHOWN);
  return (
    <>
      <Table entries={of.entries.slice(0, SHOWN)} label={label} />
      {rest.length > 0 && (
        <Fold summary={words.value.frame.more(rest.length)}>
          {() => <Table entries={rest} label={label} />}
        </Fold>
      )}
    </>
  );
}

function Table({ entries, label }: { readonly entries: readonly Entry[]; readonly label: string }) {
  const say = words.value.ledgers;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, it is moved sideways, by keyboard too.
    <section class="ledger-table" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say.period}</th>
            <th scope="col">{say.count}</th>
            <th scope="col">{say.laidTo}</th>
            <th scope="col">{say.sum}</th>
            <th scope="col">{say.read}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.report} of={entry} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ of }: { readonly of: Entry }) {
  const say = words.value.ledgers;
  return (
    <tr class={of.sum === "does-not-add-up" ? "odd-sum" : undefined}>
      <th scope="row">
        <bdi lang="en">{of.period_text}</bdi>
      </th>
      <td class="tally-count">
        {meant(of)}
        {of.cumulative !== null && of.cumulative !== undefined && (
          <span class="soft"> {say.running(formats.value.number(of.cumulative))}</span>
        )}
      </td>
      <td>{of.accused.length > 0 ? <Listed of={of.accused} /> : <span class="soft">{say.nobody}</span>}</td>
      <td>
        <Sum of={of} />
      </td>
      <td>
        <Address of={of} />
      </td>
    </tr>
  );
}

function Sum({ of }: { readonly of: Entry }) {
  const say = words.value.ledgers;
  const { number } = formats.value;
  return (
    <>
      {of.sum === "does-not-add-up" && of.parts_come_to !== null && of.parts_come_to !== undefined ? (
        <strong class="sum-flag">{say.comesTo(number(of.count), number(of.parts_come_to))}</strong>
      ) : (
        <span class="soft">{say.sums[of.sum]}</span>
      )}
      {of.breakdown.length > 0 && (
        <Fold summary={say.parts(of.breakdown.length)}>{() => <Parts of={of} />}</Fold>
      )}
    </>
  );
}

function Parts({ of }: { readonly of: Entry }) {
  return (
    <ul>
      {of.breakdown.map(({ label, count }) => (
        <li key={label}>
          <bdi>{label}</bdi>: {formats.value.number(count)}
        </li>
      ))}
    </ul>
  );
}

function Address({ of }: { readonly of: Entry }) {
  const say = words.value.ledgers;
  const host = of.address ? hostOf(of.address) : null;
  if (!of.address || host === null) return <span class="soft">{say.noAddress}</span>;
  return (
    <a class="source" href={of.address} rel="noreferrer noopener external" target="_blank">
      <bdi dir="ltr">{host}</bdi>
      <span class="heard"> {say.outside}</span>
    </a>
  );
}

/** Returns a tally's number as its source means it. */
function meant({ count_is, count }: Entry): string {
  const said = formats.value.number(count);
  const { meant: inWords } = words.value.ledgers;
  switch (count_is) {
    case "at-least":
    case "about":
    case "more-than":
      return inWords[count_is](said);
    default:
      return said;
  }
}
