/**
 * What can be taken away: the bulletin, the tables, the map, as the chosen reading has them.
 *
 * In: the question. Out: links to files of the server, with the same query. Invariant: a file says itself under which
 * reading, known when, and under which rules it was made. Invariant: none is called more than a draft.
 */
import "./downloads.css";
import { address } from "../../address/live";
import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { ReadingWords } from "../../frame/reading_words";
import { queryOf, question } from "../../loaded/question";
import { formats, words } from "../../words/words";
import { FILES, hrefOfFile } from "./files";

export function Downloads(_: PartProps) {
  const say = words.value.downloads;
  const asked = question.value;
  const { reading, asKnownOn } = address.value;
  return (
    <Part id="downloads" title={say.title}>
      <p>
        <strong>{say.draft}</strong> {say.note}
      </p>
      <p>
        {say.shown} <ReadingWords of={reading} />;{" "}
        {asKnownOn === null ? words.value.readings.asKnownNow : say.knownOn(formats.value.day(asKnownOn))}.
      </p>
      {asked !== null && (
        <ul class="files-list">
          {FILES.map((file) => (
            <li key={file}>
              <a class="source" href={hrefOfFile(file, asked.case, queryOf(asked))} download>
                <bdi>{file}</bdi>
              </a>{" "}
              <span>{say.files[file]}</span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
