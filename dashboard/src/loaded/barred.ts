/**
 * Why nothing at all can be answered: the case is not there, its files cannot be read, or the question cannot be put.
 *
 * In: what became of the answer. Out: {@link barred}; `null`: the answer is here or may come.
 */
import { computed } from "@preact/signals";
import { type Bar, barOf } from "../api/trouble";
import { answer } from "./answers";
import { troubleIn } from "./loaded";

export const barred = computed<Bar | null>(() => {
  const trouble = troubleIn(answer.now.value);
  return trouble === null ? null : barOf(trouble);
});
