/**
 * The days of the agreement by number and by date.
 *
 * In: the answer's days. Out: {@link AgreementDays}. Pure. A day has the date on which it begins; days before the agreement
 * are counted back from the first.
 */

export interface AgreementDays {
  /** The number of the last day; the first is 0. */
  readonly last: number;
  /** Returns the date on which a day begins, `2016-09-12`. */
  date(day: number): string;
}

export function agreementDays(days: readonly { readonly day: string }[]): AgreementDays {
  const first = Date.parse(`${days[0]?.day}T00:00:00Z`);
  const date = (day: number) => {
    const at = new Date(first + day * 86_400_000);
    return Number.isNaN(at.getTime()) ? "" : at.toISOString().slice(0, 10);
  };
  return { last: days.length - 1, date: (day) => days[day]?.day ?? date(day) };
}
