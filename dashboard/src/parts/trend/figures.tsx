/**
 * The comparisons around the start as a table: 7 days, and 28.
 *
 * In: the windows of one series. Out: a table. Invariant: ratio, interval and rank stand in one row or not at all; where
 * there are none, the reason stands in their place.
 */
import { Filled } from "../../look/filled";
import { shortened } from "../../words/shortened";
import { formats, words } from "../../words/words";
import type { Window } from "./series";

export function Figures({ of, label }: { readonly of: readonly Window[]; readonly label: string }) {
  const say = words.value.trend;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, it is moved sideways, by keyboard too.
    <section class="trend-table" tabIndex={0} aria-label={shortened(`${say.compared}: ${label}`)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say.compared}</th>
            <th scope="col">{say.before}</th>
            <th scope="col">{say.since}</th>
            <th scope="col">{say.ratio}</th>
            <th scope="col">{say.interval}</th>
            <th scope="col">{say.rank}</th>
          </tr>
        </thead>
        <tbody>
          {of.map((window) => (
            <tr key={window.days}>
              <th scope="row">{words.value.frame.days(window.days)}</th>
              <Cells of={window} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cells({ of: { figures, undetermined } }: { readonly of: Window }) {
  const say = words.value.trend;
  const { figure } = formats.value;
  if (!figures) {
    return (
      <td colSpan={5}>
        {say.undetermined} <bdi lang="en">{undetermined}</bdi>
      </td>
    );
  }
  return (
    <>
      <td>{figure(figures.before_per_day)}</td>
      <td>{figure(figures.since_per_day)}</td>
      <td>{figure(figures.ratio)}</td>
      <td>{say.to(figure(figures.low), figure(figures.high))}</td>
      <td>
        {figures.rank ? (
          say.ranks(figure(figures.rank.p), figures.rank.as_deep, figures.rank.of, figures.rank.apart)
        ) : (
          <Filled
            say={say.noRank}
            with={[
              <bdi key="why" lang="en">
                {figures.no_rank}
              </bdi>,
            ]}
          />
        )}
      </td>
    </>
  );
}
