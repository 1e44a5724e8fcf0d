/**
 * The files that the server makes of an answer, and where each stands.
 *
 * In: a case and a query. Out: an address relative to the page. Pure. Invariant: a file is of exactly the question that the page
 * shows.
 */
import type { QuestionQuery } from "../../loaded/question";

export const FILES = [
  "bulletin.html",
  "bulletin.md",
  "standing.csv",
  "incidents.csv",
  "incidents.geojson",
  "assessment.json",
] as const;
export type FileName = (typeof FILES)[number];

export function hrefOfFile(file: FileName, caseId: string, asked: QuestionQuery): string {
  const query = new URLSearchParams({ ...asked });
  const path = `api/v1/cases/${encodeURIComponent(caseId)}/files/${file}`;
  return query.size === 0 ? path : `${path}?${query}`;
}
