/**
 * Plural forms: a number and its noun, as the language asks.
 *
 * In: a number and the forms of a phrase, with `#` where the number stands. Out: the phrase. Invariant: English gives two
 * forms and Arabic six; a missing one does not compile.
 */
import type { Language } from "../address/address";
import { numberLocale } from "./locale";

export type EnglishForms = Readonly<Record<"one" | "other", string>>;
export type ArabicForms = Readonly<Record<"zero" | "one" | "two" | "few" | "many" | "other", string>>;

export const english = counter<EnglishForms>("en");
export const arabic = counter<ArabicForms>("ar");

/** Returns a function that says `n` of something. */
function counter<F extends Readonly<Record<"other", string>>>(language: Language) {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(numberLocale(language));
  return (n: number, forms: F): string => {
    const chosen: unknown = Reflect.get(forms, rules.select(n));
    const form = typeof chosen === "string" ? chosen : forms.other;
    return form.replaceAll("#", numbers.format(n));
  };
}
