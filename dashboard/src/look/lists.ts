/**
 * The closed lists that the page draws: the words of the API for standings, days of a clock and answers.
 *
 * In the order in which legends show them. Read next: `shapes.tsx`, which draws each.
 */

export type Standing = "kept" | "breached" | "contested" | "undetermined" | "not-monitored";
export type DayState = "met" | "broken" | "may-be-broken" | "unknown";
/** A clock's day also shows where a decision set it back. */
export type ClockSign = DayState | "reset";
export type Answer = "met" | "not_met" | "undetermined";

export const STANDINGS: readonly Standing[] = [
  "kept",
  "breached",
  "contested",
  "undetermined",
  "not-monitored",
];
export const CLOCK_SIGNS: readonly ClockSign[] = ["met", "broken", "may-be-broken", "unknown", "reset"];
export const ANSWERS: readonly Answer[] = ["met", "not_met", "undetermined"];

/** What an incident comes to, by the weightiest of its findings; the weightiest first. */
export type IncidentClass =
  | "grave"
  | "minor"
  | "contested"
  | "undetermined"
  | "pending"
  | "no-violation"
  | "not-an-incident"
  | "beside"
  | "not-applicable";
