/**
 * What the map and its chart draw: incidents as columns, classed by the findings that the calendar's choice asks about,
 * and the areas of the agreement.
 *
 * In: the question; what the calendar has selected, or is narrowed to. Out: {@link points}, {@link areas}. Invariant: the classes
 * are the server's; nothing is judged here.
 */
import { computed } from "@preact/signals";
import { address } from "../address/live";
import { type Area, readAreas } from "../api/areas";
import { api, ask, type Reply } from "../api/client";
import { type Points, readPoints, UnreadablePoints } from "../api/points";
import { about } from "./answers";
import { follow } from "./follow";
import { nameOf, type Question, queryOf, question } from "./question";

/** Whose findings class the incidents; `null`: those of every provision, or about every party. */
export interface FindingsOf {
  readonly provision: string | null;
  readonly party: string | null;
}

interface PointsQuestion extends Question {
  readonly findings: FindingsOf;
}

/** The provision and party of the selected cell, else those to which the calendar is narrowed. */
export const findingsOf = computed<FindingsOf>(() => {
  const { selected, narrowed } = address.value;
  const { provision, party } = selected?.is === "cell" ? selected : narrowed;
  return { provision, party };
});

const pointsQuestion = computed<PointsQuestion | null>(() => {
  const asked = question.value;
  return asked === null ? null : { ...asked, findings: findingsOf.value };
});

/** All incidents of the answer. */
export const points = follow(pointsQuestion, {
  name: (asked) => `${nameOf(asked)} ${JSON.stringify(asked.findings)}`,
  about: (asked) => asked.case,
  ask: askPoints,
});

/** The areas of the agreement. */
export const areas = about<readonly Area[]>(question, askAreas);

async function askPoints(asked: PointsQuestion, signal: AbortSignal): Promise<Reply<Points>> {
  const { provision, party } = asked.findings;
  const findings = { ...(provision && { provision }), ...(party && { party }) };
  const params = { path: { case: asked.case }, query: { ...queryOf(asked), ...findings } };
  const parseAs = "arrayBuffer";
  const request = api.GET("/api/v1/cases/{case}/points", { params, parseAs, signal });
  return read(await ask<ArrayBuffer>(request, signal), readInTime);
}

/** Reads points, and says how long it took to whoever measures the page. */
function readInTime(bytes: ArrayBuffer): Points {
  const start = performance.now();
  const read = readPoints(bytes);
  performance.measure("incidents read", { start });
  return read;
}

async function askAreas(asked: Question, signal: AbortSignal): Promise<Reply<readonly Area[]>> {
  const params = { path: { case: asked.case }, query: queryOf(asked) };
  const request = api.GET("/api/v1/cases/{case}/areas", { params, signal });
  return read(await ask<unknown>(request, signal), readAreas);
}

/** Reads an answer further; what cannot be read is trouble, with why. */
function read<A, T>(reply: Reply<A>, how: (answer: A) => T | null): Reply<T> {
  if (reply.is !== "answer") return reply;
  try {
    const value = how(reply.value);
    return value === null ? { is: "trouble", trouble: { is: "unreadable" } } : { ...reply, value };
  } catch (thrown) {
    if (!(thrown instanceof UnreadablePoints)) throw thrown;
    return { is: "trouble", trouble: { is: "unreadable", says: thrown.message } };
  }
}
