/**
 * The grid: lines by days in a window that scrolls both ways, walked with the arrow keys, entered with one Tab.
 *
 * In: the sheet, what is selected. Out: `go({ selected })` from a cell, `go({ unfolded })` from a folded line. Only days
 * in sight are in the document, however many there are; the empty columns before and after keep the width. Invariant:
 * exactly one place of the grid can be reached with Tab, and the focus is never lost to a day that scrolled away.
 */
import { useRef } from "preact/hooks";
import { address, restOfAddress } from "../../address/live";
import { words } from "../../words/words";
import { selectedIn, useGridFocus } from "./focus";
import { Heads } from "./heads";
import { LineRow } from "./lines";
import type { Sheet } from "./sheet";
import { usePads, useView } from "./view";

export interface GridProps {
  readonly sheet: Sheet;
}

export function Grid({ sheet }: GridProps) {
  const box = useRef<HTMLDivElement>(null);
  const count = sheet.days.length;
  const view = useView(box, count);
  const focus = useGridFocus(sheet, box, view);
  const { first, last } = view.stretch;
  usePads(box, first, count - 1 - last);
  const chosen = address.value.selected;
  const rest = restOfAddress.value;
  return (
    <div class="calendar-frame">
      <div class="calendar-box" ref={box}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked cell by cell is a grid
          role="grid"
          aria-label={words.value.calendar.grid}
          aria-rowcount={sheet.lines.length + 2}
          aria-colcount={count + 1}
          class="calendar-grid"
          onClick={focus.click}
          onKeyDown={focus.key}
          onFocusIn={focus.enter}
        >
          <colgroup>
            <col class="head-column" />
            <col class="pad-column" />
            <col class="day-column" span={last - first + 1} />
            <col class="pad-column" />
          </colgroup>
          <Heads sheet={sheet} stretch={view.stretch} />
          <tbody>
            {sheet.lines.map((line, at) => (
              <LineRow
                key={line.key}
                line={line}
                rowIndex={at + 3}
                sheet={sheet}
                stretch={view.stretch}
                stop={focus.stop.line === at ? focus.stop.column : null}
                selected={selectedIn(line, chosen)}
                rest={rest}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
