/**
 * What each language is called, which way it runs, and which digits and calendar it is written with.
 *
 * Digits are Latin in Arabic too: figures stand beside those that sources wrote and must be comparable at a glance.
 * Months are those of the Levant and Iraq, in which the shipped cases lie.
 */
import type { Language } from "../address/address";

interface Locale {
  readonly own: string;
  readonly direction: "ltr" | "rtl";
  readonly intl: string;
}

export const LOCALES: Readonly<Record<Language, Locale>> = {
  en: { own: "English", direction: "ltr", intl: "en-GB" },
  ar: { own: "العربية", direction: "rtl", intl: "ar-SY-u-nu-latn-ca-gregory" },
};

export function numberLocale(language: Language): string {
  return LOCALES[language].intl;
}
