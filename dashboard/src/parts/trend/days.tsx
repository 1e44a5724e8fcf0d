/**
 * A series as a table, day by day: what is drawn, for who does not see it or wants the numbers.
 *
 * In: a series and its days. Out: a fold with a table; long ones go on behind further folds. Invariant: every day stands
 * there, also those without anything.
 */
import { Fold } from "../../frame/folded";
import { shortened } from "../../words/shortened";
import { formats, words } from "../../words/words";
import { dayAt, type Series, type Span } from "./series";

/** Days in one table: a quarter. */
const ROWS = 92;

export interface DaysProps {
  readonly of: Series;
  readonly over: Span;
  readonly label: string;
  /** The first day that is shown. */
  readonly from?: number;
}

export function Days({ of, over, label, from = 0 }: DaysProps) {
  const say = words.value.trend;
  const summary = from === 0 ? say.eachDay : words.value.frame.more(of.daily.length - from);
  return (
    <Fold summary={summary}>
      {() => (
        <>
          <Table of={of} over={over} label={label} from={from} />
          {from + ROWS < of.daily.length && <Days of={of} over={over} label={label} from={from + ROWS} />}
        </>
      )}
    </Fold>
  );
}

function Table({ of, over, label, from }: Required<DaysProps>) {
  const say = words.value.trend;
  const { figure, day } = formats.value;
  const mean = (n: number | null | undefined) => (n == null ? "–" : figure(n));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, it is moved sideways, by keyboard too.
    <section class="trend-table" tabIndex={0} aria-label={shortened(`${say.eachDay}: ${label}, ${from}`)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say.day}</th>
            <th scope="col">{say.reported}</th>
            <th scope="col">{say.marks.mean7}</th>
            <th scope="col">{say.marks.mean28}</th>
          </tr>
        </thead>
        <tbody>
          {of.daily.slice(from, from + ROWS).map((n, row) => (
            <tr key={dayAt(over, from + row)}>
              <th scope="row">{day(dayAt(over, from + row))}</th>
              <td>{figure(n)}</td>
              <td>{mean(of.mean_7[from + row])}</td>
              <td>{mean(of.mean_28[from + row])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
