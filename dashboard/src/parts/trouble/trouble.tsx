/**
 * What is wrong with the page as a whole: an address that could not be read in part, a server out of reach.
 *
 * In: the slips of the address, the line to the server. Out: a note that stands before everything else, or nothing.
 */
import { slips } from "../../address/live";
import type { Line } from "../../api/events";
import { words } from "../../words/words";

export interface TroubleProps {
  readonly line: Line;
}

export function Trouble({ line }: TroubleProps) {
  const say = words.value.trouble;
  if (slips.value.length === 0 && line !== "lost") return null;
  return (
    <div class="trouble" role="alert">
      {slips.value.map(({ key, value }) => (
        <p key={key}>{say.slip(key, value)}</p>
      ))}
      {line === "lost" && <p>{say.lineLost}</p>}
    </div>
  );
}
