/**
 * Ids of incidents, each a link to its evidence; many are folded away with their count.
 */

import { foldAt } from "../../frame/folded";
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
        <details class="fold">
          <summary>{words.value.frame.more(ids.length - at)}</summary>
          <div class="incidents">{ids.slice(at).map(link)}</div>
        </details>
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
