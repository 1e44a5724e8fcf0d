/**
 * What is selected, explained: a cell of the calendar, an incident or a gate, down to what each source said.
 *
 * In: the address's selection and the question. Out: {@link evidence}. Invariant: the explanation of one thing is never
 * shown under the name of another: another selection drops it at once.
 */
import { computed } from "@preact/signals";
import type { Selection } from "../address/address";
import { address } from "../address/live";
import { writeSelection } from "../address/query";
import { api, ask, type Reply } from "../api/client";
import type { components } from "../api/schema";
import { follow } from "./follow";
import { inCase, nameOf, type Question, queryOf, question } from "./question";

export type StandingExplained = components["schemas"]["StandingExplained"];
export type FindingExplained = components["schemas"]["FindingExplained"];
export type GateExplained = components["schemas"]["GateExplained"];
export type IncidentView = components["schemas"]["IncidentView"];
export type AccountView = components["schemas"]["AccountView"];
export type ReplyView = components["schemas"]["ReplyView"];
export type NumbersView = components["schemas"]["NumbersView"];

export type Explained =
  | { readonly is: "cell"; readonly why: StandingExplained }
  | { readonly is: "incident"; readonly incident: IncidentView }
  | { readonly is: "gate"; readonly why: GateExplained };

interface Asked extends Question {
  readonly selected: Selection;
}

const selected = computed<Asked | null>(() => {
  const asked = question.value;
  const chosen = address.value.selected;
  return asked === null || chosen === null ? null : { ...asked, selected: chosen };
});

/** What the selection rests on. */
export const evidence = follow(selected, {
  name: (asked) => `${nameOf(asked)} ${writeSelection(asked.selected)}`,
  about: (asked) => `${asked.case} ${writeSelection(asked.selected)}`,
  ask: explain,
});

async function explain(asked: Asked, signal: AbortSignal): Promise<Reply<Explained>> {
  switch (asked.selected.is) {
    case "cell":
      return as(await askCell(asked, asked.selected, signal), (why) => ({ is: "cell", why }));
    case "incident":
      return as(await askIncident(asked, asked.selected.incident, signal), (incident) => ({
        is: "incident",
        incident,
      }));
    case "gate":
      return as(await askGate(asked, asked.selected.phase, signal), (why) => ({ is: "gate", why }));
  }
}

type Cell = Extract<Selection, { is: "cell" }>;

function askCell(asked: Question, { provision, party, area, day }: Cell, signal: AbortSignal) {
  const query = { ...queryOf(asked), provision, party, area, day: String(day) };
  const call = { params: { path: { case: asked.case }, query }, signal };
  return ask(api.GET("/api/v1/cases/{case}/standing", call), signal);
}

function askIncident(asked: Question, incident: string, signal: AbortSignal) {
  const { params } = inCase(asked, signal);
  const call = { params: { ...params, path: { case: asked.case, incident } }, signal };
  return ask(api.GET("/api/v1/cases/{case}/incidents/{incident}", call), signal);
}

function askGate(asked: Question, phase: string, signal: AbortSignal) {
  const { params } = inCase(asked, signal);
  const call = { params: { ...params, path: { case: asked.case, phase } }, signal };
  return ask(api.GET("/api/v1/cases/{case}/gates/{phase}", call), signal);
}

/** Returns the reply with its value told apart from others. */
function as<T>(reply: Reply<T>, tell: (value: T) => Explained): Reply<Explained> {
  return reply.is === "answer" ? { ...reply, value: tell(reply.value) } : reply;
}
