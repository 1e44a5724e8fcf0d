/**
 * What the map and its chart draw: incidents as columns, classed by the findings that the calendar's choice asks about,
 * and the areas of the agreement.
 *
 * In: the question; a cell of the calendar, if one is selected. Out: {@link points}, {@link areas}. Invariant: the classes
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

/** Whose findings class the incidents. */
export interface FindingsOf {
  readonly provision: string;
  readonly party: string;
}

interface PointsQuestion extends Question {
  readonly findings: FindingsOf | null;
}

/** The provision and party that the calendar has selected; `null`: all findings count. */
export const findingsOf = computed<FindingsOf | null>(() => {
  const { selected } = address.value;
  return selected?.is === "cell" ? { provision: selected.provision, party: selected.party } : null;
});

const pointsQuestion = computed<PointsQuestion | null>(() => {
  const asked = question.value;
  return asked === null ? null : { ...asked, findings: findingsOf.value };
});

/** All incidents of the answer. */
export const points = follow(pointsQuestion, {
  name: (asked) => `${nameOf(asked)} ${asked.findings?.provision} ${asked.findings?.party}`,
  about: (asked) => asked.case,
  ask: askPoints,
});

/** The areas of the agreement. */
export const areas = about<readonly Area[]>(question, askAreas);

async function askPoints(asked: PointsQuestion, signal: AbortSignal): Promise<Reply<Points>> {
  const params = { path: { case: asked.case }, query: { ...queryOf(asked), ...asked.findings } };
  const parseAs = "arrayBuffer";
  const request = api.GET("/api/v1/cases/{case}/points", { params, parseAs, signal });
  return read(await ask<ArrayBuffer>(request, signal), readPoints);
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
