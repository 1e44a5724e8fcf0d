/**
 * Whether the page is being drawn for paper, for what paper needs otherwise: nothing scrolled away, nothing folded.
 *
 * In: the browser's word that it prints, or that its window is a sheet. Out: a signal. What CSS alone can say stands in
 * print.css.
 */
import { computed, signal } from "@preact/signals";

const asked = signal(false);
const sheet = matchMedia("print");
const isSheet = signal(sheet.matches);

sheet.addEventListener("change", () => {
  isSheet.value = sheet.matches;
});
addEventListener("beforeprint", () => {
  asked.value = true;
});
addEventListener("afterprint", () => {
  asked.value = false;
});

export const printing = computed(() => asked.value || isSheet.value);
