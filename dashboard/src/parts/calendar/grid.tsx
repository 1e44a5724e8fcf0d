/**
 * The grid: lines by days in a window that scrolls both ways, walked with the arrow keys, entered with one Tab.
 *
 * In: the sheet, what is selected. Out: `go({ selected })` from a cell, `go({ unfolded })` from a folded line. Only days
 * in sight are in the document, however many there are. It is a table whose rows are laid out one by one (calendar.css), so
 * that the browser can leave alone those out of sight; the roles say what that would hide from screen readers.
 */
import { useRef } from "preact/hooks";
import { address, restOfAddress } from "../../address/live";
import { words } from "../../words/words";
import { selectedColumn, selectedPlace, useGridFocus } from "./focus";
import { Heads } from "./heads";
import { LineRow } from "./lines";
import type { Sheet } from "./sheet";
import { Signs } from "./signs";
import { useInSight, usePlaces, useView } from "./view";

export interface GridProps {
  readonly sheet: Sheet;
}

export function Grid({ sheet }: GridProps) {
  const box = useRef<HTMLDivElement>(null);
  const count = sheet.days.length;
  const view = useView(box, count);
  const chosen = address.value.selected;
  const rest = restOfAddress.value;
  // Before the focus: it scrolls to its place, which lies right only once the strips of days do.
  usePlaces(box, view.stretch, count);
  useInSight(box, selectedPlace(sheet, chosen), count);
  const focus = useGridFocus(sheet, box, view);
  return (
    <div class="calendar-frame">
      <Signs box={box} />
      <div class="calendar-box" ref={box}>
        <table
          role="grid"
          aria-label={words.value.calendar.grid}
          aria-rowcount={sheet.lines.length + 2}
          aria-colcount={count + 1}
          class="calendar-grid"
          onClick={focus.click}
          onKeyDown={focus.key}
          onFocusIn={focus.enter}
        >
          <Heads sheet={sheet} stretch={view.stretch} />
          <tbody role="rowgroup" class="lines">
            {sheet.lines.map((line, at) => (
              <LineRow
                key={line.key}
                line={line}
                rowIndex={at + 3}
                sheet={sheet}
                stretch={view.stretch}
                stop={focus.stop.line === at ? focus.stop.column : null}
                selected={selectedColumn(sheet, line, chosen)}
                rest={rest}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
