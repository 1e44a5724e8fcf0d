/**
 * The address bar as a signal: the one state that the reader steers.
 *
 * In: the browser's address and its back and forward buttons. Out: {@link address}, from which every part reads, and
 * {@link go} and {@link refine}, by which every part steers. Invariant: nothing is shown that follows neither from the
 * address nor from the server's answers, so that a copied address shows the same.
 */
import { computed, signal } from "@preact/signals";
import { type Address, DEFAULT_READING, type Selection, sameReading } from "./address";
import { type Read, readQuery, writeQuery, writeSelection } from "./query";

const read = signal<Read>(readQuery(location.search));

/** What the page shows. */
export const address = computed<Address>(() => read.value.address);
/** Parts of the address that could not be read. */
export const slips = computed(() => read.value.slips);
/** The reading that is chosen. */
export const reading = computed(() => address.value.reading);
/** Whether it is the default one, so that there is nothing to mark as changed. */
export const readingIsDefault = computed(() => sameReading(reading.value, DEFAULT_READING));

/** Takes a step that the back button undoes: another case, reading, day, cell. */
export function go(change: Partial<Address>): void {
  put(change, "pushState");
}

/** Changes the address in place: what moves while a finger moves, such as the time brush. */
export function refine(change: Partial<Address>): void {
  put(change, "replaceState");
}

/** Returns the address of a link that makes this change, for an `href` that can be opened in a new window. */
export function hrefOf(change: Partial<Address>): string {
  return writeQuery({ ...address.value, ...change }) || "?";
}

/** The address but for what is selected: for {@link hrefOfSelection}. */
export const restOfAddress = computed(() => writeQuery({ ...address.value, selected: null }));

/** Returns the address of a link that selects something, for where there are thousands of them. */
export function hrefOfSelection(rest: string, selected: Selection): string {
  return `${rest === "" ? "?" : `${rest}&`}selected=${encodeURIComponent(writeSelection(selected))}`;
}

function put(change: Partial<Address>, how: "pushState" | "replaceState"): void {
  const next = { ...address.peek(), ...change };
  const query = writeQuery(next);
  if (query === writeQuery(address.peek())) return;
  history[how](null, "", `${location.pathname}${query}${location.hash}`);
  read.value = { address: next, slips: [] };
}

addEventListener("popstate", () => {
  read.value = readQuery(location.search);
});
