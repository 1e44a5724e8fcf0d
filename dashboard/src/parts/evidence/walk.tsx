/**
 * From one incident to the next, in the order of the list below.
 *
 * In: the incident that is open, the page that is listed. Out: links to those beside it; nothing where it is not listed.
 */
import { Go } from "../../frame/go";
import { incidents } from "../../loaded/incidents";
import { valueIn } from "../../loaded/loaded";
import { formats, words } from "../../words/words";
import { besideIn } from "./numbers";

export function WalkIncidents({ id }: { readonly id: string }) {
  const say = words.value.evidence;
  const page = valueIn(incidents.now.value);
  if (page === undefined) return null;
  const ids = page.incidents.map((incident) => incident.id);
  const beside = besideIn(ids, page.after, id);
  if (beside === null) return null;
  const { number } = formats.value;
  return (
    <p class="walk on-screen">
      {beside.before !== null && <To id={beside.before}>{say.walkBefore}</To>}
      <span class="soft">{say.nth(number(beside.at), number(page.found))}</span>
      {beside.next !== null && <To id={beside.next}>{say.walkNext}</To>}
    </p>
  );
}

function To({ id, children }: { readonly id: string; readonly children: string }) {
  return <Go change={{ selected: { is: "incident", incident: id } }}>{children}</Go>;
}
