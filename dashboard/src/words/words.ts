/**
 * The page's own words, in the language that the reader chose.
 *
 * In: the address's language, else the browser's. Out: {@link words}, {@link formats}, {@link language}. Words of
 * others (titles, sources, reports) are not translated: they stand in <bdi> as they are. Invariant: English is always
 * here; another language is fetched before it is switched to, so that no text is ever missing.
 */
import { computed, effect, signal } from "@preact/signals";
import { LANGUAGES, type Language } from "../address/address";
import { address } from "../address/live";
import { en, type Words } from "./en";
import { formatsOf } from "./formats";
import { LOCALES } from "./locale";

const here = signal<Partial<Record<Language, Words>>>({ en });

/** The language that the reader wants. */
const wanted = computed<Language>(() => address.value.language ?? browserLanguage(navigator.languages));
/** The language that is shown. */
export const language = computed<Language>(() => (here.value[wanted.value] ? wanted.value : "en"));
export const words = computed<Words>(() => here.value[language.value] ?? en);
export const formats = computed(() => formatsOf(language.value));
export const direction = computed(() => LOCALES[language.value].direction);

/** Returns the first of the browser's languages that the page speaks. */
export function browserLanguage(asked: readonly string[]): Language {
  for (const tag of asked) {
    const known = LANGUAGES.find((language) => tag.toLowerCase().split("-")[0] === language);
    if (known) return known;
  }
  return "en";
}

/** Keeps the words of the wanted language at hand, and tells the document which way it runs. */
export function keepWords(): void {
  effect(() => {
    if (wanted.value === "ar" && !here.value.ar) void fetchArabic();
  });
  effect(() => {
    document.documentElement.lang = language.value;
    document.documentElement.dir = direction.value;
  });
}

/** Resolves once the words that the reader wants are here, or cannot be had. */
export async function wordsAreHere(): Promise<void> {
  if (wanted.peek() === "ar") await fetchArabic();
}

async function fetchArabic(): Promise<void> {
  try {
    const { ar } = await import("./ar");
    here.value = { ...here.peek(), ar };
  } catch {
    // The file could not be fetched: the page goes on in English, which is better than none.
  }
}
