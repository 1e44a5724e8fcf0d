/**
 * What the base map is, whose lines it draws, and which of them are in dispute, each with one neutral sentence.
 *
 * In: basemap/disputed.json, from which the lines are drawn too. Out: the credit below the map.
 */
import disputed from "../../../basemap/disputed.json";
import { language, words } from "../../words/words";

export function Credit() {
  const say = words.value.map;
  return (
    <div class="soft map-credit">
      <p>
        {say.credit} {say.disputed}
      </p>
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
