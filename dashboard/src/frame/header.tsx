/**
 * The head of the page: which case, in which language, light or dark.
 *
 * In: the address, the list of cases, the answer's word on the terms. Out: `go()` for case and language, the theme signal
 * for light and dark. How it stands with the case's files is said just below, by `parts/trouble`.
 */
import { useSignalEffect } from "@preact/signals";
import type { TargetedEvent } from "preact";
import { LANGUAGES, OF_NO_CASE } from "../address/address";
import { go } from "../address/live";
import { answer } from "../loaded/answers";
import { caseInFront, cases, entryOf } from "../loaded/cases";
import { valueIn } from "../loaded/loaded";
import { THEMES, theme } from "../look/theme";
import { LOCALES } from "../words/locale";
import { formats, language, words } from "../words/words";
import { Go } from "./go";

export function Header() {
  const say = words.value.frame;
  const caseId = caseInFront.value;
  useSignalEffect(() => {
    const title = caseInFront.value === null ? undefined : entryOf(caseInFront.value)?.title;
    document.title = title ? `${title} – truce` : "truce";
  });
  return (
    <header class="head">
      <div class="head-bar">
        <p class="brand">{say.name}</p>
        <div class="head-controls on-screen">
          <CaseSwitch />
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </div>
      <h1>{caseId === null ? say.what : <bdi>{entryOf(caseId)?.title ?? caseId}</bdi>}</h1>
      {caseId !== null && <Facts />}
    </header>
  );
}

/** Since when the agreement binds, and by which rules it is read. */
function Facts() {
  const say = words.value.frame;
  const terms = valueIn(answer.now.value)?.case;
  if (terms === undefined) return null;
  return (
    <p class="soft head-facts">
      {say.inForce(formats.value.instant(terms.in_force), terms.timezone)} {say.rules}:{" "}
      <code class="hash" title={terms.rules_hash}>
        {terms.rules_hash.slice(0, 12)}
      </code>
    </p>
  );
}

function CaseSwitch() {
  const listed = valueIn(cases.now.value)?.cases ?? [];
  if (listed.length < 2) return null;
  const choose = (event: TargetedEvent<HTMLSelectElement>) => {
    go({ cases: [event.currentTarget.value], ...OF_NO_CASE });
  };
  return (
    <label class="case">
      <span class="heard">{words.value.frame.chooseCase}</span>
      <select value={caseInFront.value ?? ""} onChange={choose}>
        {listed.map((entry) => (
          <option key={entry.case} value={entry.case} dir="auto">
            {entry.title ?? entry.case}
          </option>
        ))}
      </select>
    </label>
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
