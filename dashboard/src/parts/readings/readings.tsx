/**
 * The switch of readings: which sources, how strong, how strict, how counted; and as known on which day.
 *
 * In: the address's reading, the sources of the case. Out: `go({ reading })`, `go({ asKnownOn })`, and one announced
 * sentence on what the choice changed. Invariant: the default is one press away, and the page says when it is left.
 */
import "./readings.css";
import { DEFAULT_READING } from "../../address/address";
import { reading, readingIsDefault } from "../../address/live";
import { Go } from "../../frame/go";
import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { ReadingWords } from "../../frame/reading_words";
import { words } from "../../words/words";
import { Against, useAnnounced } from "./against";
import { KnownOn } from "./known_on";
import { Impossible, ReadingChoices } from "./reading_choices";

export function Readings({ caseId }: PartProps) {
  const say = words.value.readings;
  useAnnounced();
  return (
    <Part id="readings" title={say.title}>
      <p>
        {say.note} <strong>{say.now}</strong> <ReadingWords of={reading.value} />.{" "}
        {!readingIsDefault.value && (
          <span class="on-screen">
            <Go change={{ reading: DEFAULT_READING }}>{say.toDefault}</Go>
          </span>
        )}
      </p>
      <Impossible />
      {/* What was being looked for belongs to one case. */}
      <ReadingChoices key={caseId} />
      <KnownOn />
      <Against />
    </Part>
  );
}
