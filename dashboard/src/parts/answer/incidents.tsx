/**
 * Ids of incidents, each a link to its evidence; many are folded away with their count.
 */

import { Fold, foldAt } from "../../frame/folded";
import { Go } from "../../frame/go";
import { words } from "../../words/words";

const SHOWN = 12;

export interface IncidentsProps {
  readonly title: string;
  readonly ids: readonly string[];
}

export function Incidents({ title, ids }: IncidentsProps) {
  const at = foldAt(ids.length, SHOWN);
  return (
    <div class="incidents">
      <span class="soft">{title}</span>
      {ids.slice(0, at).map(link)}
      {at < ids.length && (
        <Fold summary={words.value.frame.more(ids.length - at)}>
          {() => <div class="incidents">{ids.slice(at).map(link)}</div>}
        </Fold>
      )}
    </div>
  );
}

function link(incident: string) {
  return (
    <Go key={incident} change={{ selected: { is: "incident", incident } }}>
      <bdi>{incident}</bdi>
    </Go>
  );
}
