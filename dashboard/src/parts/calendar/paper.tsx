/**
 * The calendar on paper: every row laid open, as many days to a table as a sheet is wide, nothing behind a scrollbar.
 *
 * In: the sheet, with no line folded. Out: tables below each other.
 */
import { restOfAddress } from "../../address/live";
import { onPaper } from "./days";
import { Heads } from "./heads";
import { LineRow } from "./lines";
import type { Sheet } from "./sheet";

/** How many days stand side by side on a sheet. */
const COLUMNS = 22;

export function PaperGrid({ sheet }: { readonly sheet: Sheet }) {
  const rest = restOfAddress.value;
  return (
    <>
      {onPaper(sheet.days.length, COLUMNS).map((stretch) => (
        <table key={stretch.first} class="calendar-grid paper">
          <Heads sheet={sheet} stretch={stretch} />
          <tbody>
            {sheet.lines.map((line, at) => (
              <LineRow
                key={line.key}
                line={line}
                rowIndex={at + 3}
                sheet={sheet}
                stretch={stretch}
                stop={null}
                selected={null}
                rest={rest}
              />
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}
