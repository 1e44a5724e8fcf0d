/**
 * The head of the page: which case, in which language, light or dark.
 *
 * In: the address. Out: `go()` for the language, the theme signal for light and dark.
 */
import type { TargetedEvent } from "preact";
import { LANGUAGES } from "../address/address";
import { address } from "../address/live";
import { THEMES, theme } from "../look/theme";
import { LOCALES } from "../words/locale";
import { language, words } from "../words/words";
import { Go } from "./go";

export function Header() {
  const say = words.value.frame;
  const [caseId] = address.value.cases;
  return (
    <header class="head">
      <div>
        <p class="brand">{say.name}</p>
        <h1>{caseId === undefined ? say.what : <bdi>{caseId}</bdi>}</h1>
      </div>
      <div class="head-controls on-screen">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </header>
  );
}

function LanguageSwitch() {
  return (
    <nav class="languages" aria-label={words.value.frame.language}>
      {LANGUAGES.map((one) => (
        <Go
          key={one}
          change={{ language: one }}
          lang={one}
          hreflang={one}
          aria-current={one === language.value ? "true" : undefined}
        >
          {LOCALES[one].own}
        </Go>
      ))}
    </nav>
  );
}

function ThemeSwitch() {
  const say = words.value.frame.theme;
  const choose = (event: TargetedEvent<HTMLSelectElement>) => {
    theme.value = THEMES.find((known) => known === event.currentTarget.value) ?? "system";
  };
  return (
    <label class="theme">
      <span class="heard">{say.legend}</span>
      <select value={theme.value} onChange={choose}>
        {THEMES.map((one) => (
          <option key={one} value={one}>
            {say[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
