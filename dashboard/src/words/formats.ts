/**
 * Numbers, days and instants as people read them in each language.
 *
 * In: numbers; days as `2016-09-12`; instants as the server writes them, `2016-09-12T19:00+03:00`. Out: text.
 * Invariant: an instant is shown in the agreement's zone, as written, never in the browser's. What cannot be read is
 * shown as it came.
 */
import type { Language } from "../address/address";
import { numberLocale } from "./locale";

export interface Formats {
  number(n: number): string;
  /** `36.2`, always with one place after the point. */
  tenths(n: number): string;
  /** `0.0312`, `1.25`, `1,234`: three digits where there are fewer before the point. */
  figure(n: number): string;
  /** `12 September 2016` */
  day(day: string): string;
  /** `Mon 12 Sep` */
  shortDay(day: string): string;
  /** `September 2016` */
  month(day: string): string;
  /** `12` */
  dayOfMonth(day: string): string;
  /** `M` */
  weekday(day: string): string;
  /** `12 September 2016 at 19:00` */
  instant(instant: string): string;
  /** `19:00` */
  time(instant: string): string;
  /** `40%`: how much of something could be seen. Never how much was kept. */
  share(n: number): string;
  /** `A, B and C` */
  list(items: readonly string[]): string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})/;

export function formatsOf(language: Language): Formats {
  const locale = numberLocale(language);
  const utc = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
  const number = new Intl.NumberFormat(locale);
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const figure = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const long = utc({ day: "numeric", month: "long", year: "numeric" });
  const short = utc({ weekday: "short", day: "numeric", month: "short" });
  const month = utc({ month: "long", year: "numeric" });
  const dayOfMonth = utc({ day: "numeric" });
  const weekday = utc({ weekday: "narrow" });
  const time = utc({ timeStyle: "short", hourCycle: "h23" });
  const share = new Intl.NumberFormat(locale, { style: "percent" });
  const instant = utc({ dateStyle: "long", timeStyle: "short", hourCycle: "h23" });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return {
    number: (n) => number.format(n),
    tenths: (n) => tenths.format(n),
    figure: (n) => (Math.abs(n) >= 100 ? whole : figure).format(n),
    day: (day) => formatDay(long, day),
    shortDay: (day) => formatDay(short, day),
    month: (day) => formatDay(month, day),
    dayOfMonth: (day) => formatDay(dayOfMonth, day),
    weekday: (day) => formatDay(weekday, day),
    instant: (text) => formatInstant(instant, text),
    time: (text) => formatInstant(time, text),
    share: (n) => share.format(n),
    list: (items) => list.format(items),
  };
}

function formatDay(format: Intl.DateTimeFormat, day: string): string {
  return DAY.test(day) ? format.format(new Date(`${day}T00:00:00Z`)) : day;
}

function formatInstant(format: Intl.DateTimeFormat, instant: string): string {
  const clock = INSTANT.exec(instant)?.[1];
  return clock === undefined ? instant : format.format(new Date(`${clock}Z`));
}
