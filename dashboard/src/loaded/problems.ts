/**
 * What is wrong with the files of the case in front, as they are now.
 *
 * In: the case in front and its changes. Out: {@link problems}, asked only while they are shown.
 */
import { computed } from "@preact/signals";
import { api, ask } from "../api/client";
import { caseInFront, changesOf } from "./cases";
import { follow } from "./follow";

interface Files {
  readonly case: string;
  readonly changes: number;
}

const files = computed<Files | null>(() => {
  const id = caseInFront.value;
  return id === null ? null : { case: id, changes: changesOf(id) };
});

export const problems = follow(files, {
  name: (of: Files) => `${of.case} ${of.changes}`,
  about: (of: Files) => of.case,
  ask: (of: Files, signal: AbortSignal) =>
    ask(api.GET("/api/v1/cases/{case}/problems", { params: { path: { case: of.case } }, signal }), signal),
});
