/**
 * What can be taken away: the bulletin, the tables, the map, as the chosen reading has them.
 *
 * In: the question. Out: links to files of the server, with the same query. Invariant: a file says itself under which
 * reading, known when, and under which rules it was made.
 */

import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { Waiting } from "../../frame/shown";
import { words } from "../../words/words";

export function Downloads(_: PartProps) {
  return (
    <Part id="downloads" title={words.value.downloads.title}>
      <Waiting />
    </Part>
  );
}
