/**
 * People killed and injured as the accounts have it: from the careful count to the full one.
 *
 * In: the incident's numbers. Out: a small table. Invariant: no number stands alone where accounts differ, and what no
 * account states says so.
 */
import type { IncidentView, NumbersView } from "../../loaded/evidence";
import { formats, words } from "../../words/words";
import { rangeOf } from "./numbers";

type Numbers = Pick<IncidentView, "killed" | "killed_civilians" | "injured">;

export function Casualties({ of }: { readonly of: Numbers }) {
  const say = words.value.evidence;
  const rows = [
    [say.killed, of.killed],
    [say.killedCivilians, of.killed_civilians],
    [say.injured, of.injured],
  ] as const;
  return (
    <table class="people">
      <caption class="soft">{say.countsNote}</caption>
      <thead>
        <tr>
          <th scope="col">{say.people}</th>
          <th scope="col" class="figure">
            {say.careful}
          </th>
          <th scope="col" class="figure">
            {say.full}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, numbers]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <Cells of={numbers} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cells({ of }: { readonly of: NumbersView }) {
  const range = rangeOf(of);
  const { number } = formats.value;
  if (range.is === "not-stated") {
    return (
      <td colSpan={2} class="soft">
        {words.value.evidence.notStated}
      </td>
    );
  }
  const [careful, full] = range.is === "one" ? [range.n, range.n] : [range.careful, range.full];
  return (
    <>
      <td class="figure">{number(careful)}</td>
      <td class="figure">{number(full)}</td>
    </>
  );
}

/** The same in few words, for a list. */
export function KilledRange({ of }: { readonly of: NumbersView }) {
  const range = rangeOf(of);
  const { number } = formats.value;
  const say = words.value.evidence;
  if (range.is === "not-stated") return <span class="soft">{say.notStated}</span>;
  return (
    <>{range.is === "one" ? number(range.n) : say.killedRange(number(range.careful), number(range.full))}</>
  );
}
