/**
 * What the base map is, whose lines it draws, which of them are in dispute, each with one neutral sentence, and what the
 * areas of the agreement were drawn from.
 *
 * In: basemap/disputed.json, from which the lines are drawn too; the terms' own sources. Out: the credit below the map.
 */
import disputed from "../../../basemap/disputed.json";
import { answer } from "../../loaded/answers";
import { valueIn } from "../../loaded/loaded";
import { language, words } from "../../words/words";

export function Credit() {
  const say = words.value.map;
  return (
    <div class="soft map-credit">
      <p>
        {say.credit} {say.disputed}
      </p>
      <AreaCredit />
      <details>
        <summary>{say.disputedTitle}</summary>
        <ul>
          {disputed.map((line) => (
            <li key={line.id}>{line[language.value]}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

/** Names the sources of the terms, from which the areas were drawn. */
function AreaCredit() {
  const terms = valueIn(answer.now.value)?.case.terms_from ?? [];
  if (terms.length === 0) return null;
  return (
    <p>
      {words.value.map.areaCredit}{" "}
      {terms.map((source, n) => (
        <span key={source}>
          {n > 0 && "; "}
          <bdi>{source}</bdi>
        </span>
      ))}
      .
    </p>
  );
}
